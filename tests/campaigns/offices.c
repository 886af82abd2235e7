/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three offices: with something of everything, with the sample's rounds, and of an older program.
 */
#include "offices.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-domain-model.h"
#include "opcc-marking.h"
#include "opcc-setting.h"

/* What the older program knew. */
#define N_OLDER 24
#define FOLDER  "/org/opccdesk/Desk/migrations"

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
run_migration (OpccDb *db, const char *name, gint64 number)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  db->engine->define (db->connection, g_bytes_get_data (sql, NULL), &error);
  g_assert_no_error (error);
  if (number == 1)
    opcc_db_exec (db, "INSERT INTO setting (key, value) VALUES ('office-id', 'an older office')",
                  &error);
  g_assert_no_error (error);
  if (g_str_has_suffix (name, "-sum-of-settings.sql"))
    opcc_setting_begin_sum (db, &error);
  g_assert_no_error (error);
  db->engine->set_schema (db->connection, number, &error);
  g_assert_no_error (error);
}

void
offices_begin_with (const char *file, guint n_migrations)
{
  g_auto (GStrv) names =
      g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *db = opcc_db_open (file, OPCC_ENGINE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (names);
  g_assert_cmpuint (n_migrations, <=, g_strv_length (names));
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; i < n_migrations; i++)
    run_migration (db, names[i], i + 1);
  opcc_db_close (db);
}

static void
make_sample (const char *file)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_create (file, &error);

  g_assert_no_error (error);
  opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opcc_marking_settle_all (db, 1, "Agreed to keep the mean.", &error), ==, 3);
  opcc_db_close (db);
}

static GBytes *
read_office (const char *file)
{
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

Offices *
offices_new (Campaign *campaign)
{
  Offices *self = g_new0 (Offices, 1);
  g_autofree char *planted = campaign_make_office (campaign);
  g_autofree char *sample = campaign_get_path (campaign, "sample.opcc");
  g_autofree char *older = campaign_get_path (campaign, "older.opcc");

  make_sample (sample);
  offices_begin_with (older, N_OLDER);
  self->planted = read_office (planted);
  self->sample = read_office (sample);
  self->older = read_office (older);
  self->folder = campaign_get_path (campaign, "work");
  self->path = g_build_filename (self->folder, "office.opcc", NULL);
  return self;
}

void
offices_free (Offices *self)
{
  g_bytes_unref (self->planted);
  g_bytes_unref (self->sample);
  g_bytes_unref (self->older);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

void
offices_lay_out (Offices *self, const Operation *operation)
{
  GBytes *office = operation->on_sample  ? self->sample
                   : operation->is_older ? self->older
                                         : self->planted;
  gsize length;
  const char *bytes = g_bytes_get_data (office, &length);

  campaign_clear (self->folder);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, NULL));
}

OpccDb *
offices_open_for (Offices *self, const Operation *operation)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = operation->is_opened ? campaign_open (self->path, FALSE, &error) : NULL;

  g_assert_no_error (error);
  return db;
}

OfficeState
offices_read_state (const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (path, FALSE, &error);
  OfficeState state;
  g_autofree char *why = NULL;

  g_assert_no_error (error);
  state.n_actions = opcc_db_get_integer (db, "SELECT count(*) FROM action", -1, &error, "");
  state.n_rows = opcc_db_get_integer (db, "SELECT sum(count) FROM change", -1, &error, "");
  state.setting = opcc_db_get_setting (db, "kept-by-the-office", &error);
  g_assert_no_error (error);
  opcc_db_close (db);
  if (campaign_verify (path, NULL, &why) > 0)
    g_error ("%s", why);
  return state;
}

gboolean
offices_is_same (const OfficeState *a, const OfficeState *b)
{
  return a->n_actions == b->n_actions && a->n_rows == b->n_rows &&
         g_strcmp0 (a->setting, b->setting) == 0;
}

guint
offices_measure (Offices *self, const Operation *operation, OfficeState *before, OfficeState *after)
{
  g_autoptr (GError) error = NULL;
  gint64 began;
  guint microseconds;
  OpccDb *db;

  offices_lay_out (self, operation);
  /* A look at an office of an older program brings it up to date. */
  *before = offices_read_state (self->path);
  offices_lay_out (self, operation);
  db = offices_open_for (self, operation);
  began = g_get_monotonic_time ();
  operation->run (db, self->path, &error);
  microseconds = (guint) (g_get_monotonic_time () - began);
  g_assert_no_error (error);
  opcc_db_close (db);
  *after = offices_read_state (self->path);
  return microseconds;
}

static void
fail_ended (const Operation *operation, const char *what)
{
  g_error ("ended in %s: %s", operation->name, what);
}

static void
check_made (Offices *self, const Operation *operation, gboolean told)
{
  g_autofree char *made = NULL;
  gboolean is_there;

  if (operation->made == NULL)
    return;
  made = g_build_filename (self->folder, operation->made, NULL);
  is_there = g_file_test (made, G_FILE_TEST_EXISTS);
  if (told && !is_there)
    fail_ended (operation, "what was made is not there");
  if (is_there && g_str_has_suffix (made, ".opcc") && campaign_verify (made, NULL, NULL) > 0)
    fail_ended (operation, "the copy is not whole");
  if (is_there && g_str_has_suffix (made, ".csv"))
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (made, &text, NULL, NULL));
      if (!g_str_has_suffix (text, "\n"))
        fail_ended (operation, "a part of the file is there under its name");
    }
}

void
offices_check_ended (Offices *self,
                     const Operation *operation,
                     const OfficeState *before,
                     const OfficeState *after,
                     gboolean told)
{
  g_autoptr (GError) error = NULL;
  OfficeState now;
  OpccDb *db;
  gboolean is_done;

  check_made (self, operation, told);
  now = offices_read_state (self->path);
  is_done = offices_is_same (&now, after);
  if (!is_done && !offices_is_same (&now, before))
    fail_ended (operation, "the office is neither as before it nor as after it");
  if (told && !is_done)
    fail_ended (operation, "it said that it was done, and it is not");
  g_free (now.setting);
  if (told || is_done)
    return;
  /* It can be done now. */
  db = offices_open_for (self, operation);
  operation->run (db, self->path, &error);
  g_assert_no_error (error);
  opcc_db_close (db);
}
