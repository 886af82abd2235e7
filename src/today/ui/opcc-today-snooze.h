/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting off what is due from the page: until when, and why. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-today.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (transfer none): the dialog that asks; it destroys itself */
OpccAskDialog *opcc_today_snooze_ask (GtkWidget *from,
                                      OpccWorkspace *workspace,
                                      const OpccTodayItem *item,
                                      OpccDate today);
/* Brings back what was put off, and says so in a toast. */
void opcc_today_snooze_wake (GtkWidget *from, OpccWorkspace *workspace, const OpccTodayItem *item);

G_END_DECLS
