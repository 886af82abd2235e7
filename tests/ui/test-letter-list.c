/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a long list of letters: only rows near those in view hold anything, and what is ticked
 * is a matter of the letters, not of the rows. */
#include "opcc-letter-list.h"

#include "opcc-letter-template.h"
#include "opcc-ui-test.h"

#define N_LETTERS 2000
/* Some screens of rows: in view, above and below it. */
#define FEW 200
/* Each fifth letter is still a draft to review. */
#define N_READY (N_LETTERS - N_LETTERS / 5)

typedef struct
{
  OpccLetterList *list;
  GtkListBox *rows; /* (unowned) */
  GtkWidget *window;
  OpccLetters *letters;
} Shown;

static OpccLetterRow *
make_row (guint i)
{
  OpccLetterRow *row = g_new0 (OpccLetterRow, 1);

  row->application = g_object_new (OPCC_TYPE_APPLICATION, NULL);
  opcc_record_set_identity (OPCC_RECORD (row->application), i + 1, "invented", 1);
  row->application->reference = g_strdup_printf ("R9-%04u", i + 1);
  row->organisation = g_strdup_printf ("Invented Organisation %u", i + 1);
  row->letter = g_object_new (OPCC_TYPE_LETTER, NULL);
  opcc_record_set_identity (OPCC_RECORD (row->letter), i + 1, "invented", 1);
  row->letter->outcome = g_strdup ("unsuccessful");
  row->letter->state = g_strdup (i % 5 == 0 ? "draft" : "reviewed");
  row->letter->body = g_strdup_printf ("{%s}", opcc_letter_fields[OPCC_LETTER_FEEDBACK].name);
  row->outcome = "unsuccessful";
  return row;
}

static void
set_up (Shown *shown)
{
  GtkWidget *list = g_object_new (OPCC_TYPE_LETTER_LIST, NULL);

  shown->letters = g_new0 (OpccLetters, 1);
  shown->letters->rows = g_ptr_array_new ();
  shown->letters->decided = TRUE;
  shown->letters->n_ready = N_READY;
  for (guint i = 0; i < N_LETTERS; i++)
    g_ptr_array_add (shown->letters->rows, make_row (i));
  shown->list = OPCC_LETTER_LIST (list);
  shown->window = opcc_test_show (list, 500, 600);
  opcc_letter_list_fill (shown->list, shown->letters, NULL, NULL, TRUE);
  shown->rows = GTK_LIST_BOX (opcc_test_find (list, GTK_TYPE_LIST_BOX, NULL));
  opcc_test_settle ();
}

static void
free_row (OpccLetterRow *row)
{
  g_object_unref (row->application);
  g_object_unref (row->letter);
  g_free (row->organisation);
  g_free (row);
}

static void
tear_down (Shown *shown)
{
  opcc_test_close (shown->window, GTK_WIDGET (shown->list));
  g_ptr_array_set_free_func (shown->letters->rows, (GDestroyNotify) free_row);
  g_ptr_array_unref (shown->letters->rows);
  g_free (shown->letters);
}

static guint
count_ticked (const Shown *shown)
{
  g_autoptr (GPtrArray) ticked = opcc_letter_list_get_ticked (shown->list);

  return ticked->len;
}

static GtkListBoxRow *
get_row (const Shown *shown, int index)
{
  return gtk_list_box_get_row_at_index (shown->rows, index);
}

static guint
count_filled (const Shown *shown)
{
  guint n = 0;

  for (int i = 0; i < N_LETTERS; i++)
    n += gtk_list_box_row_get_child (get_row (shown, i)) != NULL;
  return n;
}

static void
test_late (void)
{
  Shown shown;

  set_up (&shown);
  g_assert_nonnull (get_row (&shown, N_LETTERS - 1));
  g_assert_null (get_row (&shown, N_LETTERS));
  g_assert_cmpuint (count_filled (&shown), >, 5);
  g_assert_cmpuint (count_filled (&shown), <, FEW);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (shown.list), "Invented Organisation 1"));
  tear_down (&shown);
}

static gboolean
is_filled (gpointer row)
{
  return gtk_list_box_row_get_child (row) != NULL;
}

static void
test_ticks (void)
{
  Shown shown;
  GtkCheckButton *check;

  set_up (&shown);
  opcc_letter_list_toggle_all (shown.list);
  g_assert_cmpuint (count_ticked (&shown), ==, N_READY);

  /* A row that is filled later shows the tick it has; one that cannot be ticked has none. */
  gtk_list_box_select_row (shown.rows, get_row (&shown, N_LETTERS - 1));
  g_assert_null (gtk_list_box_row_get_child (get_row (&shown, N_LETTERS - 1)));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (&shown, N_LETTERS - 1)));
  opcc_test_wait (is_filled, get_row (&shown, N_LETTERS - 1));
  check = opcc_letter_row_get_check (get_row (&shown, N_LETTERS - 1));
  g_assert_true (gtk_check_button_get_active (check));
  opcc_letter_list_toggle (shown.list);
  g_assert_false (gtk_check_button_get_active (check));
  g_assert_cmpuint (count_ticked (&shown), ==, N_READY - 1);
  gtk_check_button_set_active (check, TRUE);
  g_assert_cmpuint (count_ticked (&shown), ==, N_READY);
  opcc_letter_list_go_first (shown.list);
  g_assert_null (opcc_letter_row_get_check (get_row (&shown, 0)));
  opcc_letter_list_toggle (shown.list);
  g_assert_cmpuint (count_ticked (&shown), ==, N_READY);

  /* Only what is looked at is ticked or not; the rest keeps its tick. */
  opcc_letter_list_fill (shown.list, shown.letters, "review", NULL, TRUE);
  opcc_letter_list_toggle_all (shown.list);
  g_assert_cmpuint (count_ticked (&shown), ==, N_READY);
  opcc_letter_list_fill (shown.list, shown.letters, "ready", NULL, TRUE);
  opcc_letter_list_toggle_all (shown.list);
  g_assert_cmpuint (count_ticked (&shown), ==, 0);

  /* Where nothing may be issued, nothing can be ticked. */
  opcc_letter_list_fill (shown.list, shown.letters, "ready", NULL, FALSE);
  opcc_letter_list_toggle_all (shown.list);
  opcc_letter_list_toggle (shown.list);
  g_assert_cmpuint (count_ticked (&shown), ==, 0);
  tear_down (&shown);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/letter-list/late", test_late);
  g_test_add_func ("/letter-list/ticks", test_ticks);
  return g_test_run ();
}
