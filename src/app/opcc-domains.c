/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of domains: what stands in the sidebar, and which page shows which record. */
#include "opcc-domains.h"

#include <glib/gi18n-lib.h>

#include "opcc-grants-pages.h"

static GtkWidget *
make_grants_page (OpccOffice *office)
{
  return opcc_grants_page_new (opcc_office_get_workspace (office));
}

static GtkWidget *
make_round_page (OpccOffice *office, gint64 n)
{
  return opcc_round_page_new (opcc_office_get_workspace (office), n);
}

static GtkWidget *
make_application_page (OpccOffice *office, gint64 n)
{
  return opcc_application_page_new (opcc_office_get_workspace (office), n);
}

static GtkWidget *
make_organisations_page (OpccOffice *office)
{
  return opcc_organisations_page_new (opcc_office_get_workspace (office));
}

static GtkWidget *
make_organisation_page (OpccOffice *office, gint64 n)
{
  return opcc_organisation_page_new (opcc_office_get_workspace (office), n);
}

/* clang-format off */
static const OpccRecordPage grants_records[] = {
  { "round",       make_round_page },
  { "application", make_application_page },
  { "scheme" },
  { "marker" },
  { "criterion",   .via = "round" },
  { "assignment",  .via = "application" },
  { "mark",        .via = "application" },
  { "award",       .via = "application" },
  { NULL },
};

static const OpccRecordPage organisations_records[] = {
  { "organisation", make_organisation_page },
  { "past_grant",   .via = "organisation" },
  { NULL },
};

static const OpccDomain domains[] = {
  { "grants",        N_("Grants"),        "opcc-grants-symbolic",        make_grants_page,        grants_records },
  { "organisations", N_("Organisations"), "opcc-organisations-symbolic", make_organisations_page, organisations_records },
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
opcc_domains_find_kind (const char *kind, const OpccRecordPage **page)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (const OpccRecordPage *record = domains[i].records; record->kind != NULL; record++)
      if (g_strcmp0 (record->kind, kind) == 0)
        {
          if (page != NULL)
            *page = record;
          return &domains[i];
        }
  return NULL;
}
