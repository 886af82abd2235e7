/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPaper: the text of a paper, or of a pack of papers, taken apart once for all checks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccPaperBlockKind:
 * @OPCC_PAPER_TEXT: a paragraph, numbered or not
 * @OPCC_PAPER_ITEM: one of a list
 * @OPCC_PAPER_HEADING: a line of a few words that heads what follows
 * @OPCC_PAPER_CAPTION: a line that names a figure, table or map
 * @OPCC_PAPER_TABLE: rows of cells
 */
typedef enum
{
  OPCC_PAPER_TEXT,
  OPCC_PAPER_ITEM,
  OPCC_PAPER_HEADING,
  OPCC_PAPER_CAPTION,
  OPCC_PAPER_TABLE,
} OpccPaperBlockKind;

typedef enum
{
  OPCC_FIGURE_COUNT,
  OPCC_FIGURE_MONEY,
  OPCC_FIGURE_PERCENT,
} OpccFigureKind;

/**
 * OpccFigure: a number as it stands in the text.
 * @value: in ones, pounds or percent
 * @step: the least difference its figures can show: 0.1 for "3.4", 100,000 for "£3.4m"
 * @is_vague: "over 50", "approximately £640,000"
 * @start: first byte of it in the block's text
 * @end: the byte behind it
 */
typedef struct
{
  OpccFigureKind kind;
  double value;
  double step;
  gboolean is_vague;
  guint start;
  guint end;
} OpccFigure;

/**
 * OpccPaperDate: a day or a month as it stands in the text.
 * @year: 0 where none is written
 * @day: 0 for a month
 * @weekday: 1 (Monday) to 7, or 0
 * @is_possible: whether the calendar has that day
 */
typedef struct
{
  int year;
  int month;
  int day;
  int weekday;
  gboolean is_possible;
  guint start;
  guint end;
} OpccPaperDate;

/**
 * OpccPaperBlock: lines that belong together.
 * @text: (owned): without marks of layout; a new line for each line of the file
 * @line: its first line in the file, from 1
 * @number: (owned) (nullable): the paragraph's number and letter: "8b"
 * @section: (owned) (nullable): the heading it stands under
 * @part: the paper of the pack it belongs to
 * @figures: (owned): OpccFigure, in order
 * @dates: (owned): OpccPaperDate, in order
 * @rows: (owned) (nullable): of a table: GStrv, one a row
 */
typedef struct
{
  OpccPaperBlockKind kind;
  char *text;
  guint line;
  char *number;
  char *section;
  guint part;
  GArray *figures;
  GArray *dates;
  GPtrArray *rows;
} OpccPaperBlock;

/**
 * OpccPaperPart: one paper of a pack.
 * @title: (owned): what it is called
 * @first: its first block
 * @end: the block behind its last
 * @cover: (nullable): the date on its cover, owned by a block
 * @cover_line: where that stands
 */
typedef struct
{
  char *title;
  guint first;
  guint end;
  const OpccPaperDate *cover;
  guint cover_line;
} OpccPaperPart;

typedef struct
{
  GPtrArray *blocks; /* (owned) OpccPaperBlock * */
  GPtrArray *parts;  /* (owned) OpccPaperPart *; at least one */
} OpccPaper;

OpccPaper *opcc_paper_new (const char *text);
void opcc_paper_free (OpccPaper *self);

const OpccPaperBlock *opcc_paper_get_block (const OpccPaper *self, guint index);
const OpccPaperPart *opcc_paper_get_part (const OpccPaper *self, guint index);
guint opcc_paper_block_get_line (const OpccPaperBlock *self, guint offset);
gboolean opcc_paper_block_is_under (const OpccPaperBlock *self, const char *pattern);
int opcc_paper_date_compare (const OpccPaperDate *a, const OpccPaperDate *b);
char *opcc_paper_date_format (const OpccPaperDate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPaper, opcc_paper_free)

G_END_DECLS
