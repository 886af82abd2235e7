/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to files that are attached, from whichever list: opened, saved. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* @n: number of the attachment. A private copy of it, shown by the desktop's program. */
void opcc_attachment_act_open (GtkWidget *from, OpccWorkspace *workspace, gint64 n);
/* Asks where, and says in a toast that it is written. */
void opcc_attachment_act_save (GtkWidget *from, OpccWorkspace *workspace, gint64 n);
/* What follows once it is said where. */
void
opcc_attachment_act_write (GtkWidget *from, OpccWorkspace *workspace, gint64 n, const char *path);

G_END_DECLS
