/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCapitalScheme: a scheme of the capital programme, from its first budget to its completion. */
#include "opcc-capital-scheme.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "opcc-estates-rules.h"
#include "opcc-text.h"

/* clang-format off */
const OpccChoice opcc_scheme_sections[] = {
  { "approved", N_("Progress of Approved Schemes") },
  { "in-year", N_("In-year Project Funding Requests") },
  { NULL },
};

const OpccChoice opcc_scheme_stages[] = {
  { "proposed", N_("Proposed") },
  { "approved", N_("Approved in year") },
  { "designer", N_("Designer appointed") },
  { "designed", N_("Design complete") },
  { "tender", N_("Out to tender") },
  { "tendered", N_("Tendered") },
  { "clearance", N_("Waits for clearance") },
  { "on-site", N_("On site") },
  { "trial", N_("Trial") },
  { "yearly", N_("Every year") },
  { "complete", N_("Complete") },
  { "unknown", N_("Not stated") },
  { NULL },
};

const OpccChoice opcc_ratings[] = {
  { "green", N_("Green") },
  { "amber", N_("Amber") },
  { "red", N_("Red") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccCapitalScheme, title, TEXT, N_("Scheme"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Name|Project"),
  OPCC_FIELD (OpccCapitalScheme, section, CHOICE, N_("Section"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_scheme_sections),
  OPCC_FIELD (OpccCapitalScheme, paragraph, INTEGER, N_("Paragraph of the paper"),
              .marks = OPCC_MARK_PARTNERS,
              .max = 10000),
  OPCC_FIELD (OpccCapitalScheme, location, TEXT, N_("Location"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Premises"),
  OPCC_FIELD (OpccCapitalScheme, budget, MONEY, N_("Original budget"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Budget|Budget GBP|Total budget", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccCapitalScheme, budget_stated, TEXT, N_("Budget as printed"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Budget as printed"),
  OPCC_FIELD (OpccCapitalScheme, actual, MONEY, N_("Spent so far"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Actual|Spent", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccCapitalScheme, forecast, MONEY, N_("Forecast"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Forecast outturn", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccCapitalScheme, done, INTEGER, N_("Done, per cent"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Percent complete|Done|% complete", .max = 100),
  OPCC_FIELD (OpccCapitalScheme, stage, CHOICE, N_("Stage"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_scheme_stages),
  OPCC_FIELD (OpccCapitalScheme, stage_stated, TEXT, N_("Stage as stated"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Stage as stated"),
  OPCC_FIELD (OpccCapitalScheme, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Start date|Start"),
  OPCC_FIELD (OpccCapitalScheme, starts_stated, TEXT, N_("Start as stated"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCapitalScheme, first_start, DATE, N_("First approved start"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCapitalScheme, first_end, DATE, N_("First approved end"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCapitalScheme, ends, DATE, N_("Expected end"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "End date|End|Expected completion|Completion"),
  OPCC_FIELD (OpccCapitalScheme, ends_stated, TEXT, N_("End as stated"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Completion as stated"),
  OPCC_FIELD (OpccCapitalScheme, rating_time, CHOICE, N_("Rating for time"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_ratings, .synonyms = "Time"),
  OPCC_FIELD (OpccCapitalScheme, reason_time, TEXT, N_("Reason of the rating for time"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCapitalScheme, rating_money, CHOICE, N_("Rating for money"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_ratings, .synonyms = "Money"),
  OPCC_FIELD (OpccCapitalScheme, reason_money, TEXT, N_("Reason of the rating for money"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCapitalScheme, rating_quality, CHOICE, N_("Rating for quality"),
              .marks = OPCC_MARK_PUBLISHED, .choices = opcc_ratings, .synonyms = "Quality"),
  OPCC_FIELD (OpccCapitalScheme, reason_quality, TEXT, N_("Reason of the rating for quality"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccCapitalScheme, over_stated, MONEY, N_("Over budget as stated"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Over budget GBP", .max = G_GINT64_CONSTANT (100000000000)),
  OPCC_FIELD (OpccCapitalScheme, ends_month, TEXT, N_("End month as stated"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Completion month"),
  OPCC_FIELD (OpccCapitalScheme, outcome, TEXT, N_("Strategic outcome it serves"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Outcome"),
  OPCC_FIELD (OpccCapitalScheme, owner, TEXT, N_("Owner"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS, .synonyms = "Lead|Role"),
  OPCC_FIELD (OpccCapitalScheme, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccCapitalScheme, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* Words that tell the stage, the telling ones first (estates paper of 9 October 2023, ¶11-26). */
static const struct
{
  const char *word;
  const char *key;
} stage_words[] = {
  { "clearance", "clearance" },      { "out to tender", "tender" }, { "tendered", "tendered" },
  { "year-on-year", "yearly" },      { "trial", "trial" },          { "commenced", "on-site" },
  { "installed", "on-site" },        { "on site", "on-site" },      { "designer", "designer" },
  { "design complete", "designed" }, { "complete", "complete" },    { "approved", "approved" },
};

static const char *
find_stage (const char *words)
{
  g_autofree char *folded = opcc_text_fold (words);

  for (guint i = 0; i < G_N_ELEMENTS (stage_words); i++)
    if (strstr (folded, stage_words[i].word) != NULL)
      return stage_words[i].key;
  return "unknown";
}

/* "2024-04" is its last day. */
static OpccDate
find_month_end (const char *month)
{
  int year, number, n = 0;

  if (month == NULL || sscanf (month, "%4d-%2d%n", &year, &number, &n) != 2 || month[n] != '\0' ||
      number < 1 || number > 12)
    return OPCC_NO_DATE;
  return opcc_date_from_ymd (year, number, opcc_date_days_in_month (year, number));
}

/* The stage follows from the office's own words, the forecast from what a tender came over. */
static void
complete (gpointer record)
{
  OpccCapitalScheme *self = record;

  if (self->stage == NULL)
    opcc_set_str (&self->stage, find_stage (self->stage_stated));
  if (self->section == NULL)
    opcc_set_str (&self->section, "approved");
  if (self->ends == OPCC_NO_DATE)
    self->ends = find_month_end (self->ends_month);
  if (self->forecast == OPCC_NO_MONEY && self->budget != OPCC_NO_MONEY &&
      self->over_stated != OPCC_NO_MONEY)
    self->forecast = self->budget + self->over_stated;
}

static gboolean
check (gpointer record, GError **error)
{
  const OpccCapitalScheme *self = record;

  return opcc_estates_check_dates (self->title, self->starts, self->ends, error) &&
         opcc_estates_check_dates (self->title, self->first_start, self->first_end, error) &&
         opcc_rating_check_reason (self->rating_time, self->reason_time, _ ("time"), error) &&
         opcc_rating_check_reason (self->rating_money, self->reason_money, _ ("money"), error) &&
         opcc_rating_check_reason (self->rating_quality, self->reason_quality, _ ("quality"),
                                   error);
}

const OpccKind opcc_capital_scheme_kind = {
  .name = "capital_scheme",
  .label = N_ ("Capital scheme"),
  .plural = N_ ("Capital schemes"),
  .title = "title",
  .detail = "stage_stated",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_capital_scheme_get_type,
  .complete = complete,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccCapitalScheme, opcc_capital_scheme, opcc_capital_scheme_kind)
