/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts that fill the slide, parted where they have more rows than the wall can show. */
#pragma once

#include "opcc-slide-stack.h"

G_BEGIN_DECLS

gboolean opcc_slide_map_add (OpccSlideStack *stack, const OpccChart *chart, const OpccBlock *table);
void opcc_slide_chart_add (OpccSlideStack *stack, const OpccChart *chart);

G_END_DECLS
