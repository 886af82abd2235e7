/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of records in a JSON file, each flattened into a table. */
#pragma once

#include <gio/gio.h>

#include "opcc-problem.h"

G_BEGIN_DECLS

/**
 * OpccJsonTable:
 * @name: the name of the member that holds the list; the file's name where there is none
 * @headings: (element-type utf8): paths such as "fundingOrganization/0/name"
 * @texts: values, one after another, each terminated
 * @entries: (element-type OpccJsonEntry): values in the order of the file
 * @row_starts: (element-type guint): index of each record's first entry
 * @problems: (element-type OpccProblem): rows are places in the list, columns are headings
 *
 * Owned throughout by the book.
 */
typedef struct
{
  char *name;
  GPtrArray *headings;
  GHashTable *columns;
  GString *texts;
  GArray *entries;
  GArray *row_starts;
  GArray *numbers;
  GArray *last_rows;
  GPtrArray *problems;
} OpccJsonTable;

typedef struct
{
  guint column;
  guint offset;
} OpccJsonEntry;

GPtrArray *opcc_json_book_load (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
