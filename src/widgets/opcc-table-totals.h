/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableTotals: a row of labels that stand under the columns of a table. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* CSS: .opcc-totals. Hidden while it has no total. */
#define OPCC_TYPE_TABLE_TOTALS (opcc_table_totals_get_type ())
G_DECLARE_FINAL_TYPE (OpccTableTotals, opcc_table_totals, OPCC, TABLE_TOTALS, GtkWidget)

/* @view: its headings say where the columns are. */
GtkWidget *opcc_table_totals_new (GtkColumnView *view);
void opcc_table_totals_set (OpccTableTotals *self,
                            guint column,
                            float xalign,
                            const char *title,
                            const char *text,
                            const char *css_class);
void opcc_table_totals_clear (OpccTableTotals *self);

G_END_DECLS
