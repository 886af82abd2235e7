/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests F5: the page in view on the wall, for whom the preference says, as the office file goes on.
 */
#include "office-test.h"

#include "opcc-audience-window.h"
#include "opcc-organisation.h"
#include "opcc-page.h"
#include "opcc-presenter-window.h"
#include "opcc-record-acts.h"
#include "opcc-ui-test.h"

static gboolean
is_up (gpointer data)
{
  OpccAudienceWindow *wall = office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW);

  return wall != NULL && opcc_audience_window_get_slide (wall) != NULL;
}

static gboolean
is_over (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW) == NULL;
}

static OpccAudienceWindow *
present (OpccWindow *window, const char *document)
{
  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), document);
  office_test_act (window, "present", NULL);
  opcc_test_wait (is_up, NULL);
  return office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW);
}

static gboolean
says (OpccAudienceWindow *wall, const char *words)
{
  g_autofree char *text = opcc_slide_to_text (opcc_audience_window_get_slide (wall));

  return strstr (text, words) != NULL;
}

/* Whether any slide says so. */
static gboolean
ever_says (OpccAudienceWindow *wall, const char *words)
{
  for (guint i = 0; i < 100; i++)
    {
      OpccSlide *before = opcc_audience_window_get_slide (wall);

      if (says (wall, words))
        return TRUE;
      gtk_widget_activate_action (GTK_WIDGET (wall), "meeting.next", NULL);
      if (opcc_audience_window_get_slide (wall) == before)
        return FALSE;
    }
  g_assert_not_reached ();
}

static void
end (OpccAudienceWindow *wall)
{
  gtk_widget_activate_action (GTK_WIDGET (wall), "meeting.end", NULL);
  opcc_test_wait (is_over, NULL);
}

static void
test_page_on_the_wall (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  OpccAudienceWindow *wall;

  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  wall = present (window, "list?kind=organisation");
  g_assert_true (says (wall, "OFFICIAL"));
  /* A second F5 changes nothing. */
  office_test_act (window, "present", NULL);
  opcc_test_settle ();
  g_assert_true (office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW) == wall);
  end (wall);
  g_assert_null (office_test_find_window (OPCC_TYPE_PRESENTER_WINDOW));
  office_test_close (window);
  office_test_remove (path);
}

/* Public, unless the preference says otherwise. */
static void
test_for_whom (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  OpccAudienceWindow *wall;

  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  wall = present (window, "list?kind=organisation");
  g_assert_false (ever_says (wall, OFFICE_TEST_ORGANISATION));
  end (wall);
  g_settings_set_string (settings, "present-to", "office");
  wall = present (window, "list?kind=organisation");
  g_assert_true (ever_says (wall, OFFICE_TEST_ORGANISATION));
  gtk_widget_activate_action (GTK_WIDGET (wall), "meeting.notes", NULL);
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (office_test_find_window (OPCC_TYPE_PRESENTER_WINDOW),
                                       "A single screen: N goes from the notes to the wall · "
                                       "office copy"));
  end (wall);
  g_settings_reset (settings, "present-to");
  office_test_close (window);
  office_test_remove (path);
}

static gpointer
add_organisation (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

  organisation->name = g_strdup ("Lantern Yard");
  return opcc_record_act_save (db, organisation, error) ? g_strdup ("done") : NULL;
}

static void
add (OpccWindow *window)
{
  g_autofree char *done =
      opcc_store_run_wait (opcc_office_get_store (opcc_window_get_office (window)),
                           add_organisation, NULL, NULL, NULL);

  g_assert_nonnull (done);
}

static gboolean
has_lantern (gpointer data)
{
  gtk_widget_activate_action (data, "meeting.first", NULL);
  return ever_says (data, "Lantern Yard");
}

/* The wall follows the office file, and does not while it is frozen. */
static void
test_follows_the_office (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  OpccAudienceWindow *wall;

  g_settings_set_string (settings, "present-to", "office");
  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  wall = present (window, "list?kind=organisation");
  gtk_widget_activate_action (GTK_WIDGET (wall), "meeting.freeze", NULL);
  add (window);
  opcc_test_spin (200);
  g_assert_false (has_lantern (wall));
  gtk_widget_activate_action (GTK_WIDGET (wall), "meeting.freeze", NULL);
  opcc_test_wait (has_lantern, wall);
  end (wall);
  g_settings_reset (settings, "present-to");
  office_test_close (window);
  office_test_remove (path);
}

/* Nothing to present, or nothing that can be: the desk says so, and no wall comes up. */
static void
test_nothing_to_present (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);

  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), NULL);
  office_test_act (window, "present", NULL);
  g_assert_cmpstr (office_test_last_toast (window), ==, "This page has nothing to present");
  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), "no-such-document");
  office_test_act (window, "present", NULL);
  opcc_test_spin (200);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (window), "Not done"));
  g_assert_null (office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW));
  office_test_close (window);
  office_test_remove (path);
}

/* The window is closed in the middle of it. */
static void
test_ends_with_the_window (void)
{
  char *path = office_test_make ();
  OpccWindow *window = office_test_open (path);

  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  present (window, "list?kind=organisation");
  office_test_close (window);
  g_assert_null (office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW));
  g_assert_null (office_test_find_window (OPCC_TYPE_PRESENTER_WINDOW));
  office_test_remove (path);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  g_test_add_func ("/window/present/page-on-the-wall", test_page_on_the_wall);
  g_test_add_func ("/window/present/for-whom", test_for_whom);
  g_test_add_func ("/window/present/follows-the-office", test_follows_the_office);
  g_test_add_func ("/window/present/nothing-to-present", test_nothing_to_present);
  g_test_add_func ("/window/present/ends-with-the-window", test_ends_with_the_window);
  return g_test_run ();
}
