/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register a month's awards are published in, and what it may not lack. */
#include "opcc-register.h"

#include <glib/gi18n-lib.h>

#include "opcc-application.h"
#include "opcc-award.h"
#include "opcc-csv-writer.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-grants-withheld.h"
#include "opcc-organisation.h"
#include "opcc-place.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

/* An award with all that its row needs. */
typedef struct
{
  OpccAward *award;               /* (owned) */
  OpccApplication *application;   /* (owned) */
  OpccOrganisation *organisation; /* (owned) */
  OpccRound *round;               /* (owned) */
  OpccScheme *scheme;             /* (owned) */
} Entry;

static void
free_entry (Entry *entry)
{
  g_clear_object (&entry->award);
  g_clear_object (&entry->application);
  g_clear_object (&entry->organisation);
  g_clear_object (&entry->round);
  g_clear_object (&entry->scheme);
  g_free (entry);
}

static gboolean
load_entry (OpccDb *db, Entry *entry, GError **error)
{
  entry->application = opcc_db_load (db, &opcc_application_kind, entry->award->application, error);
  if (entry->application == NULL)
    return FALSE;
  entry->organisation =
      opcc_db_load (db, &opcc_organisation_kind, entry->application->organisation, error);
  entry->round =
      entry->organisation != NULL ? opcc_round_load (db, entry->application->round, error) : NULL;
  entry->scheme = entry->round != NULL
                      ? opcc_db_load (db, &opcc_scheme_kind, entry->round->scheme, error)
                      : NULL;
  return entry->scheme != NULL;
}

/* Those that may be published; the others go into @withheld. */
static GPtrArray *
list_entries (OpccDb *db, int year, int month, OpccGrantsWithheld *withheld, GError **error)
{
  g_autofree char *first = g_strdup_printf ("%04d-%02d-01", year, month);
  g_autofree char *last = g_strdup_printf ("%04d-%02d-31", year, month);
  g_autoptr (GPtrArray) awards =
      opcc_db_select (db, &opcc_award_kind,
                      "state <> 'declined' AND decided >= $1 AND decided <= $2"
                      " ORDER BY decided, n",
                      error, "ss", first, last);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      Entry *entry;
      gboolean is_withheld;

      if (!opcc_grants_withheld_take (withheld, g_ptr_array_index (awards, i), &is_withheld, error))
        return NULL;
      if (is_withheld)
        continue;
      entry = g_new0 (Entry, 1);
      entry->award = g_object_ref (g_ptr_array_index (awards, i));
      g_ptr_array_add (entries, entry);
      if (!load_entry (db, entry, error))
        return NULL;
    }
  return awards != NULL ? g_steal_pointer (&entries) : NULL;
}

static const char *
get_purpose (const Entry *entry)
{
  return entry->application->summary;
}

/* What the law asks for, and that may be missing. */
static const char *const wanted[] = {
  N_ ("the recipient"),
  N_ ("the purpose"),
  N_ ("the reasons why it will help to reduce crime and disorder"),
  N_ ("the amount"),
};

static gboolean
has (const Entry *entry, guint field)
{
  const gboolean there[G_N_ELEMENTS (wanted)] = {
    entry->organisation->name != NULL,
    get_purpose (entry) != NULL,
    entry->award->reasons != NULL,
    entry->award->amount > 0,
  };

  return there[field];
}

/* One sentence for all awards that lack the same, with their names. */
static void
check_field (GPtrArray *entries, guint field, GPtrArray *sentences)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *what = g_dgettext (GETTEXT_PACKAGE, wanted[field]);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (has (entry, field))
        continue;
      g_string_append_printf (names, "%s%s (%s)", n > 0 ? ", " : "", entry->application->reference,
                              entry->organisation->name != NULL ? entry->organisation->name : "");
      n++;
    }
  if (n == 1)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s lacks %s. Fill it in before publishing."),
                                                 names->str, what));
  else if (n > 1)
    /* Translators: a number of awards, what they lack, and which they are. */
    g_ptr_array_add (sentences,
                     g_strdup_printf (_ ("%u awards lack %s. Fill it in before publishing: %s."), n,
                                      what, names->str));
}

/**
 * opcc_register_check:
 *
 * Conditions are published "if any", so an award without them lacks nothing.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each field that some award lacks:
 * NULL on error
 */
GPtrArray *
opcc_register_check (OpccDb *db, int year, int month, GError **error)
{
  g_autoptr (OpccGrantsWithheld) withheld = opcc_grants_withheld_new (db, error);
  g_autoptr (GPtrArray) entries =
      withheld != NULL ? list_entries (db, year, month, withheld, error) : NULL;
  GPtrArray *sentences;

  if (entries == NULL)
    return NULL;
  sentences = g_ptr_array_new_with_free_func (g_free);
  for (guint field = 0; field < G_N_ELEMENTS (wanted); field++)
    check_field (entries, field, sentences);
  return sentences;
}

/**
 * opcc_register_list_withheld:
 *
 * Returns: (transfer full) (element-type utf8): empty where every award can be published; NULL on
 *   error
 */
GPtrArray *
opcc_register_list_withheld (OpccDb *db, int year, int month, GError **error)
{
  g_autoptr (OpccGrantsWithheld) withheld = opcc_grants_withheld_new (db, error);
  g_autoptr (GPtrArray) entries =
      withheld != NULL ? list_entries (db, year, month, withheld, error) : NULL;
  const GPtrArray *found;
  GPtrArray *sentences;

  if (entries == NULL)
    return NULL;
  found = opcc_grants_withheld_get_sentences (withheld);
  sentences = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (sentences, g_strdup (g_ptr_array_index (found, i)));
  return sentences;
}

/* (transfer full): with what became of the award since, so that a month already published says so.
 */
static char *
say_conditions (const Entry *entry)
{
  const OpccAward *award = entry->award;
  const char *conditions = award->conditions != NULL ? award->conditions : _ ("None");
  g_autofree char *day = award->varied != OPCC_NO_DATE ? opcc_date_format (award->varied) : NULL;

  if (g_strcmp0 (award->state, "released") == 0)
    return g_strdup_printf (_ ("%s. The award was released on %s: %s"), conditions, day,
                            award->varied_reason);
  if (day != NULL)
    return g_strdup_printf (_ ("%s. Awarded from the reserve list on %s."), conditions, day);
  return g_strdup (conditions);
}

static void
write_entry (OpccCsvWriter *writer, const Entry *entry)
{
  const OpccApplication *application = entry->application;
  const OpccPlace *place =
      application->district != NULL ? opcc_place_by_key (application->district) : NULL;
  g_autofree char *programme =
      g_strdup_printf ("%s, %s", entry->scheme->title, entry->round->title);
  g_autofree char *conditions = say_conditions (entry);

  opcc_csv_writer_add_text (writer, application->reference);
  opcc_csv_writer_add_date (writer, entry->award->decided);
  opcc_csv_writer_add_date (writer, application->starts);
  opcc_csv_writer_add_date (writer, application->ends);
  opcc_csv_writer_add_text (writer, programme);
  opcc_csv_writer_add_text (writer, entry->organisation->name);
  opcc_csv_writer_add_text (writer, entry->organisation->charity_number);
  opcc_csv_writer_add_text (writer, entry->organisation->company_number);
  opcc_csv_writer_add_money (writer, entry->award->amount);
  opcc_csv_writer_add_text (writer, application->title);
  opcc_csv_writer_add_text (writer, get_purpose (entry));
  opcc_csv_writer_add_text (writer, conditions);
  opcc_csv_writer_add_text (writer, entry->award->reasons);
  opcc_csv_writer_add_text (writer, application->priority);
  opcc_csv_writer_add_text (writer, place != NULL ? place->name : NULL);
  opcc_csv_writer_add_text (writer, place != NULL ? place->gss_code : NULL);
  opcc_csv_writer_add_text (writer, entry->award->decision_ref);
  opcc_csv_writer_end_row (writer);
}

static gboolean
write_file (GPtrArray *entries, const char *said, const char *path, GError **error)
{
  const char *const headings[] = {
    _ ("Reference"),
    _ ("Award date"),
    _ ("Period starts"),
    _ ("Period ends"),
    _ ("Fund and round"),
    _ ("Recipient"),
    _ ("Charity number"),
    _ ("Company number"),
    _ ("Amount in £"),
    _ ("Project"),
    _ ("Purpose"),
    _ ("Conditions"),
    _ ("Reasons"),
    _ ("Plan priority"),
    _ ("District"),
    _ ("Area code"),
    _ ("Decision reference"),
  };
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new (path, error);

  if (writer == NULL)
    return FALSE;
  opcc_csv_writer_add_headings (writer, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < entries->len; i++)
    write_entry (writer, g_ptr_array_index (entries, i));
  if (said != NULL)
    {
      opcc_csv_writer_add_text (writer, said);
      for (guint i = 1; i < G_N_ELEMENTS (headings); i++)
        opcc_csv_writer_add_empty (writer);
      opcc_csv_writer_end_row (writer);
    }
  return opcc_csv_writer_finish (writer, error);
}

/**
 * opcc_register_write:
 *
 * One row satisfies the Specified Information Order, the transparency code's list of grants and a
 * reader. A month without an award makes a file of headings, which says so.
 */
gint64
opcc_register_write (OpccDb *db,
                     int year,
                     int month,
                     const char *path,
                     gboolean allow_gaps,
                     char **said,
                     GError **error)
{
  g_autoptr (OpccGrantsWithheld) withheld = opcc_grants_withheld_new (db, error);
  g_autoptr (GPtrArray) entries =
      withheld != NULL ? list_entries (db, year, month, withheld, error) : NULL;
  g_autoptr (GPtrArray) gaps =
      entries != NULL ? opcc_register_check (db, year, month, error) : NULL;
  g_autofree char *statement = withheld != NULL ? opcc_grants_withheld_say (withheld) : NULL;

  if (gaps == NULL)
    return -1;
  if (gaps->len > 0 && !allow_gaps)
    {
      g_autofree char *said_gaps = NULL;

      g_ptr_array_add (gaps, NULL);
      said_gaps = g_strjoinv (" ", (char **) gaps->pdata);
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED, _ ("The register was not written. %s"),
                   said_gaps);
      return -1;
    }
  if (!write_file (entries, statement, path, error))
    return -1;
  if (said != NULL)
    *said = g_steal_pointer (&statement);
  return (gint64) entries->len;
}
