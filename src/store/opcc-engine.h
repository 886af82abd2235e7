/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database engine has to do for the store; SQLite does it now, PostgreSQL can. */
#pragma once

#include <gio/gio.h>

#include "opcc-field.h"

G_BEGIN_DECLS

typedef struct _OpccConnection OpccConnection;
typedef struct _OpccPrepared OpccPrepared;

typedef enum
{
  OPCC_ENGINE_CREATE = 1 << 0,
  OPCC_ENGINE_READ_ONLY = 1 << 1,
  OPCC_ENGINE_CACHE = 1 << 2,   /* a file that can be made again: fast rather than safe */
  OPCC_ENGINE_PASSING = 1 << 3, /* reads everything once, so it keeps next to nothing */
} OpccEngineFlags;

/**
 * OpccReadValue:
 * @value: (out caller-allocates): its text stays in place until another row is asked for
 *
 * Gives the value of one column of one of many new rows.
 */
typedef void (*OpccReadValue) (gpointer data, guint row, guint column, OpccStored *value);

/**
 * OpccEngine:
 * @exec: runs statements parted by ";" that give no rows
 * @define: runs a migration, whose CREATE TABLE says TEXT, INTEGER (64 bits), REAL and BLOB; the
 *   engine makes its own types of them
 * @bind: gives $number a value; the text is copied unless @keep, which promises that it stays in
 *   place until the statement is reset
 * @bind_bytes: the same with bytes, which stay in place until the statement is reset
 * @get_bytes: the bytes of a column until the next step; NULL where it holds none
 * @step: TRUE and *row says whether there is a row
 * @insert_rows: adds @n_rows rows to @table, or none of them; @names are columns of it, parted by
 *   commas, in the order @read gives them in, and the others stay empty
 * @get_stamp: a number that differs after another connection has committed
 * @begin: for writing; the transaction waits its turn and then has the file for itself
 * @begin_read: for reading several things as they stand at one moment
 * @in_transaction: whether the transaction is still there; a failure can have ended it
 * @defer_links: foreign keys are held against the rows at the commit, not at each statement
 * @set_cancellable: (nullable): what stops a running statement; one at a time
 * @hides_text: whether a text of the row goes on where C ends it, after a character of value 0
 * @list_schema: adds a line for each table, index and whatever else there is: the table it belongs
 *   to, a tab, its name, a tab, its type, a tab, and the engine's own text of it
 * @get_schema: the number set by @set_schema, 0 in a new file, -1 with an error
 * @check: whether the file is whole, as far as the engine can see; @thorough takes longer
 *
 * All calls of one connection come from one thread.
 */
typedef struct
{
  const char *name;
  OpccConnection *(*open) (const char *path, OpccEngineFlags flags, GError **error);
  void (*close) (OpccConnection *self);
  gboolean (*exec) (OpccConnection *self, const char *sql, GError **error);
  gboolean (*define) (OpccConnection *self, const char *sql, GError **error);
  /* The same, which no cancelling cuts short. */
  gboolean (*exec_whole) (OpccConnection *self, const char *sql, GError **error);
  OpccPrepared *(*prepare) (OpccConnection *self, const char *sql, GError **error);
  void (*finalize) (OpccPrepared *prepared);
  void (*bind) (OpccPrepared *prepared, int number, const OpccStored *value, gboolean keep);
  void (*bind_bytes) (OpccPrepared *prepared, int number, gconstpointer bytes, gsize length);
  gboolean (*step) (OpccPrepared *prepared, gboolean *row, GError **error);
  void (*reset) (OpccPrepared *prepared);
  void (*get_column) (OpccPrepared *prepared, int column, OpccStored *value);
  gconstpointer (*get_bytes) (OpccPrepared *prepared, int column, gsize *length);
  gboolean (*insert_rows) (OpccConnection *self,
                           const char *table,
                           const char *names,
                           guint n_columns,
                           guint n_rows,
                           OpccReadValue read,
                           gpointer data,
                           GError **error);
  gint64 (*get_n_changed) (OpccConnection *self);
  gint64 (*get_stamp) (OpccConnection *self);
  gboolean (*begin) (OpccConnection *self, GError **error);
  gboolean (*begin_read) (OpccConnection *self, GError **error);
  gboolean (*in_transaction) (OpccConnection *self);
  gboolean (*defer_links) (OpccConnection *self, GError **error);
  gboolean (*commit) (OpccConnection *self, GError **error);
  void (*rollback) (OpccConnection *self);
  void (*set_cancellable) (OpccConnection *self, GCancellable *cancellable);
  gboolean (*list_columns) (OpccConnection *self,
                            const char *table,
                            GPtrArray *names,
                            GError **error);
  gboolean (*hides_text) (OpccPrepared *prepared);
  gboolean (*list_schema) (OpccConnection *self, GPtrArray *lines, GError **error);
  gint64 (*get_schema) (OpccConnection *self, GError **error);
  gboolean (*set_schema) (OpccConnection *self, gint64 number, GError **error);
  gboolean (*backup) (OpccConnection *self,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*check) (OpccConnection *self, gboolean thorough, GError **error);
} OpccEngine;

const OpccEngine *opcc_engine_sqlite (void);

G_END_DECLS
