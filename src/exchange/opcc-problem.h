/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing wrong with a file taken in: where it stands, what it is and what would cure it. */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * OpccSeverity:
 * @OPCC_SEVERITY_NOTE: worth knowing; nothing was lost and nothing need be done
 * @OPCC_SEVERITY_WARNING: taken in, but somebody should look at it
 * @OPCC_SEVERITY_ERROR: the row (or the value) cannot be taken in as it stands
 */
typedef enum
{
  OPCC_SEVERITY_NOTE,
  OPCC_SEVERITY_WARNING,
  OPCC_SEVERITY_ERROR,
} OpccSeverity;

#define OPCC_TYPE_PROBLEM (opcc_problem_get_type ())

/**
 * OpccProblem:
 * @severity: how much it matters
 * @row: the row as a spreadsheet program numbers it, from 1; 0 where the whole file is meant
 * @column: (nullable): the heading of the column
 * @value: (nullable): the text that stands there, cut at 200 characters
 * @problem: what is wrong, a whole sentence
 * @remedy: (nullable): what to do about it, a whole sentence
 *
 * All strings are owned by the problem. Lists of problems are #GPtrArray made by
 * opcc_problems_new().
 */
typedef struct
{
  OpccSeverity severity;
  guint row;
  char *column;
  char *value;
  char *problem;
  char *remedy;
} OpccProblem;

GType opcc_problem_get_type (void);
OpccProblem *opcc_problem_new (OpccSeverity severity,
                               guint row,
                               const char *column,
                               const char *value,
                               const char *problem,
                               const char *remedy);
OpccProblem *opcc_problem_copy (const OpccProblem *self);
void opcc_problem_free (OpccProblem *self);
char *opcc_problem_to_text (const OpccProblem *self);

const char *opcc_severity_to_nick (OpccSeverity severity);

GPtrArray *opcc_problems_new (void);
char *opcc_problems_to_text (GPtrArray *problems);
JsonNode *opcc_problems_to_json (GPtrArray *problems);
guint opcc_problems_count (GPtrArray *problems, OpccSeverity at_least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccProblem, opcc_problem_free)

G_END_DECLS
