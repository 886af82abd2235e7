/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLettersTab: the letters of a round from "make" to the files, one at a time in view. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccLettersTab:
 *
 * The list narrows by how letters stand and by kind; beside it the letter as it will be printed.
 * J and K go to the next and the one before, E edits, R marks as reviewed and goes on, I issues.
 * Above them what is to be done next. Signal "saved" (gboolean): the files are written, or not.
 */
#define OPCC_TYPE_LETTERS_TAB (opcc_letters_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccLettersTab, opcc_letters_tab, OPCC, LETTERS_TAB, GtkWidget)

/* (transfer floating) */
GtkWidget *opcc_letters_tab_new (OpccWorkspace *workspace, gint64 round);
/* Writes the issued letters into a folder that is not there yet, with progress and Cancel. */
void opcc_letters_tab_save (OpccLettersTab *self, const char *folder);

G_END_DECLS
