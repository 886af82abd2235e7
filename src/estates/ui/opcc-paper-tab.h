/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the estates paper as it would be printed, kept up to date. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating) Its button asks for "page.paper", which saves it. */
GtkWidget *opcc_paper_tab_new (OpccWorkspace *workspace);

G_END_DECLS
