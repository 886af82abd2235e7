/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChange: an entry of the log as it stands in the file. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 seq;
  gint64 action;
  char *kind; /* (owned) */
  char *op;   /* (owned): "i", "u" or "d" */
  gint64 first;
  gint64 last;
  gint64 count;
  gint64 undoes;
  char *body; /* (owned) (nullable) */
  OpccSum sum;
  char *hash; /* (owned) */
} OpccChange;

void opcc_change_free (OpccChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccChange, opcc_change_free)

/* Statements that select opcc_change_columns give entries. */
extern const char opcc_change_select[];
OpccChange *opcc_change_read (OpccStmt *stmt);
GPtrArray *opcc_change_list (OpccDb *db, const char *where, GError **error, const char *types, ...);

/* Follows what an entry takes back to the one that has a body. *at_before: whether the rows, after
 * this entry, stand as they were before that one. */
OpccChange *
opcc_change_load_base (OpccDb *db, const OpccChange *change, gboolean *at_before, GError **error);
/* A line of @base as a row: checks it, and says which version the row has when it stands as the
 * line says, and how many values come before those of the columns. */
gboolean opcc_change_read_row (
    const OpccChange *base, const OpccLine *line, gint64 *ver, guint *n_before, GError **error);

G_END_DECLS
