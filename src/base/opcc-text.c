/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every text goes through: cleaning at the door, folding for matching, escaping for JSON. */
#include "opcc-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-error.h"

/* Characters of a value that a message repeats; a longer one is cut with "…". */
#define QUOTED_CHARACTERS 60
/* Letters of a title in the name of a file: with date and number no system refuses it. */
#define MAX_FILE_NAME 50

/* Latin letters that Unicode does not take apart into a letter and an accent. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" },  { 0x0153, "oe" }, { 0x2010, "-" },
  { 0x2011, "-" },  { 0x2012, "-" }, { 0x2013, "-" },  { 0x2014, "-" },  { 0x2018, "'" },
  { 0x2019, "'" },  { 0x201b, "'" }, { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x2212, "-" },
};

/* A byte order mark, zero-width space, word joiner, or mark of writing direction: what Windows and
 * web pages leave in copied text. The joiners U+200C and U+200D stay, since Gujarati, Urdu and
 * emoji are spelt with them. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xfeff || c == 0x200b || c == 0x2060 || c == 0x200e || c == 0x200f;
}

/* Embeddings, overrides and isolates can show a text in another order than it is stored. */
static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || g_unichar_isspace (c);
}

/* Most texts are short, plain and tidy already. */
static gboolean
is_tidy (const char *text)
{
  const char *p;

  if (*text == ' ')
    return FALSE;
  for (p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c < 0x20 || c >= 0x7f || (c == ' ' && (p[1] == ' ' || p[1] == '\0')))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_set_str:
 * @place: (inout) (nullable): where an owned string is kept
 * @value: (nullable): its new value, which is copied
 *
 * Replaces an owned string unless it is the same already.
 *
 * Returns: whether it changed
 */
gboolean
opcc_set_str (char **place, const char *value)
{
  char *copy;

  g_return_val_if_fail (place != NULL, FALSE);

  if (g_strcmp0 (*place, value) == 0)
    return FALSE;
  /* The new value may be part of the old one. */
  copy = g_strdup (value);
  g_free (*place);
  *place = copy;
  return TRUE;
}

/**
 * opcc_text_quote:
 * @text: (nullable): anything at all, also what is not UTF-8
 *
 * Prepares a value for a sentence that repeats it: on one line, without control characters, cut
 * after 60 characters, in “quotation marks”.
 *
 * Returns: (transfer full): the value in quotation marks
 */
char *
opcc_text_quote (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out = g_string_new ("“");
  const char *p;
  int shown = 0;

  /* Six bytes are the longest form of a character; the rest would not be shown. */
  valid = g_utf8_make_valid (text != NULL ? text : "",
                             (gssize) strnlen (text != NULL ? text : "", 6 * QUOTED_CHARACTERS));
  for (p = valid; *p != '\0' && shown < QUOTED_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_end (c) || c == '\t')
        g_string_append_c (out, ' ');
      else if (is_control (c) || turns_direction (c))
        g_string_append_unichar (out, 0xfffd);
      else if (!is_invisible (c))
        g_string_append_unichar (out, c);
      else
        continue;
      shown++;
    }
  if (*p != '\0')
    g_string_append (out, "…");
  g_string_append (out, "”");
  return g_string_free (out, FALSE);
}

static void
set_text_error (GError **error, const char *text, const char *format)
{
  g_autofree char *quoted = opcc_text_quote (text);

  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, format, quoted);
}

static gboolean
check_character (gunichar c, const char *text, GError **error)
{
  if (turns_direction (c))
    {
      /* Translators: %s is a value in quotation marks */
      set_text_error (error, text,
                      _ ("%s holds a mark that turns the direction of writing. Type it again."));
      return FALSE;
    }
  if (is_control (c) && c != '\t' && !is_line_end (c))
    {
      /* Translators: %s is a value in quotation marks */
      set_text_error (error, text,
                      _ ("%s holds a control character, which is not text. Type it again."));
      return FALSE;
    }
  return TRUE;
}

static void
trim_end (GString *out)
{
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\n'))
    g_string_truncate (out, out->len - 1);
}

/* One empty line parts two paragraphs; more say nothing. */
static void
append_gap (GString *out, int line_ends)
{
  if (out->len == 0)
    return;
  if (line_ends == 0)
    g_string_append_c (out, ' ');
  else
    g_string_append (out, line_ends == 1 ? "\n" : "\n\n");
}

/* Bytes from @text on that are kept as they stand: letters, and single spaces between them. */
static gsize
count_plain (const char *text)
{
  const char *p = text;

  while ((*p > ' ' && *p < 0x7f) || (*p == ' ' && p > text && p[1] > ' ' && p[1] < 0x7f))
    p++;
  return (gsize) (p - text);
}

static char *
clean (const char *text, gboolean keep_lines, GError **error)
{
  g_autoptr (GString) out = NULL;
  const char *p;
  int line_ends = 0;
  gboolean gap = FALSE;

  if (!g_utf8_validate (text, -1, NULL))
    {
      /* Translators: %s is a value in quotation marks */
      set_text_error (error, text, _ ("%s is not readable text (UTF-8). Type it again."));
      return NULL;
    }
  out = g_string_sized_new (strlen (text));
  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize run = count_plain (p);
      gboolean plain = run > 0;
      gunichar c = plain ? (gunichar) *p : g_utf8_get_char (p);

      if (!plain && is_invisible (c))
        continue;
      if (!plain && !check_character (c, text, error))
        return NULL;
      if (!plain && keep_lines && is_line_end (c))
        {
          if (c == '\r' && p[1] == '\n')
            p++;
          line_ends++;
          gap = FALSE;
          continue;
        }
      if (!plain && (is_blank (c) || is_line_end (c)))
        {
          gap = line_ends == 0;
          continue;
        }
      if (line_ends > 0 || gap)
        append_gap (out, line_ends);
      line_ends = 0;
      gap = FALSE;
      g_string_append_len (out, p, plain ? (gssize) run : g_utf8_next_char (p) - p);
      if (plain)
        p += run - 1;
    }
  trim_end (out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * opcc_text_clean:
 * @text: what was typed or read from a file
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Makes one line of text fit to keep: ends trimmed, every run of spaces, tabs and line ends one
 * space, byte order marks and zero-width spaces dropped. Joiners stay, since they spell words.
 * Control characters, marks that turn the direction of writing and broken UTF-8 are refused.
 *
 * Returns: (transfer full) (nullable): the clean text, which may be empty, or %NULL with @error set
 */
char *
opcc_text_clean (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return is_tidy (text) ? g_strdup (text) : clean (text, FALSE, error);
}

/**
 * opcc_text_clean_lines:
 * @text: what was typed or read from a file
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Like opcc_text_clean(), for long text: lines stay, their ends are made "\n", and at most one
 * empty line is left between two paragraphs.
 *
 * Returns: (transfer full) (nullable): the clean text, which may be empty, or %NULL with @error set
 */
char *
opcc_text_clean_lines (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return is_tidy (text) ? g_strdup (text) : clean (text, TRUE, error);
}

/**
 * opcc_text_to_file_name:
 * @text: a title
 *
 * Makes the name of a file, without its ending, of a title: what separates folders, ends a name or
 * means something to a system that the file may get to becomes a space, and a long title is cut off
 * at a word.
 *
 * Returns: (transfer full): the name; empty where the title has no letter for it
 */
char *
opcc_text_to_file_name (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char *space;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const gboolean gap = c < 0x80 && strchr ("/\\:*?\"<>|.", (int) c) != NULL;

      if (is_invisible (c) || turns_direction (c))
        continue;
      if (!gap && !is_control (c) && !is_blank (c) && !is_line_end (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  trim_end (out);
  if (g_utf8_strlen (out->str, -1) > MAX_FILE_NAME)
    {
      g_string_truncate (out,
                         (gsize) (g_utf8_offset_to_pointer (out->str, MAX_FILE_NAME) - out->str));
      space = strrchr (out->str, ' ');
      if (space != NULL)
        g_string_truncate (out, (gsize) (space - out->str));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
find_plain_letter (gunichar c)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (plain_letters);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (plain_letters[middle].letter == c)
        return plain_letters[middle].plain;
      if (plain_letters[middle].letter < c)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* Without a way out in the middle, so that the compiler takes many bytes at a time; likewise below:
 * every title and name of a file is folded. */
static gboolean
is_ascii (const char *text, gsize length)
{
  guchar bits = 0;

  for (gsize i = 0; i < length; i++)
    bits |= (guchar) text[i];
  return bits < 0x80;
}

static char *
fold_ascii (const char *text, gsize length)
{
  char *out = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    out[i] = (char) (text[i] + ((guchar) (text[i] - 'A') < 26 ? 'a' - 'A' : 0));
  out[length] = '\0';
  return out;
}

/**
 * opcc_text_fold:
 * @text: (nullable): UTF-8
 *
 * Makes two spellings of one word equal, for matching and search: small letters, no accents on
 * Latin, Greek and Cyrillic letters ("É" is "e", "ø" is "o"), plain quotation marks and dashes.
 * Vowel signs of Indic and Arabic script stay, since they are letters. The result is not for show.
 *
 * Returns: (transfer full): the folded text; empty for %NULL and for broken UTF-8
 */
char *
opcc_text_fold (const char *text)
{
  g_autofree char *small = NULL;
  g_autofree char *apart = NULL;
  GString *out;
  const char *p;
  gsize length;

  if (text == NULL)
    return g_strdup ("");
  length = strlen (text);
  if (is_ascii (text, length))
    return fold_ascii (text, length);
  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  small = g_utf8_casefold (text, -1);
  apart = g_utf8_normalize (small, -1, G_NORMALIZE_ALL);
  out = g_string_sized_new (strlen (apart));
  for (p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *plain;

      if ((c >= 0x0300 && c <= 0x036f) || is_invisible (c))
        continue;
      plain = c < 0x80 ? NULL : find_plain_letter (c);
      if (plain != NULL)
        g_string_append (out, plain);
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

/* The one byte that stands for @c in a plain text, or 0. */
static char
find_plain_byte (gunichar c)
{
  const char *plain;

  if (c < 0x80)
    return g_ascii_isspace ((char) c) ? ' ' : g_ascii_tolower ((char) c);
  if (is_blank (c) || is_line_end (c))
    return ' ';
  if (c == 0xa3)
    return OPCC_PLAIN_POUND;
  plain = find_plain_letter (c);
  return (char) (plain != NULL && g_ascii_ispunct (plain[0]) ? plain[0] : '\0');
}

/**
 * opcc_text_to_plain:
 * @text: what was typed or read from a file
 * @out: (out): where to write it, with a nul
 * @size: bytes at @out, 2 or more
 *
 * Prepares an amount or a date for its parser: small ASCII letters, one plain space for every run
 * of blanks and none at the ends, plain dashes and quotation marks, %OPCC_PLAIN_POUND for "£", and
 * nothing for what cannot be seen.
 *
 * Returns: bytes written, or -1 if @text holds other letters, is broken or does not fit
 */
gssize
opcc_text_to_plain (const char *text, char *out, gsize size)
{
  const char *p;
  gsize n = 0;
  gboolean valid = FALSE;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean ascii = (*p & 0x80) == 0;
      gunichar c;
      char plain;

      if (!ascii && !valid && !(valid = g_utf8_validate (p, -1, NULL)))
        return -1;
      c = ascii ? (gunichar) *p : g_utf8_get_char (p);
      if (!ascii && is_invisible (c))
        continue;
      plain = find_plain_byte (c);
      if (plain == '\0')
        return -1;
      if (plain == ' ' && (n == 0 || out[n - 1] == ' '))
        continue;
      if (n + 1 >= size)
        return -1;
      out[n++] = plain;
    }
  if (n > 0 && out[n - 1] == ' ')
    n--;
  out[n] = '\0';
  return (gssize) n;
}

/* Bytes from @text on that stand in JSON as they are; eight at a time, since the log is made of
 * them by the million. */
static gsize
count_unescaped (const char *text, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  const char *p = text;

  for (; end - p >= 8; p += 8)
    {
      guint64 bytes, quotes, strokes;

      memcpy (&bytes, p, 8);
      quotes = bytes ^ (ones * '"');
      strokes = bytes ^ (ones * '\\');
      /* Whether a byte is less than 0x20, or 0 in either of the others. */
      if ((((bytes - ones * 0x20) & ~bytes) | ((quotes - ones) & ~quotes) |
           ((strokes - ones) & ~strokes)) &
          tops)
        break;
    }
  while (p < end && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return (gsize) (p - text);
}

/* In one step: GString looks at its room for each. */
static void
append_quoted (GString *out, const char *text, gsize length)
{
  gsize at = out->len;

  g_string_set_size (out, at + length + 2);
  out->str[at] = '"';
  memcpy (out->str + at + 1, text, length);
  out->str[at + 1 + length] = '"';
}

/**
 * opcc_json_append_string:
 * @out: where to write
 * @text: (nullable): UTF-8
 *
 * Appends @text as a JSON string with its quotation marks, escaping only what RFC 8259 §7 asks
 * for; letters beyond ASCII stay as they are. %NULL is written as null.
 */
void
opcc_json_append_string (GString *out, const char *text)
{
  const char *end;

  g_return_if_fail (out != NULL);

  if (text == NULL)
    {
      g_string_append_len (out, "null", 4);
      return;
    }
  end = text + strlen (text);
  if (count_unescaped (text, end) == (gsize) (end - text))
    {
      append_quoted (out, text, (gsize) (end - text));
      return;
    }
  g_string_append_c (out, '"');
  while (TRUE)
    {
      gsize n = count_unescaped (text, end);
      guchar c;

      g_string_append_len (out, text, (gssize) n);
      text += n;
      if (text == end)
        break;
      c = (guchar) *text++;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
        }
      else if (c == '\n')
        g_string_append_len (out, "\\n", 2);
      else if (c == '\t')
        g_string_append_len (out, "\\t", 2);
      else if (c == '\r')
        g_string_append_len (out, "\\r", 2);
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_c (out, '"');
}

char *
opcc_text_from_count (double count)
{
  GString *words = g_string_new (NULL);

  g_string_printf (words, "%.0f", fabs (count));
  for (gssize at = (gssize) words->len - 3; at > 0; at -= 3)
    g_string_insert_c (words, at, ',');
  if (count <= -0.5)
    g_string_prepend (words, "−");
  return g_string_free (words, FALSE);
}
