/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What markers declared of their interests in the applicants of a round. */
#pragma once

#include "opcc-marker-register.h"

G_BEGIN_DECLS

GPtrArray *opcc_interest_list (OpccDb *db, gint64 round, GError **error);

G_END_DECLS
