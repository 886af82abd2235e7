/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCuts: lines of the log of which something was removed, held against what says so. */
#pragma once

#include "opcc-log.h"

G_BEGIN_DECLS

typedef struct _OpccCuts OpccCuts;

OpccCuts *opcc_cuts_new (void);
void opcc_cuts_free (OpccCuts *self);
void opcc_cuts_add_line (OpccCuts *self,
                         OpccHasher *hasher,
                         const OpccEntry *entry,
                         guint index,
                         const char *line,
                         gsize length);
void opcc_cuts_report (OpccCuts *self, GPtrArray *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccCuts, opcc_cuts_free)

G_END_DECLS
