/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks of the official Data Quality Checker (lib360dataquality), run before publishing. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-360giving-list.h"
#include "opcc-360giving-titles.h"
#include "opcc-360giving.h"
#include "opcc-funding-row.h"

/* The checker finds longer titles unwieldy. */
#define MAX_TITLE 140

typedef struct
{
  const OpccFlatGrant *grant;
  guint place; /* in the list, from 1 */
  OpccImportResult *result;
} Check;

static void
report (
    Check *check, OpccSeverity severity, const char *path, const char *problem, const char *remedy)
{
  g_autofree char *title = opcc_360giving_make_title (path);

  opcc_import_result_take_problem (check->result,
                                   opcc_problem_new (severity, check->place, title,
                                                     opcc_flat_grant_get (check->grant, path),
                                                     problem, remedy));
}

static void
check_amount (Check *check)
{
  gint64 pence;
  const char *amount = opcc_flat_grant_get (check->grant, "amountAwarded");

  if (amount != NULL && opcc_money_parse (amount, &pence, NULL) && pence == 0)
    report (check, OPCC_SEVERITY_WARNING, "amountAwarded", _ ("The amount is nil."),
            _ ("Publish grants that were made; leave out those that were not."));
}

static void
check_id (Check *check)
{
  const char *id = opcc_flat_grant_get (check->grant, "id");

  if (id == NULL)
    return;
  if (strpbrk (id, "\n\r") != NULL)
    report (check, OPCC_SEVERITY_ERROR, "id", _ ("The identifier runs over a line."),
            _ ("Take the line break out; the grant would vanish from GrantNav."));
  if (!g_str_has_prefix (id, "360G-"))
    report (check, OPCC_SEVERITY_WARNING, "id",
            _ ("The identifier does not begin with a 360Giving prefix."),
            _ ("Set the prefix that 360Giving gave out."));
  if (strpbrk (id, "/\\ ") != NULL)
    report (check, OPCC_SEVERITY_WARNING, "id", _ ("The identifier holds a slash or a space."),
            _ ("Use letters, digits and hyphens."));
}

static void
check_words (Check *check)
{
  const char *title = opcc_flat_grant_get (check->grant, "title");
  const char *description = opcc_flat_grant_get (check->grant, "description");
  g_autoptr (GRegex) email = g_regex_new ("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]", 0, 0, NULL);

  if (title != NULL && g_utf8_strlen (title, -1) > MAX_TITLE)
    report (check, OPCC_SEVERITY_WARNING, "title", _ ("The title is over 140 characters long."),
            _ ("Shorten it; the description has the room."));
  if (g_strcmp0 (title, description) == 0)
    report (check, OPCC_SEVERITY_WARNING, "description",
            _ ("The description says no more than the title."), _ ("Say what the money is for."));
  if (title != NULL && g_regex_match (email, title, 0, NULL))
    report (check, OPCC_SEVERITY_ERROR, "title", _ ("The title holds an e-mail address."),
            _ ("Take it out: it is about a person."));
  if (description != NULL && g_regex_match (email, description, 0, NULL))
    report (check, OPCC_SEVERITY_ERROR, "description",
            _ ("The description holds an e-mail address."),
            _ ("Take it out: it is about a person."));
}

static gboolean
is_charity_number (const char *number)
{
  gsize letters = 0;

  while (letters < 3 && g_ascii_isalpha (number[letters]))
    letters++;
  number += letters;
  return strspn (number, "0123456789") == strlen (number) && strlen (number) >= 6 &&
         strlen (number) <= 7;
}

static gboolean
is_company_number (const char *number)
{
  gsize length = 0;

  while (g_ascii_isalnum (number[length]))
    length++;
  return length == 8 && number[length] == '\0';
}

static void
check_organisation (Check *check)
{
  static const char *const registers[] = { "GB-CHC-", "GB-SC-",    "GB-NIC-", "GB-COH-",
                                           "GB-EDU-", "GB-UKPRN-", "GB-LAE-", "GB-LAS-",
                                           "GB-PLA-", "GB-LANI-",  "GB-MPR-", "GB-REV-",
                                           "GB-NHS-", "GB-GOR-",   "360G-",   NULL };
  const char *id = opcc_flat_grant_get (check->grant, "recipientOrganization/0/id");
  const char *charity = opcc_flat_grant_get (check->grant, "recipientOrganization/0/charityNumber");
  const char *company = opcc_flat_grant_get (check->grant, "recipientOrganization/0/companyNumber");
  gboolean known = id == NULL;

  for (guint i = 0; !known && registers[i] != NULL; i++)
    known = g_str_has_prefix (id, registers[i]);
  if (!known)
    report (check, OPCC_SEVERITY_WARNING, "recipientOrganization/0/id",
            _ ("The identifier is of no register we know."), _ ("See org-id.guide."));
  if ((id != NULL && g_str_has_prefix (id, "GB-CHC-") && !is_charity_number (id + 7)) ||
      (charity != NULL && !is_charity_number (charity)))
    report (check, OPCC_SEVERITY_WARNING, "recipientOrganization/0/charityNumber",
            _ ("The charity number has another form than the register's."),
            _ ("Write six or seven digits."));
  if ((id != NULL && g_str_has_prefix (id, "GB-COH-") && !is_company_number (id + 7)) ||
      (company != NULL && !is_company_number (company)))
    report (check, OPCC_SEVERITY_WARNING, "recipientOrganization/0/companyNumber",
            _ ("The company number has another form than the register's."),
            _ ("Write eight characters, leading noughts kept."));
}

static void
check_dates (Check *check)
{
  const char *award = opcc_flat_grant_get (check->grant, "awardDate");
  const char *starts = opcc_flat_grant_get (check->grant, "plannedDates/0/startDate");
  const char *ends = opcc_flat_grant_get (check->grant, "plannedDates/0/endDate");
  g_autofree char *today = opcc_date_to_iso (opcc_date_today ());

  if (starts != NULL && ends != NULL && strcmp (starts, ends) > 0)
    report (check, OPCC_SEVERITY_WARNING, "plannedDates/0/endDate",
            _ ("The project ends before it starts."), _ ("Correct one of the dates."));
  if (award != NULL && strncmp (award, today, 10) > 0)
    report (check, OPCC_SEVERITY_WARNING, "awardDate", _ ("The award lies in the future."),
            _ ("Publish it when it is made, or correct the date."));
  if (award != NULL && strcmp (award, "1995") < 0)
    report (check, OPCC_SEVERITY_WARNING, "awardDate", _ ("The award lies far back."),
            _ ("Check the year."));
}

static void
check_useful (Check *check)
{
  static const struct
  {
    const char *path;
    const char *problem;
  } useful[] = {
    { "beneficiaryLocation/0/name", N_ ("No place is given.") },
    { "grantProgramme/0/title", N_ ("No programme is given.") },
    { "dateModified", N_ ("It does not say when it was last changed.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (useful); i++)
    if (opcc_flat_grant_get (check->grant, useful[i].path) == NULL)
      report (check, OPCC_SEVERITY_WARNING, useful[i].path,
              g_dgettext (GETTEXT_PACKAGE, useful[i].problem),
              _ ("It is not required, but makes the data useful."));
}

/* They are no fault of the data, but nobody should find out from the published file. */
static void
report_withheld (OpccImportResult *result, const OpccGrantsWithheld *withheld)
{
  const GPtrArray *sentences = opcc_grants_withheld_get_sentences (withheld);

  for (guint i = 0; i < sentences->len; i++)
    opcc_import_result_take_problem (result,
                                     opcc_problem_new (OPCC_SEVERITY_WARNING, 0, NULL, NULL,
                                                       g_ptr_array_index (sentences, i),
                                                       i == 0 ? opcc_grants_withheld_get_duty ()
                                                              : NULL));
}

/**
 * opcc_360giving_check:
 *
 * Grants that a marking keeps from the public are reported first, without a row.
 *
 * Returns: (transfer full) (element-type OpccProblem): NULL on error
 */
GPtrArray *
opcc_360giving_check (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_auto (Opcc360GivingPublisher) publisher = { NULL };
  g_autoptr (OpccImportResult) result = opcc_import_result_new ();
  g_autoptr (OpccGrantsWithheld) withheld = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!opcc_360giving_publisher_load (db, &publisher, error))
    return NULL;
  withheld = opcc_grants_withheld_new (db, error);
  list =
      withheld != NULL ? opcc_360giving_list (db, &publisher, withheld, cancellable, error) : NULL;
  if (list != NULL)
    report_withheld (result, withheld);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Check check = { g_ptr_array_index (list, i), i + 1, result };

      opcc_funding_check (check.grant, check.place, result);
      check_amount (&check);
      check_id (&check);
      check_words (&check);
      check_organisation (&check);
      check_dates (&check);
      check_useful (&check);
    }
  return list != NULL ? g_steal_pointer (&result->problems) : NULL;
}
