/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns by their letters, as a spreadsheet program shows them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *opcc_column_letter (guint column);
gboolean opcc_cell_reference_parse (const char *reference, guint *column, guint *row);

G_END_DECLS
