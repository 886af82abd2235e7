/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPackWindow: the marking desk over one marker's pack, without an office. */
#include "opcc-pack-window.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-banner.h"
#include "opcc-dialogs.h"
#include "opcc-domain-table.h"
#include "opcc-keys.h"
#include "opcc-marking-tab.h"
#include "opcc-pack-making.h"
#include "opcc-pack-office.h"
#include "opcc-page.h"
#include "opcc-store.h"
#include "opcc-toaster.h"
#include "opcc-window-host.h"
#include "opcc-workspace.h"

#define WIDTH  1180
#define HEIGHT 760

struct _OpccPackWindow
{
  AdwApplicationWindow parent_instance;

  OpccToaster *toaster;     /* (unowned) */
  OpccBanner *banner;       /* (unowned) */
  AdwBin *place;            /* (unowned): of the desk */
  AdwWindowTitle *title;    /* (unowned) */
  OpccAskDialog *dialog;    /* (unowned) (nullable): asks for the passphrase */
  GtkWindow *question;      /* (unowned) (nullable): whether to close with something left */
  OpccStore *store;         /* (owned) (nullable) */
  OpccWorkspace *workspace; /* (owned) (nullable) */
  OpccPackOffice *office;   /* (owned) (nullable): until the pack is read */
  char *path;               /* (owned): of the pack */
  char *words;              /* (owned) (nullable): what the banner says */
  gboolean gone;            /* the window is; an answer on its way finds nobody */
  gboolean leaving;         /* what is left was said, and the answer was yes */
  gboolean keeping;
  gboolean keep_again; /* something was changed meanwhile */
};

static void
say (OpccPackWindow *self, OpccTone tone, const char *title, const char *words)
{
  g_free (self->words);
  self->words = g_strdup (words);
  opcc_window_host_say (self->banner, tone, title, words);
}

static void
report_error (OpccPageHost *host, const GError *error)
{
  say (OPCC_PACK_WINDOW (host), OPCC_TONE_BAD, _ ("Not done"), error->message);
}

static void
show_toast (OpccPageHost *host, const char *plain_text, gboolean with_undo)
{
  opcc_window_host_toast (OPCC_PACK_WINDOW (host)->toaster, plain_text, with_undo);
}

static void
init_host (OpccPageHostInterface *iface)
{
  iface->report_error = report_error;
  iface->toast = show_toast;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccPackWindow,
                               opcc_pack_window,
                               ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_PAGE_HOST, init_host))

/* --- keeping --------------------------------------------------------------------------------- */

/* What to do next: to mark, or to send the file back. */
static void
say_next (OpccPackWindow *self)
{
  const guint n = self->office->applications->len;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *words = NULL;

  if (self->office->n_left == 0)
    words = g_strdup_printf (_ ("All is submitted. Close this window and send %s back to the "
                                "office."),
                             name);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u of %u application to submit. Each mark is kept in %s "
                                          "as you give it.",
                                          "%u of %u applications to submit. Each mark is kept in "
                                          "%s as you give it.",
                                          n),
                             self->office->n_left, n, name);
  say (self, OPCC_TONE_INFO, self->office->n_left == 0 ? _ ("Done") : _ ("Marker’s pack"), words);
}

/* On the store's thread, as all that looks into the pack. */
static gpointer
keep_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_pack_office_keep (data, db, error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPackWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean kept = opcc_workspace_run_finish (self->workspace, result, &error) != NULL;

  self->keeping = self->office != NULL && kept && self->keep_again;
  self->keep_again = FALSE;
  if (self->office == NULL)
    return; /* the window is gone, and said so itself where that was not kept */
  if (!kept)
    say (self, OPCC_TONE_BAD, _ ("Not kept in the pack"), error->message);
  else if (self->keeping)
    opcc_workspace_run (self->workspace, keep_job, self->office, NULL, NULL, NULL, kept_cb,
                        g_object_ref (self));
  else
    say_next (self);
}

/* One at a time: under a passphrase it takes a moment, and the last one has everything. */
static void
changed_cb (OpccPackWindow *self)
{
  if (self->office == NULL)
    return;
  self->keep_again = self->keeping;
  if (self->keeping)
    return;
  self->keeping = TRUE;
  opcc_workspace_run (self->workspace, keep_job, self->office, NULL, NULL, NULL, kept_cb,
                      g_object_ref (self));
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_pack_office_undo (db, cancellable, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPackWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = opcc_workspace_run_finish (self->workspace, result, &error);
  g_autofree char *words = name != NULL ? g_strdup_printf (_ ("Undone: %s"), name) : NULL;

  if (self->office != NULL)
    opcc_toaster_show (self->toaster, words != NULL ? words : error->message, NULL, NULL);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccPackWindow *self = user_data;

  if (self->office != NULL)
    opcc_workspace_run (self->workspace, undo_job, NULL, NULL, g_free, NULL, undone_cb,
                        g_object_ref (self));
}

/* --- opening --------------------------------------------------------------------------------- */

typedef struct
{
  char *path;
  char *passphrase; /* (nullable) */
} Wanted;

static void
free_wanted (Wanted *wanted)
{
  g_free (wanted->path);
  g_free (wanted->passphrase);
  g_free (wanted);
}

static gpointer
open_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return opcc_pack_office_fill (db, wanted->path, wanted->passphrase, cancellable, error);
}

static void
show_desk (OpccPackWindow *self)
{
  const OpccPackOffice *office = self->office;
  GtkWidget *page = opcc_page_new (office->pack->round_title, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  adw_window_title_set_title (self->title, office->pack->round_title);
  adw_window_title_set_subtitle (self->title, office->pack->role);
  /* GTK 4.8 tells buttons nothing of a group that comes between them and the window later: with one
   * of its own, the page is between them from the beginning. */
  gtk_widget_insert_action_group (page, "pack", G_ACTION_GROUP (group));
  adw_bin_set_child (self->place, page);
  opcc_page_set_child (OPCC_PAGE (page),
                       opcc_marking_tab_new_alone (self->workspace, office->round, office->marker));
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  say_next (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPackWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  OpccPackOffice *office = opcc_workspace_run_finish (self->workspace, result, &error);

  if (self->gone)
    {
      opcc_pack_office_free (office);
      return;
    }
  self->office = office;
  if (self->dialog != NULL)
    opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (self->dialog), error);
  else if (error != NULL)
    say (self, OPCC_TONE_BAD, _ ("Not opened"), error->message);
  if (self->office != NULL)
    show_desk (self);
}

static void
start_opening (OpccPackWindow *self, const char *passphrase)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->path = g_strdup (self->path);
  wanted->passphrase = g_strdup (passphrase);
  opcc_workspace_run (self->workspace, open_job, wanted, (GDestroyNotify) free_wanted,
                      (GDestroyNotify) opcc_pack_office_free, NULL, opened_cb, g_object_ref (self));
}

static void
passphrase_cb (OpccPackWindow *self, OpccAskDialog *dialog)
{
  start_opening (self, opcc_ask_dialog_get_text (dialog, 0));
}

/* Without the passphrase there is nothing to show. */
static void
dialog_gone_cb (OpccPackWindow *self)
{
  g_clear_weak_pointer (&self->dialog);
  if (self->office == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
ask_passphrase (OpccPackWindow *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  OpccAskDialog *dialog = opcc_ask_dialog_new (GTK_WIDGET (self), name,
                                               _ ("This pack is under a passphrase: the one that "
                                                  "came with it, by another way."),
                                               _ ("Open"));

  opcc_ask_dialog_add_secret (dialog, _ ("Passphrase"));
  g_set_weak_pointer (&self->dialog, dialog);
  g_signal_connect_object (dialog, "apply", G_CALLBACK (passphrase_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_gone_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The office file for the time being: in memory alone, so that nothing of a pack stands on the disk
 * but the pack itself, under its passphrase where it has one. */
static gboolean
make_office (OpccPackWindow *self, GError **error)
{
  opcc_domain_table_register ();
  self->store = opcc_store_open (NULL, OPCC_STORE_IN_MEMORY, error);
  if (self->store == NULL)
    return FALSE;
  self->workspace = opcc_workspace_new (self->store);
  return TRUE;
}

/* --- the window ------------------------------------------------------------------------------ */

static void
close_cb (gpointer user_data)
{
  g_autoptr (OpccPackWindow) self = user_data;

  gtk_window_close (GTK_WINDOW (self));
}

/* Not before the question, which is above it, is gone: GTK 4.8 looks for its window then. */
static void
leave_cb (gboolean yes, gpointer user_data)
{
  OpccPackWindow *self = user_data;

  g_clear_weak_pointer (&self->question);
  self->leaving = yes;
  if (yes)
    g_idle_add_once (close_cb, g_object_ref (self));
  g_object_unref (self);
}

static void
ask_to_leave (OpccPackWindow *self)
{
  const guint n = self->office->applications->len;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *heading =
      g_strdup_printf (_ ("%u of %u not submitted"), self->office->n_left, n);
  g_autofree char *words =
      g_strdup_printf (_ ("All that you gave is kept in %s, and you can go on with it later. Sent "
                          "back now, the office takes what is not submitted as begun."),
                       name);
  GtkWindow *question = opcc_dialog_ask (GTK_WIDGET (self), heading, words, _ ("Close"),
                                         OPCC_VERB_PLAIN, leave_cb, g_object_ref (self));

  g_set_weak_pointer (&self->question, question);
}

/* What was typed last goes into the pack before the window does, and what is left is said. */
static gboolean
opcc_pack_window_close_request (GtkWindow *window)
{
  OpccPackWindow *self = OPCC_PACK_WINDOW (window);
  g_autoptr (GError) error = NULL;

  gtk_window_set_focus (window, NULL);
  if (self->office != NULL &&
      opcc_store_run_wait (self->store, keep_job, self->office, NULL, &error) == NULL)
    {
      say (self, OPCC_TONE_BAD, _ ("Not kept in the pack"), error->message);
      self->leaving = FALSE;
      return GDK_EVENT_STOP;
    }
  if (self->office != NULL && self->office->n_left > 0 && !self->leaving)
    {
      if (self->question == NULL)
        ask_to_leave (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (opcc_pack_window_parent_class)->close_request (window);
}

static void
opcc_pack_window_dispose (GObject *object)
{
  OpccPackWindow *self = OPCC_PACK_WINDOW (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_weak_pointer (&self->question);
  if (self->store != NULL)
    opcc_store_close (self->store);
  self->gone = TRUE;
  g_clear_pointer (&self->office, opcc_pack_office_free);
  G_OBJECT_CLASS (opcc_pack_window_parent_class)->dispose (object);
}

static void
opcc_pack_window_finalize (GObject *object)
{
  OpccPackWindow *self = OPCC_PACK_WINDOW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->store);
  g_free (self->path);
  g_free (self->words);
  G_OBJECT_CLASS (opcc_pack_window_parent_class)->finalize (object);
}

static void
opcc_pack_window_class_init (OpccPackWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_pack_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_pack_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_pack_window_close_request;
}

static void
opcc_pack_window_init (OpccPackWindow *self)
{
  static const GActionEntry entries[] = { { "undo", undo_cb } };
  static const OpccKeyKind kinds[] = { OPCC_KEY_ALWAYS, OPCC_KEY_AFTER_FIELD, OPCC_KEY_LETTER };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  opcc_window_close_popovers (GTK_WINDOW (self));
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Marker’s pack"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_INFO, NULL, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  self->place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->place), TRUE);
  gtk_widget_add_css_class (box, "background");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  self->toaster = OPCC_TOASTER (opcc_toaster_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->toaster), "opcc-toasts");
  opcc_toaster_set_child (self->toaster, box);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->toaster));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_add_controller (GTK_WIDGET (self), opcc_keys_make_controller (kinds[i]));
}

/**
 * opcc_pack_window_takes:
 *
 * Returns: whether a file that the program was given is a marker's pack, by its name
 */
gboolean
opcc_pack_window_takes (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, OPCC_PACK_ENDING);
}

/* Two windows over one pack would write over one another's marks. */
static OpccPackWindow *
find_open (const char *path)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (OPCC_IS_PACK_WINDOW (window) && g_strcmp0 (OPCC_PACK_WINDOW (window)->path, path) == 0)
        return OPCC_PACK_WINDOW (window);
    }
  return NULL;
}

/**
 * opcc_pack_window_open:
 * @application: (nullable): the program
 *
 * Returns: (transfer none): the window that has this pack; a new one reads it, asks for its
 *   passphrase, or says why it cannot be marked
 */
OpccPackWindow *
opcc_pack_window_open (GtkApplication *application, const char *path)
{
  OpccPackWindow *self = find_open (path);
  g_autoptr (GError) error = NULL;

  if (self != NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      return self;
    }
  self = g_object_new (OPCC_TYPE_PACK_WINDOW, "application", application, NULL);
  self->path = g_strdup (path);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Marker’s pack"));
  gtk_window_present (GTK_WINDOW (self));
  if (!make_office (self, &error))
    say (self, OPCC_TONE_BAD, _ ("Not opened"), error->message);
  else if (opcc_pack_is_sealed (path))
    ask_passphrase (self);
  else
    start_opening (self, NULL);
  return self;
}

const char *
opcc_pack_window_get_words (OpccPackWindow *self)
{
  g_return_val_if_fail (OPCC_IS_PACK_WINDOW (self), NULL);
  return self->words;
}
