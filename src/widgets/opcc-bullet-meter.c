/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBulletMeter: what is awarded against the pot and the over-award limit. */
#include "opcc-bullet-meter.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#include "opcc-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEADS_HEIGHT 18

struct _OpccBulletMeter
{
  GtkWidget parent_instance;
  gint64 value; /* pence */
  gint64 pot;   /* pence */
  gint64 limit; /* pence, the pot with the over-award */
  gboolean heads;
};

typedef enum
{
  PROP_HEADS = 1,
} OpccBulletMeterProperty;

static GParamSpec *properties[PROP_HEADS + 1];

G_DEFINE_FINAL_TYPE (OpccBulletMeter, opcc_bullet_meter, GTK_TYPE_WIDGET)

/* The bar ends where the limit has some room behind it, or where the value does. */
static double
get_full (OpccBulletMeter *self)
{
  double full = self->limit + (double) self->pot * 0.13;

  if (self->value > full)
    full = self->value * 1.02;
  return MAX (full, 1);
}

static int
get_bar_height (OpccBulletMeter *self)
{
  return self->heads ? 16 : 14;
}

/* How far the lines stand out of the bar. */
static int
get_overhang (OpccBulletMeter *self)
{
  return self->heads ? 4 : 3;
}

static int
get_height (OpccBulletMeter *self)
{
  return get_bar_height (self) + 2 * get_overhang (self) + (self->heads ? HEADS_HEIGHT : 0);
}

static void
opcc_bullet_meter_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 276;
    }
  else
    *minimum = *natural = get_height (OPCC_BULLET_METER (widget));
}

static void
draw_heads (OpccBulletMeter *self, GtkSnapshot *snapshot, float pot_x, float limit_x, float width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA text;
  GdkRGBA dim;
  float pot_end = pot_x + 6;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  opcc_colour_find (widget, "opcc_dim_fg", &dim);
  /* Each head ends near its line; they part where the lines are close. */
  if (self->limit > self->pot)
    {
      int percent = (int) round (100.0 * (self->limit - self->pot) / MAX (self->pot, 1));
      /* Translators: how far over the pot may be awarded, above a line in a meter: "+10%". */
      g_autofree char *over = g_strdup_printf (_ ("+%d%%"), percent);
      float end = MIN (limit_x + 14, width);
      float over_width = opcc_colour_draw_text (widget, snapshot, &dim, over, 9, FALSE, end,
                                                HEADS_HEIGHT / 2.0f, 1);

      pot_end = MIN (pot_end, end - over_width - 8);
    }
  /* Translators: the money there is to give, above a line in a meter. */
  opcc_colour_draw_text (widget, snapshot, &text, _ ("pot"), 9, TRUE, pot_end, HEADS_HEIGHT / 2.0f,
                         1);
}

static void
opcc_bullet_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccBulletMeter *self = OPCC_BULLET_METER (widget);
  float width = gtk_widget_get_width (widget);
  float over_top = (gtk_widget_get_height (widget) - get_height (self)) / 2.0f +
                   (self->heads ? HEADS_HEIGHT : 0);
  float top = over_top + get_overhang (self);
  float height = get_bar_height (self);
  float line_height = height + 2 * get_overhang (self);
  double full = get_full (self);
  float pot_x = width * self->pot / full;
  float limit_x = width * self->limit / full;
  float value_x = width * MAX (self->value, 0) / full;
  GskRoundedRect bar;
  GdkRGBA track, data, over, bad, text;

  opcc_colour_find (widget, "opcc_track", &track);
  opcc_colour_find (widget, "opcc_data", &data);
  opcc_colour_find (widget, "opcc_over", &over);
  opcc_colour_find (widget, "opcc_bad_fg", &bad);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  text.alpha = 1;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (0, top, width, height), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &track, &bar.bounds);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ over.red, over.green, over.blue, 0.4 },
                             &GRAPHENE_RECT_INIT (pot_x, top, limit_x - pot_x, height));
  gtk_snapshot_append_color (snapshot, &data,
                             &GRAPHENE_RECT_INIT (0, top, MIN (value_x, limit_x), height));
  if (value_x > limit_x)
    gtk_snapshot_append_color (snapshot, &bad,
                               &GRAPHENE_RECT_INIT (limit_x, top, value_x - limit_x, height));
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_append_color (snapshot, &text,
                             &GRAPHENE_RECT_INIT (pot_x - 1, over_top, 2, line_height));
  if (self->limit > self->pot)
    gtk_snapshot_append_color (snapshot, &over,
                               &GRAPHENE_RECT_INIT (limit_x - 1, over_top, 2, line_height));
  if (self->heads)
    draw_heads (self, snapshot, pot_x, limit_x, width);
}

static void
opcc_bullet_meter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccBulletMeterProperty) id)
    {
    case PROP_HEADS:
      g_value_set_boolean (value, OPCC_BULLET_METER (object)->heads);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_bullet_meter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((OpccBulletMeterProperty) id)
    {
    case PROP_HEADS:
      opcc_bullet_meter_set_heads (OPCC_BULLET_METER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_bullet_meter_class_init (OpccBulletMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = opcc_bullet_meter_get_property;
  object_class->set_property = opcc_bullet_meter_set_property;
  properties[PROP_HEADS] =
      g_param_spec_boolean ("heads", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  widget_class->measure = opcc_bullet_meter_measure;
  widget_class->snapshot = opcc_bullet_meter_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
opcc_bullet_meter_init (OpccBulletMeter *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
opcc_bullet_meter_new (void)
{
  return g_object_new (OPCC_TYPE_BULLET_METER, NULL);
}

void
opcc_bullet_meter_set (OpccBulletMeter *self, gint64 value, gint64 pot, gint64 limit)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (OPCC_IS_BULLET_METER (self));
  self->value = value;
  self->pot = pot;
  self->limit = MAX (pot, limit);
  sentence = opcc_bullet_meter_dup_sentence (self);
  opcc_children_set_name (GTK_WIDGET (self), sentence);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
opcc_bullet_meter_set_heads (OpccBulletMeter *self, gboolean heads)
{
  g_return_if_fail (OPCC_IS_BULLET_METER (self));
  self->heads = heads;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * opcc_bullet_meter_dup_words:
 * @css_class: (out) (optional): the class of the words' colour, static
 *
 * Returns: (transfer full): what is left or over, in a few words
 */
char *
opcc_bullet_meter_dup_words (OpccBulletMeter *self, const char **css_class)
{
  gboolean over_limit = self->value > self->limit;
  gboolean over_pot = self->value > self->pot;
  gint64 distance = over_limit ? self->value - self->limit : ABS (self->pot - self->value);
  g_autofree char *money = opcc_money_format (distance);

  if (css_class != NULL)
    *css_class = over_limit ? "opcc-bad" : over_pot ? "opcc-warn" : "opcc-dim";
  return g_strdup_printf (over_limit ? _ ("%s over the limit")
                          : over_pot ? _ ("%s over the pot")
                                     : _ ("%s left"),
                          money);
}

char *
opcc_bullet_meter_dup_sentence (OpccBulletMeter *self)
{
  g_autofree char *value = opcc_money_format (self->value);
  g_autofree char *pot = opcc_money_format (self->pot);
  g_autofree char *limit = opcc_money_format (self->limit);
  g_autofree char *words = opcc_bullet_meter_dup_words (self, NULL);

  if (self->limit > self->pot)
    /* Translators: awarded, pot, limit, and "£10 left" or "£10 over the pot". */
    return g_strdup_printf (_ ("%s of a pot of %s, at most %s: %s"), value, pot, limit, words);
  return g_strdup_printf (_ ("%s of a pot of %s: %s"), value, pot, words);
}
