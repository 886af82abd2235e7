/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a workbook on their way from the XML that holds them to the one who asks for the next. */
#pragma once

#include "opcc-row-reader.h"

G_BEGIN_DECLS

typedef struct _OpccRowBatch OpccRowBatch;

OpccRowBatch *opcc_row_batch_new (const char *file_name);
void opcc_row_batch_free (OpccRowBatch *self);

void opcc_row_batch_add_merge (
    OpccRowBatch *self, guint row, guint column, guint n_rows, guint n_columns);
void opcc_row_batch_begin_row (OpccRowBatch *self, guint number);
gboolean opcc_row_batch_set_cell (
    OpccRowBatch *self, guint column, const char *text, gsize length, GError **error);
void opcc_row_batch_end_row (OpccRowBatch *self, guint repeat);
gboolean opcc_row_batch_has_text (OpccRowBatch *self);
guint opcc_row_batch_get_n_carried (OpccRowBatch *self);

gboolean opcc_row_batch_next (OpccRowBatch *self, OpccRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRowBatch, opcc_row_batch_free)

G_END_DECLS
