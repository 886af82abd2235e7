/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies in a folder of backups: listed by their names, thinned by their age. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long one is kept at the most. */
#define OPCC_BACKUP_KEPT_SECONDS (G_GINT64_CONSTANT (24) * 30 * 24 * 3600)

typedef struct
{
  char *path;      /* (owned) */
  char *reason;    /* (owned) "import", "award", "close", "migration", "hourly", "hand" */
  gint64 at;       /* seconds UTC */
  gint64 size;     /* bytes */
  gboolean locked; /* with a passphrase: only that opens it */
} OpccBackup;

/* How the name of a copy under a passphrase ends. */
#define OPCC_BACKUP_LOCKED ".opcc-locked"

void opcc_backup_free (OpccBackup *backup);
char *opcc_backup_get_folder (const char *office_path);
char *opcc_backup_print_stamp (gint64 time);
GPtrArray *opcc_backup_list (const char *office_path, GError **error);
GPtrArray *opcc_backup_list_folder (const char *folder);
void opcc_backup_sort (GPtrArray *backups);
void opcc_backup_thin (const char *folder);

G_END_DECLS
