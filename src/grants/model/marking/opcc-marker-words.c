/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the effects of markers are called, and what they mean for the ranking. */
#include <glib/gi18n-lib.h>

#include "opcc-marker-effects.h"

/**
 * opcc_marker_effect_get_words:
 *
 * Returns: (transfer full)
 */
char *
opcc_marker_effect_get_words (const OpccMarkerEffect *effect)
{
  const char *shift = effect->harsh ? _ ("harsh") : effect->kind ? _ ("kind") : NULL;
  /* Translators: of a marker whose marks lie close together, or far apart. */
  const char *width = effect->narrow ? _ ("narrow") : effect->wide ? _ ("wide") : NULL;

  if (shift != NULL && width != NULL)
    return g_strdup_printf ("%s, %s", shift, width);
  if (shift != NULL || width != NULL)
    return g_strdup (shift != NULL ? shift : width);
  return g_strdup (_ ("no clear difference"));
}

/**
 * opcc_marker_effects_explain:
 *
 * Returns: (transfer full)
 */
char *
opcc_marker_effects_explain (const OpccMarkerEffects *self)
{
  g_autofree char *moved = NULL;
  g_autofree char *crossed = NULL;

  if (!self->known)
    return g_strdup (_ ("Too few applications have the marks of two markers or more: whether a "
                        "marker is harsh or kind cannot be told. Nothing is adjusted."));
  if (self->between <= 0)
    return g_strdup (_ ("The markers differ no more than chance would make them. Nothing is "
                        "adjusted."));
  moved = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application would change its rank",
                                        "%u applications would change their rank", self->n_moved),
                           self->n_moved);
  crossed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u would cross the threshold",
                                          "%u would cross the threshold", self->n_crossed),
                             self->n_crossed);
  /* Translators: two counted clauses: "5 applications would change their rank", "1 would cross the
   * threshold" */
  return g_strdup_printf (
      _ ("With the shifts taken off, %s and %s. The ranking that counts is that "
         "of the marks as given."),
      moved, crossed);
}
