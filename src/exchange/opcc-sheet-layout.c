/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the heading rows and columns of a table by how its first rows differ from each other. */
#include "opcc-sheet-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-cell-text.h"
#include "opcc-column-letter.h"

/* Headings stand among so many rows that hold anything. */
#define MAX_HEADING_DEPTH 40

/* So many rows below are compared with a possible heading row. */
#define LOOK_BELOW 60

/* How a row compares with those below it, column by column. */
typedef struct
{
  guint filled;
  guint words;
  guint figures;  /* except years and dates, which may head columns */
  guint contrast; /* words here, figures below */
  guint alike;    /* a figure here, figures below */
  guint again;    /* the same text once more below: an entry, not a heading */
} RowLook;

/**
 * opcc_kept_row_new:
 *
 * Returns: (transfer full): a copy of @row in which blank cells are %NULL
 */
OpccKeptRow *
opcc_kept_row_new (const OpccRow *row)
{
  OpccKeptRow *self = g_new0 (OpccKeptRow, 1);

  self->number = row->number;
  self->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (opcc_cell_text_is_blank (row->cells[i]))
        continue;
      self->cells[i] = g_strdup (row->cells[i]);
      self->n_cells = i + 1;
      self->n_filled += row->joined == NULL || row->joined[i] == 0;
    }
  if (row->joined != NULL)
    {
      self->joined = g_memdup2 (row->joined, row->n_cells);
      self->n_cells = row->n_cells;
    }
  return self;
}

void
opcc_kept_row_free (OpccKeptRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  g_free (self->joined);
  g_free (self);
}

static const char *
get_cell (const OpccKeptRow *row, guint column)
{
  return column < row->n_cells ? row->cells[column] : NULL;
}

static gboolean
is_joined (const OpccKeptRow *row, guint column)
{
  return row->joined != NULL && column < row->n_cells && row->joined[column] != 0;
}

/* "2023", "2023/24" and "2023-09-30" head columns of figures as well as they stand in them. */
static gboolean
is_period (const char *text)
{
  if (!(g_str_has_prefix (text, "19") || g_str_has_prefix (text, "20")) ||
      !g_ascii_isdigit (text[2]) || !g_ascii_isdigit (text[3]))
    return FALSE;
  return text[4] == '\0' || ((text[4] == '/' || text[4] == '-') && strlen (text) <= 10);
}

static void
look_at_column (RowLook *look, GPtrArray *sample, guint index, guint column)
{
  const OpccKeptRow *row = g_ptr_array_index (sample, index);
  const char *text = get_cell (row, column);
  gboolean words;
  gboolean figure;
  guint below = 0;
  guint figures_below = 0;
  gboolean again = FALSE;

  if (text == NULL)
    return;
  words = opcc_cell_text_is_words (text);
  figure = !words && opcc_cell_text_is_figure (text) && !is_period (text);
  for (guint i = index + 1; i < sample->len && i <= index + LOOK_BELOW; i++)
    {
      const char *other = get_cell (g_ptr_array_index (sample, i), column);

      if (other == NULL)
        continue;
      below++;
      figures_below += opcc_cell_text_is_figure (other);
      again |= strcmp (other, text) == 0;
    }
  look->filled++;
  look->words += words;
  look->figures += figure;
  look->again += again;
  if (below > 0 && figures_below * 10 >= below * 6)
    {
      look->contrast += words;
      look->alike += figure;
    }
}

static gboolean
is_same_row (const OpccKeptRow *row, const OpccKeptRow *other)
{
  guint same = 0;

  for (guint i = 0; i < MIN (row->n_cells, other->n_cells); i++)
    same += row->cells[i] != NULL && g_strcmp0 (row->cells[i], other->cells[i]) == 0;
  return same * 10 >= row->n_filled * 8;
}

static void
look_at_row (RowLook *look, GPtrArray *sample, guint index)
{
  const OpccKeptRow *row = g_ptr_array_index (sample, index);

  memset (look, 0, sizeof *look);
  for (guint i = 0; i < row->n_cells; i++)
    look_at_column (look, sample, index, i);
  /* Headings repeated on each page are no entries. */
  for (guint i = index + 1; look->again > 0 && i < sample->len; i++)
    {
      if (is_same_row (row, g_ptr_array_index (sample, i)))
        look->again = 0;
    }
}

static int
compare_guint (gconstpointer a, gconstpointer b)
{
  const guint left = *(const guint *) a;
  const guint right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* The number of cells a full row has: four rows in five have no more. */
static guint
find_width (GPtrArray *sample)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sample->len; i++)
    {
      const OpccKeptRow *row = g_ptr_array_index (sample, i);

      if (row->n_filled > 0)
        g_array_append_val (counts, row->n_filled);
    }
  if (counts->len == 0)
    return 0;
  g_array_sort (counts, compare_guint);
  return g_array_index (counts, guint, (counts->len - 1) * 4 / 5);
}

/* Full, made of words, over columns of figures, its texts not met again, and near the top. */
static double
score_row (GPtrArray *sample, guint index, guint width, guint depth)
{
  RowLook look;

  look_at_row (&look, sample, index);
  if (look.words == 0 || look.figures * 2 > look.filled)
    return -1.0;
  return MIN (1.2, (double) look.filled / width) + 0.5 * look.words / look.filled +
         (double) look.contrast / look.filled - 1.5 * look.alike / look.filled -
         0.8 * look.again / look.filled - 0.02 * depth;
}

/* Returns the index of the heading row in the sample, or -1 if the table has none. */
static int
find_heading_row (GPtrArray *sample, guint width)
{
  const guint need = MAX (MIN (2, width), (guint) ceil (width * 0.5));
  double best_score = 0.0;
  int best = -1;
  guint depth = 0;

  for (guint i = 0; i < sample->len && depth < MAX_HEADING_DEPTH; i++)
    {
      const OpccKeptRow *row = g_ptr_array_index (sample, i);
      double score = 0.0;

      if (row->n_filled == 0)
        continue;
      depth++;
      if (row->n_filled < need)
        continue;
      score = score_row (sample, i, width, depth);
      if (score > best_score + 0.001)
        {
          best_score = score;
          best = (int) i;
        }
    }
  return best;
}

/* What survey tools print in a second heading row under an open question. */
static gboolean
is_response_word (const char *text)
{
  static const char *const words[] = { "response", "open-ended response", "other (please specify)",
                                       "answer", NULL };
  g_autofree char *folded = NULL;
  g_autofree char *line = opcc_cell_text_to_heading (text);

  folded = g_utf8_strdown (line, -1);
  return g_strv_contains (words, folded);
}

/* How two rows fit together as headings over sub-headings. */
typedef struct
{
  guint joined;    /* a merged cell above, text below its continuation */
  guint gaps;      /* nothing above, text below */
  guint plain;     /* text above, nothing below, or the same, carried down by a merged cell */
  guint responses; /* "Response" below */
  guint top_filled;
  guint bottom_filled;
} PairLook;

static void
look_at_pair (PairLook *look, const OpccKeptRow *top, const OpccKeptRow *bottom)
{
  memset (look, 0, sizeof *look);
  for (guint i = 0; i < MAX (top->n_cells, bottom->n_cells); i++)
    {
      const char *above = get_cell (top, i);
      const char *below = get_cell (bottom, i);

      look->top_filled += above != NULL && !is_joined (top, i);
      look->bottom_filled += below != NULL;
      look->joined += below != NULL && is_joined (top, i);
      look->gaps += below != NULL && above == NULL && !is_joined (top, i);
      look->plain += above != NULL && (below == NULL || strcmp (above, below) == 0);
      look->responses += below != NULL && is_response_word (below);
    }
}

static gboolean
is_pair (GPtrArray *sample, guint top_index, guint bottom_index)
{
  const OpccKeptRow *top = g_ptr_array_index (sample, top_index);
  const OpccKeptRow *bottom = g_ptr_array_index (sample, bottom_index);
  PairLook pair;
  RowLook upper;
  RowLook lower;

  if (top->n_filled == 0 || bottom->n_filled == 0)
    return FALSE;
  look_at_pair (&pair, top, bottom);
  /* Under merged headings some people leave a row empty. */
  if (bottom->number > top->number + (pair.joined > 0 ? 2 : 1))
    return FALSE;
  look_at_row (&upper, sample, top_index);
  look_at_row (&lower, sample, bottom_index);
  if (lower.figures > 0 || upper.figures > 0 || pair.top_filled < 2)
    return FALSE;
  if (pair.joined > 0 && (pair.plain > 0 || lower.contrast > 0))
    return TRUE;
  if (pair.responses > 0 && upper.words == upper.filled)
    return TRUE;
  /* Without merged cells to go by: groups over at least two columns each, plain headings beside
   * them, and below both a column that looks different from its sub-heading. */
  return pair.gaps >= 2 && (pair.plain > 0 || get_cell (top, 0) == NULL) && lower.again == 0 &&
         lower.words == lower.filled && lower.contrast > 0;
}

/* Text of the upper row for each column: merged cells reach over their continuation; where nothing
 * is merged, a group reaches right over the gaps that have a sub-heading. */
static const char **
carry_top (const OpccKeptRow *top, const OpccKeptRow *bottom, guint n)
{
  const char **carried = g_new0 (const char *, n + 1);
  gboolean merged = FALSE;
  const char *group = NULL;

  for (guint i = 0; i < top->n_cells; i++)
    merged |= is_joined (top, i);
  for (guint i = 0; i < n; i++)
    {
      const char *above = get_cell (top, i);

      if (above != NULL && !is_joined (top, i))
        group = above;
      else if (merged ? !is_joined (top, i) : get_cell (bottom, i) == NULL)
        group = NULL;
      carried[i] = group;
    }
  return carried;
}

static char *
join_heading (const char *above, const char *below)
{
  g_autofree char *upper = opcc_cell_text_to_heading (above);
  g_autofree char *lower = opcc_cell_text_to_heading (below);

  if (*upper == '\0' || g_ascii_strcasecmp (upper, lower) == 0)
    return g_steal_pointer (&lower);
  if (*lower == '\0')
    return g_steal_pointer (&upper);
  if (is_response_word (lower) && strchr (lower, '(') == NULL)
    return g_steal_pointer (&upper);
  return g_strdup_printf ("%s%s %s", upper, g_str_has_suffix (upper, ":") ? "" : ":", lower);
}

static char *
make_unique (GHashTable *taken, const char *heading)
{
  g_autofree char *name = g_strdup (heading);

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", heading, i);
    }
  g_hash_table_add (taken, g_strdup (name));
  return g_steal_pointer (&name);
}

static gboolean
has_data (GPtrArray *sample, guint from, guint column)
{
  for (guint i = from; i < sample->len; i++)
    {
      if (get_cell (g_ptr_array_index (sample, i), column) != NULL)
        return TRUE;
    }
  return FALSE;
}

static guint
find_extent (GPtrArray *sample, guint from)
{
  guint extent = 0;

  for (guint i = from; i < sample->len; i++)
    {
      const OpccKeptRow *row = g_ptr_array_index (sample, i);

      extent = MAX (extent, row->n_cells);
    }
  return extent;
}

/* Columns with a heading, and those without one that hold data nevertheless. */
static void
take_columns (OpccSheetLayout *self, GPtrArray *sample)
{
  const guint first = self->bottom == NULL ? 0 : self->first_data > 0 ? self->first_data - 1 : 0;
  const guint extent =
      MAX (find_extent (sample, first), self->top != NULL ? self->top->n_cells : 0);
  g_autofree const char **carried = NULL;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->top != NULL)
    carried = carry_top (self->top, self->bottom, extent);
  self->headings = g_new0 (char *, extent + 1);
  self->columns = g_new0 (guint, extent + 1);
  for (guint i = 0; i < extent; i++)
    {
      g_autofree char *heading =
          join_heading (carried != NULL ? carried[i] : NULL,
                        self->bottom != NULL ? get_cell (self->bottom, i) : NULL);

      if (*heading == '\0')
        {
          g_autofree char *letter = opcc_column_letter (i);

          if (!has_data (sample, self->first_data, i))
            continue;
          g_free (heading);
          heading = g_strdup_printf (_ ("Column %s"), letter);
        }
      self->headings[self->n_columns] = make_unique (taken, heading);
      self->columns[self->n_columns++] = i;
    }
}

/**
 * opcc_sheet_layout_find:
 * @self: (out caller-allocates): borrows rows from @sample
 * @sample: (element-type OpccKeptRow): the first rows of the sheet, blank ones included
 *
 * The heading row is the row near the top that is full, made of words, stands over columns that
 * look different, and whose texts are not met again below: so titles, notes and dates above it are
 * passed over. Two heading rows are taken as one ("Budget: Total") where a merged cell, a word of
 * the survey tools, or gaps in the upper row say that they belong together. A table of mere figures
 * has no heading row; its columns are called by their letters.
 *
 * Returns: %FALSE if the sample holds nothing
 */
gboolean
opcc_sheet_layout_find (OpccSheetLayout *self, GPtrArray *sample)
{
  const guint width = find_width (sample);
  int heading = -1;

  memset (self, 0, sizeof *self);
  if (width == 0)
    return FALSE;
  heading = find_heading_row (sample, width);
  if (heading >= 0)
    {
      guint bottom = (guint) heading;

      if (bottom + 1 < sample->len && is_pair (sample, bottom, bottom + 1))
        self->top = g_ptr_array_index (sample, bottom++);
      else if (bottom > 0 && is_pair (sample, bottom - 1, bottom))
        self->top = g_ptr_array_index (sample, bottom - 1);
      self->bottom = g_ptr_array_index (sample, bottom);
      self->heading_row = self->bottom->number;
      self->first_data = bottom + 1;
    }
  take_columns (self, sample);
  return self->n_columns > 0;
}

/**
 * opcc_sheet_layout_take:
 * @self: (out caller-allocates): borrows rows from @sample
 * @sample: (element-type OpccKeptRow): rows of which the first is the headings
 *
 * Returns: %FALSE if there are no headings
 */
gboolean
opcc_sheet_layout_take (OpccSheetLayout *self, GPtrArray *sample)
{
  memset (self, 0, sizeof *self);
  if (sample->len == 0)
    return FALSE;
  self->bottom = g_ptr_array_index (sample, 0);
  self->first_data = 1;
  take_columns (self, sample);
  return self->n_columns > 0;
}

/**
 * opcc_sheet_layout_clear:
 *
 * Frees what the layout owns; its rows belong to the sample.
 */
void
opcc_sheet_layout_clear (OpccSheetLayout *self)
{
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->columns, g_free);
  memset (self, 0, sizeof *self);
}
