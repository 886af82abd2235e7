/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stations of the tour at which records are made and changed by keys alone. */
#pragma once

#include "tour-hand.h"

G_BEGIN_DECLS

/* A zone, an asset of it, an indicator with two readings: each taken back and done again. */
void tour_add_zone (Tour *tour);
/* A post, taken back and done again; the page of the workforce is left at its posts. */
void tour_suspend_post (Tour *tour);

G_END_DECLS
