/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingSquares: a square for each application of a marker: done, in hand, still to do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Role img; its label is given with the states. */
#define OPCC_TYPE_MARKING_SQUARES (opcc_marking_squares_get_type ())
G_DECLARE_FINAL_TYPE (OpccMarkingSquares, opcc_marking_squares, OPCC, MARKING_SQUARES, GtkWidget)

/* @done (nullable): one for each application; @now: place of the one in hand; @words: the same said
 * in words. */
void opcc_marking_squares_set (OpccMarkingSquares *self,
                               const gboolean *done,
                               guint n_applications,
                               guint now,
                               const char *words);

G_END_DECLS
