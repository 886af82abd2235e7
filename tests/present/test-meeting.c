/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests what is up in a meeting: going on and back, black, frozen, gaps, time, and new slides. */
#include "present-fixture.h"

static void
count_cb (int *count)
{
  *count += 1;
}

static const char *
get_title (OpccMeeting *meeting)
{
  const OpccMeetingSlide *up = opcc_meeting_get_current_slide (meeting);

  return up != NULL ? up->title : NULL;
}

static void
assert_time (OpccMeeting *meeting, OpccMeetingTime time, guint minutes)
{
  guint found;

  g_assert_cmpint (opcc_meeting_get_time (meeting, &found), ==, time);
  g_assert_cmpuint (found, ==, minutes);
}

static void
test_going (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (3);
  int changes = 0;

  g_signal_connect_swapped (meeting, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_cmpstr (get_title (meeting), ==, "Message 1");
  g_assert_false (opcc_meeting_back (meeting));
  g_assert_cmpint (changes, ==, 0);
  g_assert_true (opcc_meeting_next (meeting));
  g_assert_true (opcc_meeting_next (meeting));
  g_assert_cmpstr (get_title (meeting), ==, "Message 3");
  g_assert_false (opcc_meeting_next (meeting));
  g_assert_cmpint (changes, ==, 2);
  g_assert_true (opcc_meeting_back (meeting));
  g_assert_cmpstr (get_title (meeting), ==, "Message 2");
  g_assert_false (opcc_meeting_go_to (meeting, 3));
  g_assert_true (opcc_meeting_go_to (meeting, 0));
  g_assert_cmpuint (opcc_meeting_get_current (meeting), ==, 0);
}

static void
test_nothing_to_show (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (0);
  g_autofree char *notes = opcc_meeting_dup_notes (meeting);

  g_assert_null (opcc_meeting_get_current_slide (meeting));
  g_assert_null (opcc_meeting_get_wall (meeting));
  g_assert_false (opcc_meeting_next (meeting));
  g_assert_false (opcc_meeting_back (meeting));
  opcc_meeting_magnify_next (meeting);
  opcc_meeting_add_note (meeting, "Nobody is here");
  assert_time (meeting, OPCC_MEETING_NO_LIMIT, 0);
  g_assert_true (opcc_meeting_get_as_at (meeting) == OPCC_NO_TIME);
  g_assert_cmpstr (notes, ==, "");
}

static void
test_typed_number (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (12);

  g_assert_false (opcc_meeting_go_to_typed (meeting));
  opcc_meeting_type_digit (meeting, 1);
  opcc_meeting_type_digit (meeting, 1);
  g_assert_cmpuint (opcc_meeting_get_typed (meeting), ==, 11);
  g_assert_cmpstr (get_title (meeting), ==, "Message 1");
  g_assert_true (opcc_meeting_go_to_typed (meeting));
  g_assert_cmpstr (get_title (meeting), ==, "Message 11");
  g_assert_false (opcc_meeting_go_to_typed (meeting));
  /* A number that was not gone to is forgotten with the next step. */
  opcc_meeting_type_digit (meeting, 5);
  opcc_meeting_back (meeting);
  g_assert_cmpuint (opcc_meeting_get_typed (meeting), ==, 0);
  for (guint i = 0; i < 9; i++)
    opcc_meeting_type_digit (meeting, 9);
  g_assert_true (opcc_meeting_go_to_typed (meeting));
  g_assert_cmpstr (get_title (meeting), ==, "Message 12");
}

static void
test_black (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  OpccSlide *first = opcc_meeting_get_wall (meeting);
  double x;
  double y;

  g_assert_nonnull (first);
  opcc_meeting_set_pointing (meeting, TRUE);
  g_assert_true (opcc_meeting_get_pointer (meeting, &x, &y));
  opcc_meeting_set_black (meeting, TRUE);
  g_assert_null (opcc_meeting_get_wall (meeting));
  g_assert_false (opcc_meeting_get_pointer (meeting, &x, &y));
  /* What comes next is chosen unseen. */
  opcc_meeting_next (meeting);
  g_assert_null (opcc_meeting_get_wall (meeting));
  opcc_meeting_set_black (meeting, FALSE);
  g_assert_nonnull (opcc_meeting_get_wall (meeting));
  g_assert_true (opcc_meeting_get_wall (meeting) != first);
}

/* A record is gone: the presenter is told which, the wall is empty. */
static void
test_gap (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (0);
  GPtrArray *slides = present_fixture_make_slides (2);

  g_ptr_array_insert (slides, 1, opcc_meeting_slide_new (NULL, "Harbour"));
  opcc_meeting_take_slides (meeting, slides);
  opcc_meeting_next (meeting);
  g_assert_cmpstr (get_title (meeting), ==, "Harbour");
  g_assert_null (opcc_meeting_get_wall (meeting));
  g_assert_false (opcc_meeting_is_black (meeting));
  opcc_meeting_magnify_next (meeting);
  g_assert_cmpint (opcc_meeting_get_part (meeting), ==, OPCC_MEETING_NO_PART);
  opcc_meeting_next (meeting);
  g_assert_nonnull (opcc_meeting_get_wall (meeting));
}

static void
build (OpccMeeting *meeting, gpointer data)
{
  int *builds = data;

  *builds += 1;
  opcc_meeting_take_slides (meeting, present_fixture_make_slides_of (3, "18"));
}

static gboolean
says (OpccSlide *slide, const char *words)
{
  g_autofree char *text = opcc_slide_to_text (slide);

  return strstr (text, words) != NULL;
}

static void
test_frozen (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (3);
  gint64 begin = opcc_meeting_get_now (meeting);
  int builds = 0;

  opcc_meeting_set_builder (meeting, build, &builds, NULL);
  opcc_meeting_next (meeting);
  present_fixture_let_pass (60);
  g_assert_cmpint (opcc_meeting_get_as_at (meeting), ==, begin);
  opcc_meeting_set_frozen (meeting, TRUE);
  g_assert_cmpint (opcc_meeting_get_as_at (meeting), ==, begin + 60);

  /* The office goes on; the wall does not. */
  present_fixture_let_pass (600);
  opcc_meeting_refresh (meeting);
  opcc_meeting_refresh (meeting);
  g_assert_cmpint (builds, ==, 0);
  g_assert_true (opcc_meeting_is_stale (meeting));
  g_assert_true (says (opcc_meeting_get_wall (meeting), "17"));
  g_assert_cmpint (opcc_meeting_get_as_at (meeting), ==, begin + 60);
  /* Nor does what was under way when it was frozen get through. */
  g_assert_false (opcc_meeting_take_slides (meeting, present_fixture_make_slides_of (3, "18")));
  g_assert_true (says (opcc_meeting_get_wall (meeting), "17"));

  opcc_meeting_set_frozen (meeting, FALSE);
  g_assert_cmpint (builds, ==, 1);
  g_assert_false (opcc_meeting_is_stale (meeting));
  g_assert_true (says (opcc_meeting_get_wall (meeting), "18"));
  g_assert_cmpstr (get_title (meeting), ==, "Message 2");
  g_assert_cmpint (opcc_meeting_get_as_at (meeting), ==, begin + 660);
  /* Frozen and let go without news: nothing is made anew. */
  opcc_meeting_set_frozen (meeting, TRUE);
  opcc_meeting_set_frozen (meeting, FALSE);
  g_assert_cmpint (builds, ==, 1);
}

/* New slides: the one that is up stays up, wherever it has gone. */
static void
test_keeps_its_place (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (5);
  GPtrArray *slides = present_fixture_make_slides (5);

  opcc_meeting_go_to (meeting, 3);
  g_ptr_array_remove_index (slides, 0);
  opcc_meeting_take_slides (meeting, slides);
  g_assert_cmpstr (get_title (meeting), ==, "Message 4");
  g_assert_cmpuint (opcc_meeting_get_current (meeting), ==, 2);
  /* Its item has gone: whatever stands in its place; the last where that is too far. */
  opcc_meeting_take_slides (meeting, present_fixture_make_slides (2));
  g_assert_cmpstr (get_title (meeting), ==, "Message 2");
  opcc_meeting_take_slides (meeting, g_ptr_array_new_with_free_func (
                                         (GDestroyNotify) opcc_meeting_slide_free));
  g_assert_null (get_title (meeting));
  opcc_meeting_take_slides (meeting, present_fixture_make_slides (2));
  g_assert_cmpstr (get_title (meeting), ==, "Message 1");
}

static void
test_trouble (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);

  opcc_meeting_set_trouble (meeting, "The zone is gone.");
  g_assert_cmpstr (opcc_meeting_get_trouble (meeting), ==, "The zone is gone.");
  g_assert_nonnull (opcc_meeting_get_wall (meeting));
  opcc_meeting_take_slides (meeting, present_fixture_make_slides (2));
  g_assert_null (opcc_meeting_get_trouble (meeting));
}

static void
test_magnify (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  guint n_parts = opcc_slide_get_n_parts (opcc_meeting_get_wall (meeting));

  g_assert_cmpuint (n_parts, >, 0);
  for (guint i = 0; i < n_parts; i++)
    {
      opcc_meeting_magnify_next (meeting);
      g_assert_cmpint (opcc_meeting_get_part (meeting), ==, (int) i);
    }
  opcc_meeting_magnify_next (meeting);
  g_assert_cmpint (opcc_meeting_get_part (meeting), ==, OPCC_MEETING_NO_PART);
  opcc_meeting_magnify_next (meeting);
  /* New numbers in the same figure leave it large; the next slide does not. */
  opcc_meeting_take_slides (meeting, present_fixture_make_slides_of (2, "18"));
  g_assert_cmpint (opcc_meeting_get_part (meeting), ==, 0);
  opcc_meeting_next (meeting);
  g_assert_cmpint (opcc_meeting_get_part (meeting), ==, OPCC_MEETING_NO_PART);
}

static void
test_pointer (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (1);
  int moves = 0;
  double x;
  double y;

  g_signal_connect_swapped (meeting, "pointed", G_CALLBACK (count_cb), &moves);
  opcc_meeting_point (meeting, 0.25, 0.75);
  g_assert_cmpint (moves, ==, 0);
  g_assert_false (opcc_meeting_get_pointer (meeting, &x, &y));
  opcc_meeting_set_pointing (meeting, TRUE);
  opcc_meeting_point (meeting, 0.5, 7);
  g_assert_cmpint (moves, ==, 2);
  g_assert_true (opcc_meeting_get_pointer (meeting, &x, &y));
  g_assert_cmpfloat (x, ==, 0.5);
  g_assert_cmpfloat (y, ==, 1);
}

static void
test_time (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (0);
  GPtrArray *slides = present_fixture_make_slides (3);

  /* Two slides share an item of five minutes; the third has no limit. */
  for (guint i = 0; i < 3; i++)
    {
      OpccMeetingSlide *slide = g_ptr_array_index (slides, i);

      slide->item = i < 2 ? 1 : 2;
      slide->minutes = i < 2 ? 5 : 0;
    }
  opcc_meeting_take_slides (meeting, slides);
  assert_time (meeting, OPCC_MEETING_IN_TIME, 5);
  present_fixture_let_pass (1);
  assert_time (meeting, OPCC_MEETING_IN_TIME, 5);
  present_fixture_let_pass (119);
  opcc_meeting_next (meeting);
  assert_time (meeting, OPCC_MEETING_IN_TIME, 3);
  present_fixture_let_pass (60);
  assert_time (meeting, OPCC_MEETING_ENDING, 2);
  opcc_meeting_next (meeting);
  assert_time (meeting, OPCC_MEETING_NO_LIMIT, 0);
  present_fixture_let_pass (150);
  assert_time (meeting, OPCC_MEETING_NO_LIMIT, 2);
  /* Back at the item its time goes on where it was. */
  opcc_meeting_back (meeting);
  assert_time (meeting, OPCC_MEETING_ENDING, 2);
  present_fixture_let_pass (120);
  assert_time (meeting, OPCC_MEETING_OVER, 0);
  present_fixture_let_pass (185);
  assert_time (meeting, OPCC_MEETING_OVER, 3);
}

static void
test_notes (void)
{
  g_autoptr (OpccMeeting) meeting = present_fixture_make_meeting (2);
  g_autofree char *taken = NULL;
  g_autofree char *other = NULL;
  g_autofree char *kept = NULL;

  opcc_meeting_add_note (meeting, "Asked at 14:07: why?");
  opcc_meeting_add_note (meeting, "Asked at 14:09: when?");
  taken = opcc_meeting_dup_notes (meeting);
  g_assert_cmpstr (taken, ==, "Say 1\n\nAsked at 14:07: why?\nAsked at 14:09: when?");
  opcc_meeting_next (meeting);
  other = opcc_meeting_dup_notes (meeting);
  g_assert_cmpstr (other, ==, "Say 2");
  opcc_meeting_take_slides (meeting, present_fixture_make_slides (2));
  opcc_meeting_back (meeting);
  kept = opcc_meeting_dup_notes (meeting);
  g_assert_cmpstr (kept, ==, taken);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/going", test_going);
  g_test_add_func ("/meeting/nothing-to-show", test_nothing_to_show);
  g_test_add_func ("/meeting/typed-number", test_typed_number);
  g_test_add_func ("/meeting/black", test_black);
  g_test_add_func ("/meeting/gap", test_gap);
  g_test_add_func ("/meeting/frozen", test_frozen);
  g_test_add_func ("/meeting/keeps-its-place", test_keeps_its_place);
  g_test_add_func ("/meeting/trouble", test_trouble);
  g_test_add_func ("/meeting/magnify", test_magnify);
  g_test_add_func ("/meeting/pointer", test_pointer);
  g_test_add_func ("/meeting/time", test_time);
  g_test_add_func ("/meeting/notes", test_notes);
  return g_test_run ();
}
