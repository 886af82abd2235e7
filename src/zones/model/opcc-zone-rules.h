/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over several fields that more than one record of the zones domain keeps. */
#pragma once

#include <glib.h>

#include "opcc-date.h"

G_BEGIN_DECLS

gboolean opcc_zone_check_order (OpccDate first, OpccDate last, const char *refusal, GError **error);
gboolean opcc_zone_check_contact (const char *contact, gboolean consent, GError **error);
OpccDate opcc_zone_period_find_end (const char *period);

G_END_DECLS
