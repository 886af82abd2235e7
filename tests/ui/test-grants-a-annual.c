/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the page of a year's grants: its sentence, its figures, and the rows behind each. */
#include "grants-test.h"

#include "opcc-annual-figures.h"
#include "opcc-grants-pages.h"
#include "opcc-sample-history.h"
#include "opcc-scheme.h"
#include "opcc-table.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_sample_history_fill (db, g_getenv ("OPCC_SAMPLE_DIR"), cancellable, error));
}

static gpointer
find_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_scheme_find (db, data, error);
}

static gint64
find_scheme (const char *year)
{
  g_autoptr (OpccScheme) scheme = grants_test_run (&test, find_job, (gpointer) year);

  return opcc_record_get_n (OPCC_RECORD (scheme));
}

static gboolean
has_rows (gpointer data)
{
  OpccTable *table = OPCC_TABLE (opcc_test_find (test.page, OPCC_TYPE_TABLE, NULL));

  return g_list_model_get_n_items (G_LIST_MODEL (opcc_table_get_list (table))) ==
         GPOINTER_TO_UINT (data);
}

static void
choose (const char *line, guint n_rows, const char *heading)
{
  GtkWidget *row = opcc_test_find (test.page, GTK_TYPE_LIST_BOX_ROW, line);

  g_test_message ("%s", line);
  g_assert_nonnull (row);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  opcc_test_wait (has_rows, GUINT_TO_POINTER (n_rows));
  grants_test_wait_text (test.page, heading);
}

static void
check_year (void)
{
  GtkWidget *until;
  GtkWidget *table;

  grants_test_open (&test, TRUE);
  grants_test_run (&test, fill_job, NULL);
  grants_test_show (&test, opcc_annual_page_new (test.workspace, find_scheme ("2022/23")), 1064,
                    740);
  grants_test_wait_text (test.page, "In 2022/23, 6 grants rounds provided £503,500 of funding. "
                                    "Over that time 109 applications came in, with 46 being "
                                    "successful in securing funding.");
  g_assert_true (opcc_test_shows_text (test.page, "From closing to decision: 24 days, the median "
                                                  "of the rounds."));
  g_assert_cmpstr (opcc_page_get_document (OPCC_PAGE (test.page)), ==,
                   "annual?year=2022/23&until=2022/23");
  choose ("All rounds", 109, "All rounds: 109 applications");
  choose ("Awarded", 46, "Awarded: 46 applications");
  choose ("Round 3 · 2022/23", 18, "Round 3 · 2022/23: 18 applications");
  choose ("Refused: Late", 4, "Refused: Late: 4 applications");
  opcc_test_save_picture (test.page, "annual.png");
  table = opcc_test_find (test.page, OPCC_TYPE_TABLE, NULL);
  g_signal_emit_by_name (table, "row-activated", (gint64) 1);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, "application 1");
  until = opcc_test_find (test.page, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (until), 1);
  grants_test_wait_text (test.page, "In 2022/23 to 2023/24, 6 grants rounds provided £503,500 of "
                                    "funding. Over that time 109 applications came in, with 46 "
                                    "being successful in securing funding.");
  choose ("Refused: Late", 4, "Refused: Late: 4 applications");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

static void
check_undecided (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_annual_page_new (test.workspace, find_scheme ("2023/24")), 1064,
                    740);
  grants_test_wait_text (test.page, "No round of this year is decided yet");
  g_assert_null (opcc_page_get_document (OPCC_PAGE (test.page)));
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/annual/year", check_year);
  g_test_add_func ("/grants/annual/undecided", check_undecided);
  return g_test_run ();
}
