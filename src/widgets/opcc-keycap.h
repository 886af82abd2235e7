/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccKeycap: shows a key where it works at once; a preference hides them all. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* CSS: .opcc-keycap. Left out of the accessible tree: the action has its own name. */
#define OPCC_TYPE_KEYCAP (opcc_keycap_get_type ())
G_DECLARE_FINAL_TYPE (OpccKeycap, opcc_keycap, OPCC, KEYCAP, GtkWidget)

GtkWidget *opcc_keycap_new (const char *key);
void opcc_keycap_show_all (gboolean shown);
/* A button with an icon (nullable), a label and a key (nullable). */
GtkWidget *opcc_keycap_button_new (const char *icon_name, const char *label, const char *key);

G_END_DECLS
