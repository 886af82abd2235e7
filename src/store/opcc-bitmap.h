/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBitmap: which records, by number; a bit each. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint8 *bits; /* (owned) */
  gint64 size;  /* numbers from 0 to size - 1 fit; others are never in it */
} OpccBitmap;

gboolean opcc_bitmap_init (OpccBitmap *self, gint64 size, GError **error);
void opcc_bitmap_clear (OpccBitmap *self);
void opcc_bitmap_intersect (OpccBitmap *self, const OpccBitmap *other);
GArray *opcc_bitmap_list (const OpccBitmap *self);

static inline void
opcc_bitmap_add (OpccBitmap *self, gint64 n)
{
  if (n >= 0 && n < self->size)
    self->bits[n >> 3] |= (guint8) (1 << (n & 7));
}

static inline gboolean
opcc_bitmap_has (const OpccBitmap *self, gint64 n)
{
  return n >= 0 && n < self->size && (self->bits[n >> 3] & (1 << (n & 7))) != 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpccBitmap, opcc_bitmap_clear)

G_END_DECLS
