/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide in a window: what is drawn when, what is said, and what comes next. */
#include "opcc-slide-view.h"
#include "opcc-ui-test.h"
#include "user.h"

typedef struct
{
  GPtrArray *slides;
  OpccSlideView *view;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Round 2");

  opcc_document_add_value (document, "Date", "12 October 2023");
  opcc_document_add_heading (document, 2, "The round in figures");
  opcc_document_add_value (document, "Applications", "54");
  opcc_document_add_value (document, "Asked for", "£380,040");
  fixture->slides = opcc_slides_from_document (document, 16 / 9.0);
  g_assert_cmpuint (fixture->slides->len, ==, 2);
  fixture->view = g_object_new (OPCC_TYPE_SLIDE_VIEW, NULL);
  fixture->window = opcc_test_show (GTK_WIDGET (fixture->view), 640, 360);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  opcc_test_close (fixture->window, GTK_WIDGET (fixture->view));
  g_ptr_array_unref (fixture->slides);
}

static gboolean
is_current (gpointer view)
{
  return opcc_slide_view_is_current (view);
}

static void
wait_shown (Fixture *fixture)
{
  g_assert_true (user_wait_for (is_current, fixture->view, 20000));
}

static gboolean
has_drawn_two (gpointer view)
{
  return opcc_slide_view_get_draws (view) == 2;
}

static void
assert_says (Fixture *fixture, const char *text)
{
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

static void
test_what_is_shown_is_said (Fixture *fixture, gconstpointer data)
{
  const OpccSlideNote note = { "14:00", 1, 2 };

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_IMG);
  opcc_slide_view_show (fixture->view, fixture->slides->pdata[0], &note, -1);
  g_assert_false (opcc_slide_view_is_current (fixture->view));
  assert_says (fixture, "Round 2\nDate: 12 October 2023\nRound 2");
  wait_shown (fixture);
  opcc_slide_view_show (fixture->view, fixture->slides->pdata[1], &note, -1);
  assert_says (fixture, "The round in figures\n54 Applications\n£380,040 Asked for\nRound 2");
  wait_shown (fixture);
  opcc_slide_view_show (fixture->view, NULL, NULL, -1);
  assert_says (fixture, "");
  g_assert_true (opcc_slide_view_is_current (fixture->view));
}

/* It is drawn once for a size, however often it comes to the screen. */
static void
test_a_picture_is_drawn_once (Fixture *fixture, gconstpointer data)
{
  const OpccSlideNote note = { NULL, 1, 2 };
  const OpccSlideNote later = { "15:00", 1, 2 };

  opcc_slide_view_show (fixture->view, fixture->slides->pdata[0], &note, -1);
  wait_shown (fixture);
  g_assert_cmpuint (opcc_slide_view_get_draws (fixture->view), ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
      user_wait_drawn (fixture->window);
      opcc_slide_view_show (fixture->view, fixture->slides->pdata[0], &note, -1);
    }
  g_assert_cmpuint (opcc_slide_view_get_draws (fixture->view), ==, 1);
  opcc_slide_view_show (fixture->view, fixture->slides->pdata[0], &later, -1);
  wait_shown (fixture);
  g_assert_cmpuint (opcc_slide_view_get_draws (fixture->view), ==, 2);
}

/* The next slide was drawn before it is asked for. */
static void
test_the_next_slide_is_there (Fixture *fixture, gconstpointer data)
{
  const OpccSlideNote first = { NULL, 1, 2 };
  const OpccSlideNote second = { NULL, 2, 2 };

  opcc_slide_view_show (fixture->view, fixture->slides->pdata[0], &first, -1);
  opcc_slide_view_prepare (fixture->view, fixture->slides->pdata[1], &second);
  wait_shown (fixture);
  g_assert_true (user_wait_for (has_drawn_two, fixture->view, 20000));
  opcc_slide_view_show (fixture->view, fixture->slides->pdata[1], &second, -1);
  user_wait_drawn (fixture->window);
  wait_shown (fixture);
  opcc_slide_view_show (fixture->view, fixture->slides->pdata[0], &first, -1);
  wait_shown (fixture);
  g_assert_cmpuint (opcc_slide_view_get_draws (fixture->view), ==, 2);
}

static void
test_a_part_is_another_picture (Fixture *fixture, gconstpointer data)
{
  OpccSlide *slide = fixture->slides->pdata[1];

  g_assert_cmpuint (opcc_slide_get_n_parts (slide), ==, 2);
  opcc_slide_view_show (fixture->view, slide, NULL, -1);
  wait_shown (fixture);
  opcc_slide_view_show (fixture->view, slide, NULL, 1);
  g_assert_false (opcc_slide_view_is_current (fixture->view));
  wait_shown (fixture);
  /* One that is not there is the whole. */
  opcc_slide_view_show (fixture->view, slide, NULL, 7);
  wait_shown (fixture);
  g_assert_cmpuint (opcc_slide_view_get_draws (fixture->view), ==, 2);
}

/* A view that goes away while it is drawn for leaves nothing behind. */
static void
test_a_view_may_go (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    opcc_slide_view_show (fixture->view, fixture->slides->pdata[i % 2], NULL, -1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/slide-view/what-is-shown-is-said", test_what_is_shown_is_said },
    { "/slide-view/a-picture-is-drawn-once", test_a_picture_is_drawn_once },
    { "/slide-view/the-next-slide-is-there", test_the_next_slide_is_there },
    { "/slide-view/a-part-is-another-picture", test_a_part_is_another_picture },
    { "/slide-view/a-view-may-go", test_a_view_may_go },
  };

  opcc_test_ui_init (&argc, &argv);
  g_assert_true (user_sit_down ());
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
