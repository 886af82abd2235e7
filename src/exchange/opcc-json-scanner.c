/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks JSON (RFC 8259) piece by piece: exact numbers, no recursion, every fault with its line. */
#include "opcc-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-text-encoding.h"

typedef enum
{
  WANT_VALUE,
  WANT_VALUE_OR_END,
  WANT_NAME,
  WANT_NAME_OR_END,
  WANT_COMMA_OR_END,
} Want;

struct _OpccJsonScanner
{
  const char *start; /* (unowned) */
  const char *at;
  const char *end;
  char *file_name; /* (owned) */
  GString *text;   /* (owned) of the last name, string or number */
  gboolean lost;   /* the last string held half a surrogate pair */
  char stack[OPCC_JSON_MAX_DEPTH];
  guint depth;
  Want want;
};

/**
 * opcc_json_scanner_new:
 * @text: borrowed for the scanner's life; need not be terminated
 * @length: in bytes
 * @file_name: for messages
 *
 * Several values may follow one another at the top, as in JSON Lines.
 *
 * Returns: (transfer full): a scanner at the start of @text
 */
OpccJsonScanner *
opcc_json_scanner_new (const char *text, gsize length, const char *file_name)
{
  OpccJsonScanner *self = g_new0 (OpccJsonScanner, 1);

  self->start = self->at = text;
  self->end = text + length;
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    self->at += 3;
  self->file_name = g_strdup (file_name);
  self->text = g_string_new (NULL);
  return self;
}

void
opcc_json_scanner_free (OpccJsonScanner *self)
{
  if (self == NULL)
    return;
  g_free (self->file_name);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
refuse (OpccJsonScanner *self, const char *what, GError **error)
{
  guint line = 1;
  guint column = 1;

  for (const char *p = self->start; p < MIN (self->at, self->end); p++)
    {
      column = *p == '\n' ? 1 : column + 1;
      line += *p == '\n';
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is not whole JSON: on line %u, at character %u, %s. Nothing was taken in. "
                  "Export it again, or correct that place."),
               self->file_name, line, column, what);
  return FALSE;
}

static gboolean
parse_hex (OpccJsonScanner *self, gunichar *code)
{
  gunichar value = 0;

  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      const int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return FALSE;
      value = value * 16 + (gunichar) digit;
    }
  self->at += 4;
  *code = value;
  return TRUE;
}

static gboolean
parse_code (OpccJsonScanner *self, GError **error)
{
  gunichar code = 0;
  gunichar low = 0;

  if (!parse_hex (self, &code))
    return refuse (self, _ ("four hexadecimal digits are missing"), error);
  if (code == 0)
    return refuse (self, _ ("stands a NUL character, which no text holds"), error);
  if (code >= 0xD800 && code <= 0xDBFF && self->end - self->at >= 6 && self->at[0] == '\\' &&
      self->at[1] == 'u')
    {
      const char *before = self->at;

      self->at += 2;
      if (parse_hex (self, &low) && low >= 0xDC00 && low <= 0xDFFF)
        {
          g_string_append_unichar (self->text, 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF));
          return TRUE;
        }
      self->at = before;
    }
  if (code >= 0xD800 && code <= 0xDFFF)
    {
      self->lost = TRUE;
      g_string_append_c (self->text, '?');
    }
  else
    g_string_append_unichar (self->text, code);
  return TRUE;
}

static gboolean
parse_escape (OpccJsonScanner *self, GError **error)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found = NULL;
  const char letter = (char) (self->at < self->end ? *self->at : '\0');

  self->at++;
  if (letter == 'u')
    return parse_code (self, error);
  found = letter != '\0' ? strchr (letters, letter) : NULL;
  if (found == NULL)
    return refuse (self, _ ("a backslash stands before a letter it cannot escape"), error);
  g_string_append_c (self->text, meanings[found - letters]);
  return TRUE;
}

static gboolean
parse_string (OpccJsonScanner *self, GError **error)
{
  self->lost = FALSE;
  g_string_truncate (self->text, 0);
  self->at++;
  while (self->at < self->end && *self->at != '"')
    {
      const char *run = self->at;

      while (self->at < self->end && (guint8) *self->at >= 0x20 && *self->at != '"' &&
             *self->at != '\\')
        {
          const gsize left = (gsize) (self->end - self->at);
          const guint8 *bytes = (const guint8 *) self->at;
          const guint step = *bytes < 0x80 ? 1 : opcc_text_encoding_utf8_length (bytes, left);

          if (step == 0)
            return refuse (self, _ ("stand bytes that are not UTF-8"), error);
          self->at += step;
        }
      g_string_append_len (self->text, run, self->at - run);
      if (self->at >= self->end || *self->at == '"')
        break;
      if (*self->at == '\0')
        return refuse (self, _ ("stands a NUL character, which no text holds"), error);
      if (*self->at == '\\')
        {
          self->at++;
          if (!parse_escape (self, error))
            return FALSE;
        }
      else
        g_string_append_c (self->text, *self->at++);
    }
  if (self->at >= self->end)
    return refuse (self, _ ("a text is never closed"), error);
  self->at++;
  return TRUE;
}

static gboolean
skip_digits (OpccJsonScanner *self)
{
  const char *before = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > before;
}

static gboolean
parse_number (OpccJsonScanner *self, GError **error)
{
  const char *before = self->at;

  if (*self->at == '-')
    self->at++;
  if (!skip_digits (self))
    return refuse (self, _ ("something stands that is no value"), error);
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!skip_digits (self))
        return refuse (self, _ ("a number ends with its point"), error);
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      if (self->at < self->end && (*self->at == '-' || *self->at == '+'))
        self->at++;
      if (!skip_digits (self))
        return refuse (self, _ ("a number lacks its exponent"), error);
    }
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, before, self->at - before);
  return TRUE;
}

static gboolean
parse_word (OpccJsonScanner *self, OpccJsonToken *token, GError **error)
{
  static const struct
  {
    const char *word;
    OpccJsonToken token;
  } words[] = { { "true", OPCC_JSON_TRUE },
                { "false", OPCC_JSON_FALSE },
                { "null", OPCC_JSON_NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i].word);

      if ((gsize) (self->end - self->at) < length || strncmp (self->at, words[i].word, length) != 0)
        continue;
      self->at += length;
      *token = words[i].token;
      return TRUE;
    }
  return refuse (self, _ ("something stands that is no value"), error);
}

static void
skip_space (OpccJsonScanner *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
push (OpccJsonScanner *self, char closing, Want want, GError **error)
{
  if (self->depth == OPCC_JSON_MAX_DEPTH)
    return refuse (self, _ ("lists stand in lists more than 64 deep"), error);
  self->stack[self->depth++] = closing;
  self->want = want;
  self->at++;
  return TRUE;
}

static void
end_value (OpccJsonScanner *self)
{
  self->want = self->depth == 0 ? WANT_VALUE_OR_END : WANT_COMMA_OR_END;
}

static gboolean
parse_value (OpccJsonScanner *self, OpccJsonToken *token, GError **error)
{
  const char c = *self->at;
  gboolean good = FALSE;

  if (c == '{')
    {
      *token = OPCC_JSON_OBJECT_START;
      return push (self, '}', WANT_NAME_OR_END, error);
    }
  if (c == '[')
    {
      *token = OPCC_JSON_ARRAY_START;
      return push (self, ']', WANT_VALUE_OR_END, error);
    }
  if (c == '"')
    {
      *token = OPCC_JSON_STRING;
      good = parse_string (self, error);
    }
  else if (c == '-' || g_ascii_isdigit (c))
    {
      *token = OPCC_JSON_NUMBER;
      good = parse_number (self, error);
    }
  else
    good = parse_word (self, token, error);
  end_value (self);
  return good;
}

static gboolean
close_level (OpccJsonScanner *self, OpccJsonToken *token)
{
  *token = *self->at == '}' ? OPCC_JSON_OBJECT_END : OPCC_JSON_ARRAY_END;
  self->at++;
  self->depth--;
  end_value (self);
  return TRUE;
}

static gboolean
parse_name (OpccJsonScanner *self, OpccJsonToken *token, GError **error)
{
  if (*self->at != '"')
    return refuse (self, _ ("the name of a member is missing"), error);
  *token = OPCC_JSON_NAME;
  if (!parse_string (self, error))
    return FALSE;
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    return refuse (self, _ ("a colon is missing"), error);
  self->at++;
  self->want = WANT_VALUE;
  return TRUE;
}

/**
 * opcc_json_scanner_next:
 * @token: (out):
 *
 * Returns: %FALSE with %OPCC_ERROR_INVALID naming line and character
 */
gboolean
opcc_json_scanner_next (OpccJsonScanner *self, OpccJsonToken *token, GError **error)
{
  skip_space (self);
  if (self->at >= self->end)
    {
      *token = OPCC_JSON_END;
      return self->depth == 0 || refuse (self, _ ("it ends too early"), error);
    }
  if (self->want == WANT_COMMA_OR_END)
    {
      const gboolean object = self->stack[self->depth - 1] == '}';

      if (*self->at == self->stack[self->depth - 1])
        return close_level (self, token);
      if (*self->at != ',')
        return refuse (self, _ ("a comma or a closing bracket is missing"), error);
      self->at++;
      skip_space (self);
      self->want = object ? WANT_NAME : WANT_VALUE;
      if (self->at >= self->end)
        return refuse (self, _ ("it ends too early"), error);
    }
  if ((self->want == WANT_NAME_OR_END || self->want == WANT_VALUE_OR_END) && self->depth > 0 &&
      *self->at == self->stack[self->depth - 1])
    return close_level (self, token);
  if (self->want == WANT_NAME || self->want == WANT_NAME_OR_END)
    return parse_name (self, token, error);
  return parse_value (self, token, error);
}

/**
 * opcc_json_scanner_get_text:
 *
 * Returns: (transfer none): the last name, string or number; a number as it is written
 */
const char *
opcc_json_scanner_get_text (OpccJsonScanner *self)
{
  return self->text->str;
}

/**
 * opcc_json_scanner_get_lost:
 *
 * Returns: whether a character of the last string could not be read and is now a question mark
 */
gboolean
opcc_json_scanner_get_lost (OpccJsonScanner *self)
{
  return self->lost;
}

guint
opcc_json_scanner_get_depth (OpccJsonScanner *self)
{
  return self->depth;
}

/**
 * opcc_json_scanner_skip:
 * @first: the token just met
 *
 * Passes over the rest of the value that began with @first.
 */
gboolean
opcc_json_scanner_skip (OpccJsonScanner *self, OpccJsonToken first, GError **error)
{
  const guint depth = self->depth;
  OpccJsonToken token = first;

  if (first != OPCC_JSON_OBJECT_START && first != OPCC_JSON_ARRAY_START)
    return TRUE;
  while (self->depth >= depth)
    {
      if (!opcc_json_scanner_next (self, &token, error))
        return FALSE;
    }
  return TRUE;
}
