/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the counts of a sheet into a table, puts that through disclosure control, and writes what
 * may be seen back. */
#include "opcc-sheet-control.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-disclosure.h"

/* Columns that are worked out from counts, or count something else than people of ours. */
static const char *const worked_out[] = { "difference", "percent_change", "share", "ratio", NULL };
static const char *const no_people[] = { "missing", "target", "census", NULL };
/* What tells one set of rows that are parts of one whole from the next. */
static const char *const sets[] = { "measure", "rule", "period", NULL };

typedef struct
{
  OpccWorkforceSheet *sheet; /* (unowned) */
  OpccCountTable *table;     /* (owned) rows of the sheet, then a whole for each set without one */
  GArray *columns;           /* (owned) guint: those of the sheet that hold counts */
  GPtrArray *keys;           /* (owned) char *: of the wholes that were added */
  guint n_words;             /* figures in words that were taken out */
  gboolean rounds;           /* what is shown is given to the nearest 5 */
} Control;

static const OpccSheetColumn *
get_column (const OpccWorkforceSheet *sheet, guint column)
{
  return g_ptr_array_index (sheet->columns, column);
}

static OpccSheetRow *
get_row (const OpccWorkforceSheet *sheet, guint row)
{
  return g_ptr_array_index (sheet->rows, row);
}

static const char *
get_cell (const OpccWorkforceSheet *sheet, guint row, guint column)
{
  return g_ptr_array_index (get_row (sheet, row)->cells, column);
}

static void
set_cell (const OpccWorkforceSheet *sheet, guint row, guint column, const char *text)
{
  char **cell = (char **) &g_ptr_array_index (get_row (sheet, row)->cells, column);

  g_free (*cell);
  *cell = g_strdup (text);
}

static int
find_column (const OpccWorkforceSheet *sheet, const char *name)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (strcmp (get_column (sheet, i)->name, name) == 0)
      return (int) i;
  return -1;
}

/* "4,421" as 4421; OPCC_NO_INTEGER for anything else. */
static gint64
read_count (const char *text)
{
  g_autoptr (GString) bare = g_string_new (text);
  gint64 count;

  g_string_replace (bare, ",", "", 0);
  return g_ascii_string_to_signed (bare->str, 10, 0, G_MAXINT32, &count, NULL) ? count
                                                                               : OPCC_NO_INTEGER;
}

/* Figures in words ("about 3"), and parts of a person fewer than 5, are not for others; shares are,
 * and so is any other number. */
static gboolean
is_harmless (const char *text)
{
  char *end = NULL;
  const double value = text != NULL ? g_ascii_strtod (text, &end) : 0;

  if (text == NULL || strcmp (end, " %") == 0)
    return TRUE;
  return end != text && *end == '\0' && (value == 0 || value >= 5);
}

/* The cells that say to which whole a row belongs, and of a characteristic whose it is. */
static char *
make_key (const OpccWorkforceSheet *sheet, guint row, const char *more)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i <= g_strv_length ((char **) sets); i++)
    {
      const char *name = sets[i] != NULL ? sets[i] : more;
      const int column = name != NULL ? find_column (sheet, name) : -1;
      const char *cell = column >= 0 ? get_cell (sheet, row, (guint) column) : NULL;

      g_string_append_printf (key, "%s\n", cell != NULL ? cell : "");
    }
  return g_string_free (key, FALSE);
}

/* The row of all, of whom this row counts those with a characteristic; -1: none. */
static int
find_whole_row (const OpccWorkforceSheet *sheet, guint row)
{
  const int column = find_column (sheet, "characteristic");
  g_autofree char *key = make_key (sheet, row, "group");

  for (guint i = 0; column >= 0 && i < sheet->rows->len; i++)
    {
      g_autofree char *other = make_key (sheet, i, "group");

      if (i != row && strcmp (key, other) == 0 &&
          g_strcmp0 (get_cell (sheet, i, (guint) column), "–") == 0 &&
          g_strcmp0 (get_cell (sheet, row, (guint) column), "–") != 0)
        return (int) i;
    }
  return -1;
}

/* The total that stands below a row, in its sheet or among those that were added. */
static guint
find_total (Control *self, guint row)
{
  const OpccWorkforceSheet *sheet = self->sheet;
  g_autofree char *key = make_key (sheet, row, NULL);
  guint at;

  for (guint i = row + 1; i < sheet->rows->len; i++)
    if (get_row (sheet, i)->is_total)
      return i;
  if (!g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &at))
    {
      at = self->keys->len;
      g_ptr_array_add (self->keys, g_steal_pointer (&key));
    }
  return sheet->rows->len + at;
}

static gboolean
holds_counts (const OpccSheetColumn *column)
{
  return column->is_number && !g_strv_contains (worked_out, column->name) &&
         !g_strv_contains (no_people, column->name);
}

static void
read_counts (Control *self)
{
  const int all = find_column (self->sheet, "all");

  for (guint c = 0; c < self->columns->len; c++)
    {
      const guint column = g_array_index (self->columns, guint, c);

      for (guint r = 0; r < self->sheet->rows->len; r++)
        opcc_count_table_set (self->table, r, c, read_count (get_cell (self->sheet, r, column)));
      if (all >= 0 && (int) column != all)
        for (guint k = 0; k < self->columns->len; k++)
          if (g_array_index (self->columns, guint, k) == (guint) all)
            opcc_count_table_set_column_parent (self->table, c, k);
    }
}

/* Totals of 5 and more are headlines; those the sheet does not print are taken as known elsewhere.
 */
static void
add_totals (Control *self)
{
  const guint n_rows = self->sheet->rows->len;

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < self->columns->len; c++)
      {
        const int parent = self->table->row_parents[r];
        const guint n_columns = self->table->n_columns;
        const gint64 count = self->table->counts[r * n_columns + c];

        if (parent < (int) n_rows || count == OPCC_NO_INTEGER)
          continue;
        opcc_count_table_set (self->table, (guint) parent, c,
                              count + MAX (0, self->table->counts[(guint) parent * n_columns + c]));
      }
  for (guint r = 0; r < self->table->n_rows; r++)
    for (guint c = 0; c < self->columns->len; c++)
      if ((r >= n_rows || get_row (self->sheet, r)->is_total) &&
          self->table->column_parents[c] < 0 &&
          self->table->counts[r * self->table->n_columns + c] >= 5)
        opcc_count_table_set_exact (self->table, r, c);
}

static void
make_table (Control *self)
{
  const guint n_rows = self->sheet->rows->len;
  g_autofree guint *parents = g_new0 (guint, n_rows);

  for (guint r = 0; r < n_rows; r++)
    if (!get_row (self->sheet, r)->is_total)
      {
        const int whole = find_whole_row (self->sheet, r);

        parents[r] = whole >= 0 ? (guint) whole : find_total (self, r);
      }
  self->table = opcc_count_table_new (n_rows + self->keys->len, self->columns->len);
  for (guint r = 0; r < n_rows; r++)
    if (!get_row (self->sheet, r)->is_total)
      opcc_count_table_set_row_parent (self->table, r, parents[r]);
  read_counts (self);
  add_totals (self);
}

/* Nothing of a row may be worked out from what is hidden in it, nor be a share of too few; a change
 * or a share of exact counts would give back what is rounded. */
static void
clear_worked_out (Control *self, const OpccDisclosure *given, guint row)
{
  const int whole = self->table->row_parents[row] >= 0 ? self->table->row_parents[row] : (int) row;
  gboolean is_whole = TRUE, is_broad = TRUE;

  for (guint c = 0; c < self->columns->len; c++)
    {
      const gint64 base = self->table->counts[(guint) whole * self->table->n_columns + c];
      const gint64 own = self->table->counts[row * self->table->n_columns + c];
      const OpccCellState state = opcc_disclosure_get_state (given, OPCC_THIS_YEAR, row, c);

      is_whole &= state == OPCC_CELL_SHOWN || state == OPCC_CELL_MISSING;
      is_broad &= MAX (base, own) >= OPCC_LEAST_BASE;
    }
  for (guint i = 0; i < self->sheet->columns->len; i++)
    if (g_strv_contains (worked_out, get_column (self->sheet, i)->name) &&
        (!is_whole || self->rounds ||
         (!is_broad && strcmp (get_column (self->sheet, i)->name, "difference") != 0)))
      set_cell (self->sheet, row, i, NULL);
}

/* What is shown, as it is given: to the nearest 5. */
static void
set_count (Control *self, const OpccDisclosure *given, guint row, guint column)
{
  g_autofree char *count = opcc_disclosure_format (given, OPCC_THIS_YEAR, row, column);

  set_cell (self->sheet, row, g_array_index (self->columns, guint, column), count);
}

static void
write_back (Control *self, const OpccDisclosure *given)
{
  const gboolean is_exposed = opcc_disclosure_count_exposed (given) > 0;

  for (guint r = 0; r < self->sheet->rows->len; r++)
    {
      for (guint c = 0; c < self->columns->len; c++)
        {
          const guint column = g_array_index (self->columns, guint, c);
          const OpccCellState state = is_exposed
                                          ? OPCC_CELL_HIDDEN
                                          : opcc_disclosure_get_state (given, OPCC_THIS_YEAR, r, c);

          if (opcc_cell_state_get_label (state) != NULL)
            {
              set_cell (self->sheet, r, column, opcc_cell_state_get_label (state));
              self->sheet->is_cut = TRUE;
            }
          else if (self->rounds && state == OPCC_CELL_SHOWN)
            set_count (self, given, r, c);
          else if (state == OPCC_CELL_MISSING && !is_harmless (get_cell (self->sheet, r, column)))
            {
              set_cell (self->sheet, r, column, NULL);
              self->n_words++;
              self->sheet->is_cut = TRUE;
            }
        }
      clear_worked_out (self, given, r);
    }
}

static char *
say (const Control *self, const OpccDisclosure *given)
{
  g_autofree char *said = opcc_disclosure_say (given);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u figure given in words is withheld.",
                                 "%u figures given in words are withheld.", self->n_words),
                       self->n_words);

  if (self->n_words == 0)
    return g_steal_pointer (&said);
  return said != NULL ? g_strconcat (said, " ", words, NULL) : g_steal_pointer (&words);
}

/**
 * opcc_workforce_sheet_control:
 * @rule: (nullable): what is wanted; NULL: the rule of this office, without rounding
 *
 * Puts the counts of a sheet through disclosure control: rows that are parts of one whole, with
 * its total, which is taken as known where the sheet does not print it. Changes and shares of what
 * is hidden go too, and shares of fewer than OPCC_LEAST_BASE people, and figures that are given in
 * words; the notes go where anything does, for they may name counts.
 *
 * Returns: (transfer full) (nullable): what was done, in sentences; NULL where nothing had to be
 */
char *
opcc_workforce_sheet_control (OpccWorkforceSheet *self, const OpccDisclosureRule *rule)
{
  Control control = { .sheet = self, .rounds = rule != NULL && rule->round_to_5 };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpccDisclosure) given = NULL;
  char *said;

  for (guint i = 0; i < self->columns->len; i++)
    if (holds_counts (get_column (self, i)))
      g_array_append_val (columns, i);
  if (columns->len == 0 || self->rows->len == 0)
    return NULL;
  control.columns = columns;
  control.keys = keys;
  make_table (&control);
  given = opcc_disclosure_control (control.table, rule);
  write_back (&control, given);
  opcc_count_table_free (control.table);
  said = say (&control, given);
  if (said != NULL)
    g_ptr_array_set_size (self->notes, 0);
  return said;
}
