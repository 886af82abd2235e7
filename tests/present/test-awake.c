/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen is kept awake for as long as a meeting is shown: this program stands in for the part
 * of GTK that asks the session for it. */
#include "present-fixture.h"

#include "opcc-presentation.h"
#include "opcc-ui-test.h"

#define COOKIE 4711

static GtkApplication *application;
static guint n_asked;
static guint n_given_back;
static GtkWindow *asked_for;
static GtkApplicationInhibitFlags asked_flags;

/* The linker takes these before those of GTK. */
guint
gtk_application_inhibit (GtkApplication *of,
                         GtkWindow *window,
                         GtkApplicationInhibitFlags flags,
                         const char *reason)
{
  g_assert_true (of == application);
  g_assert_cmpuint (strlen (reason), >, 0);
  n_asked++;
  asked_for = window;
  asked_flags = flags;
  return COOKIE;
}

void
gtk_application_uninhibit (GtkApplication *of, guint cookie)
{
  g_assert_true (of == application);
  g_assert_cmpuint (cookie, ==, COOKIE);
  n_given_back++;
}

typedef struct
{
  GtkWidget *desk;
  GListStore *monitors;
} Hall;

static void
set_up (Hall *hall, gconstpointer data)
{
  g_autoptr (GObject) screen =
      g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);

  n_asked = n_given_back = 0;
  asked_for = NULL;
  hall->desk = opcc_test_show (gtk_label_new ("The desk"), 640, 480);
  gtk_window_set_application (GTK_WINDOW (hall->desk), application);
  hall->monitors = g_list_store_new (GDK_TYPE_MONITOR);
  g_list_store_append (hall->monitors, screen);
}

static void
tear_down (Hall *hall, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (hall->desk));
  opcc_test_settle ();
  g_object_unref (hall->monitors);
}

static gboolean
is_running (gpointer data)
{
  return opcc_presentation_is_running (data);
}

static void
test_while_it_is_shown (Hall *hall, gconstpointer data)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  g_autoptr (OpccPresentation) presentation = NULL;

  presentation =
      opcc_presentation_start_on (GTK_WINDOW (hall->desk), meeting, G_LIST_MODEL (hall->monitors));
  opcc_test_wait (is_running, presentation);
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_true (asked_flags & GTK_APPLICATION_INHIBIT_IDLE);
  g_assert_true (asked_for == opcc_presentation_get_audience_window (presentation));
  opcc_meeting_next (meeting);
  opcc_meeting_set_black (meeting, TRUE);
  opcc_test_settle ();
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_cmpuint (n_given_back, ==, 0);
  opcc_presentation_end (presentation);
  g_assert_cmpuint (n_given_back, ==, 1);
  opcc_presentation_end (presentation);
  g_assert_cmpuint (n_given_back, ==, 1);
  opcc_test_settle ();
}

/* Before there is anything to show the screen may sleep. */
static void
test_not_while_preparing (Hall *hall, gconstpointer data)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (0);
  g_autoptr (OpccPresentation) presentation = NULL;

  presentation =
      opcc_presentation_start_on (GTK_WINDOW (hall->desk), meeting, G_LIST_MODEL (hall->monitors));
  opcc_test_settle ();
  g_assert_cmpuint (n_asked, ==, 0);
  opcc_presentation_end (presentation);
  g_assert_cmpuint (n_given_back, ==, 0);
  opcc_test_settle ();
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int failed;

  opcc_test_ui_init (&argc, &argv);
  application = gtk_application_new ("org.opccdesk.TestAwake", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/awake/while-it-is-shown", Hall, NULL, set_up, test_while_it_is_shown, tear_down);
  g_test_add ("/awake/not-while-preparing", Hall, NULL, set_up, test_not_while_preparing,
              tear_down);
  failed = g_test_run ();
  g_object_unref (application);
  return failed;
}
