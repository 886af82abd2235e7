/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restore drills: an office is backed up between random acts, to both folders; then a file or a
 * copy is lost or damaged, and every copy that is listed is put back. It holds what the office held
 * at its moment, or it is refused or told of. */
#include <glib/gstdio.h>
#include <string.h>

#include "acts.h"
#include "offices.h"
#include "opcc-backup-sealed.h"
#include "opcc-backup.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"
#include "opcc-records-check.h"
#include "opcc-second-copy.h"
#include "opcc-second-folder.h"

#define PASSPHRASE "correct horse battery"

static Campaign *campaign;
static Offices *offices;

/* Two copies made for the same reason within an hour would be one. */
static const char *const reasons[] = { "hand", "import", "award", "hourly" };

typedef struct
{
  char *second;         /* (owned): the second folder, as it was chosen */
  gboolean locked;      /* whether copies there want the passphrase */
  GHashTable *contents; /* (owned): base name without ending -> what the office held */
  char *spoilt;         /* (owned) (nullable): the copy that was damaged */
} Drill;

static struct
{
  guint n_restored;
  guint n_locked;
  guint n_refused;
  guint n_told;
  guint n_wrong_words;
} tally;

/* --- backing up ----------------------------------------------------------------------------- */

static char *
name_moment (const char *copy)
{
  char *name = g_path_get_basename (copy);

  *strrchr (name, '.') = '\0';
  return name;
}

static char *
read_content (const char *path)
{
  g_autofree char *why = NULL;
  char *content = NULL;

  if (campaign_verify (path, &content, &why) > 0)
    g_error ("%s (seed %u)", why, campaign->seed);
  return content;
}

static void
back_up (Drill *drill, OpccDb *db, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = opcc_db_backup (db, reason, NULL, &error);
  const char *trouble;

  g_assert_no_error (error);
  trouble = opcc_second_copy_await_trouble (db);
  if (trouble != NULL)
    g_error ("the second copy: %s", trouble);
  g_hash_table_insert (drill->contents, name_moment (path), read_content (offices->path));
}

static void
act (OpccDb *db)
{
  g_autoptr (GError) error = NULL;

  acts[campaign_pick (campaign, n_acts)].run (campaign, db, &error);
}

static void
work (Drill *drill)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (offices->path, FALSE, &error);

  g_assert_no_error (error);
  opcc_second_folder_choose (db, drill->second, &error);
  g_assert_no_error (error);
  if (drill->locked)
    opcc_second_folder_lock (offices->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      for (guint n = campaign_pick (campaign, 4); n > 0; n--)
        act (db);
      back_up (drill, db, reasons[i]);
    }
  act (db);
  opcc_db_close (db);
}

/* --- trouble -------------------------------------------------------------------------------- */

static void
spoil (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint at;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  at = campaign_pick (campaign, (guint) length);
  if (campaign_pick (campaign, 2) == 0)
    length = at;
  else
    for (guint i = 0; i < 200 && at + i < length; i++)
      bytes[at + i] = (char) campaign_pick (campaign, 256);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_copies (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *copies = opcc_backup_list (offices->path, &error);
  g_autoptr (GPtrArray) second = opcc_second_folder_list (offices->path, &error);

  g_assert_no_error (error);
  g_ptr_array_extend_and_steal (copies, g_steal_pointer (&second));
  return copies;
}

/* The office file is lost, damaged or as it was, and one copy is damaged. */
static void
strike (Drill *drill, GPtrArray *copies)
{
  const OpccBackup *one = g_ptr_array_index (copies, campaign_pick (campaign, copies->len));

  switch (campaign_pick (campaign, 3))
    {
    case 0:
      g_assert_cmpint (g_unlink (offices->path), ==, 0);
      break;
    case 1:
      spoil (offices->path);
      break;
    default:
      break;
    }
  drill->spoilt = g_strdup (one->path);
  spoil (one->path);
}

/* --- putting back --------------------------------------------------------------------------- */

static gboolean
restore (const OpccBackup *copy, const char *passphrase, GError **error)
{
  return copy->locked ? opcc_backup_restore_sealed (copy->path, offices->path, passphrase, error)
                      : opcc_backup_restore (copy->path, offices->path, error);
}

static GBytes *
read_office (void)
{
  char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (offices->path, &bytes, &length, NULL);
  return g_bytes_new_take (bytes, length);
}

static void
expect_refused (const OpccBackup *copy, const char *passphrase)
{
  g_autoptr (GBytes) before = read_office ();
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  if (restore (copy, passphrase, &error))
    g_error ("%s was put back (seed %u)", copy->path, campaign->seed);
  g_assert_cmpuint (strlen (error->message), >, 20);
  after = read_office ();
  if (!g_bytes_equal (before, after))
    g_error ("%s was refused, and the office is another (seed %u)", copy->path, campaign->seed);
}

/* What a copy that was damaged gives: words, or an office of which the program tells, or all. */
static void
try_spoilt (const OpccBackup *copy, const char *content)
{
  g_autoptr (GBytes) before = read_office ();
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  if (!restore (copy, PASSPHRASE, &error))
    {
      g_autoptr (GBytes) after = read_office ();

      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpuint (strlen (error->message), >, 20);
      tally.n_refused++;
    }
  else if (copy->locked)
    g_error ("%s is damaged and was put back (seed %u)", copy->path, campaign->seed);
  else if (campaign_verify (offices->path, &now, NULL) > 0)
    tally.n_told++;
  else if (content != NULL && strcmp (now, content) != 0)
    g_error ("%s gave another office in silence (seed %u)", copy->path, campaign->seed);
}

static void
put_back (Drill *drill, const OpccBackup *copy)
{
  g_autofree char *moment = name_moment (copy->path);
  const char *content = g_hash_table_lookup (drill->contents, moment);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  if (copy->locked && campaign_pick (campaign, 3) == 0)
    {
      expect_refused (copy, "wrong horse battery");
      tally.n_wrong_words++;
    }
  if (g_strcmp0 (copy->path, drill->spoilt) == 0)
    {
      try_spoilt (copy, content);
      return;
    }
  restore (copy, PASSPHRASE, &error);
  g_assert_no_error (error);
  now = read_content (offices->path);
  /* An act can make a copy of its own first: it is whole, and nobody looked at what it held. */
  if (content != NULL && strcmp (now, content) != 0)
    g_error ("%s holds something else than the office did (seed %u)", copy->path, campaign->seed);
  tally.n_restored++;
  tally.n_locked += copy->locked;
}

/* What was put back last is an office as any other. */
static void
go_on (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  OpccDb *db = campaign_open (offices->path, FALSE, &error);

  g_assert_no_error (error);
  act (db);
  opcc_db_close (db);
  content = read_content (offices->path);
}

/* The one that was damaged comes first, so that the others are put in place of what it left. */
static void
put_back_all (Drill *drill, GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    if (g_strcmp0 (((OpccBackup *) g_ptr_array_index (copies, i))->path, drill->spoilt) == 0)
      put_back (drill, g_ptr_array_index (copies, i));
  for (guint i = 0; i < copies->len; i++)
    if (g_strcmp0 (((OpccBackup *) g_ptr_array_index (copies, i))->path, drill->spoilt) != 0)
      put_back (drill, g_ptr_array_index (copies, i));
}

static void
run_once (guint n)
{
  const Operation laid_out = { .on_sample = n % 4 == 0 };
  g_autofree char *name = g_strdup_printf ("second %u", n);
  Drill drill = { campaign_get_path (campaign, name), n % 2 == 1,
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), NULL };
  g_autoptr (GPtrArray) copies = NULL;

  g_mkdir (drill.second, 0700);
  offices_lay_out (offices, &laid_out);
  work (&drill);
  copies = list_copies ();
  g_assert_cmpuint (copies->len, >=, 2 * G_N_ELEMENTS (reasons));
  strike (&drill, copies);
  put_back_all (&drill, copies);
  go_on ();
  opcc_second_folder_forget (offices->path, NULL);
  campaign_clear (drill.second);
  g_free (drill.second);
  g_free (drill.spoilt);
  g_hash_table_unref (drill.contents);
}

static void
test_restore (void)
{
  offices = offices_new (campaign);
  for (guint i = 0; i < campaign->count; i++)
    run_once (i);
  campaign_report (
      campaign,
      "%u drills: %u copies put back, %u of them locked, each with what the office held "
      "at its moment; of %u damaged ones %u were refused, %u told of by verify and the "
      "others whole; %u wrong passphrases refused; the office as it was after each refusal",
      campaign->count, tally.n_restored, tally.n_locked, campaign->count, tally.n_refused,
      tally.n_told, tally.n_wrong_words);
  offices_free (offices);
}

int
main (int argc, char *argv[])
{
  g_autofree char *config = NULL;
  int status;

  campaign = campaign_new ("restore", 2, &argc, &argv);
  /* Where the second folder of an office is kept. */
  config = campaign_get_path (campaign, "config");
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/restore", test_restore);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
