/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRequest: who asked for what, from a dialog or a click until the office file has answered. */
#pragma once

#include "opcc-apply-dialog.h"
#include "opcc-record.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccRequest:
 * @from: (nullable): the widget that asked, which is not kept alive; NULL once it is gone
 * @workspace: (owned)
 * @kind: (nullable): what kind of record it is about
 * @n: which one, or 0
 * @numbers: (owned) (nullable): several of them, gint64; not changed once a job has them
 * @other: a second number, where there is one; who asks says of what
 * @fields: (nullable): static, those that a form is to show
 * @for_good: what is done cannot be taken back, so the toast does not offer it
 *
 * Counted: a dialog holds it while it is open, and so does each job while it runs.
 */
typedef struct
{
  GtkWidget *from;
  OpccWorkspace *workspace;
  const OpccKind *kind;
  gint64 n;
  GArray *numbers;
  gint64 other;
  const char *const *fields;
  gboolean for_good;
} OpccRequest;

OpccRequest *
opcc_request_new (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n);
OpccRequest *opcc_request_ref (OpccRequest *self);
void opcc_request_unref (OpccRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRequest, opcc_request_unref)

void opcc_request_present (OpccRequest *self, OpccApplyDialog *dialog, GCallback apply);
void opcc_request_run (OpccRequest *self,
                       OpccApplyDialog *dialog,
                       OpccJob job,
                       gpointer data,
                       GDestroyNotify free_data,
                       const char *done);
void opcc_request_toast (OpccRequest *self, const char *sentence, gboolean with_undo);
void opcc_request_report_error (OpccRequest *self, const GError *error);

G_END_DECLS
