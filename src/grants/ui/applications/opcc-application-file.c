/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An application with all that its page shows, read in one job. */
#include "opcc-application-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-record-finder.h"
#include "opcc-record-history.h"

void
opcc_application_file_free (OpccApplicationFile *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->application);
  g_clear_object (&self->organisation);
  g_clear_object (&self->round);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->applicant, opcc_applicant_free);
  g_free (self);
}

static gpointer
find_by_number (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autofree char *words = g_strdup_printf ("%" PRId64, n);

  return opcc_record_find (db, kind, words, error);
}

gpointer
opcc_application_file_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *n = data;
  g_autoptr (OpccApplicationFile) self = g_new0 (OpccApplicationFile, 1);

  self->application = find_by_number (db, &opcc_application_kind, *n, error);
  if (self->application == NULL)
    return NULL;
  self->organisation =
      find_by_number (db, &opcc_organisation_kind, self->application->organisation, error);
  self->round =
      self->organisation != NULL ? opcc_round_load (db, self->application->round, error) : NULL;
  self->scheme = self->round != NULL
                     ? find_by_number (db, &opcc_scheme_kind, self->round->scheme, error)
                     : NULL;
  if (self->scheme == NULL)
    return NULL;
  self->history = opcc_record_history_list (db, &opcc_application_kind, *n, error);
  self->applicant = opcc_applicant_load (db, *n, opcc_date_today (), error);
  return self->history != NULL && self->applicant != NULL ? g_steal_pointer (&self) : NULL;
}

char *
opcc_application_file_explain (const OpccApplicationFile *self, const char *flag)
{
  char *sentence = opcc_door_explain (flag, self->application, self->round, self->scheme);

  if (sentence != NULL)
    return sentence;
  if (g_str_equal (flag, "wide-spread") && !isnan (self->application->spread))
    return g_strdup_printf (_ ("The markers are %.1f points apart; the round calls for moderation "
                               "over %.0f."),
                            self->application->spread, self->round->wide_gap);
  if (g_str_equal (flag, "applied-twice"))
    return g_strdup (_ ("The same response, or the same project of the same group, came twice."));
  if (g_str_equal (flag, "other-spelling"))
    return g_strdup (_ ("Another organisation has the same number under another name. See whether "
                        "the two are one."));
  return g_strdup (_ ("It was set by hand."));
}

/* The reasons of all flags that were set aside stand one a line, each after its flag's label. */
char *
opcc_application_file_get_reason (const OpccApplicationFile *self, const OpccFlag *flag)
{
  const char *all = self->application->override_reason;
  g_auto (GStrv) lines = g_strsplit (all != NULL ? all : "", "\n", -1);
  g_autofree char *start = g_strconcat (_ (flag->label), ": ", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i] + strlen (start));
  return g_strdup ("");
}
