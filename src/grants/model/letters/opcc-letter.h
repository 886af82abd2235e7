/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetter: what one applicant is told of the decision, fixed for good once it is issued. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_LETTER (opcc_letter_get_type ())
G_DECLARE_FINAL_TYPE (OpccLetter, opcc_letter, OPCC, LETTER, OpccRecord)

struct _OpccLetter
{
  OpccRecord parent_instance;
  gint64 application; /* link */
  char *outcome;      /* choice of opcc_letter_outcomes */
  char *state;        /* choice: draft, reviewed, issued, withdrawn */
  char *subject;
  char *body;      /* until it is issued, {feedback} stands where the feedback goes */
  char *feedback;  /* (nullable) where the letter gives none */
  char *recipient; /* name and address, a line each */
  char *email;
  char *reference;  /* of the application */
  char *letterhead; /* lines */
  char *closing;    /* lines, from "Yours sincerely" */
  gint64 amount;    /* pence that it speaks of; 0: none */
  char *made_by;
  char *reviewed_by;
  OpccDate dated; /* the day it was issued */
  char *issued_by;
  char *fingerprint; /* of what was issued; NULL before */
  char *reason;      /* why it was withdrawn */
};

extern const OpccKind opcc_letter_kind;

/* Whether it gives feedback that a person has to look through first. */
gboolean opcc_letter_needs_review (OpccLetter *self);
/* (transfer full): its body with the feedback in its place. */
char *opcc_letter_compose (OpccLetter *self);
/* FALSE with OPCC_ERROR_REFUSED and the reason where it was issued: it is not to be deleted. */
gboolean opcc_letter_may_delete (OpccLetter *self, GError **error);
/* (transfer full): SHA-256 over all that the reader gets. */
char *opcc_letter_make_fingerprint (OpccLetter *self);

G_END_DECLS
