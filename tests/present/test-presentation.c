/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the windows of a meeting with a hand at the keys: the wall shows the slide and nothing
 * else, whatever the presenter has in front of them and whatever happens to the monitors. */
#include "present-fixture.h"

#include "opcc-audience-window.h"
#include "opcc-a11y.h"
#include "opcc-apply-dialog.h"
#include "opcc-ask-dialog.h"
#include "opcc-meeting-keys.h"
#include "opcc-presentation.h"
#include "opcc-presenter-window.h"
#include "opcc-slide-view.h"
#include "opcc-spotlight.h"
#include "opcc-ui-test.h"
#include "user.h"

/* At most, for a window to come or to move. */
#define WAIT_MS 10000

typedef struct
{
  GtkWidget *desk;
  OpccMeeting *meeting;
  GListStore *monitors;
  OpccPresentation *presentation;
  OpccAudienceWindow *wall;
  OpccPresenterWindow *presenter;
} Hall;

static GdkMonitor *
get_screen (void)
{
  return g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
}

static void
plug (Hall *hall)
{
  g_autoptr (GdkMonitor) projector =
      g_object_new (GDK_TYPE_MONITOR, "display", gdk_display_get_default (), NULL);

  g_list_store_append (hall->monitors, projector);
}

static gboolean
is_up (gpointer data)
{
  Hall *hall = data;

  return gtk_widget_get_mapped (GTK_WIDGET (hall->wall)) &&
         opcc_audience_window_get_slide (hall->wall) != NULL;
}

/* Whichever window has the keys: both know them, and who manages the windows decides. */
static gboolean
is_presenting (gpointer data)
{
  Hall *hall = data;

  return gtk_widget_get_mapped (GTK_WIDGET (hall->presenter)) &&
         (gtk_window_is_active (GTK_WINDOW (hall->presenter)) ||
          gtk_window_is_active (GTK_WINDOW (hall->wall)));
}

static gboolean
has_keys (gpointer data)
{
  return gtk_window_is_active (GTK_WINDOW (data));
}

static void
wait_for (gboolean (*done) (gpointer), gpointer data)
{
  g_assert_true (user_wait_for (done, data, WAIT_MS));
}

/* A meeting of four slides; with a projector, or without. */
static void
begin (Hall *hall, gboolean with_projector)
{
  g_autoptr (GdkMonitor) screen = get_screen ();

  hall->desk = opcc_test_show (gtk_label_new ("The desk"), 640, 480);
  hall->meeting = present_fixture_make_meeting (4);
  hall->monitors = g_list_store_new (GDK_TYPE_MONITOR);
  g_list_store_append (hall->monitors, screen);
  if (with_projector)
    plug (hall);
  hall->presentation = opcc_presentation_start_on (GTK_WINDOW (hall->desk), hall->meeting,
                                                   G_LIST_MODEL (hall->monitors));
  hall->wall = OPCC_AUDIENCE_WINDOW (opcc_presentation_get_audience_window (hall->presentation));
  hall->presenter =
      OPCC_PRESENTER_WINDOW (opcc_presentation_get_presenter_window (hall->presentation));
  wait_for (is_up, hall);
  if (with_projector)
    wait_for (is_presenting, hall);
  user_wait_drawn (GTK_WIDGET (hall->wall));
}

static void
end (Hall *hall)
{
  opcc_presentation_end (hall->presentation);
  g_assert_null (opcc_presentation_get_audience_window (hall->presentation));
  opcc_test_settle ();
  g_assert_finalize_object (hall->presentation);
  g_assert_finalize_object (hall->meeting);
  g_object_unref (hall->monitors);
  gtk_window_destroy (GTK_WINDOW (hall->desk));
  opcc_test_settle ();
}

/* What a screen reader is told of a window, line by line. */
static void
read_tree (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      g_autofree char *label =
          gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");

      g_string_append_printf (words, "%s\n", label);
    }
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (words, "%s\n", gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_tree (child, words);
}

static char *
read_wall (Hall *hall)
{
  GString *words = g_string_new (NULL);

  read_tree (GTK_WIDGET (hall->wall), words);
  return g_string_free (words, FALSE);
}

static void
assert_wall (Hall *hall, const char *said, const char *not_said)
{
  g_autofree char *words = read_wall (hall);

  if (said != NULL)
    g_assert_nonnull (strstr (words, said));
  g_assert_null (strstr (words, not_said));
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* A key that does nothing here. */
static void
press_in_vain (const char *keys)
{
  user_press (keys);
  opcc_test_settle ();
}

static gboolean
has_changed (gpointer data)
{
  return *(int *) data > 0;
}

/* A key that changes what is up, or ends it. */
static void
press (Hall *hall, const char *keys)
{
  int changes = 0;
  gulong changed = g_signal_connect_swapped (hall->meeting, "changed",
                                             G_CALLBACK (opcc_test_count_cb), &changes);
  gulong ended = g_signal_connect_swapped (hall->presentation, "ended",
                                           G_CALLBACK (opcc_test_count_cb), &changes);

  user_press (keys);
  wait_for (has_changed, &changes);
  g_signal_handler_disconnect (hall->meeting, changed);
  g_signal_handler_disconnect (hall->presentation, ended);
  opcc_test_settle ();
}

static void
assert_at (Hall *hall, guint number)
{
  g_assert_cmpuint (opcc_meeting_get_current (hall->meeting) + 1, ==, number);
}

static void
test_keys_that_go (void)
{
  Hall hall;

  begin (&hall, TRUE);
  press (&hall, "space");
  assert_at (&hall, 2);
  press (&hall, "Right");
  assert_at (&hall, 3);
  press (&hall, "Page_Down");
  press_in_vain ("Page_Down");
  assert_at (&hall, 4);
  press (&hall, "Left");
  assert_at (&hall, 3);
  press (&hall, "Page_Up");
  assert_at (&hall, 2);
  press (&hall, "BackSpace");
  press_in_vain ("BackSpace");
  assert_at (&hall, 1);
  press (&hall, "End");
  assert_at (&hall, 4);
  press (&hall, "2");
  assert_at (&hall, 4);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (hall.presenter), "4 of 4 · Enter goes to 2"));
  press (&hall, "Return");
  assert_at (&hall, 2);
  press_in_vain ("Return");
  assert_at (&hall, 2);
  press (&hall, "Home");
  assert_at (&hall, 1);
  end (&hall);
}

static gboolean
shows (GtkWidget *root, GType type)
{
  GtkWidget *found = user_find_type (root, type, 0);

  return found != NULL && gtk_widget_get_visible (found);
}

static void
test_keys_that_change (void)
{
  Hall hall;

  begin (&hall, TRUE);
  press (&hall, "b");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (hall.wall), "black"));
  assert_wall (&hall, NULL, "Message");
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (hall.presenter), "Wall is black"));
  press (&hall, "b");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (hall.wall), "black"));
  assert_wall (&hall, "Message 1", "Say");

  press (&hall, "f");
  g_assert_true (opcc_meeting_is_frozen (hall.meeting));
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (hall.presenter), "Frozen at 14:00"));
  press (&hall, "f");
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (hall.presenter), "Frozen at 14:00"));

  g_assert_false (shows (GTK_WIDGET (hall.wall), OPCC_TYPE_SPOTLIGHT));
  press (&hall, "p");
  g_assert_true (shows (GTK_WIDGET (hall.wall), OPCC_TYPE_SPOTLIGHT));
  press (&hall, "p");
  g_assert_false (shows (GTK_WIDGET (hall.wall), OPCC_TYPE_SPOTLIGHT));

  press (&hall, "z");
  g_assert_cmpint (opcc_meeting_get_part (hall.meeting), ==, 0);
  press (&hall, "space");
  g_assert_cmpint (opcc_meeting_get_part (hall.meeting), ==, OPCC_MEETING_NO_PART);

  press (&hall, "Escape");
  g_assert_null (opcc_presentation_get_audience_window (hall.presentation));
  end (&hall);
}

/* The wall has its keys too, for a clicker that plays keyboard to whichever window has it. */
static void
test_keys_on_the_wall (void)
{
  Hall hall;

  begin (&hall, FALSE);
  wait_for (has_keys, hall.wall);
  press (&hall, "Page_Down");
  assert_at (&hall, 2);
  press (&hall, "b");
  g_assert_true (opcc_meeting_is_black (hall.meeting));
  press (&hall, "Escape");
  g_assert_null (opcc_presentation_get_audience_window (hall.presentation));
  end (&hall);
}

static void
test_letters_can_be_switched_off (void)
{
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  Hall hall;

  g_settings_set_boolean (settings, "single-letter-keys", FALSE);
  begin (&hall, TRUE);
  press_in_vain ("b");
  g_assert_false (opcc_meeting_is_black (hall.meeting));
  press (&hall, "space");
  assert_at (&hall, 2);
  g_settings_reset (settings, "single-letter-keys");
  press (&hall, "b");
  g_assert_true (opcc_meeting_is_black (hall.meeting));
  end (&hall);
}

/* Slide after slide: the name of the window, the words of that slide, and no other word. */
static void
test_wall_holds_the_slide_alone (void)
{
  Hall hall;

  begin (&hall, TRUE);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = opcc_slide_to_text (opcc_meeting_get_wall (hall.meeting));
      g_autofree char *words = read_wall (&hall);
      g_autofree char *expected = g_strdup_printf ("On the wall\n%s\n", text);

      g_assert_cmpstr (words, ==, expected);
      g_assert_null (strstr (words, "Say"));
      g_assert_null (strstr (words, "withheld"));
      opcc_meeting_next (hall.meeting);
    }
  g_assert_null (user_find_type (GTK_WIDGET (hall.wall), GTK_TYPE_LABEL, 0));
  g_assert_null (user_find_type (GTK_WIDGET (hall.wall), GTK_TYPE_BUTTON, 0));
  end (&hall);
}

/* All that the presenter has, and the wall has not. */
static void
test_presenter_sees_more (void)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  GtkWidget *desk;
  Hall hall;

  begin (&hall, TRUE);
  desk = GTK_WIDGET (hall.presenter);
  g_assert_true (opcc_test_shows_text (desk, "Panel · December"));
  g_assert_true (opcc_test_shows_text (desk, "14:00"));
  g_assert_true (opcc_test_shows_text (desk, "1 of 4"));
  g_assert_true (opcc_test_shows_text (desk, "2 of 4"));
  g_assert_true (opcc_test_shows_text (desk, "Say 1"));
  g_assert_true (opcc_test_shows_text (desk, "2 sections withheld: personal data"));
  /* The rows behind the figure. */
  g_assert_true (opcc_test_shows_text (desk, "Harbour"));
  g_assert_true (opcc_test_shows_text (desk, "17"));
  press (&hall, "End");
  g_assert_true (opcc_test_shows_text (desk, "Say 4"));
  g_assert_true (opcc_test_shows_text (desk, "nothing: this is the last"));
  opcc_a11y_check_names (desk, "presenter", faults);
  g_assert_cmpstr (faults->str, ==, "");
  end (&hall);
}

static void
test_gap (void)
{
  GPtrArray *slides = present_fixture_make_slides (2);
  Hall hall;

  begin (&hall, TRUE);
  g_ptr_array_insert (slides, 1, opcc_meeting_slide_new (NULL, "Lantern zone"));
  opcc_meeting_take_slides (hall.meeting, slides);
  opcc_test_settle ();
  g_assert_true (
      opcc_test_shows_text (GTK_WIDGET (hall.presenter), "Lantern zone: the wall will be empty"));
  press (&hall, "space");
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (hall.presenter), "Lantern zone"));
  assert_wall (&hall, NULL, "Lantern");
  assert_wall (&hall, NULL, "Message");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (hall.wall), "black"));
  press (&hall, "space");
  assert_wall (&hall, "Message 2", "Lantern");
  end (&hall);
}

static gboolean
is_asking (gpointer data)
{
  return find_window (OPCC_TYPE_ASK_DIALOG) != NULL;
}

/* A field keeps its letters; what is typed goes to the notes, never to the wall. */
static void
test_question (void)
{
  GtkWidget *dialog;
  Hall hall;

  begin (&hall, TRUE);
  user_press ("q");
  wait_for (is_asking, NULL);
  dialog = find_window (OPCC_TYPE_ASK_DIALOG);
  wait_for (has_keys, dialog);
  opcc_ask_dialog_set_text (OPCC_ASK_DIALOG (dialog), 0, "why fewer?");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_settle ();
  g_assert_true (
      opcc_test_shows_text (GTK_WIDGET (hall.presenter), "Say 1\n\nAsked at 14:00: why fewer?"));
  g_assert_false (opcc_meeting_is_black (hall.meeting));
  assert_wall (&hall, "Message 1", "fewer");
  end (&hall);
}

static gboolean
has_list (gpointer data)
{
  GtkWidget *list = user_find_type (data, GTK_TYPE_LIST_VIEW, 0);

  return list != NULL && gtk_widget_get_mapped (list);
}

static void
test_list_to_jump (void)
{
  GtkWidget *list;
  Hall hall;

  begin (&hall, TRUE);
  user_press ("g");
  wait_for (has_list, hall.presenter);
  list = user_find_type (GTK_WIDGET (hall.presenter), GTK_TYPE_LIST_VIEW, 0);
  g_assert_true (opcc_test_shows_text (list, "3 · Message 3"));
  gtk_widget_activate_action (list, "list.activate-item", "u", 2);
  opcc_test_settle ();
  assert_at (&hall, 3);
  end (&hall);
}

static gboolean
has_wall_alone (gpointer data)
{
  Hall *hall = data;

  return !gtk_widget_get_visible (GTK_WIDGET (hall->presenter)) && has_keys (hall->wall);
}

static void
test_single_screen (void)
{
  Hall hall;

  begin (&hall, FALSE);
  wait_for (has_wall_alone, &hall);
  user_press ("n");
  wait_for (is_presenting, &hall);
  user_press ("n");
  wait_for (has_wall_alone, &hall);
  /* The projector comes: both are there, without a key. */
  plug (&hall);
  wait_for (is_presenting, &hall);
  wait_for (is_up, &hall);
  end (&hall);
}

/* A hundred times the projector is lost and found: the wall always fills a monitor, is empty while
 * it moves, and is never without its slide for good. */
static void
test_hundred_rounds (void)
{
  int changes = 0;
  Hall hall;

  begin (&hall, TRUE);
  g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (hall.wall)));
  g_signal_connect_swapped (hall.wall, "notify::fullscreened", G_CALLBACK (opcc_test_count_cb),
                            &changes);
  opcc_meeting_next (hall.meeting);
  for (guint round = 0; round < 100; round++)
    {
      if (round % 2 == 0)
        g_list_store_remove (hall.monitors, 1);
      else
        plug (&hall);
      g_assert_null (opcc_audience_window_get_slide (hall.wall));
      assert_wall (&hall, NULL, "Message");
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (hall.wall), "black"));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (hall.wall)));
      if (round % 20 < 2)
        {
          wait_for (is_up, &hall);
          assert_wall (&hall, "Message 2", "Say");
        }
      else
        opcc_test_settle ();
    }
  wait_for (is_up, &hall);
  g_assert_cmpint (changes, ==, 0);
  assert_at (&hall, 2);
  end (&hall);
}

static void
fail_to_build (OpccMeeting *meeting, gpointer data)
{
  opcc_meeting_set_trouble (meeting, "The zone is gone.");
}

/* Nothing is shown where nothing can be, and the meeting says why. */
static void
test_nothing_to_show (void)
{
  GtkWidget *desk = opcc_test_show (gtk_label_new ("The desk"), 640, 480);
  OpccMeeting *meeting = present_fixture_make_meeting (0);
  OpccPresentation *presentation;

  opcc_meeting_set_builder (meeting, fail_to_build, NULL, NULL);
  presentation = opcc_presentation_start (GTK_WINDOW (desk), meeting);
  g_assert_null (opcc_presentation_get_audience_window (presentation));
  g_assert_cmpstr (opcc_meeting_get_trouble (meeting), ==, "The zone is gone.");
  opcc_test_settle ();
  g_assert_finalize_object (presentation);
  g_assert_finalize_object (meeting);
  gtk_window_destroy (GTK_WINDOW (desk));
}

/* The desk goes, and with it the meeting. */
static void
test_ends_with_the_desk (void)
{
  Hall hall;

  begin (&hall, TRUE);
  gtk_window_destroy (GTK_WINDOW (hall.desk));
  opcc_test_settle ();
  g_assert_null (opcc_presentation_get_audience_window (hall.presentation));
  hall.desk = opcc_test_show (gtk_label_new ("Another desk"), 64, 48);
  end (&hall);
}

/* Each row of the table is an action of the meeting, and a key once. */
static void
test_table_of_keys (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_keys;
  const OpccMeetingKey *keys = opcc_meeting_keys_get (&n_keys);

  g_assert_cmpuint (n_keys, >, 10);
  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accels = g_strsplit (keys[i].keys, " ", -1);

      g_assert_true (opcc_meeting_keys_find (keys[i].action) == &keys[i]);
      for (guint a = 0; accels[a] != NULL; a++)
        {
          guint value;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[a], &value, &modifiers));
          g_assert_true (g_hash_table_add (taken, g_strdup (accels[a])));
          if (modifiers == 0 && g_unichar_isalpha (gdk_keyval_to_unicode (value)))
            g_assert_true (keys[i].is_letter);
        }
    }
  g_assert_null (opcc_meeting_keys_find ("meeting.no-such-thing"));
}

int
main (int argc, char **argv)
{
  opcc_test_ui_init (&argc, &argv);
  if (!user_sit_down () || !user_has_window_manager ())
    {
      g_print ("1..0 # SKIP the display takes no made-up keys, or has no window manager\n");
      return 0;
    }
  g_test_add_func ("/presentation/table-of-keys", test_table_of_keys);
  g_test_add_func ("/presentation/keys-that-go", test_keys_that_go);
  g_test_add_func ("/presentation/keys-that-change", test_keys_that_change);
  g_test_add_func ("/presentation/keys-on-the-wall", test_keys_on_the_wall);
  g_test_add_func ("/presentation/letters-can-be-switched-off", test_letters_can_be_switched_off);
  g_test_add_func ("/presentation/wall-holds-the-slide-alone", test_wall_holds_the_slide_alone);
  g_test_add_func ("/presentation/presenter-sees-more", test_presenter_sees_more);
  g_test_add_func ("/presentation/gap", test_gap);
  g_test_add_func ("/presentation/question", test_question);
  g_test_add_func ("/presentation/list-to-jump", test_list_to_jump);
  g_test_add_func ("/presentation/single-screen", test_single_screen);
  g_test_add_func ("/presentation/hundred-rounds", test_hundred_rounds);
  g_test_add_func ("/presentation/nothing-to-show", test_nothing_to_show);
  g_test_add_func ("/presentation/ends-with-the-desk", test_ends_with_the_desk);
  return g_test_run ();
}
