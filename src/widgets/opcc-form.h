/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccForm: the rows in which a record is filled in, made from its field table. */
#pragma once

#include <adwaita.h>

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/**
 * OpccForm:
 *
 * A row for each field that is not computed: text, long text, money, number, date, choice, flag,
 * place and link. What is typed goes into the record when it can be read; else the sentence that
 * says why stands under the row. Properties: "record", "read-only".
 * Signal "changed" after a value of the record changed.
 */
#define OPCC_TYPE_FORM (opcc_form_get_type ())
G_DECLARE_FINAL_TYPE (OpccForm, opcc_form, OPCC, FORM, GtkWidget)

/* Writes into @record itself: give it a copy if the old values are still wanted.
 * @source (nullable) finds records for LINK fields. */
GtkWidget *opcc_form_new (OpccRecord *record, OpccListSource *source);
void opcc_form_set_record (OpccForm *self, OpccRecord *record);
OpccRecord *opcc_form_get_record (OpccForm *self);
void opcc_form_set_source (OpccForm *self, OpccListSource *source);
/* Only these fields, in this order; NULL: all. */
void opcc_form_set_fields (OpccForm *self, const char *const *names);
/* A title before the field named @first_field. */
void opcc_form_add_heading (OpccForm *self, const char *first_field, const char *title);
/* The words a LINK field shows for its present target. */
void opcc_form_set_link_title (OpccForm *self, const char *field, const char *title);
/* What can be chosen of a text, or of a choice instead of all of its field: keys and labels are
 * copied, and labels shown as they are. */
void opcc_form_set_choices (OpccForm *self, const char *field, const OpccChoice *choices);
void opcc_form_set_read_only (OpccForm *self, gboolean read_only);
/* Stops one field from being changed and says why. */
void opcc_form_set_locked (OpccForm *self, const char *field, const char *reason);
void opcc_form_set_error (OpccForm *self, const char *field, const char *sentence);
/* Takes what is still being typed, checks all, shows the errors and puts the focus on the first. */
gboolean opcc_form_check (OpccForm *self, GError **error);
/* Puts the focus where typing begins. */
void opcc_form_focus_first (OpccForm *self);
void opcc_form_focus_field (OpccForm *self, const char *field);

G_END_DECLS
