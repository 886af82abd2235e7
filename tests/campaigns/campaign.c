/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeds, folders and offices of the campaigns. */
#include "campaign.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-checkpoint.h"
#include "opcc-history.h"
#include "opcc-open.h"
#include "opcc-organisation.h"
#include "opcc-verify.h"
#include "operations.h"
#include "secrets-office.h"

static void
take_number (int *argc, char ***argv, const char *option, guint *number)
{
  for (int i = 1; i + 1 < *argc; i++)
    if (strcmp ((*argv)[i], option) == 0)
      {
        *number = (guint) g_ascii_strtoull ((*argv)[i + 1], NULL, 10);
        memmove (&(*argv)[i], &(*argv)[i + 2], (gsize) (*argc - i - 1) * sizeof (char *));
        *argc -= 2;
        return;
      }
}

Campaign *
campaign_new (const char *name, guint count, int *argc, char ***argv)
{
  Campaign *self = g_new0 (Campaign, 1);
  guint seed = 1;

  take_number (argc, argv, "--seed", &seed);
  take_number (argc, argv, "--count", &count);
  self->name = name;
  self->seed = seed;
  self->count = count;
  self->rand = g_rand_new_with_seed (seed);
  self->folder = g_access ("/dev/shm", W_OK) == 0
                     ? g_mkdtemp (g_strdup ("/dev/shm/opcc-campaign-XXXXXX"))
                     : g_dir_make_tmp ("opcc-campaign-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  return self;
}

void
campaign_free (Campaign *self)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->folder);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_rand_free (self->rand);
  g_free (self->folder);
  g_free (self);
}

guint
campaign_pick (Campaign *self, guint below)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) below);
}

char *
campaign_get_path (Campaign *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
campaign_report (Campaign *self, const char *format, ...)
{
  g_autofree char *found = NULL;
  va_list args;

  va_start (args, format);
  found = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("campaign: %s | %u | %u | %s", self->name, self->seed, self->count, found);
}

OpccDb *
campaign_open (const char *path, gboolean read_only, GError **error)
{
  OpccStoreFlags flags = OPCC_STORE_ALLOW_ANY_PLACE | (read_only ? OPCC_STORE_READ_ONLY : 0);

  return opcc_open_office (path, flags, error);
}

OpccDb *
campaign_create (const char *path, GError **error)
{
  return opcc_open_office (path, OPCC_STORE_ALLOW_ANY_PLACE | OPCC_STORE_CREATE, error);
}

void
campaign_clear (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (folder, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        campaign_clear (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (folder);
}

guint
campaign_verify (const char *path, char **content, char **why)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (path, TRUE, &error);
  g_autoptr (OpccVerifyReport) report = db != NULL ? opcc_db_verify (db, NULL, &error) : NULL;
  guint n = report != NULL ? report->problems->len : 1;

  if (why != NULL)
    *why = report == NULL ? g_strdup (error->message)
           : n > 0        ? g_strdup (g_ptr_array_index (report->problems, 0))
                          : NULL;
  if (content != NULL)
    *content = report != NULL ? g_strdup (report->content_hash) : NULL;
  opcc_db_close (db);
  return n;
}

char *
campaign_take_checkpoint (const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (path, TRUE, &error);
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, &error);
  char *text = opcc_checkpoint_write (db, report, &error);

  g_assert_no_error (error);
  opcc_db_close (db);
  return text;
}

gboolean
campaign_breaks_checkpoint (const char *path, const char *checkpoint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  OpccDb *db = campaign_open (path, TRUE, &error);

  opcc_checkpoint_compare (db, checkpoint, problems, &error);
  g_assert_no_error (error);
  opcc_db_close (db);
  return problems->len > 0;
}

/* --- an office ------------------------------------------------------------------------------ */

static OpccOrganisation *
make_group (guint i)
{
  OpccOrganisation *group = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

  group->name = g_strdup_printf ("Group %u", i);
  return group;
}

static void
import_groups (OpccDb *db, guint n, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import groups", error);
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (db, &opcc_organisation_kind, error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OpccOrganisation) group = make_group (i);

      opcc_bulk_add (bulk, group, error);
      g_assert_no_error (*error);
    }
  opcc_bulk_end (bulk, error);
  g_assert_no_error (*error);
  opcc_action_commit (action, error);
  g_assert_no_error (*error);
}

/* Each in an action of its own: edits, one of them undone, and a deletion. */
static void
edit_groups (OpccDb *db, GError **error)
{
  for (gint64 n = 2; n <= 9; n++)
    {
      g_autoptr (OpccOrganisation) group = opcc_db_load (db, &opcc_organisation_kind, n, error);
      g_autoptr (OpccAction) action = opcc_action_begin (db, "Edit a group", error);

      g_free (group->name);
      group->name = g_strdup_printf ("Renamed %d", (int) n);
      g_assert_true (n == 8 ? opcc_db_delete (db, group, error) : opcc_db_save (db, group, error));
      g_assert_true (opcc_action_commit (action, error));
      if (n == 4 || n == 9)
        {
          g_autofree char *undone = opcc_db_undo (db, NULL, error);

          g_assert_nonnull (undone);
        }
    }
}

char *
campaign_make_office (Campaign *self)
{
  SecretsOffice *secrets = secrets_office_new ();
  g_autofree char *path = campaign_get_path (self, "office.opcc");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  OpccDb *db;
  gsize length;

  g_assert_true (g_file_get_contents (secrets->office, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  secrets_office_free (secrets);
  db = campaign_open (path, FALSE, &error);
  g_assert_no_error (error);
  import_groups (db, 20, &error);
  g_assert_true (opcc_db_set_setting (db, "kept-by-the-office", "a word", &error));
  g_assert_true (opcc_db_set_setting (db, "another", NULL, &error));
  g_assert_true (operation_dispose (db, path, &error));
  edit_groups (db, &error);
  opcc_db_close (db);
  return g_steal_pointer (&path);
}
