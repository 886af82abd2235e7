/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms in which a scheme, a round and a criterion are made or changed. */
#pragma once

#include "opcc-criterion.h"
#include "opcc-form-dialog.h"
#include "opcc-workspace.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

/* Each opens a dialog that saves what is typed as one action and says so in a toast. @record is
 * NULL for a new one. Returns: (transfer none): the dialog; it closes itself */
OpccFormDialog *
opcc_grants_open_scheme (GtkWidget *from, OpccWorkspace *workspace, OpccScheme *scheme);
/* @scheme: the scheme of a new round */
OpccFormDialog *opcc_grants_open_round (
    GtkWidget *from, OpccWorkspace *workspace, OpccRound *round, gint64 scheme, gint64 number);
/* @round: the round of a new criterion; @meaning (nullable): what one more means once applications
 * have come, where a reason is asked too */
OpccFormDialog *opcc_grants_open_criterion (GtkWidget *from,
                                            OpccWorkspace *workspace,
                                            OpccCriterion *criterion,
                                            gint64 round,
                                            const char *meaning);
/* A change of @round, or of its @criterion (nullable), after applications have come, with its
 * reason. */
OpccFormDialog *opcc_grants_open_variation (GtkWidget *from,
                                            OpccWorkspace *workspace,
                                            gint64 round,
                                            OpccCriterion *criterion);

G_END_DECLS
