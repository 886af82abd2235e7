/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sort of thing a cell's text is, as far as one can see without knowing its column. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean opcc_cell_text_is_blank (const char *text);
gboolean opcc_cell_text_is_figure (const char *text);
gboolean opcc_cell_text_is_words (const char *text);
gboolean opcc_cell_text_is_total (const char *text);
gboolean opcc_cell_text_is_note (const char *text);
char *opcc_cell_text_to_heading (const char *text);
char *opcc_cell_text_cut (const char *text);

G_END_DECLS
