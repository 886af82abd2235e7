/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordPage: one record with its fields, its history and the lists that belong to it. */
#pragma once

#include "opcc-form.h"
#include "opcc-page.h"
#include "opcc-table.h"

G_BEGIN_DECLS

/* A line of the history, as the caller words it. Strings are copied; plain text. */
typedef struct
{
  const char *sentence; /* "Amount awarded changed from £8,000 to £7,500" */
  const char *detail;   /* "Grants officer · 9 October 2023, 14:02" */
} OpccHistoryLine;

/**
 * OpccRecordPage:
 *
 * Signal "save" (OpccRecord *changed copy) after Save changes; answer with
 * opcc_record_page_saved (). Actions: "record.edit", "record.save", "record.cancel".
 */
#define OPCC_TYPE_RECORD_PAGE (opcc_record_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccRecordPage, opcc_record_page, OPCC, RECORD_PAGE, OpccPage)

GtkWidget *opcc_record_page_new (OpccRecord *record, OpccListSource *source);
OpccRecord *opcc_record_page_get_record (OpccRecordPage *self);
/* Shows the record as it is now; what is being typed stays until it is saved or given up. */
void opcc_record_page_set_record (OpccRecordPage *self, OpccRecord *record);
OpccForm *opcc_record_page_get_form (OpccRecordPage *self);
void opcc_record_page_set_read_only (OpccRecordPage *self, const char *reason);
void
opcc_record_page_set_history (OpccRecordPage *self, const OpccHistoryLine *lines, guint n_lines);
/* A part under the form: a table, or anything else. @title NULL: it brings its own. */
void opcc_record_page_add_section (OpccRecordPage *self, const char *title, GtkWidget *widget);
/* A part that is read before the form and scrolls with it. */
void opcc_record_page_add_lead (OpccRecordPage *self, GtkWidget *widget);
/* A part above the form that does not scroll, such as a banner. */
void opcc_record_page_add_top (OpccRecordPage *self, GtkWidget *widget);
/* A part before the form, which scrolls with it. */
void opcc_record_page_add_first (OpccRecordPage *self, GtkWidget *widget);
/* @error NULL: the copy is the record now. OPCC_ERROR_CONFLICT with @theirs (nullable) shows both
 * values of each field that differs. */
void opcc_record_page_saved (OpccRecordPage *self, const GError *error, OpccRecord *theirs);

G_END_DECLS
