/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a file of every version there ever was: it is brought up to date with all it held, to the
 * very tables of a new one, and the copy taken before is whole. One of a newer program is only
 * read.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "offices.h"
#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"
#include "opcc-migrate.h"
#include "opcc-organisation.h"

#define N_GROUPS 5

static Campaign *campaign;
static char *fresh;     /* the tables of a new file */
static guint n_with;    /* files that had records */
static guint n_without; /* too old for this program to put any in */

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_tables (OpccDb *db)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  db->engine->list_schema (db->connection, lines, &error);
  g_assert_no_error (error);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* As that program would, where the tables of organisations were those of today. */
static guint
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = opcc_db_open (path, 0, &error);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Add groups", NULL);
  gboolean ok = action != NULL;

  for (guint i = 0; ok && i < N_GROUPS; i++)
    {
      g_autoptr (OpccOrganisation) group = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

      group->name = g_strdup_printf ("Group %u", i);
      ok = opcc_db_save (db, group, NULL);
    }
  ok = ok && opcc_action_commit (action, NULL);
  g_clear_pointer (&action, opcc_action_free);
  opcc_db_close (db);
  return ok ? N_GROUPS : 0;
}

static void
check_whole (const char *path, const char *what, guint version, guint n_groups)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (path, FALSE, &error);
  g_autofree char *tables = NULL;
  g_autofree char *why = NULL;

  if (db == NULL)
    g_error ("%s of version %u: %s", what, version, error->message);
  tables = list_tables (db);
  if (strcmp (tables, fresh) != 0)
    g_error ("%s of version %u has other tables than a new one", what, version);
  g_assert_cmpint (opcc_db_get_integer (db, "SELECT count(*) FROM organisation", -1, NULL, ""), ==,
                   n_groups);
  opcc_db_close (db);
  if (campaign_verify (path, NULL, &why) > 0)
    g_error ("%s of version %u: %s", what, version, why);
}

static void
open_version (guint version)
{
  g_autofree char *folder = campaign_get_path (campaign, "old");
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  g_autofree char *copy = campaign_get_path (campaign, "copy.opcc");
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  gsize length;
  guint n_groups;

  campaign_clear (folder);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  offices_begin_with (path, version);
  n_groups = fill (path);
  n_with += n_groups > 0;
  n_without += n_groups == 0;
  check_whole (path, "a file", version, n_groups);
  /* And the copy that was taken before it, elsewhere, as somebody who goes back to it does. */
  backups = opcc_backup_list (path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (g_file_get_contents (((OpccBackup *) g_ptr_array_index (backups, 0))->path, &bytes,
                                      &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  check_whole (copy, "the copy", version, n_groups);
}

/* Read, with the reason, and left as it is. */
static void
open_newer (void)
{
  g_autofree char *path = campaign_get_path (campaign, "newer.opcc");
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_create (path, &error);

  g_assert_no_error (error);
  db->engine->set_schema (db->connection, opcc_migrate_newest () + 1, &error);
  opcc_db_close (db);
  db = campaign_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (opcc_db_is_read_only (db));
  g_assert_nonnull (strstr (db->read_only_reason, "newer OPCC Desk"));
  g_assert_null (opcc_action_begin (db, "Write", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY);
  opcc_db_close (db);
}

static void
test_versions (void)
{
  const guint newest = (guint) opcc_migrate_newest ();
  g_autofree char *path = campaign_get_path (campaign, "fresh.opcc");
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_create (path, &error);

  g_assert_no_error (error);
  fresh = list_tables (db);
  opcc_db_close (db);
  open_newer ();
  /* All of them, or as many as there is time for. */
  for (guint i = 1; i < newest && campaign->count >= newest; i++)
    open_version (i);
  for (guint i = 0; i < campaign->count && campaign->count < newest; i++)
    open_version (1 + campaign_pick (campaign, newest - 1));
  campaign_report (campaign,
                   "%u files of versions before %u (%u with records): all brought up to date, with "
                   "the tables of a new file, verified, and so was the copy taken before; 1 of a "
                   "newer program only read",
                   n_with + n_without, newest, n_with);
  g_free (fresh);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("versions", 4, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/versions", test_versions);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
