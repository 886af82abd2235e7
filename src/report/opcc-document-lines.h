/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as the lines of a paper in plain text, each with the place it has in the document. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;     /* (owned) nothing is broken into lines; the cells of a row are parted by tabs */
  GArray *blocks; /* (owned) of int: for each line, the block it is of; -1: the title, or none */
} OpccDocumentLines;

OpccDocumentLines *opcc_document_lines_new (const OpccDocument *document);
void opcc_document_lines_free (OpccDocumentLines *self);
char *opcc_document_lines_say_place (const OpccDocumentLines *self,
                                     const OpccDocument *document,
                                     guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDocumentLines, opcc_document_lines_free)

G_END_DECLS
