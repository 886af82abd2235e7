/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling the sample office with the capital programme, premises and section 106. */
#include "opcc-estates-sample.h"

#include "opcc-estates-imports.h"

/* What names a scheme comes after the schemes, and a covenant before its transactions. */
static const OpccSampleFile files[] = {
  { "estates-premises.csv", opcc_premises_import },
  { "estates-schemes.csv", opcc_schemes_import },
  { "estates-updates.csv", opcc_scheme_updates_import },
  { "estates-budget-changes.csv", opcc_budget_changes_import },
  { "estates-funding.csv", opcc_scheme_funding_import },
  { "estates-requests.csv", opcc_in_year_requests_import },
  { "estates-s106-agreements.csv", opcc_s106_import },
  { "estates-s106-contributions.csv", opcc_s106_import },
  { "estates-s106-transactions.csv", opcc_s106_import },
  { "estates-s106-requests.csv", opcc_s106_import },
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
