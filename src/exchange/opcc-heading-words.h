/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a heading that matter, in one form each, so that headings can be compared. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *opcc_heading_fold (const char *heading);
GPtrArray *opcc_heading_words (const char *heading);
gboolean opcc_heading_word_is_light (const char *word);

G_END_DECLS
