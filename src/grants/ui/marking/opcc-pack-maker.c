/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the packs of all markers of a round into a folder. */
#include "opcc-pack-maker.h"

#include <glib/gi18n-lib.h>

#include "opcc-dialogs.h"
#include "opcc-pack-making.h"
#include "opcc-page.h"
#include "opcc-progress-card.h"

#define PROGRESS_PARTS 1000

/* What is asked, and the work that follows. The dialog owns it; a job holds it while it runs. */
typedef struct
{
  GtkWidget *from;           /* (owned) */
  OpccWorkspace *workspace;  /* (owned) */
  OpccAskDialog *dialog;     /* (unowned): the job holds it */
  GtkWidget *card;           /* (unowned): below the question, shown while it runs */
  GCancellable *cancellable; /* (owned) */
  gint64 round;
  char *folder; /* (owned) (nullable) until it is chosen */
  OpccPackKind kind;
  char *passphrase; /* (owned) (nullable) */
  int progress;     /* written by the job */
  guint progress_id;
} Making;

static void
clear_making (gpointer data)
{
  Making *making = data;

  g_clear_handle_id (&making->progress_id, g_source_remove);
  g_clear_object (&making->from);
  g_clear_object (&making->workspace);
  g_clear_object (&making->cancellable);
  g_free (making->folder);
  g_free (making->passphrase);
}

static void
unref_making (gpointer data)
{
  g_rc_box_release_full (data, clear_making);
}

static void
release_making (gpointer data, GClosure *closure)
{
  unref_making (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, unref_making)

/* On the store's thread. */
static void
tell_progress (double fraction, gpointer user_data)
{
  g_atomic_int_set (&((Making *) user_data)->progress, (int) (fraction * PROGRESS_PARTS));
}

static gboolean
show_progress (gpointer user_data)
{
  Making *making = user_data;

  opcc_progress_card_set (OPCC_PROGRESS_CARD (making->card),
                          (double) g_atomic_int_get (&making->progress) / PROGRESS_PARTS, NULL);
  return G_SOURCE_CONTINUE;
}

static gpointer
make_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Making *making = data;

  return opcc_pack_make_all (db, making->round, making->folder, making->kind, making->passphrase,
                             tell_progress, making, cancellable, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (OpccAskDialog) dialog = making->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = opcc_workspace_run_finish (making->workspace, result, &error);
  g_autofree char *sentence = NULL;

  g_clear_handle_id (&making->progress_id, g_source_remove);
  gtk_widget_set_visible (making->card, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
      return;
    }
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
  if (names == NULL)
    return;
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u marker pack made in %s",
                                           "%u marker packs made in %s", names->len),
                              names->len, making->folder);
  opcc_page_toast (making->from, sentence, FALSE);
}

static OpccPackKind
get_kind (OpccAskDialog *dialog)
{
  return g_strcmp0 (opcc_ask_dialog_get_choice (dialog), "sheet") == 0 ? OPCC_PACK_AS_SHEET
                                                                       : OPCC_PACK_AS_FILE;
}

/* What was typed for packs does not count for sheets, where it is out of sight. */
static gboolean
take_passphrase (Making *making, GError **error)
{
  const char *typed = opcc_ask_dialog_get_text (making->dialog, 0);

  making->kind = get_kind (making->dialog);
  g_clear_pointer (&making->passphrase, g_free);
  if (making->kind == OPCC_PACK_AS_SHEET)
    return TRUE;
  if (!opcc_pack_check_passphrase (making->kind, typed,
                                   opcc_ask_dialog_get_text (making->dialog, 1), error))
    return FALSE;
  making->passphrase = *typed != '\0' ? g_strdup (typed) : NULL;
  return TRUE;
}

static void
form_chosen_cb (OpccAskDialog *dialog)
{
  for (guint i = 0; i < 2; i++)
    opcc_ask_dialog_show_text (dialog, i, get_kind (dialog) == OPCC_PACK_AS_FILE);
}

static void
start_making (Making *making, GFile *folder)
{
  g_free (making->folder);
  making->folder = g_file_get_path (folder);
  g_atomic_int_set (&making->progress, 0);
  gtk_widget_set_visible (making->card, TRUE);
  making->progress_id = g_timeout_add (100, show_progress, making);
  g_object_ref (making->dialog);
  opcc_workspace_run (making->workspace, make_job, g_rc_box_acquire (making), unref_making,
                      (GDestroyNotify) g_ptr_array_unref, making->cancellable, made_cb,
                      g_rc_box_acquire (making));
}

static void
folder_chosen_cb (GFile *folder, gpointer user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (OpccAskDialog) dialog = making->dialog;

  if (folder != NULL)
    start_making (making, folder);
  else
    opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
}

static void
apply_cb (OpccAskDialog *dialog, Making *making)
{
  g_autoptr (GFile) folder = making->folder != NULL ? g_file_new_for_path (making->folder) : NULL;
  g_autoptr (GError) error = NULL;

  if (!take_passphrase (making, &error))
    {
      opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
      return;
    }
  if (folder != NULL)
    {
      start_making (making, folder);
      return;
    }
  g_object_ref (dialog);
  opcc_dialog_choose_folder (GTK_WIDGET (dialog), _ ("Folder for the packs"), folder_chosen_cb,
                             g_rc_box_acquire (making));
}

OpccAskDialog *
opcc_pack_maker_ask (GtkWidget *from, OpccWorkspace *workspace, gint64 round, GFile *folder)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (
      from, _ ("Make marker packs"),
      _ ("One file for each marker with something left to mark: their applications, the criteria, "
         "and nothing else of the office. Sheets are filled in with a spreadsheet program, packs "
         "with this program, which opens them without an office. A passphrase keeps packs from who "
         "finds them; tell it to the "
         "markers by another way than the files. Files of the same name are replaced."),
      _ ("Make packs"));
  Making *making = g_rc_box_new0 (Making);

  making->from = g_object_ref (from);
  making->workspace = g_object_ref (workspace);
  making->dialog = dialog;
  making->round = round;
  making->folder = folder != NULL ? g_file_get_path (folder) : NULL;
  making->cancellable = g_cancellable_new ();
  making->card = opcc_progress_card_new (_ ("Making the packs"), making->cancellable);
  gtk_widget_set_visible (making->card, FALSE);
  opcc_ask_dialog_set_choice_title (dialog, _ ("Form"));
  opcc_ask_dialog_add_choice (dialog, "sheet", _ ("Locked sheets (.xlsx)"));
  opcc_ask_dialog_add_choice (dialog, "file", _ ("Packs (.opccpack)"));
  opcc_ask_dialog_add_secret (dialog, _ ("Passphrase, if the packs are to have one"));
  opcc_ask_dialog_add_secret (dialog, _ ("The same passphrase again"));
  form_chosen_cb (dialog);
  g_signal_connect (dialog, "chosen", G_CALLBACK (form_chosen_cb), NULL);
  opcc_ask_dialog_add_below (dialog, making->card);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), making, release_making, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
