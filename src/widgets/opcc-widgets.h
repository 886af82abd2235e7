/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the parts known by name, so that .ui files can use them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Call once after gtk_init () and before the first template is made. */
void opcc_widgets_init (void);

G_END_DECLS
