/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the clock back and on while an office is worked on: order follows the log and never the
 * clock, no copy is thrown away for its date, and a time means the same on every desk, on the
 * nights when summer time begins and ends too. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "offices.h"
#include "opcc-backup.h"
#include "opcc-domain-table.h"
#include "opcc-history.h"
#include "opcc-round.h"

#define HOUR       G_GINT64_CONSTANT (3600)
#define YEAR       (G_GINT64_CONSTANT (8766) * HOUR)
#define ACTS       8
#define MARCH_2026 G_GINT64_CONSTANT (1774659600) /* 28 March 2026, 01:00 UTC */
#define OCT_2026   G_GINT64_CONSTANT (1792803600) /* 24 October 2026, 01:00 UTC */

static Campaign *campaign;
static Offices *offices;
static gint64 offset; /* seconds by which the clock is wrong */
static guint n_acts;
static guint n_copies;
static guint n_times;

/* GLib's own, for all of the program. */
gint64
g_get_real_time (void)
{
  struct timeval now;

  gettimeofday (&now, NULL);
  return ((gint64) now.tv_sec + offset) * G_USEC_PER_SEC + now.tv_usec;
}

static void
set_clock (void)
{
  static const gint64 steps[] = { -10 * YEAR, 50 * YEAR, -HOUR, HOUR, 0, -56 * YEAR, 12 * YEAR };

  offset = steps[campaign_pick (campaign, G_N_ELEMENTS (steps))];
}

static void
check_copy (OpccDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = opcc_db_backup (db, "hand", NULL, &error);
  g_autoptr (GPtrArray) backups = NULL;
  gboolean is_listed = FALSE;

  g_assert_no_error (error);
  backups = opcc_backup_list (offices->path, &error);
  for (guint i = 0; i < backups->len; i++)
    is_listed |= strcmp (((OpccBackup *) g_ptr_array_index (backups, i))->path, made) == 0;
  if (!is_listed || campaign_verify (made, NULL, NULL) > 0)
    g_error ("the copy made with the clock wrong by %" G_GINT64_FORMAT " s is gone or not whole",
             offset);
  n_copies++;
}

static void
work (void)
{
  static gboolean (*const acts[]) (OpccDb *, const char *,
                                   GError **) = { operation_save, operation_import,
                                                  operation_delete, operation_set };
  const Operation planted = { .on_sample = FALSE };
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  OpccDb *db;

  offices_lay_out (offices, &planted);
  db = campaign_open (offices->path, FALSE, &error);
  for (guint i = 0; i < ACTS; i++)
    {
      g_autofree char *newest = NULL;
      g_autofree char *next = NULL;

      set_clock ();
      acts[campaign_pick (campaign, G_N_ELEMENTS (acts))](db, offices->path, &error);
      g_assert_no_error (error);
      n_acts++;
      /* What is taken back is what was done last, whatever its date. */
      newest =
          opcc_db_get_text (db, "SELECT name FROM action ORDER BY seq DESC LIMIT 1", &error, "");
      next = opcc_db_peek_undo (db);
      g_assert_cmpstr (next, ==, newest);
      check_copy (db);
    }
  opcc_db_close (db);
  set_clock ();
  if (campaign_verify (offices->path, NULL, &why) > 0)
    g_error ("%s", why);
  offset = 0;
}

/* As it is shown, taken again from that: the same, in the hour that there is twice too. */
static void
check_time (gint64 time)
{
  static const char *const zones[] = { "UTC", "Europe/London", "America/New_York" };
  const OpccField *closes = opcc_kind_find_field (&opcc_round_kind, "closes");
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      round->closes = time;
      shown = opcc_field_to_text (closes, round);
      if (first == NULL)
        first = g_strdup (shown);
      g_assert_cmpstr (shown, ==, first);
      opcc_field_set_typed (closes, round, shown, &error);
      if (error != NULL)
        g_error ("“%s”, as it is shown, is not taken: %s", shown, error->message);
      if (round->closes != time)
        g_error ("“%s” is another time when it is typed", shown);
      n_times++;
    }
}

static void
test_clock (void)
{
  offices = offices_new (campaign);
  for (guint i = 0; i < campaign->count; i++)
    work ();
  for (gint64 time = MARCH_2026; time < MARCH_2026 + 48 * HOUR; time += HOUR / 4)
    {
      check_time (time);
      check_time (time - MARCH_2026 + OCT_2026);
    }
  campaign_report (
      campaign,
      "%u actions and %u copies with the clock up to 56 years off: all in the order "
      "they were done, every copy kept and whole; %u times of the two nights of summer "
      "time, in 3 zones, the same when typed as shown",
      n_acts, n_copies, n_times);
  offices_free (offices);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("clock", 2, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/clock", test_clock);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
