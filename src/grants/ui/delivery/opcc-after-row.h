/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAfterRow: a grant after its award in a list: who has it, what is next, its money. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-delivery.h"

G_BEGIN_DECLS

/* Gives @row what it shows. */
void opcc_after_row_fill (GtkListBoxRow *row, const OpccDelivery *grant);
/* What stands over such rows. (transfer floating) */
GtkWidget *opcc_after_row_new_headings (void);

G_END_DECLS
