/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures: a grid of large values, each with what it is below it. */
#include "opcc-slide-keys.h"

#include <string.h>

#define MOST_KEYS  6u /* on a slide */
#define GAP        72.0
#define RULE       4.0
#define RULE_GAP   14.0
#define TILE_GAP   36.0
#define MOST_LABEL 3u /* lines */

/* Values from a document and how they are set. */
typedef struct
{
  OpccSlideStack *stack;
  const GPtrArray *blocks; /* (unowned) OpccBlock */
  guint from;
  guint to;
  guint columns;
  double width; /* of a tile */
  OpccSlideType type;
} Keys;

static const OpccBlock *
get_block (const Keys *self, guint i)
{
  return g_ptr_array_index (self->blocks, i);
}

/* "£380,040; 2 applications do not say": what comes after the figure stands small below it. */
static char *
take_figure (const OpccBlock *block, const char **note)
{
  const char *end = strstr (block->text, "; ");

  *note = end != NULL ? end + 2 : NULL;
  return end != NULL ? g_strndup (block->text, (gsize) (end - block->text))
                     : g_strdup (block->text);
}

/* At least every other one is a number, or they are no figures. */
static gboolean
are_figures (const Keys *self)
{
  guint n = 0;

  for (guint i = self->from; i < self->to; i++)
    {
      const char *text = get_block (self, i)->text;

      for (guint k = 0; k < 4 && *text != '\0' && !g_ascii_isdigit (*text); k++)
        text = g_utf8_next_char (text);
      n += g_ascii_isdigit (*text) != 0;
    }
  return 2 * n >= self->to - self->from;
}

static double
measure_tile (const Keys *self, guint i)
{
  OpccSlideRuler *ruler = self->stack->ruler;
  const OpccBlock *block = get_block (self, i);
  const char *note;
  g_autofree char *figure = take_figure (block, &note);
  const guint label =
      opcc_slide_ruler_count_lines (ruler, OPCC_SLIDE_SUBTITLE, block->label, self->width);
  const guint below =
      note != NULL ? opcc_slide_ruler_count_lines (ruler, OPCC_SLIDE_NOTE, note, self->width) : 0;

  return RULE + RULE_GAP + opcc_slide_ruler_get_line (ruler, self->type) +
         label * opcc_slide_ruler_get_line (ruler, OPCC_SLIDE_SUBTITLE) +
         below * opcc_slide_ruler_get_line (ruler, OPCC_SLIDE_NOTE) + TILE_GAP;
}

static gboolean
fits (const Keys *self)
{
  for (guint i = self->from; i < self->to; i++)
    {
      const OpccBlock *block = get_block (self, i);
      const char *note;
      g_autofree char *figure = take_figure (block, &note);

      if (strchr (figure, '\n') != NULL ||
          opcc_slide_ruler_measure (self->stack->ruler, self->type, figure, -1) > self->width ||
          opcc_slide_ruler_count_lines (self->stack->ruler, OPCC_SLIDE_SUBTITLE, block->label,
                                        self->width) > MOST_LABEL ||
          (note != NULL && opcc_slide_ruler_count_lines (self->stack->ruler, OPCC_SLIDE_NOTE, note,
                                                         self->width) > MOST_LABEL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_type (Keys *self, guint n)
{
  static const OpccSlideType types[] = { OPCC_SLIDE_KEY, OPCC_SLIDE_SMALL_KEY };
  const guint best = n <= 3 ? n : n == 4 ? 2 : 3;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (types); i++)
    {
      self->type = types[i / 2];
      self->columns = i % 2 == 0 ? best : MIN (best, 2);
      self->width = (self->stack->room - GAP * (self->columns - 1)) / self->columns;
      if (fits (self))
        return TRUE;
    }
  return FALSE;
}

static void
add_tile (const Keys *self, guint i, double x, double y)
{
  OpccSlideStack *stack = self->stack;
  const OpccBlock *block = get_block (self, i);
  const double begin = y;
  const char *note;
  g_autofree char *figure = take_figure (block, &note);

  opcc_slide_add (stack->slide, OPCC_SLIDE_BAR, OPCC_INK_DATA,
                  (OpccSlideBox){ x, y, self->width, RULE });
  y += RULE + RULE_GAP;
  opcc_slide_add_text (stack->slide, self->type, OPCC_INK_TEXT, figure,
                       (OpccSlideBox){ x, y, self->width, 0 }, "\n");
  y += opcc_slide_ruler_get_line (stack->ruler, self->type);
  opcc_slide_add_text (stack->slide, OPCC_SLIDE_SUBTITLE, OPCC_INK_TEXT, block->label,
                       (OpccSlideBox){ x, y, self->width, 0 }, " ")
      ->wraps = TRUE;
  y += opcc_slide_ruler_get_line (stack->ruler, OPCC_SLIDE_SUBTITLE) *
       opcc_slide_ruler_count_lines (stack->ruler, OPCC_SLIDE_SUBTITLE, block->label, self->width);
  if (note != NULL)
    {
      opcc_slide_add_text (stack->slide, OPCC_SLIDE_NOTE, OPCC_INK_MISSING, note,
                           (OpccSlideBox){ x, y, self->width, 0 }, "; ")
          ->wraps = TRUE;
      y += opcc_slide_ruler_get_line (stack->ruler, OPCC_SLIDE_NOTE) *
           opcc_slide_ruler_count_lines (stack->ruler, OPCC_SLIDE_NOTE, note, self->width);
    }
  opcc_slide_add_part (stack->slide, (OpccSlideBox){ x, begin, self->width, y - begin });
}

/* The rows of a slide have the height that their highest tile wants, and share what is left. */
static void
add_page (const Keys *self, guint from, guint to)
{
  OpccSlideStack *stack = self->stack;
  const guint n_rows = (to - from + self->columns - 1) / self->columns;
  double high = 0;
  double extra;

  for (guint i = from; i < to; i++)
    high = MAX (high, measure_tile (self, i));
  opcc_slide_stack_need (stack);
  extra = (opcc_slide_stack_get_left_over (stack) - high * n_rows) / (n_rows + 1);
  extra = CLAMP (extra, 0, 80);
  stack->y += extra / 2;
  for (guint i = from; i < to; i++)
    {
      const guint row = (i - from) / self->columns;
      const guint column = (i - from) % self->columns;

      add_tile (self, i, stack->left + column * (self->width + GAP),
                stack->y + row * (high + extra));
    }
  stack->y = stack->bottom;
}

/* The most figures, at most six, of which every slide has the room. */
static guint
find_page_size (Keys *self)
{
  const guint n = self->to - self->from;
  double high = 0;
  guint most;
  guint pages;

  for (guint i = self->from; i < self->to; i++)
    high = MAX (high, measure_tile (self, i));
  most = (guint) ((self->stack->bottom - self->stack->top) / high) * self->columns;
  most = CLAMP (most, 1, MOST_KEYS);
  pages = MAX ((n + most - 1) / most, 1);
  return MAX ((n + pages - 1) / pages, 1);
}

/**
 * opcc_slide_keys_add:
 * @blocks: (element-type OpccBlock)
 *
 * Adds the values from @from to before @to as key figures, at most six on a slide.
 *
 * Returns: FALSE where they are no figures, or too long for that; nothing is added then
 */
gboolean
opcc_slide_keys_add (OpccSlideStack *stack, const GPtrArray *blocks, guint from, guint to)
{
  Keys self = { .stack = stack, .blocks = blocks, .from = from, .to = to };
  guint page;

  if (!are_figures (&self) || !choose_type (&self, MIN (to - from, MOST_KEYS)))
    return FALSE;
  opcc_slide_stack_need_room (stack, OPCC_SLIDE_HEIGHT);
  page = find_page_size (&self);
  /* Fewer than fit in a row would stand lost at its left. */
  self.columns = page == 4 ? 2 : MIN (self.columns, page);
  self.width = (stack->room - GAP * (self.columns - 1)) / self.columns;
  for (guint i = from; i < to; i += page)
    {
      if (i > from)
        opcc_slide_stack_break (stack);
      add_page (&self, i, MIN (i + page, to));
    }
  return TRUE;
}
