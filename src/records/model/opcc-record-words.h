/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a kind of record as it stands within a sentence. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * opcc_record_words_dup:
 * @label: label or plural of a kind, untranslated
 *
 * Returns: (transfer full): its translation with a small first letter, "steering group member"; a
 *   name with capitals further in stays as it is, "People Zone"
 */
char *opcc_record_words_dup (const char *label);

G_END_DECLS
