/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures: values that are short enough to be read from the back of the room. */
#pragma once

#include "opcc-slide-stack.h"

G_BEGIN_DECLS

gboolean opcc_slide_keys_add (OpccSlideStack *stack, const GPtrArray *blocks, guint from, guint to);

G_END_DECLS
