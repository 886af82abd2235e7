/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workforce domain: its kinds, its files and its sample. */
#include "opcc-workforce-model.h"

#include <glib/gi18n-lib.h>

#include "opcc-cause.h"
#include "opcc-measure.h"
#include "opcc-observation.h"
#include "opcc-observations-import.h"
#include "opcc-post-event.h"
#include "opcc-post.h"
#include "opcc-posts-intake.h"
#include "opcc-target.h"
#include "opcc-training-budget.h"
#include "opcc-workforce-charts.h"
#include "opcc-workforce-due.h"
#include "opcc-workforce-paper.h"
#include "opcc-workforce-sample.h"

static const OpccKind *const kinds[] = {
  &opcc_measure_kind, &opcc_observation_kind,     &opcc_target_kind,     &opcc_cause_kind,
  &opcc_post_kind,    &opcc_training_budget_kind, &opcc_post_event_kind, NULL,
};

static const OpccFileImport imports[] = {
  { "observations", N_ ("Figures of the workforce"),
    N_ ("Takes in figures of the workforce as one action."),
    N_ ("FILE is a list with the columns measure, rule, period, group and value; the Home Office’s "
        "open data table; or its workbook of tables. What is there already is not added again; "
        "a figure that differs is listed, and changed with --restate."),
    TRUE, .run = opcc_observations_import },
  { "posts", N_ ("Posts of the office"), N_ ("Takes in the office’s posts as one action."),
    N_ ("FILE has a row for each post and the headings of its attributes, or words for them."),
    TRUE, .intake = &opcc_posts_intake },
  { NULL },
};

const OpccDomainModel opcc_workforce_model = {
  .name = "workforce",
  .kinds = kinds,
  .imports = imports,
  .charts = opcc_workforce_charts,
  .documents = opcc_workforce_documents,
  .fill_sample = opcc_workforce_sample_fill,
  .list_due = opcc_workforce_list_due,
};
