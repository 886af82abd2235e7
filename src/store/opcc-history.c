/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log in English: what was done, and what happened to one record. */
#include "opcc-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-change.h"
#include "opcc-log.h"
#include "opcc-registry.h"
#include "opcc-time.h"

void
opcc_action_entry_free (OpccActionEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->name);
  g_free (entry->who);
  g_free (entry);
}

void
opcc_history_entry_free (OpccHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->name);
  g_free (entry->who);
  g_free (entry->sentence);
  g_free (entry);
}

static gint64
read_time (OpccStmt *stmt, int column)
{
  gint64 time;

  return opcc_time_from_iso (opcc_stmt_get_text (stmt, column), &time) ? time : OPCC_NO_TIME;
}

/* What an action takes back came before it; a file that says otherwise was tampered with. */
static gint64
get_undone (OpccDb *db, gint64 action)
{
  gint64 undone =
      opcc_db_get_integer (db, "SELECT undoes FROM action WHERE seq = $1", 0, NULL, "i", action);

  return undone < action ? undone : 0;
}

/* The name of an action that takes another back says so, and whether it did it again: each link of
 * the chain turns Undo into Redo and back. */
static char *
name_action (OpccDb *db, const char *name, gint64 undoes)
{
  gboolean redo = TRUE;

  if (undoes <= 0)
    return g_strdup (name);
  for (gint64 at = undoes; at > 0; at = get_undone (db, at))
    redo = !redo;
  return g_strdup_printf (redo ? _ ("Redo: %s") : _ ("Undo: %s"), name);
}

/**
 * opcc_db_list_actions:
 *
 * Returns: (transfer full) (element-type OpccActionEntry): what was done, newest first
 */
GPtrArray *
opcc_db_list_actions (OpccDb *db, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_action_entry_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db, "SELECT seq, name, who, at, undoes FROM action WHERE seq < $1 ORDER BY seq DESC LIMIT $2",
      error, "ii", before > 0 ? before : G_MAXINT64, (gint64) limit);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccActionEntry *entry;

      if (!row)
        return g_steal_pointer (&entries);
      entry = g_new0 (OpccActionEntry, 1);
      entry->seq = opcc_stmt_get_integer (stmt, 0);
      entry->who = g_strdup (opcc_stmt_get_text (stmt, 2));
      entry->at = read_time (stmt, 3);
      entry->undoes = opcc_stmt_get_integer (stmt, 4);
      entry->name = name_action (db, opcc_stmt_get_text (stmt, 1), entry->undoes);
      g_ptr_array_add (entries, entry);
    }
  return NULL;
}

static char *
print_value (OpccDb *db, const OpccField *field, const OpccStored *value)
{
  const OpccKind *target;
  g_autofree char *sql = NULL;
  char *title;

  if (field->type != OPCC_VALUE_LINK || value->type != OPCC_STORED_INTEGER)
    return opcc_field_stored_to_text (field, value);
  target = opcc_registry_find (field->target);
  if (target == NULL)
    return opcc_field_stored_to_text (field, value);
  sql = g_strconcat ("SELECT ", target->title, " FROM ", target->name, " WHERE n = $1", NULL);
  title = opcc_db_get_text (db, sql, NULL, "i", value->integer);
  return title != NULL ? title : opcc_field_stored_to_text (field, value);
}

static void
append_field_change (
    OpccDb *db, GString *out, const OpccField *field, const OpccStored *from, const OpccStored *to)
{
  g_autofree char *old = print_value (db, field, from);
  g_autofree char *new = print_value (db, field, to);
  const char *label = opcc_field_get_label (field);

  if (out->len > 0)
    g_string_append (out, "; ");
  if (from->type == OPCC_STORED_NULL && to->type == OPCC_STORED_NULL)
    g_string_append_printf (out, _ ("%s changed, and was removed since"), label);
  else if (from->type == OPCC_STORED_NULL)
    g_string_append_printf (out, _ ("%s set to “%s”"), label, new);
  else if (to->type == OPCC_STORED_NULL)
    g_string_append_printf (out, _ ("%s “%s” taken out"), label, old);
  else
    g_string_append_printf (out, _ ("%s changed from “%s” to “%s”"), label, old, new);
}

static char *
describe_update (OpccDb *db, const OpccKind *kind, const OpccChange *base, gboolean at_before)
{
  g_autoptr (GString) out = g_string_new (NULL);
  OpccLine line = { NULL };

  if (opcc_line_read (&line, base->body, strcspn (base->body, "\n"), NULL))
    for (guint i = 2; i + 2 < line.n_values; i += 3)
      {
        const OpccField *field = line.values[i].type == OPCC_STORED_TEXT
                                     ? opcc_kind_find_field (kind, line.values[i].text)
                                     : NULL;

        if (field != NULL)
          append_field_change (db, out, field, &line.values[i + (at_before ? 2 : 1)],
                               &line.values[i + (at_before ? 1 : 2)]);
      }
  opcc_line_clear (&line);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
describe_change (OpccDb *db, const OpccKind *kind, const OpccChange *change, GError **error)
{
  gboolean at_before;
  g_autoptr (OpccChange) base = NULL;

  if (*change->op == 'i')
    return g_strdup (change->undoes != 0 ? _ ("Brought back") : _ ("Added"));
  if (*change->op == 'd')
    return g_strdup (_ ("Deleted"));
  if (*change->op == 'x')
    return g_strdup (_ ("Removed for good, here and in what stands below"));
  base = opcc_change_load_base (db, change, &at_before, error);
  return base != NULL ? describe_update (db, kind, base, at_before) : NULL;
}

static OpccHistoryEntry *
make_entry (OpccDb *db, const OpccKind *kind, const OpccChange *change, GError **error)
{
  g_autofree char *sentence = describe_change (db, kind, change, error);
  g_autoptr (OpccStmt) stmt = NULL;
  OpccHistoryEntry *entry;
  gboolean row;

  if (sentence == NULL)
    return NULL;
  stmt = opcc_db_query (db, "SELECT name, who, at, undoes FROM action WHERE seq = $1", error, "i",
                        change->action);
  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return NULL;
  entry = g_new0 (OpccHistoryEntry, 1);
  entry->action = change->action;
  entry->sentence = g_steal_pointer (&sentence);
  entry->at = row ? read_time (stmt, 2) : OPCC_NO_TIME;
  entry->who = g_strdup (row ? opcc_stmt_get_text (stmt, 1) : "?");
  entry->name =
      row ? name_action (db, opcc_stmt_get_text (stmt, 0), opcc_stmt_get_integer (stmt, 3))
          : g_strdup ("?");
  return entry;
}

/**
 * opcc_db_list_history:
 *
 * Returns: (transfer full) (element-type OpccHistoryEntry): what happened to the record, newest
 *   first; also of one that has been deleted
 */
GPtrArray *
opcc_db_list_history (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  /* A batch holds OPCC_BATCH_ROWS rows at most, so those that hold this one begin near it. */
  g_autoptr (GPtrArray) changes =
      opcc_change_list (db,
                        "kind = $1 AND first > $2 AND first <= $3 AND last >= $3 ORDER BY seq DESC",
                        error, "sii", kind->name, n - OPCC_BATCH_ROWS, n);
  g_autoptr (GPtrArray) entries = NULL;

  if (changes == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_history_entry_free);
  for (guint i = 0; i < changes->len; i++)
    {
      OpccHistoryEntry *entry = make_entry (db, kind, g_ptr_array_index (changes, i), error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}
