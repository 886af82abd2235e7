/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of each partnership's allocation: the formula, the projects, the returns. */
#pragma once

#include "opcc-csp-formula.h"
#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-money.h"

G_BEGIN_DECLS

#define OPCC_CSP_QUARTERS 4
/* Points that spending may stay behind the part of the year gone by before it is flagged. */
#define OPCC_CSP_BEHIND 20

/* The allocation of one partnership in one year. Money in pence. */
typedef struct
{
  gint64 n; /* of the allocation */
  gint64 partnership;
  char *title;    /* (owned) of the partnership */
  char *district; /* (owned) key */
  char *year;     /* (owned) "2023/24" */
  gint64 crimes;  /* what the formula reads; OPCC_NO_MONEY where not given */
  gint64 types;
  gint64 population;
  double share;    /* per cent that the formula gives; NAN where an input is missing */
  gint64 computed; /* the money of that share; OPCC_NO_MONEY */
  gint64 amount;   /* allocated; OPCC_NO_MONEY until it is */
  guint n_projects;
  gint64 committed; /* to projects that are approved, running or finished */
  gint64 spent;
  gint64 to_claw_back; /* left over from projects that are finished or withdrawn */
  guint n_due;         /* returns whose day has passed */
  guint n_received;
  guint n_late;
  gint64 held;    /* a quarter of the allocation for each return that is late */
  double gone;    /* per cent of the year */
  double used;    /* per cent of the allocation spent; NAN where there is none */
  gboolean early; /* spending is far behind the year */
} OpccCspState;

typedef struct
{
  gint64 allocation;
  char *title; /* (owned) of the partnership */
  char *year;  /* (owned) */
  int quarter;
  OpccDate due;
  OpccDate received; /* OPCC_NO_DATE: it is not in */
  const char *state; /* static: "received", "late", "due", "later" */
  gint64 spent;      /* OPCC_NO_MONEY */
} OpccCspReturnState;

void opcc_csp_state_free (OpccCspState *self);
void opcc_csp_return_state_free (OpccCspReturnState *self);

/**
 * opcc_partnerships_list_states:
 * @year: (nullable): "2023/24"; NULL: the newest that has allocations
 *
 * Returns: (transfer full) (element-type OpccCspState): by the name of the partnership
 */
GPtrArray *
opcc_partnerships_list_states (OpccDb *db, const char *year, OpccDate today, GError **error);
/* How the money of a year is shared out: (transfer full) (nullable): NULL without an error where
 * nobody has written it down. */
OpccCspFormula *opcc_partnerships_find_formula (OpccDb *db, const char *year, GError **error);
/* The four returns of each: (transfer full) (element-type OpccCspReturnState). */
GPtrArray *
opcc_partnerships_list_returns (OpccDb *db, const char *year, OpccDate today, GError **error);

G_END_DECLS
