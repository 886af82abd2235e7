/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the campaign of the window looks at: the office file, and what GTK says of itself. */
#include "window-look.h"

#include <string.h>

#include "opcc-backup-folder.h"
#include "opcc-verify.h"

static gpointer
look_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, cancellable, error);
  char *last;

  if (report == NULL)
    return NULL;
  if (report->problems->len > 0)
    g_error ("verify: %s", (char *) g_ptr_array_index (report->problems, 0));
  if (data != NULL && !g_str_has_prefix (data, "0 "))
    {
      g_auto (GStrv) parts = g_strsplit (data, " ", 2);
      g_autofree char *head = opcc_db_get_text (db, "SELECT head FROM action WHERE seq = $1", error,
                                                "i", g_ascii_strtoll (parts[0], NULL, 10));

      if (g_strcmp0 (head, parts[1]) != 0)
        g_error ("action %s was there and is gone", parts[0]);
    }
  last = opcc_db_get_text (db, "SELECT seq || ' ' || head FROM action ORDER BY seq DESC LIMIT 1",
                           error, "");
  return last != NULL ? last : g_strdup ("0 ");
}

/* Returns: seconds UTC: when the newest file was kept that a backup took the place of; 0 for none
 */
static gint64
get_replaced_at (const char *path)
{
  g_autoptr (GPtrArray) backups = opcc_backup_list (path, NULL);
  gint64 newest = 0;

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const OpccBackup *backup = backups->pdata[i];

      if (g_strcmp0 (backup->reason, "replaced") == 0)
        newest = MAX (newest, backup->at);
    }
  return newest;
}

char *
window_look (OpccStore *store, const char *path, char *last, guint *n_restored)
{
  static gint64 replaced_at = 0;
  g_autofree char *before = last;
  g_autoptr (GError) error = NULL;
  const gint64 now = get_replaced_at (path);
  char *newest;

  if (now > replaced_at)
    {
      replaced_at = now;
      (*n_restored)++;
      g_clear_pointer (&before, g_free);
    }
  newest = opcc_store_run_wait (store, look_job, before, NULL, &error);
  g_assert_no_error (error);
  return newest;
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer n_said)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0 &&
        g_str_has_prefix (fields[i].value, "Broken accounting of active state for widget"))
      {
        (*(guint *) n_said)++;
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n_fields, NULL);
}

void
window_let_gtk_miscount (guint *n_said)
{
  g_log_set_writer_func (write_log, n_said, NULL);
}
