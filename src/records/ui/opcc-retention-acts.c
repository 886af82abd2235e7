/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removing, holding and releasing: the questions, and the jobs behind them. */
#include "opcc-retention-acts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-ask-dialog.h"
#include "opcc-page.h"
#include "opcc-record-finder.h"
#include "opcc-record-form.h"
#include "opcc-registry.h"
#include "opcc-request.h"
#include "opcc-retention-date.h"

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

/* The sentence of the toast. */
static gpointer
remove_job (OpccDb *db,
            gpointer data,
            OpccProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  const gint64 n =
      opcc_retention_run (db, opcc_date_today (), progress, progress_data, cancellable, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Removed the personal data of %" PRId64 " record",
                                       "Removed the personal data of %" PRId64 " records",
                                       (gulong) n),
                          n);
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
      if (due->linked->len > 0)
        g_string_append_printf (out, _ ("%u × %s: personal data; others refer to them\n"),
                                due->linked->len, subject);
    }
  return g_string_free (out, FALSE);
}

static void
removed_cb (gpointer page, gpointer result, const GError *error)
{
  g_autofree char *sentence = result;

  if (page == NULL)
    return;
  if (sentence != NULL)
    opcc_page_toast (page, sentence, FALSE);
  else
    opcc_page_report_error (page, error);
}

/* It goes on under the eyes of whoever asked, and can be cancelled until it is done. */
static void
remove_cb (OpccAskDialog *dialog, OpccWorkCard *card)
{
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
  if (!opcc_work_card_is_busy (card))
    opcc_work_card_run (card, _ ("Removing personal data"), remove_job, NULL, NULL, removed_cb);
}

/**
 * opcc_retention_ask_remove:
 * @card: (transfer none): of the page, set up; shows how far it is
 * @dues: (element-type OpccRetentionDue): what is due, as the page shows it
 *
 * Says what would be removed, and that it can never be taken back; removes it once somebody
 * has pressed the red button.
 */
void
opcc_retention_ask_remove (GtkWidget *from, OpccWorkCard *card, GPtrArray *dues)
{
  g_autofree char *list = list_due (dues);
  g_autofree char *body = g_strdup_printf (
      _ ("This can never be taken back, nor can anything that was done before it. Money, decisions "
         "and who did what stay, and can still be proved.\n\n%s"),
      list);
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Remove personal data"), body, _ ("Remove for good"));

  make_destructive (dialog);
  g_signal_connect_object (dialog, "apply", G_CALLBACK (remove_cb), card, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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

/* @labels keeps what the choice points to. */
static void
add_date (GArray *choices, GPtrArray *labels, const OpccKind *kind, const char *path)
{
  OpccChoice choice = { path, opcc_retention_date_dup_words (kind, path) };

  g_ptr_array_add (labels, (char *) choice.label);
  g_array_append_val (choices, choice);
}

/* The dates of its kind, and the one that it has, which opcc may have set further away. */
static void
add_dates (OpccForm *form, const OpccRetentionRule *rule)
{
  const OpccKind *kind = opcc_retention_rule_get_kind (rule);
  g_auto (GStrv) paths = opcc_retention_date_list (kind);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) choices = g_array_new (TRUE, FALSE, sizeof (OpccChoice));

  for (guint i = 0; paths[i] != NULL; i++)
    add_date (choices, labels, kind, paths[i]);
  if (rule->counted_from != NULL &&
      !g_strv_contains ((const char *const *) paths, rule->counted_from))
    add_date (choices, labels, kind, rule->counted_from);
  opcc_form_set_choices (form, "counted_from", (const OpccChoice *) choices->data);
}

static void
add_removals (OpccForm *form, const OpccRetentionRule *rule)
{
  g_autoptr (GArray) choices = g_array_new (TRUE, FALSE, sizeof (OpccChoice));

  for (const OpccChoice *at = opcc_retention_rule_get_choices (rule); at->key != NULL; at++)
    {
      OpccChoice choice = { at->key, g_dgettext (GETTEXT_PACKAGE, at->label) };

      g_array_append_val (choices, choice);
    }
  opcc_form_set_choices (form, "what", (const OpccChoice *) choices->data);
}

/**
 * opcc_retention_edit_rule:
 *
 * Opens the form of a rule, whether it came with the program or is the office's own: its date is
 * chosen from those of the kind, and the whole record only where nothing of it must be proved.
 */
void
opcc_retention_edit_rule (GtkWidget *from, OpccWorkspace *workspace, OpccRetentionRule *rule)
{
  static const char *const fields[] = { "years", "counted_from", "what", "basis", NULL };
  g_autofree char *subject = opcc_retention_rule_dup_subject (rule);
  const OpccRecordFormWords words = { subject, _ ("Save rule") };
  g_autoptr (OpccRecord) copy = opcc_record_copy (OPCC_RECORD (rule));
  OpccFormDialog *dialog = opcc_record_form_open (from, workspace, copy, fields, &words, save_job);

  if (dialog == NULL || opcc_retention_rule_get_kind (rule) == NULL)
    return;
  add_dates (opcc_form_dialog_get_form (dialog), rule);
  add_removals (opcc_form_dialog_get_form (dialog), rule);
}
