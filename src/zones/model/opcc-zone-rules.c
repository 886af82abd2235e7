/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over several fields that more than one record of the zones domain keeps. */
#include "opcc-zone-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-financial-year.h"

/**
 * opcc_zone_check_order:
 * @first: may be OPCC_NO_DATE
 * @last: may be OPCC_NO_DATE
 * @refusal: the sentence for an end before its start
 */
gboolean
opcc_zone_check_order (OpccDate first, OpccDate last, const char *refusal, GError **error)
{
  if (first == OPCC_NO_DATE || last == OPCC_NO_DATE || last >= first)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID, refusal);
  return FALSE;
}

/**
 * opcc_zone_check_contact:
 * @contact: (nullable): a telephone number or address of a private person
 *
 * A contact is kept only with the consent of who it belongs to (UK GDPR, article 6 (1) (a)).
 */
gboolean
opcc_zone_check_contact (const char *contact, gboolean consent, GError **error)
{
  if (contact == NULL || consent)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("A contact is kept only where its owner agreed. Say that they did, or "
                          "leave the contact out."));
  return FALSE;
}

/* "June 2023" and "Jun 2023" by the reader of days. */
static OpccDate
find_end_of_month (const char *period)
{
  g_autofree char *first = g_strconcat ("1 ", period, NULL);
  OpccDate date;
  int year, month, day;

  if (!opcc_date_parse (first, &date, NULL))
    return OPCC_NO_DATE;
  opcc_date_get_ymd (date, &year, &month, &day);
  return opcc_date_from_ymd (year, month, opcc_date_days_in_month (year, month));
}

/**
 * opcc_zone_period_find_end:
 * @period: "2022/23", "June 2023", "survey, June 2023", "21 September 2023"
 *
 * Returns: its last day; OPCC_NO_DATE where the words do not say one
 */
OpccDate
opcc_zone_period_find_end (const char *period)
{
  const char *comma = strrchr (period, ',');
  OpccDate date;
  int year;

  if (opcc_financial_year_parse (period, &year, NULL))
    return opcc_financial_year_last_day (year);
  if (opcc_date_parse (period, &date, NULL))
    return date;
  date = find_end_of_month (period);
  if (date == OPCC_NO_DATE && comma != NULL)
    return opcc_zone_period_find_end (comma + 1 + strspn (comma + 1, " "));
  return date;
}
