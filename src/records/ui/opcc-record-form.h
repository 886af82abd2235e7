/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making or changing a record of any kind in a dialog, saved as one action. */
#pragma once

#include "opcc-form-dialog.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccRecordFormWords:
 * @title: (nullable) of the window; NULL: "New visit", "Edit visit"
 * @verb: (nullable) of the blue button; NULL: "Add visit", "Save visit"
 */
typedef struct
{
  const char *title;
  const char *verb;
} OpccRecordFormWords;

/**
 * opcc_record_form_open:
 * @record: (transfer none): new, with what is known about it, or as it was read
 * @fields: (nullable): the fields to ask for; NULL: all
 * @words: (nullable)
 * @save: (nullable): a job that saves the record it is given as data and returns something but
 *   NULL; NULL: opcc_record_act_save ()
 *
 * Opens a dialog that saves what is typed as one action and says so in a toast.
 *
 * Returns: (transfer none): it closes itself; NULL where the office file is read only
 */
OpccFormDialog *opcc_record_form_open (GtkWidget *from,
                                       OpccWorkspace *workspace,
                                       OpccRecord *record,
                                       const char *const *fields,
                                       const OpccRecordFormWords *words,
                                       OpccJob save);

G_END_DECLS
