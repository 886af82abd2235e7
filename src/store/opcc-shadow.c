/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays a view of this connection alone over each table that has something to hide. A view of the
 * table's own name stands before the table in every statement that names it, so that whoever
 * counts, draws or writes up reads what is left, and none of them has to know. The file is not
 * touched. */
#include "opcc-shadow.h"

#include <glib/gi18n-lib.h>

#include "opcc-db-private.h"
#include "opcc-error.h"
#include "opcc-stmt-private.h"

/* One for all kinds, and emptied rather than dropped: a table cannot go while anything is read. */
#define HIDDEN_TABLE                                                                               \
  "CREATE TEMP TABLE IF NOT EXISTS opcc_hidden (kind TEXT NOT NULL, n INTEGER NOT NULL, "          \
  "PRIMARY KEY (kind, n))"

struct _OpccShadow
{
  gpointer owner;      /* (unowned) */
  OpccDb *db;          /* (unowned) (nullable): over which it lies */
  GHashTable *hidden;  /* (owned) const OpccKind * to a set of gint64 (owned) */
  GHashTable *blanked; /* (owned) const OpccKind * to a GPtrArray of const OpccField * (owned) */
  GPtrArray *views;    /* (owned) of const OpccKind *: those made, in their order */
};

/**
 * opcc_shadow_new:
 * @owner: (not nullable): whoever hides something, for opcc_db_get_shadow ()
 */
OpccShadow *
opcc_shadow_new (gpointer owner)
{
  OpccShadow *self = g_new0 (OpccShadow, 1);

  self->owner = owner;
  self->hidden = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->blanked = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->views = g_ptr_array_new ();
  return self;
}

/**
 * opcc_shadow_free:
 *
 * Lifts it too, so that no way out of a function leaves it lying.
 */
void
opcc_shadow_free (OpccShadow *self)
{
  if (self == NULL)
    return;
  opcc_shadow_lift (self);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->blanked);
  g_ptr_array_unref (self->views);
  g_free (self);
}

/**
 * opcc_shadow_hide:
 *
 * To be called before it is cast, as opcc_shadow_blank ().
 */
void
opcc_shadow_hide (OpccShadow *self, const OpccKind *kind, gint64 n)
{
  GHashTable *numbers = g_hash_table_lookup (self->hidden, kind);

  if (numbers == NULL)
    {
      numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->hidden, (gpointer) kind, numbers);
    }
  g_hash_table_add (numbers, g_memdup2 (&n, sizeof n));
}

/**
 * opcc_shadow_blank:
 * @field: of @kind. A link is missing where it leads to a hidden record, any other value in every
 *   record
 */
void
opcc_shadow_blank (OpccShadow *self, const OpccKind *kind, const OpccField *field)
{
  GPtrArray *fields = g_hash_table_lookup (self->blanked, kind);

  if (fields == NULL)
    {
      fields = g_ptr_array_new ();
      g_hash_table_insert (self->blanked, (gpointer) kind, fields);
    }
  if (!g_ptr_array_find (fields, field, NULL))
    g_ptr_array_add (fields, (gpointer) field);
}

/* --- casting --------------------------------------------------------------------------------- */

/* (transfer full): how a column is selected. */
static char *
write_column (const OpccField *field, const GPtrArray *blanked)
{
  if (blanked == NULL || !g_ptr_array_find ((GPtrArray *) blanked, field, NULL))
    return g_strconcat (", ", field->name, NULL);
  if (field->type != OPCC_VALUE_LINK)
    return g_strconcat (", NULL AS ", field->name, NULL);
  return g_strconcat (", CASE WHEN ", field->name, " IN (SELECT n FROM opcc_hidden WHERE kind = '",
                      field->target, "') THEN NULL ELSE ", field->name, " END AS ", field->name,
                      NULL);
}

/* Names of kinds and fields come from the program's own tables, never from the file or a person. */
static gboolean
make_view (OpccShadow *self, const OpccKind *kind, GError **error)
{
  OpccRelation *relation = opcc_db_get_relation (self->db, kind, error);
  const GPtrArray *blanked = g_hash_table_lookup (self->blanked, kind);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *where =
      g_hash_table_contains (self->hidden, kind)
          ? g_strconcat (" WHERE n NOT IN (SELECT n FROM opcc_hidden WHERE kind = '", kind->name,
                         "')", NULL)
          : NULL;
  g_autofree char *sql = NULL;

  if (relation == NULL)
    return FALSE;
  for (guint i = 0; i < relation->n_columns; i++)
    {
      g_autofree char *column = write_column (relation->columns[i], blanked);

      g_string_append (columns, column);
    }
  sql = g_strconcat ("CREATE TEMP VIEW ", kind->name, " AS SELECT n, id, ver", columns->str,
                     " FROM main.", kind->name, where, NULL);
  g_ptr_array_add (self->views, (gpointer) kind);
  return opcc_db_exec (self->db, sql, error);
}

static gboolean
insert_numbers (OpccShadow *self, const OpccKind *kind, GHashTable *numbers, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_prepare (self->db, "INSERT INTO opcc_hidden (kind, n) VALUES ($1, $2)", error);
  GHashTableIter iter;
  gpointer n;

  if (stmt == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &n, NULL))
    {
      opcc_stmt_bind_text (stmt, 1, kind->name);
      opcc_stmt_bind_integer (stmt, 2, *(gint64 *) n);
      if (!opcc_stmt_run (stmt, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (OpccShadow *self, GError **error)
{
  GHashTableIter iter;
  gpointer kind, value;

  if (!opcc_db_exec (self->db, HIDDEN_TABLE, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &kind, &value))
    if (!insert_numbers (self, kind, value, error))
      return FALSE;
  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    if (!make_view (self, kind, error))
      return FALSE;
  g_hash_table_iter_init (&iter, self->blanked);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    if (!g_hash_table_contains (self->hidden, kind) && !make_view (self, kind, error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_shadow_cast:
 *
 * From here until it is lifted nothing on this connection finds what is hidden, and no action can
 * be begun. Within one it may be cast, and is to be lifted before anything is saved. One that has
 * nothing to hide does nothing. Only one lies over a file at a time.
 *
 * Returns: FALSE on error, with nothing cast
 */
gboolean
opcc_shadow_cast (OpccShadow *self, OpccDb *db, GError **error)
{
  g_return_val_if_fail (self->db == NULL && db->shadow == NULL, FALSE);

  if (g_hash_table_size (self->hidden) == 0 && g_hash_table_size (self->blanked) == 0)
    return TRUE;
  self->db = db;
  db->shadow = self;
  g_clear_pointer (&db->orders, g_ptr_array_unref);
  if (fill (self, error))
    return TRUE;
  opcc_shadow_lift (self);
  return FALSE;
}

/**
 * opcc_shadow_lift:
 *
 * The file is whole again, also after a job that was cancelled. Again is harmless.
 */
void
opcc_shadow_lift (OpccShadow *self)
{
  OpccDb *db = self->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) sql = g_string_new (HIDDEN_TABLE "; DELETE FROM opcc_hidden;");

  if (db == NULL)
    return;
  for (guint i = 0; i < self->views->len; i++)
    {
      const OpccKind *kind = g_ptr_array_index (self->views, i);
      g_autofree char *drop = g_strconcat ("DROP VIEW IF EXISTS temp.", kind->name, ";", NULL);

      g_string_append (sql, drop);
    }
  /* All of it is in memory. A view that stayed would keep records from the office itself, so that
   * the program rather ends, with the file as it is. */
  if (!db->engine->exec_whole (db->connection, sql->str, &error))
    g_error ("%s", error->message);
  g_ptr_array_set_size (self->views, 0);
  g_clear_pointer (&db->orders, g_ptr_array_unref);
  db->shadow = NULL;
  self->db = NULL;
}

/**
 * opcc_db_get_shadow:
 *
 * Returns: (transfer none) (nullable): whose shadow lies over the file, NULL where none does
 */
gpointer
opcc_db_get_shadow (OpccDb *db)
{
  return db->shadow != NULL ? db->shadow->owner : NULL;
}
