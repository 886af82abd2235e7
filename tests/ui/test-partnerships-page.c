/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partnerships on the sample office: the nine with their money, what opens, and the tabs. */
#include "grants-test.h"

#include "opcc-chart-below.h"
#include "opcc-domain-model.h"
#include "opcc-form-dialog.h"
#include "opcc-partnership.h"
#include "opcc-partnerships-model.h"
#include "opcc-partnerships-page.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_partnerships_model.fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, error));
}

static void
open_office (gboolean filled)
{
  grants_test_open (&test, FALSE);
  if (filled)
    grants_test_run (&test, fill_job, NULL);
  opcc_test_settle ();
}

static void
check_overview (void)
{
  g_autofree char *wanted = NULL;
  GtkWidget *row;
  gint64 n;

  open_office (TRUE);
  n = grants_test_find (&test, &opcc_partnership_kind, "melton");
  grants_test_show (&test, opcc_partnerships_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "Melton Community Safety Partnership");
  g_assert_true (opcc_test_shows_text (test.page, "Far behind"));
  g_assert_true (opcc_test_shows_text (test.page, "£285,500"));
  g_assert_true (opcc_test_shows_text (test.page, "12% spent"));
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (test.page)), ==, "2023/24");
  row = gtk_widget_get_ancestor (opcc_test_find (test.page, GTK_TYPE_LABEL,
                                                 "Melton Community Safety Partnership"),
                                 GTK_TYPE_LIST_BOX_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Melton Community Safety Partnership");
  gtk_widget_activate (row);
  opcc_test_settle ();
  wanted = g_strdup_printf ("partnership %d", (int) n);
  g_assert_cmpstr (grants_test_get_shown (&test), ==, wanted);
  grants_test_close (&test);
}

static void
check_empty (void)
{
  open_office (FALSE);
  grants_test_show (&test, opcc_partnerships_page_new (test.workspace), 1064, 800);
  grants_test_wait_text (test.page, "No allocations yet");
  grants_test_close (&test);
}

static void
check_partnership (void)
{
  open_office (TRUE);
  grants_test_show (&test,
                    opcc_record_file_new (test.workspace, &opcc_partnership_record,
                                          grants_test_find (&test, &opcc_partnership_kind,
                                                            "blaby")),
                    1064, 800);
  grants_test_wait_text (test.page, "Allocations");
  grants_test_wait_text (test.page, "Blaby 2023/24");
  g_assert_true (opcc_test_shows_text (test.page, "£45,900"));
  grants_test_close (&test);
}

/* A short list leaves room: the chart of its figures stands below, and follows the office file. */
static void
check_charts (void)
{
  static const struct
  {
    const char *tab;
    const char *title;
  } cases[] = {
    { "allocations", "£640,000 is allocated to 9 partnerships" },
    { "returns", "13 of 36 returns are in" },
    { "bids", "£648,200 won with 8 bids so far" },
  };
  OpccFormDialog *form;

  open_office (TRUE);
  grants_test_show (&test, opcc_partnerships_page_new (test.workspace), 1668, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_activate_action (test.page, "page.tab", "s", cases[i].tab);
      grants_test_wait_text (test.page, cases[i].title);
    }
  g_assert_cmpstr (opcc_page_get_document (OPCC_PAGE (test.page)), ==, "list?kind=bid");
  opcc_test_save_picture (test.host, "partnerships-bids.png");
  gtk_widget_activate_action (test.page, "page.new", NULL);
  form = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  g_assert_nonnull (form);
  gtk_window_destroy (GTK_WINDOW (form));
  grants_test_close (&test);
}

/* Where there is no room for both, the list has all of it. */
static void
check_low_window (void)
{
  GtkWidget *below;
  GtkWidget *list;

  open_office (TRUE);
  grants_test_show (&test, opcc_partnerships_page_new (test.workspace), 1064, 640);
  gtk_widget_activate_action (test.page, "page.tab", "s", "allocations");
  grants_test_wait_text (test.page, "Rutland 2023/24");
  below = opcc_test_find (test.page, OPCC_TYPE_CHART_BELOW, NULL);
  list = opcc_chart_below_get_list (OPCC_CHART_BELOW (below));
  g_assert_false (gtk_widget_get_child_visible (gtk_widget_get_last_child (below)));
  g_assert_cmpint (gtk_widget_get_height (list), ==, gtk_widget_get_height (below));
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  opcc_domain_model_register (&opcc_partnerships_model);
  g_test_add_func ("/partnerships-page/overview", check_overview);
  g_test_add_func ("/partnerships-page/charts", check_charts);
  g_test_add_func ("/partnerships-page/low-window", check_low_window);
  g_test_add_func ("/partnerships-page/empty", check_empty);
  g_test_add_func ("/partnerships-page/partnership", check_partnership);
  return g_test_run ();
}
