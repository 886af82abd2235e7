/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a document of a word processor (ODT, DOCX), as plain text with tables in tabs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *opcc_word_text_read (const char *path, gsize max_length, GError **error);

G_END_DECLS
