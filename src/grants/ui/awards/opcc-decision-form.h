/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision record of a round, edited until it is approved. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Reads the record and opens its form; says what to do where the round is not decided. */
void opcc_decision_form_open (GtkWidget *from, OpccWorkspace *workspace, gint64 round);

G_END_DECLS
