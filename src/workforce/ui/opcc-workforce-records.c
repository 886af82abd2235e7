/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists and pages of the workforce's records show. */
#include "opcc-workforce-records.h"

#include <glib/gi18n-lib.h>

#include "opcc-cause.h"
#include "opcc-measure.h"
#include "opcc-observation.h"
#include "opcc-post-event.h"
#include "opcc-post.h"
#include "opcc-target.h"
#include "opcc-targets.h"

static OpccTone
choose_tone (const char *state)
{
  if (g_strcmp0 (state, "vacant") == 0 || g_strcmp0 (state, "suspended") == 0)
    return OPCC_TONE_WARN;
  return g_strcmp0 (state, "filled") == 0 ? OPCC_TONE_GOOD : OPCC_TONE_INFO;
}

static void
fill_state (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccPillWords *pill)
{
  const OpccPost *post = OPCC_POST (record);

  pill->tone = choose_tone (post->state);
  pill->text = opcc_choice_get_label (opcc_post_states, post->state);
}

/* How long a contract has to run; a warning from OPCC_CONTRACT_NOTICE days on. */
static void
fill_left (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccPost *post = OPCC_POST (record);
  const int days = post->ends != OPCC_NO_DATE ? post->ends - opcc_date_today () : 0;

  if (post->ends == OPCC_NO_DATE || g_strcmp0 (post->state, "ended") == 0)
    opcc_cell_text_set (cell, "–", "opcc-dim");
  else if (days < 0)
    opcc_cell_text_set (cell, _ ("past"), "opcc-missing");
  else
    opcc_cell_text_take (cell,
                         g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days),
                         days <= OPCC_CONTRACT_NOTICE ? "opcc-missing" : NULL);
}

/* clang-format off */
static const OpccColumn post_columns[] = {
  { "title",    NULL,           "title",    340, 0, .expand = TRUE },
  { "team",     NULL,           "team",     112, 0, .expand = TRUE },
  { "number",   N_("Posts"),    "number",      84, 1 },
  { "state",    NULL,           "state",    104, 0, .expand = TRUE, .pill = fill_state },
  { "contract", NULL,           "contract",   96, 0 },
  { "ends",     NULL,           "ends",     124, 0 },
  { "left",     N_("Days left"), NULL,       76, 1, .cell = fill_left },
  { "deputy",   NULL,           "deputy",     88, 0 },
  { "funder",   NULL,           "funder",   150, 0, .off = TRUE },
  { "holder",   NULL,           "holder",   150, 0, .off = TRUE },
  { "grade",    NULL,           "grade",     90, 0, .off = TRUE },
  { "employer", NULL,           "employer", 150, 0, .off = TRUE },
  { "vacant_since", NULL,       "vacant_since", 110, 0, .off = TRUE },
  { "source",   NULL,           "source",   200, 0, .off = TRUE },
};

static const OpccRecordsFilter post_filters[] = {
  { "all",       N_("All"),                      NULL },
  { "vacant",    N_("Vacant"),                   "state",  OPCC_TEST_IS,      "vacant" },
  { "suspended", N_("Suspended"),                "state",  OPCC_TEST_IS,      "suspended" },
  { "ending",    N_("With an end"),              "ends",   OPCC_TEST_GIVEN },
  { "alone",     N_("Nobody to stand in"),       "deputy", OPCC_TEST_MISSING },
  { NULL },
};

const OpccRecordsSpec opcc_posts_spec = {
  .kind = &opcc_post_kind,
  .columns = post_columns,
  .n_columns = G_N_ELEMENTS (post_columns),
  .sort = "ends",
  .filters = post_filters,
  .icon_name = "opcc-workforce-symbolic",
  .empty_title = N_("No posts yet"),
  .empty_text = N_("Add them one by one, or take in the register of posts with Import…"),
  .add = N_("New post…"),
  .has_page = TRUE,
};

static const OpccColumn observation_columns[] = {
  { "measure",        NULL, "measure",        200, 0, .expand = TRUE },
  { "period",         NULL, "period",         100, 0 },
  { "staff_group",    NULL, "staff_group",    160, 0 },
  { "force",          NULL, "force",          110, 0, .off = TRUE },
  { "sex",            NULL, "sex",             80, 0, .off = TRUE },
  { "rank",           NULL, "rank",           120, 0, .off = TRUE },
  { "characteristic", NULL, "characteristic", 140, 0 },
  { "value",          NULL, "value",           90, 1 },
  { "as_stated",      NULL, "as_stated",      110, 0 },
  { "place",          NULL, "place",          110, 0, .off = TRUE },
  { "source",         NULL, "source",         220, 0, .off = TRUE },
};

static const OpccRecordsFilter observation_filters[] = {
  { "all",     N_("All"),            NULL },
  { "own",     N_("Our own"),        "force", OPCC_TEST_MISSING },
  { "forces",  N_("Of forces"),      "force", OPCC_TEST_GIVEN },
  { "missing", N_("Without a value"), "value", OPCC_TEST_MISSING },
  { NULL },
};

const OpccRecordsSpec opcc_observations_spec = {
  .kind = &opcc_observation_kind,
  .columns = observation_columns,
  .n_columns = G_N_ELEMENTS (observation_columns),
  .sort = "period_end",
  .descending = TRUE,
  .filters = observation_filters,
  .icon_name = "opcc-workforce-symbolic",
  .empty_title = N_("No figures yet"),
  .empty_text = N_("Take in a list, the Home Office’s open data table or its workbook with Import…"),
  .add = N_("New figure…"),
};

static const OpccColumn event_columns[] = {
  { "day",    NULL, "day",    120, 0 },
  { "what",   NULL, "what",   160, 0 },
  { "before", NULL, "before", 160, 0 },
  { "reason", NULL, "reason", 240, 0, .expand = TRUE },
};

static const OpccRecordSectionSpec post_sections[] = {
  { N_("What became of it"), &opcc_post_event_kind, "post", event_columns, G_N_ELEMENTS (event_columns),
    "day", TRUE, "opcc-workforce-symbolic", N_("Nothing was written down yet") },
  { NULL },
};

const OpccRecordSpec opcc_post_record = { &opcc_post_kind, NULL, NULL, post_sections, "team" };

static const OpccColumn target_columns[] = {
  { "title",  NULL, "title",  220, 0, .expand = TRUE },
  { "period", NULL, "period", 110, 0 },
  { "role",   NULL, "role",   130, 0 },
  { "value",  NULL, "value",  100, 1 },
};

static const OpccColumn cause_columns[] = {
  { "staff_group", NULL, "staff_group", 140, 0 },
  { "from_period", NULL, "from_period", 100, 0 },
  { "to_period",   NULL, "to_period",   100, 0 },
  { "cause",       NULL, "cause",       260, 0, .expand = TRUE },
};

static const OpccRecordSectionSpec measure_sections[] = {
  { N_("Figures"), &opcc_observation_kind, "measure", observation_columns + 1,
    G_N_ELEMENTS (observation_columns) - 1, "period_end", TRUE, "opcc-workforce-symbolic",
    N_("No figures yet"), N_("Add a figure…") },
  { N_("Targets"), &opcc_target_kind, "measure", target_columns, G_N_ELEMENTS (target_columns), "period",
    TRUE, "opcc-workforce-symbolic", N_("No targets yet"), N_("Add a target…") },
  { N_("Causes"), &opcc_cause_kind, "measure", cause_columns, G_N_ELEMENTS (cause_columns), "to_period",
    TRUE, "opcc-workforce-symbolic", N_("No causes written yet"), N_("Write a cause…") },
  { NULL },
};

const OpccRecordSpec opcc_measure_record = { &opcc_measure_kind, NULL, NULL, measure_sections, "rule" };
/* clang-format on */
