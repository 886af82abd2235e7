/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that of a long list only the rows that can be seen, and those near them, are filled. */
#include "opcc-late-rows.h"
#include "opcc-ui-test.h"

#define N_ROWS 2000
/* Some screens of rows: in view, above and below it. */
#define FEW 200

static guint n_fills;
static const char *says;

typedef struct
{
  GtkListBox *list;
  int index;
} Place;

static void
fill_cb (GtkListBoxRow *row, guint index, gpointer user_data)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);

  g_assert_cmpint (gtk_list_box_row_get_index (row), ==, (int) index);
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_list_box_row_set_child (row, label);
    }
  gtk_label_set_text (GTK_LABEL (label), says);
  n_fills++;
}

static const char *
read_row (const Place *place)
{
  GtkWidget *label =
      gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (place->list, place->index));

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static gboolean
is_filled (gpointer data)
{
  return g_strcmp0 (read_row (data), says) == 0;
}

static void
wait_filled (GtkListBox *list, int index)
{
  Place place = { list, index };

  opcc_test_wait (is_filled, &place);
}

static void
test_as_seen (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  OpccLateRows *late;
  GtkAdjustment *place;
  GtkWidget *window;
  Place last = { GTK_LIST_BOX (list), N_ROWS - 1 };
  Place middle = { GTK_LIST_BOX (list), N_ROWS / 2 };
  Place last_of_half = { GTK_LIST_BOX (list), N_ROWS / 2 - 1 };
  double height;

  n_fills = 0;
  says = "first";
  for (guint i = 0; i < N_ROWS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_list_box_row_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  late = opcc_late_rows_new (GTK_LIST_BOX (list), fill_cb, NULL);
  opcc_late_rows_change (late, N_ROWS);
  window = opcc_test_show (scroller, 400, 300);
  wait_filled (GTK_LIST_BOX (list), 0);
  opcc_test_settle ();
  g_assert_cmpuint (n_fills, <, FEW);
  g_assert_null (read_row (&last));

  /* Rows keep their room, so that the bar tells the truth and nothing moves. */
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  height = gtk_adjustment_get_upper (place);
  g_assert_cmpfloat (height, >, N_ROWS * 10);
  gtk_adjustment_set_value (place, height);
  wait_filled (GTK_LIST_BOX (list), N_ROWS - 1);
  g_assert_cmpfloat (gtk_adjustment_get_upper (place), ==, height);
  g_assert_cmpuint (n_fills, <, 2 * FEW);

  opcc_late_rows_need (late, gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), N_ROWS / 2));
  g_assert_cmpstr (read_row (&middle), ==, "first");

  /* What they hold is another: at once in view, elsewhere when it is seen. */
  says = "second";
  opcc_late_rows_change (late, N_ROWS);
  g_assert_cmpstr (read_row (&last), ==, "second");
  g_assert_cmpstr (read_row (&middle), ==, "first");
  gtk_adjustment_set_value (place, height / 2);
  wait_filled (GTK_LIST_BOX (list), N_ROWS / 2);
  g_assert_cmpuint (n_fills, <, 4 * FEW);

  /* Other rows, and fewer: none of those before is left, and what is not seen is not filled. */
  n_fills = 0;
  opcc_late_rows_renew (late, N_ROWS / 2);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), N_ROWS / 2));
  wait_filled (GTK_LIST_BOX (list), 0);
  opcc_test_settle ();
  g_assert_cmpuint (n_fills, >, 0);
  g_assert_cmpuint (n_fills, <, FEW);
  g_assert_null (read_row (&last_of_half));
  opcc_late_rows_renew (late, 0);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_finalize_object (late);
  opcc_test_close (window, scroller);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/late-rows/as-seen", test_as_seen);
  return g_test_run ();
}
