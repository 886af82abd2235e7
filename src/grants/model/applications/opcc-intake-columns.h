/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of an application file: what each can go to, and reading a row into records. */
#pragma once

#include "opcc-application.h"
#include "opcc-import-result.h"
#include "opcc-mapping.h"
#include "opcc-organisation.h"

G_BEGIN_DECLS

/* What is known of the file while its rows are read. */
typedef struct _OpccIntakeColumns OpccIntakeColumns;

OpccMapping *opcc_intake_columns_guess (const char *const *headings, guint n_headings);
OpccIntakeColumns *opcc_intake_columns_new (OpccMapping *mapping, GStrv priorities);
void opcc_intake_columns_free (OpccIntakeColumns *self);
void opcc_intake_columns_read (OpccIntakeColumns *self,
                               guint row,
                               const char *const *cells,
                               guint n_cells,
                               OpccApplication *application,
                               OpccOrganisation *organisation,
                               GPtrArray **problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccIntakeColumns, opcc_intake_columns_free)

G_END_DECLS
