/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as slides: which block becomes what, and what is the message of each. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-chart-table.h"
#include "opcc-figure-numbers.h"
#include "opcc-slide-bars.h"
#include "opcc-slide-breaks.h"
#include "opcc-slide-chart.h"
#include "opcc-slide-keys.h"
#include "opcc-slide-stack.h"
#include "opcc-slide-table.h"
#include "opcc-slide.h"

/* So many values are said in the subtitle of a table that is all the document has. */
#define MOST_IN_SUBTITLE 3u
/* So many values below paragraphs are rows, more are key figures on a slide of their own. */
#define MOST_BELOW 2u
/* Paragraphs below a table, up to so many letters, stand in the foot of its slides. */
#define NOTE 240
/* And one that stands directly before a table or a figure. */
#define BEFORE 240

typedef struct
{
  OpccSlideStack stack;
  const GPtrArray *blocks; /* (unowned) OpccBlock */
  char *heading;           /* (owned) (nullable): of level 2 */
  char *below;             /* (owned) (nullable): of level 3 */
  guint first;             /* slide of the section */
  guint n_figures;
  char *values;       /* (owned) (nullable): of the head, for the first table */
  const char *before; /* (unowned) (nullable): said of the table or figure that comes next */
  gboolean is_begun;  /* the message of the section */
} Slides;

static const OpccBlock *
get_block (const Slides *self, guint i)
{
  return i < self->blocks->len ? g_ptr_array_index (self->blocks, i) : NULL;
}

static const char *
get_title (const Slides *self)
{
  return self->heading != NULL ? self->heading
                               : opcc_document_get_text (self->stack.document, OPCC_DOCUMENT_TITLE);
}

/* Paragraphs, values and tables of a section stand under its heading. */
static void
begin_section (Slides *self)
{
  const OpccSlideMessage message = { .title = get_title (self) };

  if (self->is_begun)
    return;
  opcc_slide_stack_begin (&self->stack, &message);
  self->is_begun = TRUE;
}

/* A section that says nothing is shown all the same. */
static void
end_section (Slides *self)
{
  if (self->stack.slides->len == self->first && self->heading != NULL)
    {
      begin_section (self);
      opcc_slide_stack_need (&self->stack);
    }
  opcc_slide_stack_end (&self->stack);
  self->first = self->stack.slides->len;
  self->is_begun = FALSE;
}

/* --- figures --------------------------------------------------------------------------------- */

/* Its unit is drawn by the chart, but not by the rows of bars. */
static char *
make_subtitle (const OpccChart *chart, const OpccBlock *table)
{
  g_autofree char *subtitle = opcc_chart_make_subtitle (chart);
  const char *unit = chart->texts[OPCC_CHART_UNIT];
  const char *label = table != NULL ? table->label : NULL;
  g_autofree char *both = unit == NULL        ? g_strdup (subtitle)
                          : *subtitle != '\0' ? g_strdup_printf ("%s (%s)", subtitle, unit)
                                              : g_strdup (unit);

  if (label == NULL || strcmp (label, both) == 0)
    return g_steal_pointer (&both);
  return *both != '\0' ? g_strdup_printf ("%s\n%s", label, both) : g_strdup (label);
}

/* What is said and shown of a chart besides what is drawn of it. */
static void
keep_chart (Slides *self, const OpccBlock *figure, guint from)
{
  g_autoptr (OpccChart) chart = opcc_chart_copy (figure->chart);

  for (guint i = from; i < self->stack.slides->len; i++)
    {
      OpccSlide *slide = g_ptr_array_index (self->stack.slides, i);

      slide->alternative = g_strdup (figure->text);
      slide->chart = g_object_ref (chart);
      g_clear_pointer (&slide->rows, g_ptr_array_unref);
      slide->rows = opcc_chart_make_table (chart, FALSE);
    }
}

/* The bars with their table beside them or without it, a map beside its numbers, or the chart as it
 * is drawn elsewhere. Returns the block after what it has set. */
static guint
draw_chart (Slides *self, OpccSlideMessage *message, const OpccChart *chart, guint next)
{
  const OpccBlock *table = get_block (self, next);
  const gboolean can_show = opcc_slide_bars_can_show (chart);
  g_autofree char *alone =
      can_show ? make_subtitle (chart, NULL) : opcc_chart_make_subtitle (chart);
  g_autofree char *beside = NULL;

  if (table != NULL && (table->type != OPCC_BLOCK_TABLE || !opcc_slide_bars_match (chart, table)))
    table = NULL;
  if (table != NULL && (can_show || chart->kind == OPCC_CHART_MAP))
    {
      beside = make_subtitle (chart, table);
      message->subtitle = beside;
      opcc_slide_stack_begin (&self->stack, message);
      if (can_show ? opcc_slide_bars_add (&self->stack, chart, table)
                   : opcc_slide_map_add (&self->stack, chart, table))
        return next + 1;
      opcc_slide_stack_undo (&self->stack);
    }
  message->subtitle = alone;
  opcc_slide_stack_begin (&self->stack, message);
  if (!can_show || !opcc_slide_bars_add (&self->stack, chart, NULL))
    opcc_slide_chart_add (&self->stack, chart);
  return next;
}

/* A title has all the width if it need not say "1 of 2". */
static guint
add_chart (Slides *self, OpccSlideMessage *message, const OpccChart *chart, guint first)
{
  guint next;

  message->is_single = TRUE;
  next = draw_chart (self, message, chart, first);
  if (opcc_slide_stack_count (&self->stack) > 1)
    {
      opcc_slide_stack_undo (&self->stack);
      message->is_single = FALSE;
      next = draw_chart (self, message, chart, first);
    }
  return next;
}

/* Returns the block after what it has set. */
static guint
add_figure (Slides *self, guint i)
{
  const OpccBlock *figure = get_block (self, i);
  const OpccChart *chart = figure->chart;
  const char *const *texts = (const char *const *) chart->texts;
  g_autofree char *number =
      /* Translators: which of the document's figures. */
      g_strdup_printf (_ ("figure %d of %u"), figure->number, self->n_figures);
  g_autofree char *source = texts[OPCC_CHART_SOURCE] != NULL
                                ? g_strdup_printf (_ ("Source: %s"), texts[OPCC_CHART_SOURCE])
                                : NULL;
  OpccSlideMessage message = { .title = texts[OPCC_CHART_TITLE],
                               .section = self->below != NULL ? self->below : self->heading,
                               .figure = number,
                               .before = g_steal_pointer (&self->before),
                               .source = source,
                               .rule = texts[OPCC_CHART_NOTE] };
  guint from;
  guint next;

  if (message.title == NULL)
    {
      message.title = get_title (self);
      message.section = self->below;
    }
  opcc_slide_stack_end (&self->stack);
  from = self->stack.slides->len;
  next = add_chart (self, &message, chart, opcc_figure_pass_notes (self->blocks, i));
  opcc_slide_stack_end (&self->stack);
  keep_chart (self, figure, from);
  self->is_begun = FALSE;
  return next;
}

/* --- the other blocks ------------------------------------------------------------------------ */

static guint
find_values_end (const Slides *self, guint i)
{
  while (get_block (self, i) != NULL && get_block (self, i)->type == OPCC_BLOCK_VALUE)
    i++;
  return i;
}

static guint
add_values (Slides *self, guint i)
{
  const guint end = find_values_end (self, i);

  begin_section (self);
  /* One or two below paragraphs belong to them. */
  if ((!opcc_slide_stack_is_fresh (&self->stack) && end - i <= MOST_BELOW) ||
      !opcc_slide_keys_add (&self->stack, self->blocks, i, end))
    opcc_slide_values_add (&self->stack, self->blocks, i, end);
  return end;
}

static gboolean
is_note (const OpccBlock *block)
{
  return block != NULL && block->type == OPCC_BLOCK_PARAGRAPH &&
         g_utf8_strlen (block->text, -1) <= NOTE;
}

/* The caption of a table that begins a slide is its subtitle, and what is noted of it stands in the
 * foot. Returns the block after what it has set. */
static guint
add_table (Slides *self, guint i)
{
  const OpccBlock *table = get_block (self, i);
  const gboolean fresh = !self->is_begun || opcc_slide_stack_is_fresh (&self->stack);
  g_autofree char *values = g_steal_pointer (&self->values);
  g_autofree char *both = values != NULL && table->label != NULL
                              ? g_strdup_printf ("%s\n%s", table->label, values)
                              : g_strdup (values != NULL ? values : table->label);
  OpccSlideMessage message = { .title = get_title (self),
                               .subtitle = both,
                               .before = g_steal_pointer (&self->before) };
  guint next = i + 1;

  if (fresh)
    {
      if (is_note (get_block (self, next)))
        message.source = get_block (self, next++)->text;
      if (message.source != NULL && is_note (get_block (self, next)))
        message.rule = get_block (self, next++)->text;
      opcc_slide_stack_begin (&self->stack, &message);
      self->is_begun = TRUE;
    }
  else if (table->label != NULL)
    opcc_slide_prose_add (&self->stack, OPCC_SLIDE_VALUE_STRONG, NULL, table->label);
  opcc_slide_table_add (&self->stack, table);
  return next;
}

static gboolean
is_section_end (const OpccBlock *block)
{
  return block == NULL || (block->type == OPCC_BLOCK_HEADING && block->level == 2);
}

static gboolean
is_paragraph (const OpccBlock *block)
{
  return block != NULL &&
         (block->type == OPCC_BLOCK_PARAGRAPH || block->type == OPCC_BLOCK_NUMBERED);
}

static void
add_paragraph (Slides *self, OpccSlideType type, const OpccBlock *block)
{
  g_autofree char *number =
      block->type == OPCC_BLOCK_NUMBERED ? g_strdup_printf ("%d.", block->number) : NULL;

  opcc_slide_prose_add (&self->stack, type, number, block->text);
}

static double
measure_paragraphs (const Slides *self, OpccSlideType type, guint from, guint to, double *heights)
{
  double all = 0;

  for (guint i = from; i < to; i++)
    {
      const OpccBlock *block = get_block (self, i);

      heights[i - from] =
          OPCC_SLIDE_GAP + opcc_slide_prose_measure (&self->stack, type,
                                                     block->type == OPCC_BLOCK_NUMBERED,
                                                     block->text);
      all += heights[i - from];
    }
  return all;
}

/* Paragraphs on a slide of their own are shared out evenly, as the rows of a table are. The few
 * that are all their section says are set larger. */
static void
share_paragraphs (Slides *self, guint from, guint to)
{
  OpccSlideStack *stack = &self->stack;
  const guint n = to - from;
  const gboolean is_all = self->heading != NULL && is_section_end (get_block (self, from - 1)) &&
                          is_section_end (get_block (self, to));
  g_autofree double *heights = g_new0 (double, n);
  OpccSlideType type = OPCC_SLIDE_STATEMENT;
  double most;

  opcc_slide_stack_need (stack);
  most = stack->bottom - stack->top + OPCC_SLIDE_GAP;
  if (!is_all || measure_paragraphs (self, type, from, to, heights) > most)
    {
      type = OPCC_SLIDE_VALUE;
      measure_paragraphs (self, type, from, to, heights);
    }
  for (guint i = 0; i < n; i++)
    if (heights[i] > most)
      most = G_MAXDOUBLE;
  if (most < G_MAXDOUBLE)
    most = opcc_slide_breaks_share (heights, n, FALSE, most);
  for (guint first = 0, last; first < n; first = last)
    {
      last = opcc_slide_breaks_find (heights, n, FALSE, first, most);
      if (first > 0)
        opcc_slide_stack_break (stack);
      for (guint i = first; i < last; i++)
        add_paragraph (self, type, get_block (self, from + i));
    }
}

/* A few words before a table or a figure, such as what an acronym means, are no message of their
 * own: they stand in the foot of its slides. */
static gboolean
take_before (Slides *self, guint from, guint to)
{
  const OpccBlock *block = get_block (self, from);
  const OpccBlock *next = get_block (self, to);

  if (to != from + 1 || next == NULL || block->type != OPCC_BLOCK_PARAGRAPH ||
      (next->type != OPCC_BLOCK_TABLE && next->type != OPCC_BLOCK_FIGURE) ||
      g_utf8_strlen (block->text, -1) > BEFORE ||
      (self->is_begun &&
       (self->stack.message.is_opening || !opcc_slide_stack_is_fresh (&self->stack))))
    return FALSE;
  self->before = block->text;
  return TRUE;
}

/* Returns the block after the paragraphs. */
static guint
add_paragraphs (Slides *self, guint from)
{
  guint to = from;

  while (is_paragraph (get_block (self, to)))
    to++;
  if (take_before (self, from, to))
    return to;
  begin_section (self);
  if (opcc_slide_stack_is_fresh (&self->stack))
    share_paragraphs (self, from, to);
  else
    for (guint i = from; i < to; i++)
      add_paragraph (self, OPCC_SLIDE_VALUE, get_block (self, i));
  return to;
}

static void
add_heading (Slides *self, guint i)
{
  const OpccBlock *block = get_block (self, i);
  const OpccBlock *next = get_block (self, i + 1);
  g_autofree char *words = opcc_block_say_heading (block);

  if (block->level == 2)
    {
      end_section (self);
      g_clear_pointer (&self->below, g_free);
      g_free (self->heading);
      self->heading = g_steal_pointer (&words);
      return;
    }
  g_free (self->below);
  self->below = g_steal_pointer (&words);
  if (next != NULL && next->type == OPCC_BLOCK_FIGURE)
    return;
  begin_section (self);
  opcc_slide_prose_add (&self->stack, OPCC_SLIDE_VALUE_STRONG, NULL, self->below);
}

static guint
add_block (Slides *self, guint i)
{
  const OpccBlock *block = get_block (self, i);

  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      add_heading (self, i);
      return i + 1;
    case OPCC_BLOCK_PARAGRAPH:
    case OPCC_BLOCK_NUMBERED:
      return add_paragraphs (self, i);
    case OPCC_BLOCK_VALUE:
      return add_values (self, i);
    case OPCC_BLOCK_TABLE:
      return add_table (self, i);
    case OPCC_BLOCK_FIGURE:
      return add_figure (self, i);
    default:
      g_assert_not_reached ();
    }
}

/* --- the first slide ------------------------------------------------------------------------- */

static gboolean
is_words (const OpccBlock *block)
{
  return block != NULL && (block->type == OPCC_BLOCK_VALUE || block->type == OPCC_BLOCK_PARAGRAPH ||
                           block->type == OPCC_BLOCK_NUMBERED);
}

/* "Premises: 89 · District: Charnwood", where that is all that is said before a single table. */
static guint
take_values (Slides *self)
{
  const guint n = find_values_end (self, 0);
  const OpccBlock *table = get_block (self, n);
  g_autoptr (GString) values = g_string_new (NULL);

  if (n == 0 || n > MOST_IN_SUBTITLE || n + 1 != self->blocks->len ||
      table->type != OPCC_BLOCK_TABLE)
    return 0;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (values, "%s%s: %s", i > 0 ? " · " : "", get_block (self, i)->label,
                            get_block (self, i)->text);
  self->values = g_string_free (g_steal_pointer (&values), FALSE);
  return n;
}

/* Sets what is said before the first heading, table or figure, but for @noted. Returns the block
 * after it. */
static guint
say_opening (Slides *self, const OpccSlideMessage *message, const OpccBlock *noted)
{
  guint i = 0;

  opcc_slide_stack_begin (&self->stack, message);
  opcc_slide_stack_need (&self->stack);
  self->is_begun = TRUE;
  while (is_words (get_block (self, i)))
    if (get_block (self, i) == noted)
      i++;
    else if (get_block (self, i)->type == OPCC_BLOCK_VALUE)
      {
        const guint end = find_values_end (self, i);

        opcc_slide_values_add (&self->stack, self->blocks, i, end);
        i = end;
      }
    else
      i = add_paragraphs (self, i);
  return i;
}

/* (nullable): a sentence behind the values of the first slide, which is to stand in its foot where
 * there is no more room. */
static const OpccBlock *
find_noted (const Slides *self, guint end)
{
  return opcc_slide_stack_count (&self->stack) > 1 && end >= 2 &&
                 is_note (get_block (self, end - 1)) &&
                 get_block (self, end - 2)->type == OPCC_BLOCK_VALUE
             ? get_block (self, end - 1)
             : NULL;
}

/* The title with what is said of the document as a whole. One that is nothing but a table or a
 * figure needs none: that stands under the title itself. */
static guint
add_opening (Slides *self)
{
  const char *title = opcc_document_get_text (self->stack.document, OPCC_DOCUMENT_TITLE);
  const char *footer = opcc_document_get_text (self->stack.document, OPCC_DOCUMENT_FOOTER);
  OpccSlideMessage message = {
    .title = title,
    .subtitle = title != NULL && footer != NULL && strstr (title, footer) == NULL ? footer : NULL,
    .is_opening = TRUE
  };
  const OpccBlock *block = get_block (self, 0);
  const OpccBlock *noted;
  guint i = take_values (self);

  if (i > 0)
    return i;
  if (block != NULL && !is_words (block) && block->type != OPCC_BLOCK_HEADING)
    return 0;
  i = say_opening (self, &message, NULL);
  noted = find_noted (self, i);
  if (noted != NULL)
    {
      opcc_slide_stack_undo (&self->stack);
      message.source = noted->text;
      i = say_opening (self, &message, noted);
    }
  end_section (self);
  return i;
}

static GPtrArray *
make_slides (const OpccDocument *document, double aspect, gboolean with_opening)
{
  Slides self = { .blocks = opcc_document_get_blocks (document) };
  GPtrArray *slides;
  guint i;

  opcc_slide_stack_init (&self.stack, document, CLAMP (aspect, 1, 4));
  for (i = 0; i < self.blocks->len; i++)
    self.n_figures += get_block (&self, i)->type == OPCC_BLOCK_FIGURE;
  i = with_opening ? add_opening (&self) : 0;
  while (i < self.blocks->len)
    i = add_block (&self, i);
  end_section (&self);
  slides = g_steal_pointer (&self.stack.slides);
  opcc_slide_stack_clear (&self.stack);
  g_free (self.heading);
  g_free (self.below);
  return slides;
}

/**
 * opcc_slides_from_document:
 * @aspect: width by height of the wall, as 16 / 9.0
 *
 * A heading of level 2 begins a slide; a figure has one of its own, with its message as the title.
 * What has no room goes to further slides in the same type. Every word of the document is on one of
 * them, and but for the names of sections and counts nothing else. Any thread may call it.
 *
 * Returns: (transfer full) (element-type OpccSlide): at least one
 */
GPtrArray *
opcc_slides_from_document (const OpccDocument *document, double aspect)
{
  return make_slides (document, aspect, TRUE);
}

/**
 * opcc_slides_from_part:
 * @part: of a document, as opcc_document_take_part () gives it
 * @aspect: width by height of the wall
 *
 * As opcc_slides_from_document (), without a slide for the title, which is above each of them.
 *
 * Returns: (transfer full) (element-type OpccSlide): at least one
 */
GPtrArray *
opcc_slides_from_part (const OpccDocument *part, double aspect)
{
  const GPtrArray *blocks = opcc_document_get_blocks (part);
  const OpccBlock *first = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;

  return make_slides (part, aspect, first == NULL || first->type != OPCC_BLOCK_HEADING);
}
