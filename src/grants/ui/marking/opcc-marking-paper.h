/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingPaper: an application as a marker reads it, with what is hidden marked as such. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-marking.h"

G_BEGIN_DECLS

#define OPCC_TYPE_MARKING_PAPER (opcc_marking_paper_get_type ())
G_DECLARE_FINAL_TYPE (OpccMarkingPaper, opcc_marking_paper, OPCC, MARKING_PAPER, GtkWidget)

void opcc_marking_paper_set_view (OpccMarkingPaper *self, const OpccMarkingView *view);

G_END_DECLS
