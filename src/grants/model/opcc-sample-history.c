/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the history of the sample office: a year of six rounds, each done as an office does it. */
#include "opcc-sample-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-assignment.h"
#include "opcc-award-plan.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking.h"
#include "opcc-override.h"
#include "opcc-round.h"
#include "opcc-sample-after.h"
#include "opcc-sample.h"
#include "opcc-scheme.h"
#include "opcc-text.h"

#define YEAR "2022/23"

/* The year as the story tells it. */
typedef struct
{
  const char *opens;
  const char *closes;
  const char *budget;
  const char *marked;
  const char *decided;
  const char *letters_sent;
  const char *published;
  const char *decision;
  const char *withdrawn; /* (nullable) reference of an application that was taken back */
} Story;

/* clang-format off */
static const Story stories[] = {
  { "2022-05-03 09:00", "2022-05-27 17:00", "90000", "2022-06-10", "2022-06-16", "2022-06-20", "2022-07-01", "EXE0041-22", NULL },
  { "2022-06-27 09:00", "2022-07-22 17:00", "92000", "2022-08-10", "2022-08-17", "2022-08-22", "2022-09-01", "EXE0058-22", "R2-006" },
  { "2022-08-22 09:00", "2022-09-16 17:00", "90000", "2022-10-03", "2022-10-10", "2022-10-13", "2022-11-01", "EXE0073-22", NULL },
  { "2022-10-17 09:00", "2022-11-11 17:00", "99000", "2022-11-28", "2022-12-05", "2022-12-08", "2023-01-03", "EXE0091-22", NULL },
  { "2022-12-05 09:00", "2023-01-06 17:00", "77000", "2023-01-25", "2023-02-03", "2023-02-07", "2023-03-01", "EXE0009-23", "R5-003" },
  { "2023-01-30 09:00", "2023-02-24 17:00", "86500", "2023-03-10", "2023-03-16", "2023-03-20", "2023-04-03", "EXE0021-23", NULL },
};
/* clang-format on */

static gint64
add_round (OpccDb *db, OpccScheme *scheme, guint number, const Story *story, GError **error)
{
  g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);
  OpccRecord *record = OPCC_RECORD (round);

  round->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
  round->number = number;
  round->threshold = 65;
  round->wide_gap = 20;
  round->approved_by = g_strdup (_ ("Senior management team"));
  if (!opcc_record_set_typed (record, "opens", story->opens, error) ||
      !opcc_record_set_typed (record, "closes", story->closes, error) ||
      !opcc_record_set_typed (record, "budget", story->budget, error) ||
      !opcc_record_set_typed (record, "marked", story->marked, error) ||
      !opcc_record_set_typed (record, "marking_closes", story->marked, error))
    return 0;
  return opcc_round_add (db, round, error) ? opcc_record_get_n (record) : 0;
}

/* What is dated by the day it is done bears a day of its round, not that on which the sample is
 * made. @where: of the records, with the number of the round as $1. */
static gboolean
date_all (OpccDb *db,
          gint64 round,
          const OpccKind *kind,
          const char *where,
          const char *field,
          const char *typed,
          GError **error)
{
  g_autoptr (GPtrArray) records = opcc_db_select (db, kind, where, error, "i", round);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = g_strdup_printf (_ ("Date the marks of a round of %s"), YEAR);

  if (records == NULL)
    return FALSE;
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!opcc_record_set_typed (records->pdata[i], field, typed, error) ||
        !opcc_db_save (db, records->pdata[i], error))
      return FALSE;
  return opcc_action_commit (action, error);
}

static gboolean
date_marks (OpccDb *db, gint64 round, const Story *story, GError **error)
{
  g_autofree char *time = g_strdup_printf ("%s 16:00", story->marked);

  return date_all (db, round, &opcc_assignment_kind,
                   "state = 'submitted' AND application IN (SELECT n FROM application"
                   " WHERE round = $1) ORDER BY n",
                   "submitted", time, error);
}

static gboolean
withdraw (OpccDb *db, gint64 round, const char *reference, GError **error)
{
  gint64 application =
      opcc_db_get_integer (db, "SELECT n FROM application WHERE round = $1 AND reference = $2", 0,
                           NULL, "is", round, reference);

  if (application != 0)
    return opcc_stage_set (db, &application, 1, "withdrawn", error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("The files of the sample office lack application %s of %s. What was added until "
                  "then can be undone. Install the program again."),
               reference, YEAR);
  return FALSE;
}

static gboolean
decide (OpccDb *db, gint64 round, const Story *story, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccAwardPlan) plan = NULL;
  OpccDate decided;

  if (opcc_marking_settle_all (db, round, _ ("Talked over; the mean of the marks stands."), error) <
          0 ||
      !date_all (db, round, &opcc_application_kind,
                 "round = $1 AND moderated IS NOT NULL ORDER BY n", "moderated", story->marked,
                 error) ||
      !opcc_date_parse (story->decided, &decided, error))
    return FALSE;
  plan = opcc_award_plan_for_round (db, round, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, cancellable,
                                    error);
  return plan != NULL &&
         opcc_award_round (db, round, plan, story->decision,
                           _ ("It deals with a stated cause of crime or harm where it happens."),
                           NULL, decided, error);
}

/* The letters went out and the awards were published. */
static gboolean
close_round (OpccDb *db, gint64 n, const Story *story, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_load (db, n, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (round == NULL ||
      !opcc_record_set_typed (OPCC_RECORD (round), "letters_sent", story->letters_sent, error) ||
      !opcc_record_set_typed (OPCC_RECORD (round), "published", story->published, error) ||
      !opcc_record_set_typed (OPCC_RECORD (round), "moderation_closed", story->marked, error))
    return FALSE;
  opcc_set_str (&round->stage, "published");
  name = g_strdup_printf (_ ("Close round %s"), round->code);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, round, error) && opcc_action_commit (action, error);
}

static gboolean
follow (OpccDb *db, gint64 round, guint number, const Story *story, GError **error)
{
  OpccDate letters;

  return opcc_date_parse (story->letters_sent, &letters, error) &&
         opcc_sample_after_fill (db, round, number, letters, error);
}

static gboolean
make_round (OpccDb *db,
            OpccScheme *scheme,
            guint number,
            const char *data_dir,
            GCancellable *cancellable,
            GError **error)
{
  const Story *story = &stories[number - 1];
  gint64 round = add_round (db, scheme, number, story, error);

  return round != 0 &&
         opcc_sample_fill_round (db, round, number, data_dir, "history", cancellable, error) &&
         date_marks (db, round, story, error) &&
         (story->withdrawn == NULL || withdraw (db, round, story->withdrawn, error)) &&
         decide (db, round, story, cancellable, error) && close_round (db, round, story, error) &&
         follow (db, round, number, story, error);
}

static gboolean
check (OpccDb *db, const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "history-1-applications.csv", NULL);

  if (opcc_db_get_integer (db, "SELECT count(*) FROM scheme WHERE year = $1", 0, NULL, "s", YEAR) >
      0)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_REFUSED,
        _ ("This office has a scheme of %s already. Nothing was added. Make the history in "
           "a new file."),
        YEAR);
  else if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("The files of the sample office's history are not in %s. Nothing was added. "
                    "Install the program again."),
                 data_dir);
  else
    return TRUE;
  return FALSE;
}

/**
 * opcc_sample_history_fill:
 *
 * Returns: FALSE on error; what was done until then stays, and can be undone step by step
 */
gboolean
opcc_sample_history_fill (OpccDb *db,
                          const char *data_dir,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (OpccScheme) scheme = NULL;

  if (!check (db, data_dir, error))
    return FALSE;
  scheme = opcc_sample_add_scheme (db, YEAR, G_GINT64_CONSTANT (54000000), 1500000, error);
  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (stories); i++)
    if (!make_round (db, scheme, i + 1, data_dir, cancellable, error))
      return FALSE;
  return scheme != NULL;
}
