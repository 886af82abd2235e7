/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of taking in a file: how many rows, what was added, and every problem. */
#pragma once

#include <json-glib/json-glib.h>
#include "opcc-problem.h"
#include "opcc-progress.h"

G_BEGIN_DECLS

/**
 * OpccImportOutcome: what happens to one row of the file.
 */
typedef enum
{
  OPCC_IMPORT_ADDED,
  OPCC_IMPORT_MATCHED,
  OPCC_IMPORT_REFUSED,
} OpccImportOutcome;

/* One row of the preview; the texts are as they would be shown. */
typedef struct
{
  guint row; /* as a spreadsheet program numbers it */
  OpccImportOutcome outcome;
  char *reference;    /* (owned) */
  char *organisation; /* (owned) */
  char *title;        /* (owned) */
  char *amount;       /* (owned) */
  char *note;         /* (owned) flags in words, or why it was refused or matched */
} OpccImportRow;

/* Kept in the preview of a file; the counts cover all rows. */
#define OPCC_IMPORT_MAX_PREVIEW  500
#define OPCC_IMPORT_MAX_PROBLEMS 1000

typedef struct
{
  gint64 read; /* rows of data in the file: added + matched + refused */
  gint64 added;
  gint64 matched; /* were there already; nothing was added */
  gint64 flagged; /* of those added: has at least one flag */
  gint64 refused;
  gint64 organisations_added;
  gint64 merges_proposed;
  gboolean changes;    /* the office file is changed, or would be */
  gint64 n_problems;   /* all of them, where more than are listed */
  GPtrArray *problems; /* (owned) OpccProblem */
  GPtrArray *rows;     /* (owned) OpccImportRow, the first of the file */
  char *action; /* (owned) (nullable) name of the action that was done; NULL after a preview */
} OpccImportResult;

OpccImportResult *opcc_import_result_new (void);
void opcc_import_result_free (OpccImportResult *self);
void opcc_import_result_take_problem (OpccImportResult *self, OpccProblem *problem);
void opcc_import_result_note_empty (OpccImportResult *self);
void opcc_import_row_free (OpccImportRow *row);
/* An object of read, added, matched, flagged, refused and problems. */
JsonNode *opcc_import_result_to_json (OpccImportResult *self);
/* "54 applications added, 1 already there, 12 flagged, none refused." */
char *opcc_import_result_to_sentence (OpccImportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccImportResult, opcc_import_result_free)

G_END_DECLS
