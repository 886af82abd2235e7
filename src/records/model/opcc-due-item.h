/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDueItem: something that needs somebody by a day, from whichever domain. */
#pragma once

#include "opcc-date.h"
#include "opcc-record.h"

G_BEGIN_DECLS

typedef struct
{
  const char *domain; /* static: name of the domain, "grants" */
  const OpccKind *kind;
  gint64 n;        /* the record that opens */
  OpccDate due;    /* a day in London; OPCC_NO_DATE: none is set */
  char *title;     /* (owned) "Settle 3 wide spreads before the award" */
  char *detail;    /* (owned) "Round 1 · markers more than 20 points apart" */
  char *owner;     /* (owned) (nullable) the role that has to act; NULL: not assigned */
  char *act;       /* (owned) (nullable) verb of the button: "Settle"; NULL: the row only opens */
  const char *tab; /* (nullable) static: the tab of the record's page on which it is done */
} OpccDueItem;

OpccDueItem *opcc_due_item_new (const char *domain, const OpccKind *kind, gint64 n, OpccDate due);
void opcc_due_item_free (OpccDueItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDueItem, opcc_due_item_free)

G_END_DECLS
