/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money for zones: committed and paid, by financial year and funder. */
#include "opcc-zone-funding.h"

#include <glib/gi18n-lib.h>

#include "opcc-financial-year.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccZoneFunding, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccZoneFunding, year, TEXT, N_("Financial year"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Year"),
  OPCC_FIELD (OpccZoneFunding, funder, TEXT, N_("Funder"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "From|Fund"),
  OPCC_FIELD (OpccZoneFunding, recipient, TEXT, N_("Paid to"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Recipient"),
  OPCC_FIELD (OpccZoneFunding, committed, MONEY, N_("Committed"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Budget|Amount", .min = 0, .max = 100000000000),
  OPCC_FIELD (OpccZoneFunding, paid, MONEY, N_("Paid"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Spent", .min = 0, .max = 100000000000),
  OPCC_FIELD (OpccZoneFunding, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccZoneFunding, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

static void
complete (gpointer record)
{
  OpccZoneFunding *self = record;
  int year;

  if (self->year == NULL || !opcc_financial_year_parse (self->year, &year, NULL))
    return;
  g_free (self->year);
  self->year = opcc_financial_year_format (year);
}

static gboolean
check (gpointer record, GError **error)
{
  OpccZoneFunding *self = record;
  int year;

  return self->year == NULL || opcc_financial_year_parse (self->year, &year, error);
}

const OpccKind opcc_zone_funding_kind = {
  .name = "zone_funding",
  .label = N_ ("Funding of a zone"),
  .plural = N_ ("Funding of zones"),
  .title = "year",
  .detail = "funder",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_zone_funding_get_type,
  .complete = complete,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccZoneFunding, opcc_zone_funding, opcc_zone_funding_kind)
