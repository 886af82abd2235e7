/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a round has come: the stage a person set, or the later one that days and work show. */
#include "opcc-round-stage.h"

#include "opcc-time.h"

static const char *
find_shown_stage (OpccRound *round, const OpccRoundTally *tally, gint64 now)
{
  gboolean closed = round->closes != OPCC_NO_TIME && now >= round->closes;
  guint n_all = tally->n_received + tally->n_unmarked + tally->n_moderation + tally->n_marked;

  if (!closed)
    return round->opens != OPCC_NO_TIME && now >= round->opens ? "open" : "set-up";
  if (n_all == 0 || tally->n_received > 0)
    return "checked";
  if (tally->n_unmarked > 0)
    return "marked";
  return tally->n_moderation > 0 ? "moderation" : "award";
}

static guint
find_place (const OpccChoice *stages, const char *key)
{
  guint place = 0;

  for (guint i = 0; stages[i].key != NULL; i++)
    if (g_strcmp0 (stages[i].key, key) == 0)
      place = i;
  return place;
}

void
opcc_round_tally_add (OpccRoundTally *self, const char *stage, guint n)
{
  const struct
  {
    const char *stage;
    guint *count;
  } places[] = {
    { "received", &self->n_received },     { "checked", &self->n_unmarked },
    { "marking", &self->n_unmarked },      { "marked", &self->n_marked },
    { "moderation", &self->n_moderation }, { "awarded", &self->n_marked },
    { "declined", &self->n_marked },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].stage, stage) == 0)
      *places[i].count += n;
}

const char *
opcc_round_find_stage (OpccRound *round, const OpccRoundTally *tally, gint64 now)
{
  const OpccChoice *stages = opcc_kind_find_field (&opcc_round_kind, "stage")->choices;
  const char *shown;

  g_return_val_if_fail (OPCC_IS_ROUND (round) && tally != NULL, NULL);

  shown = find_shown_stage (round, tally, now);
  return stages[MAX (find_place (stages, round->stage), find_place (stages, shown))].key;
}
