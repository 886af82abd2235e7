/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPaperCheck: what is wrong with a paper before it leaves, each finding with place and reason.
 */
#pragma once

#include "opcc-paper.h"

G_BEGIN_DECLS

/**
 * OpccSeverity:
 * @OPCC_SEVERITY_NOTE: worth a look
 * @OPCC_SEVERITY_WARNING: readers will stumble over it
 * @OPCC_SEVERITY_STOP: the paper should not leave with it
 */
typedef enum
{
  OPCC_SEVERITY_NOTE,
  OPCC_SEVERITY_WARNING,
  OPCC_SEVERITY_STOP,
} OpccSeverity;

/**
 * OpccPaperRule:
 * @name: for programs: "acronym-not-expanded"
 * @summary: what it finds, untranslated
 */
typedef struct
{
  const char *name;
  OpccSeverity severity;
  const char *summary;
} OpccPaperRule;

/**
 * OpccPaperFinding:
 * @rule: (unowned):
 * @part: the paper of the pack, from 0
 * @line: in the file, from 1
 * @paragraph: (owned) (nullable): "8b"
 * @words: (owned): the words it is about, as they stand there
 * @why: (owned): a whole sentence
 * @fix: (owned) (nullable): a whole sentence that says what to write
 */
typedef struct
{
  const OpccPaperRule *rule;
  guint part;
  guint line;
  char *paragraph;
  char *words;
  char *why;
  char *fix;
} OpccPaperFinding;

typedef struct
{
  const OpccPaper *paper; /* (unowned) */
  GPtrArray *findings;    /* (owned) OpccPaperFinding *, in the order of the lines */
  GHashTable *seen;       /* (owned): rule, line and words of each */
} OpccPaperCheck;

OpccPaperCheck *opcc_paper_check_new (const OpccPaper *paper);
void opcc_paper_check_free (OpccPaperCheck *self);
guint opcc_paper_check_count (const OpccPaperCheck *self, OpccSeverity severity);
void opcc_paper_check_add (OpccPaperCheck *self,
                           const char *rule,
                           const OpccPaperBlock *block,
                           guint start,
                           guint end,
                           char *why,
                           char *fix);

const OpccPaperRule *opcc_paper_rules_get (guint index);
const char *opcc_severity_get_name (OpccSeverity severity);
const char *opcc_severity_get_label (OpccSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPaperCheck, opcc_paper_check_free)

G_END_DECLS
