/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a protective marking as people write it, and says who may see what bears it. */
#include "opcc-protective-marking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"

/* "Official–Sensitive [commercial]" as "OFFICIAL SENSITIVE COMMERCIAL": marks parted by a space. */
static char *
flatten (const char *words)
{
  g_autofree char *upper = g_utf8_strup (words, -1);
  GString *flat = g_string_new (NULL);

  for (const char *at = upper; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (flat, c);
      else if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
        g_string_append_c (flat, ' ');
    }
  return g_strchomp (g_string_free (flat, FALSE));
}

/* (nullable): what stands behind the word, where the text begins with it. */
static const char *
skip_word (const char *text, const char *word)
{
  const gsize length = strlen (word);

  if (strncmp (text, word, length) != 0 || (text[length] != ' ' && text[length] != '\0'))
    return NULL;
  return text[length] == ' ' ? text + length + 1 : text + length;
}

/**
 * opcc_protective_marking_parse:
 * @words: "OFFICIAL", "Official - Sensitive", "OFFICIAL-SENSITIVE: COMMERCIAL"; case, dashes and
 *   brackets do not matter
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_INVALID for anything else; what cannot be read is
 *   to be treated as office only
 */
OpccProtectiveMarking *
opcc_protective_marking_parse (const char *words, GError **error)
{
  g_autofree char *flat = flatten (words);
  const char *rest = skip_word (flat, "OFFICIAL");
  const char *sensitive = rest != NULL ? skip_word (rest, "SENSITIVE") : NULL;
  OpccProtectiveMarking *self;

  if (rest == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no marking. Give OFFICIAL or OFFICIAL-SENSITIVE, with handling "
                      "instructions after it. Until then it stays in the office."),
                   words);
      return NULL;
    }
  self = g_new0 (OpccProtectiveMarking, 1);
  self->grade = sensitive != NULL ? OPCC_OFFICIAL_SENSITIVE : OPCC_OFFICIAL;
  if (sensitive != NULL)
    rest = sensitive;
  self->handling = *rest != '\0' ? g_strdup (rest) : NULL;
  return self;
}

void
opcc_protective_marking_free (OpccProtectiveMarking *self)
{
  if (self == NULL)
    return;
  g_free (self->handling);
  g_free (self);
}

/**
 * opcc_protective_marking_get_label:
 *
 * Returns: (transfer full): as a banner has it: "OFFICIAL-SENSITIVE: COMMERCIAL". Markings are
 *   not translated.
 */
char *
opcc_protective_marking_get_label (const OpccProtectiveMarking *self)
{
  const char *grade = self->grade == OPCC_OFFICIAL ? "OFFICIAL" : "OFFICIAL-SENSITIVE";

  return self->handling != NULL ? g_strconcat (grade, ": ", self->handling, NULL)
                                : g_strdup (grade);
}

/**
 * opcc_protective_marking_get_grade:
 *
 * For the statement of what was withheld: handling instructions can tell what it is about.
 *
 * Returns: (transfer none): "OFFICIAL-SENSITIVE"
 */
const char *
opcc_protective_marking_get_grade (const OpccProtectiveMarking *self)
{
  return self->grade == OPCC_OFFICIAL_SENSITIVE ? "OFFICIAL-SENSITIVE"
         : self->handling != NULL               ? _ ("OFFICIAL, with handling instructions")
                                                : "OFFICIAL";
}

/**
 * opcc_audience_may_see_marking:
 * @marking: (nullable): none marks nothing
 *
 * OFFICIAL alone goes anywhere. OFFICIAL-SENSITIVE never goes to the public, and to partners only
 * without handling instructions; OFFICIAL with handling instructions goes to partners.
 *
 * Returns: TRUE where they may see what bears it
 */
gboolean
opcc_audience_may_see_marking (OpccAudience self, const OpccProtectiveMarking *marking)
{
  if (marking == NULL || self == OPCC_AUDIENCE_OFFICE)
    return TRUE;
  if (self == OPCC_AUDIENCE_PUBLIC)
    return marking->grade == OPCC_OFFICIAL && marking->handling == NULL;
  return marking->grade == OPCC_OFFICIAL || marking->handling == NULL;
}
