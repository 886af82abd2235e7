/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering all that the office has of one organisation. */
#include "opcc-organisation-dossier.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-db.h"
#include "opcc-letter.h"
#include "opcc-organisation-note.h"
#include "opcc-workshop-attendance.h"

static void
free_summary (OpccMarkSummary *self)
{
  g_clear_object (&self->application);
  g_free (self->round);
  g_free (self);
}

void
opcc_organisation_dossier_free (OpccOrganisationDossier *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->organisation);
  g_clear_pointer (&self->applications, g_ptr_array_unref);
  g_clear_pointer (&self->awards, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_pointer (&self->attendances, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

/* --- marks ----------------------------------------------------------------------------------- */

/* Marks are sealed while anybody of the round has still to submit: who marks in it could else read
 * off this page what the others gave. Once the round is decided they are open, even where somebody
 * never submitted. */
static const char sealed_query[] =
    "SELECT r.code,"
    " NOT EXISTS (SELECT 1 FROM award w JOIN application q ON q.n = w.application"
    " WHERE q.round = r.n)"
    " AND EXISTS (SELECT 1 FROM assignment s JOIN application t ON t.n = s.application"
    " WHERE t.round = r.n AND (s.state = 'to-mark' OR s.state = 'marking'))"
    " FROM round r WHERE r.n = $1";

static gboolean
read_round (OpccMarkSummary *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, sealed_query, error, "i", self->application->round);
  gboolean row = FALSE;

  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      self->round = g_strdup (opcc_stmt_get_text (stmt, 0));
      self->sealed = opcc_stmt_get_integer (stmt, 1) != 0;
    }
  return TRUE;
}

static gboolean
count_markers (OpccMarkSummary *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT state FROM assignment WHERE application = $1 AND state <> 'conflict'",
                     error, "i", opcc_record_get_n (OPCC_RECORD (self->application)));
  gboolean row = TRUE;

  while (stmt != NULL && row)
    {
      if (!opcc_stmt_step (stmt, &row, error))
        return FALSE;
      self->n_markers += row;
      self->n_submitted += row && g_strcmp0 (opcc_stmt_get_text (stmt, 0), "submitted") == 0;
    }
  return stmt != NULL;
}

static OpccMarkSummary *
load_summary (OpccDb *db, OpccApplication *application, GError **error)
{
  OpccMarkSummary *self = g_new0 (OpccMarkSummary, 1);

  self->application = g_object_ref (application);
  self->score = NAN;
  self->spread = NAN;
  if (!read_round (self, db, error) || !count_markers (self, db, error))
    {
      free_summary (self);
      return NULL;
    }
  if (self->sealed)
    return self;
  self->settled = !isnan (application->moderated_score);
  self->score = self->settled ? application->moderated_score : application->score;
  self->spread = application->spread;
  return self;
}

char *
opcc_mark_summary_say (const OpccMarkSummary *self)
{
  if (self->sealed)
    /* Translators: of how many markers of an application have submitted. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "sealed: %u of %u marker in",
                                         "sealed: %u of %u markers in", self->n_markers),
                            self->n_submitted, self->n_markers);
  if (isnan (self->score))
    return g_strdup (_ ("not marked"));
  if (self->settled)
    return g_strdup_printf (_ ("%.1f%%, settled"), self->score);
  if (isnan (self->spread))
    return g_strdup_printf ("%.1f%%", self->score);
  /* Translators: the mark of an application, and how far its markers are apart. */
  return g_strdup_printf (_ ("%.1f%%, %.1f points apart"), self->score, self->spread);
}

const OpccMarkSummary *
opcc_organisation_dossier_find_marks (const OpccOrganisationDossier *self, gint64 application)
{
  for (guint i = 0; i < self->applications->len; i++)
    {
      const OpccMarkSummary *one = g_ptr_array_index (self->applications, i);

      if (opcc_record_get_n (OPCC_RECORD (one->application)) == application)
        return one;
    }
  return NULL;
}

/* --- reading --------------------------------------------------------------------------------- */

static gboolean
read_applications (OpccOrganisationDossier *self, OpccDb *db, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_application_kind, "organisation = $1 ORDER BY round DESC, n DESC",
                      error, "i", n);

  self->applications = g_ptr_array_new_with_free_func ((GDestroyNotify) free_summary);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (list, i);
      OpccMarkSummary *summary = load_summary (db, application, error);

      if (summary == NULL)
        return FALSE;
      g_ptr_array_add (self->applications, summary);
      if (application->asked != OPCC_NO_MONEY)
        self->asked += application->asked;
    }
  return list != NULL;
}

static void
add_award (OpccOrganisationDossier *self, OpccDelivery *grant)
{
  g_ptr_array_add (self->awards, grant);
  self->n_awarded += g_strcmp0 (grant->award->state, "approved") == 0;
  self->awarded += grant->amount;
  self->paid += grant->paid - grant->clawed_back;
  self->to_pay += grant->to_pay;
  self->n_payments += grant->payments->len;
  self->n_returns += grant->returns->len;
  self->n_late += grant->n_late;
}

static gboolean
read_awards (OpccOrganisationDossier *self, OpccDb *db, gint64 n, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_award_kind,
                      "application IN (SELECT p.n FROM application p WHERE p.organisation = $1)"
                      " ORDER BY decided DESC, n DESC",
                      error, "i", n);

  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_delivery_free);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      OpccDelivery *grant =
          opcc_delivery_load (db, opcc_record_get_n (g_ptr_array_index (list, i)), today, error);

      if (grant == NULL)
        return FALSE;
      add_award (self, grant);
    }
  return list != NULL;
}

static gboolean
read_letters (OpccOrganisationDossier *self, OpccDb *db, gint64 n, GError **error)
{
  self->letters =
      opcc_db_select (db, &opcc_letter_kind,
                      "application IN (SELECT p.n FROM application p WHERE p.organisation = $1)"
                      " ORDER BY n DESC",
                      error, "i", n);
  for (guint i = 0; self->letters != NULL && i < self->letters->len; i++)
    {
      const OpccLetter *letter = g_ptr_array_index (self->letters, i);

      self->n_issued += g_strcmp0 (letter->state, "issued") == 0;
    }
  return self->letters != NULL;
}

/**
 * opcc_organisation_dossier_load:
 * @today: the day in London, by which returns are late
 *
 * What was merged into the organisation is its own, and is here.
 *
 * Returns: (transfer full): NULL on error
 */
OpccOrganisationDossier *
opcc_organisation_dossier_load (OpccDb *db, gint64 organisation, OpccDate today, GError **error)
{
  g_autoptr (OpccOrganisationDossier) self = g_new0 (OpccOrganisationDossier, 1);

  self->organisation = opcc_db_load (db, &opcc_organisation_kind, organisation, error);
  if (self->organisation == NULL || !read_applications (self, db, organisation, error) ||
      !read_awards (self, db, organisation, today, error) ||
      !read_letters (self, db, organisation, error))
    return NULL;
  self->attendances =
      opcc_db_select (db, &opcc_workshop_attendance_kind, "organisation = $1 ORDER BY workshop, n",
                      error, "i", organisation);
  self->notes = self->attendances != NULL
                    ? opcc_db_select (db, &opcc_organisation_note_kind,
                                      "organisation = $1 ORDER BY written DESC, n DESC", error, "i",
                                      organisation)
                    : NULL;
  return self->notes != NULL ? g_steal_pointer (&self) : NULL;
}
