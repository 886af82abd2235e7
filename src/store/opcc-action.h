/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAction: a named step of work, one transaction, one entry in the history, one step of undo. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

typedef struct _OpccAction OpccAction;

/**
 * opcc_action_begin:
 * @name: what the user did, for the history and the undo button: "Award 14 applications"
 *
 * Returns: (transfer full): the action; released without a commit, it is rolled back whole
 */
OpccAction *opcc_action_begin (OpccDb *db, const char *name, GError **error);
/* One that can never be taken back, nor anything that came before it. */
OpccAction *opcc_action_begin_final (OpccDb *db, const char *name, GError **error);
void opcc_action_set_name (OpccAction *self, const char *name);
gboolean opcc_action_commit (OpccAction *self, GError **error);
gint64 opcc_action_get_seq (OpccAction *self);
void opcc_action_free (OpccAction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccAction, opcc_action_free)

/* Adds many new records of one kind: numbered in a block, logged in batches. Only inside an
 * action, and only one at a time. The bulk takes its own reference to each record. */
typedef struct _OpccBulk OpccBulk;

OpccBulk *opcc_bulk_begin (OpccDb *db, const OpccKind *kind, GError **error);
gboolean opcc_bulk_add (OpccBulk *self, gpointer record, GError **error);
gboolean opcc_bulk_add_many (OpccBulk *self, gpointer const *records, guint n, GError **error);
gboolean opcc_bulk_end (OpccBulk *self, GError **error);
void opcc_bulk_free (OpccBulk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccBulk, opcc_bulk_free)

G_END_DECLS
