/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stations of the tour at which records are made and changed by keys alone. */
#include "tour-records.h"

#include "tour-office.h"
#include "user.h"

/* What was just done stands in the file once; taken back it is gone, and done again it is the same
 * to the last letter. */
static void
take_back_and_do_again (Tour *tour, const char *sql)
{
  OpccStore *store = tour_get_store (tour);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;

  tour_expect_count (tour, sql, 1);
  done = tour_office_hash (store);
  tour_press (tour, "Ctrl+z");
  tour_expect_count (tour, sql, 0);
  undone = tour_office_hash (store);
  tour_press (tour, "Ctrl+Shift+z");
  tour_expect_count (tour, sql, 1);
  again = tour_office_hash (store);
  g_assert_cmpstr (undone, !=, done);
  g_assert_cmpstr (again, ==, done);
}

/* --- people zones --------------------------------------------------------------------------- */

#define ZONE      "FROM zone WHERE title = 'Rookery Lane' AND district = 'leicester'"
#define INDICATOR "FROM indicator i JOIN zone z ON z.n = i.zone WHERE i.title = 'Evening groups'"

static void
add_asset (Tour *tour)
{
  GtkWidget *dialog;

  for (guint i = 0; i < 3; i++)
    tour_press (tour, "Ctrl+Tab");
  tour_expect (tour, "No asset is written down yet");
  tour_press (tour, "Ctrl+n");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Asset", "Rookery Lane repair bench");
  tour_choose_in (dialog, "Kind", 3);
  tour_take_picture (tour, "zone-asset");
  tour_apply_form (tour, dialog);
  take_back_and_do_again (tour, "SELECT count(*) FROM zone_asset a JOIN zone z ON z.n = a.zone "
                                "WHERE a.title = 'Rookery Lane repair bench' AND "
                                "a.asset_kind = 'places' AND z.title = 'Rookery Lane'");
  tour_expect (tour, "Rookery Lane repair bench");
}

static void
add_indicator (Tour *tour)
{
  GtkWidget *dialog;

  tour_press (tour, "Ctrl+Tab");
  tour_press (tour, "Ctrl+Tab");
  tour_expect (tour, "Nothing is measured yet");
  tour_press (tour, "Ctrl+n");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Indicator", "Evening groups");
  tour_choose_in (dialog, "Unit", 1);
  tour_choose_in (dialog, "Which way is better", 1);
  tour_type_into (dialog, "Baseline", "30");
  tour_type_into (dialog, "Period of the baseline", "2020/21");
  tour_take_picture (tour, "zone-indicator");
  tour_apply_form (tour, dialog);
  take_back_and_do_again (tour, "SELECT count(*) " INDICATOR
                                " AND z.title = 'Rookery Lane' AND i.unit = 'count' AND "
                                "i.direction = 'up' AND i.baseline = 30");
}

static void
add_reading (Tour *tour, const char *period, const char *value)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM reading WHERE indicator = (SELECT i.n " INDICATOR
                       ") AND period = '%s' AND value = %s",
                       period, value);
  GtkWidget *dialog;

  tour_press_button_by_keys (tour, "Add a reading…");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Period", period);
  tour_type_into (dialog, "Value", value);
  tour_apply_form (tour, dialog);
  take_back_and_do_again (tour, sql);
}

void
tour_add_zone (Tour *tour)
{
  OpccStore *store = tour_get_store (tour);
  GtkWidget *dialog;

  tour_press (tour, "Alt+4");
  tour_expect (tour, "Where they are");
  tour_press (tour, "Ctrl+n");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Name", "Rookery Lane");
  tour_choose_in (dialog, "District", 1);
  tour_choose_in (dialog, "Stage", 1);
  tour_take_picture (tour, "zone-new");
  tour_apply_form (tour, dialog);
  take_back_and_do_again (tour, "SELECT count(*) " ZONE);
  tour_go_to_record (tour, tour_office_count (store, "SELECT n " ZONE));
  tour_press (tour, "Return");
  tour_expect (tour, "Nothing is measured yet: nobody can say what changes.");
  add_asset (tour);
  add_indicator (tour);
  tour_go_to_record (tour, tour_office_count (store, "SELECT i.n " INDICATOR));
  tour_press (tour, "Return");
  tour_expect (tour, "No reading yet");
  add_reading (tour, "2021/22", "36");
  add_reading (tour, "2022/23", "41");
  tour_take_picture (tour, "zone-readings");
  /* The zone says what the two readings make of the baseline. */
  tour_press (tour, "Alt+Left");
  for (guint i = 0; i < 5; i++)
    tour_press (tour, "Ctrl+Shift+Tab");
  tour_expect (tour, "+11 (+37%)");
  tour_expect (tour, "better");
  tour_take_picture (tour, "zone-changed");
}

/* --- the workforce -------------------------------------------------------------------------- */

#define POST "FROM post WHERE title = 'Chief Finance Officer'"

void
tour_suspend_post (Tour *tour)
{
  GtkWidget *dialog;

  tour_press (tour, "Alt+6");
  tour_expect (tour, "4,421");
  for (guint i = 0; i < 7; i++)
    tour_press (tour, "Ctrl+Tab");
  tour_expect (tour, "1 contract ends within 90 days");
  tour_go_to_record (tour, tour_office_count (tour_get_store (tour), "SELECT n " POST));
  /* The menu of the row, and the first thing in it. */
  tour_press (tour, "Shift+F10");
  user_wait_drawn (tour->window);
  user_press ("Return");
  dialog = tour_expect_dialog (tour);
  tour_type_into (dialog, "Reason", "Waits for the budget.");
  tour_take_picture (tour, "post-suspend");
  user_press ("Return");
  take_back_and_do_again (tour, "SELECT count(*) " POST " AND state = 'suspended'");
  tour_expect_count (tour,
                     "SELECT count(*) FROM post_event e JOIN post p ON p.n = e.post WHERE "
                     "p.title = 'Chief Finance Officer' AND e.what = 'suspended' AND "
                     "e.reason = 'Waits for the budget.'",
                     1);
  tour_expect_count (tour, "SELECT count(*) FROM post WHERE state = 'suspended'", 1);
  tour_take_picture (tour, "post-suspended");
}
