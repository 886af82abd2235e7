/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccParcel: a small database file that leaves the office, and is read as a stranger's after. */
#include "opcc-parcel.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-parcel-check.h"
#include "opcc-sealing.h"
#include "opcc-sqlite-error.h"
#include "opcc-sqlite-value.h"
#include "opcc-sqlite-guard.h"

/* A parcel is read with some thousand steps; what needs this many was made to keep us busy. */
#define OPS_A_CALL 10000
#define MAX_CALLS  5000

struct _OpccParcel
{
  const OpccParcelForm *form; /* (unowned) */
  sqlite3 *db;                /* in memory */
  char *name;                 /* (owned): of the file, for messages */
  guint n_calls;
  guint n_added; /* rows, by opcc_parcel_add() */
};

static int
stop_if_long (void *data)
{
  return ++((OpccParcel *) data)->n_calls > MAX_CALLS;
}

/* The library's own words, never those it quotes from a stranger's file. */
static gboolean
refuse_damaged (OpccParcel *self, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("%s is damaged, or is not as it was made (%s). Nothing was taken in. Ask for the "
                  "file to be sent again, or make a new one."),
               self->name, sqlite3_errstr (sqlite3_extended_errcode (self->db)));
  return FALSE;
}

static OpccParcel *
open_memory (const OpccParcelForm *form, const char *path, GError **error)
{
  OpccParcel *self = g_new0 (OpccParcel, 1);

  self->form = form;
  self->name = g_path_get_basename (path);
  if (sqlite3_open_v2 (":memory:", &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX |
                           SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    {
      opcc_sqlite_set_error (error, self->db, path);
      opcc_parcel_free (self);
      return NULL;
    }
  opcc_sqlite_guard (self->db);
  sqlite3_progress_handler (self->db, OPS_A_CALL, stop_if_long, self);
  return self;
}

static gboolean
run (OpccParcel *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  opcc_sqlite_set_error (error, self->db, self->name);
  return FALSE;
}

/**
 * opcc_parcel_new:
 *
 * Returns: (transfer full): an empty parcel, in memory; NULL on error
 */
OpccParcel *
opcc_parcel_new (const OpccParcelForm *form, GError **error)
{
  g_autoptr (OpccParcel) self = open_memory (form, form->tables[0].name, error);
  g_autofree char *marks = NULL;

  if (self == NULL)
    return NULL;
  marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                           (int) form->application_id, form->version);
  if (!run (self, marks, error))
    return NULL;
  for (guint i = 0; i < form->n_tables; i++)
    {
      g_autofree char *sql = opcc_parcel_make_sql (&form->tables[i]);

      if (!run (self, sql, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
is_ours (OpccParcel *self, const char *sql)
{
  for (guint i = 0; i < self->form->n_tables; i++)
    {
      g_autofree char *own = opcc_parcel_make_sql (&self->form->tables[i]);

      if (g_strcmp0 (own, sql) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Nothing but our own tables, defined in our own words: no trigger, view, index or check of
 * another's is ever run. */
static gboolean
check_schema (OpccParcel *self, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  guint n = 0;
  int rc = sqlite3_prepare_v2 (self->db, "SELECT sql FROM sqlite_schema", -1, &stmt, NULL);

  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    {
      rc = sqlite3_step (stmt);
      if (rc != SQLITE_ROW)
        break;
      n++;
      if (!is_ours (self, (const char *) sqlite3_column_text (stmt, 0)))
        break;
    }
  sqlite3_finalize (stmt);
  if (rc == SQLITE_DONE && n == self->form->n_tables)
    return TRUE;
  if (rc != SQLITE_DONE && rc != SQLITE_ROW)
    return refuse_damaged (self, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("%s holds other tables than it was made with. Nothing was taken in. Ask for the "
                  "file that was made here, filled in."),
               self->name);
  return FALSE;
}

static gboolean
check_whole (OpccParcel *self, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean ok =
      sqlite3_prepare_v2 (self->db, "PRAGMA quick_check (1)", -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW &&
      g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;

  sqlite3_finalize (stmt);
  return ok || refuse_damaged (self, error);
}

/**
 * opcc_parcel_open:
 * @path: (type filename): from anybody
 * @passphrase: (nullable): that it was written with
 *
 * Works on a copy in memory with triggers, views and all else switched off that a file could make
 * the engine do.
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_INVALID, OPCC_ERROR_DAMAGED, OPCC_ERROR_NEWER,
 *   OPCC_ERROR_TOO_LARGE, OPCC_ERROR_NOT_FOUND or OPCC_ERROR_FAILED; with OPCC_ERROR_LOCKED
 *   where it needs another passphrase
 */
OpccParcel *
opcc_parcel_open (const OpccParcelForm *form,
                  const char *path,
                  const char *passphrase,
                  GError **error)
{
  g_autoptr (OpccParcel) self = NULL;
  gsize size = 0;
  guint8 *data = opcc_parcel_load (&form, path, passphrase, &size, error);

  if (data == NULL)
    return NULL;
  self = open_memory (form, path, error);
  if (self == NULL)
    {
      sqlite3_free (data);
      return NULL;
    }
  /* The engine frees the copy, also where it does not take it. */
  if (sqlite3_deserialize (self->db, "main", data, (sqlite3_int64) size, (sqlite3_int64) size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) !=
          SQLITE_OK ||
      sqlite3_exec (self->db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", NULL, NULL,
                    NULL) != SQLITE_OK)
    {
      refuse_damaged (self, error);
      return NULL;
    }
  if (!check_schema (self, error) || !check_whole (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * opcc_parcel_get_version:
 *
 * Returns: of the form that it was written in; rows of an older one lack the newer columns
 */
guint32
opcc_parcel_get_version (OpccParcel *self)
{
  return self->form->version;
}

void
opcc_parcel_free (OpccParcel *self)
{
  if (self == NULL)
    return;
  sqlite3_close_v2 (self->db);
  g_free (self->name);
  g_free (self);
}

static sqlite3_stmt *
prepare_insert (OpccParcel *self, const OpccParcelTable *table)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *stmt = NULL;

  g_string_append (sql, table->name);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append (sql, i > 0 ? ", ?" : " VALUES (?");
  g_string_append_c (sql, ')');
  return sqlite3_prepare_v2 (self->db, sql->str, -1, &stmt, NULL) == SQLITE_OK ? stmt : NULL;
}

static gboolean
refuse_cell (OpccParcel *self,
             const OpccParcelTable *table,
             guint row,
             const OpccParcelColumn *column,
             const char *why,
             GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               /* Translators: file, table, row, field, and what is wrong: “it is empty”. */
               _ ("%s: table “%s”, row %u, field “%s” cannot be used: %s. Nothing was taken in or "
                  "written. Correct it, or ask for the file that was made here, filled in."),
               self->name, table->name, row, column->name, why);
  return FALSE;
}

/**
 * opcc_parcel_add:
 * @table: its number in the form
 * @cells: one for each column
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where a cell is not what its column takes
 */
gboolean
opcc_parcel_add (OpccParcel *self, guint table, const OpccStored *cells, GError **error)
{
  const OpccParcelTable *into = &self->form->tables[table];
  sqlite3_stmt *stmt;
  gboolean ok;

  for (guint i = 0; i < into->n_columns; i++)
    {
      const gsize n_bytes = cells[i].type == OPCC_STORED_TEXT ? strlen (cells[i].text) : 0;
      g_autofree char *why = NULL;

      if (!opcc_parcel_check_cell (&into->columns[i], &cells[i], n_bytes, &why))
        return refuse_cell (self, into, self->n_added + 1, &into->columns[i], why, error);
    }
  stmt = prepare_insert (self, into);
  ok = stmt != NULL;
  for (guint i = 0; ok && i < into->n_columns; i++)
    ok = opcc_sqlite_bind (stmt, (int) i + 1, &cells[i], FALSE) == SQLITE_OK;
  ok = ok && sqlite3_step (stmt) == SQLITE_DONE;
  if (ok)
    self->n_added++;
  else
    opcc_sqlite_set_error (error, self->db, self->name);
  sqlite3_finalize (stmt);
  return ok;
}

static gsize
get_cell (sqlite3_stmt *stmt, int at, OpccStored *cell)
{
  switch (sqlite3_column_type (stmt, at))
    {
    case SQLITE_INTEGER:
      cell->type = OPCC_STORED_INTEGER;
      cell->integer = sqlite3_column_int64 (stmt, at);
      return 0;
    case SQLITE_FLOAT:
      cell->type = OPCC_STORED_REAL;
      cell->real = sqlite3_column_double (stmt, at);
      return 0;
    case SQLITE_TEXT:
      cell->type = OPCC_STORED_TEXT;
      cell->text = (const char *) sqlite3_column_text (stmt, at);
      return (gsize) sqlite3_column_bytes (stmt, at);
    default:
      cell->type = OPCC_STORED_NULL;
      return 0;
    }
}

static gboolean
take_row (OpccParcel *self,
          const OpccParcelTable *table,
          sqlite3_stmt *stmt,
          guint row,
          OpccStored *cells,
          GError **error)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const gsize n_bytes = get_cell (stmt, (int) i, &cells[i]);
      g_autofree char *why = NULL;

      if (!opcc_parcel_check_cell (&table->columns[i], &cells[i], n_bytes, &why))
        return refuse_cell (self, table, row, &table->columns[i], why, error);
    }
  return TRUE;
}

static sqlite3_stmt *
prepare_select (OpccParcel *self, const OpccParcelTable *table)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  sqlite3_stmt *stmt = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      g_string_append (sql, table->columns[i].name);
    }
  g_string_append (sql, " FROM ");
  g_string_append (sql, table->name);
  g_string_append (sql, " ORDER BY rowid");
  return sqlite3_prepare_v2 (self->db, sql->str, -1, &stmt, NULL) == SQLITE_OK ? stmt : NULL;
}

/**
 * opcc_parcel_read:
 * @table: its number in the form
 * @take: called for every row, in their order
 *
 * Returns: FALSE with OPCC_ERROR_INVALID, naming file, table, row and field, at the first cell that
 *   is not what its column takes, and with what @take sets
 */
gboolean
opcc_parcel_read (OpccParcel *self, guint table, OpccParcelRow take, gpointer data, GError **error)
{
  const OpccParcelTable *from = &self->form->tables[table];
  sqlite3_stmt *stmt = prepare_select (self, from);
  g_autofree OpccStored *cells = g_new0 (OpccStored, from->n_columns);
  guint n = 0;
  gboolean ok = TRUE;
  int rc = SQLITE_ERROR;

  while (ok && stmt != NULL && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      if (++n > from->max_rows)
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                       _ ("%s: table “%s” has more than %u rows. Nothing was taken in. Ask for "
                          "the file that was made here, filled in."),
                       self->name, from->name, from->max_rows);
          ok = FALSE;
        }
      else
        ok = take_row (self, from, stmt, n, cells, error) && take (data, cells, error);
    }
  sqlite3_finalize (stmt);
  return ok && (rc == SQLITE_DONE || refuse_damaged (self, error));
}

static gboolean
write_sealed (gconstpointer data, gsize size, const char *path, const char *pass, GError **error)
{
  g_autoptr (GBytes) plain = g_bytes_new_static (data, size);
  g_autoptr (GBytes) sealed = opcc_sealing_close (plain, pass, error);

  return sealed != NULL && opcc_file_writer_replace (path, g_bytes_get_data (sealed, NULL),
                                                     (gssize) g_bytes_get_size (sealed), error);
}

/**
 * opcc_parcel_write:
 * @path: (type filename): replaced whole, or left as it was
 * @passphrase: (nullable): that the file is put under
 */
gboolean
opcc_parcel_write (OpccParcel *self, const char *path, const char *passphrase, GError **error)
{
  sqlite3_int64 size = 0;
  guint8 *data = sqlite3_serialize (self->db, "main", &size, 0);
  gboolean ok = FALSE;

  if (data == NULL || size > self->form->max_size)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                 _ ("%s would be larger than %s can be. Nothing was written. Take long texts out "
                    "of the applications first."),
                 path, g_dgettext (GETTEXT_PACKAGE, self->form->what));
  else if (passphrase != NULL)
    ok = write_sealed (data, (gsize) size, path, passphrase, error);
  else
    ok = opcc_file_writer_replace (path, (const char *) data, (gssize) size, error);
  sqlite3_free (data);
  return ok;
}
