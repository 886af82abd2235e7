/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only a marker who has a pack can do: submit all at once, and open submitted marks again. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-marking-jobs.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

gboolean opcc_marking_alone_can_submit (const OpccMarkingReading *reading);
gboolean opcc_marking_alone_can_reopen (const OpccMarkingReading *reading, guint index);
void opcc_marking_alone_submit_all (GtkWidget *from,
                                    OpccWorkspace *workspace,
                                    const OpccMarkingReading *reading);
void opcc_marking_alone_reopen (GtkWidget *from,
                                OpccWorkspace *workspace,
                                const OpccMarkingReading *reading,
                                guint index);

G_END_DECLS
