/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes office files outside the program at random; verify must find every one of them. */
#include <string.h>

#include "opcc-domain-table.h"
#include "tampering.h"

static Campaign *campaign;

typedef struct
{
  char *bytes; /* (owned): of the office as the program left it */
  gsize length;
  char *copy; /* (owned): path of what is tampered with */
} Office;

static const TamperingWay *
pick_way (void)
{
  guint total = 0;
  guint at;

  for (guint i = 0; i < tampering_n_ways; i++)
    total += tampering_ways[i].weight;
  at = campaign_pick (campaign, total);
  for (guint i = 0;; i++)
    {
      if (at < tampering_ways[i].weight)
        return &tampering_ways[i];
      at -= tampering_ways[i].weight;
    }
}

/* (transfer full) (nullable): what was done; NULL where the file is as it was */
static char *
tamper (Office *office, const TamperingWay *way)
{
  Tampering tampering = { .campaign = campaign, .said = g_string_new (NULL) };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean ok;

  g_assert_true (g_file_set_contents (office->copy, office->bytes, (gssize) office->length, NULL));
  g_assert_cmpint (sqlite3_open (office->copy, &tampering.raw), ==, SQLITE_OK);
  sqlite3_exec (tampering.raw, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  before = tampering_dump (tampering.raw);
  ok = way->run (&tampering);
  sqlite3_close (tampering.raw);
  g_assert_cmpint (sqlite3_open (office->copy, &tampering.raw), ==, SQLITE_OK);
  after = ok ? tampering_dump (tampering.raw) : NULL;
  sqlite3_close (tampering.raw);
  if (ok && strcmp (before, after) != 0)
    return g_string_free (tampering.said, FALSE);
  g_string_free (tampering.said, TRUE);
  return NULL;
}

static void
test_tamper (void)
{
  Office office = { NULL };
  g_autofree char *path = campaign_make_office (campaign);
  g_autofree char *checkpoint = NULL;
  guint n_missed = 0;
  guint n_anchored = 0;

  office.copy = campaign_get_path (campaign, "copy.opcc");
  g_assert_cmpuint (campaign_verify (path, NULL, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &office.bytes, &office.length, NULL));
  checkpoint = campaign_take_checkpoint (path);
  for (guint done = 0; done < campaign->count;)
    {
      const TamperingWay *way = pick_way ();
      g_autofree char *said = tamper (&office, way);
      guint n_problems;

      if (said == NULL)
        continue;
      done++;
      n_problems = campaign_verify (office.copy, NULL, NULL);
      if (way->is_consistent)
        {
          /* Nothing in the file itself can tell: what was kept outside it does. */
          g_assert_cmpuint (n_problems, ==, 0);
          g_assert_true (campaign_breaks_checkpoint (office.copy, checkpoint));
          n_anchored++;
        }
      else if (n_problems == 0)
        {
          n_missed++;
          g_test_message ("missed: %s: %s", way->name, said);
        }
    }
  campaign_report (campaign,
                   "%u of %u changes missed by verify; %u more, wholly rewritten or cut "
                   "to an agreeing log, found by a checkpoint",
                   n_missed, campaign->count - n_anchored, n_anchored);
  g_assert_cmpuint (n_missed, ==, 0);
  g_free (office.bytes);
  g_free (office.copy);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("tamper", 40, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/tamper", test_tamper);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
