/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring small areas side by side as candidates for a zone, with weights that can be moved. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-field.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_CRITERION_DEPRIVATION,
  OPCC_CRITERION_CRIME,
  OPCC_CRITERION_INCOME,
  OPCC_CRITERION_EMPLOYMENT,
  OPCC_N_CRITERIA,
} OpccCriterionOfNeed;

/* What each is called, typed and shown: "deprivation"; ends with { NULL }. */
extern const OpccChoice opcc_criteria_of_need[];

typedef struct
{
  gint64 n;
  char *code; /* (owned), and below */
  char *title;
  char *ward;                     /* (nullable) */
  char *district;                 /* key of a place */
  char *zone;                     /* (nullable) title of the zone it is in already */
  gint64 decile;                  /* OPCC_NO_INTEGER: missing */
  double values[OPCC_N_CRITERIA]; /* as taken in; NAN: missing */
  double parts[OPCC_N_CRITERIA];  /* 0 to 100 of what is measured here; NAN: missing */
  double residents;               /* NAN: missing */
  double score;                   /* 0 to 100; NAN: a figure that counts is missing */
} OpccCandidate;

typedef struct
{
  GPtrArray *areas;                 /* (owned) OpccCandidate */
  guint n_missing[OPCC_N_CRITERIA]; /* areas without that figure */
  char *crime_period;               /* (owned) (nullable) the year of the crimes */
  char *crime_note;                 /* (owned) (nullable) the note that all those figures bear */
  guint n_without_residents; /* areas with crimes, of which nobody said how many live there */
  gboolean crimes_by_head;   /* the crimes are those for each 1,000 residents */
} OpccCandidates;

OpccCandidates *opcc_candidates_load (OpccDb *db, GError **error);
void opcc_candidates_free (OpccCandidates *self);
void opcc_candidates_score (OpccCandidates *self, const double *weights);
/* (transfer full): what the figure of crime is, in a sentence; NULL where there is none. */
char *opcc_candidates_say_crime (OpccCandidates *self);
gboolean opcc_candidates_is_known (OpccCandidates *self, OpccCriterionOfNeed criterion);
gboolean opcc_candidates_parse_weight (const char *words, double *weights, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCandidates, opcc_candidates_free)

G_END_DECLS
