/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releasing the award of a winner who withdrew, and giving it to who is next on the reserve list.
 */
#pragma once

#include <gtk/gtk.h>

#include "opcc-delivery.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Asks why, says what follows, and releases the award of @grant. */
void
opcc_reserve_ask_release (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant);
/* Offers the reserve list of a round, the next one chosen, with what it can have. */
void opcc_reserve_ask_award (GtkWidget *from, OpccWorkspace *workspace, gint64 round);
/* Asks for an application, its place on the reserve list of a round, and why. */
void opcc_reserve_ask_place (GtkWidget *from, OpccWorkspace *workspace, gint64 round);

G_END_DECLS
