/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the letters tab: how the letters stand, and everything done to them. */
#pragma once

#include "opcc-letter-files.h"
#include "opcc-letters.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_LETTER_ACT_MAKE,
  OPCC_LETTER_ACT_REVIEW,
  OPCC_LETTER_ACT_ISSUE,
  OPCC_LETTER_ACT_REPLACE,
  OPCC_LETTER_ACT_WITHDRAW,
  OPCC_LETTER_ACT_SAVE,
} OpccLetterActKind;

typedef struct
{
  OpccLetterActKind kind;
  gint64 round;
  gint64 letter;                /* 0: see letters */
  GArray *letters;              /* (owned) (nullable): several, gint64; NULL: all that can be */
  OpccDate day;                 /* of issue */
  char *text;                   /* (owned) (nullable): a reason, or the folder to save in */
  OpccLetterProgress *progress; /* (unowned) (nullable) */
} OpccLetterAct;

OpccLetterAct *opcc_letter_act_new (OpccLetterActKind kind, gint64 round, gint64 letter);
void opcc_letter_act_free (OpccLetterAct *self);

/* @data: gint64, the round. Returns OpccLetters. */
gpointer
opcc_letter_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data: OpccLetterAct. Returns a sentence for the toast. */
gpointer opcc_letter_job_act (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
G_END_DECLS
