/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to applications from a list or a page: each asks first, then is one action. */
#pragma once

#include "opcc-ask-dialog.h"
#include "opcc-flag-words.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* @from: a widget of the page, for the dialog, errors and toasts. @numbers: of gint64, copied.
 * All return the dialog (transfer none), which closes itself. */
OpccAskDialog *
opcc_application_ask_flag (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers);
OpccAskDialog *
opcc_application_ask_stage (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers);
/* The mean stands for those in moderation; asks for the note. */
OpccAskDialog *
opcc_application_ask_settle (GtkWidget *from, OpccWorkspace *workspace, const GArray *numbers);
/* @explanation: (nullable): the sentence of the rule */
OpccAskDialog *opcc_application_ask_override (GtkWidget *from,
                                              OpccWorkspace *workspace,
                                              gint64 application,
                                              const OpccFlagWords *flag,
                                              const char *explanation);

/* Asks for a file and writes the applications into it; @fields are names of fields. */
void opcc_application_ask_export (GtkWidget *from,
                                  OpccWorkspace *workspace,
                                  const GArray *numbers,
                                  const char *const *fields,
                                  const char *suggested_name);
/* The same without asking, to @path. */
void opcc_application_export (GtkWidget *from,
                              OpccWorkspace *workspace,
                              const GArray *numbers,
                              const char *const *fields,
                              const char *path);

G_END_DECLS
