/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of one series as rows, with the numbers of their table beside them. */
#include "opcc-slide-bars.h"

#include <math.h>

#include "opcc-chart-words.h"

#define GAP       44.0
#define PITCH     92.0 /* of a row, at most */
#define BAR_SHARE 0.56
/* So much at least on the slide on which they begin, if anything stands above them. */
#define LEAST_ROOM 420.0
#define LEAST_BARS 320.0
#define NAME_SHARE 0.36
#define VALUE_GAP  16.0
#define HEAD_PAD   14.0
#define PAD        8.0
#define AXIS       3.0
#define TOTAL_GAP  22.0
#define NO_COLUMN  (-1)

typedef struct
{
  OpccSlideStack *stack;
  const OpccChart *chart; /* (unowned) */
  const OpccBlock *table; /* (unowned) (nullable) */
  int head;               /* column of the table with the names */
  int same;               /* column that the bars say, NO_COLUMN: none */
  guint n_columns;
  OpccSlideType type; /* of names and numbers */
  double *lefts;      /* (owned) of the columns of the table */
  double *widths;     /* (owned) */
  double name;        /* width */
  double bars;        /* left */
  double bars_width;
  double value; /* width of the widest value */
  double low;
  double high;
  double head_height;
  double mark_height;
  double pitch;
} Bars;

gboolean
opcc_slide_bars_can_show (const OpccChart *chart)
{
  return (chart->kind == OPCC_CHART_BARS || chart->kind == OPCC_CHART_DIVERGING) &&
         chart->series->len == 1 && chart->categories->len > 0 &&
         ((OpccChartSeries *) g_ptr_array_index (chart->series, 0))->role == OPCC_SERIES_VALUE;
}

static const char *
get_name (const OpccChart *chart, guint i)
{
  return ((OpccChartCategory *) g_ptr_array_index (chart->categories, i))->name;
}

gboolean
opcc_slide_bars_match (const OpccChart *chart, const OpccBlock *table)
{
  const int head = opcc_block_find_row_heads (table);

  if (head < 0 || table->rows->len != chart->categories->len + (table->has_total ? 1 : 0))
    return FALSE;
  for (guint i = 0; i < chart->categories->len; i++)
    if (g_strcmp0 (((GStrv) g_ptr_array_index (table->rows, i))[head], get_name (chart, i)) != 0)
      return FALSE;
  return TRUE;
}

static char *
say_value (const Bars *self, guint i)
{
  return opcc_chart_words_full (self->chart->number, opcc_chart_get_value (self->chart, 0, i),
                                self->chart->kind == OPCC_CHART_DIVERGING);
}

static gboolean
has_total (const Bars *self)
{
  return self->table != NULL && self->table->has_total;
}

/* --- columns --------------------------------------------------------------------------------- */

/* The column whose cells are the values of the bars need not be said twice. */
static int
find_same (const Bars *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      gboolean same = (int) column != self->head;

      for (guint i = 0; same && i < self->chart->categories->len; i++)
        {
          g_autofree char *value = say_value (self, i);

          same = g_strcmp0 (((GStrv) g_ptr_array_index (self->table->rows, i))[column], value) == 0;
        }
      if (same)
        return (int) column;
    }
  return NO_COLUMN;
}

static double
measure_column (const Bars *self, guint column)
{
  OpccSlideRuler *ruler = self->stack->ruler;
  double width =
      opcc_slide_ruler_measure (ruler, OPCC_SLIDE_HEAD, self->table->headings[column], -1);

  for (guint i = 0; i < self->table->rows->len; i++)
    width =
        MAX (width,
             opcc_slide_ruler_measure (ruler, self->type + 1,
                                       ((GStrv) g_ptr_array_index (self->table->rows, i))[column],
                                       -1));
  return width;
}

static const char *
get_name_head (const Bars *self)
{
  return self->table != NULL ? self->table->headings[self->head]
                             : self->chart->texts[OPCC_CHART_HEADING];
}

static double
measure_names (const Bars *self)
{
  const double most = self->stack->room * NAME_SHARE;
  const char *head = get_name_head (self);
  double width =
      head != NULL ? opcc_slide_ruler_measure (self->stack->ruler, OPCC_SLIDE_HEAD, head, -1) : 0;

  for (guint i = 0; i < self->chart->categories->len; i++)
    width = MAX (width, opcc_slide_ruler_measure (self->stack->ruler, self->type + 1,
                                                  get_name (self->chart, i), -1));
  if (self->table != NULL && has_total (self))
    width =
        MAX (width, opcc_slide_ruler_measure (self->stack->ruler, self->type + 1,
                                              ((GStrv) g_ptr_array_index (self->table->rows,
                                                                          self->table->rows->len -
                                                                              1))[self->head],
                                              -1));
  return MIN (width, most);
}

static double
measure_values (const Bars *self)
{
  double width = 0;

  for (guint i = 0; i < self->chart->categories->len; i++)
    {
      g_autofree char *value = say_value (self, i);

      width =
          MAX (width, opcc_slide_ruler_measure (self->stack->ruler, OPCC_SLIDE_CHANGE, value, -1));
    }
  return width;
}

/* Names, columns up to the one that the bars say, bars, the other columns. */
static void
place_columns (Bars *self)
{
  const double left = self->stack->left;
  const double right = left + self->stack->room;
  double from = left;
  double to = right;

  self->name = measure_names (self);
  from += self->name;
  for (guint i = 0; i < self->n_columns; i++)
    self->widths[i] = measure_column (self, i);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if ((int) i == self->head || (self->same >= 0 && (int) i >= self->same))
        continue;
      self->lefts[i] = from + GAP;
      from = self->lefts[i] + self->widths[i];
    }
  for (int i = (int) self->n_columns - 1; self->same >= 0 && i > self->same; i--)
    {
      if (i == self->head)
        continue;
      self->lefts[i] = to - self->widths[i];
      to = self->lefts[i] - GAP;
    }
  self->bars = from + GAP;
  self->bars_width = to - self->bars;
}

static void
find_range (Bars *self)
{
  for (guint i = 0; i < self->chart->categories->len; i++)
    {
      const double value = opcc_chart_get_value (self->chart, 0, i);

      if (isnan (value))
        continue;
      self->low = MIN (self->low, value);
      self->high = MAX (self->high, value);
    }
  if (isfinite (self->chart->mark))
    {
      self->low = MIN (self->low, self->chart->mark);
      self->high = MAX (self->high, self->chart->mark);
    }
  if (self->high - self->low <= 0)
    self->high = 1;
}

/* Values stand beyond the ends of their bars. */
static double
find_x (const Bars *self, double value)
{
  const double beside = self->value + VALUE_GAP;
  const double left = self->bars + (self->low < 0 ? beside : 0);
  const double width = self->bars_width - beside - (self->low < 0 ? beside : 0);

  return left + width * (value - self->low) / (self->high - self->low);
}

/* --- rows ------------------------------------------------------------------------------------ */

static guint
count_name_lines (const Bars *self, const char *name)
{
  return opcc_slide_ruler_count_lines (self->stack->ruler, self->type + 1, name, self->name);
}

static double
find_least_pitch (const Bars *self)
{
  guint lines = 1;

  for (guint i = 0; i < self->chart->categories->len; i++)
    lines = MAX (lines, count_name_lines (self, get_name (self->chart, i)));
  return MAX (opcc_slide_ruler_get_line (self->stack->ruler, OPCC_SLIDE_CHANGE),
              lines * opcc_slide_ruler_get_line (self->stack->ruler, self->type) + 2 * PAD);
}

static void
add_cell (
    const Bars *self, OpccSlideType type, OpccInk ink, guint column, const char *text, double y)
{
  OpccSlideItem *item;

  if (*text == '\0')
    return;
  item =
      opcc_slide_add_text (self->stack->slide, type, ink, text,
                           (OpccSlideBox){ self->lefts[column], y, self->widths[column], 0 }, ", ");
  if (self->table->types[column] == OPCC_COLUMN_NUMBER)
    item->align = OPCC_SLIDE_RIGHT;
}

static gboolean
is_before_bars (const Bars *self, guint column)
{
  return self->same < 0 || (int) column < self->same;
}

/* The columns of a row that stand before the bars, and those that stand behind. */
static void
add_cells (const Bars *self, guint row, gboolean before, gboolean is_total, double middle)
{
  GStrv cells;
  const OpccSlideType type = is_total ? self->type + 1 : self->type;
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, type);

  if (self->table == NULL)
    return;
  cells = g_ptr_array_index (self->table->rows, row);
  for (guint i = 0; i < self->n_columns; i++)
    if ((int) i != self->head && (int) i != self->same && is_before_bars (self, i) == before)
      add_cell (self, type, OPCC_INK_TEXT, i, cells[i], middle - line / 2);
}

static void
add_name (const Bars *self, const char *name, double middle)
{
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, self->type + 1);
  const guint n = count_name_lines (self, name);

  opcc_slide_add_text (self->stack->slide, self->type + 1, OPCC_INK_TEXT, name,
                       (OpccSlideBox){ self->stack->left, middle - n * line / 2, self->name,
                                       n * line },
                       "\n")
      ->wraps = n > 1;
}

static void
add_bar (const Bars *self, guint i, double middle)
{
  const double value = opcc_chart_get_value (self->chart, 0, i);
  const OpccSlideType type = isnan (value) ? self->type : OPCC_SLIDE_CHANGE;
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, type);
  const double zero = find_x (self, 0);
  const double end = isnan (value) ? zero : find_x (self, value);
  const double thick = self->pitch * BAR_SHARE;
  const gboolean back = !isnan (value) && value < 0;
  g_autofree char *words = say_value (self, i);
  OpccSlideItem *item;

  if (!isnan (value))
    opcc_slide_add (self->stack->slide, OPCC_SLIDE_BAR, back ? OPCC_INK_ALARM : OPCC_INK_DATA,
                    (OpccSlideBox){ MIN (zero, end), middle - thick / 2, fabs (end - zero),
                                    thick });
  item =
      opcc_slide_add_text (self->stack->slide, type,
                           isnan (value) ? OPCC_INK_MISSING : OPCC_INK_TEXT, words,
                           (OpccSlideBox){ back ? end - VALUE_GAP - self->value : end + VALUE_GAP,
                                           middle - line / 2, self->value, line },
                           ", ");
  item->align = back ? OPCC_SLIDE_RIGHT : OPCC_SLIDE_LEFT;
}

static void
add_heads (const Bars *self)
{
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, OPCC_SLIDE_HEAD);
  const OpccChartSeries *series = g_ptr_array_index (self->chart->series, 0);
  const char *over = self->same >= 0 ? self->table->headings[self->same] : series->name;
  const char *name = get_name_head (self);
  const double wide = opcc_slide_ruler_measure (self->stack->ruler, OPCC_SLIDE_HEAD, over, -1);
  const double right = self->bars + self->bars_width;

  if (name != NULL)
    opcc_slide_add_text (self->stack->slide, OPCC_SLIDE_HEAD, OPCC_INK_DIM, name,
                         (OpccSlideBox){ self->stack->left, self->stack->y, self->name, line },
                         "\n")
        ->shortens = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    if ((int) i != self->head && (int) i != self->same)
      add_cell (self, OPCC_SLIDE_HEAD, OPCC_INK_DIM, i, self->table->headings[i], self->stack->y);
  opcc_slide_add_text (self->stack->slide, OPCC_SLIDE_HEAD, OPCC_INK_DIM, over,
                       (OpccSlideBox){
                           CLAMP (find_x (self, 0), self->bars, MAX (right - wide, self->bars)),
                           self->stack->y, MIN (wide + 2, self->bars_width), line },
                       ", ")
      ->shortens = TRUE;
}

/* The sum has no bar, and stands under a rule. */
static void
add_total (const Bars *self, double y)
{
  const guint row = self->table->rows->len - 1;
  GStrv cells = g_ptr_array_index (self->table->rows, row);
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, OPCC_SLIDE_CHANGE);
  const double middle = y + TOTAL_GAP + self->pitch / 2;

  opcc_slide_add (self->stack->slide, OPCC_SLIDE_RULE, OPCC_INK_TEXT,
                  (OpccSlideBox){ self->stack->left, y + TOTAL_GAP / 2, self->stack->room, 2 });
  add_name (self, cells[self->head], middle);
  add_cells (self, row, TRUE, TRUE, middle);
  if (self->same >= 0 && *cells[self->same] != '\0')
    opcc_slide_add_text (self->stack->slide, OPCC_SLIDE_CHANGE, OPCC_INK_TEXT, cells[self->same],
                         (OpccSlideBox){ find_x (self, 0) + VALUE_GAP, middle - line / 2,
                                         self->value, line },
                         ", ");
  add_cells (self, row, FALSE, TRUE, middle);
}

/* The line that bars are held against stands behind them, with its words under the last. */
static void
add_mark (const Bars *self, double top, double bottom)
{
  const char *words = self->chart->mark_words;
  const double x = find_x (self, self->chart->mark);
  const double line = opcc_slide_ruler_get_line (self->stack->ruler, OPCC_SLIDE_MARKING);
  double width;

  opcc_slide_add (self->stack->slide, OPCC_SLIDE_RULE, OPCC_INK_DIM,
                  (OpccSlideBox){ x - AXIS / 2, top, AXIS, bottom - top });
  if (words == NULL)
    return;
  width = opcc_slide_ruler_measure (self->stack->ruler, OPCC_SLIDE_MARKING, words, -1);
  width = MIN (width, self->bars_width);
  opcc_slide_add_text (self->stack->slide, OPCC_SLIDE_MARKING, OPCC_INK_DIM, words,
                       (OpccSlideBox){
                           CLAMP (x - width / 2, self->bars, self->bars + self->bars_width - width),
                           bottom, width, line },
                       "\n")
      ->shortens = TRUE;
}

static void
add_page (const Bars *self, guint from, guint to, gboolean with_total)
{
  OpccSlideStack *stack = self->stack;
  const double begin = stack->y;
  double y;

  add_heads (self);
  y = stack->y + self->head_height;
  opcc_slide_add (stack->slide, OPCC_SLIDE_RULE, OPCC_INK_DIM,
                  (OpccSlideBox){ find_x (self, 0) - AXIS / 2, y, AXIS,
                                  self->pitch * (to - from) });
  if (isfinite (self->chart->mark))
    add_mark (self, y, y + self->pitch * (to - from));
  for (guint i = from; i < to; i++)
    {
      const double middle = y + self->pitch * (i - from + 0.5);

      add_name (self, get_name (self->chart, i), middle);
      add_cells (self, i, TRUE, FALSE, middle);
      add_bar (self, i, middle);
      add_cells (self, i, FALSE, FALSE, middle);
    }
  y += self->pitch * (to - from) + self->mark_height;
  if (with_total)
    {
      add_total (self, y);
      y += TOTAL_GAP + self->pitch;
    }
  opcc_slide_add_part (stack->slide, (OpccSlideBox){ stack->left, begin, stack->room, y - begin });
  stack->y = y;
}

/* Names in type of @type, and what is left for the bars. FALSE: too little. */
static gboolean
try_type (Bars *self, OpccSlideType type)
{
  self->type = type;
  place_columns (self);
  return self->bars_width - (self->low < 0 ? 2 : 1) * (self->value + VALUE_GAP) >= LEAST_BARS;
}

/* The largest type in which all rows are on one slide, or else the largest. FALSE: none is narrow
 * enough. */
static gboolean
choose_type (Bars *self, double body, guint n_rows)
{
  static const OpccSlideType types[] = { OPCC_SLIDE_VALUE, OPCC_SLIDE_CELL, OPCC_SLIDE_SMALL_CELL };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (try_type (self, types[i]) && find_least_pitch (self) * n_rows <= body)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (try_type (self, types[i]))
      return TRUE;
  return FALSE;
}

/* The height for rows on a slide that has nothing but its head. */
static double
find_body (Bars *self)
{
  OpccSlideStack *stack = self->stack;

  self->head_height = opcc_slide_ruler_get_line (stack->ruler, OPCC_SLIDE_HEAD) + HEAD_PAD;
  if (isfinite (self->chart->mark) && self->chart->mark_words != NULL)
    self->mark_height = opcc_slide_ruler_get_line (stack->ruler, OPCC_SLIDE_MARKING);
  return opcc_slide_stack_get_left_over (stack) - self->head_height - self->mark_height -
         (has_total (self) ? TOTAL_GAP : 0);
}

static void
add_pages (Bars *self, double body, guint n)
{
  OpccSlideStack *stack = self->stack;
  const double least = find_least_pitch (self);
  const guint most = (guint) MAX (body / least, 2);
  const guint pages = (n + most - 1) / most;
  guint page = (n + pages - 1) / pages;

  /* The sum does not come to a slide alone. */
  if (has_total (self) && page > 1 && self->chart->categories->len == page * (pages - 1))
    page--;
  self->pitch = MIN (body / page, MAX (PITCH, least));
  for (guint from = 0; from < self->chart->categories->len; from += page)
    {
      const guint to = MIN (from + page, self->chart->categories->len);

      if (from > 0)
        opcc_slide_stack_break (stack);
      opcc_slide_stack_need (stack);
      add_page (self, from, to, has_total (self) && to == self->chart->categories->len);
    }
}

/**
 * opcc_slide_bars_add:
 * @chart: one that opcc_slide_bars_can_show()
 * @table: (nullable): one that has opcc_slide_bars_match() with it; each of its rows is set in that
 *   of its bar
 *
 * Returns: FALSE where that is too wide for the wall; nothing but the head is set then
 */
gboolean
opcc_slide_bars_add (OpccSlideStack *stack, const OpccChart *chart, const OpccBlock *table)
{
  const guint n = table != NULL ? g_strv_length (table->headings) : 0;
  g_autofree double *lefts = g_new0 (double, n + 1);
  g_autofree double *widths = g_new0 (double, n + 1);
  Bars self = { .stack = stack,
                .chart = chart,
                .table = table,
                .head = table != NULL ? opcc_block_find_row_heads (table) : NO_COLUMN,
                .n_columns = n,
                .lefts = lefts,
                .widths = widths };
  const guint n_rows = chart->categories->len + (has_total (&self) ? 1 : 0);
  double body;

  self.same = find_same (&self);
  self.value = measure_values (&self);
  find_range (&self);
  opcc_slide_stack_need_room (stack, LEAST_ROOM);
  body = find_body (&self);
  if (!choose_type (&self, body, n_rows))
    return FALSE;
  add_pages (&self, body, n_rows);
  return TRUE;
}
