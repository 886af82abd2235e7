/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one table as a careful clerk would: finds the headings, hands over only rows of data. */
#include "opcc-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-cell-text.h"
#include "opcc-column-letter.h"
#include "opcc-error.h"
#include "opcc-row-judge.h"
#include "opcc-sheet-layout.h"

/* The headings are looked for in so much of a sheet. */
#define SAMPLE_ROWS  200
#define SAMPLE_BYTES (8 * 1024 * 1024)

/* So many doubtful rows wait for what follows them; then they count as data. */
#define MAX_WAITING 100

struct _OpccSheetReader
{
  GObject parent_instance;

  OpccRowReader *rows; /* (owned) */
  char *file_name;     /* (owned) */
  char *sheet_name;    /* (owned) */
  GPtrArray *sample;   /* (owned) (element-type OpccKeptRow) */
  OpccSheetLayout layout;
  gboolean exact;        /* every row after the first is data, as in JSON */
  GPtrArray *notes;      /* (owned) (element-type OpccNote) */
  GPtrArray *problems;   /* (owned) (element-type OpccProblem) */
  guint n_problems_seen; /* of the row reader's list */

  guint sample_next;  /* index of the next row of the sample to hand over */
  GQueue waiting;     /* (element-type OpccKeptRow) doubtful rows */
  gboolean release;   /* the waiting rows are data */
  OpccKeptRow *held;  /* (owned) (nullable) the row that follows the waiting ones */
  OpccKeptRow *given; /* (owned) (nullable) what the caller borrows from now */
  guint last_filled_row;
  gboolean ended;
  guint *columns_seen; /* (owned) for each column of the sheet, its column of the table plus one */
  guint n_columns_seen;
  const char **texts; /* (owned), the texts are borrowed */
};

G_DEFINE_FINAL_TYPE (OpccSheetReader, opcc_sheet_reader, G_TYPE_OBJECT)

static void
opcc_sheet_reader_finalize (GObject *object)
{
  OpccSheetReader *self = OPCC_SHEET_READER (object);

  opcc_sheet_layout_clear (&self->layout);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->sheet_name, g_free);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) opcc_kept_row_free);
  g_clear_pointer (&self->held, opcc_kept_row_free);
  g_clear_pointer (&self->given, opcc_kept_row_free);
  g_clear_pointer (&self->columns_seen, g_free);
  g_clear_pointer (&self->texts, g_free);
  G_OBJECT_CLASS (opcc_sheet_reader_parent_class)->finalize (object);
}

static void
opcc_sheet_reader_class_init (OpccSheetReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_sheet_reader_finalize;
}

static void
opcc_sheet_reader_init (OpccSheetReader *self)
{
  self->sample = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_kept_row_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_note_free);
  self->problems = opcc_problems_new ();
  g_queue_init (&self->waiting);
}

static void
take_note (OpccSheetReader *self, guint row, char *text)
{
  if (self->notes->len < OPCC_MAX_READ_PROBLEMS)
    g_ptr_array_add (self->notes, opcc_note_new (row, text));
  else
    g_free (text);
}

static const char *
get_first_text (const OpccKeptRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (row->cells[i] != NULL)
        return row->cells[i];
    }
  return "";
}

static void
note_left_out (OpccSheetReader *self, const OpccKeptRow *row, const char *why)
{
  g_autofree char *words = opcc_cell_text_cut (get_first_text (row));

  take_note (self, row->number,
             g_strdup_printf (_ ("Row %u was left out: %s (“%s”)."), row->number, why, words));
}

/* The row reader names columns by letter; here they have headings. */
static void
take_row_problems (OpccSheetReader *self)
{
  GPtrArray *problems = opcc_row_reader_get_problems (self->rows);

  for (; self->n_problems_seen < problems->len; self->n_problems_seen++)
    {
      OpccProblem *problem =
          opcc_problem_copy (g_ptr_array_index (problems, self->n_problems_seen));
      guint column = 0;
      guint row = 0;

      if (!self->exact && problem->column != NULL &&
          opcc_cell_reference_parse (problem->column, &column, &row) &&
          column < self->n_columns_seen && self->columns_seen[column] > 0)
        {
          g_free (problem->column);
          problem->column = g_strdup (self->layout.headings[self->columns_seen[column] - 1]);
        }
      g_ptr_array_add (self->problems, problem);
    }
}

static gboolean
read_sample (OpccSheetReader *self, GCancellable *cancellable, GError **error)
{
  gsize bytes = 0;

  while (self->sample->len < SAMPLE_ROWS && bytes < SAMPLE_BYTES)
    {
      g_autoptr (GError) local = NULL;
      OpccRow row = { 0 };

      if (!opcc_row_reader_next (self->rows, &row, cancellable, &local))
        {
          if (local == NULL)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      for (guint i = 0; i < row.n_cells; i++)
        bytes += row.cells[i] != NULL ? strlen (row.cells[i]) : 0;
      g_ptr_array_add (self->sample, opcc_kept_row_new (&row));
    }
  return TRUE;
}

static void
note_rows_above (OpccSheetReader *self)
{
  const guint last =
      self->layout.first_data - MIN (self->layout.first_data, self->layout.top != NULL ? 2 : 1);

  for (guint i = 0; i < last; i++)
    {
      const OpccKeptRow *row = g_ptr_array_index (self->sample, i);

      if (row->n_filled > 0)
        note_left_out (self, row, _ ("it stands above the headings"));
    }
  if (self->layout.bottom == NULL)
    take_note (self, 0,
               g_strdup (_ ("No row of headings was found; columns are called by their letters.")));
  if (self->layout.top != NULL)
    take_note (self, self->layout.heading_row,
               g_strdup_printf (_ ("Rows %u and %u were read together as the headings."),
                                self->layout.top->number, self->layout.heading_row));
}

static void
index_columns (OpccSheetReader *self)
{
  const guint n = self->layout.n_columns;

  self->n_columns_seen = self->layout.columns[n - 1] + 1;
  self->columns_seen = g_new0 (guint, self->n_columns_seen);
  for (guint i = 0; i < n; i++)
    self->columns_seen[self->layout.columns[i]] = i + 1;
  self->texts = g_new0 (const char *, n);
  self->sample_next = self->layout.first_data;
}

/**
 * opcc_sheet_reader_new:
 * @rows: at its first row; a reference is kept
 *
 * Reads the first rows (up to 200) and finds the headings among them, see
 * opcc_sheet_layout_find().
 *
 * Returns: (transfer full) (nullable): %NULL with %OPCC_ERROR_INVALID if the sheet is empty, or
 *   whatever reading reported
 */
OpccSheetReader *
opcc_sheet_reader_new (OpccRowReader *rows,
                       const char *file_name,
                       const char *sheet_name,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (OpccSheetReader) self = NULL;

  g_return_val_if_fail (OPCC_IS_ROW_READER (rows), NULL);

  self = g_object_new (OPCC_TYPE_SHEET_READER, NULL);
  self->rows = g_object_ref (rows);
  self->file_name = g_strdup (file_name);
  self->sheet_name = g_strdup (sheet_name);
  self->exact = opcc_row_reader_is_exact (rows);
  if (!read_sample (self, cancellable, error))
    return NULL;
  if (!(self->exact ? opcc_sheet_layout_take (&self->layout, self->sample)
                    : opcc_sheet_layout_find (&self->layout, self->sample)))
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_INVALID,
          _ ("There is no table on “%s” in “%s”: it is empty. Nothing was taken in. Choose "
             "another sheet or another file."),
          sheet_name, file_name);
      return NULL;
    }
  index_columns (self);
  note_rows_above (self);
  take_row_problems (self);
  return g_steal_pointer (&self);
}

/* Cells to the right of, or between, the columns of the table. */
static void
report_strays (OpccSheetReader *self, const OpccRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *letter = NULL;

      if ((i < self->n_columns_seen && self->columns_seen[i] > 0) ||
          opcc_cell_text_is_blank (row->cells[i]) || self->problems->len >= OPCC_MAX_READ_PROBLEMS)
        continue;
      letter = opcc_column_letter (i);
      g_ptr_array_add (
          self->problems,
          opcc_problem_new (OPCC_SEVERITY_WARNING, row->number, letter, row->cells[i],
                            _ ("This cell stands in a column without a heading and was left out."),
                            _ ("Give the column a heading, or look for a comma too many.")));
    }
}

/* What a clerk would make of the row; what is left out is noted. */
static OpccVerdict
judge_row (OpccSheetReader *self, const OpccRow *row)
{
  const guint n = self->layout.n_columns;
  const char *why = NULL;
  OpccVerdict verdict = OPCC_VERDICT_DATA;

  if (self->exact)
    {
      opcc_row_judge_pick (&self->layout, row, self->texts);
      return OPCC_VERDICT_DATA;
    }
  verdict = opcc_row_judge (&self->layout, row, self->texts, &why);
  if (row->n_cells > n || self->n_columns_seen > n)
    report_strays (self, row);
  if (verdict == OPCC_VERDICT_OUT)
    {
      g_autoptr (OpccKeptRow) kept = opcc_kept_row_new (row);

      note_left_out (self, kept, why);
    }
  return verdict;
}

static void
borrow_row (OpccSheetReader *self, const OpccRow *raw, OpccRow *row)
{
  row->number = raw->number;
  row->n_cells = self->layout.n_columns;
  row->cells = self->texts;
  row->joined = NULL;
}

static void
view_kept (const OpccKeptRow *kept, OpccRow *row)
{
  row->number = kept->number;
  row->n_cells = kept->n_cells;
  row->cells = (const char *const *) kept->cells;
  row->joined = kept->joined;
}

/* Hands over a row that was kept. */
static void
give_kept (OpccSheetReader *self, OpccKeptRow *kept, OpccRow *row)
{
  OpccRow raw;

  g_clear_pointer (&self->given, opcc_kept_row_free);
  self->given = kept;
  view_kept (kept, &raw);
  opcc_row_judge_pick (&self->layout, &raw, self->texts);
  borrow_row (self, &raw, row);
}

/* The next row as it stands in the file: first what the sample kept, then from the reader. */
static gboolean
read_raw (OpccSheetReader *self, OpccRow *raw, GCancellable *cancellable, GError **error)
{
  if (self->sample_next < self->sample->len)
    {
      view_kept (g_ptr_array_index (self->sample, self->sample_next), raw);
      self->sample_next++;
      return TRUE;
    }
  return opcc_row_reader_next (self->rows, raw, cancellable, error);
}

/* At the end, doubtful rows that read like remarks, or stand apart, are no entries. */
static void
settle_waiting (OpccSheetReader *self)
{
  GList *next = NULL;
  gboolean remarks = FALSE;

  for (GList *link = self->waiting.head; link != NULL; link = next)
    {
      OpccKeptRow *row = link->data;
      const gboolean apart = row->number > self->last_filled_row + 1;

      next = link->next;
      self->last_filled_row = row->number;
      remarks = remarks || apart || opcc_cell_text_is_note (get_first_text (row));
      if (!remarks)
        continue;
      note_left_out (self, row, _ ("it stands under the table like a remark"));
      opcc_kept_row_free (row);
      g_queue_delete_link (&self->waiting, link);
    }
  self->release = TRUE;
}

static gboolean
next_released (OpccSheetReader *self, OpccRow *row)
{
  if (self->release && !g_queue_is_empty (&self->waiting))
    {
      give_kept (self, g_queue_pop_head (&self->waiting), row);
      return TRUE;
    }
  self->release = FALSE;
  if (self->held == NULL)
    return FALSE;
  give_kept (self, g_steal_pointer (&self->held), row);
  return TRUE;
}

static gboolean
read_on (OpccSheetReader *self, OpccRow *row, GCancellable *cancellable, GError **error)
{
  OpccRow raw = { 0 };

  while (read_raw (self, &raw, cancellable, error))
    {
      const OpccVerdict verdict = judge_row (self, &raw);

      if (verdict == OPCC_VERDICT_WAIT && g_queue_get_length (&self->waiting) < MAX_WAITING)
        {
          g_queue_push_tail (&self->waiting, opcc_kept_row_new (&raw));
          continue;
        }
      if (verdict == OPCC_VERDICT_BLANK || verdict == OPCC_VERDICT_OUT)
        {
          if (verdict == OPCC_VERDICT_OUT && g_queue_is_empty (&self->waiting))
            self->last_filled_row = raw.number;
          continue;
        }
      self->last_filled_row = raw.number;
      if (g_queue_is_empty (&self->waiting))
        {
          borrow_row (self, &raw, row);
          return TRUE;
        }
      self->held = opcc_kept_row_new (&raw);
      self->release = TRUE;
      return next_released (self, row);
    }
  return FALSE;
}

/**
 * opcc_sheet_reader_next:
 * @row: (out caller-allocates): one cell a heading; borrowed until the next call
 *
 * Hands over the next row of data. Blank rows are passed over; repeated headings, totals, lines of
 * words across the table, and remarks under it are left out, each with a note. A doubtful row is
 * an entry if entries follow it.
 *
 * Returns: %FALSE at the end, with @error unset, or on failure, as opcc_row_reader_next()
 */
gboolean
opcc_sheet_reader_next (OpccSheetReader *self,
                        OpccRow *row,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (next_released (self, row))
    return TRUE;
  if (self->ended)
    return FALSE;
  if (read_on (self, row, cancellable, &local))
    {
      take_row_problems (self);
      return TRUE;
    }
  take_row_problems (self);
  self->ended = TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  settle_waiting (self);
  return next_released (self, row);
}

const char *
opcc_sheet_reader_get_file_name (OpccSheetReader *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), NULL);
  return self->file_name;
}

const char *
opcc_sheet_reader_get_sheet_name (OpccSheetReader *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), NULL);
  return self->sheet_name;
}

/**
 * opcc_sheet_reader_get_headings:
 * @n_headings: (out) (optional):
 *
 * Returns: (transfer none) (array zero-terminated=1): the headings, no two alike
 */
const char *const *
opcc_sheet_reader_get_headings (OpccSheetReader *self, guint *n_headings)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), NULL);

  if (n_headings != NULL)
    *n_headings = self->layout.n_columns;
  return (const char *const *) self->layout.headings;
}

/**
 * opcc_sheet_reader_get_heading_row:
 *
 * Returns: the (last) row of headings as a spreadsheet program numbers it, 0 if there is none
 */
guint
opcc_sheet_reader_get_heading_row (OpccSheetReader *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), 0);
  return self->layout.heading_row;
}

/**
 * opcc_sheet_reader_get_fraction:
 *
 * Returns: how much of the file was read, 0 to 1
 */
double
opcc_sheet_reader_get_fraction (OpccSheetReader *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), 0.0);
  return self->ended ? 1.0 : opcc_row_reader_get_fraction (self->rows);
}

/**
 * opcc_sheet_reader_get_notes:
 *
 * Returns: (transfer none) (element-type OpccNote): what was left out so far; complete at the end
 */
GPtrArray *
opcc_sheet_reader_get_notes (OpccSheetReader *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), NULL);
  return self->notes;
}

/**
 * opcc_sheet_reader_get_problems:
 *
 * Returns: (transfer none) (element-type OpccProblem): what was met so far; complete at the end
 */
GPtrArray *
opcc_sheet_reader_get_problems (OpccSheetReader *self)
{
  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), NULL);
  return self->problems;
}

/**
 * opcc_sheet_reader_read_all:
 *
 * Returns: (transfer full) (nullable): all rows that are left, with the notes and problems
 */
OpccSheet *
opcc_sheet_reader_read_all (OpccSheetReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccSheet) sheet = NULL;
  g_autoptr (GError) local = NULL;
  OpccRow row = { 0 };

  g_return_val_if_fail (OPCC_IS_SHEET_READER (self), NULL);

  sheet = opcc_sheet_new (self->file_name, self->sheet_name,
                          (const char *const *) self->layout.headings, self->layout.n_columns,
                          self->layout.heading_row);
  while (opcc_sheet_reader_next (self, &row, cancellable, &local))
    opcc_sheet_append_row (sheet, &row);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      const OpccNote *note = g_ptr_array_index (self->notes, i);

      g_ptr_array_add (opcc_sheet_get_notes (sheet),
                       opcc_note_new (note->row, g_strdup (note->text)));
    }
  for (guint i = 0; i < self->problems->len; i++)
    g_ptr_array_add (opcc_sheet_get_problems (sheet),
                     opcc_problem_copy (g_ptr_array_index (self->problems, i)));
  return g_steal_pointer (&sheet);
}
