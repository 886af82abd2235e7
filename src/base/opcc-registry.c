/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of record kinds; filled once at start, before any thread reads it. */
#include "opcc-registry.h"

#include <string.h>

#include "opcc-text.h"

static GPtrArray *kinds; /* (owned) of const OpccKind, for the life of the program */

/**
 * opcc_registry_add:
 *
 * Makes a kind known; again is harmless. Call it at start, from one thread.
 */
void
opcc_registry_add (const OpccKind *kind)
{
  if (kinds == NULL)
    kinds = g_ptr_array_new ();
  if (g_ptr_array_find (kinds, kind, NULL))
    return;
  g_return_if_fail (opcc_registry_find (kind->name) == NULL);
  g_ptr_array_add (kinds, (gpointer) kind);
}

/**
 * opcc_registry_find:
 *
 * Returns: (nullable): the kind of that name
 */
const OpccKind *
opcc_registry_find (const char *name)
{
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const OpccKind *kind = g_ptr_array_index (kinds, i);

      if (g_strcmp0 (kind->name, name) == 0)
        return kind;
    }
  return NULL;
}

/**
 * opcc_registry_find_words:
 * @words: a name, a label or a plural, as a person would type it
 *
 * Returns: (nullable): the kind meant
 */
const OpccKind *
opcc_registry_find_words (const char *words)
{
  g_autofree char *folded = opcc_text_fold (words);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const OpccKind *kind = g_ptr_array_index (kinds, i);
      g_autofree char *label = opcc_text_fold (kind->label);
      g_autofree char *plural = opcc_text_fold (kind->plural);

      if (strcmp (kind->name, folded) == 0 || strcmp (label, folded) == 0 ||
          strcmp (plural, folded) == 0)
        return kind;
    }
  return NULL;
}

/**
 * opcc_registry_get_kinds:
 *
 * Returns: (transfer none) (array length=n_kinds): all kinds, in the order they were added
 */
const OpccKind *const *
opcc_registry_get_kinds (guint *n_kinds)
{
  *n_kinds = kinds != NULL ? kinds->len : 0;
  return kinds != NULL ? (const OpccKind *const *) kinds->pdata : NULL;
}

/**
 * opcc_registry_get_code:
 *
 * Returns: a small number of the kind, from 1, that is the same for the life of the program only
 */
guint
opcc_registry_get_code (const OpccKind *kind)
{
  guint index = 0;

  if (kinds == NULL || !g_ptr_array_find (kinds, kind, &index))
    return 0;
  return index + 1;
}
