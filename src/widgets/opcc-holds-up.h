/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHoldsUp: in how many of a hundred redraws of its marks an award is still made, as ten dots.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Role img, a sentence as its label. */
#define OPCC_TYPE_HOLDS_UP (opcc_holds_up_get_type ())
G_DECLARE_FINAL_TYPE (OpccHoldsUp, opcc_holds_up, OPCC, HOLDS_UP, GtkWidget)

GtkWidget *opcc_holds_up_new (int percent);
/* 0 to 100, −1 when it was not marked. */
void opcc_holds_up_set_percent (OpccHoldsUp *self, int percent);
/* What the tooltip says and who cannot see it hears; NULL: the plain sentence. */
void opcc_holds_up_set_words (OpccHoldsUp *self, const char *words);
int opcc_holds_up_get_percent (OpccHoldsUp *self);

G_END_DECLS
