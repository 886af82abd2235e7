/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removing, holding and releasing: the questions, and the jobs behind them. */
#include "opcc-retention-acts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-ask-dialog.h"
#include "opcc-record-finder.h"
#include "opcc-record-form.h"
#include "opcc-registry.h"
#include "opcc-request.h"

/* --- jobs ------------------------------------------------------------------------------------ */

typedef struct
{
  const OpccKind *kind;
  char *record; /* (owned): reference or number; empty: all of the kind */
  char *reason; /* (owned) */
} Hold;

static void
free_hold (Hold *hold)
{
  g_free (hold->record);
  g_free (hold->reason);
  g_free (hold);
}

static gpointer
remove_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_retention_run (db, opcc_date_today (), cancellable, error) > 0);
}

static gpointer
backups_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_retention_remove_backups (db, cancellable, error) >= 0);
}

static gpointer
hold_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Hold *hold = data;
  g_autoptr (OpccRecord) record = NULL;

  if (*hold->record != '\0')
    {
      record = opcc_record_find (db, hold->kind, hold->record, error);
      if (record == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (
      opcc_retention_hold_add (db, hold->kind,
                               record != NULL ? opcc_record_get_n (record) : OPCC_NO_INTEGER,
                               hold->reason, opcc_date_today (), OPCC_NO_DATE, error));
}

static gpointer
release_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_retention_hold_release (db, *(gint64 *) data, opcc_date_today (), error));
}

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_retention_rule_save (db, data, error));
}

/* --- removing -------------------------------------------------------------------------------- */

/* The verb of what can never be taken back looks like it. */
static void
make_destructive (OpccAskDialog *dialog)
{
  GtkWidget *verb = opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (dialog));

  gtk_widget_remove_css_class (verb, "suggested-action");
  gtk_widget_add_css_class (verb, "destructive-action");
}

static char *
list_due (GPtrArray *dues)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      const OpccRetentionDue *due = g_ptr_array_index (dues, i);
      g_autofree char *subject = opcc_retention_rule_dup_subject (due->rule);
      g_autofree char *fields = opcc_retention_rule_dup_fields (due->rule);

      if (due->numbers->len > 0)
        /* Translators: number of records, their kind, the fields that are emptied. */
        g_string_append_printf (out, _ ("%u × %s: %s\n"), due->numbers->len, subject, fields);
    }
  return g_string_free (out, FALSE);
}

static void
removed_cb (OpccAskDialog *dialog, OpccRequest *request)
{
  opcc_request_run (request, OPCC_APPLY_DIALOG (dialog), remove_job, NULL, NULL,
                    _ ("Personal data removed"));
}

/**
 * opcc_retention_ask_remove:
 * @dues: (element-type OpccRetentionDue): what is due, as the page shows it
 *
 * Says what would be removed, and that it can never be taken back; removes it once somebody
 * has pressed the red button.
 */
void
opcc_retention_ask_remove (GtkWidget *from, OpccWorkspace *workspace, GPtrArray *dues)
{
  OpccRequest *request = opcc_request_new (from, workspace, &opcc_retention_rule_kind, 0);
  g_autofree char *list = list_due (dues);
  g_autofree char *body = g_strdup_printf (
      _ ("This can never be taken back, nor can anything that was done before it. Money, decisions "
         "and who did what stay, and can still be proved.\n\n%s"),
      list);
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Remove personal data"), body, _ ("Remove for good"));

  request->for_good = TRUE;
  make_destructive (dialog);
  opcc_request_present (request, OPCC_APPLY_DIALOG (dialog), G_CALLBACK (removed_cb));
}

static void
backups_cb (OpccAskDialog *dialog, OpccRequest *request)
{
  opcc_request_run (request, OPCC_APPLY_DIALOG (dialog), backups_job, NULL, NULL,
                    _ ("Older backups deleted"));
}

/**
 * opcc_retention_ask_backups:
 * @n: how many backups still have what was removed
 */
void
opcc_retention_ask_backups (GtkWidget *from, OpccWorkspace *workspace, gint64 n)
{
  OpccRequest *request = opcc_request_new (from, workspace, &opcc_retention_rule_kind, 0);
  g_autofree char *body = g_strdup_printf (
      ngettext ("%" PRId64 " backup still has what was removed. A new one is made first.",
                "%" PRId64 " backups still have what was removed. A new one is made first.",
                (gulong) n),
      n);
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Delete older backups"), body, _ ("Delete backups"));

  request->for_good = TRUE;
  make_destructive (dialog);
  opcc_request_present (request, OPCC_APPLY_DIALOG (dialog), G_CALLBACK (backups_cb));
}

/* --- holds and rules ------------------------------------------------------------------------- */

static void
hold_cb (OpccAskDialog *dialog, OpccRequest *request)
{
  Hold *hold = g_new0 (Hold, 1);

  hold->kind = opcc_registry_find (opcc_ask_dialog_get_choice (dialog));
  hold->record = g_strstrip (g_strdup (opcc_ask_dialog_get_text (dialog, 0)));
  hold->reason = g_strdup (opcc_ask_dialog_get_text (dialog, 1));
  opcc_request_run (request, OPCC_APPLY_DIALOG (dialog), hold_job, hold, (GDestroyNotify) free_hold,
                    _ ("Held"));
}

/**
 * opcc_retention_ask_hold:
 * @dues: (element-type OpccRetentionDue): whose kinds can be chosen
 */
void
opcc_retention_ask_hold (GtkWidget *from, OpccWorkspace *workspace, GPtrArray *dues)
{
  OpccAskDialog *dialog = opcc_ask_dialog_new (
      from, _ ("New hold"),
      _ ("For a dispute or a request for information: neither the record nor what belongs to it "
         "loses anything until you release it."),
      _ ("Hold"));

  opcc_ask_dialog_set_choice_title (dialog, _ ("Kind of record"));
  opcc_ask_dialog_add_choice (dialog, "round", _ ("Rounds"));
  for (guint i = 0; i < dues->len; i++)
    {
      const OpccRetentionDue *due = g_ptr_array_index (dues, i);

      if (due->kind != NULL && due->rule->only_where == NULL)
        opcc_ask_dialog_add_choice (dialog, due->kind->name,
                                    g_dgettext (GETTEXT_PACKAGE, due->kind->plural));
    }
  opcc_ask_dialog_add_text (dialog, _ ("Reference or number; empty for all of them"), NULL, NULL);
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL, _ ("Say why it is held."));
  opcc_request_present (opcc_request_new (from, workspace, &opcc_retention_hold_kind, 0),
                        OPCC_APPLY_DIALOG (dialog), G_CALLBACK (hold_cb));
}

/**
 * opcc_retention_release:
 * @hold: number of the hold
 *
 * Ends it at once: it can be taken back.
 */
void
opcc_retention_release (GtkWidget *from, OpccWorkspace *workspace, gint64 hold)
{
  g_autoptr (OpccRequest) request =
      opcc_request_new (from, workspace, &opcc_retention_hold_kind, hold);

  opcc_request_run (request, NULL, release_job, g_memdup2 (&hold, sizeof hold), g_free,
                    _ ("Hold released"));
}

/**
 * opcc_retention_edit_rule:
 *
 * Opens the form of a rule, whether it came with the program or is the office's own.
 */
void
opcc_retention_edit_rule (GtkWidget *from, OpccWorkspace *workspace, OpccRetentionRule *rule)
{
  static const char *const fields[] = { "years", "counted_from", "what", "basis", NULL };
  g_autofree char *subject = opcc_retention_rule_dup_subject (rule);
  const OpccRecordFormWords words = { subject, _ ("Save rule") };
  g_autoptr (OpccRecord) copy = opcc_record_copy (OPCC_RECORD (rule));

  opcc_record_form_open (from, workspace, copy, fields, &words, save_job);
}
