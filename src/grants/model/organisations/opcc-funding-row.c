/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and checking published grants as leniently as is safe, and saying what was mended. */
#include "opcc-funding-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-360giving-titles.h"
#include "opcc-text.h"

typedef struct
{
  char *heading; /* (owned) */
  char *path;    /* (owned) of the standard, or the heading of the publisher's own */
  Opcc360GivingType type;
  guint n_mended;  /* cells that were not in the form of the standard */
  guint first_row; /* the first of them */
  char *example;   /* (owned) */
} Column;

struct _OpccFundingColumns
{
  GArray *columns; /* (owned) Column */
};

static void
clear_column (Column *column)
{
  g_free (column->heading);
  g_free (column->path);
  g_free (column->example);
}

/**
 * opcc_funding_columns_new:
 * @headings: (array length=n_headings): titles of a spreadsheet or paths of JSON
 */
OpccFundingColumns *
opcc_funding_columns_new (const char *const *headings, guint n_headings)
{
  OpccFundingColumns *self = g_new0 (OpccFundingColumns, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, (GDestroyNotify) clear_column);
  for (guint i = 0; i < n_headings; i++)
    {
      Column column = { g_strdup (headings[i]),
                        opcc_360giving_find_path (headings[i]),
                        OPCC_360GIVING_TEXT,
                        0,
                        0,
                        NULL };
      const Opcc360GivingColumn *known =
          column.path != NULL ? opcc_360giving_find_column (column.path) : NULL;

      if (known != NULL)
        column.type = known->type;
      if (column.path == NULL)
        column.path = g_strdup (headings[i]);
      g_array_append_val (self->columns, column);
    }
  return self;
}

void
opcc_funding_columns_free (OpccFundingColumns *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_free (self);
}

/**
 * opcc_funding_columns_has_identifier:
 *
 * Returns: whether the sheet says which grant a row is about
 */
gboolean
opcc_funding_columns_has_identifier (const OpccFundingColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, Column, i).path, "id") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_shape (const char *text, const char *shape)
{
  for (; *shape != '\0'; text++, shape++)
    if (*shape == '9' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;
  return TRUE;
}

/* The forms the standard allows: a day, a month or a year, or a moment that begins with a day. */
static gboolean
is_standard_date (const char *text)
{
  gsize length = strlen (text);
  OpccDate date;
  g_autofree char *day = g_strndup (text, 10);

  if (length == 4 || length == 7)
    return has_shape (text, length == 4 ? "9999" : "9999-99");
  return has_shape (text, "9999-99-99") && opcc_date_from_iso (day, &date) &&
         (length == 10 || text[10] == 'T');
}

static char *
mend_date (const char *text, gboolean with_time)
{
  gint64 time;

  if (is_standard_date (text))
    return with_time && strlen (text) == 10 ? g_strconcat (text, "T00:00:00Z", NULL)
                                            : g_strdup (text);
  if (!opcc_time_parse (text, &time, NULL))
    return NULL;
  return with_time ? opcc_time_to_iso (time) : opcc_date_to_iso (opcc_time_get_date (time));
}

static char *
mend_number (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  char *end = NULL;
  double value = g_ascii_strtod (bare, &end);
  gint64 pence;

  if (end != bare && *end == '\0' && isfinite (value))
    {
      if (strspn (bare, "-0123456789.") == strlen (bare) && fabs (value) < 1e13)
        return opcc_flat_tidy_number (bare);
      return g_strdup_printf ("%.15g", value);
    }
  if (!opcc_money_parse (bare, &pence, NULL))
    return NULL;
  g_free (g_steal_pointer (&bare));
  bare = opcc_money_to_decimal (pence);
  return opcc_flat_tidy_number (bare);
}

/* A value in the form of the standard where it can be brought into it without guessing; else as it
 * stands, to be found by the check. */
static char *
mend (Column *column, guint row, const char *cell)
{
  g_autofree char *text = opcc_text_clean_lines (cell, NULL);
  g_autofree char *mended = NULL;

  if (text == NULL)
    text = g_utf8_make_valid (cell, -1);
  switch (column->type)
    {
    case OPCC_360GIVING_NUMBER:
      mended = mend_number (text);
      break;
    case OPCC_360GIVING_DATE:
    case OPCC_360GIVING_DATE_TIME:
      mended = mend_date (text, column->type == OPCC_360GIVING_DATE_TIME);
      break;
    case OPCC_360GIVING_TEXT:
    default:
      return g_steal_pointer (&text);
    }
  if (mended == NULL)
    return g_steal_pointer (&text);
  if (column->type != OPCC_360GIVING_NUMBER && !is_standard_date (text) && column->n_mended++ == 0)
    {
      column->first_row = row;
      column->example = g_strdup (text);
    }
  return g_steal_pointer (&mended);
}

/**
 * opcc_funding_columns_read:
 *
 * Returns: (transfer full): what the row says
 */
OpccFlatGrant *
opcc_funding_columns_read (OpccFundingColumns *self,
                           guint row,
                           const char *const *cells,
                           guint n_cells)
{
  OpccFlatGrant *grant = opcc_flat_grant_new ();

  for (guint i = 0; i < self->columns->len && i < n_cells; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);
      g_autofree char *text = NULL;

      if (cells[i] == NULL || cells[i][strspn (cells[i], " \t\r\n")] == '\0')
        continue;
      text = mend (column, row, cells[i]);
      opcc_flat_grant_set (grant, column->path, text);
    }
  return grant;
}

/**
 * opcc_funding_columns_take_notes:
 *
 * Lists, once for a column, that its dates were not written as the standard has them.
 */
void
opcc_funding_columns_take_notes (OpccFundingColumns *self, OpccImportResult *result)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      g_autofree char *sentence = NULL;

      if (column->n_mended == 0)
        continue;
      sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                               "%u date is not written as the standard has it.",
                                               "%u dates are not written as the standard has them.",
                                               column->n_mended),
                                  column->n_mended);
      opcc_import_result_take_problem (
          result, opcc_problem_new (OPCC_SEVERITY_NOTE, column->first_row, column->heading,
                                    column->example, sentence,
                                    _ ("They were read day first. The standard wants "
                                       "2023-07-31.")));
    }
}

static void
refuse (OpccImportResult *result,
        guint row,
        const char *path,
        const char *value,
        const char *problem,
        const char *remedy)
{
  g_autofree char *title = opcc_360giving_make_title (path);

  opcc_import_result_take_problem (result, opcc_problem_new (OPCC_SEVERITY_ERROR, row, title, value,
                                                             problem, remedy));
}

static gboolean
check_required (const OpccFlatGrant *grant, guint row, OpccImportResult *result)
{
  static const char *const required[] = { "id",
                                          "title",
                                          "description",
                                          "currency",
                                          "amountAwarded",
                                          "awardDate",
                                          "fundingOrganization/0/id",
                                          "fundingOrganization/0/name" };
  gboolean individual = opcc_flat_grant_get (grant, "recipientIndividual/id") != NULL ||
                        opcc_flat_grant_get (grant, "recipientIndividual/name") != NULL;
  const char *recipient[] = {
    individual ? "recipientIndividual/id" : "recipientOrganization/0/id",
    individual ? "recipientIndividual/name" : "recipientOrganization/0/name",
  };
  gboolean whole = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (required) + G_N_ELEMENTS (recipient); i++)
    {
      const char *path =
          i < G_N_ELEMENTS (required) ? required[i] : recipient[i - G_N_ELEMENTS (required)];

      if (opcc_flat_grant_get (grant, path) != NULL)
        continue;
      whole = FALSE;
      refuse (result, row, path, NULL, _ ("The standard requires this value, and it is missing."),
              _ ("Ask the publisher for it, or fill it in."));
    }
  if (individual && opcc_flat_grant_get (grant, "recipientOrganization/0/id") != NULL)
    {
      whole = FALSE;
      refuse (result, row, "recipientIndividual/id",
              opcc_flat_grant_get (grant, "recipientIndividual/id"),
              _ ("The grant has an organisation and an individual as recipient."),
              _ ("Take one of the two out."));
    }
  return whole;
}

static gboolean
check_forms (const OpccFlatGrant *grant, guint row, OpccImportResult *result)
{
  const char *amount = opcc_flat_grant_get (grant, "amountAwarded");
  const char *date = opcc_flat_grant_get (grant, "awardDate");
  const char *currency = opcc_flat_grant_get (grant, "currency");
  gint64 pence;
  gboolean right = TRUE;

  if (amount != NULL && !opcc_money_parse (amount, &pence, NULL))
    {
      right = FALSE;
      refuse (result, row, "amountAwarded", amount, _ ("This is not an amount."),
              _ ("Write a plain number, like 10000 or 10000.50."));
    }
  if (date != NULL && (!is_standard_date (date) || strlen (date) < 10))
    {
      right = FALSE;
      refuse (result, row, "awardDate", date, _ ("This is not a date."),
              _ ("Write the day like 2023-07-31."));
    }
  if (currency != NULL && (strlen (currency) != 3 || !g_ascii_isupper (currency[0]) ||
                           !g_ascii_isupper (currency[1]) || !g_ascii_isupper (currency[2])))
    {
      right = FALSE;
      refuse (result, row, "currency", currency, _ ("This is not the code of a currency."),
              _ ("Write three capital letters, like GBP."));
    }
  return right;
}

gboolean
opcc_funding_check (const OpccFlatGrant *grant, guint row, OpccImportResult *result)
{
  gboolean whole = check_required (grant, row, result);

  return check_forms (grant, row, result) && whole;
}
