/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the page of retention: what is due is removed from everywhere, under the eyes of whoever
 * asked, or not at all; and rules are made of what there is to choose. */
#include "grants-test.h"

#include <string.h>

#include "opcc-action.h"
#include "opcc-ask-dialog.h"
#include "opcc-disposal-entry.h"
#include "opcc-form-dialog.h"
#include "opcc-organisation-note.h"
#include "opcc-organisation.h"
#include "opcc-progress-card.h"
#include "opcc-retention-page.h"
#include "opcc-retention-rule.h"
#include "opcc-search.h"
#include "opcc-ui-test.h"
#include "opcc-verify.h"
#include "opcc-work-card.h"

#define SECRET "Quillwort"

static GrantsTest test;

static gpointer
plant_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccOrganisationNote) note = g_object_new (OPCC_TYPE_ORGANISATION_NOTE, NULL);
  g_autoptr (OpccOrganisation) group = opcc_db_load (db, &opcc_organisation_kind, 1, error);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Plant", error);

  note->organisation = 1;
  note->written = opcc_date_from_ymd (2023, 10, 1);
  note->text = g_strdup (SECRET " rang about the hall");
  g_free (group->contact_name);
  group->contact_name = g_strdup ("Mx " SECRET);
  return GINT_TO_POINTER (opcc_db_save (db, note, error) && opcc_db_save (db, group, error) &&
                          opcc_action_commit (action, error));
}

/* Where the word still stands, in words; "" where nowhere. */
static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = opcc_db_search (db, SECRET, 5, cancellable, error);
  gint64 n_lines =
      opcc_db_get_integer (db, "SELECT count(*) FROM change WHERE instr (body, '" SECRET "') > 0",
                           -1, error, "");
  gint64 n_rows = opcc_db_get_integer (
      db,
      "SELECT (SELECT count(*) FROM organisation WHERE instr (contact_name, '" SECRET
      "') > 0) + (SELECT count(*) FROM organisation_note)",
      -1, error, "");

  g_string_append_printf (out, "%s%s%s", n_rows > 0 ? "records " : "", n_lines > 0 ? "log " : "",
                          hits != NULL && hits->len > 0 ? "search " : "");
  return g_string_free (out, FALSE);
}

static gpointer
hash_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, cancellable, error);

  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_strdup (report->content_hash);
}

static gpointer
entries_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_disposal_entries_read (db, error);
}

static gboolean
can_press (gpointer words)
{
  GtkWidget *button = opcc_test_find (test.page, GTK_TYPE_BUTTON, words);

  return button != NULL && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

#define REMOVE "Remove personal data…"

static void
show_due (void)
{
  grants_test_open (&test, TRUE);
  grants_test_run (&test, plant_job, NULL);
  grants_test_show (&test, opcc_retention_page_new (test.workspace), 1064, 800);
  opcc_test_wait (can_press, (gpointer) REMOVE);
}

static void
ask_and_remove (void)
{
  GtkWidget *dialog;

  opcc_test_press (opcc_test_find (test.page, GTK_TYPE_BUTTON, REMOVE));
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  g_assert_true (gtk_widget_has_css_class (opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (dialog)),
                                           "destructive-action"));
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (&test) != NULL;
}

static void
check_removal (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gboolean note = FALSE;
  gsize length;

  show_due ();
  before = grants_test_run (&test, find_job, NULL);
  g_assert_cmpstr (before, ==, "records log search ");
  ask_and_remove ();
  opcc_test_wait (has_toast, NULL);
  g_assert_true (g_str_has_prefix (grants_test_get_toast (&test), "Removed the personal data of "));
  g_assert_null (strstr (grants_test_get_toast (&test), "Undo"));
  grants_test_wait_text (test.page, "Notes: 1 record");
  grants_test_wait_text (test.page, "No personal data are due for removal today.");
  after = grants_test_run (&test, find_job, NULL);
  g_assert_cmpstr (after, ==, "");
  g_assert_true (g_file_get_contents (opcc_store_get_path (test.store), &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, SECRET, strlen (SECRET)));
  hash = grants_test_run (&test, hash_job, NULL);
  entries = grants_test_run (&test, entries_job, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const OpccDisposalEntry *entry = g_ptr_array_index (entries, i);

      note |= strcmp (entry->kind, "organisation_note") == 0 && entry->records == 1 &&
              strcmp (entry->removed, "The whole record") == 0;
    }
  g_assert_true (note);
  grants_test_close (&test);
}

/* --- Cancel ---------------------------------------------------------------------------------- */

static int held; /* atomic: 1 while the store's thread is kept busy */

static gpointer
hold_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  while (g_atomic_int_get (&held) != 0)
    g_usleep (1000);
  return NULL;
}

static gboolean
is_idle (gpointer card)
{
  return !opcc_work_card_is_busy (card);
}

static void
check_cancel (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *work;
  GtkWidget *card;
  GtkWidget *cancel;

  show_due ();
  before = grants_test_run (&test, hash_job, NULL);
  g_atomic_int_set (&held, 1);
  opcc_workspace_run (test.workspace, hold_job, NULL, NULL, NULL, NULL, NULL, NULL);
  ask_and_remove ();
  work = opcc_test_find (test.page, OPCC_TYPE_WORK_CARD, NULL);
  card = opcc_test_find (work, OPCC_TYPE_PROGRESS_CARD, NULL);
  g_assert_nonnull (card);
  g_assert_true (opcc_test_shows_text (card, "Removing personal data"));
  g_assert_false (gtk_widget_is_sensitive (opcc_test_find (test.page, GTK_TYPE_BUTTON, REMOVE)));
  cancel = opcc_test_find (card, GTK_TYPE_BUTTON, "Cancel");
  g_assert_nonnull (cancel);
  opcc_test_press (cancel);
  g_atomic_int_set (&held, 0);
  opcc_test_wait (is_idle, work);
  opcc_test_wait (can_press, (gpointer) REMOVE);
  after = grants_test_run (&test, hash_job, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (grants_test_get_toast (&test));
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

static gpointer
too_late_job (OpccDb *db,
              gpointer data,
              OpccProgress progress,
              gpointer progress_data,
              GCancellable *cancellable,
              GError **error)
{
  progress (0.5, progress_data);
  g_cancellable_cancel (cancellable);
  return g_strdup (data);
}

static void
too_late_cb (gpointer page, gpointer result, const GError *error)
{
  g_autofree char *sentence = result;

  g_assert_no_error (error);
  opcc_page_toast (page, sentence, FALSE);
}

/* What was done all the same is said. */
static void
check_cancel_too_late (void)
{
  GtkWidget *work = g_object_new (OPCC_TYPE_WORK_CARD, NULL);

  grants_test_open (&test, FALSE);
  grants_test_show (&test, opcc_page_new ("Work", work), 600, 400);
  opcc_work_card_set_up (OPCC_WORK_CARD (work), test.workspace, test.page);
  opcc_work_card_run (OPCC_WORK_CARD (work), "Working", too_late_job, (gpointer) "It is done", NULL,
                      too_late_cb);
  g_assert_true (gtk_widget_get_visible (work));
  opcc_test_wait (has_toast, NULL);
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "It is done");
  g_assert_false (gtk_widget_get_visible (work));
  grants_test_close (&test);
}

/* --- rules ----------------------------------------------------------------------------------- */

static GtkWidget *
find_rule_row (const char *title)
{
  GtkWidget *row = opcc_test_find (test.page, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return row;
}

/* Chooses by its words. */
static void
choose (GtkWidget *dialog, const char *title, const char *words)
{
  AdwComboRow *row = ADW_COMBO_ROW (opcc_test_find (dialog, ADW_TYPE_COMBO_ROW, title));
  GListModel *model;

  g_assert_nonnull (row);
  model = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words) == 0)
      {
        adw_combo_row_set_selected (row, i);
        return;
      }
  g_error ("“%s” cannot be chosen.", words);
}

static gboolean
offers (GtkWidget *dialog, const char *title, const char *words)
{
  AdwComboRow *row = ADW_COMBO_ROW (opcc_test_find (dialog, ADW_TYPE_COMBO_ROW, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words) == 0)
      return TRUE;
  return FALSE;
}

static gpointer
rules_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_retention_rules_read (db, error);
}

static void
check_rule_form (void)
{
  g_autoptr (GPtrArray) rules = NULL;
  const OpccRetentionRule *rule;
  GtkWidget *dialog;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_retention_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "Organisations");
  gtk_widget_activate (find_rule_row ("Applications"));
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  g_assert_true (offers (dialog, "Counted from", "Round › Decided on"));
  g_assert_true (offers (dialog, "Counted from", "Received"));
  g_assert_false (offers (dialog, "What is removed", "The whole record"));
  opcc_apply_dialog_leave (OPCC_APPLY_DIALOG (dialog));
  opcc_test_settle ();
  gtk_widget_activate (find_rule_row ("Organisations"));
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  choose (dialog, "Counted from", "last Note › Written on");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, NULL);
  rules = grants_test_run (&test, rules_job, NULL);
  rule = opcc_retention_rules_find (rules, "organisation");
  g_assert_cmpstr (rule->counted_from, ==, "last organisation_note.written");
  opcc_test_settle ();
  gtk_widget_activate (find_rule_row ("Notes"));
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  g_assert_true (offers (dialog, "What is removed", "The whole record"));
  opcc_apply_dialog_leave (OPCC_APPLY_DIALOG (dialog));
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  g_setenv ("OPCC_TODAY", "2031-05-01", TRUE);
  grants_test_init (&argc, &argv);
  g_test_add_func ("/retention-page/removal", check_removal);
  g_test_add_func ("/retention-page/cancel", check_cancel);
  g_test_add_func ("/retention-page/cancel-too-late", check_cancel_too_late);
  g_test_add_func ("/retention-page/rule-form", check_rule_form);
  return g_test_run ();
}
