/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table are, in whatever unit the paper has. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void opcc_column_widths_share (double *widths, const double *least, guint n_columns, double room);

G_END_DECLS
