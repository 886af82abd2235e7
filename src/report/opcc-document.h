/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDocument: a report as a tree of headings, paragraphs, values, tables and figures, with what
 * stands on each of its pages and in its file. */
#pragma once

#include "opcc-chart.h"

G_BEGIN_DECLS

typedef struct _OpccDocument OpccDocument;

/* What is said of a document as a whole. */
typedef enum
{
  OPCC_DOCUMENT_TITLE,
  OPCC_DOCUMENT_MARKING,  /* "OFFICIAL", at the head and foot of each page; none unless set */
  OPCC_DOCUMENT_FOOTER,   /* at the foot of each page; the title unless set */
  OPCC_DOCUMENT_LANGUAGE, /* as in BCP 47; "en-GB" unless set */
  OPCC_DOCUMENT_AUTHOR,   /* kept in the file; a body rather than a person */
  OPCC_DOCUMENT_SUBJECT,  /* kept in the file */
  OPCC_DOCUMENT_WITHHELD, /* its last words: "2 sections withheld: personal data." */
  OPCC_DOCUMENT_DATED,    /* kept in a PDF as "2023-10-16": when it was made; now unless set */
  OPCC_N_DOCUMENT_TEXTS,
} OpccDocumentText;

typedef enum
{
  OPCC_BLOCK_HEADING,
  OPCC_BLOCK_PARAGRAPH,
  OPCC_BLOCK_NUMBERED,
  OPCC_BLOCK_VALUE,
  OPCC_BLOCK_TABLE,
  OPCC_BLOCK_FIGURE,
} OpccBlockType;

typedef enum
{
  OPCC_COLUMN_TEXT,
  OPCC_COLUMN_NUMBER,
} OpccColumnType;

/* One block; which members count depends on its type. */
typedef struct
{
  OpccBlockType type;
  int level;             /* HEADING: 2 or 3; the title is 1 */
  int number;            /* NUMBERED, FIGURE: counts through the document */
  char *label;           /* (owned) (nullable) VALUE: what it is; TABLE, FIGURE: its caption;
                            HEADING: its number, "2.1" */
  char *text;            /* (owned) all but TABLE; FIGURE: said to who cannot see it */
  OpccChart *chart;      /* (owned) FIGURE */
  GStrv headings;        /* (owned) TABLE */
  OpccColumnType *types; /* (owned) TABLE: one for each heading */
  GPtrArray *rows;       /* (owned) TABLE: GStrv, as long as the headings */
  gboolean has_total;    /* TABLE: the last row is the total */
} OpccBlock;

OpccDocument *opcc_document_new (const char *title);
void opcc_document_free (OpccDocument *self);
/* Empty text counts as none. */
void opcc_document_set_text (OpccDocument *self, OpccDocumentText which, const char *text);
/* (nullable): what was set, or what counts unless it is set. */
const char *opcc_document_get_text (const OpccDocument *self, OpccDocumentText which);
/* From here on headings are numbered: 1, 1.1, 1.2, 2. */
void opcc_document_number_headings (OpccDocument *self);

/* @level is 2 or 3: the title of the document is the one heading of level 1. */
void opcc_document_add_heading (OpccDocument *self, int level, const char *text);
/* A paragraph without a number. */
void opcc_document_add_paragraph (OpccDocument *self, const char *text);
/* Paragraphs numbered 1, 2, 3 through the whole document, as panel papers are. */
void opcc_document_add_numbered (OpccDocument *self, const char *text);
void opcc_document_add_value (OpccDocument *self, const char *label, const char *value);
/* @headings and @types have @n_columns entries; rows follow with opcc_document_add_row(). */
void opcc_document_add_table (OpccDocument *self,
                              const char *title,
                              const char *const *headings,
                              const OpccColumnType *types,
                              guint n_columns);
void opcc_document_add_row (OpccDocument *self, const char *const *cells);
void opcc_document_add_total (OpccDocument *self, const char *const *cells);
void opcc_document_add_figure (OpccDocument *self, OpccChart *chart);
void opcc_document_add_figure_notes (OpccDocument *self, const OpccChart *chart);
void opcc_document_add_figure_table (OpccDocument *self, const OpccChart *chart);
/* The blocks in order: a GPtrArray of OpccBlock (transfer none). */
const GPtrArray *opcc_document_get_blocks (const OpccDocument *self);
/* (transfer full): a heading with its number. */
char *opcc_block_say_heading (const OpccBlock *self);
/* The column that names its rows, the first one of words; -1: none. */
int opcc_block_find_row_heads (const OpccBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDocument, opcc_document_free)

G_END_DECLS
