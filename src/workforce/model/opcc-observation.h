/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccObservation: one figure of a measure, for a period and a group. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_OBSERVATION (opcc_observation_get_type ())
G_DECLARE_FINAL_TYPE (OpccObservation, opcc_observation, OPCC, OBSERVATION, OpccRecord)

struct _OpccObservation
{
  OpccRecord parent_instance;
  gint64 measure;
  char *period;        /* "2022-23", "2023-03-31", "2022-10", or in words as stated */
  OpccDate period_end; /* of a period in words: missing */
  char *staff_group;   /* "Police officers" */
  char *force;         /* missing: our own */
  char *sex;
  char *rank;
  char *characteristic; /* "Ethnicity: BAME", "Route: DHEP" */
  double value;         /* missing where only words are known */
  char *as_stated;      /* "over 50%": words that are no figure stay words */
  char *note;
  char *source; /* document and paragraph, or the file */
  char *key;    /* what makes it the same figure when a file comes again */
  char *place;  /* district it is of; missing: the whole area */
};

extern const OpccKind opcc_observation_kind;

G_END_DECLS
