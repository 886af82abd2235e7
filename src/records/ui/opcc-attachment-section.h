/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAttachmentSection: the files attached to one record: attached, opened, saved, deleted. */
#pragma once

#include "opcc-record-section.h"

G_BEGIN_DECLS

/**
 * OpccAttachmentSection:
 *
 * Files are attached by its button or dropped on it, several at once, as one action. Actions:
 * "evidence.attach", and of the row with the cursor "evidence.open" (Enter) and "evidence.save".
 */
#define OPCC_TYPE_ATTACHMENT_SECTION (opcc_attachment_section_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccAttachmentSection, opcc_attachment_section, OPCC, ATTACHMENT_SECTION, GtkWidget)

/* @kind, @n: the record they belong to */
GtkWidget *opcc_attachment_section_new (OpccWorkspace *workspace, const OpccKind *kind, gint64 n);
void opcc_attachment_section_attach (OpccAttachmentSection *self, GPtrArray *files);
OpccRecordSection *opcc_attachment_section_get_list (OpccAttachmentSection *self);

G_END_DECLS
