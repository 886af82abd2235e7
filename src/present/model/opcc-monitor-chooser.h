/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMonitorChooser: which of the monitors is the wall and which the desk, as they come and go. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signal "changed": the wall or the desk is another monitor now, or none. */
#define OPCC_TYPE_MONITOR_CHOOSER (opcc_monitor_chooser_get_type ())
G_DECLARE_FINAL_TYPE (OpccMonitorChooser, opcc_monitor_chooser, OPCC, MONITOR_CHOOSER, GObject)

OpccMonitorChooser *opcc_monitor_chooser_new (GListModel *monitors, gpointer desk);
void opcc_monitor_chooser_choose_wall (OpccMonitorChooser *self, gpointer monitor);
gpointer opcc_monitor_chooser_get_wall (OpccMonitorChooser *self);
gpointer opcc_monitor_chooser_get_desk (OpccMonitorChooser *self);
gboolean opcc_monitor_chooser_is_alone (OpccMonitorChooser *self);
guint opcc_monitor_chooser_get_number (OpccMonitorChooser *self, gpointer monitor);

G_END_DECLS
