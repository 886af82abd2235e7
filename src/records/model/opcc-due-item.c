/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDueItem: something that needs somebody by a day, from whichever domain. */
#include "opcc-due-item.h"

/**
 * opcc_due_item_new:
 * @domain: (transfer none): static, the name of the domain
 * @n: number of the record that opens
 *
 * Returns: (transfer full): without words, which the caller gives it
 */
OpccDueItem *
opcc_due_item_new (const char *domain, const OpccKind *kind, gint64 n, OpccDate due)
{
  OpccDueItem *self = g_new0 (OpccDueItem, 1);

  self->domain = domain;
  self->kind = kind;
  self->n = n;
  self->due = due;
  return self;
}

void
opcc_due_item_free (OpccDueItem *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->detail);
  g_free (self->owner);
  g_free (self->act);
  g_free (self);
}
