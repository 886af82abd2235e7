/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDb: the office file inside a job: statements, records, and the one way to write. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-query.h"
#include "opcc-record.h"
#include "opcc-stmt.h"

G_BEGIN_DECLS

gboolean opcc_db_exec (OpccDb *self, const char *sql, GError **error);
void opcc_db_check_ahead (OpccDb *self);
gboolean opcc_db_is_read_only (OpccDb *self);
const char *opcc_db_get_path (OpccDb *self);
const char *opcc_db_get_office_id (OpccDb *self);
/* Who acts, as the log names them; valid for the job. */
const char *opcc_db_get_who (OpccDb *self);

/* Reading. In all varargs, @types has a letter for each of $1, $2 …: 'i' gint64, 's' const char *
 * (NULL allowed), 'd' double. Mind that a literal must be cast: (gint64) 1. */
OpccStmt *opcc_db_query (OpccDb *self, const char *sql, GError **error, const char *types, ...);
gint64 opcc_db_get_integer (
    OpccDb *self, const char *sql, gint64 fallback, GError **error, const char *types, ...);
char *opcc_db_get_text (OpccDb *self, const char *sql, GError **error, const char *types, ...);

gpointer opcc_db_load (OpccDb *self, const OpccKind *kind, gint64 n, GError **error);
gpointer opcc_db_load_id (OpccDb *self, const OpccKind *kind, const char *id, GError **error);
gpointer opcc_db_find (
    OpccDb *self, const OpccKind *kind, const char *where, GError **error, const char *types, ...);
GPtrArray *opcc_db_select (OpccDb *self,
                           const OpccKind *kind,
                           const char *where_and_order,
                           GError **error,
                           const char *types,
                           ...);
GArray *opcc_db_find_numbers (OpccDb *self,
                              const OpccQuery *query,
                              GCancellable *cancellable,
                              GError **error);
GPtrArray *opcc_db_fetch_rows (
    OpccDb *self, const OpccKind *kind, const gint64 *numbers, gsize n_numbers, GError **error);

/* Writing: only inside an action (opcc-action.h). */
gboolean opcc_db_save (OpccDb *self, gpointer record, GError **error);
gboolean opcc_db_delete (OpccDb *self, gpointer record, GError **error);

/* Settings of the office that are no record: remembered column mappings and the like. They are
 * not in the change log. */
char *opcc_db_get_setting (OpccDb *self, const char *key, GError **error);
gboolean opcc_db_set_setting (OpccDb *self, const char *key, const char *value, GError **error);

G_END_DECLS
