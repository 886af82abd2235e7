/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLateChildren: the many children of a long text or table are shown a few in each frame. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccLateChildren:
 *
 * Words that wrap cost a millisecond or more each when they are first given their room, all of them
 * in one frame: a thousand paragraphs would hold the window for seconds. The first of them are
 * there at once, the others follow in their order while the whole can be seen.
 */
#define OPCC_TYPE_LATE_CHILDREN (opcc_late_children_get_type ())
G_DECLARE_FINAL_TYPE (OpccLateChildren, opcc_late_children, OPCC, LATE_CHILDREN, GObject)

/* @owner: what the children are in; is not kept alive. @at_once: children that are shown with it;
 * @a_frame: that follow in each frame. */
OpccLateChildren *opcc_late_children_new (GtkWidget *owner, guint at_once, guint a_frame);
/* @child, which is in the owner by now, is shown after those added before. */
void opcc_late_children_add (OpccLateChildren *self, GtkWidget *child);
/* Those still to be shown are forgotten, and the next are the first again. */
void opcc_late_children_clear (OpccLateChildren *self);

G_END_DECLS
