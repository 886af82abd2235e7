/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A combo row whose list shows long words whole. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void opcc_wide_choice_set_up (AdwComboRow *row);

G_END_DECLS
