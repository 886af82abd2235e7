/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of OpccDb, for the files of the store alone. */
#pragma once

#include "opcc-check.h"
#include "opcc-db.h"
#include "opcc-engine.h"
#include "opcc-hash.h"
#include "opcc-relation.h"

G_BEGIN_DECLS

typedef struct _OpccLog OpccLog;
typedef struct _OpccIndex OpccIndex;

struct _OpccDb
{
  const OpccEngine *engine;
  OpccConnection *connection; /* (owned) */
  char *path;
  char *office_id;            /* (owned): the office file's own uuid */
  char *who;                  /* (owned): who acts, for the log */
  char *read_only_reason;     /* (owned) (nullable) while it can be written */
  GHashTable *statements;     /* (owned) set of OpccStmt (owned): those not in use */
  GHashTable *tables;         /* (owned) const OpccKind -> OpccRelation (owned) */
  OpccLog *log;               /* (owned) */
  struct _OpccAction *action; /* (unowned) (nullable): the one under way */
  struct _OpccShadow *shadow; /* (unowned) (nullable): what lies over it, opcc-shadow.c */
  gint64 stamp;               /* the engine's, as last seen */
  gboolean is_stale;          /* what is kept of the file in memory could not be read again */
  guint64 device;             /* of the file as opened, to notice that it was replaced */
  guint64 inode;
  GPtrArray *orders;        /* (owned) of kept sort orders, opcc-find.c */
  OpccIndex *index;         /* (owned) (nullable): the search side file, opcc-search.c */
  OpccDb *kept;             /* (owned) (nullable): the file of answers, opcc-kept.c */
  GPtrArray *changed_kinds; /* (owned) of char *: kinds the last actions touched, for the store */
  gint64 saved_at;          /* seconds UTC of the last commit, or 0 */
  gint64 backed_up_at;      /* seconds UTC of the last automatic backup, or 0 */
  gint64 tried_at;          /* seconds UTC of the last try at a backup by the clock, or 0 */
  char *backup_trouble;     /* (owned) (nullable): why the last one could not be made */
  struct _OpccSecondCopy *second; /* (owned) (nullable): under way to the second folder */
  char *second_trouble;           /* (owned) (nullable): why the last one did not get there */
  gboolean in_memory;             /* no file holds it, and none may be made from it */
  gboolean newer;                 /* whether a newer program wrote it: columns may be unknown */
  OpccCheck *check;               /* (owned) (nullable): is looking whether the file is whole */
  GError *damage;                 /* (owned) (nullable): what it, or any check, found */
  gboolean checked;   /* whether the engine has found the file whole since it was opened */
  gboolean remembers; /* whether to keep, on closing, that the file is whole */
  gint64 whole_stamp; /* the engine's when the file was found whole with its records, or 0 */
  gint64 whole_at;    /* seconds UTC of that look, or 0 */
};

/* In place of a path: a file in memory, gone when it is closed. */
#define OPCC_DB_IN_MEMORY ":memory:"

OpccDb *opcc_db_open (const char *path, OpccEngineFlags flags, GError **error);
void opcc_db_close (OpccDb *self);

OpccRelation *opcc_db_get_relation (OpccDb *self, const OpccKind *kind, GError **error);
/* Looks whether another program wrote the file since; if so, what is kept in memory is read anew.
 */
gboolean opcc_db_refresh (OpccDb *self, gboolean *changed, GError **error);
/* Reads anew what is kept in memory: after a rollback. */
gboolean opcc_db_reload (OpccDb *self, GError **error);
gboolean opcc_db_check (OpccDb *self, GError **error);
void opcc_db_note_change (OpccDb *self, const OpccKind *kind);
void opcc_db_bind_varargs (OpccStmt *stmt, const char *types, va_list *args);
OpccRecord *opcc_db_read_record (OpccRelation *table, OpccStmt *stmt, GError **error);

G_END_DECLS
