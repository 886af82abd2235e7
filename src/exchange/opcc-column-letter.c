/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns by their letters, as a spreadsheet program shows them. */
#include "opcc-column-letter.h"

/**
 * opcc_column_letter:
 * @column: from 0
 *
 * Returns: (transfer full): "A" for 0, "Z" for 25, "AA" for 26
 */
char *
opcc_column_letter (guint column)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint64 rest = (guint64) column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (letters + at);
}

/**
 * opcc_cell_reference_parse:
 * @reference: such as "B7" or "$B$7"; anything after it is ignored
 * @column: (out): from 0
 * @row: (out): from 1, or 0 where the reference names no row
 *
 * Returns: %FALSE if it is no reference, or lies beyond 16,777,216 columns or rows
 */
gboolean
opcc_cell_reference_parse (const char *reference, guint *column, guint *row)
{
  guint letters = 0;
  guint digits = 0;
  const char *at = reference;

  if (*at == '$')
    at++;
  for (; g_ascii_isalpha (*at) && letters < (1 << 24); at++)
    letters = letters * 26 + (guint) (g_ascii_toupper (*at) - 'A') + 1;
  if (*at == '$')
    at++;
  for (; g_ascii_isdigit (*at) && digits < (1 << 24); at++)
    digits = digits * 10 + (guint) (*at - '0');
  if (letters == 0 || letters > (1 << 24) || digits > (1 << 24))
    return FALSE;
  *column = letters - 1;
  *row = digits;
  return TRUE;
}
