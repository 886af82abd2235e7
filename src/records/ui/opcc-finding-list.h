/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFindingList: what is to be looked at in a document before it leaves, for who sends it. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-domain-document.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/**
 * OpccFindingList:
 *
 * Hidden where nothing is found, and while it is looked for. It stops nobody.
 */
#define OPCC_TYPE_FINDING_LIST (opcc_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (OpccFindingList, opcc_finding_list, OPCC, FINDING_LIST, GtkWidget)

/* (transfer floating) */
GtkWidget *opcc_finding_list_new (void);
void opcc_finding_list_check (OpccFindingList *self,
                              OpccWorkspace *workspace,
                              const OpccDocumentOrder *order,
                              OpccAudience audience);

G_END_DECLS
