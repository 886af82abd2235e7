/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs behind the publish tab: what would be published, what it lacks, and writing it. */
#include "opcc-publish-jobs.h"

#include <glib/gi18n-lib.h>

#include "opcc-360giving-list.h"
#include "opcc-360giving.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-grant-bundle.h"
#include "opcc-notice.h"
#include "opcc-register.h"
#include "opcc-round-calendar.h"

/* An office that has not said who it is can still publish the rest. */
static gboolean
check_giving (OpccDb *db, OpccPublishReading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->problems = opcc_360giving_check (db, cancellable, &local);
  if (g_error_matches (local, OPCC_ERROR, OPCC_ERROR_REFUSED))
    self->giving_refusal = g_strdup (local->message);
  else if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* What there is for councils' readers, calendars and auditors. */
static gboolean
check_after (OpccDb *db, OpccPublishReading *self, GCancellable *cancellable, GError **error)
{
  const gint64 round = opcc_record_get_n (OPCC_RECORD (self->round));
  g_autoptr (GPtrArray) grants =
      opcc_delivery_list (db, round, opcc_date_today (), cancellable, error);

  if (grants == NULL)
    return FALSE;
  self->n_grants = grants->len;
  for (guint i = 0; i < grants->len; i++)
    self->n_unplanned += ((const OpccDelivery *) g_ptr_array_index (grants, i))->unplanned > 0;
  self->n_days = opcc_round_calendar_count (db, round, cancellable, error);
  if (self->n_days < 0)
    return FALSE;
  self->council =
      opcc_council_register_check (db, opcc_financial_year_of (self->round->decided), error);
  return self->council != NULL;
}

gpointer
opcc_publish_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccPublishWanted *wanted = data;
  g_autoptr (OpccPublishReading) self = g_new0 (OpccPublishReading, 1);

  self->round = opcc_round_load (db, wanted->round, error);
  if (self->round == NULL)
    return NULL;
  self->decided = self->round->decided != OPCC_NO_DATE;
  if (!self->decided)
    return g_steal_pointer (&self);
  self->year = wanted->year;
  self->month = wanted->month;
  if (self->year == 0)
    opcc_date_get_ymd (self->round->decided, &self->year, &self->month, NULL);
  self->notice = opcc_notice_build_published (db, wanted->round, cancellable, error);
  if (self->notice == NULL)
    return NULL;
  self->register_gaps = opcc_register_check (db, self->year, self->month, error);
  if (self->register_gaps == NULL)
    return NULL;
  self->withheld = opcc_register_list_withheld (db, self->year, self->month, error);
  if (self->withheld == NULL)
    return NULL;
  return check_giving (db, self, cancellable, error) && check_after (db, self, cancellable, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
opcc_publish_reading_free (OpccPublishReading *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->round);
  g_clear_pointer (&self->notice, opcc_document_free);
  g_clear_pointer (&self->register_gaps, g_ptr_array_unref);
  g_clear_pointer (&self->withheld, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->giving_refusal);
  opcc_council_state_free (self->council);
  g_free (self);
}

/* @said: (nullable): what was left out */
static char *
say_written (const char *path, gint64 n_awards, const char *said)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;

  if (n_awards < 0)
    return g_strdup_printf (_ ("Saved as %s"), name);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u award written to %s",
                                        "%u awards written to %s", (gulong) n_awards),
                           (guint) n_awards, name);
  return said != NULL ? g_strdup_printf ("%s. %s", words, said) : g_steal_pointer (&words);
}

static void
tell_progress (double fraction, gpointer user_data)
{
  const OpccPublishFile *file = user_data;

  if (file->progress != NULL)
    g_atomic_int_set (file->progress, (int) (fraction * file->progress_parts));
}

static char *
say_days (const char *path, gint64 n)
{
  g_autofree char *name = g_path_get_basename (path);

  if (n < 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day written to %s",
                                       "%u days written to %s", (gulong) n),
                          (guint) n, name);
}

/* @said: (nullable): what was left out */
static char *
say_grants (const char *path, gint64 n, const char *said)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;

  if (n < 0)
    return NULL;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u grant written to %s",
                                        "%u grants written to %s", (gulong) n),
                           (guint) n, name);
  return said != NULL ? g_strdup_printf ("%s. %s", words, said) : g_steal_pointer (&words);
}

gpointer
opcc_publish_job_write (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccPublishFile *file = data;
  g_autofree char *said = NULL;
  Opcc360GivingForm form;
  gint64 n;

  switch (file->kind)
    {
    case OPCC_PUBLISH_NOTICE:
      return opcc_notice_write (db, file->round, file->path, cancellable, error)
                 ? say_written (file->path, -1, NULL)
                 : NULL;
    case OPCC_PUBLISH_REGISTER:
      n = opcc_register_write (db, file->year, file->month, file->path, FALSE, &said, error);
      return n >= 0 ? say_written (file->path, n, said) : NULL;
    case OPCC_PUBLISH_COUNCIL:
      n = opcc_council_register_write (db, file->year, file->path, FALSE, &said, error);
      return say_grants (file->path, n, said);
    case OPCC_PUBLISH_CALENDAR:
      n = opcc_round_calendar_write (db, file->round, file->path, cancellable, error);
      return say_days (file->path, n);
    case OPCC_PUBLISH_BUNDLES:
      n = opcc_grant_bundle_write_round (db, file->round, file->path, tell_progress,
                                         (gpointer) file, cancellable, error);
      return say_grants (file->path, n, NULL);
    case OPCC_PUBLISH_360GIVING:
    default:
      if (!opcc_360giving_form_from_path (file->path, &form, error))
        return NULL;
      n = opcc_360giving_export (db, file->path, form, &said, cancellable, error);
      return n >= 0 ? say_written (file->path, n, said) : NULL;
    }
}

void
opcc_publish_publisher_free (OpccPublishPublisher *self)
{
  if (self == NULL)
    return;
  g_free (self->prefix);
  g_free (self->funder_id);
  g_free (self->funder_name);
  g_free (self);
}

gpointer
opcc_publish_job_set_publisher (OpccDb *db,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error)
{
  const OpccPublishPublisher *wanted = data;
  const Opcc360GivingPublisher publisher = { wanted->prefix, wanted->funder_id,
                                             wanted->funder_name };

  return opcc_360giving_publisher_save (db, &publisher, error)
             ? g_strdup_printf (_ ("Published as %s"), wanted->funder_name)
             : NULL;
}

void
opcc_publish_file_free (OpccPublishFile *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}
