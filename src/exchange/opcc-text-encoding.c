/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in which encoding a text file was written, by reading it rather than by asking. */
#include "opcc-text-encoding.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "opcc-error.h"

#define BLOCK_BYTES (256 * 1024)

/* Context looked at on both sides of a byte; carried over from block to block. */
#define CARRY_BYTES 8

/* No more than this is looked at; what comes later is checked cell by cell anyway. */
#define MAX_SURVEY_BYTES (256 * 1024 * 1024)

/* A line that is longer than any record may be, or a NUL, will be refused by the reader. */
#define MAX_LINE_BYTES (17 * 1024 * 1024)

/* So many bytes above ASCII settle which old code page a file is in. */
#define MAX_SCORED 20000

enum
{
  SCORE_WINDOWS_1252,
  SCORE_ISO_8859_15,
  SCORE_MAC_ROMAN,
  N_SCORES
};

typedef struct
{
  guint64 high_bytes;
  guint64 valid_sequences;
  guint64 bad_bytes;
  guint scored;
  gint64 scores[N_SCORES];
  guint64 length; /* bytes looked at */
  guint64 line;   /* bytes since the last line end */
} Survey;

/* The upper half of each code page, as its standard gives it; 0 where there is no character. */
static const guint16 windows_1252[128] = {
  0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x0000, 0x017D, 0x0000, 0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3,
  0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
  0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB,
  0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
  0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3,
  0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF,
  0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB,
  0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x00F6, 0x00F7,
  0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF,
};

static const guint16 iso_8859_15[128] = {
  0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
  0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
  0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x00A0, 0x00A1, 0x00A2, 0x00A3,
  0x20AC, 0x00A5, 0x0160, 0x00A7, 0x0161, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
  0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x017D, 0x00B5, 0x00B6, 0x00B7, 0x017E, 0x00B9, 0x00BA, 0x00BB,
  0x0152, 0x0153, 0x0178, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
  0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3,
  0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF,
  0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB,
  0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x00F6, 0x00F7,
  0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF,
};

static const guint16 mac_roman[128] = {
  0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
  0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
  0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
  0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
  0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
  0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
  0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
  0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
  0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
  0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
  0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};

/**
 * opcc_text_encoding_get_table:
 *
 * Returns: (nullable): the characters of bytes 128 to 255, 0 where there is none; %NULL for the
 *   Unicode encodings
 */
const guint16 *
opcc_text_encoding_get_table (OpccTextEncoding encoding)
{
  switch (encoding)
    {
    case OPCC_ENCODING_WINDOWS_1252:
      return windows_1252;
    case OPCC_ENCODING_ISO_8859_15:
      return iso_8859_15;
    case OPCC_ENCODING_MAC_ROMAN:
      return mac_roman;
    case OPCC_ENCODING_UTF_8:
    case OPCC_ENCODING_UTF_16_LE:
    case OPCC_ENCODING_UTF_16_BE:
    default:
      return NULL;
    }
}

/**
 * opcc_text_encoding_get_label:
 *
 * Returns: the name people may have met in a program's menu
 */
const char *
opcc_text_encoding_get_label (OpccTextEncoding encoding)
{
  switch (encoding)
    {
    case OPCC_ENCODING_UTF_8:
      return "UTF-8";
    case OPCC_ENCODING_UTF_16_LE:
    case OPCC_ENCODING_UTF_16_BE:
      return "UTF-16";
    case OPCC_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    case OPCC_ENCODING_ISO_8859_15:
      return "ISO-8859-15";
    case OPCC_ENCODING_MAC_ROMAN:
      return "MacRoman";
    default:
      g_return_val_if_reached ("UTF-8");
    }
}

/**
 * opcc_text_encoding_utf8_length:
 * @bytes: begins with a byte above 127
 *
 * Returns: the length of the one valid UTF-8 sequence at @bytes (Unicode 15, table 3-7: no
 *   overlong forms, no surrogates), or 0 if there is none
 */
guint
opcc_text_encoding_utf8_length (const guint8 *bytes, gsize length)
{
  const guint8 first = bytes[0];
  guint need = 0;
  guint8 low = 0x80;
  guint8 high = 0xBF;

  if (first >= 0xC2 && first <= 0xDF)
    need = 2;
  else if (first >= 0xE0 && first <= 0xEF)
    need = 3;
  else if (first >= 0xF0 && first <= 0xF4)
    need = 4;
  if (need == 0 || length < need)
    return 0;
  if (first == 0xE0)
    low = 0xA0;
  else if (first == 0xED)
    high = 0x9F;
  else if (first == 0xF0)
    low = 0x90;
  else if (first == 0xF4)
    high = 0x8F;
  if (bytes[1] < low || bytes[1] > high)
    return 0;
  for (guint i = 2; i < need; i++)
    {
      if ((bytes[i] & 0xC0) != 0x80)
        return 0;
    }
  return need;
}

static gboolean
is_break (guint8 byte)
{
  return byte <= ' ' || strchr (",;|\"'()/", byte) != NULL;
}

static int
score_letter (gunichar character, guint8 before, guint8 after)
{
  /* Letters that stand in the old code pages and hardly in any British file. */
  static const gunichar rare[] = { 0xAA, 0xBA, 0x178, 0xFF, 0x192, 0x131, 0x3A9, 0x3C0, 0xB5, 0 };
  int score = 0;

  if (g_unichar_isupper (character))
    {
      if (g_ascii_islower (before))
        score = -3;
      else if (g_ascii_isalpha (after) || g_ascii_isupper (before))
        score = 2;
      else
        score = -1;
    }
  else
    score = g_ascii_isalpha (before) || g_ascii_isalpha (after) ? 3 : -1;
  for (guint i = 0; rare[i] != 0; i++)
    {
      if (rare[i] == character)
        score -= 4;
    }
  /* Letters of Latin-1 are commoner than those of the extensions. */
  return character < 0x100 ? score + 1 : score;
}

/* How likely it is that a clerk typed this character between these two. */
static int
score_character (gunichar character, guint8 before, guint8 after)
{
  switch (character)
    {
    case 0:
      return -20;
    case 0xA3:
      return g_ascii_isdigit (after) ? 6 : 3;
    case 0x20AC:
      return g_ascii_isdigit (after) || g_ascii_isdigit (before) ? 5 : 1;
    case 0x2019:
      return g_ascii_isalpha (before) ? 4 : -1;
    case 0x2018:
    case 0x201C:
      return is_break (before) && !is_break (after) ? 4 : -1;
    case 0x201D:
      return !is_break (before) && is_break (after) ? 4 : -1;
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2026:
      return 2;
    case 0xA0:
    case 0xAB:
    case 0xBB:
    case 0xA9:
    case 0xAE:
    case 0xB7:
    case 0x2122:
      return 1;
    case 0xB0:
    case 0xB2:
    case 0xBC:
    case 0xBD:
    case 0xBE:
      return g_ascii_isalnum (before) ? 2 : 0;
    default:
      return g_unichar_isalpha (character) ? score_letter (character, before, after) : -2;
    }
}

static void
score_byte (Survey *survey, guint8 byte, guint8 before, guint8 after)
{
  if (survey->scored >= MAX_SCORED)
    return;
  survey->scored++;
  survey->scores[SCORE_WINDOWS_1252] += score_character (windows_1252[byte - 128], before, after);
  survey->scores[SCORE_ISO_8859_15] += score_character (iso_8859_15[byte - 128], before, after);
  survey->scores[SCORE_MAC_ROMAN] += score_character (mac_roman[byte - 128], before, after);
}

/* Looks at bytes[from] to bytes[to - 1]; there are @length readable bytes in all. */
static gsize
survey_bytes (Survey *survey, const guint8 *bytes, gsize from, gsize to, gsize length)
{
  gsize at = from;

  while (at < to)
    {
      guint64 word = 0;
      guint sequence = 0;

      if (at + sizeof word <= length)
        {
          memcpy (&word, bytes + at, sizeof word);
          if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) == 0)
            {
              at += sizeof word;
              continue;
            }
        }
      if (bytes[at] < 0x80)
        {
          at++;
          continue;
        }
      survey->high_bytes++;
      score_byte (survey, bytes[at], at > 0 ? bytes[at - 1] : 0,
                  at + 1 < length ? bytes[at + 1] : 0);
      sequence = opcc_text_encoding_utf8_length (bytes + at, length - at);
      if (sequence > 0)
        survey->valid_sequences++;
      else
        survey->bad_bytes++;
      at += MAX (sequence, 1);
    }
  return at;
}

/* Returns whether the rest of the file can still matter. */
static gboolean
goes_on (Survey *survey, const guint8 *block, gsize length)
{
  const guint8 *lf = memrchr (block, '\n', length);
  const guint8 *cr = memrchr (block, '\r', length);
  const guint8 *last = lf != NULL && (cr == NULL || lf > cr) ? lf : cr;

  survey->length += length;
  survey->line = last != NULL ? (guint64) (block + length - last) : survey->line + length;
  return length > 0 && survey->length < MAX_SURVEY_BYTES && survey->line < MAX_LINE_BYTES &&
         memchr (block, '\0', length) == NULL;
}

static gssize
read_block (int fd, const char *file_name, guint8 *block, gsize room, GError **error)
{
  gssize got = 0;

  do
    got = read (fd, block, room);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("“%s” could not be read: %s. Nothing was taken in. Copy the file to this "
                    "computer and try again."),
                 file_name, g_strerror (errno));
  return got;
}

/* UTF-16 without a mark shows itself by the zero half of its ASCII characters. */
static gboolean
find_unmarked_utf16 (const guint8 *bytes, gsize length, OpccEncodingFindings *findings)
{
  gsize zeros[2] = { 0, 0 };
  gsize pairs = MIN (length, 4096) / 2;

  for (gsize i = 0; i < pairs * 2; i++)
    {
      if (bytes[i] == 0)
        zeros[i % 2]++;
    }
  if (pairs < 2)
    return FALSE;
  if (zeros[1] * 10 > pairs * 4 && zeros[0] * 20 < pairs)
    findings->encoding = OPCC_ENCODING_UTF_16_LE;
  else if (zeros[0] * 10 > pairs * 4 && zeros[1] * 20 < pairs)
    findings->encoding = OPCC_ENCODING_UTF_16_BE;
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_utf32 (const guint8 *bytes, gsize length)
{
  if (length < 8)
    return FALSE;
  return memcmp (bytes, "\xFF\xFE\0\0", 4) == 0 || memcmp (bytes, "\0\0\xFE\xFF", 4) == 0 ||
         (bytes[0] != 0 && memcmp (bytes + 1, "\0\0\0", 3) == 0 && bytes[4] != 0 &&
          memcmp (bytes + 5, "\0\0\0", 3) == 0) ||
         (memcmp (bytes, "\0\0\0", 3) == 0 && bytes[3] != 0 &&
          memcmp (bytes + 4, "\0\0\0", 3) == 0 && bytes[7] != 0);
}

/* Settles what the first bytes alone can settle. */
static gboolean
find_by_mark (const guint8 *bytes, gsize length, OpccEncodingFindings *findings)
{
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      findings->encoding = OPCC_ENCODING_UTF_8;
      findings->bom_bytes = 3;
      return FALSE; /* bad bytes are still to be counted */
    }
  if (length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    findings->encoding = OPCC_ENCODING_UTF_16_LE;
  else if (length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0)
    findings->encoding = OPCC_ENCODING_UTF_16_BE;
  else
    return find_unmarked_utf16 (bytes, length, findings);
  findings->bom_bytes = 2;
  return TRUE;
}

static void
settle (const Survey *survey, OpccEncodingFindings *findings)
{
  gint64 best = survey->scores[SCORE_WINDOWS_1252];

  findings->plain = survey->high_bytes == 0;
  if (findings->bom_bytes == 3 || survey->bad_bytes == 0 ||
      survey->valid_sequences >= survey->bad_bytes)
    {
      findings->encoding = OPCC_ENCODING_UTF_8;
      findings->bad_bytes = survey->bad_bytes;
      return;
    }
  findings->encoding = OPCC_ENCODING_WINDOWS_1252;
  if (survey->scores[SCORE_ISO_8859_15] > best)
    {
      best = survey->scores[SCORE_ISO_8859_15];
      findings->encoding = OPCC_ENCODING_ISO_8859_15;
    }
  if (survey->scores[SCORE_MAC_ROMAN] > best)
    findings->encoding = OPCC_ENCODING_MAC_ROMAN;
}

/**
 * opcc_text_encoding_find:
 * @fd: a regular file, open at its beginning; its position is moved
 * @file_name: for messages
 * @findings: (out caller-allocates):
 *
 * Reads the file once, up to 256 MB of it. A byte order mark decides; else zeros decide for UTF-16;
 * else a file whose bytes above ASCII are mostly valid UTF-8 is UTF-8; else the code page in which
 * the bytes make the likeliest letters, pounds and quotation marks among their neighbours.
 *
 * Returns: %FALSE with %OPCC_ERROR_INVALID for UTF-32, %OPCC_ERROR_FAILED when reading fails, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
opcc_text_encoding_find (int fd,
                         const char *file_name,
                         OpccEncodingFindings *findings,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree guint8 *block = g_malloc (CARRY_BYTES + BLOCK_BYTES);
  Survey survey = { 0 };
  gsize kept = 0;
  gsize done = 0;
  gboolean first = TRUE;

  memset (findings, 0, sizeof *findings);
  while (TRUE)
    {
      gssize got = 0;
      gsize length = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      got = read_block (fd, file_name, block + kept, BLOCK_BYTES, error);
      if (got < 0)
        return FALSE;
      length = kept + (gsize) got;
      if (first && is_utf32 (block, length))
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("“%s” is text in UTF-32, which hardly any program writes. Nothing was "
                          "taken in. Save it again as “CSV UTF-8”."),
                       file_name);
          return FALSE;
        }
      if (first && find_by_mark (block, length, findings))
        return TRUE;
      if (first)
        done = findings->bom_bytes;
      first = FALSE;
      if (!goes_on (&survey, block + kept, (gsize) got))
        {
          survey_bytes (&survey, block, done, length, length);
          break;
        }
      /* The last bytes wait for their right-hand neighbours. */
      if (length > CARRY_BYTES)
        done = MAX (done, survey_bytes (&survey, block, done, length - CARRY_BYTES / 2, length));
      kept = MIN (length, CARRY_BYTES);
      memmove (block, block + length - kept, kept);
      done = done > length - kept ? done - (length - kept) : 0;
    }
  settle (&survey, findings);
  return TRUE;
}
