/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of organisations, and above it word of those that may be one and the same. */
#include "opcc-grants-pages.h"

#include <glib/gi18n-lib.h>

#include "opcc-merge-banner.h"
#include "opcc-organisation.h"
#include "opcc-records-page.h"

/* Most groups have no number and need none: a dash says so without alarm. */
static void
fill_number (const char *number, OpccCellText *cell)
{
  if (number != NULL)
    opcc_cell_text_set (cell, number, NULL);
  else
    opcc_cell_text_set (cell, "–", "opcc-dim");
}

static void
fill_charity (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  fill_number (OPCC_ORGANISATION (record)->charity_number, cell);
}

static void
fill_company (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  fill_number (OPCC_ORGANISATION (record)->company_number, cell);
}

static void
fill_district (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  g_autofree char *district = opcc_record_get_text (record, "district");

  fill_number (district != NULL && *district != '\0' ? district : NULL, cell);
}

static const OpccColumn columns[] = {
  { "name", NULL, "name", 340, 0, .expand = TRUE },
  { "kind", NULL, "kind", 300, 0, .css_class = "opcc-dim" },
  { "charity_number", NULL, "charity_number", 120, 0, .cell = fill_charity },
  { "company_number", NULL, "company_number", 130, 0, .cell = fill_company },
  { "postcode", NULL, "postcode", 110, 0, .css_class = "opcc-dim" },
  { "district", NULL, "district", 180, 0, .cell = fill_district, .off = TRUE },
};

/* clang-format off */
static const OpccRecordsFilter filters[] = {
  { "all", N_("All") },
  { "no-number", N_("Without a number"), "charity_number", OPCC_TEST_MISSING, .also = "company_number",
    .nothing = N_("Every organisation has a number") },
  { NULL },
};
static const OpccRecordsSpec organisations = {
  &opcc_organisation_kind, columns, G_N_ELEMENTS (columns), "name", FALSE, filters,
  "opcc-organisations-symbolic", N_("No organisations yet"),
  N_("They come with the applications you import, each once."), N_("New organisation…"), NULL, TRUE,
  .memory = "organisations",
};
/* clang-format on */

GtkWidget *
opcc_organisations_page_new (OpccWorkspace *workspace)
{
  GtkWidget *page = opcc_records_page_new (workspace, &organisations, NULL);

  opcc_records_page_add_above (OPCC_RECORDS_PAGE (page), opcc_merge_banner_new (workspace));
  return page;
}
