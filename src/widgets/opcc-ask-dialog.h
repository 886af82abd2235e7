/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAskDialog: asks for one choice and a few words before something is done. */
#pragma once

#include "opcc-apply-dialog.h"

G_BEGIN_DECLS

/**
 * OpccAskDialog:
 *
 * Its verb works once every needed text is given. Signal "chosen" when another choice is made.
 */
#define OPCC_TYPE_ASK_DIALOG (opcc_ask_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccAskDialog, opcc_ask_dialog, OPCC, ASK_DIALOG, OpccApplyDialog)

/* @body (nullable) is plain text. (transfer none): the dialog, to be presented */
OpccAskDialog *
opcc_ask_dialog_new (GtkWidget *from, const char *title, const char *body, const char *verb);
void opcc_ask_dialog_set_heading (OpccAskDialog *self, const char *heading);
/* Keys are copied; labels are shown as they are. One choice a dialog. */
void opcc_ask_dialog_add_choice (OpccAskDialog *self, const char *key, const char *label);
void opcc_ask_dialog_set_choice_title (OpccAskDialog *self, const char *title);
const char *opcc_ask_dialog_get_choice (OpccAskDialog *self);
void opcc_ask_dialog_set_choice (OpccAskDialog *self, const char *key);
/* @needed (nullable): the sentence that says why it may not stay empty */
void opcc_ask_dialog_add_text (OpccAskDialog *self,
                               const char *title,
                               const char *text,
                               const char *needed);
/* A text that is not shown while it is typed unless who types asks for it. */
void opcc_ask_dialog_add_secret (OpccAskDialog *self, const char *title);
void opcc_ask_dialog_show_text (OpccAskDialog *self, guint index, gboolean shown);
const char *opcc_ask_dialog_get_text (OpccAskDialog *self, guint index);
void opcc_ask_dialog_set_text (OpccAskDialog *self, guint index, const char *text);
/* Shows @widget below the answers. */
void opcc_ask_dialog_add_below (OpccAskDialog *self, GtkWidget *widget);

G_END_DECLS
