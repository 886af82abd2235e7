/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the import assistant: found, matched, previewed, taken in, and refused. */
#include "grants-test.h"

#include "opcc-application.h"
#include "opcc-grants-pages.h"
#include "opcc-import-assistant.h"
#include "opcc-import-columns.h"
#include "opcc-round-page.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static OpccImportAssistant *
open_assistant (const char *round, const char *path)
{
  gint64 n;

  grants_test_open (&test, TRUE);
  n = grants_test_find (&test, &opcc_round_kind, round);
  grants_test_show (&test, opcc_round_page_new (test.workspace, n), 1064, 800);
  gtk_widget_activate_action (test.page, "page.import-file", "s", path);
  return grants_test_wait_window (OPCC_TYPE_IMPORT_ASSISTANT);
}

/* A step of the assistant. */
typedef struct
{
  OpccImportAssistant *assistant;
  const char *step;
} Step;

static gboolean
is_at_step (gpointer data)
{
  const Step *step = data;

  return g_strcmp0 (opcc_import_window_get_step (OPCC_IMPORT_WINDOW (step->assistant)),
                    step->step) == 0;
}

static void
wait_step (OpccImportAssistant *assistant, const char *name)
{
  Step step = { assistant, name };

  opcc_test_wait (is_at_step, &step);
}

static char *
get_sample_path (const char *name)
{
  return g_build_filename (g_getenv ("OPCC_SAMPLE_DIR"), name, NULL);
}

static gboolean
has_toast (gpointer data)
{
  return grants_test_get_toast (data) != NULL;
}

static void
check_whole_way (void)
{
  g_autofree char *path = get_sample_path ("round-1-applications.csv");
  OpccImportAssistant *assistant = open_assistant ("2023/24-3", path);
  const OpccImportResult *preview;

  wait_step (assistant, "columns");
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (assistant), "round-1-applications.csv"));
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (assistant)), "import-columns.png");
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.preview", NULL);
  wait_step (assistant, "preview");
  preview = opcc_import_window_get_preview (OPCC_IMPORT_WINDOW (assistant));
  g_assert_cmpint (preview->read, ==, 55);
  g_assert_cmpint (preview->added, ==, 54);
  g_assert_cmpint (preview->matched, ==, 1);
  g_assert_cmpint (preview->refused, ==, 0);
  g_assert_null (preview->action);
  g_assert_nonnull (
      opcc_test_find (GTK_WIDGET (assistant), GTK_TYPE_BUTTON, "Import 54 applications"));
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (assistant)), "import-preview.png");

  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.apply", NULL);
  opcc_test_wait (has_toast, &test);
  g_assert_true (g_str_has_prefix (grants_test_get_toast (&test), "54 applications added"));
  g_assert_true (g_str_has_suffix (grants_test_get_toast (&test), "[Undo]"));
  /* The page behind it counts again by itself. */
  grants_test_wait_text (test.page, "£380,040");
  grants_test_close (&test);
}

static void
check_mapping (void)
{
  g_autofree char *path = get_sample_path ("round-1-applications.csv");
  OpccImportAssistant *assistant = open_assistant ("2023/24-3", path);
  GtkWidget *columns;
  GtkWidget *drop;

  wait_step (assistant, "columns");
  /* Without its project a row cannot be taken in; the preview says so for every row. */
  columns = opcc_test_find (GTK_WIDGET (assistant), OPCC_TYPE_IMPORT_COLUMNS, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (columns));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_DROP_DOWN (child))
      {
        drop = child;
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 0);
      }
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.preview", NULL);
  opcc_test_spin (300);
  if (g_strcmp0 (opcc_import_window_get_step (OPCC_IMPORT_WINDOW (assistant)), "preview") == 0)
    g_assert_cmpint (opcc_import_window_get_preview (OPCC_IMPORT_WINDOW (assistant))->added, ==, 0);
  else
    g_assert_nonnull (opcc_import_window_get_error (OPCC_IMPORT_WINDOW (assistant)));
  /* Nothing was kept. */
  gtk_window_destroy (GTK_WINDOW (assistant));
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (test.page, "none taken in yet"));
  grants_test_close (&test);
}

static void
check_again (void)
{
  g_autofree char *path = get_sample_path ("round-1-applications.csv");
  OpccImportAssistant *assistant = open_assistant ("2023/24-1", path);
  const OpccImportResult *preview;

  wait_step (assistant, "columns");
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (assistant),
                                       "The columns are matched as they were the last time."));
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.preview", NULL);
  wait_step (assistant, "preview");
  preview = opcc_import_window_get_preview (OPCC_IMPORT_WINDOW (assistant));
  g_assert_cmpint (preview->added, ==, 0);
  g_assert_cmpint (preview->matched, ==, 55);
  g_assert_nonnull (opcc_test_find (GTK_WIDGET (assistant), GTK_TYPE_BUTTON, "Nothing to import"));
  /* Back to the columns, and to the choice of a file. */
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL);
  wait_step (assistant, "columns");
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL);
  wait_step (assistant, "file");
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (assistant)), "import-file.png");
  gtk_window_destroy (GTK_WINDOW (assistant));
  grants_test_close (&test);
}

static gboolean
has_error (gpointer data)
{
  return opcc_import_window_get_error (data) != NULL;
}

static void
check_bad_file (void)
{
  OpccImportAssistant *assistant = open_assistant ("2023/24-3", "/nowhere/at-all.csv");

  opcc_test_wait (has_error, assistant);
  g_assert_cmpstr (opcc_import_window_get_step (OPCC_IMPORT_WINDOW (assistant)), ==, "file");
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (assistant)), "import-error.png");
  /* Not on this computer at all. */
  {
    g_autoptr (GFile) file = g_file_new_for_uri ("sftp://example.org/list.csv");

    opcc_import_window_open (OPCC_IMPORT_WINDOW (assistant), file);
    g_assert_nonnull (strstr (opcc_import_window_get_error (OPCC_IMPORT_WINDOW (assistant)),
                              "not on this computer"));
  }
  gtk_window_destroy (GTK_WINDOW (assistant));
  grants_test_close (&test);
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/import/whole-way", check_whole_way);
  g_test_add_func ("/grants/import/mapping", check_mapping);
  g_test_add_func ("/grants/import/again", check_again);
  g_test_add_func ("/grants/import/bad-file", check_bad_file);
  return g_test_run ();
}
