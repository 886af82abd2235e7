/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list does with one of its records: change it in a form, or take it out. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Reads the record and opens a form over the page. @fields NULL: all. */
void opcc_record_row_edit (GtkWidget *from,
                           OpccWorkspace *workspace,
                           const OpccKind *kind,
                           gint64 n,
                           const char *const *fields);
/* Deletes the record as one action and says so in a toast with Undo. */
void
opcc_record_row_delete (GtkWidget *from, OpccWorkspace *workspace, const OpccKind *kind, gint64 n);

G_END_DECLS
