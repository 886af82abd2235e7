/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing applications out to markers, and their marks, sealed until they submit. */
#pragma once

#include "opcc-application.h"
#include "opcc-assignment.h"
#include "opcc-db-types.h"
#include "opcc-import-result.h"
#include "opcc-mark.h"
#include "opcc-marker.h"

G_BEGIN_DECLS

/**
 * opcc_marking_assign:
 * @per_application: how many markers each application gets; 0 for all of them
 *
 * Shares the applications of a round that are not stopped or withdrawn out evenly among its
 * markers, never to one who declared a conflict, as one action. Assignments that are there stay,
 * but for what a marker who stood down has not submitted. Returns how many were made, -1 on error;
 * fails where the weights do not add up to 100.
 */
gint64 opcc_marking_assign (OpccDb *db, gint64 round, guint per_application, GError **error);

/**
 * opcc_marking_stand_down:
 * @day: since when; OPCC_NO_DATE: today
 * @reason: needed
 *
 * A marker gets no more applications; what they have not submitted, in whichever round, goes to
 * the others at once, all as one action. Returns how many were passed on, -1 on error; refused
 * where nobody else is left to mark them.
 */
gint64 opcc_marking_stand_down (
    OpccDb *db, gint64 marker, OpccDate day, const char *reason, GError **error);

/* How evenly the applications are shared out, and how many conflicts stand in the way. */
char *opcc_marking_explain_sharing (OpccDb *db, gint64 round, GError **error);

/* A marker's score on one criterion, OPCC_NO_INTEGER to take it out; comment may be NULL. Refused
 * after the marker submitted, after a conflict, without an assignment, and off the scale. */
gboolean opcc_marking_set (OpccDb *db,
                           gint64 application,
                           gint64 marker,
                           gint64 criterion,
                           gint64 score,
                           const char *comment,
                           GError **error);
/* Refused, with what is missing, until every criterion has a score. */
gboolean opcc_marking_submit (OpccDb *db, gint64 application, gint64 marker, GError **error);
/* That the marker has no interest in the applicant, said before the application opens to them. */
gboolean opcc_marking_declare_none (OpccDb *db, gint64 application, gint64 marker, GError **error);
gboolean opcc_marking_pass_on (OpccDb *db, gint64 round, GError **error);
/* Takes the application out of the marker's list; their marks on it go, and it is passed on to
 * another marker where it was shared out. */
gboolean opcc_marking_declare_conflict (
    OpccDb *db, gint64 application, gint64 marker, const char *reason, GError **error);
/* What moderation settled on, in per cent; NAN keeps the mean of the marks. A note is required. */
gboolean opcc_marking_settle (
    OpccDb *db, gint64 application, double percent, const char *note, GError **error);

/* The same for all that are still in moderation, each keeping the mean of its marks. */
gint64 opcc_marking_settle_list (
    OpccDb *db, const gint64 *numbers, gsize n_numbers, const char *note, GError **error);
gint64 opcc_marking_settle_all (OpccDb *db, gint64 round, const char *note, GError **error);

/* An application as one marker may see it. */
typedef struct
{
  OpccApplication *application; /* (owned); in a blind round its blind fields are empty */
  char *organisation;           /* (owned) (nullable): NULL while hidden */
  OpccAssignment *assignment;   /* (owned) */
  GPtrArray *criteria;          /* (owned) OpccCriterion in order */
  GPtrArray *own;               /* (owned) OpccMark of this marker, NULL where not yet scored */
  GPtrArray *others;            /* (owned) OpccMark of the other markers; empty until submitted */
  gboolean blind;               /* the applicant is hidden now */
  gboolean lifted;              /* the applicant would be hidden, but was shown on request */
  gboolean fixed;               /* submitted, or the round is decided */
  char *applicant;              /* (owned) (nullable): who it is, to be asked about an interest */
} OpccMarkingView;

OpccMarkingView *opcc_marking_view (OpccDb *db, gint64 application, gint64 marker, GError **error);
void opcc_marking_view_free (OpccMarkingView *self);

/* The numbers of a marker's applications in a round, in the order to mark them: GArray of gint64.
 * Those with a conflict are left out. */
GArray *opcc_marking_get_queue (OpccDb *db, gint64 round, gint64 marker, GError **error);

typedef struct
{
  OpccMarker *marker; /* (owned) */
  guint assigned;     /* without conflicts */
  guint started;
  guint submitted;
  guint conflicts;
  guint left;      /* to submit still; 0 once the round is decided */
  guint days_late; /* since marking closed, where something is left */
  gint64 first;    /* time of the first submission, OPCC_NO_TIME */
  gint64 last;
} OpccMarkerProgress;

/* One entry a marker: a GPtrArray of OpccMarkerProgress. */
GPtrArray *opcc_marking_get_progress (OpccDb *db, gint64 round, GError **error);
void opcc_marker_progress_free (OpccMarkerProgress *self);
/* (transfer full): "3 days late, 4 left" */
char *opcc_marker_progress_to_words (const OpccMarkerProgress *self);

/**
 * opcc_marking_import:
 *
 * Takes in marks from a file with columns application, marker, criterion, score and comment as one
 * action. Markers that are not known by their role are added; an application that has all of a
 * marker's scores counts as submitted by that marker.
 */
OpccImportResult *opcc_marking_import (OpccDb *db,
                                       gint64 round,
                                       const char *path,
                                       gboolean dry_run,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccMarkingView, opcc_marking_view_free)

G_END_DECLS
