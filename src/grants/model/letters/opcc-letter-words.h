/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters that come with the program, until the office writes its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @used_for: key of an outcome, "letterhead", "closing" or "signed-by". (nullable): no subject for
 * these. */
const char *opcc_letter_words_get_subject (const char *used_for);
const char *opcc_letter_words_get_body (const char *used_for);

G_END_DECLS
