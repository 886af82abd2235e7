/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWelcome: what is shown while no office file is open: the ways to begin, or what is under way.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Its buttons do win.new-office, win.sample-office and win.open-office. */
#define OPCC_TYPE_WELCOME (opcc_welcome_get_type ())
G_DECLARE_FINAL_TYPE (OpccWelcome, opcc_welcome, OPCC, WELCOME, GtkWidget)

void opcc_welcome_set_busy (OpccWelcome *self, const char *what);
const char *opcc_welcome_get_busy (OpccWelcome *self);

G_END_DECLS
