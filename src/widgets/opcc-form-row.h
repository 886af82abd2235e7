/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFormRow: one field of a record as a row to fill in or to read, with what is wrong below it.
 */
#pragma once

#include <adwaita.h>

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* Not a widget: AdwPreferencesGroup wants the row and the row of its error side by side.
 * Signal "changed" after the record's value changed. */
#define OPCC_TYPE_FORM_ROW (opcc_form_row_get_type ())
G_DECLARE_FINAL_TYPE (OpccFormRow, opcc_form_row, OPCC, FORM_ROW, GObject)

/* @choices (nullable): what can be chosen of a text, or of a choice instead of all; labels are
 * shown as they are. It has to last as long as the row. */
OpccFormRow *opcc_form_row_new (OpccRecord *record,
                                const OpccField *field,
                                OpccListSource *source,
                                const char *link_title,
                                const OpccChoice *choices,
                                gboolean read_only);
const OpccField *opcc_form_row_get_field (OpccFormRow *self);
/* (transfer none): both go into the same group, one after the other. */
GtkWidget *opcc_form_row_get_widget (OpccFormRow *self);
GtkWidget *opcc_form_row_get_error_widget (OpccFormRow *self);

void opcc_form_row_set_error (OpccFormRow *self, const char *sentence);
/* @reason NULL: can be changed. */
void opcc_form_row_set_locked (OpccFormRow *self, const char *reason);
/* What the present target of a link is called. */
void opcc_form_row_set_link_title (OpccFormRow *self, const char *title);
/* Gives the record what is being typed; FALSE where it cannot be read. */
gboolean opcc_form_row_take_typed (OpccFormRow *self);
gboolean opcc_form_row_check (OpccFormRow *self, GError **error);

G_END_DECLS
