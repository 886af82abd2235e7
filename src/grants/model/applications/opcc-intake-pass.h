/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the rows of an application file: matching, rules, and adding where it is meant. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-import-result.h"
#include "opcc-intake-reader.h"

G_BEGIN_DECLS

typedef struct _OpccIntakePass OpccIntakePass;

OpccIntakePass *opcc_intake_pass_new (OpccDb *db, gint64 round, gboolean write, GError **error);
gboolean opcc_intake_pass_take_row (OpccIntakePass *self, OpccIntakeRow *row, GError **error);
OpccImportResult *opcc_intake_pass_end (OpccIntakePass *self, GError **error);
void opcc_intake_pass_free (OpccIntakePass *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccIntakePass, opcc_intake_pass_free)

G_END_DECLS
