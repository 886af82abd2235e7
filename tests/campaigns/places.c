/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works where a file should not be: on a full disk, on one that cannot be written, under locks held
 * by others, swapped while it is open, beside what a synchronising client leaves. Each ends in
 * words that say what to do, and the office is as it was before or after. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "offices.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"

static Campaign *campaign;
static Offices *offices;

typedef struct
{
  guint n_refused;
  guint n_done;
} Tally;

static const Operation *
pick_operation (gboolean is_opened)
{
  const Operation *operation;

  do
    operation = &operations[campaign_pick (campaign, n_operations)];
  while (is_opened && !operation->is_opened);
  return operation;
}

static void
fail (const char *place, const Operation *operation, const char *what)
{
  g_error ("%s, %s: %s", place, operation->name, what);
}

/* How the office stands before and after an operation that nothing hinders. */
typedef struct
{
  gboolean is_known;
  OfficeState before;
  OfficeState after;
} Course;

static Course *courses; /* of each operation */

static const Course *
learn (const Operation *operation)
{
  Course *course = &courses[operation - operations];
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  if (course->is_known)
    return course;
  offices_lay_out (offices, operation);
  course->before = offices_read_state (offices->path);
  offices_lay_out (offices, operation);
  db = offices_open_for (offices, operation);
  operation->run (db, offices->path, &error);
  g_assert_no_error (error);
  opcc_db_close (db);
  course->after = offices_read_state (offices->path);
  course->is_known = TRUE;
  return course;
}

/* What was refused is not there, what was acknowledged is. */
static void
judge (const char *place, const Operation *operation, const char *path, gboolean ok)
{
  OfficeState now = offices_read_state (path);
  const Course *course = learn (operation);

  if (!offices_is_same (&now, ok ? &course->after : &course->before))
    fail (place, operation, ok ? "what was done is not there" : "what was refused is there");
  g_free (now.setting);
}

static void
check_words (const char *place,
             const Operation *operation,
             const GError *error,
             OpccError code,
             const char *words)
{
  if (!g_error_matches (error, OPCC_ERROR, code) || strstr (error->message, words) == NULL)
    g_error ("%s, %s: said “%s”", place, operation->name,
             error != NULL ? error->message : "nothing");
}

/* --- a full disk ---------------------------------------------------------------------------- */

static void
play_full (const char *small, Tally *tally)
{
  const Operation *operation = pick_operation (TRUE);
  g_autofree char *own = g_build_filename (small, "office.opcc", NULL);
  g_autofree char *filler = g_build_filename (small, "filler", NULL);
  g_autofree char *there = NULL;
  g_autofree char *bytes = g_malloc0 (1 << 20);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;
  gsize length;
  OpccDb *db;
  gboolean ok;
  int fd;

  offices_lay_out (offices, operation);
  g_assert_true (g_file_get_contents (offices->path, &there, &length, NULL));
  campaign_clear (small);
  g_assert_true (g_file_set_contents (own, there, (gssize) length, NULL));
  db = campaign_open (own, FALSE, &error);
  g_assert_no_error (error);
  /* Until it is full, but for so much. */
  fd = g_open (filler, O_WRONLY | O_CREAT, 0600);
  while (write (fd, bytes, 1 << 20) == 1 << 20)
    ;
  while (write (fd, bytes, 512) == 512)
    ;
  g_assert_cmpint (ftruncate (fd, MAX (0, lseek (fd, 0, SEEK_END) -
                                              4096 * (off_t) campaign_pick (campaign, 100))),
                   ==, 0);
  close (fd);
  ok = operation->run (db, own, &error);
  if (!ok)
    check_words ("a full disk", operation, error, OPCC_ERROR_NO_SPACE, "the disk is full");
  g_assert_cmpint (g_unlink (filler), ==, 0);
  /* With room again it is done as if nothing had been. */
  if (!ok && !operation->run (db, own, &second))
    fail ("a full disk", operation, second->message);
  opcc_db_close (db);
  judge ("a full disk", operation, own, TRUE);
  tally->n_refused += !ok;
  tally->n_done += ok;
}

/* --- a disk that cannot be written ---------------------------------------------------------- */

static void
play_read_only (const char *small, Tally *tally)
{
  const Operation *operation = pick_operation (FALSE);
  g_autofree char *own = g_build_filename (small, "office.opcc", NULL);
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  OpccDb *db;

  offices_lay_out (offices, operation);
  g_assert_true (g_file_get_contents (offices->path, &there, &length, NULL));
  campaign_clear (small);
  g_assert_true (g_file_set_contents (own, there, (gssize) length, NULL));
  g_assert_cmpint (mount (NULL, small, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  db = campaign_open (own, FALSE, &error);
  if (operation->is_older)
    check_words ("a read-only disk", operation, error, OPCC_ERROR_READ_ONLY, "older OPCC Desk");
  else if (db == NULL || !opcc_db_is_read_only (db))
    fail ("a read-only disk", operation, "it does not open to be looked at");
  else if (operation->is_opened && operation->run (db, own, &error))
    fail ("a read-only disk", operation, "done");
  /* An award begins with a backup, which says the same of itself. */
  else if (operation->is_opened && error->code != OPCC_ERROR_FAILED)
    check_words ("a read-only disk", operation, error, OPCC_ERROR_READ_ONLY, "");
  opcc_db_close (db);
  g_assert_cmpint (mount (NULL, small, NULL, MS_REMOUNT, "size=16m"), ==, 0);
  judge ("a read-only disk", operation, own, FALSE);
  tally->n_refused++;
}

/* A limit on the size of files, as of a stick that has one: in a child, which it would be for good.
 */
static void
play_limited (Tally *tally)
{
  const Operation *operation = pick_operation (TRUE);
  GStatBuf info;
  rlim_t most;
  int status;
  pid_t child;

  offices_lay_out (offices, operation);
  g_assert_cmpint (g_stat (offices->path, &info), ==, 0);
  most = campaign_pick (campaign, (guint) info.st_size * 5 / 4);
  child = fork ();
  if (child == 0)
    {
      const struct rlimit limit = { most, RLIM_INFINITY };
      g_autoptr (GError) error = NULL;
      OpccDb *db = offices_open_for (offices, operation);

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (operation->run (db, offices->path, &error))
        _exit (0);
      _exit (strlen (error->message) > 20 ? 1 : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFEXITED (status) || WEXITSTATUS (status) > 1)
    fail ("a limit on files", operation, "it ended without a word");
  judge ("a limit on files", operation, offices->path, WEXITSTATUS (status) == 0);
  tally->n_refused += WEXITSTATUS (status) == 1;
  tally->n_done += WEXITSTATUS (status) == 0;
}

/* --- others at the file --------------------------------------------------------------------- */

/* Another program writes: it ends, or is killed in the middle, and what it left is put right. */
static void
play_locked (Tally *tally)
{
  const Operation *operation = pick_operation (TRUE);
  const gboolean is_killed = campaign_pick (campaign, 2) == 0;
  const guint microseconds = 1000 * campaign_pick (campaign, 60);
  g_autoptr (GError) error = NULL;
  OpccDb *db;
  int pipes[2];
  char said;
  pid_t child;

  offices_lay_out (offices, operation);
  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *raw = NULL;

      /* As much as does not stay in its memory, so that the file itself is changed. */
      if (sqlite3_open (offices->path, &raw) != SQLITE_OK ||
          sqlite3_exec (raw,
                        "PRAGMA cache_size = 1; BEGIN EXCLUSIVE; UPDATE organisation SET name "
                        "= hex (randomblob (3000)); DELETE FROM change",
                        NULL, NULL, NULL) != SQLITE_OK ||
          write (pipes[1], "r", 1) != 1)
        _exit (1);
      g_usleep (microseconds);
      if (is_killed)
        kill (getpid (), SIGKILL);
      sqlite3_close (raw);
      _exit (0);
    }
  g_assert_cmpint (read (pipes[0], &said, 1), ==, 1);
  db = campaign_open (offices->path, FALSE, &error);
  g_assert_no_error (error);
  if (!operation->run (db, offices->path, &error))
    fail ("a lock that another holds", operation, error->message);
  opcc_db_close (db);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (pipes[0]);
  close (pipes[1]);
  judge ("a lock that another holds", operation, offices->path, TRUE);
  tally->n_done++;
}

/* Moved, deleted, replaced, or its folder taken away, while it is open. */
static void
play_swapped (Tally *tally)
{
  const Operation *operation = pick_operation (TRUE);
  const guint how = campaign_pick (campaign, 4);
  g_autofree char *aside = campaign_get_path (campaign, "aside.opcc");
  g_autofree char *away = g_strconcat (offices->folder, " away", NULL);
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  offices_lay_out (offices, operation);
  db = offices_open_for (offices, operation);
  if (how == 3)
    g_assert_cmpint (g_rename (offices->folder, away), ==, 0);
  else
    g_assert_cmpint (g_rename (offices->path, aside), ==, 0);
  if (how == 1)
    offices_begin_with (offices->path, 1);
  else if (how == 2)
    g_assert_cmpint (symlink ("/dev/null", offices->path), ==, 0);
  if (operation->made != NULL)
    /* A copy is read from what is open, wherever it is now. */
    operation->run (db, aside, &error);
  else if (operation->run (db, offices->path, &error))
    fail ("swapped while open", operation, "it wrote to a file that is not there any more");
  else
    check_words ("swapped while open", operation, error, OPCC_ERROR_REFUSED,
                 "was moved, replaced or deleted");
  opcc_db_close (db);
  /* A backup that was asked for first is where the folder was. */
  if (how == 3)
    {
      campaign_clear (offices->folder);
      g_assert_cmpint (g_rename (away, offices->folder), ==, 0);
    }
  judge ("swapped while open", operation, how == 3 ? offices->path : aside,
         operation->made != NULL);
  tally->n_refused += operation->made == NULL;
  tally->n_done += operation->made != NULL;
}

/* What a synchronising client left beside it: another's copy, and parts of files. */
static void
play_beside (Tally *tally)
{
  static const char *const names[] = { "office (conflicted copy 2026-03-02).opcc",
                                       "office-DESKTOP-1.opcc", "~office.opcc.tmp",
                                       "office.opcc-wal", "office.opcc-journal" };
  const Operation *operation = pick_operation (TRUE);
  const guint which = campaign_pick (campaign, G_N_ELEMENTS (names));
  g_autofree char *beside = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  OpccDb *db;

  offices_lay_out (offices, operation);
  beside = g_build_filename (offices->folder, names[which], NULL);
  g_assert_true (g_file_get_contents (offices->path, &bytes, &length, NULL));
  length = which < 2 ? length : campaign_pick (campaign, (guint) length);
  g_assert_true (g_file_set_contents (beside, bytes, (gssize) length, NULL));
  db = campaign_open (offices->path, FALSE, &error);
  g_assert_no_error (error);
  operation->run (db, offices->path, &error);
  g_assert_no_error (error);
  opcc_db_close (db);
  judge ("beside another's copy", operation, offices->path, TRUE);
  tally->n_done++;
}

/* --- the campaign --------------------------------------------------------------------------- */

static gboolean
play_disks (const char *small, Tally *full, Tally *read_only)
{
  if (mount ("tmpfs", small, "tmpfs", 0, "size=16m") != 0)
    return FALSE;
  for (guint i = 0; i < campaign->count; i++)
    {
      play_full (small, full);
      play_read_only (small, read_only);
    }
  g_assert_cmpint (umount (small), ==, 0);
  return TRUE;
}

static void
test_places (void)
{
  Tally full = { 0 };
  Tally read_only = { 0 };
  Tally limited = { 0 };
  Tally locked = { 0 };
  Tally swapped = { 0 };
  Tally beside = { 0 };
  g_autofree char *small = campaign_get_path (campaign, "small");

  offices = offices_new (campaign);
  courses = g_new0 (Course, n_operations);
  g_assert_cmpint (g_mkdir (small, 0700), ==, 0);
  if (!play_disks (small, &full, &read_only))
    g_test_message ("without the disks, which only the administrator can mount");
  for (guint i = 0; i < campaign->count; i++)
    {
      play_limited (&limited);
      play_locked (&locked);
      play_swapped (&swapped);
      play_beside (&beside);
    }
  campaign_report (campaign,
                   "full disk: %u refused in words, %u done, all done with room again; read-only "
                   "disk: %u refused; limit on files: %u refused, %u done; locks of others: %u "
                   "done; swapped while open: %u refused, %u copied; beside a client's files: %u "
                   "done; 0 lost, 0 half done",
                   full.n_refused, full.n_done, read_only.n_refused, limited.n_refused,
                   limited.n_done, locked.n_done, swapped.n_refused, swapped.n_done, beside.n_done);
  for (guint i = 0; i < n_operations; i++)
    {
      g_free (courses[i].before.setting);
      g_free (courses[i].after.setting);
    }
  g_free (courses);
  offices_free (offices);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("places", 2, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/places", test_places);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
