/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows of one sheet one after another, whatever kind of file they stand in. */
#pragma once

#include <gio/gio.h>

#include "opcc-problem.h"

G_BEGIN_DECLS

/**
 * OpccRow:
 * @number: the row as a spreadsheet program shows it, from 1. In CSV this is the number of the
 *   record (a cell that runs over three lines is still one row, an empty line is a row of its own,
 *   and a "sep=;" line is not counted, because Excel hides it); in JSON the place in the list
 * @n_cells: how many cells follow; rows may differ in length
 * @cells: (array length=n_cells): UTF-8 text, %NULL for an empty cell
 * @joined: (nullable) (array length=n_cells): nonzero where the cell is the continuation of a
 *   merged cell that began further left in the same row; %NULL where nothing is merged
 *
 * Everything is borrowed from the reader until the next call.
 */
typedef struct
{
  guint number;
  guint n_cells;
  const char *const *cells;
  const guint8 *joined;
} OpccRow;

#define OPCC_TYPE_ROW_READER (opcc_row_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccRowReader, opcc_row_reader, OPCC, ROW_READER, GObject)

/**
 * OpccRowReaderClass:
 * @next: fills @row; returns %FALSE at the end (no error) or on failure (error set)
 * @get_fraction: how much of the file was read, 0 to 1
 * @exact: the first row is the headings and every other row is data; there is nothing to guess
 */
struct _OpccRowReaderClass
{
  GObjectClass parent_class;

  gboolean (*next) (OpccRowReader *self, OpccRow *row, GCancellable *cancellable, GError **error);
  double (*get_fraction) (OpccRowReader *self);
  gboolean exact;
};

/* Limits that protect the program; beyond them a file is refused with a sentence. */
#define OPCC_MAX_CELL_BYTES    (1024 * 1024)
#define OPCC_MAX_RECORD_BYTES  (16 * 1024 * 1024)
#define OPCC_MAX_COLUMNS       2000
#define OPCC_MAX_READ_PROBLEMS 1000

gboolean
opcc_row_reader_next (OpccRowReader *self, OpccRow *row, GCancellable *cancellable, GError **error);
double opcc_row_reader_get_fraction (OpccRowReader *self);
gboolean opcc_row_reader_is_exact (OpccRowReader *self);
GPtrArray *opcc_row_reader_get_problems (OpccRowReader *self);

/* For the readers of each kind of file. */
void opcc_row_reader_take_problem (OpccRowReader *self, OpccProblem *problem);

G_END_DECLS
