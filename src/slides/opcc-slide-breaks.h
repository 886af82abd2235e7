/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a table goes on on the next slide. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint opcc_slide_breaks_find (
    const double *heights, guint n_rows, gboolean has_total, guint from, double most);
double
opcc_slide_breaks_share (const double *heights, guint n_rows, gboolean has_total, double most);

G_END_DECLS
