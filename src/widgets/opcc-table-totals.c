/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableTotals: a row of labels that stand under the columns of a table. */
#include "opcc-table-totals.h"

#include "opcc-children.h"
#include "opcc-heading.h"

#define HEIGHT  35
#define PADDING 8

typedef struct
{
  guint column;
  GtkWidget *label;
} Total;

struct _OpccTableTotals
{
  GtkWidget parent_instance;
  GtkColumnView *view; /* (unowned) our sibling */
  GArray *totals;      /* (owned) of Total */
};

G_DEFINE_FINAL_TYPE (OpccTableTotals, opcc_table_totals, GTK_TYPE_WIDGET)

static void
opcc_table_totals_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  OpccTableTotals *self = OPCC_TABLE_TOTALS (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->totals->len; i++)
    {
      int label_minimum;

      gtk_widget_measure (g_array_index (self->totals, Total, i).label, orientation, -1,
                          &label_minimum, NULL, NULL, NULL);
      *minimum = *natural = MAX (*minimum, label_minimum);
    }
}

static void
opcc_table_totals_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccTableTotals *self = OPCC_TABLE_TOTALS (widget);

  for (guint i = 0; i < self->totals->len; i++)
    {
      Total *total = &g_array_index (self->totals, Total, i);
      GtkWidget *heading = opcc_heading_find (self->view, total->column);
      graphene_rect_t bounds;
      gboolean shown = heading != NULL && gtk_widget_get_visible (heading) &&
                       gtk_widget_compute_bounds (heading, widget, &bounds);
      int natural;
      float xalign = gtk_label_get_xalign (GTK_LABEL (total->label));
      float room;
      float x;

      gtk_widget_set_child_visible (total->label, shown);
      if (!shown)
        continue;
      gtk_widget_measure (total->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      room = bounds.size.width - 2 * PADDING;
      /* A sum may be wider than what it sums: it grows to the side where nothing stands. */
      x = bounds.origin.x + PADDING + (room - MAX (natural, room)) * xalign;
      gtk_widget_allocate (total->label, MAX (natural, (int) room), height, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, 0)));
    }
}

static void
opcc_table_totals_dispose (GObject *object)
{
  g_array_set_size (OPCC_TABLE_TOTALS (object)->totals, 0);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_table_totals_parent_class)->dispose (object);
}

static void
opcc_table_totals_finalize (GObject *object)
{
  g_array_unref (OPCC_TABLE_TOTALS (object)->totals);
  G_OBJECT_CLASS (opcc_table_totals_parent_class)->finalize (object);
}

static void
opcc_table_totals_class_init (OpccTableTotalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_table_totals_dispose;
  object_class->finalize = opcc_table_totals_finalize;
  widget_class->measure = opcc_table_totals_measure;
  widget_class->size_allocate = opcc_table_totals_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_table_totals_init (OpccTableTotals *self)
{
  self->totals = g_array_new (FALSE, FALSE, sizeof (Total));
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-totals");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
opcc_table_totals_new (GtkColumnView *view)
{
  OpccTableTotals *self = g_object_new (OPCC_TYPE_TABLE_TOTALS, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}

/**
 * opcc_table_totals_set:
 * @column: index among all columns of the view
 * @title: heading of the column, for those who do not see what it stands under
 * @text: (nullable): plain text; NULL takes the total away
 */
void
opcc_table_totals_set (OpccTableTotals *self,
                       guint column,
                       float xalign,
                       const char *title,
                       const char *text,
                       const char *css_class)
{
  g_autofree char *name = NULL;
  Total total = { column, NULL };

  for (guint i = 0; i < self->totals->len; i++)
    if (g_array_index (self->totals, Total, i).column == column)
      {
        gtk_widget_unparent (g_array_index (self->totals, Total, i).label);
        g_array_remove_index (self->totals, i);
        break;
      }
  if (text != NULL)
    {
      total.label = opcc_children_new_label (text, css_class, xalign);
      gtk_label_set_ellipsize (GTK_LABEL (total.label), PANGO_ELLIPSIZE_NONE);
      gtk_widget_set_parent (total.label, GTK_WIDGET (self));
      name = g_strdup_printf ("%s: %s", title, text);
      opcc_children_set_name (total.label, name);
      g_array_append_val (self->totals, total);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->totals->len > 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
opcc_table_totals_clear (OpccTableTotals *self)
{
  g_array_set_size (self->totals, 0);
  opcc_children_unparent (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
