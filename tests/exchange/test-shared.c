/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real public files, where they are present, are read whole. */
#include "exchange-fixture.h"

#include <string.h>

#include "opcc-money.h"

typedef struct
{
  const char *name;
  guint n_columns;
  guint n_rows;
} SharedFile;

/* Counted with another program, or said by the folder's PROVENANCE.md. */
static const SharedFile files[] = {
  { "open-data/360giving-grants-indigo-trust.csv", 31, 269 },
  { "open-data/census-2011-ethnicity-by-local-authority.csv", 33, 348 },
  { "open-data/charities-leicestershire-names.csv", 3, 198 },
  { "open-data/charity-commission-classification.csv", 3, 34 },
  { "open-data/charity-commission-register-fields.csv", 3, 204 },
  { "open-data/gss-codes-local-authorities.tsv", 3, 444 },
  { "open-data/imd-2019-lsoa-llr.csv", 10, 611 },
  { "open-data/leicester-ward-boundaries.xlsx", 7, 21 },
  { "open-data/local-authorities-england.tsv", 6, 354 },
  { "open-data/police-workforce-east-midlands-2007-2021.csv", 9, 2530 },
  { "open-data/s106-contribution-funding-status.csv", 6, 5 },
  { "open-data/s106-contribution-purpose.csv", 6, 22 },
  { "open-data/s106-developer-agreement-blaby.csv", 8, 11 },
  { "open-data/s106-developer-agreement-contribution-sample.csv", 8, 12 },
  { "open-data/s106-developer-agreement-transaction-sample.csv", 8, 47 },
  { "open-data/s106-developer-agreement-type.csv", 6, 3 },
  { "360giving/examples/dqt-fixtures/badfile_all_validation_errors.json", 9, 1 },
  { "360giving/examples/dqt-fixtures/badfile_all_validation_errors.xlsx", 10, 1 },
  { "360giving/examples/dqt-fixtures/fundingproviders-grants_2_grants.xlsx", 24, 2 },
  { "360giving/examples/dqt-fixtures/fundingproviders-grants_2_grants_cp1252.csv", 24, 2 },
  { "360giving/examples/dqt-fixtures/fundingproviders-grants_2_grants_titleswithoutrollup.xlsx", 26,
    2 },
  { "360giving/examples/dqt-fixtures/fundingproviders-grants_broken_grants.json", 24, 4 },
  { "360giving/examples/dqt-fixtures/fundingproviders-grants_fixed_2_grants.json", 22, 4 },
  { "360giving/examples/dqt-fixtures/fundingproviders_grants_2_grants.csv", 24, 2 },
  { "360giving/examples/dqt-fixtures/fundingtrust-grants_dc.txt", 24, 9 },
  { "360giving/examples/published/alwf-2011-2020-475-grants.json", 24, 475 },
  { "360giving/examples/published/alwf-2011-2020-475-grants.xlsx", 24, 475 },
  { "360giving/examples/published/wolfson-2014-379-grants.json", 23, 379 },
  { "360giving/examples/templates/360-giving-schema-titles-with-meta-tab-2023.xlsx", 46, 0 },
};

static void
test_counts (void)
{
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fixture_shared (files[i].name);
      g_autoptr (OpccSheet) sheet = NULL;

      if (path == NULL)
        continue;
      g_test_message ("%s", files[i].name);
      sheet = fixture_read (path);
      g_assert_cmpuint (opcc_sheet_get_n_columns (sheet), ==, files[i].n_columns);
      g_assert_cmpuint (opcc_sheet_get_n_rows (sheet), ==, files[i].n_rows);
      n_read++;
    }
  if (n_read == 0)
    g_test_skip ("the public data is not here (OPCC_SHARED)");
}

static gint64
sum_column (OpccSheet *sheet, const char *heading)
{
  const int column = opcc_sheet_find_column (sheet, heading);
  gint64 sum = 0;

  g_assert_cmpint (column, >=, 0);
  for (guint i = 0; i < opcc_sheet_get_n_rows (sheet); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 pence = 0;

      opcc_money_parse (opcc_sheet_get_cell (sheet, i, (guint) column), &pence, &error);
      g_assert_no_error (error);
      sum += pence;
    }
  return sum;
}

/* 269 grants, GBP 8,053,545.40, with line breaks inside 177 rows. */
static void
test_indigo_sum (void)
{
  g_autofree char *path = fixture_shared (files[0].name);
  g_autoptr (OpccSheet) sheet = NULL;

  if (path == NULL)
    {
      g_test_skip ("the public data is not here (OPCC_SHARED)");
      return;
    }
  sheet = fixture_read (path);
  g_assert_cmpint (sum_column (sheet, "Amount Awarded"), ==, 805354540);
  g_assert_cmpuint (opcc_sheet_get_notes (sheet)->len, ==, 0);
}

/* The same 475 grants were published in two forms. */
static void
test_same_in_both_forms (void)
{
  g_autofree char *json_path = fixture_shared (files[25].name);
  g_autofree char *xlsx_path = fixture_shared (files[26].name);
  g_autoptr (OpccSheet) json = NULL;
  g_autoptr (OpccSheet) xlsx = NULL;

  if (json_path == NULL || xlsx_path == NULL)
    {
      g_test_skip ("the public data is not here (OPCC_SHARED)");
      return;
    }
  json = fixture_read (json_path);
  xlsx = fixture_read (xlsx_path);
  g_assert_cmpint (sum_column (json, "amountAwarded"), ==, sum_column (xlsx, "Amount Awarded"));
  for (guint i = 0; i < 475; i++)
    g_assert_cmpstr (opcc_sheet_get_cell (json, i, (guint) opcc_sheet_find_column (json, "id")), ==,
                     opcc_sheet_get_cell (xlsx, i,
                                          (guint) opcc_sheet_find_column (xlsx, "Identifier")));
}

static void
test_encoding_1252 (void)
{
  g_autofree char *path = fixture_shared (files[19].name);
  g_autoptr (OpccSheet) sheet = NULL;

  if (path == NULL)
    {
      g_test_skip ("the public data is not here (OPCC_SHARED)");
      return;
    }
  sheet = fixture_read (path);
  g_assert_nonnull (strchr (opcc_sheet_get_cell (sheet, 0, 0), '\xE2'));
  g_assert_cmpuint (opcc_sheet_get_problems (sheet)->len, ==, 0);
}

/* Merged headings over two rows, region subtotals, totals, remarks, nine sheets. */
static void
test_workforce_tables (void)
{
  g_autofree char *path =
      fixture_shared ("open-data/home-office-police-workforce-tables-sep-2018.ods");
  g_autoptr (OpccWorkbook) workbook = NULL;
  g_autoptr (OpccSheet) sheet = NULL;
  g_autofree char *notes = NULL;

  if (path == NULL)
    {
      g_test_skip ("the public data is not here (OPCC_SHARED)");
      return;
    }
  workbook = opcc_workbook_open (path, NULL, NULL);
  g_assert_cmpuint (opcc_workbook_get_n_sheets (workbook), ==, 9);
  g_assert_cmpuint (opcc_workbook_best_sheet (workbook, NULL), >, 0);
  sheet = opcc_workbook_read (workbook, 1, NULL, NULL);
  g_assert_cmpuint (opcc_sheet_get_heading_row (sheet), ==, 6);
  g_assert_cmpint (opcc_sheet_find_column (sheet, "As at: 2018-09-30"), ==, 3);
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 1, 0), ==, "Cleveland");
  g_assert_cmpstr (opcc_sheet_get_cell (sheet, 1, 3), ==, "1223.92");
  notes = fixture_notes (sheet);
  g_assert_nonnull (strstr (notes, "it is a total (“Total 43 forces”)"));
}

static void
test_malformed (void)
{
  g_autofree char *path =
      fixture_shared ("360giving/examples/dqt-fixtures/fundingproviders-grants_malformed.json");
  g_autofree char *refusal = NULL;

  if (path == NULL)
    {
      g_test_skip ("the public data is not here (OPCC_SHARED)");
      return;
    }
  refusal = fixture_refusal (path);
  g_assert_nonnull (strstr (refusal, "line 10"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared/counts", test_counts);
  g_test_add_func ("/shared/indigo-sum", test_indigo_sum);
  g_test_add_func ("/shared/same-in-both-forms", test_same_in_both_forms);
  g_test_add_func ("/shared/encoding-1252", test_encoding_1252);
  g_test_add_func ("/shared/workforce-tables", test_workforce_tables);
  g_test_add_func ("/shared/malformed", test_malformed);
  return g_test_run ();
}
