/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping records in their order below another: adding, moving and copying them. */
#include "opcc-ordered.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-text.h"

/* An INTEGER or a LINK of a record. */
static gint64 *
find_number (const OpccKind *kind, const char *field, gpointer record)
{
  return G_STRUCT_MEMBER_P (record, opcc_kind_find_field (kind, field)->offset);
}

GPtrArray *
opcc_ordered_list (OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, GError **error)
{
  return opcc_db_select (db, spec->kind, spec->where, error, "i", owner);
}

static gboolean
append (OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, gpointer record, GError **error)
{
  g_autoptr (GError) local = NULL;
  const gint64 last = opcc_db_get_integer (db, spec->last, 0, &local, "i", owner);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *find_number (spec->kind, spec->owner, record) = owner;
  *find_number (spec->kind, "place", record) = last + 1;
  return opcc_db_save (db, record, error);
}

static char *
get_title (const OpccKind *kind, gpointer record)
{
  return opcc_field_to_text (opcc_kind_find_field (kind, "title"), record);
}

gboolean
opcc_ordered_add (
    OpccDb *db, const OpccOrderedSpec *spec, gpointer owner, gpointer record, GError **error)
{
  g_autofree char *title = get_title (spec->kind, record);
  g_autofree char *owner_title = get_title (spec->owner_kind, owner);
  g_autofree char *name = spec->name_add (title, owner_title);
  g_autoptr (OpccAction) action = opcc_action_begin (db, name, error);

  if (action == NULL)
    return FALSE;
  if (spec->owner_kind->complete != NULL)
    spec->owner_kind->complete (owner);
  return (opcc_record_get_n (owner) > 0 || opcc_db_save (db, owner, error)) &&
         append (db, spec, opcc_record_get_n (owner), record, error) &&
         opcc_action_commit (action, error);
}

/* Writes where each stands, where that is not where it stood. */
static gboolean
save_places (OpccDb *db, const OpccOrderedSpec *spec, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 *place = find_number (spec->kind, "place", g_ptr_array_index (records, i));

      if (*place == (gint64) i + 1)
        continue;
      *place = (gint64) i + 1;
      if (!opcc_db_save (db, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  return TRUE;
}

static guint
find_at (GPtrArray *records, gint64 n)
{
  guint at = 0;

  while (at + 1 < records->len && opcc_record_get_n (g_ptr_array_index (records, at)) != n)
    at++;
  return at;
}

gboolean
opcc_ordered_move (OpccDb *db, const OpccOrderedSpec *spec, gint64 n, gint64 place, GError **error)
{
  g_autoptr (OpccRecord) moved = opcc_db_load (db, spec->kind, n, error);
  g_autoptr (GPtrArray) records =
      moved != NULL
          ? opcc_ordered_list (db, spec, *find_number (spec->kind, spec->owner, moved), error)
          : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  gint64 to;
  guint from;

  if (records == NULL)
    return FALSE;
  from = find_at (records, n);
  to = CLAMP (place, 1, (gint64) records->len) - 1;
  if (from == (guint) to)
    return TRUE;
  g_ptr_array_insert (records, (int) to, g_ptr_array_steal_index (records, from));
  title = get_title (spec->kind, moved);
  name = spec->name_move (title, (int) to + 1);
  action = opcc_action_begin (db, name, error);
  return action != NULL && save_places (db, spec, records, error) &&
         opcc_action_commit (action, error);
}

/* A record with the same values that is not in the office file yet. */
static gpointer
copy_new (gpointer record)
{
  OpccRecord *copy = opcc_record_copy (record);

  opcc_record_set_identity (copy, 0, NULL, 0);
  return copy;
}

static gboolean
copy_below (OpccDb *db, const OpccOrderedSpec *spec, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) records = opcc_ordered_list (db, spec, from, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autoptr (OpccRecord) copy = copy_new (g_ptr_array_index (records, i));

      if (spec->renew_record != NULL)
        spec->renew_record (copy);
      if (!append (db, spec, to, copy, error))
        return FALSE;
    }
  return records != NULL;
}

gint64
opcc_ordered_copy (
    OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, const char *title, GError **error)
{
  g_autoptr (OpccRecord) old = opcc_db_load (db, spec->owner_kind, owner, error);
  g_autoptr (OpccRecord) copy = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *old_title = NULL;
  g_autofree char *new_title = NULL;
  g_autofree char *name = NULL;

  if (old == NULL)
    return 0;
  old_title = get_title (spec->owner_kind, old);
  new_title = title != NULL ? g_strdup (title) : g_strdup_printf (_ ("Copy of %s"), old_title);
  copy = copy_new (old);
  opcc_set_str (G_STRUCT_MEMBER_P (copy, opcc_kind_find_field (spec->owner_kind, "title")->offset),
                new_title);
  spec->renew (copy);
  name = spec->name_copy (old_title);
  action = opcc_action_begin (db, name, error);
  if (action == NULL || !opcc_db_save (db, copy, error) ||
      !copy_below (db, spec, owner, opcc_record_get_n (copy), error) ||
      !opcc_action_commit (action, error))
    return 0;
  return opcc_record_get_n (copy);
}
