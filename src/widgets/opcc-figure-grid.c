/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFigureGrid: a small table of words and figures that fits on a page whole. */
#include "opcc-figure-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-late-children.h"
#include "opcc-money.h"

/* Letters that a column of words keeps however narrow the page is. */
#define LEAST_LETTERS 14
/* A long one is shown in parts. */
#define CELLS_AT_ONCE 300
#define CELLS_A_FRAME 60

struct _OpccFigureGrid
{
  GtkWidget parent_instance;
  GtkGrid *grid;
  OpccLateChildren *late; /* (owned) of its cells */
  guint words;            /* a bit for each column of words */
  guint column;           /* of the next cell */
  guint row;              /* of the line under way */
};

G_DEFINE_FINAL_TYPE (OpccFigureGrid, opcc_figure_grid, GTK_TYPE_WIDGET)

static GtkWidget *
attach (OpccFigureGrid *self, const char *text, const char *css_classes)
{
  const gboolean is_words = self->column < 32 && (self->words >> self->column & 1);
  GtkWidget *label = opcc_children_new_label (text, css_classes, is_words ? 0 : 1);

  gtk_label_set_ellipsize (GTK_LABEL (label),
                           is_words ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (is_words)
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_LETTERS);
  /* All share what room there is, so that a figure stands near what it is of. */
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (self->grid, label, (int) self->column++, (int) self->row, 1, 1);
  opcc_late_children_add (self->late, label);
  return label;
}

static void
opcc_figure_grid_dispose (GObject *object)
{
  g_clear_object (&OPCC_FIGURE_GRID (object)->late);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_figure_grid_parent_class)->dispose (object);
}

static void
opcc_figure_grid_class_init (OpccFigureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_figure_grid_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_figure_grid_init (OpccFigureGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  self->late = opcc_late_children_new (GTK_WIDGET (self), CELLS_AT_ONCE, CELLS_A_FRAME);
  gtk_grid_set_column_spacing (self->grid, 15);
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
opcc_figure_grid_new (const char *name)
{
  GtkWidget *self = g_object_new (OPCC_TYPE_FIGURE_GRID, NULL);

  opcc_children_set_name (self, name);
  return self;
}

void
opcc_figure_grid_set_heads (OpccFigureGrid *self,
                            const char *const *heads,
                            guint n_heads,
                            guint words)
{
  GtkWidget *child;

  g_return_if_fail (OPCC_IS_FIGURE_GRID (self));

  opcc_late_children_clear (self->late);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->words = words;
  self->row = self->column = 0;
  for (guint i = 0; i < n_heads; i++)
    attach (self, heads[i], "opcc-th");
  opcc_figure_grid_end_line (self, FALSE);
}

void
opcc_figure_grid_add (OpccFigureGrid *self, const char *text, const char *css_class)
{
  GtkWidget *label;

  g_return_if_fail (OPCC_IS_FIGURE_GRID (self));

  label = attach (self, text != NULL ? text : _ ("not given"), "opcc-small opcc-num");
  if (text == NULL)
    css_class = "opcc-missing";
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
}

void
opcc_figure_grid_add_count (OpccFigureGrid *self, gint64 count)
{
  g_autofree char *words = count != OPCC_NO_INTEGER ? opcc_format_count (count) : NULL;

  opcc_figure_grid_add (self, words, NULL);
}

void
opcc_figure_grid_add_percent (OpccFigureGrid *self, double percent)
{
  g_autofree char *words = isnan (percent) ? NULL : g_strdup_printf ("%.1f%%", percent);

  opcc_figure_grid_add (self, words, NULL);
}

void
opcc_figure_grid_add_money (OpccFigureGrid *self, gint64 pence)
{
  g_autofree char *words = pence != OPCC_NO_MONEY ? opcc_money_format (pence) : NULL;

  opcc_figure_grid_add (self, words, NULL);
}

void
opcc_figure_grid_end_line (OpccFigureGrid *self, gboolean is_total)
{
  g_return_if_fail (OPCC_IS_FIGURE_GRID (self));

  for (guint i = 0; is_total && i < self->column; i++)
    gtk_widget_add_css_class (gtk_grid_get_child_at (self->grid, (int) i, (int) self->row),
                              "opcc-strong");
  self->row++;
  self->column = 0;
}
