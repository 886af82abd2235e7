/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of every record, kept beside the office file in the cache folder. */
#pragma once

#include "opcc-search-private.h"

G_BEGIN_DECLS

/* A document is named by kind and number in one integer: kind code << 40 | n. A record that
 * changed gets a document above OPCC_INDEX_MOVED, since a contentless index cannot forget one. */
#define OPCC_INDEX_KIND_BITS 40
#define OPCC_INDEX_MOVED     (G_GINT64_CONSTANT (1) << 60)

typedef struct _OpccIndexAhead OpccIndexAhead;

struct _OpccIndex
{
  OpccDb *file;       /* (owned): the side file */
  GHashTable *codes;  /* (owned) kind name -> code */
  GHashTable *dead;   /* (owned) gint64 document: no longer true */
  GHashTable *moved;  /* (owned) gint64 document above OPCC_INDEX_MOVED -> gint64 key */
  GHashTable *latest; /* (owned) gint64 key -> gint64 document that holds it now */
  gint64 next_moved;
  gint64 fed;            /* newest log entry read */
  OpccIndexAhead *ahead; /* (owned) (nullable): what of the action under way is fed already */
};

OpccIndex *opcc_index_get (OpccDb *db, GError **error);
gint64 opcc_index_get_code (OpccIndex *self, const OpccKind *kind, GError **error);
char *opcc_index_read_hash (OpccDb *db, gint64 seq);
void opcc_index_add_number (GHashTable *table, gint64 key, gint64 value);
gboolean opcc_index_lookup_number (GHashTable *table, gint64 key, gint64 *value);
gboolean opcc_index_is_searched (const OpccField *field);
void opcc_index_append_words (GString *text, const OpccField *field, const OpccStored *value);
OpccStmt *opcc_index_prepare (OpccIndex *self, GError **error);
gboolean
opcc_index_add_document (OpccStmt *insert, gint64 document, const char *text, GError **error);

G_END_DECLS
