/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHiddenRecords: those that an audience may not see for their marking, with all that belongs to
 * them. */
#pragma once

#include "opcc-audience.h"
#include "opcc-db-types.h"
#include "opcc-record.h"
#include "opcc-redaction.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* Records by kind and number. */
typedef struct _OpccHiddenRecords OpccHiddenRecords;

OpccHiddenRecords *opcc_hidden_records_load (OpccDb *db, OpccAudience audience, GError **error);
OpccHiddenRecords *opcc_hidden_records_cast (OpccDb *db, OpccAudience audience, GError **error);
void opcc_hidden_records_free (OpccHiddenRecords *self);
gboolean opcc_hidden_records_has (const OpccHiddenRecords *self, const char *kind, gint64 n);
gboolean opcc_hidden_records_has_any (const OpccHiddenRecords *self, const OpccKind *kind);
const char *
opcc_hidden_records_get_grade (const OpccHiddenRecords *self, const char *kind, gint64 n);
void opcc_hidden_records_take_out (const OpccHiddenRecords *self,
                                   const OpccKind *kind,
                                   GArray *numbers,
                                   OpccRedaction *redaction);
void opcc_hidden_records_withhold (const OpccHiddenRecords *self,
                                   const OpccKind *kind,
                                   gint64 n,
                                   OpccRedaction *redaction);
void opcc_hidden_records_withhold_kinds (const OpccHiddenRecords *self,
                                         const OpccKind *const *kinds,
                                         OpccRedaction *redaction);
void opcc_hidden_records_blank_links (const OpccHiddenRecords *self, OpccListRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccHiddenRecords, opcc_hidden_records_free)

G_END_DECLS
