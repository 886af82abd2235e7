/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLog: the change log as it is being written: entries in order, each hashed over the last. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

#define OPCC_OP_INSERT "i"
#define OPCC_OP_UPDATE "u"
#define OPCC_OP_DELETE "d"
/* Values are gone for good: the row as it now stands, and which lines of the log were cut. */
#define OPCC_OP_DISPOSE "x"

/* What an action undoes that can never be taken back, nor anything that came before it. */
#define OPCC_UNDOES_NEVER (-1)

/* One change entry: one record changed by hand, or up to OPCC_BATCH_ROWS new ones. */
typedef struct
{
  gint64 seq;
  const char *op;
  OpccRelation *table;
  gint64 first;
  gint64 last;
  gint64 count;
  gint64 undoes;       /* the entry it takes back, or 0 */
  GString *body;       /* (owned) (nullable): lines, each ended by "\n"; none where it takes back */
  GByteArray *digests; /* (owned) (nullable): of the lines, in order */
  OpccSum sum;         /* of the digests of the rows it put there */
  gboolean ready;
} OpccEntry;

#define OPCC_BATCH_ROWS  500
#define OPCC_BATCH_BYTES (4 * 1024 * 1024)

typedef struct
{
  gint64 seq;
  char *name; /* (owned) */
} OpccStep;

struct _OpccLog
{
  gint64 next_change;
  gint64 next_action;
  OpccDigest head;    /* of the newest action */
  OpccDigest chain;   /* of the newest entry, while an action is under way */
  GQueue pending;     /* of OpccEntry (owned), not written yet */
  gint64 n_written;   /* entries of the action under way */
  GPtrArray *done;    /* (owned) of OpccStep: what Undo can take back, newest last */
  GPtrArray *undone;  /* (owned) of OpccStep: what Redo can do again, newest last */
  char *barrier;      /* (owned) (nullable): the last action that can never be taken back */
  GHashTable *totals; /* (owned) kind name -> "count sum", as the newest action on it says */
  OpccHasher *hasher; /* (owned) */
};

OpccLog *opcc_log_new (void);
void opcc_log_free (OpccLog *self);
gboolean opcc_log_load (OpccLog *self, OpccDb *db, GError **error);

OpccEntry *opcc_log_push (OpccLog *self, OpccRelation *table, const char *op);
void opcc_entry_expect_lines (OpccEntry *entry, guint n_lines, gsize bytes);
void opcc_entry_add_line (OpccEntry *entry, OpccHasher *hasher, const char *line, gsize length);
gboolean opcc_log_drain (OpccLog *self, OpccDb *db, gint64 action, GError **error);
void opcc_log_forget_pending (OpccLog *self);
OpccDigest opcc_log_hash_entry (OpccHasher *hasher,
                                const OpccDigest *previous,
                                const OpccEntry *entry,
                                gint64 action);
OpccDigest opcc_log_hash_action (OpccHasher *hasher,
                                 const OpccDigest *previous,
                                 const char *name,
                                 const char *who,
                                 const char *at,
                                 gint64 undoes,
                                 const char *sums);
void opcc_log_read_totals (const char *sums, GHashTable *totals);
void
opcc_log_note_action (OpccLog *self, gint64 seq, const char *name, gint64 undoes, const char *sums);

G_END_DECLS
