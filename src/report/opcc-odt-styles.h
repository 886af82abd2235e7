/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles of a document in OpenDocument: headings, paragraphs, tables, the page and its
 * furniture. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

/* Text between the margins, in millimetres; A4 with margins of 20. */
#define OPCC_ODT_WIDTH 170

/* The name spaces that content and styles declare. */
#define OPCC_ODT_NAMESPACES                                                                        \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                             \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                               \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                 \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                               \
  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                              \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                      \
  "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "                        \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "                                                  \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "                                                 \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.2\""

/* Text as it stands between tags and in attributes; a new line is a new line in the paragraph. */
void opcc_odt_append_text (GString *out, const char *text);
void opcc_odt_append_styles (GString *out, const OpccDocument *document);

G_END_DECLS
