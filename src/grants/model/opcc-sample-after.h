/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What followed the awards of the sample office's past rounds. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_sample_after_fill:
 * @round: number of a decided round of the history
 * @number: which of the six it is
 * @letters: the day its letters were sent
 *
 * Writes agreements, payments, returns, outputs and what went otherwise than planned: a variation,
 * a late return, an underspend, a condition that is not met. All of it is invented; nothing lies
 * after September 2023. One action.
 */
gboolean
opcc_sample_after_fill (OpccDb *db, gint64 round, guint number, OpccDate letters, GError **error);

G_END_DECLS
