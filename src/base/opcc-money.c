/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as whole pence: reading what people type, and printing it the way the office writes it. */
#include "opcc-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-text.h"

/* An amount is never longer than this once spaces at its ends are gone; and with the nul. */
#define MAX_CHARACTERS 48
#define ROOM           49
/* More whole pounds than these are left to the careful reader, which sees what is too large. */
#define MAX_PLAIN_FIGURES 15
#define MINUS             "−"

/* Why a text is not an amount. */
typedef enum
{
  READ_OK,
  READ_EMPTY,
  READ_NOT_AMOUNT,
  READ_TWO_WAYS,
  READ_TWO_WAYS_SCALED,
  READ_SUB_PENNY,
  READ_TOO_LARGE,
  READ_OTHER_CURRENCY,
} ReadResult;

/* The digits of a number with its separators taken out. */
typedef struct
{
  char digits[MAX_CHARACTERS];
  int n_digits;
  int n_decimals;   /* how many of the digits stand after the decimal separator */
  gboolean grouped; /* thousands were separated */
} Number;

static const struct
{
  const char *word;
  int noughts;
} scales[] = {
  { "thousand", 3 }, { "million", 6 }, { "billion", 9 }, { "mn", 6 },
  { "bn", 9 },       { "k", 3 },       { "m", 6 },
};

static void
set_error (GError **error, ReadResult result, const char *text)
{
  g_autofree char *quoted = opcc_text_quote (text);
  const char *format = NULL;

  switch (result)
    {
    case READ_EMPTY:
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("There is no amount. Write one like 10000 or £10,000."));
      return;
    case READ_TWO_WAYS:
      /* Translators: %s is what was typed, in quotation marks; so below */
      format = _ ("%s can be read in two ways. Write thousands with a comma and pence with two "
                  "figures after a point, like £1,234.50.");
      break;
    case READ_TWO_WAYS_SCALED:
      format = _ ("%s can be read in two ways. Write the amount out in full, like £1,300,000, or "
                  "with a point, like £1.3m.");
      break;
    case READ_SUB_PENNY:
      format = _ ("%s has parts of a penny. Write pounds and pence, like £10.25.");
      break;
    case READ_TOO_LARGE:
      format = _ ("%s is too large to be an amount. Check how many noughts it has.");
      break;
    case READ_OTHER_CURRENCY:
      format = _ ("%s is not in pounds. Write the amount in pounds, like £10,000.");
      break;
    case READ_OK:
    case READ_NOT_AMOUNT:
    default:
      format = _ ("%s is not an amount. Write 10000 or £10,000.");
      break;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, format, quoted);
}

/* Most amounts in a file are "9850", "9850.00" or "£9850". Anything else is left to the careful
 * reader, which reads these the same. */
static gboolean
read_plain (const char *text, gint64 *pence)
{
  const char *start = g_str_has_prefix (text, "£") ? text + strlen ("£") : text;
  gsize figures = strspn (start, "0123456789");
  const char *p = start + figures;
  gint64 value;

  if (figures == 0 || figures > MAX_PLAIN_FIGURES)
    return FALSE;
  value = g_ascii_strtoll (start, NULL, 10) * 100;
  if (p[0] == '.' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
    {
      value += (p[1] - '0') * 10 + (p[2] - '0');
      p += strlen (".00");
    }
  if (*p != '\0')
    return FALSE;
  *pence = value;
  return TRUE;
}

static ReadResult
simplify (const char *text, char out[ROOM])
{
  gssize length = opcc_text_to_plain (text, out, ROOM);

  if (strchr (text, '$') != NULL || strstr (text, "€") != NULL)
    return READ_OTHER_CURRENCY;
  if (length < 0)
    return READ_NOT_AMOUNT;
  return length == 0 ? READ_EMPTY : READ_OK;
}

static int
count_character (const char *text, gsize length, char c)
{
  int n = 0;
  gsize i;

  for (i = 0; i < length; i++)
    n += text[i] == c;
  return n;
}

/* Reads "1,234,567": one to three figures that do not begin with nought, then groups of three. */
static ReadResult
read_groups (const char *text, gsize length, char separator, Number *number)
{
  gsize in_group = 0;
  gboolean first = TRUE;
  gsize i;

  for (i = 0; i < length; i++)
    {
      if (text[i] == separator)
        {
          if (in_group == 0 || in_group > 3 || (!first && in_group != 3))
            return READ_NOT_AMOUNT;
          first = FALSE;
          in_group = 0;
          continue;
        }
      if (!g_ascii_isdigit (text[i]))
        return READ_NOT_AMOUNT;
      number->digits[number->n_digits++] = text[i];
      in_group++;
    }
  if (!first && (in_group != 3 || text[0] == '0'))
    return READ_NOT_AMOUNT;
  number->grouped = !first;
  return READ_OK;
}

static ReadResult
read_decimals (const char *text, gsize length, Number *number)
{
  gsize i;

  if (length == 0)
    return READ_NOT_AMOUNT;
  for (i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return READ_NOT_AMOUNT;
      number->digits[number->n_digits++] = text[i];
    }
  number->n_decimals = (int) length;
  return READ_OK;
}

/* Finds which separator parts thousands and which parts pence, where only one answer is possible:
 * "1,234.56", "1 234.56", "1.234,56" and "1 234,56", but not "1.234" or "10,00". */
static ReadResult
read_number (const char *text, gsize length, Number *number)
{
  int commas = count_character (text, length, ',');
  int dots = count_character (text, length, '.');
  int spaces = count_character (text, length, ' ');
  const char *comma = memrchr (text, ',', length);
  const char *dot = memrchr (text, '.', length);
  const char *decimals = NULL;
  char separator = commas > 0 ? ',' : ' ';
  gsize whole = length;
  ReadResult result;

  if (commas == 0 && spaces == 0 && dots > 1)
    {
      separator = '.';
    }
  else if (commas == 1 && dots + spaces > 0 && (dot == NULL || dot < comma))
    {
      /* As much of Europe writes it; with other than two figures it might be a slip. */
      if (text + length - comma != 3)
        return READ_NOT_AMOUNT;
      decimals = comma;
      separator = dots > 0 ? '.' : ' ';
    }
  else if (dots == 1)
    {
      decimals = dot;
    }
  if (decimals != NULL)
    whole = (gsize) (decimals - text);
  result = read_groups (text, whole, separator, number);
  if (result == READ_OK && decimals != NULL)
    result = read_decimals (decimals + 1, length - whole - 1, number);
  return result;
}

static gboolean
skip_word (const char **cursor, const char *word)
{
  const char *p = *cursor;
  gsize length = strlen (word);

  while (*p == ' ')
    p++;
  if (strncmp (p, word, length) != 0 || g_ascii_isalpha (p[length]))
    return FALSE;
  *cursor = p + length;
  return TRUE;
}

/* "-", "£" and "(" before the figures, each once at most, in any order. */
static gboolean
read_front (const char **cursor, gboolean *minus, gboolean *bracket, gboolean *pounds)
{
  gboolean plus = FALSE;

  for (;;)
    {
      const char *p = *cursor;

      while (*p == ' ')
        p++;
      if (*p == '-' && !*minus && !plus && !*bracket)
        *minus = TRUE;
      else if (*p == '+' && !*minus && !plus && !*bracket)
        plus = TRUE;
      else if (*p == '(' && !*minus && !plus && !*bracket)
        *bracket = TRUE;
      else if (*p == OPCC_PLAIN_POUND && !*pounds)
        *pounds = TRUE;
      else if (strncmp (p, "gbp", 3) == 0 && !*pounds)
        {
          *pounds = TRUE;
          p += 2;
        }
      else
        {
          *cursor = p;
          return g_ascii_isdigit (*p) || *p == '.';
        }
      *cursor = p + 1;
    }
}

/* What may follow the figures: the currency, the closing bracket, a minus as accounts print it. */
static gboolean
read_back (
    const char **cursor, gboolean *minus, gboolean has_sign, gboolean bracket, gboolean pounds)
{
  if (!pounds && !skip_word (cursor, "\xa3") && !skip_word (cursor, "gbp") &&
      !skip_word (cursor, "pounds"))
    skip_word (cursor, "pound");
  if (bracket && !skip_word (cursor, ")"))
    return FALSE;
  if (!has_sign && !bracket && skip_word (cursor, "-"))
    *minus = TRUE;
  return **cursor == '\0';
}

static ReadResult
check_shape (const Number *number, int noughts)
{
  if (noughts != 0)
    return number->grouped ? READ_TWO_WAYS_SCALED : READ_OK;
  if (number->n_decimals == 3)
    return number->grouped ? READ_SUB_PENNY : READ_TWO_WAYS;
  return READ_OK;
}

/* @shift is how many places to move the point to the right to have pence. Noughts may follow them:
 * a database may print £10 as 10.0000. */
static ReadResult
compute_pence (const Number *number, int shift, gint64 *pence)
{
  int kept = number->n_digits - number->n_decimals + shift;
  gint64 value = 0;
  int i;

  for (i = kept; i < number->n_digits; i++)
    if (number->digits[i] != '0')
      return READ_SUB_PENNY;
  for (i = 0; i < kept; i++)
    {
      int digit = i < number->n_digits ? number->digits[i] - '0' : 0;

      if (__builtin_mul_overflow (value, 10, &value) ||
          __builtin_add_overflow (value, digit, &value))
        return READ_TOO_LARGE;
    }
  *pence = value;
  return READ_OK;
}

static ReadResult
read_amount (const char *text, gint64 *pence)
{
  char simple[ROOM];
  Number number = { 0 };
  const char *p = simple;
  gboolean minus = FALSE;
  gboolean bracket = FALSE;
  gboolean pounds = FALSE;
  int noughts = 0;
  int shift = 2;
  gsize length;
  gsize i;
  ReadResult result = simplify (text, simple);

  if (result != READ_OK)
    return result;
  if (!read_front (&p, &minus, &bracket, &pounds))
    return READ_NOT_AMOUNT;
  length = strspn (p, "0123456789., ");
  while (p[length - 1] == ' ')
    length--;
  result = read_number (p, length, &number);
  if (result != READ_OK)
    return result;
  p += length;
  for (i = 0; i < G_N_ELEMENTS (scales) && noughts == 0; i++)
    if (skip_word (&p, scales[i].word))
      noughts = scales[i].noughts;
  if (noughts == 0 && !pounds && number.n_decimals == 0 && skip_word (&p, "p"))
    {
      shift = 0;
      pounds = TRUE;
    }
  if (!read_back (&p, &minus, minus || strchr (simple, '+') != NULL, bracket, pounds))
    return READ_NOT_AMOUNT;
  result = check_shape (&number, noughts);
  if (result == READ_OK)
    result = compute_pence (&number, shift + noughts, pence);
  if (result == READ_OK && (minus || bracket))
    *pence = -*pence;
  return result;
}

/**
 * opcc_money_parse:
 * @text: an amount as people type it
 * @pence: (out): the amount in pence; left alone on error
 * @error: return location for an %OPCC_ERROR_INVALID
 *
 * Reads an amount of pounds: "10000", "£10,000.00", "10k", "£0.62mn", "£3.9 million", "-£50",
 * "(50.00)", "GBP 500", "1.234,56", "50p". What can be read in two ways is refused, not guessed:
 * "£1,307m" stood for £1.307m in a paper of the office; "10,00", "1,23" and "1.234" may be slips.
 * Parts of a penny are refused. An empty text is an error: whether that is allowed is the
 * caller's to know.
 *
 * Returns: whether @text is one amount; if not, @error says why and what to write
 */
gboolean
opcc_money_parse (const char *text, gint64 *pence, GError **error)
{
  ReadResult result;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (pence != NULL, FALSE);

  if (read_plain (text, pence))
    return TRUE;
  result = read_amount (text, pence);
  if (result == READ_OK)
    return TRUE;
  set_error (error, result, text);
  return FALSE;
}

static guint64
get_magnitude (gint64 pence)
{
  return pence < 0 ? -(guint64) pence : (guint64) pence;
}

/* Writes the figures of @value before @end, with a comma before every third if @grouped. */
static char *
write_figures (char *end, guint64 value, gboolean grouped)
{
  int n = 0;

  do
    {
      if (grouped && n != 0 && n % 3 == 0)
        *--end = ',';
      *--end = (char) ('0' + value % 10);
      value /= 10;
      n++;
    }
  while (value > 0);
  return end;
}

/**
 * opcc_money_format:
 * @pence: an amount, or %OPCC_NO_MONEY
 *
 * Prints an amount for people: "£9,850", pence only where they are not nil ("£960,591.34"), and a
 * true minus before the sign ("−£50").
 *
 * Returns: (transfer full): the text; empty for %OPCC_NO_MONEY, since the page knows whether to
 *   say "None" or "Not stated"
 */
char *
opcc_money_format (gint64 pence)
{
  char buffer[48];
  char *end = buffer + sizeof buffer - 1;
  char *start;
  guint64 magnitude = get_magnitude (pence);

  if (pence == OPCC_NO_MONEY)
    return g_strdup ("");
  *end = '\0';
  if (magnitude % 100 != 0)
    {
      *--end = (char) ('0' + magnitude % 10);
      *--end = (char) ('0' + magnitude / 10 % 10);
      *--end = '.';
    }
  start = write_figures (end, magnitude / 100, TRUE);
  return g_strconcat (pence < 0 ? MINUS "£" : "£", start, NULL);
}

/**
 * opcc_money_format_short:
 * @pence: an amount, or %OPCC_NO_MONEY
 *
 * Prints an amount for a tile or an axis, rounded half away from nil: "£48k", "£9.9k", "£850",
 * "£1.2m", "£130m", "£2bn". One decimal under 10 thousand and under 100 million or billion.
 *
 * Returns: (transfer full): the text; empty for %OPCC_NO_MONEY
 */
char *
opcc_money_format_short (gint64 pence)
{
  static const struct
  {
    guint64 unit; /* pence */
    guint64 decimal_below;
    const char *letter;
  } steps[] = { { 100, 0, "" },
                { 100000, 10, "k" },
                { 100000000, 100, "m" },
                { G_GUINT64_CONSTANT (100000000000), 100, "bn" } };
  const char *sign = pence < 0 ? MINUS : "";
  guint64 magnitude = get_magnitude (pence);
  gsize i;

  if (pence == OPCC_NO_MONEY)
    return g_strdup ("");
  for (i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      guint64 unit = steps[i].unit;
      guint64 tenths = (magnitude + unit / 20) / (unit / 10);
      guint64 whole = (magnitude + unit / 2) / unit;

      if (whole >= 1000 && i + 1 < G_N_ELEMENTS (steps))
        continue;
      if (whole == 0)
        sign = "";
      if (tenths < steps[i].decimal_below * 10 && tenths % 10 != 0)
        return g_strdup_printf ("%s£%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT "%s", sign,
                                tenths / 10, tenths % 10, steps[i].letter);
      return g_strdup_printf ("%s£%" G_GUINT64_FORMAT "%s", sign, whole, steps[i].letter);
    }
  g_assert_not_reached ();
}

/**
 * opcc_money_append_decimal:
 * @out: where to write
 * @pence: an amount, or %OPCC_NO_MONEY, which writes nothing
 *
 * Appends pounds as files carry them: "10000.00", "-0.05"; no sign, no commas, a plain hyphen.
 */
void
opcc_money_append_decimal (GString *out, gint64 pence)
{
  char buffer[32];
  char *end = buffer + sizeof buffer;
  char *start = end - 3;
  guint64 magnitude = get_magnitude (pence);

  g_return_if_fail (out != NULL);

  if (pence == OPCC_NO_MONEY)
    return;
  start[0] = '.';
  start[1] = (char) ('0' + magnitude / 10 % 10);
  start[2] = (char) ('0' + magnitude % 10);
  start = write_figures (start, magnitude / 100, FALSE);
  if (pence < 0)
    *--start = '-';
  g_string_append_len (out, start, end - start);
}

/**
 * opcc_money_to_decimal:
 * @pence: an amount, or %OPCC_NO_MONEY
 *
 * Prints pounds as files carry them; see opcc_money_append_decimal().
 *
 * Returns: (transfer full): "10000.00"; empty for %OPCC_NO_MONEY
 */
char *
opcc_money_to_decimal (gint64 pence)
{
  GString *out = g_string_sized_new (24);

  opcc_money_append_decimal (out, pence);
  return g_string_free (out, FALSE);
}
