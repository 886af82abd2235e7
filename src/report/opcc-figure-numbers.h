/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the figure of a document: its notes, and the table that says its numbers. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

/* @blocks: those of a document, of which @figure is the place of a figure. Returns the place after
 * its counting rule and its source. */
guint opcc_figure_pass_notes (const GPtrArray *blocks, guint figure);
const OpccBlock *opcc_figure_find_table (const GPtrArray *blocks, guint figure);

G_END_DECLS
