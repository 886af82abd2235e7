/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of who they are: officers by sex and rank, women in each group over ten years. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-representation.h"
#include "opcc-sheet-parts.h"
#include "opcc-sheet-views.h"

static double
count_share (double part, double whole)
{
  return whole > 0 ? 100 * part / whole : NAN;
}

static void
add_officers (OpccWorkforceSheet *self, const OpccRankCount *count, gboolean is_total)
{
  OpccSheetRow *row = opcc_sheet_add_row (self);
  const double all = count->women + count->men + count->others;

  row->is_total = is_total;
  opcc_sheet_row_add_text (row, is_total ? _ ("All together") : count->rank);
  opcc_sheet_row_add_count (row, count->women);
  opcc_sheet_row_add_count (row, count->men);
  opcc_sheet_row_add_count (row, count->others);
  opcc_sheet_row_add_count (row, all);
  opcc_sheet_row_add_number (row, count_share (count->women, all), "%.1f");
}

/* The last year they are known for; "" where there is none. */
static char *
find_last_year (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) views = opcc_sheet_views_list (db, "officers", error);

  if (views == NULL)
    return NULL;
  return g_strdup (views->len > 0 ? ((OpccSheetView *) g_ptr_array_index (views, 0))->key : "");
}

gboolean
opcc_sheet_fill_officers (OpccDb *db,
                          const OpccSheetOrder *order,
                          OpccWorkforceSheet *self,
                          GError **error)
{
  g_autofree char *year = order->view != NULL ? g_strdup (order->view) : find_last_year (db, error);
  g_autoptr (GArray) counts = NULL;
  OpccRankCount whole = { NULL };

  if (year == NULL)
    return FALSE;
  counts = opcc_officers_count (db, NULL, year, error);
  if (counts == NULL)
    return FALSE;
  opcc_sheet_add_column (self, "rank", _ ("Rank"), FALSE);
  opcc_sheet_add_column (self, "women", _ ("Women"), TRUE);
  opcc_sheet_add_column (self, "men", _ ("Men"), TRUE);
  opcc_sheet_add_column (self, "others", _ ("Other or not stated"), TRUE);
  opcc_sheet_add_column (self, "all", _ ("All"), TRUE);
  opcc_sheet_add_column (self, "share", _ ("Women, per cent"), TRUE);
  for (guint i = 0; i < counts->len; i++)
    {
      const OpccRankCount *count = &g_array_index (counts, OpccRankCount, i);

      add_officers (self, count, FALSE);
      whole.women += count->women;
      whole.men += count->men;
      whole.others += count->others;
    }
  if (counts->len == 0)
    return TRUE;
  add_officers (self, &whole, TRUE);
  opcc_sheet_note_rule (self, _ ("Police officers of Leicestershire"), OPCC_OFFICERS_RULE);
  return TRUE;
}

gboolean
opcc_sheet_fill_years (OpccDb *db,
                       const OpccSheetOrder *order,
                       OpccWorkforceSheet *self,
                       GError **error)
{
  g_autoptr (OpccWomenByYear) women = opcc_women_by_year_read (db, OPCC_YEARS_SHOWN, error);
  double census = NAN;

  if (women == NULL || !opcc_census_find_share (db, "Sex:", "Sex: Male", &census, error))
    return FALSE;
  opcc_sheet_add_column (self, "year", _ ("At 31 March"), FALSE);
  for (guint i = 0; i < women->groups->len; i++)
    {
      const char *group = g_ptr_array_index (women->groups, i);

      opcc_sheet_add_column (self, group, group, TRUE);
    }
  opcc_sheet_add_column (self, "census", _ ("People of the area"), TRUE);
  for (guint i = 0; i < women->years->len; i++)
    {
      OpccSheetRow *row = opcc_sheet_add_row (self);

      opcc_sheet_row_add_text (row, g_ptr_array_index (women->years, i));
      for (guint k = 0; k < women->groups->len; k++)
        opcc_sheet_row_add_number (row, opcc_women_by_year_get (women, i, k), "%.1f");
      opcc_sheet_row_add_number (row, census, "%.1f");
    }
  if (women->years->len > 0)
    {
      opcc_sheet_note (self, g_strdup (_ ("Women, per cent of each group of Leicestershire.")));
      opcc_sheet_note_rule (self, _ ("The workforce"), OPCC_OFFICERS_RULE);
    }
  return TRUE;
}
