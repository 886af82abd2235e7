/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetterSource: what the letters of a round are made from, read once for all of them. */
#pragma once

#include "opcc-application.h"
#include "opcc-award.h"
#include "opcc-db-types.h"
#include "opcc-letter.h"
#include "opcc-letter-template.h"
#include "opcc-organisation.h"
#include "opcc-ranking.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

typedef struct
{
  OpccRound *round;          /* (owned) */
  OpccScheme *scheme;        /* (owned) */
  OpccRanking *ranking;      /* (owned) */
  GPtrArray *applications;   /* (owned) OpccApplication, by reference */
  GHashTable *awards;        /* (owned) number of the application -> OpccAward */
  GHashTable *organisations; /* (owned) number -> OpccOrganisation */
  GHashTable *feedback;      /* (owned) number of the application -> text */
  GHashTable *templates;     /* (owned) what it is for -> OpccLetterTemplate */
  gint64 last_rank;          /* the lowest rank that got money; 0: none did */
  gboolean decided;
} OpccLetterSource;

OpccLetterSource *
opcc_letter_source_new (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
void opcc_letter_source_free (OpccLetterSource *self);

/* (nullable): key of what the applicant is to be told, as things stand; NULL: nothing yet. */
const char *opcc_letter_source_find_outcome (const OpccLetterSource *self,
                                             OpccApplication *application);
/* Pence awarded as things stand; 0: none. */
gint64 opcc_letter_source_get_amount (const OpccLetterSource *self, OpccApplication *application);
/* (transfer none): name of who applied; "" where there is none. */
const char *opcc_letter_source_get_organisation (const OpccLetterSource *self,
                                                 OpccApplication *application);
/* Writes the letter anew from the templates; what was edited in it goes. */
void opcc_letter_source_write (const OpccLetterSource *self,
                               OpccApplication *application,
                               const char *outcome,
                               OpccLetter *letter);
OpccLetter *opcc_letter_source_preview (const OpccLetterSource *self,
                                        OpccApplication *application,
                                        const char *outcome);
/* For a look at letters of words that are not saved. */
void opcc_letter_source_set_template (OpccLetterSource *self, OpccLetterTemplate *template);
/* (transfer full): a text of a template with the fields of one application, for a look at it. */
char *opcc_letter_source_fill (const OpccLetterSource *self,
                               OpccApplication *application,
                               const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccLetterSource, opcc_letter_source_free)

G_END_DECLS
