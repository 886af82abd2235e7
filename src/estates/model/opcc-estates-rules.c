/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over several attributes that more than one record of the estates domain obeys. */
#include "opcc-estates-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-capital-scheme.h"
#include "opcc-error.h"

gboolean
opcc_estates_check_dates (const char *title, OpccDate starts, OpccDate ends, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (starts == OPCC_NO_DATE || ends == OPCC_NO_DATE || ends >= starts)
    return TRUE;
  first = opcc_date_format (starts);
  last = opcc_date_format (ends);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” ends on %s, before it starts on %s. Correct one of the two days."), title,
               last, first);
  return FALSE;
}

gboolean
opcc_rating_check_reason (const char *rating, const char *reason, const char *what, GError **error)
{
  if (rating == NULL || strcmp (rating, "green") == 0 || (reason != NULL && *reason != '\0'))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The rating for %s is %s and gives no reason. Write why: amber and red need a "
                  "reason."),
               what, opcc_choice_get_label (opcc_ratings, rating));
  return FALSE;
}
