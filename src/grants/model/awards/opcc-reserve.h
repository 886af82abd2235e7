/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reserve list of a round: who gets money next, by rank or as somebody set it by hand. */
#pragma once

#include "opcc-award.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* An application on the reserve list, with what it can have. */
typedef struct
{
  gint64 application;
  char *reference;    /* (owned) */
  char *organisation; /* (owned) */
  gint64 rank;        /* at the time of the decision */
  gint64 asked;       /* pence, no more than the cap of the scheme */
  gint64 amount;      /* pence: what is offered now; 0 where the money is spent */
  gint64 place;       /* as set by hand; OPCC_NO_INTEGER: by rank, after those */
  char *reason;       /* (owned) (nullable) why it was put there by hand */
} OpccReserve;

void opcc_reserve_free (OpccReserve *self);
/* The reserve list of a round as it stands, who is next first: a GPtrArray of OpccReserve. */
GPtrArray *opcc_reserve_list (OpccDb *db, gint64 round, GError **error);
/* Those that got no money and could be put on the list: a GPtrArray of OpccReserve, by rank. */
GPtrArray *opcc_reserve_list_others (OpccDb *db, gint64 round, GError **error);
/* What the round may still give, in pence; less than 0 where it gave more than its pot;
 * OPCC_NO_MONEY on error. */
gint64 opcc_reserve_get_left (OpccDb *db, gint64 round, GError **error);
gboolean opcc_reserve_set_place (
    OpccDb *db, gint64 application, gint64 place, const char *reason, GError **error);

G_END_DECLS
