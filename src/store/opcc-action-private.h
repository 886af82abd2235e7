/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of OpccAction, for bulk and undo. */
#pragma once

#include "opcc-action.h"
#include "opcc-log.h"

G_BEGIN_DECLS

/* What a record was before it was saved, so that a rollback can make it that again. */
typedef struct
{
  OpccRecord *record; /* (owned) */
  gint64 n;
  gint64 ver;
} OpccSaved;

struct _OpccAction
{
  OpccDb *db; /* (unowned) (nullable) once it has ended */
  gint64 seq;
  gint64 undoes;
  char *name;
  GString *line; /* (owned): scratch */
  GArray *saved; /* (owned) of OpccSaved: records saved by hand */
};

OpccAction *opcc_action_begin_undo (OpccDb *db, const char *name, gint64 undoes, GError **error);
gboolean opcc_action_insert_row (OpccDb *db,
                                 OpccRelation *table,
                                 gint64 n,
                                 const char *id,
                                 gint64 ver,
                                 const OpccStored *values,
                                 GError **error);
/* Writes the columns in @changed (guint), and @ver, over the row that @record was read from. */
gboolean opcc_action_update_row (OpccDb *db,
                                 OpccRelation *table,
                                 OpccRecord *record,
                                 const GArray *changed,
                                 const OpccStored *after,
                                 gint64 ver,
                                 GError **error);
/* Finishes a hand-made entry over one row and writes it. */
gboolean opcc_action_finish_entry (OpccDb *db, OpccEntry *entry, gint64 n, GError **error);
OpccDigest opcc_action_hash_row (OpccDb *db,
                                 OpccRelation *table,
                                 gint64 n,
                                 const char *id,
                                 gint64 ver,
                                 const OpccStored *values);
gboolean opcc_db_expect_action (OpccDb *db, GError **error);

G_END_DECLS
