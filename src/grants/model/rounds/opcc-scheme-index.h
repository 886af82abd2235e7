/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All schemes with their rounds and how full they are, for the page that lists them. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

typedef struct
{
  OpccRound *round;      /* (owned) */
  const char *stage;     /* (unowned) static: key of the stage it has reached */
  gint64 n_applications; /* rows */
  gint64 asked;          /* pence, of those that state it */
} OpccRoundEntry;

typedef struct
{
  OpccScheme *scheme; /* (owned) */
  gint64 pot_left;    /* pence that no approved award has taken yet */
  GPtrArray *rounds;  /* (owned) of OpccRoundEntry, the newest first */
} OpccSchemeEntry;

/* The newest year first: (transfer full) (element-type OpccSchemeEntry); NULL on error. */
GPtrArray *opcc_scheme_index_read (OpccDb *db, GError **error);
/* Whether two readings would be told apart by nobody. */
gboolean opcc_scheme_index_equal (const GPtrArray *a, const GPtrArray *b);
void opcc_scheme_entry_free (OpccSchemeEntry *entry);

G_END_DECLS
