/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a table of counts into the one that may be published. */
#include "opcc-disclosure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-hiding.h"
#include "opcc-text.h"

struct _OpccDisclosure
{
  guint n_columns;
  guint n_cells;
  guint n_years;
  guint8 *states[2]; /* (owned) OpccCellState */
  gint64 *exact[2];  /* (owned) counts as they are, where shown */
  gint64 *given[2];  /* (owned) and as they are printed; the rest is OPCC_NO_INTEGER */
  OpccDisclosureRule rule;
  guint n_exact;
  guint n_exposed;
  guint n_percents; /* asked for and not given */
  gboolean is_withheld;
};

static gint64
round_to_5 (gint64 count)
{
  return (count + 2) / 5 * 5;
}

static OpccCellState
judge_cell (OpccHidden hidden)
{
  switch (hidden)
    {
    case OPCC_HIDDEN_NOT:
      return OPCC_CELL_SHOWN;
    case OPCC_HIDDEN_SMALL:
      return OPCC_CELL_FEWER;
    case OPCC_HIDDEN_ABSENT:
      return OPCC_CELL_MISSING;
    case OPCC_HIDDEN_COMPLEMENT:
    case OPCC_HIDDEN_WHOLLY:
      break;
    }
  return OPCC_CELL_HIDDEN;
}

/* Takes over what may be seen of a year; of what is hidden nothing is kept. */
static void
take_year (OpccDisclosure *self, const OpccHiding *hiding, guint layer, OpccWhichYear year)
{
  const OpccCountTable *table = hiding->table;

  self->states[year] = g_new (guint8, self->n_cells);
  self->exact[year] = g_new (gint64, self->n_cells);
  self->given[year] = g_new (gint64, self->n_cells);
  for (guint at = 0; at < self->n_cells; at++)
    {
      const OpccCellState state = judge_cell (hiding->hidden[layer][at]);
      const gint64 count =
          state == OPCC_CELL_SHOWN ? hiding->counts[layer][at] : (gint64) OPCC_NO_INTEGER;
      const gboolean rounds = self->rule.round_to_5 && !table->exact[at];

      self->states[year][at] = state;
      self->exact[year][at] = count;
      self->given[year][at] = rounds && count != OPCC_NO_INTEGER ? round_to_5 (count) : count;
    }
  if (layer == 0)
    self->n_exposed += hiding->n_exposed;
  self->is_withheld |= hiding->is_withheld;
}

static void
control_year (OpccDisclosure *self, const OpccCountTable *table, OpccWhichYear year)
{
  g_autoptr (OpccHiding) hiding =
      opcc_hiding_new (table, year == OPCC_THIS_YEAR ? table->counts : table->before, NULL, 1);

  opcc_hiding_complete (hiding);
  take_year (self, hiding, 0, year);
}

static void
control_both (OpccDisclosure *self, const OpccCountTable *table, int sign)
{
  g_autoptr (OpccHiding) hiding = opcc_hiding_new (table, table->counts, table->before, sign);

  opcc_hiding_complete (hiding);
  take_year (self, hiding, 0, OPCC_THIS_YEAR);
  take_year (self, hiding, 1, OPCC_YEAR_BEFORE);
}

/**
 * opcc_disclosure_control:
 * @rule: (nullable): NULL for the rule of this office
 *
 * A pure function. Counts of 1 to 4 become "fewer than 5" (primary suppression). Then other cells
 * are hidden (complementary suppression) until no small count can be found from totals of rows, of
 * columns, of nested groups or, where readers know what joins the years, from the year before.
 *
 * The method is that of hypercubes, in two dimensions rectangles (Giessing and Repsilber, "Tools
 * and Strategies to Protect Multiple Tables with the GHQUAR Cell Suppression Engine", LNCS 2316,
 * 2002; Hundepool et al., "Statistical Disclosure Control", Wiley 2012, chapter 4): for each small
 * count four cells are sought, with the totals between them, round which people can be moved
 * without a printed figure changing. What we add is that a move is only taken where it leaves room
 * within all that a reader is told: that no count is negative, that "fewer than 5" is 1 to 4, that
 * a nought is printed, and that by these rules whatever else is hidden is 5 or more. So for each
 * small count there is a whole other table with the same printed figures, and, for a reader who
 * looks at the totals alone, one in which it is not among 1 to 4. That is the audit; it is by
 * construction and needs no solver. 0 stays 0, totals and percentages come from unrounded counts,
 * and rounding is to the nearest 5 (Ofqual rounding policy, gov.uk, October 2025).
 *
 * Headline totals marked exact stay. Where they leave no way, all else is hidden; what they give
 * away even then is counted by opcc_disclosure_count_exposed(): such a table must not be published.
 *
 * Returns: (transfer full): keeps no count that is hidden
 */
OpccDisclosure *
opcc_disclosure_control (const OpccCountTable *table, const OpccDisclosureRule *rule)
{
  OpccDisclosure *self = g_new0 (OpccDisclosure, 1);

  if (rule != NULL)
    self->rule = *rule;
  if (self->rule.least_base == 0)
    self->rule.least_base = OPCC_LEAST_BASE;
  self->n_columns = table->n_columns;
  self->n_cells = table->n_rows * table->n_columns;
  self->n_years = table->before != NULL ? 2 : 1;
  for (guint at = 0; at < self->n_cells; at++)
    self->n_exact += table->exact[at];
  if (table->before != NULL && self->rule.years != OPCC_YEARS_APART)
    control_both (self, table, self->rule.years == OPCC_YEARS_DIFFERENCE ? 1 : -1);
  else
    control_year (self, table, OPCC_THIS_YEAR);
  if (table->before != NULL && self->rule.years == OPCC_YEARS_APART)
    control_year (self, table, OPCC_YEAR_BEFORE);
  return self;
}

void
opcc_disclosure_free (OpccDisclosure *self)
{
  if (self == NULL)
    return;
  for (guint year = 0; year < G_N_ELEMENTS (self->states); year++)
    {
      g_free (self->states[year]);
      g_free (self->exact[year]);
      g_free (self->given[year]);
    }
  g_free (self);
}

static guint
find_cell (const OpccDisclosure *self, guint row, guint column)
{
  const guint at = row * self->n_columns + column;

  g_assert (column < self->n_columns && at < self->n_cells);
  return at;
}

OpccCellState
opcc_disclosure_get_state (const OpccDisclosure *self, OpccWhichYear year, guint row, guint column)
{
  g_return_val_if_fail (year < self->n_years, OPCC_CELL_MISSING);

  return self->states[year][find_cell (self, row, column)];
}

/**
 * opcc_disclosure_get_count:
 *
 * Returns: people as they are printed, rounded where that was wanted; OPCC_NO_INTEGER where the
 *   cell is hidden or has no figure
 */
gint64
opcc_disclosure_get_count (const OpccDisclosure *self, OpccWhichYear year, guint row, guint column)
{
  g_return_val_if_fail (year < self->n_years, OPCC_NO_INTEGER);

  return self->given[year][find_cell (self, row, column)];
}

/**
 * opcc_cell_state_get_label:
 *
 * Returns: (transfer none) (nullable): what stands in place of a count, translated; NULL where the
 *   count stands itself or there is none
 */
const char *
opcc_cell_state_get_label (OpccCellState state)
{
  if (state == OPCC_CELL_FEWER)
    return _ ("fewer than 5");
  return state == OPCC_CELL_HIDDEN ? _ ("hidden") : NULL;
}

/**
 * opcc_disclosure_format:
 *
 * Returns: (transfer full) (nullable): "1,234", "fewer than 5" or "hidden"; NULL for no figure
 */
char *
opcc_disclosure_format (const OpccDisclosure *self, OpccWhichYear year, guint row, guint column)
{
  const gint64 count = opcc_disclosure_get_count (self, year, row, column);

  if (count != OPCC_NO_INTEGER)
    return opcc_text_from_count ((double) count);
  return g_strdup (opcc_cell_state_get_label (opcc_disclosure_get_state (self, year, row, column)));
}

/**
 * opcc_disclosure_get_difference:
 *
 * Returns: people more than the year before, from what is printed of both; OPCC_NO_INTEGER where
 *   either is not
 */
gint64
opcc_disclosure_get_difference (const OpccDisclosure *self, guint row, guint column)
{
  const guint at = find_cell (self, row, column);

  if (self->n_years < 2 || self->given[0][at] == OPCC_NO_INTEGER ||
      self->given[1][at] == OPCC_NO_INTEGER)
    return OPCC_NO_INTEGER;
  return self->given[0][at] - self->given[1][at];
}

/**
 * opcc_disclosure_get_percent:
 * @base_row: row of the count that is the whole
 * @base_column: its column
 *
 * Returns: per cent, from unrounded counts, to one decimal; NAN, which goes into the statement,
 *   where either count is not printed or the base is too small
 */
double
opcc_disclosure_get_percent (OpccDisclosure *self,
                             OpccWhichYear year,
                             guint row,
                             guint column,
                             guint base_row,
                             guint base_column)
{
  const gint64 part = self->exact[year][find_cell (self, row, column)];
  const gint64 base = self->exact[year][find_cell (self, base_row, base_column)];

  if (part != OPCC_NO_INTEGER && base != OPCC_NO_INTEGER && base >= self->rule.least_base)
    return round (1000.0 * (double) part / (double) base) / 10;
  self->n_percents++;
  return NAN;
}

/**
 * opcc_disclosure_count_cells:
 *
 * Returns: how many cells, of all years, are in that state
 */
guint
opcc_disclosure_count_cells (const OpccDisclosure *self, OpccCellState state)
{
  guint n = 0;

  for (guint year = 0; year < self->n_years; year++)
    for (guint at = 0; at < self->n_cells; at++)
      n += self->states[year][at] == state;
  return n;
}

/**
 * opcc_disclosure_count_exposed:
 *
 * Returns: small counts that the headline totals give away by themselves; a table with any must
 *   not be published
 */
guint
opcc_disclosure_count_exposed (const OpccDisclosure *self)
{
  return self->n_exposed;
}

/**
 * opcc_disclosure_is_withheld:
 *
 * Returns: TRUE where nothing is left but headline totals
 */
gboolean
opcc_disclosure_is_withheld (const OpccDisclosure *self)
{
  return self->is_withheld;
}

static void
add_sentence (GString *out, const char *format, guint n)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_printf (out, format, n);
}

/**
 * opcc_disclosure_say:
 *
 * Returns: (transfer full) (nullable): what was done, in whole sentences; NULL where the table is
 *   as it was
 */
char *
opcc_disclosure_say (const OpccDisclosure *self)
{
  const guint n_fewer = opcc_disclosure_count_cells (self, OPCC_CELL_FEWER);
  const guint n_hidden = opcc_disclosure_count_cells (self, OPCC_CELL_HIDDEN);
  GString *out = g_string_new (NULL);

  if (n_fewer > 0)
    add_sentence (out,
                  ngettext ("%u count of 1 to 4 is given as “fewer than 5”.",
                            "%u counts of 1 to 4 are given as “fewer than 5”.", n_fewer),
                  n_fewer);
  if (n_hidden > 0)
    add_sentence (out,
                  ngettext ("%u more is hidden, so that none can be worked out from totals.",
                            "%u more are hidden, so that none can be worked out from totals.",
                            n_hidden),
                  n_hidden);
  if (self->is_withheld)
    add_sentence (out, _ ("The headline totals leave no other way: the breakdown is withheld."), 0);
  if (self->n_percents > 0)
    add_sentence (out, _ ("Percentages are not given of hidden counts or of fewer than %u people."),
                  self->rule.least_base);
  if (self->rule.round_to_5)
    add_sentence (out, _ ("Counts are rounded to the nearest 5, each by itself."), 0);
  if (self->n_exact > 0 && (out->len > 0))
    add_sentence (out, _ ("Headline totals are exact."), 0);
  if (out->len > 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/**
 * opcc_disclosure_round_count:
 * @count: people, one count that stands alone
 *
 * Returns: (transfer full): "0", "fewer than 5", or to the nearest 5: "170"
 */
char *
opcc_disclosure_round_count (double count)
{
  if (count > 0 && count < 5)
    return g_strdup (opcc_cell_state_get_label (OPCC_CELL_FEWER));
  return opcc_text_from_count (5 * round (count / 5));
}
