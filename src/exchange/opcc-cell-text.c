/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sort of thing a cell's text is, as far as one can see without knowing its column. */
#include "opcc-cell-text.h"

#include <string.h>

/* A sentence under a table rather than a name in it. */
#define NOTE_CHARS 40

/* How much of a cell a note repeats. */
#define CUT_CHARS 60

/**
 * opcc_cell_text_is_blank:
 * @text: (nullable):
 *
 * Returns: whether nothing but spaces, also those that do not break, stands there
 */
gboolean
opcc_cell_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  while (*text != '\0')
    {
      if (g_ascii_isspace (*text))
        text++;
      else if (strncmp (text, "\xC2\xA0", 2) == 0)
        text += 2;
      else if (strncmp (text, "\xE2\x80\x8B", 3) == 0 || strncmp (text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
      else
        return FALSE;
    }
  return TRUE;
}

/* What stands between the digits of a figure. */
static gboolean
parts_digits (gunichar c)
{
  switch (c)
    {
    case ' ':
    case '.':
    case ',':
    case '-':
    case '+':
    case '%':
    case '$':
    case '(':
    case ')':
    case '/':
    case ':':
    case 0xA3:   /* pound */
    case 0x20AC: /* euro */
    case 0xA0:   /* no-break space */
    case 0x2212: /* minus */
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * opcc_cell_text_is_figure:
 * @text: not blank
 *
 * Returns: whether it is a number, an amount, a percentage, a date or a time written in digits
 */
gboolean
opcc_cell_text_is_figure (const char *text)
{
  gboolean digit = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = (guchar) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at);

      if (c >= '0' && c <= '9')
        digit = TRUE;
      else if (parts_digits (c))
        continue;
      else if ((c == 'T' || c == 'Z') && digit)
        continue;
      else if ((c == 'k' || c == 'K' || c == 'm' || c == 'M') && digit && at[1] == '\0')
        continue;
      else
        return FALSE;
    }
  return digit;
}

/**
 * opcc_cell_text_is_words:
 * @text: not blank
 *
 * Returns: whether it could be a heading: letters, and no address of mail or web
 */
gboolean
opcc_cell_text_is_words (const char *text)
{
  gboolean letter = FALSE;

  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    return FALSE;
  if (opcc_cell_text_is_figure (text))
    return FALSE;
  for (const char *at = text; *at != '\0' && !letter; at = g_utf8_next_char (at))
    letter = g_unichar_isalpha (g_utf8_get_char (at));
  return letter && (strchr (text, '@') == NULL || strchr (text, ' ') != NULL);
}

static gboolean
is_any_of (const char *word, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (word, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * opcc_cell_text_is_total:
 * @text: not blank
 *
 * Returns: whether it labels a sum: "Total", "Sub-total:", "Leicester total", "Total of round 1";
 *   not "Total Recovery CIC"
 */
gboolean
opcc_cell_text_is_total (const char *text)
{
  static const char *const alone[] = { "total",         "totals",    "grand total",   "sum",
                                       "overall total", "total sum", "running total", "subtotal",
                                       "subtotals",     "sub total", "sub totals",    NULL };
  static const char *const after[] = { "of",        "for",   "in",    "amount", "awarded", "asked",
                                       "requested", "round", "spend", "cost",   "budget",  "all",
                                       "this",      "to",    "bid",   "bids",   NULL };
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  gsize length = 0;

  if (strcasestr (text, "total") == NULL && strcasestr (text, "sum") == NULL)
    return FALSE;
  folded = g_utf8_strdown (text, -1);
  g_strdelimit (folded, "-:=()", ' ');
  g_strstrip (folded);
  if (is_any_of (folded, alone))
    return TRUE;
  words = g_strsplit_set (folded, " ", -1);
  length = g_strv_length (words);
  if (length < 2 || length > 8)
    return FALSE;
  if (g_str_has_prefix (words[0], "total") &&
      (is_any_of (words[1], after) || g_ascii_isdigit (*words[1])))
    return TRUE;
  if (strcmp (words[0], "grand") == 0 || g_str_has_prefix (words[0], "subtotal"))
    return g_str_has_prefix (words[1], "total") || words[0][0] == 's';
  return g_str_has_suffix (folded, " total") || g_str_has_suffix (folded, " totals") ||
         g_str_has_suffix (folded, " subtotal");
}

/**
 * opcc_cell_text_is_note:
 * @text: not blank
 *
 * Returns: whether it reads like a remark about the table rather than an entry in it
 */
gboolean
opcc_cell_text_is_note (const char *text)
{
  static const char *const starts[] = {
    "note",       "source",  "nb",           "n.b.",     "*",
    "†",          "(",       "generated",    "exported", "printed",
    "prepared",   "updated", "last updated", "end of",   "page ",
    "produced",   "figures", "key:",         "contains", "©",
    "downloaded", NULL
  };
  g_autofree char *folded = NULL;

  if (!opcc_cell_text_is_words (text))
    return FALSE;
  if (g_utf8_strlen (text, -1) >= NOTE_CHARS && strchr (text, ' ') != NULL)
    return TRUE;
  folded = g_utf8_strdown (text, -1);
  g_strchug (folded);
  for (guint i = 0; starts[i] != NULL; i++)
    {
      if (g_str_has_prefix (folded, starts[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * opcc_cell_text_to_heading:
 * @text: (nullable):
 *
 * Returns: (transfer full): the text on one line, with single spaces and none at its ends; ""
 *   where it is blank
 */
char *
opcc_cell_text_to_heading (const char *text)
{
  g_autoptr (GString) heading = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == 0x200B || c == 0xFEFF)
        continue;
      if (g_unichar_isspace (c) || c == 0xA0 || g_unichar_iscntrl (c))
        {
          space = heading->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (heading, ' ');
      space = FALSE;
      g_string_append_unichar (heading, c);
    }
  return g_string_free (g_steal_pointer (&heading), FALSE);
}

/**
 * opcc_cell_text_cut:
 * @text: (nullable):
 *
 * Returns: (transfer full): the text on one line and at most 60 characters long, for a note
 */
char *
opcc_cell_text_cut (const char *text)
{
  g_autofree char *line = opcc_cell_text_to_heading (text);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= CUT_CHARS)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, CUT_CHARS - 1);
  return g_strconcat (head, "…", NULL);
}
