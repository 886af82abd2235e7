/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of records that are crossed with one another faster than lists. */
#include "opcc-bitmap.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

#define MAX_NUMBERS (G_GINT64_CONSTANT (1) << 32) /* 512 MB */

static gsize
count_bytes (const OpccBitmap *self)
{
  return (gsize) (self->size / 8 + 1);
}

/**
 * opcc_bitmap_init:
 * @self: (out): empty
 * @size: one more than the highest number that is to fit
 *
 * Returns: FALSE with OPCC_ERROR_DAMAGED where no office of ours could have so high a number
 */
gboolean
opcc_bitmap_init (OpccBitmap *self, gint64 size, GError **error)
{
  self->size = size;
  self->bits = size <= MAX_NUMBERS ? g_try_malloc0 (count_bytes (self)) : NULL;
  if (self->bits != NULL)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                       _ ("A record has a number that the program does not give. The office file "
                          "was altered outside it: restore a backup."));
  return FALSE;
}

void
opcc_bitmap_clear (OpccBitmap *self)
{
  g_clear_pointer (&self->bits, g_free);
}

/**
 * opcc_bitmap_intersect:
 * @other: of the same size
 */
void
opcc_bitmap_intersect (OpccBitmap *self, const OpccBitmap *other)
{
  g_return_if_fail (self->size == other->size);

  for (gsize i = 0; i < count_bytes (self); i++)
    self->bits[i] &= other->bits[i];
}

/**
 * opcc_bitmap_list:
 *
 * Returns: (transfer full) (element-type gint64): the numbers in it, rising
 */
GArray *
opcc_bitmap_list (const OpccBitmap *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 n = 0; n < self->size; n++)
    if (self->bits[n >> 3] == 0)
      n |= 7;
    else if (opcc_bitmap_has (self, n))
      g_array_append_val (numbers, n);
  return numbers;
}
