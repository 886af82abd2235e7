/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFocusPlace: where the focus stands on a page, so that it stands there again afterwards. */
#include "opcc-focus-place.h"

/* An adjustment, and what it was at. */
typedef struct
{
  GtkAdjustment *adjustment; /* (owned) */
  double value;
} Scroll;

struct _OpccFocusPlace
{
  GArray *path;    /* (owned) of guint, which child of which, from the widget up to the page */
  GArray *scrolls; /* (owned) of Scroll */
  GType type;
  char *words; /* (owned) what the widget says */
};

static void
clear_scroll (gpointer data)
{
  g_object_unref (((Scroll *) data)->adjustment);
}

void
opcc_focus_place_free (OpccFocusPlace *place)
{
  if (place == NULL)
    return;
  g_array_unref (place->path);
  g_array_unref (place->scrolls);
  g_free (place->words);
  g_free (place);
}

static GtkWidget *
find_focus (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, page) ? focus : NULL;
}

static void
gather_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_words (child, words);
}

static char *
dup_words (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);

  gather_words (widget, words);
  return g_string_free (words, FALSE);
}

static guint
get_index (GtkWidget *widget)
{
  guint index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;
  return index;
}

static void
note_scroll (OpccFocusPlace *place, GtkWidget *widget)
{
  Scroll scroll;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return;
  scroll.adjustment =
      g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)));
  scroll.value = gtk_adjustment_get_value (scroll.adjustment);
  g_array_append_val (place->scrolls, scroll);
}

/**
 * opcc_focus_place_note:
 * @page: whose children are about to be made anew
 *
 * Returns: (transfer full) (nullable): where the focus stands; NULL where it is not on @page
 */
OpccFocusPlace *
opcc_focus_place_note (GtkWidget *page)
{
  GtkWidget *focus = find_focus (page);
  OpccFocusPlace *place;

  if (focus == NULL)
    return NULL;
  place = g_new0 (OpccFocusPlace, 1);
  place->path = g_array_new (FALSE, FALSE, sizeof (guint));
  place->scrolls = g_array_new (FALSE, FALSE, sizeof (Scroll));
  g_array_set_clear_func (place->scrolls, clear_scroll);
  place->type = G_OBJECT_TYPE (focus);
  place->words = dup_words (focus);
  for (GtkWidget *at = focus; at != page; at = gtk_widget_get_parent (at))
    {
      guint index = get_index (at);

      note_scroll (place, at);
      g_array_append_val (place->path, index);
    }
  return place;
}

static gboolean
says_the_same (OpccFocusPlace *place, GtkWidget *widget)
{
  g_autofree char *words = dup_words (widget);

  return g_str_equal (words, place->words);
}

static GtkWidget *
find_by_words (OpccFocusPlace *place, GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (G_OBJECT_TYPE (widget) == place->type && says_the_same (place, widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_words (place, child);
  return found;
}

static GtkWidget *
get_child_or_last (GtkWidget *parent, guint index)
{
  GtkWidget *at = gtk_widget_get_first_child (parent);

  while (at != NULL && index-- > 0 && gtk_widget_get_next_sibling (at) != NULL)
    at = gtk_widget_get_next_sibling (at);
  return at;
}

/* Of a list that became shorter, its last. */
static GtkWidget *
find_by_path (OpccFocusPlace *place, GtkWidget *page)
{
  GtkWidget *at = page;

  for (guint i = place->path->len; i-- > 0 && at != NULL;)
    at = get_child_or_last (at, g_array_index (place->path, guint, i));
  return at != NULL && G_OBJECT_TYPE (at) == place->type ? at : NULL;
}

/**
 * opcc_focus_place_return:
 * @place: (nullable)
 *
 * Puts the focus where it stood: on what says the same, or else on what stands in its place. Who
 * has put it somewhere meanwhile keeps it. Nothing is scrolled.
 */
void
opcc_focus_place_return (OpccFocusPlace *place, GtkWidget *page)
{
  GtkWidget *there;
  GtkWidget *same;

  if (place == NULL || find_focus (page) != NULL)
    return;
  there = find_by_path (place, page);
  same = there != NULL && says_the_same (place, there) ? there : find_by_words (place, page);
  if (same != NULL)
    there = same;
  if (there == NULL || !gtk_widget_grab_focus (there))
    return;
  /* GTK would show what has no place yet at the top. */
  for (guint i = 0; i < place->scrolls->len; i++)
    {
      const Scroll *scroll = &g_array_index (place->scrolls, Scroll, i);

      gtk_adjustment_set_value (scroll->adjustment, scroll->value);
    }
}
