/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingDesk: one application beside its criteria, scored and submitted by keys alone. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"
#include "opcc-marking-jobs.h"

G_BEGIN_DECLS

/**
 * OpccMarkingDesk:
 *
 * Scores and comments are saved as they are given. Signals: "go" (int steps), to another
 * application; "list", back to all of them; "saved", when nothing is on its way to the office file
 * any more.
 */
#define OPCC_TYPE_MARKING_DESK (opcc_marking_desk_get_type ())
G_DECLARE_FINAL_TYPE (OpccMarkingDesk, opcc_marking_desk, OPCC, MARKING_DESK, GtkWidget)

GtkWidget *opcc_marking_desk_new (OpccWorkspace *workspace);
/* @reading is not copied: it stays until another is set. What is being typed stays as it is. */
void opcc_marking_desk_set_reading (OpccMarkingDesk *self,
                                    const OpccMarkingReading *reading,
                                    guint index);
guint opcc_marking_desk_get_index (OpccMarkingDesk *self);
gboolean opcc_marking_desk_is_saving (OpccMarkingDesk *self);

/* What the keys do. */
void opcc_marking_desk_score (OpccMarkingDesk *self, gint64 score);
void opcc_marking_desk_move (OpccMarkingDesk *self, int steps);
void opcc_marking_desk_comment (OpccMarkingDesk *self);
void opcc_marking_desk_toggle_guidance (OpccMarkingDesk *self);
/* Submits what is whole and goes on, or only goes on. */
void opcc_marking_desk_next (OpccMarkingDesk *self);
/* Whether it asks about an interest in the applicant before it shows the application; nobody is
 * asked where the answer cannot be kept. */
gboolean opcc_marking_desk_is_asking (OpccMarkingDesk *self);
/* The answer that there is none: the application opens. */
void opcc_marking_desk_declare_none (OpccMarkingDesk *self);
/* (transfer none): a dialog to be presented. */
GtkWindow *opcc_marking_desk_declare_conflict (OpccMarkingDesk *self);
void opcc_marking_desk_focus (OpccMarkingDesk *self);

G_END_DECLS
