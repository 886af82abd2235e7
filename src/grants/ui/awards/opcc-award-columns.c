/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardColumns: where the cells of the award board stand, the same in every row and the head.
 */
#include "opcc-award-columns.h"

#include <glib/gi18n-lib.h>

#define END_MARGIN 8

/* Widths in pixels at 100% text size; a share of the room that is left goes to those that grow. */
typedef struct
{
  const char *title; /* (nullable) in N_() */
  float xalign;
  int gap; /* before it */
  int width;
  int wide_width;
  int grows;
  gboolean wide_only;
} Column;

/* clang-format off */
static const Column columns[OPCC_AWARD_N_COLUMNS] = {
  [OPCC_AWARD_COLUMN_RANK]         = { NULL,                 1,  2, 24,  28,  0, FALSE },
  [OPCC_AWARD_COLUMN_SCORE]        = { N_("Score"),          1,  8, 54,  54,  0, FALSE },
  [OPCC_AWARD_COLUMN_ORGANISATION] = { N_("Organisation"),   0, 12, 154, 180, 3, FALSE },
  [OPCC_AWARD_COLUMN_PROJECT]      = { N_("Project"),        0, 14, 0,   120, 2, TRUE },
  [OPCC_AWARD_COLUMN_PRIORITY]     = { N_("Plan priority"),  0, 14, 0,   186, 1, TRUE },
  [OPCC_AWARD_COLUMN_DISTRICT]     = { N_("District"),       0, 8,  84,  134, 0, FALSE },
  [OPCC_AWARD_COLUMN_ASKED]        = { N_("Asked"),          1,  4, 58,  76,  0, FALSE },
  [OPCC_AWARD_COLUMN_AWARD]        = { N_("Award"),          1, 10, 74,  74,  0, FALSE },
  [OPCC_AWARD_COLUMN_RUNNING]      = { N_("Running total"),  1,  6, 80,  90,  0, FALSE },
  [OPCC_AWARD_COLUMN_HOLDS_UP]     = { N_("Holds up"),       0, 12, 116, 116, 0, FALSE },
  [OPCC_AWARD_COLUMN_OVERALL]      = { N_("Over all"),       1, 10, 0,   56,  0, TRUE },
};
/* clang-format on */

struct _OpccAwardColumns
{
  GtkLayoutManager parent_instance;
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (OpccAwardColumns, opcc_award_columns, GTK_TYPE_LAYOUT_MANAGER)

static double
get_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 3) : 1;
}

static int
get_width (OpccAwardColumns *self, guint column, double scale)
{
  if (columns[column].wide_only && !self->wide)
    return 0;
  return columns[column].gap +
         (int) (scale * (self->wide ? columns[column].wide_width : columns[column].width));
}

static int
get_least_width (OpccAwardColumns *self, double scale)
{
  int width = END_MARGIN;

  for (guint i = 0; i < OPCC_AWARD_N_COLUMNS; i++)
    width += get_width (self, i, scale);
  return width;
}

static void
opcc_award_columns_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = get_least_width (OPCC_AWARD_COLUMNS (manager), get_scale (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int wanted = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static int
get_total_growth (OpccAwardColumns *self)
{
  int growth = 0;

  for (guint i = 0; i < OPCC_AWARD_N_COLUMNS; i++)
    if (self->wide || !columns[i].wide_only)
      growth += columns[i].grows;
  return growth;
}

static void
opcc_award_columns_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  OpccAwardColumns *self = OPCC_AWARD_COLUMNS (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double scale = get_scale (widget);
  int spare = MAX (width - get_least_width (self, scale), 0);
  int growth = get_total_growth (self);
  guint column = 0;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && column < OPCC_AWARD_N_COLUMNS;
       child = gtk_widget_get_next_sibling (child), column++)
    {
      int taken = get_width (self, column, scale);
      gboolean shown = taken > 0;
      int least = 0;
      int cell;

      gtk_widget_set_child_visible (child, shown);
      if (!shown || !gtk_widget_should_layout (child))
        {
          x += taken;
          continue;
        }
      taken += spare * columns[column].grows / growth;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      cell = MAX (taken - columns[column].gap, least);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ mirrored ? width - x - columns[column].gap - cell
                                                           : x + columns[column].gap,
                                                  0, cell, height },
                                baseline);
      x += taken;
    }
}

static void
opcc_award_columns_class_init (OpccAwardColumnsClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = opcc_award_columns_measure;
  layout_class->allocate = opcc_award_columns_allocate;
}

static void
opcc_award_columns_init (OpccAwardColumns *self)
{
}

void
opcc_award_columns_set_wide (OpccAwardColumns *self, gboolean wide)
{
  g_return_if_fail (OPCC_IS_AWARD_COLUMNS (self));
  wide = wide != FALSE;
  if (self->wide == wide)
    return;
  self->wide = wide;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

const char *
opcc_award_column_get_title (OpccAwardColumn column)
{
  g_return_val_if_fail (column < OPCC_AWARD_N_COLUMNS, NULL);
  return columns[column].title != NULL ? g_dgettext (GETTEXT_PACKAGE, columns[column].title) : NULL;
}

float
opcc_award_column_get_xalign (OpccAwardColumn column)
{
  g_return_val_if_fail (column < OPCC_AWARD_N_COLUMNS, 0);
  return columns[column].xalign;
}
