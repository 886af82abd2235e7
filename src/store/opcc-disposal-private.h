/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A removal under way: what goes, and the lines of the log that are cut for it. */
#pragma once

#include "opcc-action-private.h"
#include "opcc-change.h"
#include "opcc-disposal.h"
#include "opcc-relation.h"

G_BEGIN_DECLS

/* A cut line of the log is "~", the digest of the whole one in hex, and what is left of it. The
 * chain is over digests, so it holds; and what is left is stated, with its own digest, in an entry
 * of the disposal: "=entry line digest". Who cuts a line outside the program has no such entry. */
typedef struct
{
  OpccDb *db;
  OpccRelation *table;
  gboolean whole;      /* the row goes, and every value of it */
  gboolean *clears;    /* (owned): of each column, whether it goes */
  GHashTable *covers;  /* (owned) gint64 n -> GString: statements of what was cut */
  GHashTable *holding; /* (owned) (nullable) set of gint64 n: only those that hold something are
                          looked for, and nothing is written */
  OpccLine line;
  gint64 n_lines;
} OpccDisposing;

/* Takes the value away where it goes; returns whether there was one. */
gboolean
opcc_disposing_blank (const OpccDisposing *self, const OpccField *field, OpccStored *value);
/* Cuts the lines of one entry; where only those that hold something are looked for, notes them. */
gboolean opcc_disposing_cut_entry (OpccDisposing *self, const OpccChange *change, GError **error);
void opcc_disposing_note (OpccDisposing *self, gint64 n);

G_END_DECLS
