/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making or changing a record of any kind in a dialog, saved as one action. */
#include "opcc-record-form.h"

#include <glib/gi18n-lib.h>

#include "opcc-page.h"
#include "opcc-record-acts.h"
#include "opcc-record-words.h"
#include "opcc-text.h"

/* What the dialog was opened for. */
typedef struct
{
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *from;          /* (owned) */
  OpccJob save;
} Opened;

/* A record on its way from the form to the office file. */
typedef struct
{
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *from;          /* (owned) */
  OpccFormDialog *dialog;   /* (owned) */
  OpccRecord *record;       /* (owned) a copy that the job may change */
} Saving;

static void
free_saving (Saving *saving)
{
  g_object_unref (saving->workspace);
  g_object_unref (saving->from);
  g_object_unref (saving->dialog);
  g_object_unref (saving->record);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static void
free_opened (gpointer data, GClosure *closure)
{
  Opened *opened = data;

  g_object_unref (opened->workspace);
  g_object_unref (opened->from);
  g_free (opened);
}

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_record_act_save (db, data, error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  opcc_workspace_run_finish (saving->workspace, result, &error);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (saving->dialog), error);
  if (error != NULL)
    return;
  title = opcc_record_get_title (saving->record);
  if (title == NULL || *title == '\0')
    opcc_set_str (&title,
                  g_dgettext (GETTEXT_PACKAGE, opcc_record_get_kind (saving->record)->label));
  words = g_strdup_printf (_ ("“%s” saved"), title);
  opcc_page_toast (saving->from, words, TRUE);
}

static void
apply_cb (OpccFormDialog *dialog, gpointer user_data)
{
  const Opened *opened = user_data;
  OpccForm *form = opcc_form_dialog_get_form (dialog);
  Saving *saving = g_new0 (Saving, 1);

  saving->workspace = g_object_ref (opened->workspace);
  saving->from = g_object_ref (opened->from);
  saving->dialog = g_object_ref (dialog);
  saving->record = opcc_record_copy (opcc_form_get_record (form));
  opcc_workspace_run (saving->workspace, opened->save, saving->record, NULL, NULL, NULL, saved_cb,
                      saving);
}

/* Typing can begin once the window has the keyboard; a cursor that blinks before that is one that
 * GTK misses the end of. */
static void
active_cb (OpccFormDialog *dialog)
{
  if (!gtk_window_is_active (GTK_WINDOW (dialog)))
    return;
  g_signal_handlers_disconnect_by_func (dialog, active_cb, NULL);
  opcc_form_focus_first (opcc_form_dialog_get_form (dialog));
}

/* Translators: %s is a kind of record in small letters, such as "visit". */
static const char *const titles[2][2] = {
  { N_ ("New %s"), N_ ("Add %s") },
  { N_ ("Edit %s"), N_ ("Save %s") },
};

static char *
make_words (OpccRecord *record, guint which, const char *given)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const gboolean old = opcc_record_get_n (record) != 0;
  g_autofree char *small = opcc_record_words_dup (kind->label);

  if (given != NULL)
    return g_strdup (given);
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, titles[old][which]), small);
}

OpccFormDialog *
opcc_record_form_open (GtkWidget *from,
                       OpccWorkspace *workspace,
                       OpccRecord *record,
                       const char *const *fields,
                       const OpccRecordFormWords *words,
                       OpccJob save)
{
  g_autofree char *title = make_words (record, 0, words != NULL ? words->title : NULL);
  g_autofree char *verb = make_words (record, 1, words != NULL ? words->verb : NULL);
  OpccFormDialog *dialog;
  Opened *opened;

  if (opcc_workspace_is_read_only (workspace))
    return NULL;
  dialog =
      opcc_form_dialog_new (from, title, verb, record, opcc_workspace_get_list_source (workspace));
  opened = g_new0 (Opened, 1);
  opened->workspace = g_object_ref (workspace);
  opened->from = g_object_ref (from);
  opened->save = save != NULL ? save : save_job;
  if (fields != NULL)
    opcc_form_set_fields (opcc_form_dialog_get_form (dialog), fields);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), opened, free_opened, 0);
  g_signal_connect (dialog, "notify::is-active", G_CALLBACK (active_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
