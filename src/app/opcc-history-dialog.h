/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHistoryDialog: the history of one record, in sentences. */
#pragma once

#include <adwaita.h>

#include "opcc-history-list.h"
#include "opcc-record.h"
#include "opcc-store.h"

G_BEGIN_DECLS

#define OPCC_TYPE_HISTORY_DIALOG (opcc_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OpccHistoryDialog, opcc_history_dialog, OPCC, HISTORY_DIALOG, AdwWindow)

GtkWindow *opcc_history_dialog_new (
    GtkWindow *parent, OpccStore *store, const OpccKind *kind, gint64 n, const char *title);
OpccHistoryList *opcc_history_dialog_get_list (OpccHistoryDialog *self);

G_END_DECLS
