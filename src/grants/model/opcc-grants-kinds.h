/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of record of the grants domain, and finding one by the words a person uses for it. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* Tells the registry about all kinds of this domain; call it before the store is opened. */
void opcc_grants_register_kinds (void);

/**
 * opcc_grants_find_record:
 * @kind: a kind of this domain
 * @words: its id, its number in the office file, or what people call it: "2023/24" (scheme),
 *   "2023/24-1" (round), "2023/24-1/R1-001" or "R1-001" (application, the newest round that has
 *   it), "2023/24-1/3" (criterion), a name or charity or company number (organisation), a role
 *   (marker), an identifier (past grant), the application's words (award)
 *
 * Returns: (transfer full): the record; OPCC_ERROR_NOT_FOUND with a sentence otherwise, and
 *   OPCC_ERROR_INVALID where more than one record answers to the words
 */
gpointer
opcc_grants_find_record (OpccDb *db, const OpccKind *kind, const char *words, GError **error);

/**
 * opcc_grants_set_field:
 * @field: name of an attribute that is not computed
 * @typed: the new value as typed; "" clears it
 *
 * Changes one attribute of one record as one action, named after it.
 */
gboolean opcc_grants_set_field (
    OpccDb *db, gpointer record, const char *field, const char *typed, GError **error);
/* Saves a record that was added or changed as one action, "Add organisation Linnet House". */
gboolean opcc_grants_save_record (OpccDb *db, gpointer record, GError **error);
gboolean opcc_grants_delete_record (OpccDb *db, gpointer record, GError **error);

G_END_DECLS
