/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccProofPage: whether the office file was altered outside the program, and what that proves. */
#pragma once

#include "opcc-page.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* For the office alone: it offers no document to present or print. */
#define OPCC_TYPE_PROOF_PAGE (opcc_proof_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccProofPage, opcc_proof_page, OPCC, PROOF_PAGE, OpccPage)

GtkWidget *opcc_proof_page_new (OpccWorkspace *workspace);
void opcc_proof_page_verify (OpccProofPage *self);
void opcc_proof_page_compare (OpccProofPage *self, const char *path);
void opcc_proof_page_save (OpccProofPage *self, const char *path);

G_END_DECLS
