/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of a decided round: made, reviewed, issued, withdrawn, each as one action. */
#pragma once

#include "opcc-letter-source.h"

G_BEGIN_DECLS

/* One application and the letter it has, if any. */
typedef struct
{
  OpccApplication *application; /* (owned) */
  char *organisation;           /* (owned) */
  OpccLetter *letter;           /* (owned) (nullable): the one that counts, or the last withdrawn */
  const char *outcome;          /* (nullable): what it is to be told, as things stand now */
  char *stale;                  /* (owned) (nullable): how the letter differs from the decision */
  char *gap;                    /* (owned) (nullable): a field that nothing is known for */
} OpccLetterRow;

typedef struct
{
  OpccRound *round; /* (owned) */
  GPtrArray *rows;  /* (owned) OpccLetterRow, by reference */
  gboolean decided;
  guint n_to_make;   /* have an outcome and no letter that counts */
  guint n_to_review; /* drafts whose feedback nobody has looked through */
  guint n_ready;     /* can be issued */
  guint n_issued;
  guint n_stale;   /* say other than the decision as it stands */
  guint n_without; /* applications without an outcome */
} OpccLetters;

OpccLetters *
opcc_letters_read (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
void opcc_letters_free (OpccLetters *self);

/* Makes a draft for each application that has none that counts. Drafts that no longer say what was
 * decided are written anew; with @again all that are not issued are, and what was edited in them
 * goes. Returns how many were written; -1 on error. */
gint64 opcc_letters_make (
    OpccDb *db, gint64 round, gboolean again, GCancellable *cancellable, GError **error);
/* Marks drafts as reviewed. Refused where feedback is wanted and empty. */
gboolean opcc_letters_review (OpccDb *db, const gint64 *letters, gsize n_letters, GError **error);
/* Issues these letters, or with none given all of the round that can be, dated @day: from then on
 * they stay as they are. Returns how many; -1 on error. */
gint64 opcc_letters_issue (
    OpccDb *db, gint64 round, const gint64 *letters, gsize n_letters, OpccDate day, GError **error);
/* Withdraws an issued letter, with the reason; with @replace a new draft takes its place. */
gboolean opcc_letter_withdraw (
    OpccDb *db, gint64 letter, const char *reason, gboolean replace, GError **error);

/* Drafts the letter of an application anew, within an action that is under way; one that is issued
 * is withdrawn with the reason. A round without letters stays without. */
gboolean
opcc_letters_rewrite (OpccDb *db, OpccApplication *application, const char *reason, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccLetters, opcc_letters_free)

G_END_DECLS
