/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the zones domain needs somebody for, and by when. */
#include "opcc-zones-due.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-due-item.h"
#include "opcc-plan-line.h"
#include "opcc-zone-figures.h"

/* Reviews are said this many days before. */
#define NOTICE_DAYS 30

static void
add_baselines (OpccZoneSummary *summary, GPtrArray *items)
{
  OpccDueItem *item;

  if (summary->n_without_baseline == 0)
    return;
  item = opcc_due_item_new ("zones", &opcc_zone_kind,
                            opcc_record_get_n (OPCC_RECORD (summary->zone)), OPCC_NO_DATE);
  item->title = g_strdup_printf (ngettext ("Add %u baseline to %s", "Add %u baselines to %s",
                                           summary->n_without_baseline),
                                 summary->n_without_baseline, summary->zone->title);
  item->detail = g_strdup_printf (_ ("%u of %u indicators have no baseline"),
                                  summary->n_without_baseline, summary->n_indicators);
  item->owner = g_strdup (summary->zone->lead);
  item->act = g_strdup (_ ("Add"));
  item->tab = "overview";
  g_ptr_array_add (items, item);
}

static void
add_review (OpccZone *zone, OpccDate today, GPtrArray *items)
{
  OpccDueItem *item;

  if (zone->review == OPCC_NO_DATE || zone->review > today + NOTICE_DAYS)
    return;
  item = opcc_due_item_new ("zones", &opcc_zone_kind, opcc_record_get_n (OPCC_RECORD (zone)),
                            zone->review);
  item->title = g_strdup_printf (_ ("Review %s"), zone->title);
  item->detail =
      g_strdup_printf (_ ("Stage: %s"), opcc_choice_get_label (opcc_zone_stages, zone->stage));
  item->owner = g_strdup (zone->lead);
  g_ptr_array_add (items, item);
}

static gboolean
add_lines (OpccDb *db, OpccZone *zone, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) lines =
      opcc_db_select (db, &opcc_plan_line_kind,
                      "zone = $1 AND due IS NOT NULL AND (state = 'planned' OR state = 'under-way')"
                      " ORDER BY due, n",
                      error, "i", opcc_record_get_n (OPCC_RECORD (zone)));

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      OpccPlanLine *line = g_ptr_array_index (lines, i);
      OpccDueItem *item = opcc_due_item_new ("zones", &opcc_plan_line_kind,
                                             opcc_record_get_n (OPCC_RECORD (line)), line->due);

      item->title = g_strdup (line->title);
      item->detail = g_strdup_printf (_ ("%s · delivery plan"), zone->title);
      item->owner = g_strdup (line->owner);
      g_ptr_array_add (items, item);
    }
  return lines != NULL;
}

/**
 * opcc_zones_list_due:
 *
 * Returns: FALSE on error; what was added before it stays
 */
gboolean
opcc_zones_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) summaries = opcc_zones_list_summaries (db, 0, today, error);

  for (guint i = 0; summaries != NULL && i < summaries->len; i++)
    {
      OpccZoneSummary *summary = g_ptr_array_index (summaries, i);

      add_baselines (summary, items);
      add_review (summary->zone, today, items);
      if (!add_lines (db, summary->zone, items, error))
        return FALSE;
    }
  return summaries != NULL;
}
