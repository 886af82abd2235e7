/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding what is to be done next with the letters of a round. */
#include <glib/gi18n-lib.h>

#include "opcc-letter-acts.h"
#include "opcc-letter-row.h"

/* Those that are not there, and drafts that no longer say what was decided. */
static guint
count_to_write (const OpccLetters *letters)
{
  guint n = letters->n_to_make;

  for (guint i = 0; i < letters->rows->len; i++)
    {
      const OpccLetterRow *row = g_ptr_array_index (letters->rows, i);

      n += row->stale != NULL && row->outcome != NULL && row->letter->fingerprint == NULL;
    }
  return n;
}

OpccLetterStep
opcc_letter_step_find (const OpccLetters *letters)
{
  if (count_to_write (letters) > 0)
    return OPCC_LETTER_STEP_MAKE;
  if (letters->n_to_review > 0)
    return OPCC_LETTER_STEP_REVIEW;
  if (letters->n_ready > 0)
    return OPCC_LETTER_STEP_ISSUE;
  for (guint i = 0; i < letters->rows->len; i++)
    if (opcc_letter_row_get_standing (g_ptr_array_index (letters->rows, i)) == OPCC_LETTER_LOOK)
      return OPCC_LETTER_STEP_LOOK;
  return letters->n_issued > 0 ? OPCC_LETTER_STEP_SAVE : OPCC_LETTER_STEP_NONE;
}

const char *
opcc_letter_step_explain (OpccLetterStep step)
{
  switch (step)
    {
    case OPCC_LETTER_STEP_MAKE:
      return _ ("Each applicant gets the letter of their outcome, as a draft to be read.");
    case OPCC_LETTER_STEP_REVIEW:
      return _ ("Feedback comes from the markers’ comments. Somebody has to read it before it "
                "leaves.");
    case OPCC_LETTER_STEP_ISSUE:
      return _ ("Issued letters bear their date and stay as they are. Nothing is sent by this "
                "program.");
    case OPCC_LETTER_STEP_LOOK:
      return _ ("Some letters say other than the decision as it stands, or lack a field. Take back "
                "what is issued and wrong, and edit the drafts.");
    case OPCC_LETTER_STEP_SAVE:
      return _ ("The letters are issued. Save them to print or to send: PDF, OpenDocument, and a "
                "mail draft each.");
    case OPCC_LETTER_STEP_NONE:
    default:
      return _ ("There is nobody to write to.");
    }
}

char *
opcc_letter_step_get_verb (OpccLetterStep step, const OpccLetters *letters)
{
  const guint to_write = count_to_write (letters);

  switch (step)
    {
    case OPCC_LETTER_STEP_MAKE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Make %u letter", "Make %u letters",
                                           to_write),
                              to_write);
    case OPCC_LETTER_STEP_REVIEW:
      return g_strdup_printf (_ ("Review feedback, %u left"), letters->n_to_review);
    case OPCC_LETTER_STEP_ISSUE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Issue %u letter…", "Issue %u letters…",
                                           letters->n_ready),
                              letters->n_ready);
    case OPCC_LETTER_STEP_LOOK:
      return g_strdup (_ ("Show them"));
    case OPCC_LETTER_STEP_SAVE:
    case OPCC_LETTER_STEP_NONE:
    default:
      return g_strdup (_ ("Save as files…"));
    }
}
