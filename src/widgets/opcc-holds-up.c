/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHoldsUp: in how many of a hundred redraws of its marks an award is still made, as ten dots.
 */
#include "opcc-holds-up.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#include <glib/gi18n-lib.h>

#define DOT_STEP 8
#define DOT_SIZE 6
#define N_DOTS   10
/* From here an award is called safe whoever marked. */
#define SAFE_PERCENT 90

struct _OpccHoldsUp
{
  GtkWidget parent_instance;
  int percent; /* −1: not marked */
};

G_DEFINE_FINAL_TYPE (OpccHoldsUp, opcc_holds_up, GTK_TYPE_WIDGET)

static int
get_words_width (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "100%");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
opcc_holds_up_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = N_DOTS * DOT_STEP + 4 + get_words_width (widget);
  else
    *minimum = *natural = 20;
}

static void
opcc_holds_up_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccHoldsUp *self = OPCC_HOLDS_UP (widget);
  float middle = gtk_widget_get_height (widget) / 2.0f;
  float width = gtk_widget_get_width (widget);
  int full = (self->percent + 5) / 10;
  g_autofree char *words = NULL;
  GdkRGBA on;
  GdkRGBA track;
  GdkRGBA text;

  opcc_colour_find (widget, "opcc_track", &track);
  opcc_colour_find (widget, self->percent >= SAFE_PERCENT ? "opcc_data" : "opcc_data_mid", &on);
  opcc_colour_find (widget, "opcc_dim_fg", &text);
  if (self->percent < 0)
    {
      opcc_colour_draw_text (widget, snapshot, &text, _ ("Not marked"), 10, FALSE, 0, middle, 0);
      return;
    }
  for (int i = 0; i < N_DOTS; i++)
    opcc_colour_fill_bar (snapshot, i < full ? &on : &track, i * DOT_STEP, middle - DOT_SIZE / 2.0f,
                          DOT_SIZE, DOT_SIZE, DOT_SIZE / 2.0f);
  words = g_strdup_printf ("%d%%", self->percent);
  opcc_colour_draw_text (widget, snapshot, &text, words, 10, FALSE, width, middle, 1);
}

static void
opcc_holds_up_class_init (OpccHoldsUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = opcc_holds_up_measure;
  widget_class->snapshot = opcc_holds_up_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
update_words (OpccHoldsUp *self)
{
  g_autofree char *sentence =
      self->percent < 0
          ? g_strdup (_ ("Not marked"))
          : g_strdup_printf (_ ("Still awarded in %d of 100 redraws of its marks"), self->percent);

  opcc_children_set_name (GTK_WIDGET (self), sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
}

static void
opcc_holds_up_init (OpccHoldsUp *self)
{
  self->percent = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-small");
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-num");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update_words (self);
}

GtkWidget *
opcc_holds_up_new (int percent)
{
  GtkWidget *self = g_object_new (OPCC_TYPE_HOLDS_UP, NULL);

  opcc_holds_up_set_percent (OPCC_HOLDS_UP (self), percent);
  return self;
}

void
opcc_holds_up_set_percent (OpccHoldsUp *self, int percent)
{
  g_return_if_fail (OPCC_IS_HOLDS_UP (self));
  percent = CLAMP (percent, -1, 100);
  if (self->percent == percent)
    return;
  self->percent = percent;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
opcc_holds_up_set_words (OpccHoldsUp *self, const char *words)
{
  g_return_if_fail (OPCC_IS_HOLDS_UP (self));
  update_words (self);
  if (words == NULL)
    return;
  opcc_children_set_name (GTK_WIDGET (self), words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
}

int
opcc_holds_up_get_percent (OpccHoldsUp *self)
{
  g_return_val_if_fail (OPCC_IS_HOLDS_UP (self), -1);
  return self->percent;
}
