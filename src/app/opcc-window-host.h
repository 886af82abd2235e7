/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window says what the pages in it report: in a banner, and in toasts. */
#pragma once

#include "opcc-banner.h"
#include "opcc-toaster.h"

G_BEGIN_DECLS

void opcc_window_host_say (OpccBanner *banner, OpccTone tone, const char *title, const char *words);
void opcc_window_host_toast (OpccToaster *toaster, const char *plain_text, gboolean with_undo);

G_END_DECLS
