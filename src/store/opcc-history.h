/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done, by whom and when; taking it back and doing it again. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 seq;
  char *name;    /* (owned) */
  char *who;     /* (owned) */
  gint64 at;     /* seconds UTC */
  gint64 undoes; /* the action it took back, or 0 */
} OpccActionEntry;

/* One change of one record, in English. */
typedef struct
{
  gint64 action;
  char *name;     /* (owned) of the action */
  char *who;      /* (owned) */
  gint64 at;      /* seconds UTC */
  char *sentence; /* (owned) "Amount awarded changed from £8,000 to £7,500" */
} OpccHistoryEntry;

void opcc_action_entry_free (OpccActionEntry *entry);
void opcc_history_entry_free (OpccHistoryEntry *entry);

/* Newest first; @limit rows at most, starting below action @before (0: the newest). */
GPtrArray *opcc_db_list_actions (OpccDb *db, gint64 before, guint limit, GError **error);
GPtrArray *opcc_db_list_history (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);

/* The name of what Undo or Redo would do now, or NULL when there is nothing. */
char *opcc_db_peek_undo (OpccDb *db);
char *opcc_db_peek_redo (OpccDb *db);

/* Returns the name of the action taken back or done again (transfer full); OPCC_ERROR_REFUSED where
 * a later change stands in the way, OPCC_ERROR_NOT_FOUND where there is nothing to do. */
char *opcc_db_undo (OpccDb *db, GCancellable *cancellable, GError **error);
char *opcc_db_redo (OpccDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS
