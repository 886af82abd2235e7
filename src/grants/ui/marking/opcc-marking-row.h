/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in a marker's list: what the application is called, and how far its marking has come. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-marking.h"

G_BEGIN_DECLS

/* (transfer floating): a GtkListBoxRow. */
GtkWidget *opcc_marking_row_new (const OpccMarkingView *view);

G_END_DECLS
