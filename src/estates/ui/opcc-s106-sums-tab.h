/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money of section 106 by authority: promised, secured to spent, what came back, requests. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating) */
GtkWidget *opcc_s106_sums_tab_new (OpccWorkspace *workspace);

G_END_DECLS
