/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a document on the screen: its beginning is there at once, a long one comes in parts. */
#include "opcc-document-view.h"

#include "opcc-ui-test.h"

#define N_SCHEMES 200
#define N_ROWS    400

static OpccDocument *
make_paper (void)
{
  static const char *const headings[] = { "Area", "Count" };
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  OpccDocument *document = opcc_document_new ("An invented paper");

  for (guint i = 1; i <= N_SCHEMES; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Scheme %u", i);
      g_autofree char *text = g_strdup_printf ("Told of scheme %u in words that need more than one "
                                               "line, so that they have to be wrapped on a page "
                                               "that is as wide as this one is or not so wide.",
                                               i);

      opcc_document_add_heading (document, 2, heading);
      opcc_document_add_numbered (document, text);
    }
  opcc_document_add_table (document, "A table", headings, types, G_N_ELEMENTS (headings));
  for (guint i = 1; i <= N_ROWS; i++)
    {
      g_autofree char *area = g_strdup_printf ("Area %u", i);
      const char *const cells[] = { area, "12", NULL };

      opcc_document_add_row (document, cells);
    }
  return document;
}

typedef struct
{
  GtkWidget *view;
  const char *text;
} Sought;

static gboolean
shows (gpointer data)
{
  const Sought *sought = data;

  return opcc_test_shows_text (sought->view, sought->text);
}

static void
wait_text (GtkWidget *view, const char *text)
{
  Sought sought = { view, text };

  opcc_test_wait (shows, &sought);
}

static void
test_in_parts (void)
{
  g_autoptr (OpccDocument) paper = make_paper ();
  g_autoptr (OpccDocument) note = opcc_document_new ("A short note");
  GtkWidget *view = opcc_document_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = opcc_test_show (scroller, 1000, 700);
  opcc_document_view_show (OPCC_DOCUMENT_VIEW (view), paper);
  g_assert_true (opcc_test_shows_text (view, "Scheme 20"));
  g_assert_false (opcc_test_shows_text (view, "Scheme 60"));
  /* Not while nobody sees it: it would all come in one frame then. */
  gtk_widget_set_visible (view, FALSE);
  opcc_test_spin (300);
  gtk_widget_set_visible (view, TRUE);
  g_assert_false (opcc_test_shows_text (view, "Scheme 60"));
  /* All of it comes, in its order, to the last line of the table. */
  wait_text (view, "Scheme 60");
  g_assert_false (opcc_test_shows_text (view, "Area 1"));
  wait_text (view, "Scheme 200");
  wait_text (view, "Area 400");

  /* What is shown next has nothing of it, even while more of it was to come. */
  opcc_document_view_show (OPCC_DOCUMENT_VIEW (view), paper);
  opcc_document_view_show (OPCC_DOCUMENT_VIEW (view), note);
  opcc_test_settle ();
  g_assert_true (opcc_test_shows_text (view, "A short note"));
  g_assert_false (opcc_test_shows_text (view, "Scheme 1"));
  opcc_document_view_show (OPCC_DOCUMENT_VIEW (view), paper);
  g_assert_false (opcc_test_shows_text (view, "Scheme 60"));
  opcc_test_close (window, scroller);
}

/* Its paper is as high as its words, however high the page. */
static void
test_height (void)
{
  g_autoptr (OpccDocument) note = opcc_document_new ("A short note");
  GtkWidget *view = opcc_document_view_new ();
  GtkWidget *window = opcc_test_show (view, 1000, 700);
  GtkWidget *title;
  GtkWidget *card;

  opcc_document_view_show (OPCC_DOCUMENT_VIEW (view), note);
  opcc_test_settle ();
  title = opcc_test_find (view, GTK_TYPE_LABEL, "A short note");
  card = gtk_widget_get_parent (title);
  g_assert_cmpint (gtk_widget_get_height (view), ==, 700);
  g_assert_cmpint (gtk_widget_get_height (card), <, 100);
  opcc_test_close (window, view);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/document-view/in-parts", test_in_parts);
  g_test_add_func ("/document-view/height", test_height);
  return g_test_run ();
}
