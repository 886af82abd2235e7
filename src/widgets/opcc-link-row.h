/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLinkRow: a form row that points at another record, found by typing its words. */
#pragma once

#include <adwaita.h>

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* Property "target" (gint64, 0: none). Signal "target-changed" when the user chose. */
#define OPCC_TYPE_LINK_ROW (opcc_link_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccLinkRow, opcc_link_row, OPCC, LINK_ROW, AdwActionRow)

GtkWidget *opcc_link_row_new (const char *title, const char *kind_name, OpccListSource *source);
/* @source NULL: nothing can be chosen. */
void opcc_link_row_set_source (OpccLinkRow *self, OpccListSource *source);
gint64 opcc_link_row_get_target (OpccLinkRow *self);
void opcc_link_row_set_target (OpccLinkRow *self, gint64 n, const char *title);
const char *opcc_link_row_get_target_title (OpccLinkRow *self);

G_END_DECLS
