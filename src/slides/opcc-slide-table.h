/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on slides: as many slides as rows and columns need, and never smaller type. */
#pragma once

#include "opcc-slide-stack.h"

G_BEGIN_DECLS

/* A table, and values with their labels. */
void opcc_slide_table_add (OpccSlideStack *stack, const OpccBlock *block);
gboolean opcc_slide_table_add_whole (OpccSlideStack *stack, const OpccBlock *block);
void opcc_slide_values_add (OpccSlideStack *stack, const GPtrArray *blocks, guint from, guint to);

G_END_DECLS
