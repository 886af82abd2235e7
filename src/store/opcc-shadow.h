/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccShadow: while it lies over the office file, some records are not there for whoever reads. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

typedef struct _OpccShadow OpccShadow;

OpccShadow *opcc_shadow_new (gpointer owner);
void opcc_shadow_free (OpccShadow *self);
void opcc_shadow_hide (OpccShadow *self, const OpccKind *kind, gint64 n);
void opcc_shadow_blank (OpccShadow *self, const OpccKind *kind, const OpccField *field);
gboolean opcc_shadow_cast (OpccShadow *self, OpccDb *db, GError **error);
void opcc_shadow_lift (OpccShadow *self);
gpointer opcc_db_get_shadow (OpccDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccShadow, opcc_shadow_free)

G_END_DECLS
