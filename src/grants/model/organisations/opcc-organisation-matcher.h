/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which organisation of the office a row of a file means: looked up in memory, built once. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-organisation.h"

G_BEGIN_DECLS

/**
 * OpccMatch:
 * @OPCC_MATCH_KNOWN: the organisation is known
 * @OPCC_MATCH_NEW: it is new
 * @OPCC_MATCH_OTHER_SPELLING: new, though its number is known under another name: propose a merge
 * @OPCC_MATCH_SAME_NAME: new, though its name is known with another number: never merged
 */
typedef enum
{
  OPCC_MATCH_KNOWN,
  OPCC_MATCH_NEW,
  OPCC_MATCH_OTHER_SPELLING,
  OPCC_MATCH_SAME_NAME,
} OpccMatch;

/* One organisation: in the office file (n is not 0), or new in this import. */
typedef struct _OpccMatchEntry OpccMatchEntry;
struct _OpccMatchEntry
{
  guint index;               /* place in the order met */
  gint64 n;                  /* 0 while the record is not saved */
  OpccOrganisation *pending; /* (owned) (nullable): new, or known with numbers to add */
  char *charity;             /* (owned) (nullable) */
  char *company;             /* (owned) (nullable) */
  char *identifier;          /* (owned) (nullable) */
  GStrv keys;                /* (owned) what its names are matched by */
  OpccMatchEntry *other;     /* (nullable): whom it shares a number or a name with */
};

typedef struct _OpccOrganisationMatcher OpccOrganisationMatcher;

OpccOrganisationMatcher *opcc_organisation_matcher_new (OpccDb *db, GError **error);
void opcc_organisation_matcher_free (OpccOrganisationMatcher *self);
OpccMatchEntry *opcc_organisation_matcher_match (OpccOrganisationMatcher *self,
                                                 OpccOrganisation *candidate,
                                                 gboolean trust_numbers,
                                                 OpccMatch *match);
OpccMatchEntry *opcc_organisation_matcher_find_n (OpccOrganisationMatcher *self, gint64 n);
gboolean
opcc_organisation_matcher_flush (OpccOrganisationMatcher *self, OpccDb *db, GError **error);
gboolean
opcc_organisation_matcher_save_filled (OpccOrganisationMatcher *self, OpccDb *db, GError **error);
/* Whether a known organisation gained a number that is not yet saved. */
gboolean opcc_organisation_matcher_has_filled (OpccOrganisationMatcher *self);
guint opcc_organisation_matcher_get_n_new (OpccOrganisationMatcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccOrganisationMatcher, opcc_organisation_matcher_free)

G_END_DECLS
