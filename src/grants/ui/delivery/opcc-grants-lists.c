/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of workshops, checks and answers show, and what their forms ask for. */
#include "opcc-grants-pages.h"

#include <glib/gi18n-lib.h>

#include "opcc-eligibility.h"
#include "opcc-format.h"
#include "opcc-merge-record.h"
#include "opcc-organisation-check.h"
#include "opcc-organisation-note.h"
#include "opcc-workshop-attendance.h"
#include "opcc-workshop.h"

/* A check of the office's own goes by its name. */
static void
fill_check (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  const OpccOrganisationCheck *check = OPCC_ORGANISATION_CHECK (record);

  if (g_strcmp0 (check->what, OPCC_CHECK_OTHER) == 0 && check->named != NULL)
    cell->text = g_strdup (check->named);
  else
    opcc_format_field (opcc_kind_find_field (&opcc_organisation_check_kind, "what"), record, slot,
                       cell);
}

/* clang-format off */
#define LIST(columns) columns, G_N_ELEMENTS (columns)

static const OpccColumn attendance_columns[] = {
  OPCC_COLUMN_WIDE (name), OPCC_COLUMN (organisation, 240), OPCC_COLUMN (people, 90), OPCC_COLUMN (how, 190),
  OPCC_COLUMN (note, 160, .off = TRUE),
};
static const OpccColumn came_columns[] = {
  OPCC_COLUMN_WIDE (workshop), OPCC_COLUMN (name, 240), OPCC_COLUMN (people, 90), OPCC_COLUMN (how, 190),
};
static const OpccColumn note_columns[] = {
  OPCC_COLUMN (written, 150), OPCC_COLUMN_WIDE (text), OPCC_COLUMN (written_by, 160),
};
static const OpccColumn merge_columns[] = {
  OPCC_COLUMN_WIDE (name), OPCC_COLUMN (merged_on, 140), OPCC_COLUMN (merged_by, 150), OPCC_COLUMN (undone, 140),
  OPCC_COLUMN (note, 200),
};
static const OpccColumn check_columns[] = {
  OPCC_COLUMN (what, 170, .cell = fill_check), OPCC_COLUMN (result, 130), OPCC_COLUMN (seen, 150), OPCC_COLUMN (expires, 150),
  OPCC_COLUMN (seen_by, 160), OPCC_COLUMN_WIDE (note),
};
static const OpccColumn answer_columns[] = {
  OPCC_COLUMN_WIDE (rule), OPCC_COLUMN (answer, 150), OPCC_COLUMN (answered, 150), OPCC_COLUMN (answered_by, 160),
  OPCC_COLUMN (note, 160, .off = TRUE),
};

static const char *const attendance_form[] = { "workshop", "name", "organisation", "people", "how", "note", NULL };
static const char *const check_form[] = { "organisation", "what", "named", "result", "seen", "expires", "seen_by", "note", NULL };
static const char *const note_form[] = { "organisation", "written", "text", "written_by", NULL };
static const char *const answer_form[] = { "application", "rule", "answer", "answered", "answered_by", "note", NULL };

static const char *const merge_form[] = { "organisation", "name", NULL };

static const OpccRecordSectionSpec workshop_sections[] = {
  { N_("Who came"), &opcc_workshop_attendance_kind, "workshop", LIST (attendance_columns), "name", FALSE,
    "opcc-organisations-symbolic", N_("Nobody is written down yet"), N_("Add an attendance…"), attendance_form },
  { NULL },
};

const OpccRecordSectionSpec opcc_organisation_checks_section = {
  N_("Due diligence"), &opcc_organisation_check_kind, "organisation", LIST (check_columns), "what", FALSE,
  "opcc-decide-symbolic", N_("Nothing has been checked yet"), N_("Add a check…"), check_form,
};

const OpccRecordSectionSpec opcc_organisation_workshops_section = {
  N_("Workshops"), &opcc_workshop_attendance_kind, "organisation", LIST (came_columns), "workshop", FALSE,
  "opcc-organisations-symbolic", N_("Never came to one"), N_("Add an attendance…"), attendance_form,
};

const OpccRecordSectionSpec opcc_organisation_notes_section = {
  N_("Notes"), &opcc_organisation_note_kind, "organisation", LIST (note_columns), "written", TRUE,
  "opcc-organisations-symbolic", N_("Nothing is noted"), N_("Add a note…"), note_form,
};

const OpccRecordSectionSpec opcc_organisation_merges_section = {
  N_("Merged into it"), &opcc_merge_record_kind, "organisation", LIST (merge_columns), "merged_on", FALSE,
  "opcc-organisations-symbolic", N_("No other was merged into it"), NULL, merge_form, .is_chosen = TRUE,
};

const OpccRecordSectionSpec opcc_eligibility_section = {
  N_("Eligibility"), &opcc_eligibility_kind, "application", LIST (answer_columns), "answered", FALSE,
  "opcc-decide-symbolic", N_("No rule has been answered by hand"), N_("Add an answer…"), answer_form,
};
/* clang-format on */

const OpccRecordSpec opcc_workshop_record = { &opcc_workshop_kind, NULL, NULL, workshop_sections,
                                              "held_on" };
