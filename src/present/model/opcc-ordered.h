/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that stand in an order below another: the slides of a deck, the parts of a report. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* All of it static. Names of actions are (transfer full). */
typedef struct
{
  const OpccKind *kind;       /* of the records; they have a "title" and a "place" */
  const OpccKind *owner_kind; /* of what they stand below, which has a "title" */
  const char *owner;          /* their LINK to it */
  const char *where;          /* SQL: those of $1 in their order */
  const char *last;           /* SQL: the last place below $1, 0 where there is none */
  char *(*name_add) (const char *title, const char *owner_title);
  char *(*name_move) (const char *title, int place);
  char *(*name_copy) (const char *owner_title);
  void (*renew) (gpointer owner);       /* the copy is for another meeting */
  void (*renew_record) (gpointer copy); /* (nullable) the same for what stands below it */
} OpccOrderedSpec;

/* (transfer full): NULL on error. */
GPtrArray *
opcc_ordered_list (OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, GError **error);
/* Saves a new @record behind the last one below @owner, which is saved too where it is new; one
 * action. */
gboolean opcc_ordered_add (
    OpccDb *db, const OpccOrderedSpec *spec, gpointer owner, gpointer record, GError **error);
/* @place: where it comes, 1 is the first; beyond the last means the last. One action; the others
 * keep their order, and where it stands there already nothing is written. */
gboolean
opcc_ordered_move (OpccDb *db, const OpccOrderedSpec *spec, gint64 n, gint64 place, GError **error);
/* Copies an owner with all that stands below it, as one action. @title (nullable): of the copy;
 * NULL: "Copy of …". Returns: number of the copy; 0 on error */
gint64 opcc_ordered_copy (
    OpccDb *db, const OpccOrderedSpec *spec, gint64 owner, const char *title, GError **error);

G_END_DECLS
