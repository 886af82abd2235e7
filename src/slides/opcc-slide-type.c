/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sizes of type on a slide, and how wide and high words in them are. */
#include "opcc-slide-type.h"

#include <math.h>
#include <string.h>

#define FONT "Cantarell"
/* Letters whose widths are remembered: Latin with its accents. */
#define FIRST_LETTER 0x20
#define N_LETTERS    0x230
/* What neighbours may take more together than each by itself. */
#define SLACK 1.01

/* screens.md, 2: 60, 40, 36, 34, 30, 28 at 1080 lines, and nothing under 28. */
/* clang-format off */
static const struct
{
  double size;
  int weight;
} types[OPCC_N_SLIDE_TYPES] = {
  [OPCC_SLIDE_OPENING]           = { 80, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_TITLE]             = { 60, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_LONG_TITLE]        = { 50, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_LONGER_TITLE]      = { 40, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_KEY]               = { 104, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_SMALL_KEY]         = { 64, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_STATEMENT]         = { 46, PANGO_WEIGHT_NORMAL },
  [OPCC_SLIDE_CHANGE]            = { 40, PANGO_WEIGHT_ULTRABOLD },
  [OPCC_SLIDE_VALUE]             = { 36, PANGO_WEIGHT_NORMAL },
  [OPCC_SLIDE_VALUE_STRONG]      = { 36, PANGO_WEIGHT_BOLD },
  [OPCC_SLIDE_CELL]              = { 32, PANGO_WEIGHT_NORMAL },
  [OPCC_SLIDE_CELL_STRONG]       = { 32, PANGO_WEIGHT_BOLD },
  [OPCC_SLIDE_SMALL_CELL]        = { 28, PANGO_WEIGHT_NORMAL },
  [OPCC_SLIDE_SMALL_CELL_STRONG] = { 28, PANGO_WEIGHT_BOLD },
  [OPCC_SLIDE_SUBTITLE]          = { 34, PANGO_WEIGHT_NORMAL },
  [OPCC_SLIDE_HEAD]              = { 30, PANGO_WEIGHT_BOLD },
  [OPCC_SLIDE_NOTE]              = { 28, PANGO_WEIGHT_NORMAL },
  [OPCC_SLIDE_MARKING]           = { 28, PANGO_WEIGHT_BOLD },
};
/* clang-format on */

struct _OpccSlideRuler
{
  PangoContext *context; /* (owned) */
  double lines[OPCC_N_SLIDE_TYPES];
  double letters[OPCC_N_SLIDE_TYPES][N_LETTERS]; /* 0: not measured yet */
};

double
opcc_slide_type_get_size (OpccSlideType type)
{
  return types[type].size;
}

/* Measured without a screen's grid, so that a slide breaks alike at every size. */
PangoContext *
opcc_slide_type_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

PangoLayout *
opcc_slide_type_make_layout (PangoContext *context,
                             OpccSlideType type,
                             const char *text,
                             double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, types[type].size * PANGO_SCALE);
  pango_font_description_set_weight (font, types[type].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    }
  return layout;
}

void
opcc_slide_type_get_extent (PangoLayout *layout, double *width, double *height)
{
  int w;
  int h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

OpccSlideRuler *
opcc_slide_ruler_new (void)
{
  OpccSlideRuler *self = g_new0 (OpccSlideRuler, 1);

  self->context = opcc_slide_type_create_context ();
  return self;
}

void
opcc_slide_ruler_free (OpccSlideRuler *self)
{
  g_object_unref (self->context);
  g_free (self);
}

PangoContext *
opcc_slide_ruler_get_context (OpccSlideRuler *self)
{
  return self->context;
}

static double
measure_with_pango (OpccSlideRuler *self, OpccSlideType type, const char *text, double *height)
{
  g_autoptr (PangoLayout) layout = opcc_slide_type_make_layout (self->context, type, text, 0);
  double width;

  opcc_slide_type_get_extent (layout, &width, height);
  return width;
}

double
opcc_slide_ruler_get_line (OpccSlideRuler *self, OpccSlideType type)
{
  if (self->lines[type] == 0)
    measure_with_pango (self, type, "X", &self->lines[type]);
  return self->lines[type];
}

static double
measure_letter (OpccSlideRuler *self, OpccSlideType type, gunichar letter)
{
  double *known = &self->letters[type][letter - FIRST_LETTER];

  if (*known == 0)
    {
      char text[8] = { 0 };
      double height;

      g_unichar_to_utf8 (letter, text);
      *known = measure_with_pango (self, type, text, &height);
    }
  return *known;
}

double
opcc_slide_ruler_measure (OpccSlideRuler *self, OpccSlideType type, const char *text, gssize length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  double width = 0;
  double height;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      /* What is shaped, or of another font, cannot be summed. */
      if (letter < FIRST_LETTER || letter >= FIRST_LETTER + N_LETTERS)
        {
          g_autofree char *part = g_strndup (text, (gsize) (end - text));

          return measure_with_pango (self, type, part, &height) + 1;
        }
      width += measure_letter (self, type, letter);
    }
  return width * SLACK + 1;
}

/**
 * opcc_slide_ruler_measure_word:
 *
 * Returns: the width of the widest word, which must not be broken
 */
double
opcc_slide_ruler_measure_word (OpccSlideRuler *self, OpccSlideType type, const char *text)
{
  double widest = 0;

  for (const char *p = text; *p != '\0';)
    {
      const gsize length = strcspn (p, " \n");

      widest = MAX (widest, opcc_slide_ruler_measure (self, type, p, (gssize) length));
      p += length + (p[length] != '\0');
    }
  return widest;
}

guint
opcc_slide_ruler_count_lines (OpccSlideRuler *self,
                              OpccSlideType type,
                              const char *text,
                              double width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (strchr (text, '\n') == NULL && opcc_slide_ruler_measure (self, type, text, -1) <= width)
    return 1;
  layout = opcc_slide_type_make_layout (self->context, type, text, width);
  return (guint) pango_layout_get_line_count (layout);
}

/**
 * opcc_slide_ruler_part_lines:
 * @first: lines of the first piece
 * @rest: lines of each of the others
 *
 * Returns: (transfer full) (element-type utf8): the pieces, at least one
 */
GPtrArray *
opcc_slide_ruler_part_lines (OpccSlideRuler *self,
                             OpccSlideType type,
                             const char *text,
                             double width,
                             guint first,
                             guint rest)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PangoLayout) layout = opcc_slide_type_make_layout (self->context, type, text, width);
  const guint n = (guint) pango_layout_get_line_count (layout);

  for (guint from = 0; from < n;)
    {
      const guint to = MIN (n, from + MAX (from == 0 ? first : rest, 1));
      const int begin = pango_layout_get_line_readonly (layout, (int) from)->start_index;
      const PangoLayoutLine *last = pango_layout_get_line_readonly (layout, (int) to - 1);
      const int end = last->start_index + last->length;

      g_ptr_array_add (pieces, g_strstrip (g_strndup (text + begin, (gsize) (end - begin))));
      from = to;
    }
  return pieces;
}
