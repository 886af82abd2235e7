/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The apostrophe that keeps text in CSV from becoming a formula, put on and taken off again. */
#include "opcc-formula-guard.h"

#include <string.h>

/* Spreadsheet programs take a cell that begins so for a formula (OWASP, "CSV injection"; the
 * full-width forms U+FF0B, U+FF0D, U+FF1D and U+FF20 count in East Asian settings). */
static gboolean
begins_formula (const char *text)
{
  static const char *const wide[] = { "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\x9D",
                                      "\xEF\xBC\xA0" };

  if (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      if (strncmp (text, wide[i], 3) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * opcc_formula_guard_needed:
 * @text: the text of a cell
 *
 * Any number of apostrophes and then the beginning of a formula: such text gets one more
 * apostrophe. So text that already looks guarded comes back whole, and the guard can be taken off
 * without asking who put it on.
 *
 * Returns: whether a writer must put an apostrophe before @text
 */
gboolean
opcc_formula_guard_needed (const char *text)
{
  return begins_formula (text + strspn (text, "'"));
}

/**
 * opcc_formula_guard_present:
 * @text: the text of a cell as it stands in a file
 *
 * Returns: whether a reader must take the first apostrophe off
 */
gboolean
opcc_formula_guard_present (const char *text)
{
  return *text == '\'' && opcc_formula_guard_needed (text);
}
