/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that a backup that fails on closing is told, kept, and told again until there is one. */
#include "office-test.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-backup-trouble.h"
#include "opcc-office-jobs.h"
#include "opcc-organisation.h"
#include "opcc-record-acts.h"
#include "opcc-ui-test.h"

typedef struct
{
  char *path;          /* (owned) */
  char *backups;       /* (owned) */
  GSettings *settings; /* (owned) */
  OpccWindow *window;  /* (nullable) while it is open */
} Office;

static gpointer
add_organisation_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

  organisation->name = g_strdup (data);
  return opcc_record_act_save (db, OPCC_RECORD (organisation), error) ? g_strdup ("added") : NULL;
}

static void
set_up (Office *office, gconstpointer unused)
{
  g_autofree char *folder = NULL;

  office->path = office_test_make ();
  folder = g_path_get_dirname (office->path);
  office->backups = g_build_filename (folder, "office backups", NULL);
  office->settings = office_test_settings ();
}

static void
tear_down (Office *office, gconstpointer unused)
{
  g_assert_null (office->window);
  g_object_unref (office->settings);
  g_free (office->backups);
  office_test_remove (office->path);
}

/* Where the folder should be there is a file, so that no backup can be made. */
static void
block (Office *office)
{
  if (g_file_test (office->backups, G_FILE_TEST_EXISTS))
    {
      g_autofree char *aside = g_strconcat (office->backups, " before", NULL);

      g_assert_cmpint (g_rename (office->backups, aside), ==, 0);
    }
  g_assert_true (g_file_set_contents (office->backups, "No folder.", -1, NULL));
}

static void
show_window (Office *office)
{
  office->window = opcc_window_new (NULL, office->settings);
  opcc_window_open_path (office->window, office->path, 0);
  gtk_window_present (GTK_WINDOW (office->window));
  office_test_wait (office->window);
}

static void
close_window (Office *office)
{
  office_test_close (g_steal_pointer (&office->window));
}

static OpccStore *
get_store (Office *office)
{
  return opcc_office_get_store (opcc_window_get_office (office->window));
}

static void
add_organisation (Office *office, const char *name)
{
  g_autofree char *added =
      opcc_store_run_wait (get_store (office), add_organisation_job, (gpointer) name, NULL, NULL);

  g_assert_cmpstr (added, ==, "added");
}

static gboolean
tells_trouble (gpointer data)
{
  Office *office = data;

  return opcc_test_shows_text (GTK_WIDGET (office->window), "A backup is missing");
}

static gboolean
tells_none (gpointer data)
{
  return !tells_trouble (data);
}

static gboolean
has_backup (gpointer data)
{
  Office *office = data;

  return g_file_test (office->backups, G_FILE_TEST_IS_DIR);
}

/* (transfer full) (nullable): what is kept for the next start. */
static char *
get_kept (Office *office)
{
  return opcc_backup_trouble_recall (office->settings, office->path);
}

static gboolean
is_told (gpointer unused)
{
  return office_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Reads and closes what is said of the closing, which stands alone. */
static void
take_told (const char *wanted)
{
  AdwMessageDialog *dialog = office_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Saved, but a backup is missing");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), wanted));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "has room"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_kept_until_there_is_one (Office *office, gconstpointer unused)
{
  g_autofree char *kept = NULL;

  show_window (office);
  block (office);
  add_organisation (office, "Unkept Choir");
  close_window (office);
  take_told ("office.opcc");
  kept = get_kept (office);
  g_assert_nonnull (strstr (kept, "close.opcc"));

  /* The next start tries again, and says so calmly while it fails; so does closing. */
  show_window (office);
  opcc_test_wait (tells_trouble, office);
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (office->window), "Back up now…"));
  close_window (office);
  take_told ("close.opcc");

  /* With the disk back the backup is made by itself, and nothing is said any more. */
  g_assert_cmpint (g_remove (office->backups), ==, 0);
  show_window (office);
  opcc_test_wait (has_backup, office);
  close_window (office);
  g_assert_null (office_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_free (kept);
  kept = get_kept (office);
  g_assert_null (kept);
}

static void
test_gone_with_copy_by_hand (Office *office, gconstpointer unused)
{
  g_autofree char *copy = g_strconcat (office->path, " copy.opcc", NULL);
  g_autofree char *made = NULL;
  g_autofree char *kept = NULL;

  block (office);
  opcc_backup_trouble_keep (office->settings, office->path, "The disk was full.");
  show_window (office);
  opcc_test_wait (tells_trouble, office);
  made = opcc_store_run_wait (get_store (office), opcc_job_backup_to, copy, NULL, NULL);
  g_assert_cmpstr (made, ==, copy);
  opcc_test_wait (tells_none, office);
  close_window (office);
  g_assert_null (office_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  kept = get_kept (office);
  g_assert_null (kept);
  g_remove (office->backups);
}

/* An office file that gives way to another is told in the window that goes on. */
static void
test_told_where_another_is_opened (Office *office, gconstpointer unused)
{
  char *other = office_test_make ();
  AdwMessageDialog *dialog;
  g_autofree char *kept = NULL;

  show_window (office);
  block (office);
  add_organisation (office, "Unkept Choir");
  opcc_window_open_path (office->window, other, 0);
  office_test_wait (office->window);
  opcc_test_wait (is_told, NULL);
  dialog = office_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (office->window));
  take_told ("office.opcc");
  close_window (office);
  kept = get_kept (office);
  g_assert_nonnull (kept);
  g_remove (office->backups);
  office_test_remove (other);
}

static void
test_memory (Office *office, gconstpointer unused)
{
  g_autofree char *kept = NULL;
  g_autofree char *none = NULL;

  opcc_backup_trouble_keep (office->settings, "/no/such/office.opcc", "Gone with its file.");
  opcc_backup_trouble_keep (office->settings, office->path, "The disk was full.");
  kept = get_kept (office);
  g_assert_cmpstr (kept, ==, "The disk was full.");
  none = opcc_backup_trouble_recall (office->settings, "/no/such/office.opcc");
  g_assert_null (none);
  opcc_backup_trouble_keep (office->settings, office->path, NULL);
  none = get_kept (office);
  g_assert_null (none);
}

static void
add (const char *path, void (*test) (Office *, gconstpointer))
{
  g_test_add (path, Office, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  add ("/close/memory", test_memory);
  add ("/close/kept-until-there-is-one", test_kept_until_there_is_one);
  add ("/close/gone-with-copy-by-hand", test_gone_with_copy_by_hand);
  add ("/close/told-where-another-is-opened", test_told_where_another_is_opened);
  return g_test_run ();
}
