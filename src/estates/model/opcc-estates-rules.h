/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over several attributes that more than one record of the estates domain obeys. */
#pragma once

#include "opcc-date.h"

G_BEGIN_DECLS

/* FALSE with OPCC_ERROR_INVALID where both days are given and the end is before the start. */
gboolean
opcc_estates_check_dates (const char *title, OpccDate starts, OpccDate ends, GError **error);
/* FALSE with OPCC_ERROR_INVALID where amber or red has no reason (domain.md 3.1); @what is "time".
 */
gboolean
opcc_rating_check_reason (const char *rating, const char *reason, const char *what, GError **error);

G_END_DECLS
