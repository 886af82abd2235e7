/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of grants to voluntary, community and social enterprise bodies that councils publish. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_council_register_write:
 * @year: the financial year in which the awards were decided, by the year it begins in
 *
 * Date, period, department, beneficiary, registration number, purpose and amount (Local Government
 * Transparency Code 2015, part 2: grants to voluntary, community and social enterprise
 * organisations). Parish councils, schools, public bodies and businesses are none of these.
 * Refused where a value is missing, naming the row, unless @allow_gaps.
 *
 * Returns: the number of rows, -1 on error. @said (out) (nullable): what a marking left out
 */
gint64 opcc_council_register_write (
    OpccDb *db, int year, const char *path, gboolean allow_gaps, char **said, GError **error);

/* What the register of a year would say, before it is written. */
typedef struct
{
  int year; /* it begins in */
  guint n_grants;
  GPtrArray *gaps; /* (owned) sentences: what lacks a value; empty: it can be written */
  char *said;      /* (owned) (nullable): what a marking leaves out */
} OpccCouncilState;

/* (transfer full): NULL on error */
OpccCouncilState *opcc_council_register_check (OpccDb *db, int year, GError **error);
void opcc_council_state_free (OpccCouncilState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCouncilState, opcc_council_state_free)

G_END_DECLS
