/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of undo, for whoever takes back more than one action at a time. */
#pragma once

#include "opcc-change.h"

G_BEGIN_DECLS

gboolean opcc_undo_reverse_change (OpccDb *db, OpccChange *change, GError **error);

G_END_DECLS
