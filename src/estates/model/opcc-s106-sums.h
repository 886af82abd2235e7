/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Section 106 money by authority, in the national statuses; what came back stands apart. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/* In the order of the national list: secured, received, allocated, transferred, spent. */
#define OPCC_S106_N_STATUSES 5

typedef struct
{
  char *authority; /* (owned) (nullable): not known */
  gint64 agreements;
  gint64 covenants;
  gint64 promised;                       /* pence: sum of the covenants */
  gint64 amounts[OPCC_S106_N_STATUSES];  /* pence: what is positive */
  gint64 returned[OPCC_S106_N_STATUSES]; /* pence: what is negative: money that came back */
  gint64 events;
  gint64 requests;  /* asked for, and not refused */
  gint64 requested; /* pence: of those that give an amount */
} OpccS106Sum;

void opcc_s106_sum_free (OpccS106Sum *self);
/* (transfer full) (element-type OpccS106Sum): a row an authority, in order of its name, and last
 * what belongs to none; NULL on error. */
GPtrArray *opcc_s106_sums_list (OpccDb *db, GError **error);

G_END_DECLS
