/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of record this program knows, so that store, search and files reach each of them. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

void opcc_registry_add (const OpccKind *kind);
const OpccKind *opcc_registry_find (const char *name);
const OpccKind *opcc_registry_find_words (const char *words);
const OpccKind *const *opcc_registry_get_kinds (guint *n_kinds);
guint opcc_registry_get_code (const OpccKind *kind);

G_END_DECLS
