/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCriteriaDialog: what the markers of a round score, with the sum of the weights. */
#include "opcc-criteria-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-ask-dialog.h"
#include "opcc-criterion-change.h"
#include "opcc-dialogs.h"
#include "opcc-empty-state.h"
#include "opcc-grants-forms.h"
#include "opcc-page.h"
#include "opcc-reader.h"
#include "opcc-record-acts.h"
#include "opcc-request.h"

struct _OpccCriteriaDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkWidget *add;
  OpccBanner *banner;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *sum;

  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  OpccReader *reader;       /* (owned) */
  OpccRoundCriteria *read;  /* (owned) (nullable) until they were read */
  gint64 round;
};

G_DEFINE_FINAL_TYPE (OpccCriteriaDialog, opcc_criteria_dialog, ADW_TYPE_WINDOW)

static char *
describe_criterion (OpccCriterion *criterion)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (criterion->pass_fail)
    return g_strdup (_ ("Pass or fail"));
  /* Translators: weight and scale of a criterion: "24% of the mark · 0 to 5". */
  g_string_append_printf (words, _ ("%g%% of the mark · 0 to %" PRId64), criterion->weight,
                          criterion->scale);
  if (criterion->minimum != OPCC_NO_INTEGER)
    g_string_append_printf (words, _ (" · an award needs %" PRId64), criterion->minimum);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_error (OpccCriteriaDialog *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->banner), error != NULL);
  if (error != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_BAD, NULL, error->message);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccCriteriaDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (self->workspace, result, &error);
  show_error (self, error);
}

static gpointer
delete_criterion (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_record_act_delete (db, data, error));
}

/* What was asked about a criterion that is to be taken out. */
typedef struct
{
  gint64 criterion;
  char *reason;
  OpccDate day;
} Removal;

static void
free_removal (gpointer data)
{
  g_free (((Removal *) data)->reason);
  g_free (data);
}

static gpointer
remove_criterion (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removal *removal = data;

  return GINT_TO_POINTER (
      opcc_round_remove_criterion (db, removal->criterion, removal->reason, removal->day, error));
}

static void
remove_cb (OpccAskDialog *dialog, OpccRequest *request)
{
  g_autoptr (GError) error = NULL;
  const char *typed = opcc_ask_dialog_get_text (dialog, 1);
  OpccDate day = OPCC_NO_DATE;
  Removal *removal;

  if (*typed != '\0' && !opcc_date_parse (typed, &day, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  removal = g_new0 (Removal, 1);
  removal->criterion = request->n;
  removal->reason = g_strdup (opcc_ask_dialog_get_text (dialog, 0));
  removal->day = day;
  opcc_request_run (request, OPCC_APPLY_DIALOG (dialog), remove_criterion, removal, free_removal,
                    _ ("Criterion taken out"));
}

/* Once applications have come, it is taken out with a reason, and stays in the record. */
static void
ask_removal (OpccCriteriaDialog *self, OpccCriterion *criterion, const char *meaning)
{
  g_autofree char *today = opcc_date_format (opcc_date_today ());
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (GTK_WIDGET (self), _ ("Take out a criterion"), meaning, _ ("Take out"));

  opcc_ask_dialog_set_heading (dialog, criterion->title);
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            _ ("Say why, for the record. Nothing was changed."));
  opcc_ask_dialog_add_text (dialog, _ ("Counted until"), today, NULL);
  opcc_request_present (opcc_request_new (self->from, self->workspace, &opcc_criterion_kind,
                                          opcc_record_get_n (OPCC_RECORD (criterion))),
                        OPCC_APPLY_DIALOG (dialog), G_CALLBACK (remove_cb));
}

static void
delete_clicked_cb (GtkButton *button, OpccCriteriaDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  OpccCriterion *criterion = g_ptr_array_index (self->read->counting, index);

  if (self->read->fixed)
    ask_removal (self, criterion, g_ptr_array_index (self->read->removing, index));
  else
    opcc_workspace_run (self->workspace, delete_criterion, g_object_ref (criterion), g_object_unref,
                        NULL, NULL, deleted_cb, g_object_ref (self));
}

static GtkWidget *
make_row (OpccCriteriaDialog *self, OpccCriterion *criterion)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_strdup_printf ("%" PRId64 ". %s", criterion->number, criterion->title);
  g_autofree char *subtitle = describe_criterion (criterion);
  g_autofree char *name =
      g_strdup_printf (self->read->fixed ? _ ("Take out “%s”") : _ ("Delete “%s”"),
                       criterion->title);
  gboolean read_only = opcc_workspace_is_read_only (self->workspace);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "activatable",
                !read_only, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_sensitive (button, !read_only);
  opcc_children_set_name (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* What counted once, below what counts. */
static GtkWidget *
make_removed_row (OpccCriterion *criterion)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%" PRId64 ". %s", criterion->number, criterion->title);
  g_autofree char *day = opcc_date_format (criterion->removed);
  g_autofree char *subtitle =
      g_strdup_printf (_ ("Taken out: counted until %s. Its marks stay in the record."), day);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  gtk_widget_add_css_class (row, "opcc-dim");
  return row;
}

static void
show_sum (OpccCriteriaDialog *self)
{
  GPtrArray *criteria = self->read->counting;
  g_autofree char *said = NULL;
  double sum = 0;
  g_autofree char *words = NULL;
  gboolean whole;

  for (guint i = 0; i < criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (criteria, i);

      sum += criterion->pass_fail || isnan (criterion->weight) ? 0 : criterion->weight;
    }
  whole = fabs (sum - 100) < 1e-9;
  words = whole ? g_strdup (_ ("The weights add up to 100%."))
                : g_strdup_printf (_ ("The weights add up to %g%%. They have to add up to 100%% "
                                      "before the applications are shared out."),
                                   sum);
  said = self->read->fixed
             ? g_strdup_printf (_ ("%s Applications have come, so every change is a variation of "
                                   "the round, with its day and its reason."),
                                words)
             : g_steal_pointer (&words);
  gtk_label_set_text (self->sum, said);
  opcc_children_set_class (GTK_WIDGET (self->sum), "opcc-warn", !whole);
  opcc_children_set_class (GTK_WIDGET (self->sum), "opcc-dim", whole);
}

static gpointer
read_criteria (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_round_criteria_read (db, *(const gint64 *) data, error);
}

static gpointer
ask_round (gpointer dialog)
{
  return g_memdup2 (&OPCC_CRITERIA_DIALOG (dialog)->round, sizeof (gint64));
}

static void
show_criteria (gpointer dialog, gpointer data)
{
  OpccCriteriaDialog *self = dialog;
  OpccRoundCriteria *read = data;
  GtkWidget *row;

  show_error (self, NULL);
  g_clear_pointer (&self->read, opcc_round_criteria_free);
  self->read = read;
  gtk_widget_set_sensitive (self->add, !opcc_workspace_is_read_only (self->workspace));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < read->counting->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (read->counting, i)));
  for (guint i = 0; i < read->removed->len; i++)
    gtk_list_box_append (self->list, make_removed_row (g_ptr_array_index (read->removed, i)));
  show_sum (self);
  gtk_stack_set_visible_child_name (self->stack, read->counting->len + read->removed->len > 0
                                                     ? "list"
                                                     : "empty");
}

static void
show_reading_error (gpointer dialog, const GError *error)
{
  show_error (dialog, error);
}

static const OpccReaderForm reader_form = {
  .kinds = (const char *const[]){ "criterion", "mark", "assignment", "application", NULL },
  .job = read_criteria,
  .ask = ask_round,
  .free_asked = g_free,
  .free_read = (GDestroyNotify) opcc_round_criteria_free,
  .show = show_criteria,
  .show_error = show_reading_error,
};

static void
add_cb (OpccCriteriaDialog *self)
{
  OpccFormDialog *form = opcc_grants_open_criterion (self->from, self->workspace, NULL, self->round,
                                                     self->read->adding);

  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (self));
}

static void
row_activated_cb (OpccCriteriaDialog *self, GtkListBoxRow *row)
{
  OpccCriterion *criterion =
      g_ptr_array_index (self->read->counting, gtk_list_box_row_get_index (row));
  OpccFormDialog *form =
      self->read->fixed
          ? opcc_grants_open_variation (self->from, self->workspace, self->round, criterion)
          : opcc_grants_open_criterion (self->from, self->workspace, criterion, self->round, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (self));
}

static void
opcc_criteria_dialog_dispose (GObject *object)
{
  OpccCriteriaDialog *self = OPCC_CRITERIA_DIALOG (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (opcc_criteria_dialog_parent_class)->dispose (object);
}

static void
opcc_criteria_dialog_finalize (GObject *object)
{
  OpccCriteriaDialog *self = OPCC_CRITERIA_DIALOG (object);

  g_clear_object (&self->from);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->read, opcc_round_criteria_free);
  G_OBJECT_CLASS (opcc_criteria_dialog_parent_class)->finalize (object);
}

static void
opcc_criteria_dialog_class_init (OpccCriteriaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (klass)->dispose = opcc_criteria_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_criteria_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-criteria-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, add);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, list);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, sum);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
opcc_criteria_dialog_init (OpccCriteriaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
}

OpccCriteriaDialog *
opcc_criteria_dialog_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccCriteriaDialog *self = g_object_new (OPCC_TYPE_CRITERIA_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->round = round;
  gtk_widget_set_sensitive (self->add, FALSE); /* until it is known what one more means */
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return self;
}
