/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkshopEffect: whether those who came to workshops applied, scored higher and succeeded. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"
#include "opcc-interval.h"

G_BEGIN_DECLS

/* Applications of those who came before the round closed, or of those who did not. */
typedef struct
{
  guint n;
  guint n_decided; /* in a round in which awards were approved */
  guint n_awarded;
  OpccGroupMean score;  /* per cent; the moderated score where there is one */
  OpccInterval success; /* share of those decided that got an award */
} OpccWorkshopGroup;

typedef struct
{
  char *title; /* (owned) of the scheme or the round */
  guint n_workshops;
  guint n_recorded;
  guint n_attendances;  /* names on the lists, each workshop counted */
  guint n_came;         /* organisations of the office, each once */
  guint n_unmatched;    /* names that no organisation of the office has, each once */
  guint n_applied;      /* of n_came */
  OpccInterval applied; /* share of n_came and n_unmatched together that applied */
  OpccWorkshopGroup came;
  OpccWorkshopGroup others;
  OpccInterval score_difference;   /* points, those who came less the others */
  OpccInterval success_difference; /* of shares, the same */
} OpccWorkshopEffect;

OpccWorkshopEffect *opcc_workshop_effect_compute (
    OpccDb *db, gint64 scheme, gint64 round, GCancellable *cancellable, GError **error);
void opcc_workshop_effect_free (OpccWorkshopEffect *self);

gint64 opcc_workshop_match (OpccDb *db, GError **error);
/* The rule over a row of an attendance list: an OpccRecordIntake's. */
gboolean
opcc_workshop_judge_attendance (OpccDb *db, gpointer record, GHashTable *typed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccWorkshopEffect, opcc_workshop_effect_free)

G_END_DECLS
