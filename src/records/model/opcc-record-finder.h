/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a record of any kind by the words a person uses for it. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"
#include "opcc-slot-list.h"

G_BEGIN_DECLS

/**
 * opcc_record_find:
 * @words: its id, its number in the office file, its title, or what people call it, such as
 *   "2023/24-1/R1-001" for an application: see the references of its domain
 *
 * Returns: (transfer full): the record; OPCC_ERROR_NOT_FOUND with a sentence otherwise, and
 *   OPCC_ERROR_INVALID where more than one record answers to the words
 */
gpointer opcc_record_find (OpccDb *db, const OpccKind *kind, const char *words, GError **error);

/* The record with that number, and the titles of those it links to. (transfer full); NULL with
 * OPCC_ERROR_NOT_FOUND where it is gone */
OpccListRow *opcc_record_find_row (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);

G_END_DECLS
