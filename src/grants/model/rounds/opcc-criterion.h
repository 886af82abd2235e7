/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCriterion: one thing that markers score, with its weight and scale. */
#pragma once

#include "opcc-record.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CRITERION (opcc_criterion_get_type ())
G_DECLARE_FINAL_TYPE (OpccCriterion, opcc_criterion, OPCC, CRITERION, OpccRecord)

struct _OpccCriterion
{
  OpccRecord parent_instance;
  gint64 round;  /* link */
  gint64 number; /* 1, 2, 3 in the round */
  char *title;
  double weight;      /* per cent of the mark; those of a round add up to 100 */
  gint64 scale;       /* scores go from 0 to this */
  gint64 minimum;     /* the mean score an award needs, OPCC_NO_INTEGER: none */
  gboolean pass_fail; /* carries no weight; any marker who scores 0 fails the application */
  char *guidance;     /* lines such as "5 Every outcome has a measure" */
  OpccDate removed;   /* until when it counted; OPCC_NO_DATE: it counts */
};

extern const OpccKind opcc_criterion_kind;

gboolean opcc_criterion_save_new (OpccDb *db, OpccCriterion *criterion, GError **error);
gboolean opcc_criterion_add (OpccDb *db, OpccCriterion *criterion, GError **error);
/* Those that count, in order of their numbers: a GPtrArray of OpccCriterion. */
GPtrArray *opcc_criterion_list (OpccDb *db, gint64 round, GError **error);
/* Fails with OPCC_ERROR_REFUSED unless there are criteria and their weights add up to 100. */
gboolean opcc_criterion_check_weights (GPtrArray *criteria, GError **error);
/* Fails with OPCC_ERROR_REFUSED where it was taken out of its round. */
gboolean opcc_criterion_check_counts (OpccCriterion *self, GError **error);
/* (nullable): the line of guidance for a score, without the number. */
char *opcc_criterion_get_guidance (OpccCriterion *self, gint64 score);
/* A line for each score, to be filled in; those left without words are not kept. */
char *opcc_criterion_make_guidance (gint64 scale);

G_END_DECLS
