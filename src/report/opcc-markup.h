/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text inside the markup of a document. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as it stands between tags, or in an attribute within quotes, in HTML and XML alike; a new
 * line becomes @line_break. */
void opcc_markup_append (GString *out, const char *text, const char *line_break);

G_END_DECLS
