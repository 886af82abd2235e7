/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is amiss with a widget, in a line that says where it stands. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds "@where: Outer > Inner.class @words" to @faults: where @widget stands, from the page on
 * down. */
void opcc_fault_add (GString *faults, const char *where, GtkWidget *widget, const char *words);

G_END_DECLS
