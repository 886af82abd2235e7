/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damages office files in every way a disk or a person does: each is refused, or found, or holds
 * what it held. */
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-domain-table.h"
#include "opcc-records-check.h"
#include "operations.h"

#define PAGE 4096

static Campaign *campaign;

typedef struct
{
  char *bytes; /* (owned): of the office as the program left it */
  gsize length;
  char *content; /* (owned): the hash of all its records */
  char *totals;  /* (owned): as the program shows them without looking for damage */
  char *copy;    /* (owned): path of what is damaged */
} Office;

typedef struct
{
  guint n_refused;  /* could not be opened */
  guint n_told;     /* opened; opcc and the window say that figures may be wrong */
  guint n_found;    /* only verify names what is wrong: it is in the log, not in a figure */
  guint n_unharmed; /* all records are there and verify is content */
} Tally;

/* --- damage --------------------------------------------------------------------------------- */

static gsize
pick_page (gsize length)
{
  return PAGE * (gsize) campaign_pick (campaign, (guint) (length / PAGE));
}

static void
flip_bits (GByteArray *bytes, guint n)
{
  for (guint i = 0; i < n; i++)
    bytes->data[campaign_pick (campaign, bytes->len)] ^=
        (guint8) (1 << campaign_pick (campaign, 8));
}

static void
overwrite_pages (GByteArray *bytes, guint8 with)
{
  for (guint i = 0; i <= campaign_pick (campaign, 3); i++)
    memset (bytes->data + pick_page (bytes->len), with, PAGE);
}

static void
swap_pages (GByteArray *bytes)
{
  guint8 held[PAGE];
  guint8 *a = bytes->data + pick_page (bytes->len);
  guint8 *b = bytes->data + pick_page (bytes->len);

  memcpy (held, a, PAGE);
  memmove (a, b, PAGE);
  memcpy (b, held, PAGE);
}

/* A part of the file stands where another should: a sector that was written to the wrong place. */
static void
move_sector (GByteArray *bytes)
{
  const guint n = bytes->len / 512;

  memmove (bytes->data + 512 * (gsize) campaign_pick (campaign, n),
           bytes->data + 512 * (gsize) campaign_pick (campaign, n), 512);
}

static void
scribble (GByteArray *bytes)
{
  const guint at = campaign_pick (campaign, bytes->len);
  const guint n = MIN (bytes->len - at, 1 + campaign_pick (campaign, 64));

  for (guint i = 0; i < n; i++)
    bytes->data[at + i] = (guint8) campaign_pick (campaign, 256);
}

static void
damage (GByteArray *bytes)
{
  switch (campaign_pick (campaign, 10))
    {
    case 0:
      g_byte_array_set_size (bytes, campaign_pick (campaign, bytes->len));
      break;
    case 1:
      overwrite_pages (bytes, 0);
      break;
    case 2:
      overwrite_pages (bytes, 0xff);
      break;
    case 3:
      swap_pages (bytes);
      break;
    case 4:
      move_sector (bytes);
      break;
    case 5:
    case 6:
      scribble (bytes);
      break;
    case 7:
      /* In the header, which says how to read all the rest. */
      bytes->data[campaign_pick (campaign, 100)] = (guint8) campaign_pick (campaign, 256);
      break;
    default:
      flip_bits (bytes, 1 + campaign_pick (campaign, 8));
      break;
    }
}

/* --- reading -------------------------------------------------------------------------------- */

/* Sums over records as lists and headings show them; NULL where the program says it cannot. */
static char *
read_totals (OpccDb *db)
{
  static const char *const queries[] = {
    "SELECT count(*) FROM organisation",
    "SELECT sum(asked) FROM application",
    "SELECT sum(amount) FROM award WHERE amount IS NOT NULL",
    "SELECT sum(amount) FROM payment",
    "SELECT sum(score) FROM mark",
  };
  g_autoptr (GString) totals = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 total = opcc_db_get_integer (db, queries[i], -1, &error, "");

      if (error != NULL)
        return NULL;
      g_string_append_printf (totals, "%" G_GINT64_FORMAT " ", total);
    }
  return g_strdup (totals->str);
}

static void
look_at (Office *office, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (office->copy, campaign_pick (campaign, 2) == 0, &error);
  g_autofree char *totals = NULL;
  g_autofree char *content = NULL;
  g_autofree char *why = NULL;
  gboolean told;

  if (db == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 20);
      tally->n_refused++;
      return;
    }
  totals = read_totals (db);
  told = !opcc_db_check_records (db, NULL, &error);
  g_assert_true (told == (error != NULL));
  opcc_db_close (db);
  if (campaign_verify (office->copy, &content, &why) == 0)
    {
      /* Called whole: then every record must be as it was. */
      g_assert_cmpstr (content, ==, office->content);
      g_assert_cmpstr (totals, ==, office->totals);
      if (told)
        g_error ("%s", error->message);
      tally->n_unharmed++;
      return;
    }
  if (told)
    {
      tally->n_told++;
      return;
    }
  /* What nobody is told of without asking is no figure. */
  g_assert_cmpstr (totals, ==, office->totals);
  tally->n_found++;
}

static void
make_office (Office *office)
{
  g_autofree char *path = campaign_make_office (campaign);
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_open (path, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_true (operation_import (db, path, &error));
  office->totals = read_totals (db);
  g_assert_nonnull (office->totals);
  opcc_db_close (db);
  g_assert_cmpuint (campaign_verify (path, &office->content, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &office->bytes, &office->length, NULL));
  office->copy = campaign_get_path (campaign, "damaged.opcc");
}

static void
test_damage (void)
{
  Office office = { NULL };
  Tally tally = { 0 };

  make_office (&office);
  for (guint i = 0; i < campaign->count; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) office.length);

      g_byte_array_append (bytes, (const guint8 *) office.bytes, (guint) office.length);
      damage (bytes);
      g_assert_true (
          g_file_set_contents (office.copy, (const char *) bytes->data, (gssize) bytes->len, NULL));
      look_at (&office, &tally);
    }
  campaign_report (
      campaign,
      "%u refused on opening, %u more before any figure is shown by opcc and by the window's "
      "banner, %u in the log alone, named by verify, %u unharmed; 0 crashes, 0 called whole with "
      "other records, 0 wrong totals untold",
      tally.n_refused, tally.n_told, tally.n_found, tally.n_unharmed);
  g_free (office.bytes);
  g_free (office.content);
  g_free (office.totals);
  g_free (office.copy);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("damage", 60, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/damage", test_damage);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
