/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlideView: one slide, as large as there is room. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-slide.h"

G_BEGIN_DECLS

/**
 * OpccSlideView:
 *
 * A picture to assistive technology, which is told all that the slide says. Drawn by a thread once
 * for each size; until that is done the picture before stays. CSS: slide.
 */
#define OPCC_TYPE_SLIDE_VIEW (opcc_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (OpccSlideView, opcc_slide_view, OPCC, SLIDE_VIEW, GtkWidget)

void
opcc_slide_view_show (OpccSlideView *self, OpccSlide *slide, const OpccSlideNote *note, int part);
void opcc_slide_view_prepare (OpccSlideView *self, OpccSlide *slide, const OpccSlideNote *note);
/* What it was last told to show is what the eye sees. */
gboolean opcc_slide_view_is_current (OpccSlideView *self);
/* How many pictures were drawn so far. */
guint opcc_slide_view_get_draws (OpccSlideView *self);

G_END_DECLS
