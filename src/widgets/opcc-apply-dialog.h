/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplyDialog: a window over the page with one verb, which waits until that is done. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * OpccApplyDialog:
 *
 * Signal "apply" when its verb is pressed, or Ctrl+Enter, and all is right; the caller does the
 * work and answers with opcc_apply_dialog_finish (). Until then the dialog waits and stays. An
 * error stands in its banner, and what was typed is kept. Escape and Cancel close it. Property
 * "body": the widget below the banner, for the .ui files of subclasses.
 */
#define OPCC_TYPE_APPLY_DIALOG (opcc_apply_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (OpccApplyDialog, opcc_apply_dialog, OPCC, APPLY_DIALOG, AdwWindow)

struct _OpccApplyDialogClass
{
  AdwWindowClass parent_class;

  /* (nullable): whether all is right; else it says, or shows, what is not */
  gboolean (*check) (OpccApplyDialog *self);
  /* (nullable): the waiting begins or ends */
  void (*wait) (OpccApplyDialog *self, gboolean waiting);
  /* (nullable): FALSE where there is a question first; yes to it calls opcc_apply_dialog_leave ()
   */
  gboolean (*may_leave) (OpccApplyDialog *self);

  gpointer padding[4];
};

/* @from (nullable): any widget of the window that opens it; @verb names the blue button. */
void opcc_apply_dialog_set_up (OpccApplyDialog *self,
                               GtkWidget *from,
                               const char *title,
                               const char *verb);
void opcc_apply_dialog_set_body (OpccApplyDialog *self, GtkWidget *body);
/* (transfer none): the button of the verb */
GtkWidget *opcc_apply_dialog_get_verb (OpccApplyDialog *self);
/* Presses the verb. */
void opcc_apply_dialog_apply (OpccApplyDialog *self);
/* @sentence NULL: no error any more. */
void opcc_apply_dialog_show_error (OpccApplyDialog *self, const char *sentence);
/* @error NULL: done, closes. Else the error stands in the dialog, which stays. */
void opcc_apply_dialog_finish (OpccApplyDialog *self, const GError *error);
/* Asks whether what was typed may be thrown away, and closes upon yes: for may_leave. */
void opcc_apply_dialog_ask_leave (OpccApplyDialog *self);
/* Closes without a question. */
void opcc_apply_dialog_leave (OpccApplyDialog *self);

G_END_DECLS
