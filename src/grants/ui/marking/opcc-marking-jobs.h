/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the marking tab: reading a marker's applications, scoring, submitting. */
#pragma once

#include "opcc-marking.h"
#include "opcc-round.h"

G_BEGIN_DECLS

/* A round as one marker may see it. */
typedef struct
{
  OpccRound *round;    /* (owned) */
  GPtrArray *progress; /* (owned) OpccMarkerProgress, all markers of the round */
  GPtrArray *views;    /* (owned) OpccMarkingView in the order to mark; empty without a marker */
  gint64 marker;       /* 0: nobody chosen */
} OpccMarkingReading;

/* Whose applications are read. */
typedef struct
{
  gint64 round;
  gint64 marker;   /* 0: only who marks is read, and the marker of @marker_id if there */
  char *marker_id; /* (owned) (nullable) */
} OpccMarkingWanted;

OpccMarkingWanted *opcc_marking_wanted_new (gint64 round, gint64 marker, const char *marker_id);
void opcc_marking_wanted_free (OpccMarkingWanted *self);
/* @data: OpccMarkingWanted. Returns OpccMarkingReading. */
gpointer
opcc_marking_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
void opcc_marking_reading_free (OpccMarkingReading *self);

/* What a marker does to one application. */
typedef struct
{
  gint64 application;
  gint64 marker;
  gint64 criterion;
  gint64 score;
  char *text; /* (owned) (nullable) comment, or the reason of a conflict */
} OpccMarkingAct;

OpccMarkingAct *opcc_marking_act_new (
    gint64 application, gint64 marker, gint64 criterion, gint64 score, const char *text);
void opcc_marking_act_free (OpccMarkingAct *self);
/* @data: OpccMarkingAct. Each returns an empty string. */
gpointer
opcc_marking_job_score (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
opcc_marking_job_submit (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
opcc_marking_job_no_interest (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
opcc_marking_job_conflict (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data: OpccMarkingAct. Only says whether it worked. */
gpointer
opcc_marking_job_lift_blind (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Who marks a round, and how many markers an application gets. */
typedef struct
{
  gint64 round;
  guint per_application; /* 0: all */
  char *role;            /* (owned) (nullable) */
  char *reason;          /* (owned) (nullable) */
  char *application;     /* (owned) (nullable) its reference, as typed */
  gint64 marker;
} OpccMarkingSetUp;

void opcc_marking_set_up_free (OpccMarkingSetUp *self);
/* @data: OpccMarkingSetUp. Each returns a sentence for the toast. */
gpointer
opcc_marking_job_assign (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
opcc_marking_job_add_marker (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer opcc_marking_job_record_conflict (OpccDb *db,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);
gpointer
opcc_marking_job_stand_down (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccMarkingReading, opcc_marking_reading_free)

G_END_DECLS
