/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be looked at in a document before it leaves the office: the checks of papers, held
 * against what one audience gets. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label; /* translated: "Warning" */
  gboolean stops;    /* it should not leave with it */
  char *place;       /* (owned) "Background · Paragraph 3" */
  char *words;       /* (owned) as they stand there */
  char *why;         /* (owned) a sentence */
  char *fix;         /* (owned) (nullable) a sentence that says what to write */
} OpccDocumentFinding;

GPtrArray *opcc_document_check (const OpccDocument *self);
char *opcc_document_findings_count (const GPtrArray *self);

G_END_DECLS
