/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccStmt: a prepared statement, given back to the cache when it leaves scope. */
#pragma once

#include <glib.h>

#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct _OpccStmt OpccStmt;

/* @parameter is the number in $1, $2 …; both engines then agree whatever the order in the text. */
OpccStmt *opcc_db_prepare (OpccDb *db, const char *sql, GError **error);
void opcc_stmt_bind_integer (OpccStmt *self, int parameter, gint64 value);
void opcc_stmt_bind_real (OpccStmt *self, int parameter, double value);
void opcc_stmt_bind_text (OpccStmt *self, int parameter, const char *value);
void opcc_stmt_bind_null (OpccStmt *self, int parameter);

/* TRUE with *row TRUE: a row is there; TRUE with *row FALSE: done. */
gboolean opcc_stmt_step (OpccStmt *self, gboolean *row, GError **error);
/* For statements that give no rows: runs to the end and says how many rows it changed. */
gboolean opcc_stmt_run (OpccStmt *self, gint64 *n_changed, GError **error);

gboolean opcc_stmt_is_null (OpccStmt *self, int column);
gint64 opcc_stmt_get_integer (OpccStmt *self, int column);
double opcc_stmt_get_real (OpccStmt *self, int column);
const char *opcc_stmt_get_text (OpccStmt *self, int column);

/* Bytes are borrowed: those bound stay in place until the statement ran, those got until the next
 * step. */
void opcc_stmt_bind_bytes (OpccStmt *self, int parameter, gconstpointer bytes, gsize length);
gconstpointer opcc_stmt_get_bytes (OpccStmt *self, int column, gsize *length);

void opcc_stmt_release (OpccStmt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccStmt, opcc_stmt_release)

G_END_DECLS
