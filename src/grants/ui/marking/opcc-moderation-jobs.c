/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the moderation tab: reading how far markers are apart, and settling. */
#include "opcc-moderation-jobs.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-marking.h"

gpointer
opcc_moderation_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 round = *(const gint64 *) data;
  g_autoptr (OpccModerationReading) self = g_new0 (OpccModerationReading, 1);

  self->moderation = opcc_moderation_read (db, round, cancellable, error);
  if (self->moderation == NULL)
    return NULL;
  self->markers = opcc_marker_list (db, round, error);
  if (self->markers == NULL)
    return NULL;
  self->effects = opcc_marker_effects_estimate (self->moderation->ranking);
  return g_steal_pointer (&self);
}

void
opcc_moderation_reading_free (OpccModerationReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->effects, opcc_marker_effects_free);
  g_clear_pointer (&self->moderation, opcc_moderation_free);
  g_clear_pointer (&self->markers, g_ptr_array_unref);
  g_free (self);
}

const char *
opcc_moderation_reading_get_role (const OpccModerationReading *self, gint64 marker)
{
  for (guint i = 0; i < self->markers->len; i++)
    if (opcc_record_get_n (self->markers->pdata[i]) == marker)
      return ((OpccMarker *) self->markers->pdata[i])->role;
  return "";
}

OpccModerationAct *
opcc_moderation_act_new (gint64 application, const char *percent, const char *note)
{
  OpccModerationAct *self = g_new0 (OpccModerationAct, 1);

  self->application = application;
  self->percent = g_strstrip (g_strdup (percent));
  self->note = g_strdup (note);
  return self;
}

void
opcc_moderation_act_free (OpccModerationAct *self)
{
  if (self == NULL)
    return;
  g_free (self->percent);
  g_free (self->note);
  g_free (self);
}

static gboolean
read_percent (const char *typed, double *percent, GError **error)
{
  char *end = NULL;

  *percent = NAN;
  if (*typed == '\0')
    return TRUE;
  *percent = g_ascii_strtod (typed, &end);
  end += strspn (end, " ");
  if (end != typed && (*end == '\0' || strcmp (end, "%") == 0) && *percent >= 0 && *percent <= 100)
    return TRUE;
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” is not a percentage from 0 to 100. Nothing was settled. Write 62.5, or leave "
         "it empty to keep the mean of the marks."),
      typed);
  return FALSE;
}

gpointer
opcc_moderation_job_settle (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccModerationAct *act = data;
  double percent;

  if (!read_percent (act->percent, &percent, error) ||
      !opcc_marking_settle (db, act->application, percent, act->note, error))
    return NULL;
  return g_strdup (_ ("Moderation settled"));
}
