/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing text so that it is read as text, whatever letters are in it. */
#include "opcc-markup.h"

void
opcc_markup_append (GString *out, const char *text, const char *line_break)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\n':
        g_string_append (out, line_break);
        break;
      default:
        g_string_append_c (out, *p);
      }
}
