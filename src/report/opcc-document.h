/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDocument: a report as a tree of headings, paragraphs, figures and tables. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OpccDocument OpccDocument;

typedef enum
{
  OPCC_BLOCK_HEADING,
  OPCC_BLOCK_PARAGRAPH,
  OPCC_BLOCK_NUMBERED,
  OPCC_BLOCK_VALUE,
  OPCC_BLOCK_TABLE,
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
  int level;             /* HEADING: 1 to 3 */
  int number;            /* NUMBERED: counts through the document */
  char *label;           /* (owned) VALUE: what it is; TABLE: its title */
  char *text;            /* (owned) all but TABLE */
  GStrv headings;        /* (owned) TABLE */
  OpccColumnType *types; /* (owned) TABLE: one for each heading */
  GPtrArray *rows;       /* (owned) TABLE: GStrv, as long as the headings */
  gboolean has_total;    /* TABLE: the last row is the total */
} OpccBlock;

OpccDocument *opcc_document_new (const char *title);
void opcc_document_free (OpccDocument *self);
const char *opcc_document_get_title (const OpccDocument *self);
/* "OFFICIAL", printed at the head and foot of each page; NULL for none. */
void opcc_document_set_marking (OpccDocument *self, const char *marking);
const char *opcc_document_get_marking (const OpccDocument *self);
/* Said at the foot of each page; the title where none is set. */
void opcc_document_set_footer (OpccDocument *self, const char *footer);
const char *opcc_document_get_footer (const OpccDocument *self);

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
/* The blocks in order: a GPtrArray of OpccBlock (transfer none). */
const GPtrArray *opcc_document_get_blocks (const OpccDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDocument, opcc_document_free)

G_END_DECLS
