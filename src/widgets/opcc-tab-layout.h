/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabLayout: children one after the other, in two lines where one has no room for them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccTabLayout:
 *
 * Never more than two lines: where these have no room either, the children are made narrower, as
 * those of a box are. It knows no spacing, as CSS margins do that.
 */
#define OPCC_TYPE_TAB_LAYOUT (opcc_tab_layout_get_type ())
G_DECLARE_FINAL_TYPE (OpccTabLayout, opcc_tab_layout, OPCC, TAB_LAYOUT, GtkLayoutManager)

G_END_DECLS
