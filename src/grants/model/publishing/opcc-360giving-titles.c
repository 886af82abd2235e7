/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the 360Giving Data Standard 1.4: spreadsheet title and path in JSON. */
#include "opcc-360giving-titles.h"

#include <string.h>

#include "opcc-text.h"

/* From 360-giving-schema.json 1.4.3 of the standard (CC BY 4.0, 360Giving), in its order. Members
 * without a title there, the transactions, have their path alone. */
/* clang-format off */
static const Opcc360GivingColumn columns[] = {
  { "Identifier", "id", OPCC_360GIVING_TEXT },
  { "Title", "title", OPCC_360GIVING_TEXT },
  { "Description", "description", OPCC_360GIVING_TEXT },
  { "Currency", "currency", OPCC_360GIVING_TEXT },
  { "Amount Applied For", "amountAppliedFor", OPCC_360GIVING_NUMBER },
  { "Amount Awarded", "amountAwarded", OPCC_360GIVING_NUMBER },
  { "Amount Disbursed", "amountDisbursed", OPCC_360GIVING_NUMBER },
  { "Award Date", "awardDate", OPCC_360GIVING_DATE },
  { "URL", "url", OPCC_360GIVING_TEXT },
  { "Planned Dates:Title", "plannedDates/0/title", OPCC_360GIVING_TEXT },
  { "Planned Dates:Start Date", "plannedDates/0/startDate", OPCC_360GIVING_DATE },
  { "Planned Dates:End Date", "plannedDates/0/endDate", OPCC_360GIVING_DATE },
  { "Planned Dates:Duration (months)", "plannedDates/0/duration", OPCC_360GIVING_NUMBER },
  { "Planned Dates:Description", "plannedDates/0/description", OPCC_360GIVING_TEXT },
  { "Planned Dates:Last Modified", "plannedDates/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Actual Dates:Title", "actualDates/0/title", OPCC_360GIVING_TEXT },
  { "Actual Dates:Start Date", "actualDates/0/startDate", OPCC_360GIVING_DATE },
  { "Actual Dates:End Date", "actualDates/0/endDate", OPCC_360GIVING_DATE },
  { "Actual Dates:Duration (months)", "actualDates/0/duration", OPCC_360GIVING_NUMBER },
  { "Actual Dates:Description", "actualDates/0/description", OPCC_360GIVING_TEXT },
  { "Actual Dates:Last Modified", "actualDates/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Recipient Ind:Identifier", "recipientIndividual/id", OPCC_360GIVING_TEXT },
  { "Recipient Ind:Name", "recipientIndividual/name", OPCC_360GIVING_TEXT },
  { "To Individuals Details:Primary Grant Reason",
    "toIndividualsDetails/primaryGrantReason", OPCC_360GIVING_TEXT },
  { "To Individuals Details:Secondary Grant Reason",
    "toIndividualsDetails/secondaryGrantReason", OPCC_360GIVING_TEXT },
  { "To Individuals Details:Grant Purpose",
    "toIndividualsDetails/grantPurpose/0", OPCC_360GIVING_TEXT },
  { "Recipient Org:Identifier", "recipientOrganization/0/id", OPCC_360GIVING_TEXT },
  { "Recipient Org:Name", "recipientOrganization/0/name", OPCC_360GIVING_TEXT },
  { "Recipient Org:Department", "recipientOrganization/0/department", OPCC_360GIVING_TEXT },
  { "Recipient Org:Contact Name", "recipientOrganization/0/contactName", OPCC_360GIVING_TEXT },
  { "Recipient Org:Charity Number", "recipientOrganization/0/charityNumber", OPCC_360GIVING_TEXT },
  { "Recipient Org:Company Number", "recipientOrganization/0/companyNumber", OPCC_360GIVING_TEXT },
  { "Recipient Org:Street Address", "recipientOrganization/0/streetAddress", OPCC_360GIVING_TEXT },
  { "Recipient Org:City", "recipientOrganization/0/addressLocality", OPCC_360GIVING_TEXT },
  { "Recipient Org:County", "recipientOrganization/0/addressRegion", OPCC_360GIVING_TEXT },
  { "Recipient Org:Country", "recipientOrganization/0/addressCountry", OPCC_360GIVING_TEXT },
  { "Recipient Org:Postal Code", "recipientOrganization/0/postalCode", OPCC_360GIVING_TEXT },
  { "Recipient Org:Phone Number", "recipientOrganization/0/telephone", OPCC_360GIVING_TEXT },
  { "Recipient Org:Alternate Name", "recipientOrganization/0/alternateName", OPCC_360GIVING_TEXT },
  { "Recipient Org:Email", "recipientOrganization/0/email", OPCC_360GIVING_TEXT },
  { "Recipient Org:Description", "recipientOrganization/0/description", OPCC_360GIVING_TEXT },
  { "Recipient Org:Organisation Type",
    "recipientOrganization/0/organisationType", OPCC_360GIVING_TEXT },
  { "Recipient Org:Web Address", "recipientOrganization/0/url", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Identifier",
    "recipientOrganization/0/location/0/id", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Name", "recipientOrganization/0/location/0/name", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Country Code",
    "recipientOrganization/0/location/0/countryCode", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Latitude",
    "recipientOrganization/0/location/0/latitude", OPCC_360GIVING_NUMBER },
  { "Recipient Org:Location:Longitude",
    "recipientOrganization/0/location/0/longitude", OPCC_360GIVING_NUMBER },
  { "Recipient Org:Location:Description",
    "recipientOrganization/0/location/0/description", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Geographic Code",
    "recipientOrganization/0/location/0/geoCode", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Geographic Code Type",
    "recipientOrganization/0/location/0/geoCodeType", OPCC_360GIVING_TEXT },
  { "Recipient Org:Location:Last Modified",
    "recipientOrganization/0/location/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Recipient Org:Last Modified",
    "recipientOrganization/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Beneficiary Location:Identifier", "beneficiaryLocation/0/id", OPCC_360GIVING_TEXT },
  { "Beneficiary Location:Name", "beneficiaryLocation/0/name", OPCC_360GIVING_TEXT },
  { "Beneficiary Location:Country Code", "beneficiaryLocation/0/countryCode", OPCC_360GIVING_TEXT },
  { "Beneficiary Location:Latitude", "beneficiaryLocation/0/latitude", OPCC_360GIVING_NUMBER },
  { "Beneficiary Location:Longitude", "beneficiaryLocation/0/longitude", OPCC_360GIVING_NUMBER },
  { "Beneficiary Location:Description", "beneficiaryLocation/0/description", OPCC_360GIVING_TEXT },
  { "Beneficiary Location:Geographic Code", "beneficiaryLocation/0/geoCode", OPCC_360GIVING_TEXT },
  { "Beneficiary Location:Geographic Code Type",
    "beneficiaryLocation/0/geoCodeType", OPCC_360GIVING_TEXT },
  { "Beneficiary Location:Last Modified",
    "beneficiaryLocation/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Funding Org:Identifier", "fundingOrganization/0/id", OPCC_360GIVING_TEXT },
  { "Funding Org:Name", "fundingOrganization/0/name", OPCC_360GIVING_TEXT },
  { "Funding Org:Department", "fundingOrganization/0/department", OPCC_360GIVING_TEXT },
  { "Funding Org:Contact Name", "fundingOrganization/0/contactName", OPCC_360GIVING_TEXT },
  { "Funding Org:Charity Number", "fundingOrganization/0/charityNumber", OPCC_360GIVING_TEXT },
  { "Funding Org:Company Number", "fundingOrganization/0/companyNumber", OPCC_360GIVING_TEXT },
  { "Funding Org:Street Address", "fundingOrganization/0/streetAddress", OPCC_360GIVING_TEXT },
  { "Funding Org:City", "fundingOrganization/0/addressLocality", OPCC_360GIVING_TEXT },
  { "Funding Org:County", "fundingOrganization/0/addressRegion", OPCC_360GIVING_TEXT },
  { "Funding Org:Country", "fundingOrganization/0/addressCountry", OPCC_360GIVING_TEXT },
  { "Funding Org:Postal Code", "fundingOrganization/0/postalCode", OPCC_360GIVING_TEXT },
  { "Funding Org:Phone Number", "fundingOrganization/0/telephone", OPCC_360GIVING_TEXT },
  { "Funding Org:Alternate Name", "fundingOrganization/0/alternateName", OPCC_360GIVING_TEXT },
  { "Funding Org:Email", "fundingOrganization/0/email", OPCC_360GIVING_TEXT },
  { "Funding Org:Description", "fundingOrganization/0/description", OPCC_360GIVING_TEXT },
  { "Funding Org:Organisation Type",
    "fundingOrganization/0/organisationType", OPCC_360GIVING_TEXT },
  { "Funding Org:Web Address", "fundingOrganization/0/url", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Identifier", "fundingOrganization/0/location/0/id", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Name", "fundingOrganization/0/location/0/name", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Country Code",
    "fundingOrganization/0/location/0/countryCode", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Latitude",
    "fundingOrganization/0/location/0/latitude", OPCC_360GIVING_NUMBER },
  { "Funding Org:Location:Longitude",
    "fundingOrganization/0/location/0/longitude", OPCC_360GIVING_NUMBER },
  { "Funding Org:Location:Description",
    "fundingOrganization/0/location/0/description", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Geographic Code",
    "fundingOrganization/0/location/0/geoCode", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Geographic Code Type",
    "fundingOrganization/0/location/0/geoCodeType", OPCC_360GIVING_TEXT },
  { "Funding Org:Location:Last Modified",
    "fundingOrganization/0/location/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Funding Org:Last Modified", "fundingOrganization/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Grant Programme:Code", "grantProgramme/0/code", OPCC_360GIVING_TEXT },
  { "Grant Programme:Title", "grantProgramme/0/title", OPCC_360GIVING_TEXT },
  { "Grant Programme:Description", "grantProgramme/0/description", OPCC_360GIVING_TEXT },
  { "Grant Programme:URL", "grantProgramme/0/url", OPCC_360GIVING_TEXT },
  { "Grant Programme:Last Modified", "grantProgramme/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "From An Open Call?", "fromOpenCall", OPCC_360GIVING_TEXT },
  { "Funding Type:Vocabulary", "fundingType/0/vocabulary", OPCC_360GIVING_TEXT },
  { "Funding Type:Code", "fundingType/0/code", OPCC_360GIVING_TEXT },
  { "Funding Type:Title", "fundingType/0/title", OPCC_360GIVING_TEXT },
  { "Funding Type:Description", "fundingType/0/description", OPCC_360GIVING_TEXT },
  { "Funding Type:URL", "fundingType/0/url", OPCC_360GIVING_TEXT },
  { "Funding Type:Last Modified", "fundingType/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Classifications:Vocabulary", "classifications/0/vocabulary", OPCC_360GIVING_TEXT },
  { "Classifications:Code", "classifications/0/code", OPCC_360GIVING_TEXT },
  { "Classifications:Title", "classifications/0/title", OPCC_360GIVING_TEXT },
  { "Classifications:Description", "classifications/0/description", OPCC_360GIVING_TEXT },
  { "Classifications:URL", "classifications/0/url", OPCC_360GIVING_TEXT },
  { "Classifications:Last Modified", "classifications/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Related Document:Identifier", "relatedDocument/0/id", OPCC_360GIVING_TEXT },
  { "Related Document:Title", "relatedDocument/0/title", OPCC_360GIVING_TEXT },
  { "Related Document:Web Address", "relatedDocument/0/url", OPCC_360GIVING_TEXT },
  { "Related Document:Description", "relatedDocument/0/description", OPCC_360GIVING_TEXT },
  { "Related Document:Document Type", "relatedDocument/0/documentType", OPCC_360GIVING_TEXT },
  { "Related Document:Last Modified", "relatedDocument/0/dateModified", OPCC_360GIVING_DATE_TIME },
  { "Related Activity", "relatedActivity/0", OPCC_360GIVING_TEXT },
  { "Last Modified", "dateModified", OPCC_360GIVING_DATE_TIME },
  { "Data Source", "dataSource", OPCC_360GIVING_TEXT },
  { "For Regrant Type", "regrantType", OPCC_360GIVING_TEXT },
  { "Location Scope", "locationScope", OPCC_360GIVING_TEXT },
};
/* clang-format on */

/* Folded, without spaces, so that "Grant Programme: Title" is found. */
static char *
fold_title (const char *title)
{
  g_autofree char *folded = opcc_text_fold (title);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static gpointer
make_title_index (gpointer unused)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_hash_table_insert (index, fold_title (columns[i].title), (gpointer) &columns[i]);
  return index;
}

static const Opcc360GivingColumn *
find_by_title (const char *title)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *folded = fold_title (title);

  g_once (&once, make_title_index, NULL);
  return g_hash_table_lookup (once.retval, folded);
}

/* Takes the numbers of repeats out of a title or path: "Related Document:1:Title" is "Related
 * Document:Title" and [1]. In a path each number stands for itself, so it becomes 0. */
static char *
take_numbers (const char *text, char separator, GArray *numbers)
{
  const char parts_by[2] = { separator, '\0' };
  g_auto (GStrv) parts = g_strsplit (text, parts_by, -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean is_number =
          i > 0 && *parts[i] != '\0' && strspn (parts[i], "0123456789") == strlen (parts[i]);
      guint number = is_number ? (guint) g_ascii_strtoull (parts[i], NULL, 10) : 0;

      if (is_number)
        g_array_append_val (numbers, number);
      if (is_number && separator == ':')
        continue;
      if (out->len > 0)
        g_string_append_c (out, separator);
      g_string_append (out, is_number ? "0" : parts[i]);
    }
  return g_string_free (out, FALSE);
}

/* Puts numbers back in place of the zeros of a path; those that are not given stay 0. */
static char *
put_numbers (const char *path, GArray *numbers)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint next = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "0") != 0 || next >= numbers->len)
        continue;
      g_free (parts[i]);
      parts[i] = g_strdup_printf ("%u", g_array_index (numbers, guint, next++));
    }
  return g_strjoinv ("/", parts);
}

/**
 * opcc_360giving_find_path:
 * @heading: a spreadsheet title, tolerant of case and spaces, or a path of JSON
 *
 * Returns: (transfer full) (nullable): the path, "recipientOrganization/0/name"; NULL for a column
 *   of the publisher's own
 */
char *
opcc_360giving_find_path (const char *heading)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const Opcc360GivingColumn *column = find_by_title (heading);
  g_autofree char *bare = NULL;

  if (column != NULL)
    return g_strdup (column->path);
  bare = take_numbers (heading, ':', numbers);
  column = numbers->len > 0 ? find_by_title (bare) : NULL;
  if (column != NULL)
    return put_numbers (column->path, numbers);
  if (opcc_360giving_find_column (heading) != NULL || strchr (heading, '/') != NULL)
    return strchr (heading, ' ') == NULL ? g_strdup (heading) : NULL;
  return NULL;
}

/**
 * opcc_360giving_find_column:
 * @path: a path, whatever its numbers
 *
 * Returns: (transfer none) (nullable): what the standard says of it
 */
const Opcc360GivingColumn *
opcc_360giving_find_column (const char *path)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *bare = take_numbers (path, '/', numbers);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].path, bare) == 0)
      return &columns[i];
  return NULL;
}

/**
 * opcc_360giving_make_title:
 *
 * Returns: (transfer full): the heading for a path: "Related Document:1:Title"; a path that has no
 *   title is its own heading
 */
char *
opcc_360giving_make_title (const char *path)
{
  const Opcc360GivingColumn *column = opcc_360giving_find_column (path);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *bare = take_numbers (path, '/', numbers);
  const char *colon;
  guint number = 0;

  if (column == NULL)
    return g_strdup (path);
  for (guint i = 0; i < numbers->len; i++)
    number = MAX (number, g_array_index (numbers, guint, i));
  colon = strchr (column->title, ':');
  if (number == 0 || numbers->len > 1 || colon == NULL)
    return number == 0 ? g_strdup (column->title) : g_strdup (path);
  return g_strdup_printf ("%.*s:%u%s", (int) (colon - column->title), column->title, number, colon);
}

/**
 * opcc_360giving_get_place:
 *
 * Returns: where a path stands in the order of the standard; behind all for what is not in it
 */
guint
opcc_360giving_get_place (const char *path)
{
  const Opcc360GivingColumn *column = opcc_360giving_find_column (path);

  return column != NULL ? (guint) (column - columns) : G_N_ELEMENTS (columns);
}

/**
 * opcc_360giving_get_member_place:
 *
 * Returns: where the outermost member of a path stands in the order of the standard; behind all for
 *   what is not in it
 */
guint
opcc_360giving_get_member_place (const char *path)
{
  gsize length = strcspn (path, "/");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcspn (columns[i].path, "/") == length && strncmp (columns[i].path, path, length) == 0)
      return i;
  return G_N_ELEMENTS (columns);
}
