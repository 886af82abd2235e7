/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccToaster: short messages over the window, and the same words where a screen reader hears them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "child". A toast stays 8 seconds; a newer one takes its place. */
#define OPCC_TYPE_TOASTER (opcc_toaster_get_type ())
G_DECLARE_FINAL_TYPE (OpccToaster, opcc_toaster, OPCC, TOASTER, GtkWidget)

GtkWidget *opcc_toaster_new (void);
/* What the toasts stand over. */
void opcc_toaster_set_child (OpccToaster *self, GtkWidget *child);
/* @plain_text is not markup. @button_label and @action_name may be NULL together. */
void opcc_toaster_show (OpccToaster *self,
                        const char *plain_text,
                        const char *button_label,
                        const char *action_name);
void opcc_toaster_dismiss (OpccToaster *self);
/* The last message, as the live label says it. */
const char *opcc_toaster_get_last (OpccToaster *self);

G_END_DECLS
