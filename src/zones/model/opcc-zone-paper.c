/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a People Zone up from its records. */
#include "opcc-zone-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-chart-words.h"
#include "opcc-domain-chart.h"
#include "opcc-reading.h"
#include "opcc-zone-funding.h"
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

typedef struct
{
  OpccDb *db;               /* (unowned) */
  OpccDocument *document;   /* (unowned) */
  OpccRedaction *redaction; /* (unowned) */
  const OpccZoneView *view; /* (unowned) */
} Paper;

static gboolean
may_show (Paper *self, const char *field)
{
  return opcc_redaction_may_show (self->redaction, &opcc_zone_kind, field);
}

/* A value of the zone, where the audience may see it. */
static void
add_value (Paper *self, const char *field, const char *label, const char *text)
{
  if (may_show (self, field))
    opcc_document_add_value (self->document, label, text);
}

/* A cell of a table: "" where the audience may not see it. */
static const char *
show (Paper *self, const OpccKind *kind, const char *field, const char *text)
{
  return opcc_redaction_may_show (self->redaction, kind, field) ? text : "";
}

static void
add_head (Paper *self)
{
  const OpccZone *zone = self->view->zone;
  const OpccPlace *place = opcc_place_by_key (zone->district);
  g_autofree char *day = opcc_date_format (self->view->today);
  g_autofree char *review = say_date (zone->review);

  opcc_document_add_value (self->document, _ ("Date"), day);
  add_value (self, "district", _ ("District"),
             place != NULL ? place->name : say_given (zone->district));
  add_value (self, "stage", _ ("Stage"), opcc_choice_get_label (opcc_zone_stages, zone->stage));
  add_value (self, "partnership", _ ("Partnership"), say_given (zone->partnership));
  add_value (self, "lead", _ ("Lead"), say_given (zone->lead));
  add_value (self, "review", _ ("Next review"), review);
}

/* The theory of change, of which only what is written has a line. */
static void
add_purpose (Paper *self)
{
  const OpccZone *zone = self->view->zone;
  const struct
  {
    const char *field;
    const char *label;
    const char *text;
  } lines[] = {
    { "situation", _ ("Situation"), zone->situation },
    { "inputs", _ ("Inputs"), zone->inputs },
    { "activities", _ ("Activities"), zone->activities },
    { "outputs", _ ("Outputs"), zone->outputs },
    { "outcomes", _ ("Outcomes"), zone->outcomes },
    { "impact", _ ("Impact"), zone->impact },
    { "assumptions", _ ("Assumptions"), zone->assumptions },
  };

  opcc_document_add_heading (self->document, 2, _ ("Purpose"));
  if (may_show (self, "purpose"))
    opcc_document_add_paragraph (self->document, say_given (zone->purpose));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].text != NULL)
      add_value (self, lines[i].field, lines[i].label, lines[i].text);
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
add_indicators (Paper *self, GError **error)
{
  const OpccZoneView *view = self->view;
  OpccDocument *document = self->document;
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_TEXT };
  const char *const headings[] = { _ ("Indicator"), _ ("Before"), _ ("Period"),    _ ("Latest"),
                                   _ ("Period"),    _ ("Change"), _ ("For people") };
  g_autoptr (OpccChartOrder) order =
      opcc_chart_order_new ("zone-change", "zone", view->zone->title, NULL);

  opcc_document_add_heading (document, 2, _ ("Before and after"));
  if (view->indicators->len == 0)
    {
      opcc_document_add_paragraph (document, _ ("No indicators are recorded for this zone."));
      return TRUE;
    }
  if (!opcc_redaction_may_show (self->redaction, &opcc_indicator_kind, "baseline") ||
      !opcc_redaction_may_show (self->redaction, &opcc_reading_kind, "value"))
    return TRUE;
  if (!opcc_document_add_chart (document, self->db, order, FALSE, self->redaction, error))
    return FALSE;
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < view->indicators->len; i++)
    add_indicator (document, g_ptr_array_index (view->indicators, i));
  return TRUE;
}

static void
add_money (Paper *self)
{
  const OpccZoneView *view = self->view;
  OpccDocument *document = self->document;
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_NUMBER };
  const char *const headings[] = { _ ("Financial year"), _ ("Committed"), _ ("Paid"), _ ("Left") };

  if (!opcc_redaction_may_show (self->redaction, &opcc_zone_funding_kind, "committed") ||
      !opcc_redaction_may_show (self->redaction, &opcc_zone_funding_kind, "paid"))
    return;
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
add_plan (Paper *self)
{
  const OpccZoneView *view = self->view;
  OpccDocument *document = self->document;
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT };
  const OpccKind *kind = &opcc_plan_line_kind;
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
      const char *const cells[] = {
        show (self, kind, "title", line->title),
        show (self, kind, "owner", say_given (line->owner)), show (self, kind, "due", due),
        show (self, kind, "state", opcc_choice_get_label (opcc_plan_states, line->state))
      };

      opcc_document_add_row (document, cells);
    }
}

/* The Panel asked for place, who asked, and the reason of each visit. */
static void
add_visits (Paper *self)
{
  const OpccZoneView *view = self->view;
  OpccDocument *document = self->document;
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT };
  const OpccKind *kind = &opcc_visit_kind;
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
      const char *const cells[] = { show (self, kind, "title", visit->title),
                                    show (self, kind, "date", day),
                                    show (self, kind, "place", say_given (visit->place)),
                                    show (self, kind, "reason", say_given (visit->reason)),
                                    show (self, kind, "outcome", say_given (visit->outcome)) };

      opcc_document_add_row (document, cells);
    }
}

static void
add_assets (Paper *self)
{
  const OpccZoneView *view = self->view;
  OpccDocument *document = self->document;
  opcc_document_add_heading (document, 2, _ ("Assets"));
  for (guint i = 0; i < OPCC_ZONE_N_ASSET_KINDS; i++)
    {
      g_autofree char *n = opcc_text_from_count (view->assets[i]);

      opcc_document_add_value (document, _ (opcc_zone_asset_kinds[i].label), n);
    }
}

OpccDocument *
opcc_zone_paper_build (OpccDb *db,
                       gint64 zone,
                       OpccAudience audience,
                       OpccDate today,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (OpccZoneView) view = opcc_zone_view_load (db, zone, today, error);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;
  Paper self;

  if (view == NULL)
    return NULL;
  title = opcc_redaction_may_show (redaction, &opcc_zone_kind, "title")
              ? g_strdup_printf (_ ("People Zone: %s"), view->zone->title)
              : g_strdup (_ ("People Zone"));
  document = opcc_document_new (title);
  self = (Paper){ db, document, redaction, view };
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("People Zone"));
  add_head (&self);
  add_purpose (&self);
  if (!add_indicators (&self, error))
    return NULL;
  add_money (&self);
  add_plan (&self);
  add_visits (&self);
  add_assets (&self);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}

static const OpccDomainOption options[] = {
  { "zone", "ZONE", N_ ("Its name, or its number in the office file"), TRUE },
  { NULL },
};

const OpccDomainDocument opcc_zones_documents[] = {
  { "zone", N_ ("The page of a People Zone"), options, .write = opcc_zone_paper_build,
    .kind = &opcc_zone_kind },
  { NULL },
};
