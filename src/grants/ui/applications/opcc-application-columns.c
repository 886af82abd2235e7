/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns in which applications are listed, on the screen and in what is exported. */
#include "opcc-application-columns.h"

#include <glib/gi18n-lib.h>

#include "opcc-flag-words.h"
#include "opcc-place.h"
#include "opcc-text.h"

void
opcc_application_cells_clear (OpccApplicationCells *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->tooltip, g_free);
}

static void
fill_organisation (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_cell_text_set (cell, opcc_slot_get_link_title (slot, "organisation"), NULL);
}

static void
fill_district (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  OpccApplication *application = OPCC_APPLICATION (record);
  const OpccPlace *place =
      application->district != NULL ? opcc_place_by_key (application->district) : NULL;

  if (place != NULL)
    opcc_cell_text_set (cell, place->short_name, "opcc-dim");
  else if (application->place_given != NULL)
    opcc_cell_text_set (cell, application->place_given, "opcc-missing");
  else
    opcc_cell_text_set (cell, _ ("Not given"), "opcc-missing");
}

static void
fill_asked (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_format_money_with (OPCC_APPLICATION (record)->asked, NULL, _ ("Not stated"), cell);
}

static void
fill_match (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_format_money_with (OPCC_APPLICATION (record)->match_funding, _ ("None"), _ ("Not stated"),
                          cell);
}

static void
fill_score (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_format_percent (OPCC_APPLICATION (record)->score, _ ("Not marked"), cell);
}

static void
fill_spread (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  opcc_format_percent (OPCC_APPLICATION (record)->spread, "–", cell);
}

static void
fill_stage (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  OpccApplication *application = OPCC_APPLICATION (record);
  const OpccField *field = opcc_kind_find_field (&opcc_application_kind, "stage");
  gboolean stopped = g_strcmp0 (application->stage, "stopped") == 0;

  opcc_cell_text_set (cell, opcc_choice_get_label (field->choices, application->stage),
                      stopped ? "opcc-bad" : NULL);
}

static void
fill_flags (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccPillWords *pill)
{
  OpccApplicationCells *self = user_data;
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);
  g_autoptr (GPtrArray) flags =
      opcc_flag_words_list (OPCC_APPLICATION (record), summary != NULL ? summary->scheme : NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  const OpccFlagWords *first;

  if (flags->len == 0)
    return;
  first = g_ptr_array_index (flags, 0);
  for (guint i = 0; i < flags->len; i++)
    {
      const OpccFlagWords *words = g_ptr_array_index (flags, i);

      g_string_append_printf (all, "%s%s%s", i > 0 ? "\n" : "", words->label,
                              words->set_aside ? _ (" (set aside)") : "");
    }
  opcc_application_cells_clear (self);
  self->label = flags->len == 1 ? g_strdup (first->label)
                                : g_strdup_printf ("%s +%u", first->label, flags->len - 1);
  self->tooltip = g_string_free (g_steal_pointer (&all), FALSE);
  pill->text = self->label;
  pill->tooltip = self->tooltip;
  pill->tone = first->tone;
  pill->icon_name = first->icon_name;
}

/* clang-format off */
static const OpccColumn columns[] = {
  { "reference",    N_("Reference"),    "reference",     91, 0, .css_class = "opcc-dim" },
  { "organisation", N_("Organisation"), "organisation", 196, 0, .cell = fill_organisation, .expand = TRUE },
  { "title",        N_("Project"),      "title",        174, 0, .css_class = "opcc-dim", .expand = TRUE },
  { "district",     N_("District"),     "district",     95, 0, .cell = fill_district },
  { "asked",        N_("Asked"),        "asked",         73, 1, .cell = fill_asked },
  { "match",        N_("Match"),        "match_funding", 82, 1, .cell = fill_match },
  { "score",        N_("Score"),        "score",         94, 1, .cell = fill_score },
  { "flags",        N_("Flags"),        "flags",        130, 0, .pill = fill_flags },
  { "stage",        N_("Stage"),        "stage",         88, 0, .cell = fill_stage },
  { "priority",     N_("Priority"),     "priority",     160, 0, .off = TRUE },
  { "received",     N_("Received"),     "received",     150, 0, .off = TRUE },
  { "starts",       N_("Starts"),       "starts",       120, 0, .off = TRUE },
  { "ends",         N_("Ends"),         "ends",         120, 0, .off = TRUE },
  { "total-cost",   N_("Whole cost"),   "total_cost",    92, 1, .off = TRUE },
  { "spread",       N_("Spread"),       "spread",        80, 1, .cell = fill_spread, .off = TRUE },
  { "zone",         N_("People Zone"),  "zone",         130, 0, .off = TRUE },
};
/* clang-format on */

/**
 * opcc_application_columns_get:
 *
 * Returns: (transfer none) (array length=n_columns): a static table
 */
const OpccColumn *
opcc_application_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}
