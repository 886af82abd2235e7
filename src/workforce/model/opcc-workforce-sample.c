/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling the sample office with published figures of the workforce and the posts of the office. */
#include "opcc-workforce-sample.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-cause.h"
#include "opcc-db.h"
#include "opcc-observations-import.h"
#include "opcc-posts-intake.h"
#include "opcc-training-budget.h"

static const OpccSampleFile files[] = {
  { "workforce-figures.csv", .run = opcc_observations_import },
  { "workforce-open-data.csv", .run = opcc_observations_import },
  { "workforce-census.csv", .run = opcc_observations_import },
  { "workforce-posts.csv", .intake = &opcc_posts_intake },
  { NULL },
};

/* OPCC staffing paper, 20 June 2022, paragraphs 36-37. */
static OpccRecord *
make_budget (void)
{
  OpccTrainingBudget *budget = g_object_new (OPCC_TYPE_TRAINING_BUDGET, NULL);

  budget->year = g_strdup ("2022/23");
  budget->amount = 800000;
  budget->note = g_strdup ("In line with previous years; more from earmarked reserves if required");
  budget->source = g_strdup ("OPCC staffing paper, 20 June 2022; paras 36-37");
  return OPCC_RECORD (budget);
}

/* Panel pack, 9 October 2023, item 10, appendix 2, section 5ii. */
static OpccRecord *
make_cause (OpccDb *db)
{
  OpccCause *cause = g_object_new (OPCC_TYPE_CAUSE, NULL);

  cause->measure =
      opcc_db_get_integer (db, "SELECT n FROM measure WHERE title = 'Headcount'", 0, NULL, "");
  cause->staff_group = g_strdup ("PCSOs");
  cause->from_period = g_strdup ("2021-22");
  cause->to_period = g_strdup ("2022-23");
  cause->cause =
      g_strdup ("The force could not afford recruitment back to the budget of 188 full-time "
                "equivalents");
  cause->source = g_strdup ("Panel pack, 9 October 2023; Item 10, Appendix 2, section 5ii");
  return OPCC_RECORD (cause);
}

gboolean
opcc_workforce_sample_fill (OpccDb *db,
                            const char *data_dir,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (OpccRecord) budget = NULL;
  g_autoptr (OpccRecord) cause = NULL;

  if (!opcc_sample_files_are_there (files, data_dir))
    return TRUE;
  if (!opcc_sample_files_take (db, files, data_dir, cancellable, error))
    return FALSE;
  budget = make_budget ();
  cause = make_cause (db);
  action = opcc_action_begin (db, _ ("Add training budget and cause of a change"), error);
  return action != NULL && opcc_db_save (db, budget, error) && opcc_db_save (db, cause, error) &&
         opcc_action_commit (action, error);
}
