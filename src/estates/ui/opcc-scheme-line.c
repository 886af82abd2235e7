/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeLine: when a scheme runs, as now and as first approved, on a line of months. */
#include "opcc-scheme-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-colours.h"

#define MONTHS      21
#define LEAST_WIDTH 256
#define BAR         8.0f
#define DIAMOND     7.0f
#define GHOST       14.0f

struct _OpccSchemeLine
{
  GtkWidget parent_instance;
  const OpccSchemeState *state; /* (unowned) (nullable) */
  OpccDate today;
  OpccDate first; /* of the line */
  OpccDate last;  /* the day after it */
};

G_DEFINE_FINAL_TYPE (OpccSchemeLine, opcc_scheme_line, GTK_TYPE_WIDGET)

static float
get_x (OpccSchemeLine *self, OpccDate day, float width)
{
  const float x = width * (day - self->first) / (float) (self->last - self->first);

  return CLAMP (x, 0, width);
}

static void
draw_today (OpccSchemeLine *self, GtkSnapshot *snapshot, float width, float height)
{
  GdkRGBA colour;
  GtkWidget *widget = GTK_WIDGET (self);
  const float x = roundf (get_x (self, self->today, width));

  opcc_colour_find (widget, "opcc_bad_fg", &colour);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x - 1, 0, 2, height));
}

static void
draw_quarters (OpccSchemeLine *self, GtkSnapshot *snapshot, float width, float height)
{
  GdkRGBA grid;

  opcc_colour_find (GTK_WIDGET (self), "opcc_grid", &grid);
  for (int month = 0; month < MONTHS; month += 3)
    gtk_snapshot_append_color (
        snapshot, &grid,
        &GRAPHENE_RECT_INIT (
            roundf (get_x (self, opcc_date_add_months (self->first, month), width)), 0, 1, height));
}

static void
draw_head (OpccSchemeLine *self, GtkSnapshot *snapshot, float width, float height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const float x = get_x (self, self->today, width);
  GdkRGBA text, dim, bad, bad_ground;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  opcc_colour_find (widget, "opcc_dim_fg", &dim);
  opcc_colour_find (widget, "opcc_bad_fg", &bad);
  opcc_colour_find (widget, "opcc_bad_bg", &bad_ground);
  for (int month = 0; month < MONTHS; month++)
    {
      const OpccDate day = opcc_date_add_months (self->first, month);
      const float left = get_x (self, day, width);
      const float right = get_x (self, opcc_date_add_months (self->first, month + 1), width);
      /* Translators: the first letters of the twelve months, April first. */
      const char *letters = _ ("AMJJASONDJFM");
      g_autofree char *letter = g_utf8_substring (letters, month % 12, month % 12 + 1);
      g_autofree char *name = NULL;
      int year, number, of_month;

      opcc_colour_draw_text (widget, snapshot, &dim, letter, 8, FALSE, (left + right) / 2,
                             height - 9, 0.5);
      if (month % 12 != 0)
        continue;
      opcc_date_get_ymd (day, &year, &number, &of_month);
      name = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
      opcc_colour_draw_text (widget, snapshot, &text, name, 8.5, TRUE, left + 4, 10, 0);
    }
  opcc_colour_fill_bar (snapshot, &bad_ground, x - 24, 2, 48, 16, 8);
  opcc_colour_draw_text (widget, snapshot, &bad, _ ("Today"), 8, TRUE, x, 10, 0.5);
}

/* The broken outline: where it was first to be. */
static void
draw_ghost (OpccSchemeLine *self, GtkSnapshot *snapshot, float width, float middle)
{
  static const double dashes[] = { 3, 3 };
  const OpccCapitalScheme *scheme = self->state->scheme;
  const OpccDate start = scheme->first_start != OPCC_NO_DATE ? scheme->first_start : scheme->starts;
  cairo_t *cr;
  float from, to;
  GdkRGBA colour;

  if (scheme->first_end == OPCC_NO_DATE || start == OPCC_NO_DATE)
    return;
  from = get_x (self, start, width);
  to = MAX (get_x (self, scheme->first_end, width), from + 3);
  opcc_colour_find (GTK_WIDGET (self), "opcc_dim_fg", &colour);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (from - 1, middle - GHOST,
                                                                 to - from + 2, GHOST * 2));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, roundf (from) + 0.5, middle - GHOST / 2 + 0.5, to - from - 1, GHOST - 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_diamond (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float middle)
{
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - DIAMOND, middle - DIAMOND,
                                                                2 * DIAMOND, 2 * DIAMOND));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, x - DIAMOND, middle);
  cairo_line_to (cr, x, middle - DIAMOND);
  cairo_line_to (cr, x + DIAMOND, middle);
  cairo_line_to (cr, x, middle + DIAMOND);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_scheme (OpccSchemeLine *self, GtkSnapshot *snapshot, float width, float middle)
{
  const OpccCapitalScheme *scheme = self->state->scheme;
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean done = g_strcmp0 (self->state->rating, "complete") == 0;
  g_autofree char *slip = opcc_scheme_state_say_slip (self->state);
  GdkRGBA bar, warn;
  float from, to;

  opcc_colour_find (widget, "opcc_warn_fg", &warn);
  if (scheme->starts == OPCC_NO_DATE && scheme->ends == OPCC_NO_DATE)
    {
      opcc_colour_draw_text (widget, snapshot, &warn, _ ("no dates given"), 8.5, FALSE,
                             MAX (get_x (self, self->today, width) + 10, 0), middle, 0);
      return;
    }
  draw_ghost (self, snapshot, width, middle);
  opcc_colour_find (widget, done ? "opcc_data_past" : "opcc_data", &bar);
  from = get_x (self, scheme->starts != OPCC_NO_DATE ? scheme->starts : scheme->ends, width);
  to = scheme->ends != OPCC_NO_DATE ? get_x (self, scheme->ends, width)
                                    : get_x (self, self->today, width);
  opcc_colour_fill_bar (snapshot, &bar, from, middle - BAR / 2, MAX (to - from, 2), BAR, BAR / 2);
  if (scheme->ends == OPCC_NO_DATE)
    return;
  draw_diamond (snapshot, &bar, to, middle);
  if (slip != NULL)
    opcc_colour_draw_text (widget, snapshot, &warn, slip, 8.5, TRUE,
                           MIN (to + DIAMOND + 4, width - 66), middle, 0);
}

static void
opcc_scheme_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccSchemeLine *self = OPCC_SCHEME_LINE (widget);
  const float width = gtk_widget_get_width (widget);
  const float height = gtk_widget_get_height (widget);

  if (width < 1)
    return;
  if (self->state == NULL)
    {
      draw_head (self, snapshot, width, height);
      return;
    }
  draw_quarters (self, snapshot, width, height);
  draw_scheme (self, snapshot, width, height / 2);
  draw_today (self, snapshot, width, height);
}

static void
opcc_scheme_line_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  OpccSchemeLine *self = OPCC_SCHEME_LINE (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH
             : self->state == NULL                     ? 37
                                                       : 29;
  *natural = *minimum;
}

static void
opcc_scheme_line_class_init (OpccSchemeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = opcc_scheme_line_snapshot;
  widget_class->measure = opcc_scheme_line_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
opcc_scheme_line_init (OpccSchemeLine *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
opcc_scheme_line_new (const OpccSchemeState *state, OpccDate today)
{
  OpccSchemeLine *self = g_object_new (OPCC_TYPE_SCHEME_LINE, NULL);
  int year, month, day;

  opcc_date_get_ymd (today, &year, &month, &day);
  self->state = state;
  self->today = today;
  self->first = opcc_date_from_ymd (month < 4 ? year - 1 : year, 4, 1);
  self->last = opcc_date_add_months (self->first, MONTHS);
  return GTK_WIDGET (self);
}
