/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeLine: when a scheme runs, as now and as first approved, on a line of months. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-schemes.h"

G_BEGIN_DECLS

/**
 * OpccSchemeLine:
 *
 * From the start of the financial year of today, over twenty-one months: a bar with a diamond as
 * now, a broken outline as first approved, the slip in words, and a line for today. Without a
 * scheme it is the head with years and months. Drawn, and no more: its row says the same in words.
 */
#define OPCC_TYPE_SCHEME_LINE (opcc_scheme_line_get_type ())
G_DECLARE_FINAL_TYPE (OpccSchemeLine, opcc_scheme_line, OPCC, SCHEME_LINE, GtkWidget)

/* @state: (transfer none) (nullable): must outlive the line; NULL: the head */
GtkWidget *opcc_scheme_line_new (const OpccSchemeState *state, OpccDate today);

G_END_DECLS
