/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asked at the one door through which records are saved and deleted, so that forms, imports and
 * commands all keep it. Undo has another: it is the way back. */
#include "opcc-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-registry.h"

static gboolean
check_number (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  const OpccField *title = opcc_kind_find_field (kind, kind->title);
  g_autofree char *sql = g_strconcat ("SELECT ", title->name, " FROM ", kind->name,
                                      " WHERE n = $1 AND ", kind->sealed_by, " IS NOT NULL", NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *found = opcc_db_get_text (db, sql, &local, "i", n);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (found == NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED, "“%s” %s", found,
               g_dgettext (GETTEXT_PACKAGE, kind->sealed_words));
  return FALSE;
}

/* (nullable): the kind whose parts these are, where it can be sealed. */
static const OpccKind *
find_whole (const OpccKind *kind)
{
  guint n;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (kinds[i]->parts != NULL && kinds[i]->sealed_by != NULL &&
        strcmp (kinds[i]->parts, kind->name) == 0)
      return kinds[i];
  return NULL;
}

static gboolean
check_part (OpccDb *db, const OpccKind *whole, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  OpccStored now;
  gint64 before;

  /* Neither one that belongs to it may go, nor another come. */
  opcc_field_get_stored (opcc_kind_find_field (kind, whole->name), record, &now);
  if (now.type == OPCC_STORED_INTEGER && !check_number (db, whole, now.integer, error))
    return FALSE;
  if (opcc_record_get_n (record) == 0)
    return TRUE;
  {
    g_autofree char *sql =
        g_strconcat ("SELECT ", whole->name, " FROM ", kind->name, " WHERE n = $1", NULL);

    before = opcc_db_get_integer (db, sql, 0, NULL, "i", opcc_record_get_n (record));
  }
  return before == 0 || check_number (db, whole, before, error);
}

/**
 * opcc_seal_check:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED, in the words of its kind, where the record as it stands
 * in the file is sealed, or is part of one that is
 */
gboolean
opcc_seal_check (OpccDb *db, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const OpccKind *whole = find_whole (kind);

  if (kind->sealed_by != NULL && opcc_record_get_n (record) > 0 &&
      !check_number (db, kind, opcc_record_get_n (record), error))
    return FALSE;
  return whole == NULL || check_part (db, whole, record, error);
}
