/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart by its name on a page: drawn from the sample office, and anew with whatever changes. */
#include "grants-test.h"
#include "opcc-application.h"
#include "opcc-chart-card.h"
#include "opcc-chart-drawing.h"
#include "opcc-chart-view.h"
#include "opcc-page.h"
#include "opcc-record-acts.h"
#include "opcc-record-finder.h"
#include "opcc-ui-test.h"

#include <string.h>

static GrantsTest test;
static GtkWidget *card;

static OpccChart *
get_chart (void)
{
  GtkWidget *drawing = opcc_test_find (card, OPCC_TYPE_CHART_DRAWING, NULL);

  return opcc_chart_drawing_get_chart (OPCC_CHART_DRAWING (drawing));
}

static gboolean
has_other_chart (gpointer old)
{
  return get_chart () != NULL && get_chart () != old;
}

static void
set_up (OpccChartOrder *order)
{
  GtkWidget *page;

  grants_test_open (&test, TRUE);
  card = opcc_chart_card_new (test.workspace);
  page = opcc_page_new ("Charts", card);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card), order);
  grants_test_show (&test, page, 900, 600);
}

static void
tear_down (void)
{
  grants_test_leave (&test);
  grants_test_close (&test);
}

static double
find_asked (const char *key)
{
  OpccChart *chart = get_chart ();

  for (guint i = 0; i < chart->categories->len; i++)
    if (g_strcmp0 (((OpccChartCategory *) g_ptr_array_index (chart->categories, i))->key, key) == 0)
      return opcc_chart_get_value (chart, 0, i);
  return -1;
}

static gpointer
ask_for_more (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccApplication) application =
      opcc_record_find (db, &opcc_application_kind, "2023/24-1/R1-001", error);
  gboolean done = opcc_record_act_set (db, application, "asked", "1234.00", error);

  *(char **) data = g_strdup (application->district);
  return GINT_TO_POINTER (done);
}

static void
test_follows (void)
{
  g_autofree char *district = NULL;
  OpccChart *old;
  double sum_before = 0;
  double sum_after = 0;

  set_up (opcc_chart_order_new ("round-asked", "round", "2023/24-1", "by", NULL, NULL));
  opcc_test_wait (has_other_chart, NULL);
  old = g_object_ref (get_chart ());
  g_assert_cmpuint (old->categories->len, >=, 9);
  g_assert_true (opcc_chart_check (old, NULL));
  for (guint i = 0; i < old->categories->len; i++)
    sum_before += opcc_chart_get_value (old, 0, i);
  grants_test_run (&test, ask_for_more, &district);
  opcc_test_wait (has_other_chart, old);
  for (guint i = 0; i < get_chart ()->categories->len; i++)
    sum_after += opcc_chart_get_value (get_chart (), 0, i);
  g_assert_cmpfloat (sum_after, !=, sum_before);
  g_assert_cmpfloat (find_asked (district), >, 0);
  g_object_unref (old);
  opcc_test_save_picture (card, "chart-card.png");
  tear_down ();
}

static void
test_another (void)
{
  OpccChart *old;

  set_up (opcc_chart_order_new ("round-map", "round", "2023/24-1", NULL));
  opcc_test_wait (has_other_chart, NULL);
  old = get_chart ();
  g_assert_cmpint (old->kind, ==, OPCC_CHART_MAP);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card),
                             opcc_chart_order_new ("round-pot", "round", "2023/24-1", NULL));
  opcc_test_wait (has_other_chart, old);
  g_assert_cmpint (get_chart ()->kind, ==, OPCC_CHART_BULLET);
  tear_down ();
}

static gboolean
has_error (gpointer data)
{
  return grants_test_get_error (&test) != NULL;
}

static void
test_refused (void)
{
  static const char *const asked[][3] = {
    { "round-asked", NULL, "needs --round ROUND" },
    { "pie", NULL, "no chart “pie”" },
    { "round-asked", "pie", "Give one of: district|priority" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      set_up (opcc_chart_order_new (asked[i][0], "by", asked[i][1], NULL));
      opcc_test_wait (has_error, NULL);
      g_assert_nonnull (strstr (grants_test_get_error (&test), asked[i][2]));
      g_assert_null (get_chart ());
      tear_down ();
    }
}

/* A page may be left while its chart is still being drawn. */
static void
test_left_early (void)
{
  set_up (opcc_chart_order_new ("round-asked", "round", "2023/24-1", NULL));
  tear_down ();
}

int
main (int argc, char *argv[])
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/chart-card/follows", test_follows);
  g_test_add_func ("/chart-card/another", test_another);
  g_test_add_func ("/chart-card/refused", test_refused);
  g_test_add_func ("/chart-card/left-early", test_left_early);
  return g_test_run ();
}
