/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of OpccStmt, for the files of the store alone. */
#pragma once

#include "opcc-db-private.h"
#include "opcc-stmt.h"

G_BEGIN_DECLS

struct _OpccStmt
{
  OpccDb *db;             /* (unowned) */
  OpccPrepared *prepared; /* (owned) */
  char *sql;              /* (owned) */
  guint hash;             /* of the text */
};

/* A set of statements that are not in use, to be found by their text. */
GHashTable *opcc_stmt_new_cache (void);

/* @keep: the text stays in place until the statement is reset, so it need not be copied */
void opcc_stmt_bind_stored (OpccStmt *self, int parameter, const OpccStored *value, gboolean keep);
void opcc_stmt_get_stored (OpccStmt *self, int column, OpccStored *value);
gboolean opcc_stmt_hides_text (OpccStmt *self);
void opcc_stmt_destroy (OpccStmt *self);

G_END_DECLS
