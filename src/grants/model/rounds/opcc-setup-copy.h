/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSetupCopy: last year's scheme and rounds laid out anew, to be looked at before they are made.
 */
#pragma once

#include "opcc-db-types.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

/* What is to be made; nothing of it is saved until opcc_setup_copy_apply (). */
typedef struct
{
  OpccScheme
      *scheme; /* (owned) (nullable) the new one; NULL: the rounds go into one that is there */
  GPtrArray *rounds; /* (owned) of OpccRound, new, by number */
  GArray *sources;   /* (owned) of gint64: the round that each takes its criteria from */
  char *from;        /* (owned) what is copied, by its code or year */
} OpccSetupCopy;

OpccDate opcc_setup_copy_move_date (OpccDate date, int years);
gint64 opcc_setup_copy_move_time (gint64 time, int years);

OpccSetupCopy *
opcc_setup_copy_plan_scheme (OpccDb *db, gint64 scheme, const char *year, GError **error);
OpccSetupCopy *
opcc_setup_copy_plan_round (OpccDb *db, gint64 round, const char *year, GError **error);
gboolean opcc_setup_copy_check (OpccDb *db, OpccSetupCopy *self, GError **error);
gboolean opcc_setup_copy_apply (OpccDb *db, OpccSetupCopy *self, GError **error);
/* (transfer full): the same with records of its own, which a job may change. */
OpccSetupCopy *opcc_setup_copy_dup (OpccSetupCopy *self);
void opcc_setup_copy_free (OpccSetupCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccSetupCopy, opcc_setup_copy_free)

G_END_DECLS
