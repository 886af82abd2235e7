/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done next to a grant after its award, each in a dialog of its own. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-delivery.h"
#include "opcc-tone.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* (nullable): the words of the button for the next step; NULL where nothing can be done here. */
const char *opcc_grant_act_get_verb (const OpccDelivery *grant);
/* How the next step is dressed. */
OpccTone opcc_grant_act_get_tone (const OpccDelivery *grant);
/* Opens what the step of @grant asks for: a form of agreement, payment or return, or a question. */
void opcc_grant_act_do (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant);

G_END_DECLS
