/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding what a list of slides or sections shows. */
#include "opcc-ordered-view.h"

static void
free_item (gpointer data)
{
  OpccOrderedItem *item = data;

  g_free (item->title);
  g_free (item->content);
  g_free (item->words);
  g_free (item->end);
  g_free (item->name);
  g_free (item);
}

OpccOrderedView *
opcc_ordered_view_new (void)
{
  OpccOrderedView *self = g_new0 (OpccOrderedView, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

void
opcc_ordered_view_free (OpccOrderedView *self)
{
  if (self == NULL)
    return;
  g_free (self->said);
  g_ptr_array_unref (self->items);
  g_free (self);
}

OpccOrderedItem *
opcc_ordered_view_add (OpccOrderedView *self, gint64 n, const char *title)
{
  OpccOrderedItem *item = g_new0 (OpccOrderedItem, 1);

  item->n = n;
  item->title = g_strdup (title);
  g_ptr_array_add (self->items, item);
  return item;
}
