/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of People Zones in the real window, on the sample office: what they say. */
#include "office-test.h"

#include <sqlite3.h>
#include <string.h>

#include "opcc-candidates-tab.h"
#include "opcc-candidates.h"
#include "opcc-chart-drawing.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-import-button.h"
#include "opcc-import-dialog.h"
#include "opcc-place.h"
#include "opcc-record-chooser.h"
#include "opcc-record-section.h"
#include "opcc-ui-test.h"
#include "opcc-zone-findings.h"
#include "user.h"

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

/* --- files taken in from the window ----------------------------------------------------------- */

static gboolean
has_preview (gpointer data)
{
  OpccImportWindow *dialog = office_test_find_window (OPCC_TYPE_IMPORT_DIALOG);

  return dialog != NULL && g_strcmp0 (opcc_import_window_get_step (dialog), "preview") == 0;
}

static gboolean
has_dialog (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_IMPORT_DIALOG) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return !has_dialog (data);
}

/* The dialog is open: gives it the file and takes that in. Returns: what was read of it. */
static guint
take_file_in (const char *path, const char *text, const char *toast)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own = g_build_filename (folder, "own.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (own);
  OpccImportWindow *dialog;
  guint refused;

  g_assert_true (g_file_set_contents (own, text, -1, NULL));
  opcc_test_wait (has_dialog, NULL);
  dialog = office_test_find_window (OPCC_TYPE_IMPORT_DIALOG);
  opcc_import_window_open (dialog, file);
  opcc_test_wait (has_preview, NULL);
  refused = opcc_import_window_get_preview (dialog)->refused;
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  opcc_test_wait (has_no_dialog, NULL);
  g_assert_cmpstr (office_test_last_toast (window), ==, toast);
  return refused;
}

/* Nine squares of our own in place of the districts. */
static char *
write_squares (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const double x = -1.5 + 0.1 * (i % 3);
      const double y = 52.8 - 0.1 * (i / 3);

      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
                              "[%.1f,%.1f],[%.1f,%.1f],[%.1f,%.1f],[%.1f,%.1f],[%.1f,%.1f]]]}}",
                              i > 0 ? "," : "", opcc_place_get (i)->name, x, y, x + 0.1, y, x + 0.1,
                              y - 0.1, x, y - 0.1, x, y);
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static gboolean
has_outlines (GtkWidget *widget)
{
  if (OPCC_IS_CHART_DRAWING (widget))
    {
      OpccChart *chart = opcc_chart_drawing_get_chart (OPCC_CHART_DRAWING (widget));

      return chart != NULL && chart->boundaries != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_outlines (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_real_map (gpointer data)
{
  return has_outlines (opcc_window_get_page (window));
}

/* Outlines taken in through the window turn the tiles into the map; taken back, it is tiles. */
static void
check_boundaries (void)
{
  g_autofree char *path = make_office ();
  g_autofree char *squares = write_squares ();
  GtkWidget *import;

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-domain", "s", "zones");
  gtk_widget_activate_action (opcc_window_get_page (window), "page.tab", "s", "map");
  opcc_test_wait (is_drawn, (gpointer) "People Zones: 4 in 3 of 9 districts");
  g_assert_false (is_real_map (NULL));
  import = opcc_test_find (opcc_window_get_page (window), OPCC_TYPE_IMPORT_BUTTON, NULL);
  gtk_widget_activate_action (import, "import.file", "s", "boundaries");
  g_assert_cmpuint (take_file_in (path, squares,
                                  "9 added, 0 already there, 0 flagged, none refused."),
                    ==, 0);
  opcc_test_wait (is_real_map, NULL);
  opcc_test_save_picture (GTK_WIDGET (window), "zones-map-outlines.png");
  office_test_act (window, "undo", NULL);
  for (guint i = 0; i < 50 && is_real_map (NULL); i++)
    opcc_test_spin (100);
  g_assert_false (is_real_map (NULL));
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

/* --- candidates ------------------------------------------------------------------------------- */

static GtkWidget *
get_candidates (void)
{
  return opcc_test_find (opcc_window_get_page (window), OPCC_TYPE_CANDIDATES_TAB, NULL);
}

/* What the row at that place is called; the heads are the row before the first. */
static const char *
get_area (guint place)
{
  GtkWidget *grid = opcc_test_find (get_candidates (), GTK_TYPE_GRID, NULL);

  return gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 0, (int) place)));
}

static gboolean
is_status (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) &&
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_STATUS)
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_status (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer data)
{
  return is_status (get_candidates (), data);
}

static gboolean
has_focus (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == data || gtk_widget_is_ancestor (focus, data));
}

/* A weight is moved with the arrow keys; the order follows, and what it is now is said aloud. */
static void
check_weights (void)
{
  g_autofree char *path = make_office ();
  GtkWidget *crime;
  GtkWidget *income;

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-domain", "s", "zones");
  gtk_widget_activate_action (opcc_window_get_page (window), "page.tab", "s", "candidates");
  wait_text ("Leicester 035E · Saffron");
  wait_text ("Crime: crimes for each 1,000 residents, 2022/23 (sample: invented).");
  opcc_test_wait (is_said, (gpointer) "The 20 in greatest need of 611 areas. First: Leicester 035E "
                                      "· Saffron (97.1). Then: Leicester 012D · Western (95.9).");
  crime = user_find_type (get_candidates (), GTK_TYPE_SPIN_BUTTON, OPCC_CRITERION_CRIME);
  gtk_widget_grab_focus (crime);
  opcc_test_wait (has_focus, crime);
  user_press ("Down");
  opcc_test_wait (is_said, (gpointer) "The 20 in greatest need of 611 areas. First: Leicester 035E "
                                      "· Saffron (99.1). Then: Leicester 012D · Western (99.0).");
  g_assert_cmpstr (get_area (1), ==, "Leicester 035E · Saffron");
  income = user_find_type (get_candidates (), GTK_TYPE_SPIN_BUTTON, OPCC_CRITERION_INCOME);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (income), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Weight of Income deprivation");
  gtk_widget_grab_focus (income);
  opcc_test_wait (has_focus, income);
  user_press ("Up");
  opcc_test_wait (is_said, (gpointer) "The 20 in greatest need of 611 areas. First: Leicester 012D "
                                      "· Western (99.3). Then: Leicester 035E · Saffron (98.6).");
  g_assert_cmpstr (get_area (1), ==, "Leicester 012D · Western");
  g_assert_cmpstr (get_area (2), ==, "Leicester 035E · Saffron");
  user_press ("Down");
  opcc_test_wait (is_said, (gpointer) "The 20 in greatest need of 611 areas. First: Leicester 035E "
                                      "· Saffron (99.1). Then: Leicester 012D · Western (99.0).");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

/* An office as it is before it has any. */
static char *
make_office_without_crimes (void)
{
  char *path = make_office ();
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM crime_count", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 611);
  sqlite3_close (db);
  return path;
}

/* No crime figures: the page says so and leads to them; with them the weight of crime counts. */
static void
check_crimes (void)
{
  static const char *const file = "Area code,Financial year,Count,Population\n"
                                  "E01013693,2022/23,150,1500\n"
                                  "E01013726,2022-23,300,1000\n"
                                  "E01013693,2021/22,10,1500\n"
                                  "Total,2022/23,450,2500\n"
                                  "E01013691,2022/23,12%,1500\n"
                                  "E01013692,2022/23,-3,1500\n"
                                  "E01013638,last year,12,1500\n"
                                  "E09999999,2022/23,12,1500\n";
  g_autofree char *path = make_office_without_crimes ();

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-domain", "s", "zones");
  gtk_widget_activate_action (opcc_window_get_page (window), "page.tab", "s", "candidates");
  wait_text ("Left out: Crime, of which no figures have been taken in. ");
  wait_text ("No crime figures have been taken in: areas are scored without them. Take in a file "
             "with a row for each area and year: area (its code or name), year, crimes, and "
             "residents.");
  opcc_test_press (opcc_test_find (get_candidates (), GTK_TYPE_BUTTON, "Import crime figures…"));
  g_assert_cmpuint (take_file_in (path, file, "3 added, 0 already there, 0 flagged, 4 refused."),
                    ==, 4);
  wait_text ("Crime: crimes for each 1,000 residents, 2022/23.");
  wait_text ("Crimes by 1,000");
  wait_text ("300.0");
  g_assert_cmpstr (get_area (1), ==, "Leicester 012D · Western");
  g_assert_false (opcc_test_shows_text (get_candidates (), "Import crime figures…"));
  opcc_test_save_picture (GTK_WIDGET (window), "zones-candidates.png");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

/* --- findings --------------------------------------------------------------------------------- */

/* Each method stands over its findings, with how many and how many people were heard. */
static void
check_findings (void)
{
  g_autofree char *path = make_office ();
  GtkWidget *findings;
  GtkWidget *row;

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-record-tab", "(sxs)", "zone", (gint64) 1, "findings");
  wait_text ("Findings of the research, by method");
  wait_text ("Workshop · 1 finding, 24 people heard");
  wait_text ("“I walk the long way round because the short one has no light.”");
  opcc_test_save_picture (GTK_WIDGET (window), "zone-findings.png");
  findings = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_ZONE_FINDINGS, NULL);
  row = opcc_test_find (findings, GTK_TYPE_LIST_BOX_ROW, NULL);
  gtk_widget_grab_focus (row);
  opcc_test_wait (has_focus, row);
  user_press ("Delete");
  opcc_test_wait (is_gone, (gpointer) "Workshop · 1 finding, 24 people heard");
  office_test_act (window, "undo", NULL);
  wait_text ("Workshop · 1 finding, 24 people heard");
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
  g_test_add_func ("/zones/boundaries", check_boundaries);
  g_test_add_func ("/zones/crimes", check_crimes);
  if (user_sit_down ())
    {
      g_test_add_func ("/zones/weights", check_weights);
      g_test_add_func ("/zones/findings", check_findings);
    }
  return g_test_run ();
}
