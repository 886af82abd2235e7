/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to change an office file behind the program's back. */
#pragma once

#include "campaign.h"

G_BEGIN_DECLS

typedef struct
{
  Campaign *campaign;
  sqlite3 *raw;  /* the copy that is tampered with */
  GString *said; /* (owned): the SQL */
} Tampering;

typedef struct
{
  const char *name;
  guint weight;
  gboolean (*run) (Tampering *self); /* FALSE where nothing could be changed */
  gboolean is_consistent;            /* found by a checkpoint alone */
} TamperingWay;

extern const TamperingWay tampering_ways[];
extern const guint tampering_n_ways;

/* (transfer full): a digest of every table, row, value and of the schema */
char *tampering_dump (sqlite3 *raw);

G_END_DECLS
