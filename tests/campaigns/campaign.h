/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every campaign shares: its seed and size, its folder, its office, and its line of figures.
 */
#pragma once

#include <sqlite3.h>

#include "opcc-db-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  guint32 seed;
  guint count;
  GRand *rand;  /* (owned) */
  char *folder; /* (owned): in memory where there is such a place */
} Campaign;

/* Reads --seed N and --count N; what is left is GLib's. */
Campaign *campaign_new (const char *name, guint count, int *argc, char ***argv);
void campaign_free (Campaign *self);
/* At random: 0 … @below - 1 */
guint campaign_pick (Campaign *self, guint below);
/* (transfer full): a path in the campaign's folder */
char *campaign_get_path (Campaign *self, const char *name);
/* Says what was found, for the table of results. */
void campaign_report (Campaign *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* (transfer full): an office with a record of every kind and log entries of every shape, in the
 * campaign's folder; returns its path */
char *campaign_make_office (Campaign *self);
/* The store of that office is opened, and told who acts. */
OpccDb *campaign_open (const char *path, gboolean read_only, GError **error);
OpccDb *campaign_create (const char *path, GError **error);
/* Takes a folder away with all there is in it. */
void campaign_clear (const char *folder);
/* The number of problems that verify names; 1 where the file is refused. @content: (out) (nullable)
 */
guint campaign_verify (const char *path, char **content, char **why);
/* (transfer full): the text of a checkpoint of the office */
char *campaign_take_checkpoint (const char *path);
gboolean campaign_breaks_checkpoint (const char *path, const char *checkpoint);

G_END_DECLS
