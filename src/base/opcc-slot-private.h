/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of OpccSlot, for its list alone. */
#pragma once

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* A slot is a place, not a record: when a list is filtered or sorted, the slots in view get other
 * records and tell their cells, which costs a tenth of taking the rows out and putting others in.
 */
struct _OpccSlot
{
  GObject parent_instance;
  GHashTable *slots; /* (unowned) (nullable) of the list, until it is gone */
  guint position;
  gint64 n;
  OpccListRow *row; /* (owned) (nullable) until fetched */
  guint asked;      /* serial of the fetch that will bring its row, 0: none */
  GArray *watches;  /* (owned) (nullable) who else is told */
};

/* @row: (transfer full) (nullable): what stands there from now on */
void opcc_slot_set (OpccSlot *self, gint64 n, OpccListRow *row);

G_END_DECLS
