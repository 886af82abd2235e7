/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the round that a document is asked of, and has it written. */
#include "opcc-grants-documents.h"

#include <glib/gi18n-lib.h>

#include "opcc-awards-paper.h"
#include "opcc-notice.h"
#include "opcc-record-finder.h"
#include "opcc-round-paper.h"
#include "opcc-round.h"

typedef OpccDocument *(*Builder) (
    OpccDb *db, gint64 round, OpccAudience audience, GCancellable *cancellable, GError **error);

static OpccDocument *
build (OpccDb *db,
       const OpccDomainDocument *self,
       GHashTable *choices,
       OpccAudience audience,
       OpccDate today,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (OpccRound) round =
      opcc_record_find (db, &opcc_round_kind, g_hash_table_lookup (choices, "round"), error);

  return round != NULL ? ((Builder) self->part) (db, opcc_record_get_n (OPCC_RECORD (round)),
                                                 audience, cancellable, error)
                       : NULL;
}

static const OpccDomainOption options[] = {
  { "round", "ROUND", N_ ("The round, such as 2023/24-1"), TRUE },
  { NULL },
};

const OpccDomainDocument opcc_grants_documents[] = {
  { "notice", N_ ("The decision notice of a round"), options, build,
    .part = G_CALLBACK (opcc_notice_build) },
  { "round", N_ ("The summary of a round"), options, build,
    .part = G_CALLBACK (opcc_round_paper_build) },
  { "awards", N_ ("The award board of a round, without names until it is decided"), options, build,
    .part = G_CALLBACK (opcc_awards_paper_build) },
  { NULL },
};
