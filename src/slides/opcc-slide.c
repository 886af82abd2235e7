/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlide: drawing what was laid out, and saying it. */
#include "opcc-slide.h"

#include <glib/gi18n-lib.h>

#include "opcc-chart-layout.h"
#include "opcc-slide-items.h"

#define BAR_HEIGHT  10.0
#define MARGIN      96.0
#define NOTE_TOP    14.0 /* below the rule */
#define PART_MARGIN 16.0
/* Of the strip in which a magnified part bears the marking, and the room above it. */
#define STRIP_HEIGHT 60.0
#define STRIP_TOP    12.0

static void
clear_item (gpointer data)
{
  g_free (((OpccSlideItem *) data)->text);
}

OpccSlide *
opcc_slide_new (double width)
{
  OpccSlide *self = g_new0 (OpccSlide, 1);

  g_atomic_ref_count_init (&self->refs);
  self->width = width;
  self->items = g_array_new (FALSE, TRUE, sizeof (OpccSlideItem));
  g_array_set_clear_func (self->items, clear_item);
  self->parts = g_array_new (FALSE, FALSE, sizeof (OpccSlideBox));
  return self;
}

OpccSlide *
opcc_slide_ref (OpccSlide *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
opcc_slide_unref (OpccSlide *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_free (self->pages);
  g_free (self->both);
  g_free (self->section);
  g_free (self->marking);
  g_free (self->alternative);
  g_array_unref (self->items);
  g_array_unref (self->parts);
  g_clear_object (&self->chart);
  g_clear_object (&self->drawn);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

OpccSlideItem *
opcc_slide_add (OpccSlide *self, OpccSlideShape shape, OpccInk ink, OpccSlideBox box)
{
  const OpccSlideItem item = { .shape = shape, .ink = ink, .box = box };

  g_array_append_val (self->items, item);
  return &g_array_index (self->items, OpccSlideItem, self->items->len - 1);
}

OpccSlideItem *
opcc_slide_add_text (OpccSlide *self,
                     OpccSlideType type,
                     OpccInk ink,
                     const char *text,
                     OpccSlideBox box,
                     const char *before)
{
  OpccSlideItem *item = opcc_slide_add (self, OPCC_SLIDE_TEXT, ink, box);

  item->type = type;
  item->text = g_strdup (text);
  item->before = before;
  return item;
}

void
opcc_slide_add_part (OpccSlide *self, OpccSlideBox box)
{
  g_array_append_val (self->parts, box);
}

const char *
opcc_slide_get_title (const OpccSlide *self)
{
  return self->both;
}

const char *
opcc_slide_get_section (const OpccSlide *self)
{
  return self->section;
}

const char *
opcc_slide_get_marking (const OpccSlide *self)
{
  return self->marking;
}

double
opcc_slide_get_aspect (const OpccSlide *self)
{
  return self->width / OPCC_SLIDE_HEIGHT;
}

OpccChart *
opcc_slide_get_chart (const OpccSlide *self)
{
  return self->chart;
}

const GPtrArray *
opcc_slide_get_rows (const OpccSlide *self)
{
  return self->rows;
}

char *
opcc_slide_to_text (const OpccSlide *self)
{
  GString *out = g_string_new (self->both);

  for (guint i = 0; i < self->items->len; i++)
    {
      const OpccSlideItem *item = &g_array_index (self->items, OpccSlideItem, i);

      if (item->text == NULL || *item->text == '\0' || item->is_title || item->is_furniture)
        continue;
      g_string_append (out, out->len > 0 ? item->before : "");
      g_string_append (out, item->text);
    }
  if (self->alternative != NULL)
    g_string_append_printf (out, "\n%s", self->alternative);
  if (*self->section != '\0')
    g_string_append_printf (out, "\n%s", self->section);
  if (self->marking != NULL)
    g_string_append_printf (out, "\n%s", self->marking);
  return g_string_free (out, FALSE);
}

/* --- drawing --------------------------------------------------------------------------------- */

/* The words of an item where they stand: the box is what they may take, not what they cover. */
static PangoLayout *
place_text (const OpccSlideItem *item, PangoContext *context, OpccSlideBox *box)
{
  PangoLayout *layout =
      opcc_slide_type_make_layout (context, item->type, item->text,
                                   item->wraps || item->shortens ? item->box.width : 0);
  double width;
  double height;

  if (item->shortens)
    {
      pango_layout_set_height (layout, (int) (item->box.height * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (item->align != OPCC_SLIDE_LEFT && item->wraps)
    pango_layout_set_alignment (layout, item->align == OPCC_SLIDE_RIGHT ? PANGO_ALIGN_RIGHT
                                                                        : PANGO_ALIGN_CENTER);
  opcc_slide_type_get_extent (layout, &width, &height);
  *box = item->box;
  box->height = height;
  if (item->wraps && item->align != OPCC_SLIDE_LEFT)
    return layout;
  box->width = width;
  if (item->align == OPCC_SLIDE_RIGHT)
    box->x += item->box.width - width;
  else if (item->align == OPCC_SLIDE_CENTRE)
    box->x += (item->box.width - width) / 2;
  return layout;
}

static OpccChartLayout *
place_chart (const OpccSlide *self, const OpccSlideItem *item)
{
  return opcc_chart_layout_new (self->drawn, item->box.width, item->box.height,
                                OPCC_SLIDE_CHART_SCALE);
}

static void
set_ink (cairo_t *cairo, OpccInk ink)
{
  const OpccChartColour *colour = &opcc_chart_colours_get_paper ()->inks[ink];

  cairo_set_source_rgb (cairo, colour->red, colour->green, colour->blue);
}

static void
draw_text (const OpccSlideItem *item, PangoContext *context, cairo_t *cairo)
{
  OpccSlideBox box;
  g_autoptr (PangoLayout) layout = place_text (item, context, &box);

  set_ink (cairo, item->ink);
  cairo_move_to (cairo, box.x, box.y);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_item (const OpccSlide *self, const OpccSlideItem *item, PangoContext *context, cairo_t *cairo)
{
  g_autoptr (OpccChartLayout) chart = NULL;

  switch (item->shape)
    {
    case OPCC_SLIDE_TEXT:
      draw_text (item, context, cairo);
      break;
    case OPCC_SLIDE_BAR:
    case OPCC_SLIDE_RULE:
      set_ink (cairo, item->ink);
      cairo_rectangle (cairo, item->box.x, item->box.y, item->box.width, item->box.height);
      cairo_fill (cairo);
      break;
    case OPCC_SLIDE_CHART:
      chart = place_chart (self, item);
      cairo_save (cairo);
      cairo_translate (cairo, item->box.x, item->box.y);
      opcc_chart_layout_draw (chart, cairo, opcc_chart_colours_get_paper ());
      cairo_restore (cairo);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* "Figures as at 14:00 · 3 of 12" on the right below the rule; its text is NULL for nothing. */
static OpccSlideItem
make_note (const OpccSlide *self, const OpccSlideNote *note)
{
  OpccSlideItem item = { .shape = OPCC_SLIDE_TEXT,
                         .ink = OPCC_INK_DIM,
                         .type = OPCC_SLIDE_NOTE,
                         .align = OPCC_SLIDE_RIGHT,
                         .box = { MARGIN, self->foot + NOTE_TOP, self->width - 2 * MARGIN, 0 },
                         .is_furniture = TRUE };
  g_autofree char *time = NULL;
  g_autofree char *count = NULL;

  if (note == NULL)
    return item;
  if (note->as_at != NULL)
    /* Translators: on a slide; %s is the clock when its figures were read, "14:00". */
    time = g_strdup_printf (_ ("Figures as at %s"), note->as_at);
  if (note->count > 0)
    /* Translators: which slide of how many. */
    count = g_strdup_printf (_ ("%u of %u"), note->number, note->count);
  if (time != NULL && count != NULL)
    item.text = g_strdup_printf ("%s · %s", time, count);
  else
    item.text = g_strdup (time != NULL ? time : count);
  return item;
}

static void
draw_items (const OpccSlide *self, cairo_t *cairo, const OpccSlideNote *note)
{
  PangoContext *context = opcc_slide_type_create_context ();
  OpccSlideItem last = make_note (self, note);

  set_ink (cairo, OPCC_INK_DATA);
  cairo_rectangle (cairo, 0, 0, self->width, BAR_HEIGHT);
  cairo_fill (cairo);
  for (guint i = 0; i < self->items->len; i++)
    draw_item (self, &g_array_index (self->items, OpccSlideItem, i), context, cairo);
  if (last.text != NULL)
    draw_text (&last, context, cairo);
  g_free (last.text);
  g_object_unref (context);
}

/* Fills @width by @height with white and what is in @box, as large as it fits, in the middle. */
static void
draw_box (const OpccSlide *self,
          cairo_t *cairo,
          OpccSlideBox box,
          double width,
          double height,
          const OpccSlideNote *note)
{
  const double zoom = MIN (width / box.width, height / box.height);

  cairo_save (cairo);
  set_ink (cairo, OPCC_INK_CARD);
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_fill (cairo);
  cairo_translate (cairo, (width - box.width * zoom) / 2, (height - box.height * zoom) / 2);
  cairo_scale (cairo, zoom, zoom);
  cairo_translate (cairo, -box.x, -box.y);
  cairo_rectangle (cairo, box.x, box.y, box.width, box.height);
  cairo_clip (cairo);
  draw_items (self, cairo, note);
  cairo_restore (cairo);
}

/**
 * opcc_slide_draw:
 * @width: of what is filled, in pixels; a wall of another shape has white beside the slide
 * @note: (nullable)
 *
 * Draws in the colours for paper, whatever the window's are. Any thread may.
 */
void
opcc_slide_draw (
    const OpccSlide *self, cairo_t *cairo, double width, double height, const OpccSlideNote *note)
{
  const OpccSlideBox all = { 0, 0, self->width, OPCC_SLIDE_HEIGHT };

  draw_box (self, cairo, all, width, height, note);
}

guint
opcc_slide_get_n_parts (const OpccSlide *self)
{
  return self->parts->len;
}

OpccSlideBox
opcc_slide_get_part (const OpccSlide *self, guint part)
{
  g_return_val_if_fail (part < self->parts->len, ((OpccSlideBox){ 0 }));
  return g_array_index (self->parts, OpccSlideBox, part);
}

/* The marking above a part that stands alone, as large as it is on the whole slide. */
static void
draw_marking (const OpccSlide *self, cairo_t *cairo, double width, double height)
{
  PangoContext *context = opcc_slide_type_create_context ();
  const double zoom = MIN (width / self->width, height / OPCC_SLIDE_HEIGHT);
  OpccSlideItem item = { .shape = OPCC_SLIDE_TEXT,
                         .ink = OPCC_INK_DIM,
                         .type = OPCC_SLIDE_MARKING,
                         .align = OPCC_SLIDE_CENTRE,
                         .box = { MARGIN, STRIP_TOP, width / zoom - 2 * MARGIN,
                                  STRIP_HEIGHT - STRIP_TOP },
                         .text = self->marking,
                         .shortens = TRUE };

  cairo_save (cairo);
  cairo_scale (cairo, zoom, zoom);
  draw_text (&item, context, cairo);
  cairo_restore (cairo);
  g_object_unref (context);
}

/**
 * opcc_slide_draw_part:
 *
 * Draws a part alone, as large as it fits, under the marking that the whole slide bears.
 */
void
opcc_slide_draw_part (
    const OpccSlide *self, guint part, cairo_t *cairo, double width, double height)
{
  OpccSlideBox box;
  double strip = 0;

  g_return_if_fail (part < self->parts->len);
  box = g_array_index (self->parts, OpccSlideBox, part);
  box.x -= PART_MARGIN;
  box.y -= PART_MARGIN;
  box.width += 2 * PART_MARGIN;
  box.height += 2 * PART_MARGIN;
  if (self->marking != NULL)
    strip = STRIP_HEIGHT * MIN (width / self->width, height / OPCC_SLIDE_HEIGHT);
  set_ink (cairo, OPCC_INK_CARD);
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_fill (cairo);
  cairo_save (cairo);
  cairo_translate (cairo, 0, strip);
  draw_box (self, cairo, box, width, height - strip, NULL);
  cairo_restore (cairo);
  if (self->marking != NULL)
    draw_marking (self, cairo, width, height);
}

/* --- what was set ---------------------------------------------------------------------------- */

void
opcc_slide_text_free (OpccSlideText *self)
{
  g_free (self->text);
  g_free (self);
}

/* A text for each line: words that stand behind the last line of others are not on them. */
static void
take_text (GPtrArray *texts, const OpccSlideItem *item, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoLayoutIter *iter;
  OpccSlideBox box;

  if (item->text == NULL || *item->text == '\0')
    return;
  layout = place_text (item, context, &box);
  iter = pango_layout_get_iter (layout);
  do
    {
      const PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      OpccSlideText *text = g_new0 (OpccSlideText, 1);
      PangoRectangle place;

      pango_layout_iter_get_line_extents (iter, NULL, &place);
      text->text = g_strndup (item->text + line->start_index, (gsize) line->length);
      text->size = opcc_slide_type_get_size (item->type);
      text->box.x = box.x + (double) place.x / PANGO_SCALE;
      text->box.y = box.y + (double) place.y / PANGO_SCALE;
      text->box.width = (double) place.width / PANGO_SCALE;
      text->box.height = (double) place.height / PANGO_SCALE;
      text->is_furniture = item->is_furniture;
      g_ptr_array_add (texts, text);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
take_chart (GPtrArray *texts, const OpccSlide *self, const OpccSlideItem *item)
{
  g_autoptr (OpccChartLayout) layout = place_chart (self, item);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const OpccChartItem *mark = &g_array_index (layout->items, OpccChartItem, i);
      const PangoFontDescription *font;
      OpccSlideText *text;

      if (mark->shape != OPCC_SHAPE_TEXT)
        continue;
      font = pango_layout_get_font_description (mark->text);
      text = g_new0 (OpccSlideText, 1);
      text->text = g_strdup (pango_layout_get_text (mark->text));
      text->size = (double) pango_font_description_get_size (font) / PANGO_SCALE * 96 / 72;
      text->box =
          (OpccSlideBox){ item->box.x + mark->x, item->box.y + mark->y, mark->width, mark->height };
      text->is_in_chart = TRUE;
      g_ptr_array_add (texts, text);
    }
}

/**
 * opcc_slide_list_texts:
 *
 * Returns: (transfer full) (element-type OpccSlideText): all words that opcc_slide_draw() sets,
 * with their sizes and places
 */
GPtrArray *
opcc_slide_list_texts (const OpccSlide *self, const OpccSlideNote *note)
{
  PangoContext *context = opcc_slide_type_create_context ();
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_slide_text_free);
  OpccSlideItem last = make_note (self, note);

  for (guint i = 0; i < self->items->len; i++)
    {
      const OpccSlideItem *item = &g_array_index (self->items, OpccSlideItem, i);

      if (item->shape == OPCC_SLIDE_CHART)
        take_chart (texts, self, item);
      else
        take_text (texts, item, context);
    }
  take_text (texts, &last, context);
  g_free (last.text);
  g_object_unref (context);
  return texts;
}
