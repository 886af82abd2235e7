/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that stand in an order below another: the slides of a deck, the parts of a report. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* All of it static. */
typedef struct
{
  const OpccKind *kind; /* of the records; they have a "title" and a "place" */
  const char *owner;    /* their LINK to what they stand below */
  const char *where;    /* SQL: those of $1 in their order */
  const char *last;     /* SQL: the last place below $1, 0 where there is none */
  /* (transfer full): the name of the action that moves one */
  char *(*name_move) (const char *title, int place);
} OpccOrderedSpec;

/* (transfer full): NULL on error. */
GPtrArray *
opcc_ordered_list (OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, GError **error);
/* Saves @record behind the last one, within the action of the caller. */
gboolean opcc_ordered_append (
    OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, gpointer record, GError **error);
/* @place: where it comes, 1 is the first; beyond the last means the last. One action; the others
 * keep their order, and where it stands there already nothing is written. */
gboolean
opcc_ordered_move (OpccDb *db, const OpccOrderedSpec *spec, gint64 n, gint64 place, GError **error);
/* Copies all of them below another, within the action of the caller. @change (nullable) has each
 * copy before it is saved. */
gboolean opcc_ordered_copy (OpccDb *db,
                            const OpccOrderedSpec *spec,
                            gint64 from,
                            gint64 to,
                            void (*change) (gpointer copy),
                            GError **error);
/* (transfer full): a record with the same values that is not in the office file yet. */
gpointer opcc_ordered_copy_new (gpointer record);

G_END_DECLS
