/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the tour works the window: it waits for what it expects, and for nothing else. */
#include "tour-hand.h"

#include <string.h>

#include "opcc-table.h"
#include "tour-office.h"
#include "user.h"

#define CHOOSER_PATIENCE 15000
#define PATIENCE         40000 /* milliseconds; a busy machine under the sanitizers is slow */

typedef struct
{
  GtkWidget *root;
  const char *words;
} Sight;

static gboolean
is_seen (gpointer data)
{
  Sight *sight = data;

  return user_sees (sight->root, sight->words);
}

static gboolean
is_gone (gpointer data)
{
  return !is_seen (data);
}

void
tour_give_up (GtkWidget *root, const char *what, const char *words)
{
  g_autofree char *there = user_read (root);
  g_autofree char *message = g_strdup_printf ("The tour %s “%s”.", what, words);

  user_take_picture ("failed.png");
  g_test_message ("On the screen stands: %s", g_strdelimit (there, "\n", '|'));
  g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, message);
}

void
tour_wait_for (gboolean (*done) (gpointer),
               gpointer data,
               GtkWidget *root,
               const char *what,
               const char *words)
{
  if (!user_wait_for (done, data, PATIENCE))
    tour_give_up (root, what, words);
}

GtkWidget *
tour_expect_in (GtkWidget *root, const char *words)
{
  Sight sight = { root, words };

  tour_wait_for (is_seen, &sight, root, "waited in vain for", words);
  return user_find (root, words);
}

GtkWidget *
tour_expect (Tour *tour, const char *words)
{
  return tour_expect_in (tour->window, words);
}

void
tour_expect_no (Tour *tour, const char *words)
{
  Sight sight = { tour->window, words };

  tour_wait_for (is_gone, &sight, tour->window, "still sees", words);
}

/* --- the office file ------------------------------------------------------------------------ */

OpccStore *
tour_get_store (Tour *tour)
{
  return opcc_office_get_store (opcc_window_get_office (OPCC_WINDOW (tour->window)));
}

typedef struct
{
  Tour *tour;
  const char *sql;
  gint64 wanted;
  gint64 found;
} Count;

static gboolean
is_counted (gpointer data)
{
  Count *count = data;

  count->found = tour_office_count (tour_get_store (count->tour), count->sql);
  return count->found == count->wanted;
}

/* What a user does is written a moment later. */
void
tour_expect_count (Tour *tour, const char *sql, gint64 wanted)
{
  Count count = { tour, sql, wanted, 0 };

  if (!user_wait_for (is_counted, &count, PATIENCE))
    {
      g_test_message ("%s: %" G_GINT64_FORMAT, sql, count.found);
      tour_give_up (tour->window, "found another number in the office file for", sql);
    }
}

/* --- windows and clicks --------------------------------------------------------------------- */

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

/* Until the window has the keys, and what the office file has answered is on the screen, so that
 * nothing moves away under the hand. */
static void
wait_settled (Tour *tour, GtkWidget *root)
{
  tour_wait_for (is_active, root, root, "waited for the keys to reach",
                 gtk_window_get_title (GTK_WINDOW (root)));
  for (guint i = 0; i < 3; i++)
    {
      if (opcc_window_get_office (OPCC_WINDOW (tour->window)) != NULL)
        tour_office_count (tour_get_store (tour), "SELECT count(*) FROM setting");
      user_wait_drawn (root);
    }
}

/* A badge that comes or goes a moment later moves what stands beside it: a hand that is about to
 * press waits until it stands still. */
#define AT_REST 120 /* milliseconds */

static GtkWidget *
wait_at_rest (Tour *tour, GtkWidget *root, const char *words)
{
  graphene_rect_t before, after;
  GtkWidget *widget;

  do
    {
      wait_settled (tour, root);
      if (!gtk_widget_compute_bounds (tour_expect_in (root, words), root, &before))
        graphene_rect_init (&before, 0, 0, 0, 0);
      user_wait_milliseconds (AT_REST);
      widget = tour_expect_in (root, words);
      if (!gtk_widget_compute_bounds (widget, root, &after))
        graphene_rect_init (&after, 0, 0, 0, 0);
    }
  while (!graphene_rect_equal (&before, &after));
  return widget;
}

void
tour_click_in (Tour *tour, GtkWidget *root, const char *words)
{
  tour_expect_in (root, words);
  user_click (wait_at_rest (tour, root, words));
}

void
tour_click_on (Tour *tour, const char *words)
{
  tour_click_in (tour, tour->window, words);
}

void
tour_press (Tour *tour, const char *keys)
{
  wait_settled (tour, tour->window);
  user_press (keys);
}

void
tour_open_round (Tour *tour, const char *round, const char *tab)
{
  /* By its key: Today has a chip of that name. */
  tour_press (tour, "Alt+2");
  tour_expect (tour, "New scheme…");
  tour_click_on (tour, round);
  tour_expect (tour, "Overview");
  tour_click_on (tour, tab);
}

void
tour_choose_in_menu (Tour *tour, const char *button, const char *item)
{
  tour_click_on (tour, button);
  tour_expect (tour, item);
  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (tour->window));

      if (focus != NULL && GTK_IS_POPOVER (gtk_widget_get_native (focus)) &&
          user_sees (focus, item) && !GTK_IS_POPOVER (focus))
        {
          user_press ("Return");
          return;
        }
      user_press ("Down");
      user_wait_drawn (tour->window);
    }
  tour_give_up (tour->window, "did not get by keys to", item);
}

/* Any window over the main one: a dialog, an assistant, a file chooser; the last one opened. */
static GtkWindow *
find_dialog (Tour *tour, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != tour->window && gtk_widget_get_mapped (GTK_WIDGET (window)) &&
          GTK_IS_FILE_CHOOSER (window) == (type == GTK_TYPE_FILE_CHOOSER))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  GtkWindow *dialog = find_dialog (data, GTK_TYPE_WINDOW);

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
has_chooser (gpointer data)
{
  GtkWindow *dialog = find_dialog (data, GTK_TYPE_FILE_CHOOSER);

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog (data, GTK_TYPE_WINDOW) == NULL;
}

static gboolean
has_no_chooser (gpointer data)
{
  return find_dialog (data, GTK_TYPE_FILE_CHOOSER) == NULL;
}

GtkWidget *
tour_expect_dialog (Tour *tour)
{
  tour_wait_for (has_dialog, tour, tour->window, "waited for a dialog after", "the last step");
  return GTK_WIDGET (find_dialog (tour, GTK_TYPE_WINDOW));
}

void
tour_expect_closed (Tour *tour)
{
  GtkWindow *dialog = find_dialog (tour, GTK_TYPE_WINDOW);

  tour_wait_for (has_no_dialog, tour, GTK_WIDGET (dialog), "still sees a dialog after",
                 "its verb was pressed");
}

/* --- forms and tables by keys alone ---------------------------------------------------------- */

static GtkWidget *
find_around_focus (GtkWidget *root, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));

  return focus != NULL ? gtk_widget_get_ancestor (focus, type) : NULL;
}

static void
press_tab (GtkWidget *dialog)
{
  user_press ("Tab");
  user_wait_drawn (dialog);
}

void
tour_go_to_field (GtkWidget *dialog, const char *title)
{
  for (guint i = 0; i < 40; i++)
    {
      GtkWidget *row = find_around_focus (dialog, ADW_TYPE_PREFERENCES_ROW);

      if (row != NULL &&
          g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return;
      press_tab (dialog);
    }
  tour_give_up (dialog, "did not get by Tab to the field", title);
}

void
tour_type_into (GtkWidget *dialog, const char *title, const char *words)
{
  GtkWidget *focus;

  tour_go_to_field (dialog, title);
  focus = gtk_root_get_focus (GTK_ROOT (dialog));
  /* A row of long words is a stop of its own before its text. */
  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    press_tab (dialog);
  user_type (words);
  user_wait_drawn (dialog);
}

typedef struct
{
  AdwComboRow *row;
  guint wanted;
} Option;

static gboolean
shows_popover (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_popover (child))
      return TRUE;
  return FALSE;
}

/* And its list gone, which would take the next key. */
static gboolean
is_chosen (gpointer data)
{
  Option *option = data;

  return adw_combo_row_get_selected (option->row) == option->wanted &&
         !shows_popover (GTK_WIDGET (option->row));
}

void
tour_choose_in (GtkWidget *dialog, const char *title, guint down)
{
  Option option;

  tour_go_to_field (dialog, title);
  option.row = ADW_COMBO_ROW (find_around_focus (dialog, ADW_TYPE_COMBO_ROW));
  option.wanted = down;
  /* Return is the dialog's own, where it has a button for it. */
  user_press (gtk_window_get_default_widget (GTK_WINDOW (dialog)) != NULL ? "space" : "Return");
  user_wait_drawn (dialog);
  for (guint i = 0; i < down; i++)
    user_press ("Down");
  user_wait_drawn (dialog);
  user_press ("Return");
  tour_wait_for (is_chosen, &option, dialog, "could not choose in", title);
}

void
tour_apply_form (Tour *tour, GtkWidget *dialog)
{
  wait_settled (tour, dialog);
  user_press ("Ctrl+Return");
  tour_expect_closed (tour);
}

void
tour_go_to_record (Tour *tour, gint64 n)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  GtkWidget *table = find_around_focus (tour->window, OPCC_TYPE_TABLE);

  for (guint i = 0; table == NULL && i < 60; i++)
    {
      tour_press (tour, "Tab");
      table = find_around_focus (tour->window, OPCC_TYPE_TABLE);
    }
  for (guint i = 0; table != NULL && i < 60; i++)
    {
      if (opcc_table_get_cursor_n (OPCC_TABLE (table)) == n)
        return;
      tour_press (tour, "Down");
    }
  tour_give_up (tour->window, "did not get by keys to record", name);
}

/* The button, not a title that says the same. */
void
tour_press_verb (Tour *tour, GtkWidget *dialog, const char *verb)
{
  tour_expect_in (dialog, verb);
  wait_settled (tour, dialog);
  user_click (user_find_button (dialog, verb));
  tour_expect_closed (tour);
}

static gboolean
has_typed (gpointer data)
{
  Sight *sight = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (sight->root));

  return GTK_IS_EDITABLE (focus) &&
         g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (focus)), sight->words);
}

/* In GTK's chooser a path that is typed goes into the field for it: in one that opens, the first
 * stroke brings the field. That of GTK 4.18 first shows the folder with the file chosen in it, and
 * takes it when Return is pressed once more. */
void
tour_choose_file (Tour *tour, const char *path)
{
  GtkWidget *chooser;
  Sight first = { NULL, "/" };
  Sight all = { NULL, path };

  tour_wait_for (has_chooser, tour, tour->window, "waited for the choice of", path);
  chooser = GTK_WIDGET (find_dialog (tour, GTK_TYPE_FILE_CHOOSER));
  wait_settled (tour, chooser);
  first.root = all.root = chooser;
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    user_press ("Ctrl+a");
  user_type ("/");
  tour_wait_for (has_typed, &first, chooser, "could not begin to type", path);
  user_type (path + 1);
  tour_wait_for (has_typed, &all, chooser, "could not type", path);
  for (guint i = 0; i < 3 && find_dialog (tour, GTK_TYPE_FILE_CHOOSER) != NULL; i++)
    {
      user_press ("Return");
      user_wait_for (has_no_chooser, tour, CHOOSER_PATIENCE);
    }
  tour_wait_for (has_no_chooser, tour, chooser, "still sees the chooser after", path);
}

static gboolean
exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
press_button_going (Tour *tour, const char *words, const char *step)
{
  tour_expect (tour, words);
  for (guint i = 0; i < 80; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (tour->window));

      if (focus != NULL && focus == user_find_button (tour->window, words))
        {
          tour_press (tour, "Return");
          return;
        }
      tour_press (tour, step);
    }
  tour_give_up (tour->window, "did not get by Tab to", words);
}

void
tour_press_button_by_keys (Tour *tour, const char *words)
{
  press_button_going (tour, words, "Tab");
}

void
tour_press_button_from_end (Tour *tour, const char *words)
{
  press_button_going (tour, words, "Shift+Tab");
}

/* A file that is saved by the button @words, and @done is told; (transfer full): its path. */
char *
tour_save_file (Tour *tour, const char *words, const char *name, const char *done)
{
  char *path = g_build_filename (tour->folder, name, NULL);

  tour_press_button_by_keys (tour, words);
  tour_choose_file (tour, path);
  tour_wait_for (exists, path, tour->window, "found no file after", words);
  tour_expect (tour, done);
  return path;
}

/* --- pictures ------------------------------------------------------------------------------- */

void
tour_take_picture (Tour *tour, const char *name)
{
  g_autofree char *file = NULL;

  if (!tour->pictures)
    return;
  file = g_strdup_printf ("%02u-%s.png", ++tour->n_pictures, name);
  user_wait_milliseconds (400);
  user_wait_drawn (tour->window);
  if (!user_take_picture (file))
    tour_give_up (tour->window, "could not take the picture", name);
  g_test_message ("%s", file);
}
