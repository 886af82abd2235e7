/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on slides: type, widths and breaks that fit the wall, and setting the rows. */
#include "opcc-slide-table.h"

#include <string.h>

#include "opcc-column-widths.h"
#include "opcc-slide-breaks.h"

#define GAP        40.0 /* between columns, at least and at most */
#define MOST_GAP   120.0
#define PAD        9.0 /* above and below the words of a row */
#define MOST_EXTRA 28.0
#define HEAD_PAD   8.0
#define RULE       2.0
/* A column of words is not made narrower than this, if it would be wider. */
#define LEAST_WORDS 200.0
/* Of the room, at most, for one column that must share it. */
#define COLUMN_SHARE 0.42

static const OpccSlideType types[] = { OPCC_SLIDE_VALUE, OPCC_SLIDE_CELL, OPCC_SLIDE_SMALL_CELL };

/* A table, or the part of its columns that fits the wall at once. */
typedef struct
{
  OpccSlideStack *stack;
  const OpccBlock *block; /* (unowned) */
  GPtrArray *rows;        /* (unowned) GStrv: all columns */
  guint n_all;            /* columns of the block */
  int head;               /* column that names the rows, -1: none */
  gboolean is_values;     /* labels and their values */
  OpccSlideType type;
  guint *columns; /* (owned): which are shown */
  guint n;
  double *widths; /* (owned) of those shown */
  double *lefts;  /* (owned) */
  double head_height;
  double extra; /* added to the height of each row */
  double most;  /* height that it may have; 0: any, on several slides */
} Table;

static gboolean
is_total (const Table *self, guint row)
{
  return self->block->has_total && row == self->rows->len - 1;
}

static OpccSlideType
get_type (const Table *self, guint row, guint column)
{
  const gboolean strong =
      self->is_values ? column == 1 : (int) column == self->head || is_total (self, row);

  return strong ? self->type + 1 : self->type;
}

static const char *
get_cell (const Table *self, guint row, guint column)
{
  return ((GStrv) g_ptr_array_index (self->rows, row))[column];
}

/* --- widths ---------------------------------------------------------------------------------- */

/* How wide a column would like to be, with its heading in one line or only its words whole. */
static double
measure_wanted (const Table *self, guint column, gboolean whole_head)
{
  OpccSlideRuler *ruler = self->stack->ruler;
  double wanted = 0;

  if (self->block->headings != NULL)
    wanted =
        whole_head
            ? opcc_slide_ruler_measure (ruler, OPCC_SLIDE_HEAD, self->block->headings[column], -1)
            : opcc_slide_ruler_measure_word (ruler, OPCC_SLIDE_HEAD, self->block->headings[column]);
  for (guint row = 0; row < self->rows->len; row++)
    {
      const char *cell = get_cell (self, row, column);

      wanted =
          MAX (wanted, opcc_slide_ruler_measure (ruler, get_type (self, row, column), cell, -1));
    }
  return wanted;
}

static double
measure_least (const Table *self, guint column, double wanted)
{
  OpccSlideRuler *ruler = self->stack->ruler;
  double least = MIN (wanted, LEAST_WORDS);

  if (self->block->types[column] == OPCC_COLUMN_NUMBER && !self->is_values)
    return MIN (wanted, self->stack->room * COLUMN_SHARE);
  for (guint row = 0; row < self->rows->len; row++)
    least = MAX (least, opcc_slide_ruler_measure_word (ruler, get_type (self, row, column),
                                                       get_cell (self, row, column)));
  return MIN (least, self->stack->room * COLUMN_SHARE);
}

static double
sum (const double *values, guint n)
{
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += values[i];
  return all;
}

/* Room that is left goes between the columns first, then to those of words as they have of it. */
static void
place_columns (Table *self)
{
  double left_over = self->stack->room - sum (self->widths, self->n) - GAP * (self->n - 1);
  double gap = GAP;
  double x = self->stack->left;
  double words = 0;

  if (self->n > 1 && !self->is_values)
    gap += MIN (left_over / (self->n - 1), MOST_GAP - GAP);
  left_over -= (gap - GAP) * (self->n - 1);
  for (guint i = 0; i < self->n; i++)
    if (self->block->types[self->columns[i]] == OPCC_COLUMN_TEXT)
      words += self->widths[i];
  for (guint i = 0; i < self->n; i++)
    {
      if (self->block->types[self->columns[i]] == OPCC_COLUMN_TEXT && !self->is_values &&
          left_over > 0)
        self->widths[i] += left_over * self->widths[i] / words;
      self->lefts[i] = x;
      x += self->widths[i] + gap;
    }
}

/* --- heights --------------------------------------------------------------------------------- */

static double
measure_head (const Table *self)
{
  guint lines = 0;

  for (guint i = 0; self->block->headings != NULL && i < self->n; i++)
    lines = MAX (lines, opcc_slide_ruler_count_lines (self->stack->ruler, OPCC_SLIDE_HEAD,
                                                      self->block->headings[self->columns[i]],
                                                      self->widths[i]));
  if (lines == 0)
    return 0;
  return lines * opcc_slide_ruler_get_line (self->stack->ruler, OPCC_SLIDE_HEAD) + HEAD_PAD + RULE;
}

static double
measure_row (const Table *self, guint row)
{
  guint lines = 1;

  for (guint i = 0; i < self->n; i++)
    lines = MAX (lines, opcc_slide_ruler_count_lines (self->stack->ruler,
                                                      get_type (self, row, self->columns[i]),
                                                      get_cell (self, row, self->columns[i]),
                                                      self->widths[i]));
  return lines * opcc_slide_ruler_get_line (self->stack->ruler, self->type) + 2 * PAD;
}

static gboolean
fits_height (const Table *self)
{
  double height = measure_head (self);

  for (guint row = 0; self->most > 0 && row < self->rows->len; row++)
    height += measure_row (self, row);
  return self->most <= 0 || height <= self->most;
}

/* All columns at once, with no cell broken: the largest type in which that goes. */
static gboolean
fit_whole (Table *self)
{
  const double room = self->stack->room - GAP * (self->n - 1);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (types); i++)
    {
      self->type = types[i / 2];
      for (guint k = 0; k < self->n; k++)
        self->widths[k] = measure_wanted (self, k, i % 2 == 0);
      if (sum (self->widths, self->n) <= room && fits_height (self))
        return TRUE;
    }
  return FALSE;
}

/* All columns at once, with words in several lines. */
static gboolean
fit_broken (Table *self)
{
  const double room = self->stack->room - GAP * (self->n - 1);
  g_autofree double *least = g_new0 (double, self->n);

  for (guint i = self->is_values ? 0 : 1; i < G_N_ELEMENTS (types); i++)
    {
      self->type = types[i];
      for (guint k = 0; k < self->n; k++)
        {
          self->widths[k] = measure_wanted (self, k, FALSE);
          least[k] = measure_least (self, k, self->widths[k]);
        }
      if (sum (least, self->n) > room)
        continue;
      opcc_column_widths_share (self->widths, least, self->n, room);
      if (fits_height (self))
        return TRUE;
    }
  return FALSE;
}

/* Piece @piece of a row, of at most so many lines; the name of the row stands before each. Returns
 * how many pieces there are. */
static guint
part_row (const Table *self, GStrv cells, guint most, guint piece, GStrv part)
{
  guint n_pieces = 1;

  for (guint i = 0; i < self->n; i++)
    {
      const guint column = self->columns[i];
      g_autoptr (GPtrArray) pieces =
          opcc_slide_ruler_part_lines (self->stack->ruler, self->type + 1, cells[column],
                                       self->widths[i], most, most);
      const gboolean is_head = (int) column == self->head && pieces->len == 1;

      n_pieces = MAX (n_pieces, pieces->len);
      if (piece >= pieces->len && !is_head)
        continue;
      g_free (part[column]);
      part[column] = g_strdup (g_ptr_array_index (pieces, is_head ? 0 : piece));
    }
  return n_pieces;
}

/* A row that is higher than a slide becomes several, of as many lines as one holds. */
static GPtrArray *
part_rows (const Table *self, double page)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, self->type);
  const guint most = (guint) MAX ((page - 2 * PAD) / line, 1);

  for (guint row = 0; row < self->rows->len; row++)
    {
      GStrv cells = g_ptr_array_index (self->rows, row);
      guint n_pieces = 1;

      if (measure_row (self, row) <= page)
        {
          g_ptr_array_add (rows, g_strdupv (cells));
          continue;
        }
      for (guint piece = 0; piece < n_pieces; piece++)
        {
          GStrv part = g_new0 (char *, self->n_all + 1);

          for (guint i = 0; i < self->n_all; i++)
            part[i] = g_strdup ("");
          n_pieces = part_row (self, cells, most, piece, part);
          g_ptr_array_add (rows, part);
        }
    }
  return rows;
}

/* --- setting --------------------------------------------------------------------------------- */

static void
add_rule (const Table *self, OpccInk ink, double y)
{
  const double right = self->lefts[self->n - 1] + self->widths[self->n - 1];
  const double width = self->is_values ? right - self->stack->left : self->stack->room;

  opcc_slide_add (self->stack->slide, OPCC_SLIDE_RULE, ink,
                  (OpccSlideBox){ self->stack->left, y, width, RULE });
}

static void
add_words (const Table *self,
           OpccSlideType type,
           OpccInk ink,
           guint row,
           guint place,
           const char *text,
           double y,
           const char *before)
{
  const guint column = self->columns[place];
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, type);
  const guint lines =
      opcc_slide_ruler_count_lines (self->stack->ruler, type, text, self->widths[place]);
  OpccSlideItem *item;

  if (*text == '\0')
    return;
  item = opcc_slide_add_text (self->stack->slide, type, ink, text,
                              (OpccSlideBox){ self->lefts[place], y, self->widths[place],
                                              lines * line },
                              before);
  item->wraps = lines > 1;
  item->table = self->stack->slide->parts->len + 1;
  item->row = row;
  item->column = place;
  item->is_value = self->is_values;
  if (self->block->types[column] == OPCC_COLUMN_NUMBER && !self->is_values)
    item->align = OPCC_SLIDE_RIGHT;
}

/* Headings stand on the rule below them. */
static void
add_head (const Table *self)
{
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, OPCC_SLIDE_HEAD);

  if (self->head_height == 0 || self->block->headings == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    {
      const char *text = self->block->headings[self->columns[i]];
      const guint lines =
          opcc_slide_ruler_count_lines (self->stack->ruler, OPCC_SLIDE_HEAD, text, self->widths[i]);

      add_words (self, OPCC_SLIDE_HEAD, OPCC_INK_DIM, 0, i, text,
                 self->stack->y + self->head_height - RULE - HEAD_PAD - lines * line,
                 i == 0 ? "\n" : ", ");
    }
  self->stack->y += self->head_height;
  add_rule (self, OPCC_INK_DIM, self->stack->y - RULE);
}

static void
add_row (const Table *self, guint row, double height)
{
  const gboolean total = is_total (self, row);
  gboolean begun = FALSE;

  if (total)
    add_rule (self, OPCC_INK_TEXT, self->stack->y - RULE);
  for (guint i = 0; i < self->n; i++)
    {
      const guint column = self->columns[i];
      const char *text = get_cell (self, row, column);

      if (*text == '\0')
        continue;
      add_words (self, get_type (self, row, column),
                 self->is_values && column == 0 ? OPCC_INK_DIM : OPCC_INK_TEXT, row + 1, i, text,
                 self->stack->y + PAD + self->extra / 2,
                 !begun            ? "\n"
                 : self->is_values ? ": "
                                   : ", ");
      begun = TRUE;
    }
  self->stack->y += height + self->extra;
  if (!total)
    add_rule (self, OPCC_INK_GRID, self->stack->y - RULE);
}

static void
keep_rows (const Table *self, guint from, guint to)
{
  OpccSlide *slide = self->stack->slide;

  if (slide->rows != NULL || self->block->headings == NULL)
    return;
  slide->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (slide->rows, g_strdupv (self->block->headings));
  for (guint row = from; row < to; row++)
    g_ptr_array_add (slide->rows, g_strdupv (g_ptr_array_index (self->rows, row)));
}

static void
add_page (const Table *self, const double *heights, guint from, guint to)
{
  OpccSlideStack *stack = self->stack;
  const double begin = stack->y;

  add_head (self);
  for (guint row = from; row < to; row++)
    add_row (self, row, heights[row]);
  keep_rows (self, from, to);
  opcc_slide_add_part (stack->slide,
                       (OpccSlideBox){ stack->left, begin, stack->room, stack->y - begin });
}

/* What is left on the fullest slide is shared by its rows. */
static void
find_extra (Table *self, const double *heights, double even, double most)
{
  self->extra = MOST_EXTRA;
  for (guint from = 0, to; from < self->rows->len; from = to)
    {
      to = opcc_slide_breaks_find (heights, self->rows->len, self->block->has_total, from, even);
      self->extra = MIN (self->extra, (most - sum (heights + from, to - from)) / (to - from));
    }
  self->extra = MAX (self->extra, 0);
}

static void
add_pages (Table *self)
{
  OpccSlideStack *stack = self->stack;
  g_autofree double *heights = g_new0 (double, self->rows->len + 1);
  double most;
  double even;

  for (guint row = 0; row < self->rows->len; row++)
    heights[row] = measure_row (self, row);
  if (!opcc_slide_stack_is_fresh (stack))
    stack->y += OPCC_SLIDE_GAP;
  most = opcc_slide_stack_get_left_over (stack) - self->head_height;
  if (!opcc_slide_stack_is_fresh (stack) && sum (heights, self->rows->len) > most)
    opcc_slide_stack_break (stack);
  opcc_slide_stack_need (stack);
  most = opcc_slide_stack_get_left_over (stack) - self->head_height;
  even = opcc_slide_breaks_share (heights, self->rows->len, self->block->has_total, most);
  find_extra (self, heights, even, most);
  if (self->rows->len == 0)
    add_head (self);
  for (guint from = 0, to; from < self->rows->len; from = to)
    {
      to = opcc_slide_breaks_find (heights, self->rows->len, self->block->has_total, from, even);
      if (from > 0)
        opcc_slide_stack_break (stack);
      opcc_slide_stack_need (stack);
      add_page (self, heights, from, to);
    }
}

/* Sets the columns that are chosen. */
static void
set_columns (Table *self)
{
  GPtrArray *all = self->rows;
  g_autoptr (GPtrArray) parted = NULL;
  double page;

  place_columns (self);
  self->head_height = measure_head (self);
  opcc_slide_stack_need (self->stack);
  page = self->stack->bottom - self->stack->top - self->head_height;
  parted = part_rows (self, page);
  self->rows = parted;
  add_pages (self);
  self->rows = all;
}

/* As many columns at once as the wall holds, each time with those that name the rows. */
static void
set_in_groups (Table *self)
{
  const double most = self->stack->room * COLUMN_SHARE;
  g_autofree double *wanted = g_new0 (double, self->n_all);
  const int head = self->head;

  self->type = OPCC_SLIDE_SMALL_CELL;
  for (guint i = 0; i < self->n_all; i++)
    wanted[i] = MIN (measure_wanted (self, i, FALSE), most);
  for (guint next = 0; next < self->n_all;)
    {
      double used = head >= 0 ? wanted[head] : -GAP;

      self->n = 0;
      if (head >= 0)
        self->columns[self->n++] = (guint) head;
      for (; next < self->n_all; next++)
        {
          if ((int) next == head)
            continue;
          if (used + GAP + wanted[next] > self->stack->room)
            break;
          used += GAP + wanted[next];
          self->columns[self->n++] = next;
        }
      for (guint i = 0; i < self->n; i++)
        self->widths[i] = wanted[self->columns[i]];
      if (self->n > (guint) (head >= 0))
        set_columns (self);
      if (next < self->n_all)
        opcc_slide_stack_break (self->stack);
    }
}

static gboolean
set_table (OpccSlideStack *stack, const OpccBlock *block, guint n, gboolean is_values, double most)
{
  Table self = { .stack = stack,
                 .block = block,
                 .rows = block->rows,
                 .n_all = n,
                 .n = n,
                 .head = is_values ? 0 : opcc_block_find_row_heads (block),
                 .is_values = is_values,
                 .most = most };
  gboolean ok;

  if (n == 0)
    return TRUE;
  self.columns = g_new0 (guint, n + 1);
  self.widths = g_new0 (double, n + 1);
  self.lefts = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    self.columns[i] = i;
  ok = fit_whole (&self) || fit_broken (&self);
  if (ok)
    set_columns (&self);
  else if (most <= 0)
    set_in_groups (&self);
  g_free (self.columns);
  g_free (self.widths);
  g_free (self.lefts);
  return ok;
}

/**
 * opcc_slide_table_add:
 * @block: of type TABLE
 *
 * Rows that have no room go to further slides, evenly, with the headings above them and the total
 * on the last; columns that have none likewise, with the names of the rows beside them.
 */
void
opcc_slide_table_add (OpccSlideStack *stack, const OpccBlock *block)
{
  set_table (stack, block, g_strv_length (block->headings), FALSE, 0);
}

/**
 * opcc_slide_table_add_whole:
 * @block: of type TABLE
 *
 * Adds the table only if all of it has room on what is left of the slide.
 *
 * Returns: FALSE where it has not; nothing is added then
 */
gboolean
opcc_slide_table_add_whole (OpccSlideStack *stack, const OpccBlock *block)
{
  opcc_slide_stack_need (stack);
  return set_table (stack, block, g_strv_length (block->headings), FALSE,
                    opcc_slide_stack_get_left_over (stack));
}

/**
 * opcc_slide_values_add:
 * @blocks: (element-type OpccBlock)
 *
 * Adds the values from @from to before @to, each in a row with its label.
 */
void
opcc_slide_values_add (OpccSlideStack *stack, const GPtrArray *blocks, guint from, guint to)
{
  OpccColumnType words[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  OpccBlock table = { .type = OPCC_BLOCK_TABLE, .types = words, .rows = rows };

  for (guint i = from; i < to; i++)
    {
      const OpccBlock *value = g_ptr_array_index (blocks, i);
      const char *const cells[] = { value->label, value->text, NULL };

      g_ptr_array_add (rows, g_strdupv ((GStrv) cells));
    }
  set_table (stack, &table, G_N_ELEMENTS (words), TRUE, 0);
}
