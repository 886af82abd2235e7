/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the campaign of the window looks at: the office file, and what GTK says of itself. */
#pragma once

#include "opcc-store.h"

G_BEGIN_DECLS

/* Ends the program where the file does not verify, or no longer holds the action that was the
 * newest when it was last looked at. @path: of the office. @last: (nullable) (transfer full): what
 * was given then. Returns: (transfer full): "SEQ HEAD" of the newest action now. @n_restored:
 * counted up where a backup was put back in between, so that the file goes on from an earlier
 * moment. */
char *window_look (OpccStore *store, const char *path, char *last, guint *n_restored);

/* GTK 4.8 now and then loses count of what is pressed, after a drag in a form, and says so; nothing
 * is known to come of it. @n_said: counted up instead of ending the program. */
void window_let_gtk_miscount (guint *n_said);

G_END_DECLS
