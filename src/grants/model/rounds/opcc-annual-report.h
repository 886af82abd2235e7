/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAnnualReport: what the grants of a year, or of some years, came to, with the rows behind. */
#pragma once

#include "opcc-application.h"
#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_OUTCOME_AWARDED,
  OPCC_OUTCOME_REFUSED, /* declined, or stopped at the door */
  OPCC_OUTCOME_WITHDRAWN,
  OPCC_OUTCOME_UNDECIDED, /* in a decided round, and yet neither */
} OpccOutcome;

const char *opcc_outcome_get_label (OpccOutcome outcome);

/* One application of a decided round. */
typedef struct
{
  gint64 application;
  char *round;        /* (owned) code of its round */
  char *reference;    /* (owned) */
  char *organisation; /* (owned) */
  char *title;        /* (owned) */
  gint64 asked;       /* pence or OPCC_NO_MONEY */
  gint64 awarded;     /* pence; 0: none */
  OpccOutcome outcome;
  char *reason;       /* (owned) (nullable) key of a reason, where it was refused */
  char *reason_label; /* (owned) (nullable) */
} OpccAnnualRow;

/* One round, or all of them. Money is in pence. */
typedef struct
{
  gint64 n;        /* number of the round; 0: the total */
  char *code;      /* (owned) */
  char *title;     /* (owned) */
  OpccDate closed; /* in London */
  OpccDate decided;
  int days; /* from the day it closed to the day of the decision; -1: not known */
  guint n_applications;
  guint n_outcomes[4]; /* by OpccOutcome */
  gint64 asked;
  gint64 awarded;
} OpccAnnualRound;

typedef struct
{
  char *key;   /* (owned) "threshold" */
  char *label; /* (owned) */
  guint n;
} OpccAnnualReason;

typedef struct
{
  char *year;        /* (owned) "2022/23" */
  char *until;       /* (owned) the last year; the same where it is one */
  GPtrArray *rounds; /* (owned) OpccAnnualRound: those that are decided, in their order */
  GPtrArray *rows;   /* (owned) OpccAnnualRow: their applications */
  guint n_undecided; /* rounds that are not decided, and count in nothing */
  OpccAnnualRound total;
  double median_days; /* of the rounds; NAN: none is known */
  GPtrArray *reasons; /* (owned) OpccAnnualReason: why refused, the commonest first */
} OpccAnnualReport;

OpccAnnualReport *
opcc_annual_report_compute (OpccDb *db, const char *year, const char *until, GError **error);
void opcc_annual_report_free (OpccAnnualReport *self);
double opcc_annual_round_get_share (const OpccAnnualRound *self);
char *opcc_annual_report_say (const OpccAnnualReport *self);
gboolean opcc_annual_row_is_behind (const OpccAnnualRow *self, const char *figure);
gboolean opcc_annual_report_has_figure (const OpccAnnualReport *self, const char *figure);
GPtrArray *opcc_annual_report_list_years (OpccDb *db, const char *from, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAnnualReport, opcc_annual_report_free)

G_END_DECLS
