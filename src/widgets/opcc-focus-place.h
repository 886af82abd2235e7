/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFocusPlace: where the focus stands on a page, so that it stands there again afterwards. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _OpccFocusPlace OpccFocusPlace;

OpccFocusPlace *opcc_focus_place_note (GtkWidget *page);
void opcc_focus_place_return (OpccFocusPlace *place, GtkWidget *page);
void opcc_focus_place_free (OpccFocusPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccFocusPlace, opcc_focus_place_free)

G_END_DECLS
