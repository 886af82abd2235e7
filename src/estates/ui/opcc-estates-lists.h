/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the estates domain, as tabs: premises, section 106, updates of schemes. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer floating) all of them */
GtkWidget *opcc_premises_list_new (OpccWorkspace *workspace);
GtkWidget *opcc_s106_lists_new (OpccWorkspace *workspace);
GtkWidget *opcc_requests_list_new (OpccWorkspace *workspace);
GtkWidget *opcc_updates_list_new (OpccWorkspace *workspace);

/* What the form of an update asks for; ends with NULL. */
extern const char *const opcc_update_fields[];

G_END_DECLS
