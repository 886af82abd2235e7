/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the moderation tab: reading how far markers are apart, and settling. */
#pragma once

#include "opcc-marker-effects.h"
#include "opcc-moderation.h"

G_BEGIN_DECLS

typedef struct
{
  OpccModeration *moderation; /* (owned) */
  OpccMarkerEffects *effects; /* (owned) of the ranking in it */
  GPtrArray *markers;         /* (owned) OpccMarker */
} OpccModerationReading;

/* @data: gint64, the round. Returns OpccModerationReading. */
gpointer
opcc_moderation_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
void opcc_moderation_reading_free (OpccModerationReading *self);
/* The role of a marker, "" for none. */
const char *opcc_moderation_reading_get_role (const OpccModerationReading *self, gint64 marker);

/* What moderation settled on, as it was typed. */
typedef struct
{
  gint64 application;
  char *percent; /* (owned) blank: the mean of the marks stands */
  char *note;    /* (owned) */
} OpccModerationAct;

OpccModerationAct *
opcc_moderation_act_new (gint64 application, const char *percent, const char *note);
void opcc_moderation_act_free (OpccModerationAct *self);
/* @data: OpccModerationAct. Returns a sentence for the toast. */
gpointer
opcc_moderation_job_settle (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccModerationReading, opcc_moderation_reading_free)

G_END_DECLS
