/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling the sample office with the capital programme, premises and section 106. */
#include "opcc-estates-sample.h"

#include "opcc-estates-imports.h"

/* What names a scheme comes after the schemes, and a covenant before its transactions. */
static const OpccSampleFile files[] = {
  { "estates-premises.csv", .intake = &opcc_premises_intake },
  { "estates-schemes.csv", .intake = &opcc_schemes_intake },
  { "estates-updates.csv", .intake = &opcc_scheme_updates_intake },
  { "estates-budget-changes.csv", .intake = &opcc_budget_changes_intake },
  { "estates-funding.csv", .intake = &opcc_scheme_funding_intake },
  { "estates-requests.csv", .intake = &opcc_in_year_requests_intake },
  { "estates-s106-agreements.csv", .run = opcc_s106_import },
  { "estates-s106-contributions.csv", .run = opcc_s106_import },
  { "estates-s106-transactions.csv", .run = opcc_s106_import },
  { "estates-s106-requests.csv", .run = opcc_s106_import },
  { NULL },
};

gboolean
opcc_estates_sample_fill (OpccDb *db,
                          const char *data_dir,
                          GCancellable *cancellable,
                          GError **error)
{
  return !opcc_sample_files_are_there (files, data_dir) ||
         opcc_sample_files_take (db, files, data_dir, cancellable, error);
}
