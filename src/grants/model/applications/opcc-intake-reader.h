/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and types the rows of an application file on a thread of its own, ahead of who keeps them.
 */
#pragma once

#include "opcc-intake-columns.h"
#include "opcc-sheet-reader.h"

G_BEGIN_DECLS

/* A row as read; nothing of it has been judged or looked up. */
typedef struct
{
  guint number;                   /* as a spreadsheet program numbers it */
  OpccApplication *application;   /* (owned) */
  OpccOrganisation *organisation; /* (owned) (nullable) once taken; with the key of its name */
  char *folded_title;             /* (owned) (nullable) */
  GPtrArray *problems;            /* (owned) (nullable) OpccProblem: cells that cannot be read */
} OpccIntakeRow;

typedef struct _OpccIntakeReader OpccIntakeReader;

OpccIntakeReader *opcc_intake_reader_new (OpccSheetReader *sheet, OpccIntakeColumns *columns);
void opcc_intake_reader_free (OpccIntakeReader *self);
OpccIntakeRow *opcc_intake_reader_next (OpccIntakeReader *self, GError **error);
double opcc_intake_reader_get_fraction (OpccIntakeReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccIntakeReader, opcc_intake_reader_free)

G_END_DECLS
