/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a kind of record as it stands within a sentence. */
#include "opcc-record-words.h"

#include <glib/gi18n-lib.h>

char *
opcc_record_words_dup (const char *label)
{
  const char *words = g_dgettext (GETTEXT_PACKAGE, label);

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    if (at != words && g_unichar_isupper (g_utf8_get_char (at)))
      return g_strdup (words);
  return g_utf8_strdown (words, -1);
}
