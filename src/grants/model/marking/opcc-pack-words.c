/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of taking a marker's pack in. */
#include <glib/gi18n-lib.h>

#include "opcc-pack-taking.h"

/**
 * opcc_pack_outcome_get_label:
 *
 * Returns: (transfer none): one or two words
 */
const char *
opcc_pack_outcome_get_label (OpccPackOutcome outcome)
{
  static const char *const labels[] = {
    N_ ("New"), N_ ("There already"), N_ ("Changed"), N_ ("Changed here since"), N_ ("Refused"),
  };

  return g_dgettext (GETTEXT_PACKAGE, labels[outcome]);
}

/* @part: (transfer full): what is said of @n things */
static void
add_part (GString *words, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
  g_free (part);
}

/**
 * opcc_pack_taking_to_sentence:
 *
 * Returns: (transfer full): "27 new, 2 changed here since, 1 refused, 5 applications submitted, 1
 *   begun." or that there is nothing new
 */
char *
opcc_pack_taking_to_sentence (const OpccPackTaking *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const guint *n = self->counts;

  if (self->marks->len == 0)
    return g_strdup (_ ("Nothing is filled in."));
  if (!self->changes && n[OPCC_PACK_CONFLICT] == 0 && n[OPCC_PACK_REFUSED] == 0)
    return g_strdup (_ ("Nothing new: all of it is there already."));
  add_part (words, n[OPCC_PACK_NEW], g_strdup_printf (_ ("%u new"), n[OPCC_PACK_NEW]));
  add_part (words, n[OPCC_PACK_CHANGED],
            g_strdup_printf (_ ("%u changed by the marker"), n[OPCC_PACK_CHANGED]));
  add_part (words, n[OPCC_PACK_SAME], g_strdup_printf (_ ("%u there already"), n[OPCC_PACK_SAME]));
  add_part (words, n[OPCC_PACK_CONFLICT],
            g_strdup_printf (_ ("%u changed here since"), n[OPCC_PACK_CONFLICT]));
  add_part (words, n[OPCC_PACK_REFUSED], g_strdup_printf (_ ("%u refused"), n[OPCC_PACK_REFUSED]));
  add_part (words, self->n_submitted,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application submitted",
                                          "%u applications submitted", self->n_submitted),
                             self->n_submitted));
  add_part (words, self->begun->len, g_strdup_printf (_ ("%u begun"), self->begun->len));
  g_string_append_c (words, '.');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_references (GString *words, GPtrArray *references, const char *what)
{
  if (references->len > 0)
    g_string_append_printf (words, " %s: ", what);
  for (guint i = 0; i < references->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (references, i));
  if (references->len > 0)
    g_string_append_c (words, '.');
}

/**
 * opcc_pack_taking_describe_sets:
 *
 * Returns: (transfer full): "5 of 8 applications are submitted. Begun: R1-003. Not begun: R1-007."
 *   without those on which the marker declares an interest
 */
char *
opcc_pack_taking_describe_sets (const OpccPackTaking *self)
{
  const guint n = self->n_sent + self->begun->len + self->untouched->len;
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_printf (words,
                   g_dngettext (GETTEXT_PACKAGE, "%u of %u application is submitted.",
                                "%u of %u applications are submitted.", n),
                   self->n_sent, n);
  add_references (words, self->begun, _ ("Begun"));
  add_references (words, self->untouched, _ ("Not begun"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
