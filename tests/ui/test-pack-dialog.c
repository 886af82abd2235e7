/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs made from the window, and taken back with a look at them and a choice where they differ. */
#include "grants-test.h"
#include "packs-test.h"

#include "opcc-db.h"
#include "opcc-marking-tab.h"
#include "opcc-marking.h"
#include "opcc-pack-dialog.h"
#include "opcc-pack-maker.h"
#include "opcc-pack.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static gpointer
reopen_two (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return packs_test_give_back (db, error) ? test.folder : NULL;
}

/* The marker gives 0 everywhere and submits the first; the office changes one of these marks
 * meanwhile. */
static gpointer
mark_both (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccPack) pack = opcc_pack_read (data, PACKS_TEST_WORDS, cancellable, error);
  OpccPackApplication *first;
  gint64 application;
  gint64 criterion;

  if (pack == NULL)
    return NULL;
  for (guint i = 0; i < pack->applications->len; i++)
    for (guint j = 0; j < pack->criteria->len; j++)
      ((OpccPackApplication *) pack->applications->pdata[i])->scores[j].score = 0;
  first = g_ptr_array_index (pack->applications, 0);
  first->submitted = TRUE;
  application = opcc_db_get_integer (db, "SELECT n FROM application WHERE id = $1", 0, error, "s",
                                     opcc_record_get_id (OPCC_RECORD (first->application)));
  criterion = opcc_db_get_integer (db, "SELECT n FROM criterion WHERE id = $1", 0, error, "s",
                                   opcc_record_get_id (g_ptr_array_index (pack->criteria, 0)));
  return opcc_pack_write (pack, data, error) &&
                 opcc_marking_set (db, application, 1, criterion, 4, "Read again.", error)
             ? data
             : NULL;
}

static gpointer
count_zeros (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      1 + (int) opcc_db_get_integer (db,
                                     "SELECT count (*) FROM mark WHERE marker = 1 AND score = 0",
                                     -1, error, ""));
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (&test) != NULL;
}

static gboolean
is_shown (gpointer data)
{
  return g_strcmp0 (opcc_import_window_get_step (data), "preview") == 0;
}

static gboolean
is_refused (gpointer data)
{
  const char *said = opcc_import_window_get_error (data);

  return said != NULL && strstr (said, "does not open with this passphrase") != NULL;
}

static char *
make_packs (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path (test.folder);
  OpccAskDialog *dialog = opcc_pack_maker_ask (test.page, test.workspace, test.round, folder);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "pack-maker.png");
  gtk_widget_grab_focus (opcc_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL));
  g_signal_emit_by_name (dialog, "activate-default");
  g_assert_true (
      gtk_widget_get_sensitive (opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (dialog))));
  opcc_ask_dialog_set_choice (dialog, "file");
  opcc_ask_dialog_set_text (dialog, 0, PACKS_TEST_WORDS);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  grants_test_wait_text (GTK_WIDGET (dialog),
                         "The two passphrases differ. Nothing was written. Type the same one "
                         "twice.");
  opcc_ask_dialog_set_text (dialog, 1, PACKS_TEST_WORDS);
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "pack-maker-secret.png");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, NULL);
  g_assert_true (g_str_has_prefix (grants_test_get_toast (&test), "1 marker pack made in "));
  dir = g_dir_open (test.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, OPCC_PACK_ENDING))
      return g_build_filename (test.folder, name, NULL);
  g_assert_not_reached ();
}

static gboolean
is_taken (gpointer data)
{
  return g_str_has_prefix (grants_test_get_toast (&test), "Pack of ");
}

/* Which application is submitted, and which only begun. */
static void
expect_sets (OpccPackDialog *dialog, const char *path)
{
  g_autoptr (OpccPack) pack = opcc_pack_read (path, PACKS_TEST_WORDS, NULL, NULL);
  const OpccPackApplication *second = g_ptr_array_index (pack->applications, 1);
  g_autofree char *words = g_strdup_printf ("1 of 2 applications are submitted. Begun: %s.",
                                            second->application->reference);

  g_assert_true (opcc_test_shows_text (GTK_WIDGET (dialog), words));
}

static void
check_there_and_back (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  OpccPackDialog *dialog;
  const OpccImportResult *preview;
  GtkWidget *secret;
  GtkWidget *tick;
  int before;
  int n;

  grants_test_open (&test, TRUE);
  grants_test_run (&test, reopen_two, NULL);
  grants_test_show (&test,
                    opcc_page_new ("Round", opcc_marking_tab_new (test.workspace, test.round)), 900,
                    600);
  path = make_packs ();
  before = GPOINTER_TO_INT (grants_test_run (&test, count_zeros, NULL));
  grants_test_run (&test, mark_both, path);
  file = g_file_new_for_path (path);
  dialog = opcc_pack_dialog_show (test.page, test.workspace, test.round);
  opcc_import_window_open (OPCC_IMPORT_WINDOW (dialog), file);
  g_assert_cmpstr (opcc_import_window_get_step (OPCC_IMPORT_WINDOW (dialog)), ==, "passphrase");
  secret = opcc_test_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (secret), "not these");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.preview", NULL);
  opcc_test_wait (is_refused, dialog);
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "pack-secret.png");
  gtk_editable_set_text (GTK_EDITABLE (secret), PACKS_TEST_WORDS);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.preview", NULL);
  opcc_test_wait (is_shown, dialog);
  preview = opcc_import_window_get_preview (OPCC_IMPORT_WINDOW (dialog));
  n = (int) preview->read;
  g_assert_cmpint (preview->flagged, ==, 1);
  g_assert_cmpint (preview->added + preview->matched, ==, n - 1);
  g_assert_cmpint (preview->refused, ==, 0);
  expect_sets (dialog, path);
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (dialog)), "pack-dialog.png");
  tick = opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  opcc_test_wait (is_taken, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (grants_test_run (&test, count_zeros, NULL)), ==, before + n);
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/packs/there-and-back", check_there_and_back);
  return g_test_run ();
}
