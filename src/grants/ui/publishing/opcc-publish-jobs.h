/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the publish tab: what would be published, what it lacks, and writing it. */
#pragma once

#include "opcc-council-register.h"
#include "opcc-db-types.h"
#include "opcc-document.h"
#include "opcc-round.h"

G_BEGIN_DECLS

/* What is read: a round, and a month of the register. */
typedef struct
{
  gint64 round;
  int year;  /* 0: the month of the decision */
  int month; /* 1 to 12 */
} OpccPublishWanted;

typedef struct
{
  OpccRound *round;     /* (owned) */
  OpccDocument *notice; /* (owned) */
  int year;
  int month;
  GPtrArray *register_gaps;  /* (owned) sentences; empty: it can be published */
  GPtrArray *withheld;       /* (owned) sentences: what the register goes without */
  GPtrArray *problems;       /* (owned) (nullable) OpccProblem of the 360Giving data */
  char *giving_refusal;      /* (owned) (nullable) why there is none */
  OpccCouncilState *council; /* (owned): of the financial year of the decision */
  gint64 n_days;             /* in the calendar */
  guint n_grants;
  guint n_unplanned; /* grants with money that no payment stands for */
  gboolean decided;
} OpccPublishReading;

/* @data: OpccPublishWanted. Returns OpccPublishReading. */
gpointer
opcc_publish_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
void opcc_publish_reading_free (OpccPublishReading *self);

/* Which file is written; of notice and 360Giving the end of the name says the form. */
typedef enum
{
  OPCC_PUBLISH_NOTICE,
  OPCC_PUBLISH_REGISTER,
  OPCC_PUBLISH_360GIVING,
  OPCC_PUBLISH_COUNCIL, /* of the financial year of the decision */
  OPCC_PUBLISH_CALENDAR,
  OPCC_PUBLISH_BUNDLES,
} OpccPublishKind;

/* What the office calls itself in 360Giving files. */
typedef struct
{
  char *prefix;      /* (owned) */
  char *funder_id;   /* (owned) (nullable) */
  char *funder_name; /* (owned) */
} OpccPublishPublisher;

void opcc_publish_publisher_free (OpccPublishPublisher *self);

typedef struct
{
  OpccPublishKind kind;
  gint64 round;
  int year; /* of the council-code register, the financial year by that it begins in */
  int month;
  char *path;         /* (owned) */
  int *progress;      /* (unowned) (nullable): of bundles; read it with g_atomic_int_get() */
  int progress_parts; /* what it is when all is done */
} OpccPublishFile;

/* @data: OpccPublishFile. Returns a sentence for the toast. */
gpointer
opcc_publish_job_write (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data: OpccPublishPublisher. Returns a sentence for the toast. */
gpointer opcc_publish_job_set_publisher (OpccDb *db,
                                         gpointer data,
                                         GCancellable *cancellable,
                                         GError **error);
void opcc_publish_file_free (OpccPublishFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPublishReading, opcc_publish_reading_free)

G_END_DECLS
