/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether all that is shown has the room it needs: in a small window, with large text, with long
 * words. */
#include "opcc-fit.h"

#include <adwaita.h>
#include <string.h>

#include "opcc-fault.h"
#include "opcc-whole-words.h"

/* Pixels: halves are rounded, and a margin may stand under a border. */
#define SLACK 1
/* A flat button may reach so far out of its row by a negative margin. */
#define REACH 6
/* Of something in focus, at least so much has to be seen, where it is so large. */
#define LEAST_SEEN 12

/* --- words ----------------------------------------------------------------------------------- */

/* A tooltip of its own or of what is around it: pointing at the words, or at their row, tells them.
 */
static gboolean
is_told_elsewhere (GtkWidget *label)
{
  for (GtkWidget *at = label; at != NULL; at = gtk_widget_get_parent (at))
    if (gtk_widget_get_has_tooltip (at))
      return TRUE;
  return FALSE;
}

/* --- room ------------------------------------------------------------------------------------ */

/* What lays out more than it shows, or lets what comes and goes slide out of it. */
static gboolean
is_scrolling (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_TEXT (widget) ||
         GTK_IS_REVEALER (widget) || gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN ||
         GTK_IS_SCALE (widget) || GTK_IS_RANGE (widget) || ADW_IS_FLAP (widget) ||
         GTK_IS_OVERLAY (widget) ||
         g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkColumnView") ||
         g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkListItem");
}

/* A page that scrolls has less than it needs; and a row of a column view in GTK 4.8 is as wide as
 * its cells, which may be less than the sum of what they ask for. */
static gboolean
is_scrolled (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (widget)) ||
         g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") ||
         strncmp (G_OBJECT_TYPE_NAME (widget), "GtkColumnView", 13) == 0;
}

static gboolean
has_room (GtkWidget *widget, GtkOrientation orientation, int given, int for_size, int *needed)
{
  gtk_widget_measure (widget, orientation, for_size, needed, NULL, NULL, NULL);
  return given + SLACK >= *needed;
}

static void
check_room (GtkWidget *widget, const char *where, GString *faults)
{
  /* What is measured has the margins with it; what is allocated has not. */
  int width = gtk_widget_get_allocated_width (widget) + gtk_widget_get_margin_start (widget) +
              gtk_widget_get_margin_end (widget);
  int height = gtk_widget_get_allocated_height (widget) + gtk_widget_get_margin_top (widget) +
               gtk_widget_get_margin_bottom (widget);
  int needed;
  g_autofree char *words = NULL;

  if (is_scrolled (widget))
    return;
  if (!has_room (widget, GTK_ORIENTATION_HORIZONTAL, width, -1, &needed))
    words = g_strdup_printf ("is %d wide and needs %d", width, needed);
  else if (!has_room (widget, GTK_ORIENTATION_VERTICAL, height, width, &needed))
    words = g_strdup_printf ("is %d high and needs %d at %d wide", height, needed, width);
  if (words != NULL)
    opcc_fault_add (faults, where, widget, words);
}

static void
check_bounds (GtkWidget *widget, const char *where, GString *faults)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t box;
  graphene_rect_t around;
  g_autofree char *words = NULL;

  /* With large text GTK 4.8 may give words that wrap a line less than they take. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "OpccBanner") ||
      (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget))))
    return;
  if (parent == NULL || is_scrolling (parent) || GTK_IS_NATIVE (widget) ||
      !gtk_widget_compute_bounds (widget, parent, &box) ||
      !gtk_widget_compute_bounds (parent, parent, &around))
    return;
  graphene_rect_inset (&around, -REACH, -REACH);
  if (graphene_rect_contains_rect (&around, &box))
    return;
  words = g_strdup_printf ("sticks out: %g, %g, %g × %g in %g × %g", box.origin.x, box.origin.y,
                           box.size.width, box.size.height, around.size.width, around.size.height);
  opcc_fault_add (faults, where, widget, words);
}

static void
check_below (GtkWidget *widget, const char *where, GString *faults)
{
  const guint before = faults->len;

  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    return;
  check_room (widget, where, faults);
  check_bounds (widget, where, faults);
  if (opcc_whole_words_of (widget) != NULL && !is_told_elsewhere (widget))
    {
      g_autofree char *words = g_strdup_printf ("is cut short, and nothing tells it whole: “%s”",
                                                opcc_whole_words_of (widget));

      opcc_fault_add (faults, where, widget, words);
    }
  /* What is in a part without room has none either: once is enough. */
  for (GtkWidget *child = GTK_IS_RANGE (widget) ? NULL : gtk_widget_get_first_child (widget);
       child != NULL && faults->len == before; child = gtk_widget_get_next_sibling (child))
    {
      check_below (child, where, faults);
    }
}

void
opcc_fit_check (GtkWidget *window, int width, int height, const char *where, GString *faults)
{
  if (gtk_widget_get_width (window) > width || gtk_widget_get_height (window) > height)
    {
      g_autofree char *words = g_strdup_printf ("is %d × %d, larger than the screen of %d × %d",
                                                gtk_widget_get_width (window),
                                                gtk_widget_get_height (window), width, height);

      opcc_fault_add (faults, where, window, words);
    }
  check_below (window, where, faults);
}

/* --- the focus ------------------------------------------------------------------------------- */

static gboolean
shows (GtkWidget *around, GtkWidget *widget)
{
  graphene_rect_t box;
  graphene_rect_t view;
  graphene_rect_t seen;

  return gtk_widget_compute_bounds (widget, around, &box) &&
         gtk_widget_compute_bounds (around, around, &view) &&
         graphene_rect_intersection (&box, &view, &seen) &&
         seen.size.width >= MIN (box.size.width, LEAST_SEEN) &&
         seen.size.height >= MIN (box.size.height, LEAST_SEEN);
}

gboolean
opcc_fit_is_in_view (GtkWidget *widget)
{
  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    if ((GTK_IS_SCROLLED_WINDOW (at) || GTK_IS_ROOT (at)) && !shows (at, widget))
      return FALSE;
  return TRUE;
}
