/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a People Zone up from its records. */
#include "opcc-zone-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-chart-words.h"
#include "opcc-domain-chart.h"
#include "opcc-indicator.h"
#include "opcc-money.h"
#include "opcc-place.h"
#include "opcc-plan-line.h"
#include "opcc-text.h"
#include "opcc-visit.h"
#include "opcc-zone-asset.h"
#include "opcc-zone-view.h"

static const char *
say_given (const char *text)
{
  return text != NULL && *text != '\0' ? text : _ ("not given");
}

static char *
say_date (OpccDate date)
{
  return date != OPCC_NO_DATE ? opcc_date_format (date) : g_strdup (_ ("not given"));
}

static char *
say_money (gint64 money)
{
  return money != OPCC_NO_MONEY ? opcc_money_format (money) : g_strdup (_ ("not given"));
}

static char *
say_value (const OpccIndicatorState *state, double value)
{
  return isnan (value) ? g_strdup (_ ("not given"))
                       : opcc_indicator_format_value (state->unit, value);
}

static void
add_head (OpccDocument *document, const OpccZoneView *view)
{
  const OpccZone *zone = view->zone;
  const OpccPlace *place = opcc_place_by_key (zone->district);
  g_autofree char *day = opcc_date_format (view->today);
  g_autofree char *review = say_date (zone->review);

  opcc_document_add_value (document, _ ("Date"), day);
  opcc_document_add_value (document, _ ("District"),
                           place != NULL ? place->name : say_given (zone->district));
  opcc_document_add_value (document, _ ("Stage"),
                           opcc_choice_get_label (opcc_zone_stages, zone->stage));
  opcc_document_add_value (document, _ ("Partnership"), say_given (zone->partnership));
  opcc_document_add_value (document, _ ("Lead"), say_given (zone->lead));
  opcc_document_add_value (document, _ ("Next review"), review);
}

/* The theory of change, of which only what is written has a line. */
static void
add_purpose (OpccDocument *document, const OpccZone *zone)
{
  const struct
  {
    const char *label;
    const char *text;
  } lines[] = {
    { _ ("Situation"), zone->situation },     { _ ("Inputs"), zone->inputs },
    { _ ("Activities"), zone->activities },   { _ ("Outputs"), zone->outputs },
    { _ ("Outcomes"), zone->outcomes },       { _ ("Impact"), zone->impact },
    { _ ("Assumptions"), zone->assumptions },
  };

  opcc_document_add_heading (document, 2, _ ("Purpose"));
  opcc_document_add_paragraph (document, say_given (zone->purpose));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].text != NULL)
      opcc_document_add_value (document, lines[i].label, lines[i].text);
}

static void
add_indicator (OpccDocument *document, const OpccIndicatorState *state)
{
  const char *const verdicts[] = { _ ("cannot say"), _ ("better"), _ ("worse"), _ ("the same") };
  g_autofree char *before = say_value (state, state->before);
  g_autofree char *latest = say_value (state, state->latest);
  g_autofree char *change = isnan (state->percent)
                                ? g_strdup ("")
                                : opcc_chart_words_full (OPCC_NUMBER_PERCENT, state->percent, TRUE);
  const char *const cells[] = { state->title,
                                before,
                                state->baseline_period != NULL ? state->baseline_period : "",
                                latest,
                                state->latest_period != NULL ? state->latest_period : "",
                                change,
                                verdicts[state->verdict] };

  opcc_document_add_row (document, cells);
}

static gboolean
add_indicators (OpccDocument *document, OpccDb *db, const OpccZoneView *view, GError **error)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_TEXT };
  const char *const headings[] = { _ ("Indicator"), _ ("Before"), _ ("Period"),    _ ("Latest"),
                                   _ ("Period"),    _ ("Change"), _ ("For people") };
  g_autoptr (OpccChartOrder) order =
      opcc_chart_order_new ("zone-change", "zone", view->zone->title, NULL);
  g_autoptr (OpccChart) chart = NULL;

  opcc_document_add_heading (document, 2, _ ("Before and after"));
  if (view->indicators->len == 0)
    {
      opcc_document_add_paragraph (document, _ ("No indicators are recorded for this zone."));
      return TRUE;
    }
  chart = opcc_chart_order_draw (order, db, error);
  if (chart == NULL)
    return FALSE;
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < view->indicators->len; i++)
    add_indicator (document, g_ptr_array_index (view->indicators, i));
  return TRUE;
}

static void
add_money (OpccDocument *document, const OpccZoneView *view)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_NUMBER };
  const char *const headings[] = { _ ("Financial year"), _ ("Committed"), _ ("Paid"), _ ("Left") };

  opcc_document_add_heading (document, 2, _ ("Money"));
  if (view->money->len == 0)
    {
      opcc_document_add_paragraph (document, _ ("No money is recorded for this zone."));
      return;
    }
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < view->money->len; i++)
    {
      const OpccZoneMoney *money = g_ptr_array_index (view->money, i);
      g_autofree char *committed = say_money (money->committed);
      g_autofree char *paid = say_money (money->paid);
      g_autofree char *left = say_money (money->left);
      const char *const cells[] = { money->year, committed, paid, left };

      opcc_document_add_row (document, cells);
    }
}

static void
add_plan (OpccDocument *document, const OpccZoneView *view)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT };
  const char *const headings[] = { _ ("Line"), _ ("Owner"), _ ("Due"), _ ("State") };

  opcc_document_add_heading (document, 2, _ ("Delivery plan"));
  if (view->lines->len == 0)
    {
      opcc_document_add_paragraph (document, _ ("The plan has no lines yet."));
      return;
    }
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < view->lines->len; i++)
    {
      const OpccPlanLine *line = g_ptr_array_index (view->lines, i);
      g_autofree char *due = say_date (line->due);
      const char *const cells[] = { line->title, say_given (line->owner), due,
                                    opcc_choice_get_label (opcc_plan_states, line->state) };

      opcc_document_add_row (document, cells);
    }
}

/* The Panel asked for place, who asked, and the reason of each visit. */
static void
add_visits (OpccDocument *document, const OpccZoneView *view)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT };
  const char *const headings[] = { _ ("Visit"), _ ("Date"), _ ("Place"), _ ("Reason"),
                                   _ ("Outcome") };

  opcc_document_add_heading (document, 2, _ ("Visits"));
  if (view->visits->len == 0)
    {
      opcc_document_add_paragraph (document, _ ("No visits are recorded for this zone."));
      return;
    }
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < view->visits->len; i++)
    {
      const OpccVisit *visit = g_ptr_array_index (view->visits, i);
      g_autofree char *day = visit->date == OPCC_NO_DATE && visit->period != NULL
                                 ? g_strdup (visit->period)
                                 : say_date (visit->date);
      const char *const cells[] = { visit->title, day, say_given (visit->place),
                                    say_given (visit->reason), say_given (visit->outcome) };

      opcc_document_add_row (document, cells);
    }
}

static void
add_assets (OpccDocument *document, const OpccZoneView *view)
{
  opcc_document_add_heading (document, 2, _ ("Assets"));
  for (guint i = 0; i < OPCC_ZONE_N_ASSET_KINDS; i++)
    {
      g_autofree char *n = opcc_text_from_count (view->assets[i]);

      opcc_document_add_value (document, _ (opcc_zone_asset_kinds[i].label), n);
    }
}

OpccDocument *
opcc_zone_paper_build (OpccDb *db, gint64 zone, OpccDate today, GError **error)
{
  g_autoptr (OpccZoneView) view = opcc_zone_view_load (db, zone, today, error);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;

  if (view == NULL)
    return NULL;
  title = g_strdup_printf (_ ("People Zone: %s"), view->zone->title);
  document = opcc_document_new (title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("People Zone"));
  add_head (document, view);
  add_purpose (document, view->zone);
  if (!add_indicators (document, db, view, error))
    return NULL;
  add_money (document, view);
  add_plan (document, view);
  add_visits (document, view);
  add_assets (document, view);
  return g_steal_pointer (&document);
}
