/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of People Zones in the real window, on the sample office: what they say. */
#include "office-test.h"

#include "opcc-chart-drawing.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-record-chooser.h"
#include "opcc-record-section.h"
#include "opcc-ui-test.h"

static OpccWindow *window;

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), cancellable, error));
}

static char *
make_office (void)
{
  g_autofree char *folder = g_dir_make_tmp ("opcc-zones-XXXXXX", NULL);
  char *path = g_build_filename (folder, "office.opcc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = opcc_store_open (path, OPCC_STORE_CREATE, &error);

  g_assert_no_error (error);
  opcc_store_run_wait (store, fill_job, NULL, NULL, &error);
  g_assert_no_error (error);
  opcc_store_close (store);
  return path;
}

/* --- waiting ---------------------------------------------------------------------------------- */

static gboolean
is_shown (gpointer data)
{
  return opcc_test_shows_text (GTK_WIDGET (window), data);
}

static void
wait_text (const char *text)
{
  g_test_message ("waiting for %s", text);
  opcc_test_wait (is_shown, (gpointer) text);
}

static gboolean
is_in_view (gpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (opcc_window_get_page (window)), data);
}

static gboolean
is_gone (gpointer data)
{
  return !opcc_test_shows_text (GTK_WIDGET (window), data);
}

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (office_test_last_toast (window), data) == 0;
}

/* --- what the overview says ------------------------------------------------------------------- */

static void
check_overview (void)
{
  g_autofree char *path = make_office ();

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-record", "(sx)", "zone", (gint64) 1);
  wait_text ("3 of 6 have no baseline: change shows for the other 3 only.");
  wait_text ("Bell Foundry");
  wait_text ("Baseline missing");
  wait_text ("−38 (−18%)");
  wait_text ("+13 (+144%)");
  wait_text ("cannot say");
  wait_text ("£41,300");
  wait_text ("spent of £50,000 committed");
  wait_text ("nothing recorded");
  wait_text ("2 applications from here: £12,750 asked");
  wait_text ("42 assets");
  wait_text ("2 of 5 done");
  wait_text ("no date, no owner");
  wait_text ("Missing: place, reason, who asked, outcome");
  wait_text ("Residents asked: 12 dark spots listed on a walk");
  wait_text ("Add 3 baselines…");
  opcc_test_save_picture (GTK_WIDGET (window), "zone-overview.png");
  office_test_act (window, "show-record", "(sx)", "zone", (gint64) 3);
  wait_text ("Nothing is measured yet: nobody can say what changes.");
  wait_text ("Nothing is planned yet");
  office_test_act (window, "show-domain", "s", "zones");
  wait_text ("Baseline missing: 3 of 6 indicators.");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

/* --- what leads elsewhere --------------------------------------------------------------------- */

static void
check_links (void)
{
  g_autofree char *path = make_office ();
  GtkWidget *section;

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-record-tab", "(sxs)", "zone", (gint64) 1, "money");
  wait_text ("Grants inside the zone");
  wait_text ("Application");
  /* The second list of the tab. */
  section = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_RECORD_SECTION, NULL);
  section = gtk_widget_get_next_sibling (section);
  g_signal_emit_by_name (opcc_record_section_get_table (OPCC_RECORD_SECTION (section)),
                         "row-activated", (gint64) 1);
  opcc_test_wait (is_in_view, (gpointer) "OpccApplicationPage");
  /* What belongs to a zone opens on its tab. */
  office_test_act (window, "show-record", "(sx)", "zone_asset", (gint64) 1);
  wait_text ("What is strong here");
  /* Without a page of its own, and with its domain's tab. */
  office_test_act (window, "show-record", "(sx)", "csp_formula", (gint64) 1);
  wait_text (
      "£640,000 for 2023/24: 40% of it by recorded crimes, 30% by crimes of the plan’s kinds, "
      "30% by population. The share of a partnership is its part of all nine in each, so "
      "weighted.");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

/* --- choosing --------------------------------------------------------------------------------- */

static gboolean
has_chooser (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_RECORD_CHOOSER) != NULL;
}

static gboolean
has_ticks (gpointer data)
{
  OpccRecordChooser *chooser = office_test_find_window (OPCC_TYPE_RECORD_CHOOSER);

  OpccTable *table = opcc_record_chooser_get_table (chooser);

  return gtk_widget_get_sensitive (GTK_WIDGET (table)) &&
         opcc_table_get_n_ticked (table) == GPOINTER_TO_UINT (data);
}

static OpccRecordChooser *
open_chooser (const char *action, guint n_ticked)
{
  gtk_widget_activate_action (opcc_window_get_page (window), action, NULL);
  opcc_test_wait (has_chooser, NULL);
  opcc_test_wait (has_ticks, GUINT_TO_POINTER (n_ticked));
  return office_test_find_window (OPCC_TYPE_RECORD_CHOOSER);
}

static void
check_choosing (void)
{
  g_autofree char *path = make_office ();
  OpccRecordChooser *chooser;

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-record-tab", "(sxs)", "zone", (gint64) 1, "areas");
  wait_text ("No area is chosen yet");
  wait_text ("Bell Foundry");
  chooser = open_chooser ("page.choose-areas", 0);
  opcc_table_set_ticked (opcc_record_chooser_get_table (chooser), 1, TRUE);
  opcc_table_set_ticked (opcc_record_chooser_get_table (chooser), 2, TRUE);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (chooser), "2 chosen"));
  opcc_test_spin (300);
  opcc_test_save_picture (GTK_WIDGET (chooser), "zone-areas-chooser.png");
  opcc_test_press (opcc_test_find (GTK_WIDGET (chooser), GTK_TYPE_BUTTON, "Choose"));
  wait_text ("Leicester 003A");
  wait_text ("Leicester 003B");
  g_assert_cmpstr (office_test_last_toast (window), ==, "Bell Foundry: 2 chosen");
  /* Let go again. */
  chooser = open_chooser ("page.choose-areas", 2);
  opcc_table_set_ticked (opcc_record_chooser_get_table (chooser), 1, FALSE);
  opcc_test_press (opcc_test_find (GTK_WIDGET (chooser), GTK_TYPE_BUTTON, "Choose"));
  opcc_test_wait (is_gone, (gpointer) "Leicester 003A");
  office_test_act (window, "undo", NULL);
  wait_text ("Leicester 003A");
  /* The applications that name the zone are ticked; one more is linked. */
  chooser = open_chooser ("page.choose-grants", 2);
  opcc_table_set_ticked (opcc_record_chooser_get_table (chooser), 1, TRUE);
  opcc_test_press (opcc_test_find (GTK_WIDGET (chooser), GTK_TYPE_BUTTON, "Choose"));
  opcc_test_wait (has_toast, (gpointer) "Bell Foundry: 3 chosen");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

static gboolean
find_chart (GtkWidget *widget, const char *title)
{
  if (OPCC_IS_CHART_DRAWING (widget))
    {
      OpccChart *chart = opcc_chart_drawing_get_chart (OPCC_CHART_DRAWING (widget));

      return chart != NULL && g_strcmp0 (chart->texts[OPCC_CHART_TITLE], title) == 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_chart (child, title))
      return TRUE;
  return FALSE;
}

static gboolean
is_drawn (gpointer data)
{
  return find_chart (opcc_window_get_page (window), data);
}

/* --- the map ---------------------------------------------------------------------------------- */

static void
check_map (void)
{
  static const char *const titles[] = { "People Zones: 4 in 3 of 9 districts",
                                        "Visits: 3 in 1 of 9 districts",
                                        "Grants awarded: 0 in 0 of 9 districts" };
  g_autofree char *path = make_office ();

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-domain", "s", "zones");
  gtk_widget_activate_action (opcc_window_get_page (window), "page.tab", "s", "map");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    opcc_test_wait (is_drawn, (gpointer) titles[i]);
  opcc_test_spin (300);
  opcc_test_save_picture (GTK_WIDGET (window), "zones-map.png");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  g_test_add_func ("/zones/overview", check_overview);
  g_test_add_func ("/zones/links", check_links);
  g_test_add_func ("/zones/choosing", check_choosing);
  g_test_add_func ("/zones/map", check_map);
  return g_test_run ();
}
