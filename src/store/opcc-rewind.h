/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back to a moment: what would change, and the one action that does it. */
#pragma once

#include "opcc-db.h"
#include "opcc-progress.h"

G_BEGIN_DECLS

/* How many records of a kind are named. */
#define OPCC_REWIND_NAMED 5

/* What would become of the records of one kind. */
typedef struct
{
  const OpccKind *kind;
  guint n_added;     /* since then: they would go */
  guint n_changed;   /* they would be as they were */
  guint n_deleted;   /* they would come back */
  GPtrArray *titles; /* (owned) of char *: the first of them, OPCC_REWIND_NAMED at most */
} OpccRewindKind;

/* Who did how much of it. */
typedef struct
{
  char *who;       /* (owned) */
  guint n_actions; /* since then */
} OpccRewindPerson;

typedef struct
{
  gint64 moment;     /* seconds UTC, as it was asked for */
  gint64 action;     /* the last one that stays; 0: none */
  char *name;        /* (owned) (nullable) of that action */
  gint64 at;         /* when it was done */
  guint n_actions;   /* that would be taken back */
  GPtrArray *kinds;  /* (owned) of OpccRewindKind, in the order of their words */
  GPtrArray *people; /* (owned) of OpccRewindPerson */
} OpccRewind;

void opcc_rewind_free (OpccRewind *self);

gboolean opcc_rewind_parse_moment (const char *typed, gint64 *moment, GError **error);
OpccRewind *opcc_rewind_look (OpccDb *db, gint64 moment, GCancellable *cancellable, GError **error);
gboolean opcc_db_rewind (OpccDb *db,
                         gint64 moment,
                         OpccProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error);
gboolean opcc_db_rewind_to_file (OpccDb *db,
                                 gint64 moment,
                                 const char *path,
                                 OpccProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccRewind, opcc_rewind_free)

G_END_DECLS
