/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCliTable: results as aligned text, CSV or JSON, printed as they come. */
#pragma once

#include <json-glib/json-glib.h>

#include "opcc-cli.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;     /* in JSON: snake_case */
  const char *heading; /* in text and CSV, untranslated, in N_() */
  gboolean right;      /* aligned right: money and counts */
} OpccCliColumn;

typedef struct _OpccCliTable OpccCliTable;

/* A list of rows: in JSON an array of objects. @columns must outlive the table. */
OpccCliTable *
opcc_cli_table_new (OpccCliFormat format, const OpccCliColumn *columns, guint n_columns);
/* One row only: in JSON an object, in text a line for each column that has a value. */
OpccCliTable *
opcc_cli_table_new_single (OpccCliFormat format, const OpccCliColumn *columns, guint n_columns);
/* In text, cells are cut after 40 columns of the terminal unless this is set. */
void opcc_cli_table_set_wide (OpccCliTable *self, gboolean wide);

/* The cells of a row, in the order of the columns; what is missing is null, an empty cell, or a
 * blank. Money is in pence, printed in pounds; a link is printed by the title of its record. */
void opcc_cli_table_add_text (OpccCliTable *self, const char *text);
void opcc_cli_table_add_integer (OpccCliTable *self, gint64 value);
void opcc_cli_table_add_number (OpccCliTable *self, double value);
/* A difference: in text with its sign, by @format ("%+.2f"); a number elsewhere. */
void opcc_cli_table_add_signed (OpccCliTable *self, double value, const char *format)
    G_GNUC_PRINTF (3, 0);
void opcc_cli_table_add_money (OpccCliTable *self, gint64 pence);
void opcc_cli_table_add_percent (OpccCliTable *self, gint64 percent);
void opcc_cli_table_add_flag (OpccCliTable *self, gboolean value);
void opcc_cli_table_add_date (OpccCliTable *self, OpccDate date);
void opcc_cli_table_add_time (OpccCliTable *self, gint64 time);
void opcc_cli_table_add_link (OpccCliTable *self, gint64 n, const char *title);
void opcc_cli_table_add_choice (OpccCliTable *self, const char *key, const char *label);
void opcc_cli_table_end_row (OpccCliTable *self);

/* Prints what is still held back, and the end. */
void opcc_cli_table_finish (OpccCliTable *self);
void opcc_cli_table_free (OpccCliTable *self);

/**
 * OpccCliListing: how a list of things is printed. All of it static.
 * @add_row: adds the cells of @row; a row to which it adds none is left out
 * @wide: whether long cells are kept whole in text
 */
typedef struct
{
  const OpccCliColumn *columns;
  guint n_columns;
  void (*add_row) (OpccCliTable *table, gconstpointer row);
  gboolean wide;
} OpccCliListing;

/* Prints @rows one by one. @rows (nullable): NULL where they could not be read, which has set the
 * error of the command. Returns: FALSE for NULL */
gboolean opcc_cli_print_listing (OpccCli *cli, const OpccCliListing *listing, GPtrArray *rows);

/* One line of text; nothing in the other formats, which are for programs. */
void opcc_cli_say (OpccCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Says (nullable) what was withheld, on the standard error. */
void opcc_cli_report_statement (const char *said);
/* A result that is no table. */
void opcc_cli_print_json (JsonNode *node);
void opcc_cli_report_copy (OpccCli *cli, const char *path, const char *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCliTable, opcc_cli_table_free)

G_END_DECLS
