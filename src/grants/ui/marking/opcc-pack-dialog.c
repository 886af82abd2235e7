/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPackDialog: takes in the pack a marker sent back, after a look at what it would do. */
#include "opcc-pack-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-field.h"
#include "opcc-pack-making.h"
#include "opcc-pack-taking.h"

#define FOOT_HEIGHT 140

struct _OpccPackDialog
{
  OpccImportWindow parent_instance;
  gint64 round;
  GtkWidget *secret;      /* AdwPasswordEntryRow */
  char *passphrase;       /* (owned) (nullable): of the file in hand */
  GtkLabel *sets;         /* which applications are submitted, and which only begun */
  GtkWidget *choices;     /* a box of ticks, one for each mark that was changed here since */
  GPtrArray *keys;        /* (owned) of those that are ticked; what a job takes with it */
  OpccPackTaking *taking; /* (owned) (nullable): what the preview said; written by its job */
};

G_DEFINE_FINAL_TYPE (OpccPackDialog, opcc_pack_dialog, OPCC_TYPE_IMPORT_WINDOW)

static OpccPackTaking *
run_taking (OpccPackDialog *self, OpccDb *db, gboolean dry_run, GCancellable *stop, GError **error)
{
  const char *path = opcc_import_window_get_path (OPCC_IMPORT_WINDOW (self));

  return opcc_pack_take (db, self->round, path, self->passphrase,
                         (const char *const *) self->keys->pdata, dry_run, stop, error);
}

static char *
describe_score (gint64 score, const char *comment)
{
  if (score == OPCC_NO_INTEGER)
    return g_strdup (comment != NULL ? comment : _ ("none"));
  return comment != NULL ? g_strdup_printf ("%" PRId64 " · %s", score, comment)
                         : g_strdup_printf ("%" PRId64, score);
}

static void
add_row (OpccImportResult *result, const OpccPackMark *mark, guint number)
{
  OpccImportRow *row = g_new0 (OpccImportRow, 1);
  g_autofree char *score = describe_score (mark->score, mark->comment);

  row->row = number;
  row->outcome = mark->outcome == OPCC_PACK_REFUSED ? OPCC_IMPORT_REFUSED
                 : mark->outcome == OPCC_PACK_SAME  ? OPCC_IMPORT_MATCHED
                                                    : OPCC_IMPORT_ADDED;
  row->reference = g_strdup (mark->key);
  if (mark->criterion == NULL)
    row->note = g_strdup_printf (_ ("Conflict of interest: %s"), score);
  else
    row->note = g_strdup_printf ("%s · %s: %s", mark->submitted ? _ ("Submitted") : _ ("Begun"),
                                 mark->criterion, score);
  g_ptr_array_add (result->rows, row);
}

static void
add_problem (OpccImportResult *result, const OpccPackMark *mark, guint number)
{
  g_autofree char *score = describe_score (mark->score, NULL);
  const gboolean refused = mark->outcome == OPCC_PACK_REFUSED;

  opcc_import_result_take_problem (
      result, opcc_problem_new (refused ? OPCC_SEVERITY_ERROR : OPCC_SEVERITY_WARNING, number,
                                mark->key, score,
                                refused ? mark->problem
                                        : _ ("The office’s mark was changed since the pack was "
                                             "made. It stays."),
                                refused ? NULL : _ ("Tick it below to take the marker’s.")));
}

/* The pack as any other file that is taken in. */
static OpccImportResult *
make_result (const OpccPackTaking *taking)
{
  OpccImportResult *result = opcc_import_result_new ();

  result->read = taking->marks->len;
  result->added = taking->counts[OPCC_PACK_NEW] + taking->counts[OPCC_PACK_CHANGED];
  result->matched = taking->counts[OPCC_PACK_SAME];
  result->flagged = taking->counts[OPCC_PACK_CONFLICT];
  result->refused = taking->counts[OPCC_PACK_REFUSED];
  result->changes = taking->changes || taking->counts[OPCC_PACK_CONFLICT] > 0;
  for (guint i = 0; i < taking->marks->len; i++)
    {
      const OpccPackMark *mark = g_ptr_array_index (taking->marks, i);

      if (i < OPCC_IMPORT_MAX_PREVIEW && mark->outcome != OPCC_PACK_CONFLICT)
        add_row (result, mark, i + 1);
      if (mark->outcome == OPCC_PACK_CONFLICT || mark->outcome == OPCC_PACK_REFUSED)
        add_problem (result, mark, i + 1);
    }
  return result;
}

/* On the store's thread; the window looks at what is kept here only when it has ended. */
static gpointer
preview_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccPackDialog *self = data;

  g_clear_pointer (&self->taking, opcc_pack_taking_free);
  self->taking = run_taking (self, db, TRUE, cancellable, error);
  return self->taking != NULL ? make_result (self->taking) : NULL;
}

static gpointer
take_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return run_taking (data, db, FALSE, cancellable, error);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccImportWindow) window = user_data;
  g_autoptr (OpccPackTaking) taking = opcc_import_window_finish (window, result);
  g_autofree char *sentence = NULL;
  g_autofree char *words = NULL;

  if (taking == NULL)
    return;
  sentence = opcc_pack_taking_to_sentence (taking);
  words = g_strdup_printf (_ ("Pack of %s: %s"), taking->role, sentence);
  opcc_import_window_end (window, words, taking->action != NULL);
}

static void
look_at_pack (OpccImportWindow *window)
{
  OpccPackDialog *self = OPCC_PACK_DIALOG (window);

  opcc_children_unparent (self->choices);
  g_ptr_array_set_size (self->keys, 0);
  g_ptr_array_add (self->keys, NULL);
  opcc_import_window_start_preview (window, preview_job);
}

static void
open_sealed_pack (OpccImportWindow *window)
{
  OpccPackDialog *self = OPCC_PACK_DIALOG (window);

  g_free (self->passphrase);
  self->passphrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->secret)));
  look_at_pack (window);
}

static void
read_pack (OpccImportWindow *window)
{
  OpccPackDialog *self = OPCC_PACK_DIALOG (window);

  g_clear_pointer (&self->passphrase, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  if (!opcc_pack_is_sealed (opcc_import_window_get_path (window)))
    {
      look_at_pack (window);
      return;
    }
  opcc_import_window_show_step (window, "passphrase");
  gtk_widget_grab_focus (self->secret);
}

static void
secret_typed_cb (GtkWidget *window)
{
  gtk_widget_activate_action (window, "import.preview", NULL);
}

static void
take_pack (OpccImportWindow *window)
{
  OpccPackDialog *self = OPCC_PACK_DIALOG (window);

  g_ptr_array_set_size (self->keys, 0);
  for (GtkWidget *tick = gtk_widget_get_first_child (self->choices); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
      g_ptr_array_add (self->keys, (gpointer) gtk_widget_get_name (tick));
  g_ptr_array_add (self->keys, NULL);
  opcc_import_window_start (window, _ ("Taking the pack in"), take_job,
                            (GDestroyNotify) opcc_pack_taking_free, taken_cb);
}

static void
add_choice (OpccPackDialog *self, const OpccPackMark *mark)
{
  g_autofree char *theirs = describe_score (mark->score, mark->comment);
  g_autofree char *ours = describe_score (mark->office_score, mark->office_comment);
  /* Translators: reference with criterion, its title, and two marks: “3 · Why”. */
  g_autofree char *words = g_strdup_printf (_ ("%s %s: take the marker’s “%s” instead of “%s”"),
                                            mark->key, mark->criterion, theirs, ours);
  GtkWidget *tick = gtk_check_button_new_with_label (words);

  gtk_widget_set_name (tick, mark->key);
  gtk_widget_set_tooltip_text (tick, words);
  gtk_box_append (GTK_BOX (self->choices), tick);
}

/* Asked for once a preview is there: the marks to choose between are shown with it. */
static char *
make_verb (OpccImportWindow *window, const OpccImportResult *result)
{
  OpccPackDialog *self = OPCC_PACK_DIALOG (window);
  g_autofree char *sets =
      self->taking != NULL ? opcc_pack_taking_describe_sets (self->taking) : NULL;

  gtk_label_set_text (self->sets, sets != NULL ? sets : "");
  if (gtk_widget_get_first_child (self->choices) == NULL)
    for (guint i = 0; self->taking != NULL && i < self->taking->marks->len; i++)
      {
        const OpccPackMark *mark = g_ptr_array_index (self->taking->marks, i);

        if (mark->outcome == OPCC_PACK_CONFLICT)
          add_choice (self, mark);
      }
  return g_strdup (_ ("Take in"));
}

static void
opcc_pack_dialog_finalize (GObject *object)
{
  OpccPackDialog *self = OPCC_PACK_DIALOG (object);

  g_clear_pointer (&self->taking, opcc_pack_taking_free);
  g_ptr_array_unref (self->keys);
  g_free (self->passphrase);
  G_OBJECT_CLASS (opcc_pack_dialog_parent_class)->finalize (object);
}

static void
opcc_pack_dialog_class_init (OpccPackDialogClass *klass)
{
  static const OpccFileType types[] = {
    { N_ ("Marker packs and marking sheets"), "*.opccpack|*.xlsx" },
    { N_ ("All files"), "*" },
    { NULL },
  };
  OpccImportWindowClass *window_class = OPCC_IMPORT_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_pack_dialog_finalize;
  window_class->types = types;
  window_class->read_file = read_pack;
  window_class->preview = open_sealed_pack;
  window_class->apply = take_pack;
  window_class->make_verb = make_verb;
}

/* The step where the passphrase of a pack is typed. */
static GtkWidget *
create_secret (OpccPackDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->secret = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret), _ ("Passphrase"));
  g_signal_connect_object (self->secret, "entry-activated", G_CALLBACK (secret_typed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("This pack is under a passphrase"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("It is the one that the packs were made with."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->secret);
  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (group, 24);
  gtk_widget_set_margin_end (group, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), group);
  return clamp;
}

static void
opcc_pack_dialog_init (OpccPackDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->keys = g_ptr_array_new ();
  self->sets = GTK_LABEL (opcc_children_new_label (NULL, "opcc-small", 0));
  gtk_label_set_ellipsize (self->sets, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->sets, TRUE);
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->sets));
  gtk_box_append (GTK_BOX (foot), self->choices);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), foot);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), FOOT_HEIGHT);
  opcc_import_window_add_step (OPCC_IMPORT_WINDOW (self), "passphrase", create_secret (self));
  opcc_import_window_set_foot (OPCC_IMPORT_WINDOW (self), scroller);
}

OpccPackDialog *
opcc_pack_dialog_show (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccPackDialog *self = g_object_new (OPCC_TYPE_PACK_DIALOG, NULL);

  self->round = round;
  opcc_import_window_set_up (
      OPCC_IMPORT_WINDOW (self), from, workspace, _ ("Take in a marker’s pack"),
      _ ("Choose the pack or sheet"),
      _ ("A pack or marking sheet that was made here, filled in. You see what it would do before "
         "anything is kept, and marks changed here since are yours to choose."));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
