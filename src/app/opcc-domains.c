/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of domains: what stands in the sidebar, and which page shows which record. */
#include "opcc-domains.h"

#include <glib/gi18n-lib.h>

#include "opcc-domain-model.h"
#include "opcc-decks-page.h"
#include "opcc-estates-pages.h"
#include "opcc-grants-pages.h"
#include "opcc-partnerships-page.h"
#include "opcc-today-page.h"
#include "opcc-workforce-page.h"
#include "opcc-workforce-records.h"
#include "opcc-zones-pages.h"

static gboolean
has_due_items (const char *name)
{
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  for (guint i = 0; i < n_models; i++)
    if (g_str_equal (models[i]->name, name))
      return models[i]->list_due != NULL;
  return FALSE;
}

static GtkWidget *
make_today_page (OpccWorkspace *workspace)
{
  GtkWidget *page = opcc_today_page_new (workspace);
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  for (guint i = 0; i < n_domains; i++)
    if (has_due_items (domains[i].name))
      opcc_today_page_add_domain (OPCC_TODAY_PAGE (page), domains[i].name, domains[i].label,
                                  domains[i].icon);
  g_settings_bind (settings, "who", page, "who", G_SETTINGS_BIND_GET);
  return page;
}

/* clang-format off */
static const OpccRecordPlace partnerships_records[] = {
  { "partnership",    .spec = &opcc_partnership_record },
  { "csp_allocation", .spec = &opcc_csp_allocation_record },
  { "csp_project",    .via = "allocation" },
  { "csp_return",     .via = "allocation" },
  { "csp_formula",    .tab = "formula" },
  { "bid",            .spec = &opcc_bid_record },
  { NULL },
};

static const OpccRecordPlace estates_records[] = {
  { "capital_scheme",  opcc_scheme_page_new },
  { "budget_change",   .via = "scheme" },
  { "scheme_funding",  .via = "scheme" },
  { "scheme_update",   .via = "scheme" },
  { "in_year_request", .spec = &opcc_in_year_request_record },
  { "premises",        .spec = &opcc_premises_record },
  { "s106_agreement",  .spec = &opcc_s106_agreement_record },
  { "s106_covenant",   .spec = &opcc_s106_covenant_record },
  { "s106_drawdown",   .spec = &opcc_s106_drawdown_record },
  { "s106_event",      .spec = &opcc_s106_event_record },
  { NULL },
};

static const OpccRecordPlace grants_records[] = {
  { "round",       opcc_round_page_new },
  { "application", opcc_application_page_new },
  { "scheme",      opcc_grant_scheme_page_new },
  { "marker" },
  { "criterion",   .via = "round" },
  { "workshop",    .spec = &opcc_workshop_record },
  { "workshop_attendance", .via = "workshop" },
  { "eligibility", .via = "application" },
  { "round_variation", .via = "round" },
  { "assignment",  .via = "application" },
  { "mark",        .via = "application" },
  { "award",       opcc_grant_page_new },
  { "agreement",   .via = "award" },
  { "payment",     .via = "award" },
  { "grant_return", .spec = &opcc_grant_return_record },
  { "output_measure", .via = "award" },
  { "variation",   .via = "award" },
  { "decision",    .via = "round" },
  { "letter",      .via = "application" },
  { "letter_template" },
  { "scenario",    .via = "round" },
  { "blind_lift",  .via = "application" },
  { "attachment",  .via = "number", .via_kind = "kind" },
  { NULL },
};

static const OpccRecordPlace organisations_records[] = {
  { "organisation", opcc_organisation_page_new },
  { "past_grant",   .via = "organisation" },
  { "organisation_check", .via = "organisation" },
  { "check_rule" },
  { "organisation_merge", .via = "organisation" },
  { "organisation_note", .via = "organisation" },
  { NULL },
};

static const OpccRecordPlace today_records[] = {
  { "snooze" },
  { NULL },
};

static const OpccRecordPlace zones_records[] = {
  { "zone",         opcc_zone_page_new },
  { "indicator",    .spec = &opcc_indicator_record },
  { "reading",      .via = "indicator" },
  { "visit",        .spec = &opcc_visit_record },
  { "plan_line",    .spec = &opcc_plan_line_record },
  { "area",         .spec = &opcc_area_record },
  { "zone_step",    .via = "zone", .tab = "plan" },
  { "zone_member",  .via = "zone", .tab = "group" },
  { "zone_asset",   .via = "zone", .tab = "assets" },
  { "finding",      .via = "zone", .tab = "findings" },
  { "zone_funding", .via = "zone", .tab = "money" },
  { "zone_grant",   .via = "target_n", .via_kind = "target_kind" },
  { NULL },
};

static const OpccRecordPlace workforce_records[] = {
  { "post",            .spec = &opcc_post_record },
  { "measure",         .spec = &opcc_measure_record },
  { "post_event",      .via = "post" },
  { "observation",     .via = "measure" },
  { "target",          .via = "measure" },
  { "cause",           .via = "measure" },
  { "training_budget" },
  { NULL },
};

static const OpccRecordPlace present_records[] = {
  { "deck",       opcc_deck_page_new },
  { "deck_slide", .via = "deck" },
  { "report",     opcc_report_page_new },
  { "report_part", .via = "report" },
  { NULL },
};

static const OpccDomain domains[] = {
  { "today",         N_("Today"),         "opcc-today-symbolic",         make_today_page,         today_records },
  { "grants",        N_("Grants"),        "opcc-grants-symbolic",        opcc_grants_page_new,        grants_records },
  { "partnerships",  N_("Partnerships"),  "opcc-partnerships-symbolic",  opcc_partnerships_page_new,  partnerships_records },
  { "zones",         N_("People Zones"),  "opcc-zones-symbolic",         opcc_zones_page_new,         zones_records },
  { "estates",       N_("Estates"),       "opcc-estates-symbolic",       opcc_estates_page_new,       estates_records },
  { "workforce",     N_("Workforce"),     "opcc-workforce-symbolic",     opcc_workforce_page_new,     workforce_records },
  { "organisations", N_("Organisations"), "opcc-organisations-symbolic", opcc_organisations_page_new, organisations_records },
  { "present",       N_("Decks and reports"), "opcc-present-symbolic",       opcc_decks_page_new,         present_records },
};
/* clang-format on */

/**
 * opcc_domains_get:
 * @n_domains: (out): how many rows the table has
 *
 * Returns: (transfer none): the table, in the order of the sidebar
 */
const OpccDomain *
opcc_domains_get (guint *n_domains)
{
  *n_domains = G_N_ELEMENTS (domains);
  return domains;
}

/**
 * opcc_domains_find:
 *
 * Returns: (transfer none) (nullable): the domain of that name
 */
const OpccDomain *
opcc_domains_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (g_strcmp0 (domains[i].name, name) == 0)
      return &domains[i];
  return NULL;
}

/**
 * opcc_domains_find_kind:
 * @kind: name of a kind of record
 * @page: (out) (optional): how that kind comes into view
 *
 * Returns: (transfer none) (nullable): the domain the kind belongs to
 */
const OpccDomain *
opcc_domains_find_kind (const char *kind, const OpccRecordPlace **page)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (const OpccRecordPlace *record = domains[i].records; record->kind != NULL; record++)
      if (g_strcmp0 (record->kind, kind) == 0)
        {
          if (page != NULL)
            *page = record;
          return &domains[i];
        }
  return NULL;
}

gboolean
opcc_record_place_has_page (const OpccRecordPlace *self)
{
  return self->spec != NULL || self->make_page != NULL;
}

GtkWidget *
opcc_record_place_make_page (const OpccRecordPlace *self, OpccWorkspace *workspace, gint64 n)
{
  return self->spec != NULL ? opcc_record_file_new (workspace, self->spec, n)
                            : self->make_page (workspace, n);
}
