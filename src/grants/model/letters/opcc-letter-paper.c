/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting a letter: letterhead, address, date, reference, subject, text and closing. */
#include "opcc-letter-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"

/* The most bytes of text in one encoded word, so that a header line stays under 76 (RFC 2047). */
#define MAX_WORD 42
/* The most in a line of base64 (RFC 2045). */
#define MAX_LINE 76

/* --- document ------------------------------------------------------------------------------- */

/* Parts parted by empty lines are paragraphs; a line break within one is kept. */
static void
add_paragraphs (OpccDocument *document, const char *text)
{
  g_autoptr (GRegex) gap = g_regex_new ("\\n[ \\t]*\\n\\s*", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (gap, text, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      opcc_document_add_paragraph (document, parts[i]);
}

/**
 * opcc_letter_build_document:
 *
 * The first line of the letterhead is the title of the document, the subject its heading.
 *
 * Returns: (transfer full):
 */
OpccDocument *
opcc_letter_build_document (OpccLetter *self)
{
  g_auto (GStrv) head = g_strsplit (self->letterhead, "\n", 2);
  g_autofree char *body = opcc_letter_compose (self);
  g_autofree char *day = opcc_date_format (self->dated);
  g_autofree char *iso = opcc_date_to_iso (self->dated);
  g_autofree char *salutation = NULL;
  const char *rest = body;
  OpccDocument *document = opcc_document_new (head[0]);

  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, self->subject);
  opcc_document_set_text (document, OPCC_DOCUMENT_AUTHOR, head[0]);
  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, self->reference);
  opcc_document_set_text (document, OPCC_DOCUMENT_DATED, iso);
  if (self->fingerprint == NULL)
    opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, _ ("DRAFT: NOT ISSUED"));
  if (head[0] != NULL && head[1] != NULL)
    add_paragraphs (document, head[1]);
  opcc_document_add_paragraph (document, self->recipient);
  if (*day != '\0')
    opcc_document_add_value (document, _ ("Date"), day);
  if (self->reference != NULL)
    opcc_document_add_value (document, _ ("Our reference"), self->reference);
  /* The salutation stands above the subject, as in any letter. */
  if (strstr (body, "\n\n") != NULL &&
      strcspn (body, "\n") == (gsize) (strstr (body, "\n\n") - body))
    {
      rest = strstr (body, "\n\n");
      salutation = g_strndup (body, (gsize) (rest - body));
      opcc_document_add_paragraph (document, salutation);
    }
  opcc_document_add_heading (document, 2, self->subject);
  add_paragraphs (document, rest);
  add_paragraphs (document, self->closing);
  return document;
}

/* --- mail ----------------------------------------------------------------------------------- */

/* Plain enough to stand in a header as it is. */
static gboolean
is_address (const char *text)
{
  const char *at = text != NULL ? strchr (text, '@') : NULL;

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strchr (at + 1, '.') == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("@.!#$%&'*+/=?^_`{|}~-", *p) == NULL)
      return FALSE;
  return at[1] != '\0';
}

gboolean
opcc_letter_has_address (OpccLetter *self)
{
  return is_address (self->email);
}

gboolean
opcc_letter_set_sender (OpccDb *db, const char *typed, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (typed != NULL ? typed : ""));

  if (*clean != '\0' && !is_address (clean))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no e-mail address. Nothing was changed. Give one such as "
                      "grants@office.example, or nothing to take that of the letterhead."),
                   clean);
      return FALSE;
    }
  return opcc_db_set_setting (db, OPCC_LETTER_SENDER_SETTING, clean, error);
}

/* (transfer full) (nullable): an address of the office, where its letterhead gives one. */
static char *
find_sender (const char *letterhead)
{
  g_auto (GStrv) words = g_strsplit_set (letterhead, " \t\n,;:<>()", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_address (words[i]))
      return g_strdup (words[i]);
  return NULL;
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < ' ' || *p > '~')
      return FALSE;
  return strstr (text, "=?") == NULL && strlen (text) < 60;
}

/* A header as RFC 2047 has it: encoded words of whole letters, each on a line of its own. */
static void
append_header (GString *out, const char *name, const char *text)
{
  const char *at = text;

  g_string_append_printf (out, "%s:", name);
  if (is_plain (text))
    {
      g_string_append_printf (out, " %s\r\n", text);
      return;
    }
  while (*at != '\0')
    {
      g_autofree char *word = NULL;
      const char *end = at;

      while (*end != '\0' && g_utf8_next_char (end) - at <= MAX_WORD)
        end = g_utf8_next_char (end);
      word = g_base64_encode ((const guchar *) at, (gsize) (end - at));
      g_string_append_printf (out, " =?utf-8?B?%s?=\r\n", word);
      at = end;
    }
}

static void
append_base64 (GString *out, gconstpointer data, gsize length)
{
  g_autofree char *encoded = g_base64_encode (data, length);
  const gsize size = strlen (encoded);

  for (gsize i = 0; i < size; i += MAX_LINE)
    {
      g_string_append_len (out, encoded + i, (gssize) MIN (MAX_LINE, size - i));
      g_string_append (out, "\r\n");
    }
}

/* Lines of text end with CR LF on their way (RFC 5322). */
static void
append_text (GString *out, OpccLetter *self)
{
  g_autofree char *body = opcc_letter_compose (self);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s\n", body, self->closing);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *whole = g_strjoinv ("\r\n", lines);

  append_base64 (out, whole, strlen (whole));
}

/* The day of the letter at noon; the mail program writes its own when it is sent. English names,
 * whatever the language (RFC 5322, 3.3). */
static void
append_date (GString *out, OpccDate date)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  GDate day;
  int year;
  int month;
  int of_month;

  if (date == OPCC_NO_DATE)
    return;
  opcc_date_get_ymd (date, &year, &month, &of_month);
  g_date_set_dmy (&day, (GDateDay) of_month, (GDateMonth) month, (GDateYear) year);
  g_string_append_printf (out, "Date: %s, %02d %s %04d 12:00:00 +0000\r\n",
                          days[g_date_get_weekday (&day) - 1], of_month, months[month - 1], year);
}

/**
 * opcc_letter_make_mail:
 * @pdf: the letter
 * @pdf_name: its name, in plain letters
 * @sender: (nullable): who it comes from; else the address in the letterhead
 *
 * Bears "X-Unsent: 1", by which mail programs open it to be looked at and sent. Who sends it is
 * left to them, unless there is an address. The same letter gives the same bytes.
 *
 * Returns: (transfer full):
 */
GBytes *
opcc_letter_make_mail (OpccLetter *self, GBytes *pdf, const char *pdf_name, const char *sender)
{
  GString *out = g_string_new (NULL);
  g_autofree char *own = find_sender (self->letterhead);
  const char *from = sender != NULL && *sender != '\0' ? sender : own;
  g_autofree char *print = opcc_letter_make_fingerprint (self);
  g_autofree char *boundary = g_strdup_printf ("=_opcc_%.24s", print);
  gsize size;
  gconstpointer data = g_bytes_get_data (pdf, &size);

  append_date (out, self->dated);
  if (from != NULL)
    append_header (out, "From", from);
  if (opcc_letter_has_address (self))
    append_header (out, "To", self->email);
  append_header (out, "Subject", self->subject);
  g_string_append_printf (out,
                          "X-Unsent: 1\r\nMIME-Version: 1.0\r\n"
                          "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n"
                          "--%s\r\nContent-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: base64\r\n\r\n",
                          boundary, boundary);
  append_text (out, self);
  g_string_append_printf (out,
                          "\r\n--%s\r\nContent-Type: application/pdf;\r\n name=\"%s\"\r\n"
                          "Content-Transfer-Encoding: base64\r\n"
                          "Content-Disposition: attachment;\r\n filename=\"%s\"\r\n\r\n",
                          boundary, pdf_name, pdf_name);
  append_base64 (out, data, size);
  g_string_append_printf (out, "\r\n--%s--\r\n", boundary);
  return g_string_free_to_bytes (out);
}
