/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSidebar: the domains, what is pinned, and whether everything is saved. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-domains.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* Rows act by win.show-domain and win.show-record. CSS: .opcc-sidebar. */
#define OPCC_TYPE_SIDEBAR (opcc_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (OpccSidebar, opcc_sidebar, OPCC, SIDEBAR, GtkWidget)

void opcc_sidebar_set_pins (OpccSidebar *self, const GPtrArray *pins);
void opcc_sidebar_set_current (OpccSidebar *self,
                               const OpccDomain *domain,
                               const OpccKind *kind,
                               gint64 n);
void opcc_sidebar_set_count (OpccSidebar *self, const char *domain, guint count);
void opcc_sidebar_set_domains_shown (OpccSidebar *self, gboolean shown);
void opcc_sidebar_set_state (OpccSidebar *self,
                             const char *icon_name,
                             const char *state,
                             const char *place,
                             const char *path);
void opcc_sidebar_set_menu (OpccSidebar *self, GMenuModel *menu);
void opcc_sidebar_open_menu (OpccSidebar *self);

G_END_DECLS
