/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the marking tab: reading a marker's applications, scoring, submitting. */
#include "opcc-marking-jobs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-blind.h"

OpccMarkingWanted *
opcc_marking_wanted_new (gint64 round, gint64 marker, const char *marker_id)
{
  OpccMarkingWanted *self = g_new0 (OpccMarkingWanted, 1);

  self->round = round;
  self->marker = marker;
  self->marker_id = g_strdup (marker_id);
  return self;
}

void
opcc_marking_wanted_free (OpccMarkingWanted *self)
{
  if (self == NULL)
    return;
  g_free (self->marker_id);
  g_free (self);
}

/* A marker of another round or office is nobody here. */
static gint64
find_marker (GPtrArray *progress, const OpccMarkingWanted *wanted)
{
  for (guint i = 0; i < progress->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (progress, i);
      OpccRecord *marker = OPCC_RECORD (entry->marker);

      if (opcc_record_get_n (marker) == wanted->marker ||
          (wanted->marker == 0 && wanted->marker_id != NULL &&
           g_strcmp0 (opcc_record_get_id (marker), wanted->marker_id) == 0))
        return opcc_record_get_n (marker);
    }
  return 0;
}

static gboolean
read_views (OpccDb *db, OpccMarkingReading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) queue =
      opcc_marking_get_queue (db, opcc_record_get_n (OPCC_RECORD (self->round)), self->marker,
                              error);

  for (guint i = 0; queue != NULL && i < queue->len; i++)
    {
      OpccMarkingView *view;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      view = opcc_marking_view (db, g_array_index (queue, gint64, i), self->marker, error);
      if (view == NULL)
        return FALSE;
      g_ptr_array_add (self->views, view);
    }
  return queue != NULL;
}

gpointer
opcc_marking_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingWanted *wanted = data;
  g_autoptr (OpccMarkingReading) self = g_new0 (OpccMarkingReading, 1);

  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_marking_view_free);
  self->round = opcc_round_load (db, wanted->round, error);
  if (self->round == NULL)
    return NULL;
  self->progress = opcc_marking_get_progress (db, wanted->round, error);
  if (self->progress == NULL)
    return NULL;
  self->marker = find_marker (self->progress, wanted);
  if (self->marker != 0 && !read_views (db, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
opcc_marking_reading_free (OpccMarkingReading *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->round);
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_free (self);
}

OpccMarkingAct *
opcc_marking_act_new (
    gint64 application, gint64 marker, gint64 criterion, gint64 score, const char *text)
{
  OpccMarkingAct *self = g_new0 (OpccMarkingAct, 1);

  self->application = application;
  self->marker = marker;
  self->criterion = criterion;
  self->score = score;
  self->text = g_strdup (text);
  return self;
}

void
opcc_marking_act_free (OpccMarkingAct *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

gpointer
opcc_marking_job_score (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingAct *act = data;

  return opcc_marking_set (db, act->application, act->marker, act->criterion, act->score, act->text,
                           error)
             ? g_strdup ("")
             : NULL;
}

gpointer
opcc_marking_job_submit (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingAct *act = data;

  return opcc_marking_submit (db, act->application, act->marker, error) ? g_strdup ("") : NULL;
}

gpointer
opcc_marking_job_no_interest (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingAct *act = data;

  return opcc_marking_declare_none (db, act->application, act->marker, error) ? g_strdup ("")
                                                                              : NULL;
}

gpointer
opcc_marking_job_conflict (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingAct *act = data;

  return opcc_marking_declare_conflict (db, act->application, act->marker, act->text, error)
             ? g_strdup ("")
             : NULL;
}

gpointer
opcc_marking_job_lift_blind (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingAct *act = data;

  return GINT_TO_POINTER (opcc_blind_lift (db, act->application, act->marker, act->text, error));
}

void
opcc_marking_set_up_free (OpccMarkingSetUp *self)
{
  if (self == NULL)
    return;
  g_free (self->role);
  g_free (self->reason);
  g_free (self->application);
  g_free (self);
}

gpointer
opcc_marking_job_assign (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingSetUp *wanted = data;
  gint64 n = opcc_marking_assign (db, wanted->round, wanted->per_application, error);
  g_autofree char *made = NULL;
  g_autofree char *words = NULL;

  if (n < 0)
    return NULL;
  words = opcc_marking_explain_sharing (db, wanted->round, error);
  if (words == NULL)
    return NULL;
  made = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Shared out: %u assignment made",
                                       "Shared out: %u assignments made", (gulong) n),
                          (guint) n);
  return g_strdup_printf ("%s. %s", made, words);
}

gpointer
opcc_marking_job_add_marker (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingSetUp *wanted = data;
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  marker->round = wanted->round;
  if (!opcc_record_set_typed (OPCC_RECORD (marker), "role", wanted->role, error) ||
      !opcc_marker_add (db, marker, error))
    return NULL;
  return g_strdup_printf (_ ("%s added as a marker"), marker->role);
}

gpointer
opcc_marking_job_record_conflict (OpccDb *db,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  const OpccMarkingSetUp *wanted = data;
  const gint64 n = opcc_application_find (db, wanted->round, wanted->application, error);

  if (n == 0 || !opcc_marking_declare_conflict (db, n, wanted->marker, wanted->reason, error))
    return NULL;
  return g_strdup_printf (_ ("Conflict of interest of %s on %s recorded"), wanted->role,
                          wanted->application);
}

gpointer
opcc_marking_job_stand_down (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccMarkingSetUp *wanted = data;
  const gint64 n =
      opcc_marking_stand_down (db, wanted->marker, OPCC_NO_DATE, wanted->reason, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s stood down: %" PRId64 " application passed on",
                                       "%s stood down: %" PRId64 " applications passed on",
                                       (gulong) n),
                          wanted->role, n);
}
