/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetterSaver: writes the issued letters of a round as files, with progress and Cancel. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccLetterSaver:
 *
 * Hidden unless it writes. Signals: "changed" when that begins or ends; "saved" (gboolean): the
 * files are written, or not.
 */
#define OPCC_TYPE_LETTER_SAVER (opcc_letter_saver_get_type ())
G_DECLARE_FINAL_TYPE (OpccLetterSaver, opcc_letter_saver, OPCC, LETTER_SAVER, GtkWidget)

void opcc_letter_saver_set_round (OpccLetterSaver *self, OpccWorkspace *workspace, gint64 round);
gboolean opcc_letter_saver_is_saving (OpccLetterSaver *self);
/* @code: of the round, for the name of the folder that is asked for. */
void opcc_letter_saver_ask (OpccLetterSaver *self, const char *code);
/* Writes into a folder that is not there yet, or is empty. */
void opcc_letter_saver_save (OpccLetterSaver *self, const char *folder);

G_END_DECLS
