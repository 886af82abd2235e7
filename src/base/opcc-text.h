/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every text goes through: cleaning at the door, folding for matching, escaping for JSON. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The byte that opcc_text_to_plain() writes for "£". */
#define OPCC_PLAIN_POUND '\xa3'

gboolean opcc_set_str (char **place, const char *value);
char *opcc_text_clean (const char *text, GError **error);
char *opcc_text_clean_lines (const char *text, GError **error);
char *opcc_text_fold (const char *text);
char *opcc_text_quote (const char *text);
char *opcc_text_to_file_name (const char *text);
gssize opcc_text_to_plain (const char *text, char *out, gsize size);
void opcc_json_append_string (GString *out, const char *text);

/* A whole number as it is read: "4,421", "−14"; what is behind the point is rounded. */
char *opcc_text_from_count (double count);

G_END_DECLS
