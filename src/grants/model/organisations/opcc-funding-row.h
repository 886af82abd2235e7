/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a file of published grants: its values read, mended where that is safe, and checked.
 */
#pragma once

#include "opcc-flat-grant.h"
#include "opcc-import-result.h"

G_BEGIN_DECLS

/* What the columns of one sheet mean, and what had to be mended in them. */
typedef struct _OpccFundingColumns OpccFundingColumns;

OpccFundingColumns *opcc_funding_columns_new (const char *const *headings, guint n_headings);
void opcc_funding_columns_free (OpccFundingColumns *self);
gboolean opcc_funding_columns_has_identifier (const OpccFundingColumns *self);
OpccFlatGrant *opcc_funding_columns_read (OpccFundingColumns *self,
                                          guint row,
                                          const char *const *cells,
                                          guint n_cells);
void opcc_funding_columns_take_notes (OpccFundingColumns *self, OpccImportResult *result);
/* Lists what the standard asks for and the grant lacks; TRUE where it lacks nothing. */
gboolean opcc_funding_check (const OpccFlatGrant *grant, guint row, OpccImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccFundingColumns, opcc_funding_columns_free)

G_END_DECLS
