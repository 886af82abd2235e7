/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a record, in sentences for its page, which does not see the store. */
#include "opcc-record-history.h"

#include <glib/gi18n-lib.h>

#include "opcc-history.h"
#include "opcc-record-marking.h"
#include "opcc-registry.h"

void
opcc_record_change_free (OpccRecordChange *change)
{
  if (change == NULL)
    return;
  g_free (change->sentence);
  g_free (change->detail);
  g_free (change);
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const OpccHistoryEntry *x = *(const OpccHistoryEntry *const *) a;
  const OpccHistoryEntry *y = *(const OpccHistoryEntry *const *) b;

  return (x->action < y->action) - (x->action > y->action);
}

/* "Added" alone would be said of the record. */
static void
say_of_marking (GPtrArray *entries)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, opcc_record_marking_kind.label);

  for (guint i = 0; i < entries->len; i++)
    {
      OpccHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *alone = g_steal_pointer (&entry->sentence);

      entry->sentence = g_str_has_prefix (alone, label) ? g_strdup (alone)
                                                        : g_strdup_printf ("%s: %s", label, alone);
    }
}

/**
 * opcc_record_history_read:
 *
 * What became of a record and of its protective marking, which is a record of its own.
 *
 * Returns: (transfer full) (element-type OpccHistoryEntry): newest first; NULL on error
 */
GPtrArray *
opcc_record_history_read (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) entries = opcc_db_list_history (db, kind, n, error);
  g_autoptr (OpccRecordMarking) marking = NULL;
  g_autoptr (GPtrArray) marked = NULL;

  if (entries == NULL || opcc_registry_find (opcc_record_marking_kind.name) == NULL)
    return g_steal_pointer (&entries);
  marking = opcc_record_marking_find (db, kind, n, error);
  if (marking == NULL)
    return NULL;
  if (opcc_record_get_n (OPCC_RECORD (marking)) == 0)
    return g_steal_pointer (&entries);
  marked = opcc_db_list_history (db, &opcc_record_marking_kind,
                                 opcc_record_get_n (OPCC_RECORD (marking)), error);
  if (marked == NULL)
    return NULL;
  say_of_marking (marked);
  g_ptr_array_extend_and_steal (entries, g_steal_pointer (&marked));
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

GPtrArray *
opcc_record_history_list (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) entries = opcc_record_history_read (db, kind, n, error);
  GPtrArray *changes;

  if (entries == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_record_change_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const OpccHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *at = opcc_time_format (entry->at);
      OpccRecordChange *change = g_new0 (OpccRecordChange, 1);
      gboolean known = entry->who != NULL && *entry->who != '\0';

      change->sentence = g_strdup (entry->sentence);
      change->detail = g_strdup_printf ("%s · %s%s%s", entry->name, known ? entry->who : "",
                                        known ? " · " : "", at);
      g_ptr_array_add (changes, change);
    }
  return changes;
}
