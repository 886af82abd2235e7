/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the office file while a user works the window, asked of the store itself. */
#pragma once

#include "opcc-store.h"

G_BEGIN_DECLS

/* The number that a SELECT of one value gives; the program ends where it cannot be asked. */
gint64 tour_office_count (OpccStore *store, const char *sql);
/* The same for a text. Returns: (transfer full) (nullable) */
char *tour_office_text (OpccStore *store, const char *sql);
/* Holds the file against its own log: all must be well. Returns: (transfer full): the hash of its
 * content. */
char *tour_office_hash (OpccStore *store);

/* How many values the list at @member has in a JSON file, and the sum of their @amount in pence. */
guint
tour_office_read_json (const char *path, const char *member, const char *amount, gint64 *pence);
/* Lines of a CSV file below its heading, for a file without line ends in its values. */
guint tour_office_count_lines (const char *path);

G_END_DECLS
