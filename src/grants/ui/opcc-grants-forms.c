/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms in which a scheme, a round and a criterion are made or changed. */
#include "opcc-grants-forms.h"

#include <glib/gi18n-lib.h>

#include "opcc-record-acts.h"
#include "opcc-page.h"

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

/* What the dialog was opened for. */
typedef struct
{
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *from;          /* (owned) */
} Opened;

static void
free_opened (gpointer data, GClosure *closure)
{
  Opened *opened = data;

  g_object_unref (opened->workspace);
  g_object_unref (opened->from);
  g_free (opened);
}

static gpointer
save_record (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccRecord *record = OPCC_RECORD (data);
  gboolean fresh = opcc_record_get_n (record) == 0;
  gboolean saved;

  if (fresh && OPCC_IS_SCHEME (record))
    saved = opcc_scheme_add (db, OPCC_SCHEME (record), error);
  else if (fresh && OPCC_IS_ROUND (record))
    saved = opcc_round_add (db, OPCC_ROUND (record), error);
  else if (fresh && OPCC_IS_CRITERION (record))
    saved = opcc_criterion_add (db, OPCC_CRITERION (record), error);
  else
    saved = opcc_record_act_save (db, record, error);
  return GINT_TO_POINTER (saved);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  opcc_workspace_run_finish (saving->workspace, result, &error);
  opcc_form_dialog_finish (saving->dialog, error);
  if (error != NULL)
    return;
  title = opcc_record_get_title (saving->record);
  words = g_strdup_printf (_ ("“%s” saved"), title);
  opcc_page_toast (saving->from, words, TRUE);
}

static void
apply_cb (OpccFormDialog *dialog, OpccRecord *record, gpointer user_data)
{
  const Opened *opened = user_data;
  Saving *saving = g_new0 (Saving, 1);

  saving->workspace = g_object_ref (opened->workspace);
  saving->from = g_object_ref (opened->from);
  saving->dialog = g_object_ref (dialog);
  saving->record = opcc_record_copy (record);
  opcc_workspace_run (saving->workspace, save_record, saving->record, NULL, NULL, NULL, saved_cb,
                      saving);
}

static OpccFormDialog *
open_dialog (GtkWidget *from,
             OpccWorkspace *workspace,
             const char *title,
             const char *verb,
             OpccRecord *record,
             const char *const *fields)
{
  OpccFormDialog *dialog =
      opcc_form_dialog_new (from, title, verb, record, opcc_workspace_get_list_source (workspace));
  Opened *opened = g_new0 (Opened, 1);

  opened->workspace = g_object_ref (workspace);
  opened->from = g_object_ref (from);
  opcc_form_set_fields (opcc_form_dialog_get_form (dialog), fields);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), opened, free_opened, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

OpccFormDialog *
opcc_grants_open_scheme (GtkWidget *from, OpccWorkspace *workspace, OpccScheme *scheme)
{
  static const char *const fields[] = { "year",       "title",   "pot",        "cap", "months",
                                        "over_award", "purpose", "priorities", NULL };
  g_autoptr (OpccRecord) fresh = scheme == NULL ? opcc_record_new (&opcc_scheme_kind) : NULL;

  return open_dialog (from, workspace, scheme == NULL ? _ ("New scheme") : _ ("Edit scheme"),
                      scheme == NULL ? _ ("Add scheme") : _ ("Save scheme"),
                      scheme == NULL ? fresh : OPCC_RECORD (scheme), fields);
}

OpccFormDialog *
opcc_grants_open_round (
    GtkWidget *from, OpccWorkspace *workspace, OpccRound *round, gint64 scheme, gint64 number)
{
  static const char *const new_fields[] = { "number",    "theme",    "opens", "closes", "budget",
                                            "threshold", "wide_gap", "blind", NULL };
  static const char *const fields[] = { "title",          "theme",        "opens",
                                        "closes",         "budget",       "threshold",
                                        "wide_gap",       "blind",        "stage",
                                        "set_up",         "checked",      "marking_opens",
                                        "marking_closes", "marked",       "moderation_closed",
                                        "decided",        "letters_sent", "published",
                                        "decision_ref",   "approved_by",  NULL };
  g_autoptr (OpccRecord) fresh = NULL;

  if (round != NULL)
    return open_dialog (from, workspace, _ ("Edit round"), _ ("Save round"), OPCC_RECORD (round),
                        fields);
  fresh = opcc_record_new (&opcc_round_kind);
  OPCC_ROUND (fresh)->scheme = scheme;
  OPCC_ROUND (fresh)->number = number;
  OPCC_ROUND (fresh)->threshold = 65;
  OPCC_ROUND (fresh)->wide_gap = 20;
  OPCC_ROUND (fresh)->blind = TRUE;
  return open_dialog (from, workspace, _ ("New round"), _ ("Add round"), fresh, new_fields);
}

OpccFormDialog *
opcc_grants_open_criterion (GtkWidget *from,
                            OpccWorkspace *workspace,
                            OpccCriterion *criterion,
                            gint64 round)
{
  static const char *const fields[] = { "title",     "weight",   "scale", "minimum",
                                        "pass_fail", "guidance", NULL };
  g_autoptr (OpccRecord) fresh = NULL;

  if (criterion != NULL)
    return open_dialog (from, workspace, _ ("Edit criterion"), _ ("Save criterion"),
                        OPCC_RECORD (criterion), fields);
  fresh = opcc_record_new (&opcc_criterion_kind);
  OPCC_CRITERION (fresh)->round = round;
  OPCC_CRITERION (fresh)->scale = 5;
  return open_dialog (from, workspace, _ ("New criterion"), _ ("Add criterion"), fresh, fields);
}
