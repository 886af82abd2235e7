/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetterTemplate: the office's own words for one kind of letter, with fields in braces. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_LETTER_TEMPLATE (opcc_letter_template_get_type ())
G_DECLARE_FINAL_TYPE (OpccLetterTemplate, opcc_letter_template, OPCC, LETTER_TEMPLATE, OpccRecord)

struct _OpccLetterTemplate
{
  OpccRecord parent_instance;
  char *used_for; /* choice: an outcome, or "letterhead", "closing", "signed-by" of all letters */
  char *subject;
  char *body;
};

extern const OpccKind opcc_letter_template_kind;
/* What letters are about: keys and labels, ended by { NULL }. */
extern const OpccChoice opcc_letter_outcomes[];

/* One field that may stand in a template, in braces: "{organisation}". */
typedef struct
{
  const char *name;    /* untranslated, in N_(): "decision date" */
  const char *meaning; /* untranslated, in N_() */
} OpccLetterField;

/* The order is that of the values of opcc_letter_merge(). */
typedef enum
{
  OPCC_LETTER_ORGANISATION,
  OPCC_LETTER_PROJECT,
  OPCC_LETTER_REFERENCE,
  OPCC_LETTER_CONTACT,
  OPCC_LETTER_FUND,
  OPCC_LETTER_ROUND,
  OPCC_LETTER_ASKED,
  OPCC_LETTER_AMOUNT,
  OPCC_LETTER_CONDITIONS,
  OPCC_LETTER_REASONS,
  OPCC_LETTER_FEEDBACK,
  OPCC_LETTER_SCORE,
  OPCC_LETTER_THRESHOLD,
  OPCC_LETTER_CLOSING_DATE,
  OPCC_LETTER_DECISION_DATE,
  OPCC_LETTER_DECISION_REFERENCE,
  OPCC_LETTER_START_DATE,
  OPCC_LETTER_END_DATE,
  OPCC_LETTER_SIGNED_BY,
  OPCC_LETTER_N_FIELDS,
} OpccLetterFieldIndex;

extern const OpccLetterField opcc_letter_fields[OPCC_LETTER_N_FIELDS];

char *opcc_letter_fill (const char *text, const char *const *values);
/* (transfer full) (nullable): the first field in @text (nullable) that there is not, with its
 * braces. @line (out) (optional): the line it stands in, from 1. */
char *opcc_letter_find_unknown (const char *text, guint *line);
/* The template of the office for this, or the one that comes with the program, not saved. */
OpccLetterTemplate *opcc_letter_template_get (OpccDb *db, const char *used_for, GError **error);

/* Keeps several, an array of OpccLetterTemplate of opcc_letter_template_get (), as one action. */
gboolean opcc_letter_templates_save (OpccDb *db, GPtrArray *templates, GError **error);
/* Keeps the office's own words, as one action; refused where they have an unknown field. */
gboolean opcc_letter_template_save (
    OpccDb *db, const char *used_for, const char *subject, const char *body, GError **error);

G_END_DECLS
