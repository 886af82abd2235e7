/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds how a table was written down as text, by trying each way on its first rows. */
#include "opcc-text-format.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "opcc-error.h"
#include "opcc-text-source.h"

#define SAMPLE_BYTES (256 * 1024)
#define SAMPLE_ROWS  300

/* In this order when two explain the text equally well. */
static const char delimiters[] = { ',', ';', '\t', '|' };

/* One walk over the sample with one delimiter. */
typedef struct
{
  guint counts[SAMPLE_ROWS]; /* cells in each row that has more than nothing */
  guint n_rows;
  gboolean quoted;
  gboolean quoted_beside; /* a closing quotation mark stands right before the delimiter */
  guint line_ends[3];     /* how many rows end in LF, CR and CRLF */
} Trial;

static void
end_row (Trial *trial, guint cells, gboolean blank)
{
  if (!blank && trial->n_rows < SAMPLE_ROWS)
    trial->counts[trial->n_rows++] = cells;
}

/* Counts the cells of each row as the reader of CSV would see them. */
static void
try_delimiter (Trial *trial, const char *text, gsize length, char delimiter)
{
  gboolean in_quotes = FALSE;
  gboolean cell_start = TRUE;
  gboolean blank = TRUE;
  guint cells = 1;

  memset (trial, 0, sizeof *trial);
  for (gsize i = 0; i < length && trial->n_rows < SAMPLE_ROWS; i++)
    {
      const char c = text[i];

      if (in_quotes)
        {
          if (c == '"' && i + 1 < length && text[i + 1] == '"')
            i++;
          else if (c == '"')
            {
              in_quotes = FALSE;
              trial->quoted_beside |= i + 1 < length && text[i + 1] == delimiter;
            }
        }
      else if (c == '"' && cell_start)
        {
          in_quotes = trial->quoted = TRUE;
          cell_start = blank = FALSE;
        }
      else if (c == delimiter)
        {
          cells++;
          cell_start = TRUE;
        }
      else if (c == '\n' || c == '\r')
        {
          const gboolean both = c == '\r' && i + 1 < length && text[i + 1] == '\n';

          end_row (trial, cells, blank);
          trial->line_ends[both ? 2 : c == '\r']++;
          i += both;
          cells = 1;
          cell_start = blank = TRUE;
        }
      else
        cell_start = blank = FALSE;
    }
  if (!in_quotes)
    end_row (trial, cells, blank);
}

/* Many cells, and the same number in every row. */
static double
score_trial (const Trial *trial)
{
  guint best_count = 1;
  guint best_rows = 0;

  for (guint i = 0; i < trial->n_rows; i++)
    {
      guint rows = 0;

      for (guint j = 0; j < trial->n_rows; j++)
        rows += trial->counts[j] == trial->counts[i];
      if (trial->counts[i] > 1 &&
          (rows > best_rows || (rows == best_rows && trial->counts[i] > best_count)))
        {
          best_rows = rows;
          best_count = trial->counts[i];
        }
    }
  if (best_rows == 0)
    return 0.0;
  return (double) best_rows / trial->n_rows * (2.0 - 1.0 / best_count) +
         (trial->quoted_beside ? 0.5 : 0.0);
}

/* Excel's own way to say it: a first line such as sep=; */
static gboolean
read_separator_line (const char *text, gsize length, OpccTextFormat *format)
{
  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return FALSE;
  if (length > 5 && text[5] != '\r' && text[5] != '\n')
    return FALSE;
  if (memchr (delimiters, text[4], sizeof delimiters) == NULL)
    return FALSE;
  format->delimiter = text[4];
  return TRUE;
}

static OpccLineEnd
find_line_end (const Trial *trial)
{
  const guint *ends = trial->line_ends;

  if ((ends[0] > 0) + (ends[1] > 0) + (ends[2] > 0) > 1)
    return OPCC_LINE_END_MIXED;
  if (ends[2] > 0)
    return OPCC_LINE_END_CRLF;
  if (ends[1] > 0)
    return OPCC_LINE_END_CR;
  return ends[0] > 0 ? OPCC_LINE_END_LF : OPCC_LINE_END_NONE;
}

static void
find_dialect (const char *text, gsize length, OpccTextFormat *format)
{
  g_autofree Trial *trial = g_new0 (Trial, 1);
  double best = 0.0;

  format->separator_line = read_separator_line (text, length, format);
  if (!format->separator_line)
    format->delimiter = ',';
  for (guint i = 0; !format->separator_line && i < G_N_ELEMENTS (delimiters); i++)
    {
      double score = 0.0;

      try_delimiter (trial, text, length, delimiters[i]);
      score = score_trial (trial);
      if (score > best + 0.001)
        {
          best = score;
          format->delimiter = delimiters[i];
        }
    }
  try_delimiter (trial, text, length, format->delimiter);
  format->quoted = trial->quoted;
  format->line_end = find_line_end (trial);
}

/**
 * opcc_text_format_find:
 * @format: (out caller-allocates):
 *
 * Reads the file once for its encoding and its first 256 kB for the rest. The delimiter is the one
 * that gives most rows the same number of cells; a file of one column counts as commas.
 *
 * Returns: %FALSE with @error set as by opcc_text_encoding_find()
 */
gboolean
opcc_text_format_find (const char *path,
                       OpccTextFormat *format,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *sample = g_malloc (SAMPLE_BYTES);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (OpccTextSource) source = NULL;
  gsize length = 0;
  gboolean found = FALSE;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

  memset (format, 0, sizeof *format);
  if (fd < 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("“%s” could not be opened: %s. Nothing was taken in."), name,
                   g_strerror (errno));
      return FALSE;
    }
  found = opcc_text_encoding_find (fd, name, &format->encoding, cancellable, error);
  close (fd);
  if (!found)
    return FALSE;
  source = opcc_text_source_new (path, &format->encoding, error);
  if (source == NULL)
    return FALSE;
  while (length + 16 <= SAMPLE_BYTES)
    {
      gssize got = opcc_text_source_read (source, sample + length, SAMPLE_BYTES - length, error);

      if (got < 0)
        return FALSE;
      if (got == 0)
        break;
      length += (gsize) got;
    }
  find_dialect (sample, length, format);
  return TRUE;
}

static const char *
get_delimiter_words (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _ ("semicolons");
    case '\t':
      return _ ("tabs");
    case '|':
      return _ ("bars");
    default:
      return _ ("commas");
    }
}

static const char *
get_line_end_words (OpccLineEnd line_end)
{
  switch (line_end)
    {
    case OPCC_LINE_END_LF:
      return _ ("Unix line ends");
    case OPCC_LINE_END_CRLF:
      return _ ("Windows line ends");
    case OPCC_LINE_END_CR:
      return _ ("old Macintosh line ends");
    case OPCC_LINE_END_MIXED:
      return _ ("mixed line ends");
    case OPCC_LINE_END_NONE:
    default:
      return _ ("a single line");
    }
}

/**
 * opcc_text_format_describe:
 *
 * Returns: (transfer full): what was found, for a preview: "Text in UTF-8 with a byte order mark,
 *   cells set apart by commas, some in quotation marks, Windows line ends"
 */
char *
opcc_text_format_describe (const OpccTextFormat *format)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (format->encoding.plain && format->encoding.bom_bytes == 0)
    g_string_append (text, _ ("Plain text"));
  else
    g_string_append_printf (text, _ ("Text in %s"),
                            opcc_text_encoding_get_label (format->encoding.encoding));
  if (format->encoding.bom_bytes > 0)
    g_string_append (text, _ (" with a byte order mark"));
  g_string_append_printf (text, _ (", cells set apart by %s"),
                          get_delimiter_words (format->delimiter));
  if (format->separator_line)
    g_string_append (text, _ (" as its first line says"));
  if (format->quoted)
    g_string_append (text, _ (", some in quotation marks"));
  g_string_append_printf (text, ", %s", get_line_end_words (format->line_end));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
