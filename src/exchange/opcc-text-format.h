/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table was written down as text: encoding, delimiter, quoting and line ends. */
#pragma once

#include "opcc-text-encoding.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_LINE_END_NONE,
  OPCC_LINE_END_LF,
  OPCC_LINE_END_CRLF,
  OPCC_LINE_END_CR,
  OPCC_LINE_END_MIXED,
} OpccLineEnd;

/**
 * OpccTextFormat:
 * @encoding: see opcc_text_encoding_find()
 * @delimiter: comma, semicolon, tab or bar
 * @separator_line: the first line is Excel's "sep=;", which is no row
 * @quoted: some cell stands in quotation marks
 * @line_end: how rows end, as far as the first 256 kB show
 */
typedef struct
{
  OpccEncodingFindings encoding;
  char delimiter;
  gboolean separator_line;
  gboolean quoted;
  OpccLineEnd line_end;
} OpccTextFormat;

gboolean opcc_text_format_find (const char *path,
                                OpccTextFormat *format,
                                GCancellable *cancellable,
                                GError **error);
char *opcc_text_format_describe (const OpccTextFormat *format);

G_END_DECLS
