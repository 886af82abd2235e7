/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRelation: a kind as the office file keeps it, its statements, its line in the log, its sum.
 */
#pragma once

#include "opcc-db-types.h"
#include "opcc-hash.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* Columns stand in the order of the file, and new ones are only ever appended: a record's line in
 * the log, cut after its last value, is then the same before and after a migration. */
typedef struct
{
  const OpccKind *kind;
  guint n_columns;           /* without n, id, ver */
  const OpccField **columns; /* (owned) */
  char *select;              /* (owned) "SELECT n, id, ver, … FROM kind" */
  char *insert;              /* (owned) $1 = n, $2 = id, $3 = ver, $4 … */
  gint64 next;               /* number the next new record gets; never given twice */
  gint64 next_saved;         /* as the file has it */
  gint64 count;              /* records there are */
  OpccSum sum;               /* of the digests of all rows */
  gboolean touched;          /* by the action under way */
} OpccRelation;

OpccRelation *opcc_relation_new (const OpccKind *kind,
                                 GPtrArray *column_names,
                                 gboolean allow_more,
                                 GError **error);
void opcc_relation_free (OpccRelation *self);

void opcc_relation_get_values (OpccRelation *self, gconstpointer record, OpccStored *values);
void opcc_relation_append_line (
    OpccRelation *self, gint64 n, const char *id, const OpccStored *values, GString *line);
void opcc_relation_append_deleted_line (OpccRelation *self,
                                        gint64 n,
                                        const char *id,
                                        gint64 ver,
                                        const OpccStored *values,
                                        GString *line);
void opcc_stored_append_json (const OpccStored *value, GString *out);
OpccDigest opcc_relation_hash_line (
    OpccHasher *hasher, const OpccKind *kind, gint64 ver, const char *line, gsize length);
gint64 opcc_relation_get_column (OpccRelation *self, const char *name);

/* Cuts one line of the log into its values. Texts are unescaped into the array's own memory. */
typedef struct
{
  OpccStored *values; /* (owned) */
  guint n_values;
  guint n_allocated;
  char *text;   /* (owned): what the values point into */
  gboolean cut; /* whether something of it was removed for good */
} OpccLine;

/* A line of which something was removed begins with "~" and the digest of the whole one. */
gboolean opcc_line_read_digest (const char *line, gsize length, OpccDigest *whole);
gint64 opcc_line_peek_number (const char *line, gsize length);
gboolean opcc_line_read (OpccLine *self, const char *line, gsize length, GError **error);
void opcc_line_clear (OpccLine *self);

G_END_DECLS
