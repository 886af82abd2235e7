/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes Excel workbooks: text is always text, money and dates are real money and dates. */
#pragma once

#include <gio/gio.h>

#include "opcc-date.h"

G_BEGIN_DECLS

typedef struct _OpccXlsxWriter OpccXlsxWriter;

OpccXlsxWriter *opcc_xlsx_writer_new (const char *path, GError **error);
void opcc_xlsx_writer_free (OpccXlsxWriter *self);

void opcc_xlsx_writer_begin_sheet (OpccXlsxWriter *self,
                                   const char *name,
                                   const char *const *headings,
                                   guint n_headings);
void opcc_xlsx_writer_add_text (OpccXlsxWriter *self, const char *text);
void opcc_xlsx_writer_add_number (OpccXlsxWriter *self, const char *decimal);
void opcc_xlsx_writer_add_integer (OpccXlsxWriter *self, gint64 value);
void opcc_xlsx_writer_add_money (OpccXlsxWriter *self, gint64 pence);
void opcc_xlsx_writer_add_date (OpccXlsxWriter *self, OpccDate date);
void opcc_xlsx_writer_add_empty (OpccXlsxWriter *self);
/* Sheets to be filled in. */
void opcc_xlsx_writer_add_read_text (OpccXlsxWriter *self, const char *text);
void opcc_xlsx_writer_add_open_text (OpccXlsxWriter *self, const char *text);
void opcc_xlsx_writer_add_open_integer (OpccXlsxWriter *self,
                                        gint64 value,
                                        gint64 max,
                                        const char *message);
void opcc_xlsx_writer_add_open_choice (OpccXlsxWriter *self,
                                       const char *text,
                                       const char *const *choices,
                                       const char *message);
void opcc_xlsx_writer_protect_sheet (OpccXlsxWriter *self);
void opcc_xlsx_writer_set_column (OpccXlsxWriter *self, guint column, guint width);
void opcc_xlsx_writer_hide_sheet (OpccXlsxWriter *self);
void opcc_xlsx_writer_end_row (OpccXlsxWriter *self);
gboolean opcc_xlsx_writer_finish (OpccXlsxWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccXlsxWriter, opcc_xlsx_writer_free)

G_END_DECLS
