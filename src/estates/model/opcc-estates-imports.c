/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files the estates domain takes in: schemes with what belongs to them, premises, section 106.
 */
#include "opcc-estates-imports.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-budget-change.h"
#include "opcc-capital-scheme.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-in-year-request.h"
#include "opcc-premises.h"
#include "opcc-record-intake.h"
#include "opcc-s106-agreement.h"
#include "opcc-s106-covenant.h"
#include "opcc-s106-drawdown.h"
#include "opcc-s106-event.h"
#include "opcc-scheme-funding.h"
#include "opcc-scheme-update.h"
#include "opcc-text.h"
#include "opcc-workbook.h"

/* An authority is one of the nine districts, or the county, which has no one district. */
static gboolean
judge_agreement (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  const OpccS106Agreement *agreement = record;
  g_autofree char *folded = opcc_text_fold (agreement->authority);

  if (agreement->place != NULL || strstr (folded, "county council") != NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is not an authority of Leicester, Leicestershire and Rutland. Take the row "
                  "out, or name one of theirs."),
               agreement->authority);
  return FALSE;
}

/* What a contribution names may come in a later file; until then it belongs to no authority. */
static gboolean
judge_covenant (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  OpccS106Covenant *covenant = record;

  if (covenant->agreement == 0 && covenant->agreement_stated != NULL)
    covenant->agreement =
        opcc_db_get_integer (db, "SELECT n FROM s106_agreement WHERE title = $1 ORDER BY n", 0,
                             NULL, "s", covenant->agreement_stated);
  return TRUE;
}

static gboolean
judge_event (OpccDb *db, gpointer record, GHashTable *typed, GError **error)
{
  OpccS106Event *event = record;

  if (event->covenant == 0 && event->covenant_stated != NULL)
    event->covenant =
        opcc_db_get_integer (db, "SELECT n FROM s106_covenant WHERE title = $1 ORDER BY n", 0, NULL,
                             "s", event->covenant_stated);
  return TRUE;
}

static const char *const title_key[] = { "title", NULL };
static const char *const premises_key[] = { "title", "site", NULL };
static const char *const update_key[] = { "scheme", "dated", "words", NULL };
static const char *const change_key[] = { "scheme", "decision", "reason", NULL };
static const char *const funding_key[] = { "scheme", "funder", NULL };
static const char *const covenant_key[] = { "title",   "agreement_stated",
                                            "purpose", "amount",
                                            "units",   NULL };
static const char *const event_key[] = { "title", "covenant_stated", NULL };
static const char *const drawdown_key[] = { "kind", "title", "authority", NULL };

const OpccRecordIntake opcc_schemes_intake = { &opcc_capital_scheme_kind, title_key };
const OpccRecordIntake opcc_premises_intake = { &opcc_premises_kind, premises_key };
const OpccRecordIntake opcc_scheme_updates_intake = { &opcc_scheme_update_kind, update_key };
const OpccRecordIntake opcc_budget_changes_intake = { &opcc_budget_change_kind, change_key };
const OpccRecordIntake opcc_scheme_funding_intake = { &opcc_scheme_funding_kind, funding_key };
const OpccRecordIntake opcc_in_year_requests_intake = { &opcc_in_year_request_kind, title_key };
static const OpccRecordIntake agreements = { &opcc_s106_agreement_kind, title_key,
                                             judge_agreement };
static const OpccRecordIntake covenants = { &opcc_s106_covenant_kind, covenant_key,
                                            judge_covenant };
static const OpccRecordIntake events = { &opcc_s106_event_kind, event_key, judge_event };
static const OpccRecordIntake drawdowns = { &opcc_s106_drawdown_kind, drawdown_key };

/* The heading by which a list of section 106 is told. */
static const struct
{
  const char *heading;
  const OpccRecordIntake *intake;
} s106_lists[] = {
  { "developer-agreement-transaction", &events },
  { "developer-agreement-contribution", &covenants },
  { "developer-agreement", &agreements },
  { "item", &drawdowns },
};

static const OpccRecordIntake *
find_s106_list (OpccSheetReader *reader)
{
  guint n_headings;
  const char *const *headings = opcc_sheet_reader_get_headings (reader, &n_headings);

  for (guint i = 0; i < n_headings; i++)
    {
      g_autofree char *folded = opcc_text_fold (headings[i]);

      g_strstrip (folded);
      for (guint list = 0; list < G_N_ELEMENTS (s106_lists); list++)
        if (strcmp (folded, s106_lists[list].heading) == 0)
          return s106_lists[list].intake;
    }
  return NULL;
}

OpccImportResult *
opcc_s106_import (OpccDb *db,
                  const char *path,
                  OpccFileImportFlags flags,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccSheetReader) reader = NULL;
  const OpccRecordIntake *list;

  if (book == NULL)
    return NULL;
  reader =
      opcc_workbook_stream (book, opcc_workbook_best_sheet (book, cancellable), cancellable, error);
  if (reader == NULL)
    return NULL;
  list = find_s106_list (reader);
  if (list != NULL)
    return opcc_record_intake_run (db, list, path, flags, cancellable, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The headings are neither those of agreements, contributions or transactions in "
                  "the national format nor those of requests. Nothing has been imported. A file of "
                  "section 106 has a column developer-agreement, "
                  "developer-agreement-contribution, developer-agreement-transaction or item."));
  return NULL;
}
