/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPostsTab: the posts of the office, what is done with them, and what needs attention. */
#pragma once

#include <adwaita.h>

#include "opcc-records-page.h"

G_BEGIN_DECLS

/* Actions "posts.suspend", "posts.resume", "posts.left", "posts.filled", of the row with the
 * cursor; each asks first and is one action. */
#define OPCC_TYPE_POSTS_TAB (opcc_posts_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccPostsTab, opcc_posts_tab, OPCC, POSTS_TAB, AdwBin)

GtkWidget *opcc_posts_tab_new (OpccWorkspace *workspace);
OpccRecordsPage *opcc_posts_tab_get_list (OpccPostsTab *self);

G_END_DECLS
