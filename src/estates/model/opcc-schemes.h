/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The capital programme as it stands: each scheme with what follows from its records, and sums. */
#pragma once

#include "opcc-capital-scheme.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* What a scheme lacks. */
typedef enum
{
  OPCC_LACKS_BUDGET = 1 << 0,
  OPCC_LACKS_FORECAST = 1 << 1,
  OPCC_LACKS_DONE = 1 << 2,
  OPCC_LACKS_START = 1 << 3,
  OPCC_LACKS_END = 1 << 4,
  OPCC_LACKS_SPENT = 1 << 5,
  OPCC_LACKS_RATING = 1 << 6,
} OpccSchemeLacks;

/* What the board asks of every scheme; spending and ratings are named too, but not asked for. */
#define OPCC_LACKS_ASKED                                                                           \
  (OPCC_LACKS_BUDGET | OPCC_LACKS_FORECAST | OPCC_LACKS_DONE | OPCC_LACKS_START | OPCC_LACKS_END)

/* From how much over its budget, and from how many days late, a scheme is hinted red: the papers
 * give no limits, so they are ours and stand on the screen beside the hint. */
#define OPCC_SCHEME_RED_PER_CENT 10
#define OPCC_SCHEME_RED_DAYS     92

typedef struct
{
  OpccCapitalScheme *scheme; /* (owned) */
  gint64 revised;            /* pence: original and its changes; OPCC_NO_MONEY where not given */
  gint64 changes;            /* pence: sum of the budget changes */
  guint n_changes;
  char *decisions;        /* (owned) (nullable) what they point to: "D/2023/21, D/2023/30" */
  gint64 variance;        /* pence: forecast less revised; OPCC_NO_MONEY where either lacks */
  const char *rating;     /* static: worst of three, "complete", or NULL: not rated */
  const char *hint;       /* static: what the figures say; NULL: they say nothing */
  char *hint_reason;      /* (owned) (nullable) in words */
  const char *hint_time;  /* static (nullable): the same of each thing rated; no figure … */
  const char *hint_money; /* … speaks for quality */
  char *reason_time;      /* (owned) (nullable) of @hint_time, in words */
  char *reason_money;     /* (owned) (nullable) */
  int slip_days;          /* expected end after first approved end; negative: earlier; 0 */
  int slip_months;        /* the same in months of the calendar */
  OpccDate updated;       /* of the last update; OPCC_NO_DATE: none */
  char *words;            /* (owned) (nullable) of the last update */
  guint lacks;            /* OpccSchemeLacks */
} OpccSchemeState;

typedef struct
{
  guint n;          /* schemes */
  guint n_approved; /* by section */
  guint n_in_year;
  guint n_complete;
  guint n_red, n_amber, n_green, n_unrated;    /* none of them complete */
  guint n_lacking;                             /* lack what the board asks for */
  guint n_budgets;                             /* budgets that are given */
  guint n_approved_budgets, n_in_year_budgets; /* of them, by section */
  guint n_unreadable;                          /* printed, and no number */
  guint n_forecasts;
  guint n_over;      /* forecast above revised budget */
  gint64 budget;     /* pence: sum of revised budgets given */
  gint64 approved;   /* pence: of it, by section */
  gint64 in_year;    /* pence */
  gint64 forecast;   /* pence */
  gint64 over;       /* pence: sum of what is above */
  OpccDate reported; /* of the newest update; OPCC_NO_DATE: none */
} OpccSchemesSum;

void opcc_scheme_state_free (OpccSchemeState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccSchemeState, opcc_scheme_state_free)

/* (transfer full) (element-type OpccSchemeState): worst rating first, as the page lists them; the
 * budget of a scheme is dearest first within that. NULL on error. */
GPtrArray *opcc_schemes_list (OpccDb *db, OpccDate today, GError **error);
OpccSchemeState *opcc_schemes_find (OpccDb *db, gint64 n, OpccDate today, GError **error);
void opcc_schemes_sum (GPtrArray *states, OpccSchemesSum *sum);

/* "budget, forecast"; NULL where nothing lacks. */
char *opcc_scheme_lacks_to_text (guint lacks);
/* (nullable): "Amber", "Complete", "Not rated". */
const char *opcc_scheme_rating_get_label (const char *rating);
/* What green, amber and red mean, for the screen. */
const char *opcc_scheme_rating_define (const char *rating);
/* (transfer full): what one of them means for "time", "money" or "quality". */
char *opcc_scheme_rating_define_for (const char *rating, const char *aspect);
/* Per cent of the revised budget that the forecast is above it; NAN: cannot say. */
double opcc_scheme_state_get_variance_percent (const OpccSchemeState *self);
/* "+2 months", "+10 days"; NULL where there is no slip. */
char *opcc_scheme_state_say_slip (const OpccSchemeState *self);
/* A letter to the owners that lists what is missing, by scheme. */
char *opcc_schemes_ask_missing (GPtrArray *states, OpccDate today);

G_END_DECLS
