/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a sheet of figures: its columns, its rows, and what is said under it. */
#pragma once

#include "opcc-workforce-sheet.h"

G_BEGIN_DECLS

/* Fills an empty sheet; FALSE on error. What the office has not got is left to be named. */
typedef gboolean (*OpccSheetFillFunc) (OpccDb *db,
                                       const OpccSheetOrder *order,
                                       OpccWorkforceSheet *self,
                                       GError **error);

/* (transfer full): without columns or rows. */
OpccWorkforceSheet *opcc_sheet_create (void);
/* All texts are copied. */
void opcc_sheet_add_column (OpccWorkforceSheet *self,
                            const char *name,
                            const char *title,
                            gboolean is_number);
/* (transfer none): its cells are added one by one, in the order of the columns. */
OpccSheetRow *opcc_sheet_add_row (OpccWorkforceSheet *self);
/* NULL and "" leave the cell empty. */
void opcc_sheet_row_add_text (OpccSheetRow *row, const char *text);
/* @format: of printf, for one double; NAN leaves the cell empty. */
void opcc_sheet_row_add_number (OpccSheetRow *row, double value, const char *format);
/* "4,421", whatever the locale: files and screens read the same. */
void opcc_sheet_row_add_count (OpccSheetRow *row, double value);
/* As opcc_sheet_row_add_count (), with two decimals where it is not whole: "3,654.38". */
void opcc_sheet_row_add_figure (OpccSheetRow *row, double value);
/* @sentence: (transfer full): said under the table, once. */
void opcc_sheet_note (OpccWorkforceSheet *self, char *sentence);
/* @source: as the figure names it; "" for none. */
void opcc_sheet_note_source (OpccWorkforceSheet *self, const char *source);
void opcc_sheet_note_rule (OpccWorkforceSheet *self, const char *title, const char *rule);
/* Names what is not there, and how it comes. */
void opcc_sheet_miss (OpccWorkforceSheet *self, const char *sentence);
/* Whether @view is the one asked for; the first of a sheet is also the one of no name. */
gboolean opcc_sheet_is_view (const OpccSheetOrder *order, const char *view, gboolean is_first);

/* Joiners by month and route; the Uplift by target and by month; leavers by what is asked. */
gboolean opcc_sheet_fill_joiners (OpccDb *db,
                                  const OpccSheetOrder *order,
                                  OpccWorkforceSheet *self,
                                  GError **error);
gboolean opcc_sheet_fill_uplift (OpccDb *db,
                                 const OpccSheetOrder *order,
                                 OpccWorkforceSheet *self,
                                 GError **error);
gboolean opcc_sheet_fill_leavers (OpccDb *db,
                                  const OpccSheetOrder *order,
                                  OpccWorkforceSheet *self,
                                  GError **error);
/* Officers by sex and rank at 31 March of a year; women in each group over ten years. */
gboolean opcc_sheet_fill_officers (OpccDb *db,
                                   const OpccSheetOrder *order,
                                   OpccWorkforceSheet *self,
                                   GError **error);
gboolean opcc_sheet_fill_years (OpccDb *db,
                                const OpccSheetOrder *order,
                                OpccWorkforceSheet *self,
                                GError **error);
/* The posts of the office in sum; the money for training by year. */
gboolean opcc_sheet_fill_office (OpccDb *db,
                                 const OpccSheetOrder *order,
                                 OpccWorkforceSheet *self,
                                 GError **error);
gboolean opcc_sheet_fill_training (OpccDb *db,
                                   const OpccSheetOrder *order,
                                   OpccWorkforceSheet *self,
                                   GError **error);
/* Every figure of one theme that is of no month, a row each; may be called for several themes.
 * @where: (nullable): SQL of observation o and measure m, a constant of the program */
gboolean opcc_sheet_list_theme (
    OpccDb *db, const char *theme, const char *where, OpccWorkforceSheet *self, GError **error);

G_END_DECLS
