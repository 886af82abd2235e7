/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The station of the tour at which every page and tab of every domain is looked at. */
#pragma once

#include "tour-hand.h"

G_BEGIN_DECLS

/* From page to page by Alt and a number, from tab to tab by Ctrl+Tab; leaves each page at its first
 * tab. */
void tour_look_around (Tour *tour);

G_END_DECLS
