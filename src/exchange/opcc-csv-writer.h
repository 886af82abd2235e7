/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes CSV that Excel reads right and in which no text can become a formula. */
#pragma once

#include <gio/gio.h>

#include "opcc-date.h"

G_BEGIN_DECLS

typedef struct _OpccCsvWriter OpccCsvWriter;

OpccCsvWriter *opcc_csv_writer_new (const char *path, GError **error);
OpccCsvWriter *opcc_csv_writer_new_for_string (GString *string);
void opcc_csv_writer_free (OpccCsvWriter *self);

void opcc_csv_writer_add_text (OpccCsvWriter *self, const char *text);
void opcc_csv_writer_add_number (OpccCsvWriter *self, const char *decimal);
void opcc_csv_writer_add_integer (OpccCsvWriter *self, gint64 value);
void opcc_csv_writer_add_money (OpccCsvWriter *self, gint64 pence);
void opcc_csv_writer_add_date (OpccCsvWriter *self, OpccDate date);
void opcc_csv_writer_add_empty (OpccCsvWriter *self);
void opcc_csv_writer_end_row (OpccCsvWriter *self);
void opcc_csv_writer_add_headings (OpccCsvWriter *self, const char *const *headings, guint n);
gboolean opcc_csv_writer_finish (OpccCsvWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCsvWriter, opcc_csv_writer_free)

G_END_DECLS
