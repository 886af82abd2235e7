/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which applications of a round a list shows, as one query and in words. */
#pragma once

#include "opcc-query.h"
#include "opcc-round-summary.h"

G_BEGIN_DECLS

/**
 * OpccApplicationFilter:
 * @key: "all", "settle", "pass", "match", "flagged" or "stopped"
 * @district: (nullable): key of a place
 * @priority: (nullable): of the Police and Crime Plan
 * @words: (nullable): searched for
 */
typedef struct
{
  const char *key;
  const char *district;
  const char *priority;
  const char *words;
} OpccApplicationFilter;

/* Whether anything is filtered at all. */
gboolean opcc_application_filter_is_on (const OpccApplicationFilter *self);
/* Whether the query needs the ranking of the round. */
gboolean opcc_application_filter_needs_ranking (const OpccApplicationFilter *self);
/* @summary may be NULL unless the filter needs the ranking. (transfer full) */
OpccQuery *opcc_application_filter_make_query (const OpccApplicationFilter *self,
                                               gint64 round,
                                               const OpccRoundSummary *summary,
                                               const char *sort,
                                               gboolean descending);
/* "Filters are on: Charnwood, over 65%."; NULL where none is but the words. (transfer full) */
char *opcc_application_filter_describe (const OpccApplicationFilter *self, OpccRound *round);
/* "Over 65%" (transfer full) */
char *opcc_application_filter_get_label (const char *key, OpccRound *round);

G_END_DECLS
