/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From awards and earlier grants to what is published. Only attributes marked as published go in.
 */
#include "opcc-360giving-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-360giving.h"
#include "opcc-application.h"
#include "opcc-award.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-organisation.h"
#include "opcc-place.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

/**
 * opcc_360giving_publisher_load:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where the office has not yet said who it is
 */
gboolean
opcc_360giving_publisher_load (OpccDb *db, Opcc360GivingPublisher *publisher, GError **error)
{
  publisher->prefix = opcc_db_get_setting (db, OPCC_360GIVING_PREFIX, NULL);
  publisher->funder_id = opcc_db_get_setting (db, OPCC_360GIVING_FUNDER_ID, NULL);
  publisher->funder_name = opcc_db_get_setting (db, OPCC_360GIVING_FUNDER_NAME, NULL);
  if (publisher->prefix != NULL && publisher->funder_name != NULL)
    {
      if (publisher->funder_id == NULL)
        publisher->funder_id = g_strdup (publisher->prefix);
      return TRUE;
    }
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_REFUSED,
      _ ("The office has no 360Giving prefix or name yet, and nothing was written. Choose "
         "“Publisher…” beside the exports of the Publish tab to give them; 360Giving gives "
         "out prefixes on request."));
  return FALSE;
}

/**
 * opcc_360giving_publisher_save:
 * @publisher: its identifier may be NULL: the prefix then stands for it
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the prefix is none of 360Giving's, or a name lacks
 */
gboolean
opcc_360giving_publisher_save (OpccDb *db, const Opcc360GivingPublisher *publisher, GError **error)
{
  if (publisher->prefix == NULL || !g_str_has_prefix (publisher->prefix, "360G-") ||
      publisher->prefix[strlen ("360G-")] == '\0' ||
      strpbrk (publisher->prefix, " \t\n/\\") != NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no 360Giving prefix. Write it as 360G-example, without spaces."),
                   publisher->prefix != NULL ? publisher->prefix : "");
      return FALSE;
    }
  if (publisher->funder_name == NULL || *publisher->funder_name == '\0')
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("The publisher needs a name. Nothing was changed."));
      return FALSE;
    }
  return opcc_db_set_setting (db, OPCC_360GIVING_PREFIX, publisher->prefix, error) &&
         opcc_db_set_setting (db, OPCC_360GIVING_FUNDER_ID, publisher->funder_id, error) &&
         opcc_db_set_setting (db, OPCC_360GIVING_FUNDER_NAME, publisher->funder_name, error);
}

void
opcc_360giving_publisher_clear (Opcc360GivingPublisher *publisher)
{
  g_clear_pointer (&publisher->prefix, g_free);
  g_clear_pointer (&publisher->funder_id, g_free);
  g_clear_pointer (&publisher->funder_name, g_free);
}

/* The standard asks for identifiers without slashes, and without spaces. */
static char *
make_grant_id (const Opcc360GivingPublisher *publisher,
               OpccScheme *scheme,
               OpccApplication *application)
{
  char *id = g_strdup_printf ("%s-%s-%s", publisher->prefix, scheme->year, application->reference);

  g_strdelimit (id, "/\\", '-');
  return g_strdelimit (id, " \t\n", '_');
}

static void
set_money (OpccFlatGrant *grant, const char *path, gint64 pence)
{
  g_autofree char *decimal = opcc_money_to_decimal (pence);
  g_autofree char *tidy = opcc_flat_tidy_number (decimal);

  opcc_flat_grant_set (grant, path, tidy);
}

static void
set_date (OpccFlatGrant *grant, const char *path, OpccDate date, gboolean with_time)
{
  g_autofree char *iso = date != OPCC_NO_DATE ? opcc_date_to_iso (date) : g_strdup ("");
  g_autofree char *moment = *iso != '\0' ? g_strconcat (iso, "T00:00:00Z", NULL) : NULL;

  opcc_flat_grant_set (grant, path, with_time ? moment : iso);
}

static void
set_recipient (OpccFlatGrant *grant,
               const Opcc360GivingPublisher *publisher,
               OpccOrganisation *organisation)
{
  g_autofree char *id = opcc_organisation_make_identifier (organisation, publisher->prefix);

  opcc_flat_grant_set (grant, "recipientOrganization/0/id", id);
  opcc_flat_grant_set (grant, "recipientOrganization/0/name", organisation->name);
  opcc_flat_grant_set (grant, "recipientOrganization/0/charityNumber",
                       organisation->charity_number);
  opcc_flat_grant_set (grant, "recipientOrganization/0/companyNumber",
                       organisation->company_number);
  opcc_flat_grant_set (grant, "recipientOrganization/0/url", organisation->web);
}

static void
set_place (OpccFlatGrant *grant, const char *district)
{
  const OpccPlace *place = district != NULL ? opcc_place_by_key (district) : NULL;

  if (place == NULL)
    return;
  opcc_flat_grant_set (grant, "beneficiaryLocation/0/name", place->name);
  opcc_flat_grant_set (grant, "beneficiaryLocation/0/countryCode", "GB");
  opcc_flat_grant_set (grant, "beneficiaryLocation/0/geoCode", place->gss_code);
  /* E06 are unitary authorities, E07 districts of a county. */
  opcc_flat_grant_set (grant, "beneficiaryLocation/0/geoCodeType",
                       g_str_has_prefix (place->gss_code, "E06") ? "UA" : "NMD");
}

static void
set_dates (OpccFlatGrant *grant, OpccApplication *application, OpccAward *award)
{
  int months = opcc_application_get_months (application);
  g_autofree char *duration = months > 0 ? g_strdup_printf ("%d", months) : NULL;

  set_date (grant, "awardDate", award->decided, FALSE);
  set_date (grant, "plannedDates/0/startDate", application->starts, FALSE);
  set_date (grant, "plannedDates/0/endDate", application->ends, FALSE);
  opcc_flat_grant_set (grant, "plannedDates/0/duration", duration);
  set_date (grant, "dateModified", award->decided, TRUE);
}

static OpccFlatGrant *
make_grant (OpccDb *db, const Opcc360GivingPublisher *publisher, OpccAward *award, GError **error)
{
  g_autoptr (OpccFlatGrant) grant = opcc_flat_grant_new ();
  g_autoptr (OpccApplication) application =
      opcc_db_load (db, &opcc_application_kind, award->application, error);
  g_autoptr (OpccOrganisation) organisation = NULL;
  g_autoptr (OpccRound) round = NULL;
  g_autoptr (OpccScheme) scheme = NULL;
  g_autofree char *id = NULL;

  if (application == NULL)
    return NULL;
  organisation = opcc_db_load (db, &opcc_organisation_kind, application->organisation, error);
  round = organisation != NULL ? opcc_round_load (db, application->round, error) : NULL;
  scheme = round != NULL ? opcc_db_load (db, &opcc_scheme_kind, round->scheme, error) : NULL;
  if (scheme == NULL)
    return NULL;
  id = make_grant_id (publisher, scheme, application);
  opcc_flat_grant_set (grant, "id", id);
  opcc_flat_grant_set (grant, "title", application->title);
  opcc_flat_grant_set (grant, "description",
                       application->summary != NULL ? application->summary : application->title);
  opcc_flat_grant_set (grant, "currency", "GBP");
  if (application->asked != OPCC_NO_MONEY)
    set_money (grant, "amountAppliedFor", application->asked);
  set_money (grant, "amountAwarded", award->amount);
  set_dates (grant, application, award);
  set_recipient (grant, publisher, organisation);
  set_place (grant, application->district);
  opcc_flat_grant_set (grant, "fundingOrganization/0/id", publisher->funder_id);
  opcc_flat_grant_set (grant, "fundingOrganization/0/name", publisher->funder_name);
  opcc_flat_grant_set (grant, "grantProgramme/0/code", round->code);
  opcc_flat_grant_set (grant, "grantProgramme/0/title", scheme->title);
  opcc_flat_grant_set (grant, "fromOpenCall", "Yes");
  if (application->priority != NULL)
    opcc_flat_grant_set (grant, "classifications/0/vocabulary", "Police and Crime Plan");
  opcc_flat_grant_set (grant, "classifications/0/title", application->priority);
  opcc_flat_grant_sort (grant);
  return g_steal_pointer (&grant);
}

static int
compare_grants (gconstpointer a, gconstpointer b)
{
  const OpccFlatGrant *x = *(OpccFlatGrant *const *) a;
  const OpccFlatGrant *y = *(OpccFlatGrant *const *) b;
  int order =
      g_strcmp0 (opcc_flat_grant_get (x, "awardDate"), opcc_flat_grant_get (y, "awardDate"));

  return order != 0 ? order
                    : g_strcmp0 (opcc_flat_grant_get (x, "id"), opcc_flat_grant_get (y, "id"));
}

static gboolean
add_awards (OpccDb *db,
            const Opcc360GivingPublisher *publisher,
            OpccGrantsWithheld *withheld,
            GPtrArray *list,
            GHashTable *seen,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) awards =
      opcc_db_select (db, &opcc_award_kind, "state = 'approved' ORDER BY n", error, "");

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      OpccAward *award = g_ptr_array_index (awards, i);
      g_autoptr (OpccFlatGrant) grant = make_grant (db, publisher, award, error);
      gboolean is_withheld;

      if (grant == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !opcc_grants_withheld_take (withheld, award, &is_withheld, error))
        return FALSE;
      /* What is withheld is not to be published as it was in an earlier file. */
      g_hash_table_add (seen, g_strdup (opcc_flat_grant_get (grant, "id")));
      if (!is_withheld)
        g_ptr_array_add (list, g_steal_pointer (&grant));
    }
  return awards != NULL;
}

/* Grants of the office's own that it knows from its published files only. */
static gboolean
add_earlier (OpccDb *db,
             const Opcc360GivingPublisher *publisher,
             OpccGrantsWithheld *withheld,
             GPtrArray *list,
             GHashTable *seen,
             GError **error)
{
  g_autoptr (GPtrArray) grants =
      opcc_db_select (db, &opcc_past_grant_kind, "funder_id = $1 ORDER BY n", error, "s",
                      publisher->funder_id);

  for (guint i = 0; grants != NULL && i < grants->len; i++)
    {
      OpccPastGrant *grant = g_ptr_array_index (grants, i);
      OpccFlatGrant *flat;

      if (g_hash_table_contains (seen, grant->identifier) ||
          opcc_grants_withheld_take_earlier (withheld, grant))
        continue;
      flat = opcc_flat_grant_from_record (grant, error);
      if (flat == NULL)
        return FALSE;
      g_ptr_array_add (list, flat);
    }
  return grants != NULL;
}

/**
 * opcc_360giving_list:
 * @withheld: takes what the markings of records keep from the public
 *
 * Returns: (transfer full) (element-type OpccFlatGrant): all other approved awards, and the
 *   office's own earlier grants; NULL on error
 */
GPtrArray *
opcc_360giving_list (OpccDb *db,
                     const Opcc360GivingPublisher *publisher,
                     OpccGrantsWithheld *withheld,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_flat_grant_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!add_awards (db, publisher, withheld, list, seen, cancellable, error) ||
      !add_earlier (db, publisher, withheld, list, seen, error))
    return NULL;
  g_ptr_array_sort (list, compare_grants);
  return g_steal_pointer (&list);
}
