/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a record, in sentences for its page, which does not see the store. */
#include "opcc-record-history.h"

#include "opcc-history.h"

void
opcc_record_change_free (OpccRecordChange *change)
{
  if (change == NULL)
    return;
  g_free (change->sentence);
  g_free (change->detail);
  g_free (change);
}

GPtrArray *
opcc_record_history_list (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) entries = opcc_db_list_history (db, kind, n, error);
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
