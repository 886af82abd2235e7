/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reading of a paper and its checks share: tokens, cells, words. */
#pragma once

#include "opcc-paper-check.h"
#include "opcc-paper.h"

G_BEGIN_DECLS

void opcc_paper_block_read_tokens (OpccPaperBlock *self);
GStrv opcc_paper_split_row (const char *line);
gboolean opcc_paper_is_rule_row (GStrv cells);
gboolean opcc_paper_is_capitals (const char *text);

/* Digits as a number; more than an int holds is the most it holds. */
int opcc_paper_read_number (const char *digits);

/* Cells as numbers. */
gboolean opcc_cell_read (const char *cell, OpccFigure *figure);
const char *opcc_row_get_cell (const OpccPaperBlock *table, guint row, guint column);

/* A sentence around a place in a block. */
char *
opcc_paper_block_get_sentence (const OpccPaperBlock *self, guint offset, guint *start, guint *end);
/* The words of a text that carry meaning, folded, without plural endings; a set. */
GHashTable *opcc_paper_get_words (const char *text);
guint opcc_words_count_shared (GHashTable *a, GHashTable *b);

/* (transfer full): never fails: the patterns are our own. */
GRegex *opcc_paper_pattern (const char *pattern);

/* The checks. */
void opcc_paper_check_acronyms (OpccPaperCheck *check);
void opcc_paper_check_captions (OpccPaperCheck *check);
void opcc_paper_check_references (OpccPaperCheck *check);
void opcc_paper_check_totals (OpccPaperCheck *check);
void opcc_paper_check_sums (OpccPaperCheck *check);
void opcc_paper_check_percentages (OpccPaperCheck *check);
void opcc_paper_check_values (OpccPaperCheck *check);
void opcc_paper_check_counts (OpccPaperCheck *check);
void opcc_paper_check_money (OpccPaperCheck *check);
void opcc_paper_check_dates (OpccPaperCheck *check);
void opcc_paper_check_gaps (OpccPaperCheck *check);
void opcc_paper_check_people (OpccPaperCheck *check);

/* (nullable): the known words of an acronym; "" where it is known and its words are not. */
const char *opcc_acronym_list_find (const char *acronym);
/* The known acronyms in alphabetical order. */
const char *opcc_acronym_list_get (guint index);
/* Whether readers need no words for it: "UK". */
gboolean opcc_acronym_list_is_plain (const char *acronym);

G_END_DECLS
