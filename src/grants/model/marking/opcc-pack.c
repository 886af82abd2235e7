/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPack: what one marker gets of a round, and nothing else of the office. */
#include "opcc-pack.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking.h"
#include "opcc-round.h"

#define SECRET_SETTING "pack-secret"
#define SECRET_BYTES   32

/* What a marker reads of an application; all else stays in the office. */
static const char *const read_fields[] = { "reference", "title", "summary",    "need",
                                           "outcomes",  "asked", "total_cost", "match_funding",
                                           "starts",    "ends",  "district",   "priority" };

static void
free_application (OpccPackApplication *self, guint n_criteria)
{
  for (guint i = 0; i < n_criteria; i++)
    g_free (self->scores[i].comment);
  g_free (self->scores);
  g_clear_object (&self->application);
  g_free (self->organisation);
  g_free (self->interest);
  g_free (self);
}

/**
 * opcc_pack_new:
 *
 * Returns: (transfer full): an empty pack; its criteria come before its applications
 */
OpccPack *
opcc_pack_new (void)
{
  OpccPack *self = g_new0 (OpccPack, 1);

  self->criteria = g_ptr_array_new_with_free_func (g_object_unref);
  self->applications = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
opcc_pack_free (OpccPack *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->applications->len; i++)
    free_application (g_ptr_array_index (self->applications, i), self->criteria->len);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->applications);
  g_ptr_array_unref (self->criteria);
  g_free (self->office);
  g_free (self->round);
  g_free (self->round_title);
  g_free (self->marker);
  g_free (self->role);
  g_free (self->made);
  g_free (self->seal);
  g_free (self->passphrase);
  g_free (self);
}

/**
 * opcc_pack_add_application:
 *
 * Returns: (transfer none): with a score still to be given for each criterion
 */
OpccPackApplication *
opcc_pack_add_application (OpccPack *self, const char *id)
{
  OpccPackApplication *added = g_new0 (OpccPackApplication, 1);

  added->application = g_object_new (OPCC_TYPE_APPLICATION, NULL);
  opcc_record_set_identity (OPCC_RECORD (added->application), 0, id, 0);
  added->scores = g_new0 (OpccPackScore, self->criteria->len + 1);
  for (guint i = 0; i < self->criteria->len; i++)
    added->scores[i].score = OPCC_NO_INTEGER;
  g_ptr_array_add (self->applications, added);
  g_hash_table_insert (self->by_id,
                       (gpointer) opcc_record_get_id (OPCC_RECORD (added->application)), added);
  return added;
}

/**
 * opcc_pack_find_application:
 *
 * Returns: (transfer none) (nullable): by its identifier
 */
OpccPackApplication *
opcc_pack_find_application (const OpccPack *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * opcc_pack_find_criterion:
 *
 * Returns: its place among the criteria, by its identifier; -1: it is none of them
 */
int
opcc_pack_find_criterion (const OpccPack *self, const char *id)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (g_strcmp0 (opcc_record_get_id (g_ptr_array_index (self->criteria, i)), id) == 0)
      return (int) i;
  return -1;
}

/**
 * opcc_pack_find_missing:
 *
 * Returns: (transfer none) (nullable): the title of the first criterion without a score
 */
const char *
opcc_pack_find_missing (const OpccPack *self, const OpccPackApplication *application)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (application->scores[i].score == OPCC_NO_INTEGER)
      return ((OpccCriterion *) g_ptr_array_index (self->criteria, i))->title;
  return NULL;
}

/**
 * opcc_pack_check_open:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED once the marker submitted its marks
 */
gboolean
opcc_pack_check_open (const OpccPackApplication *application, GError **error)
{
  if (!application->submitted)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("The marks of %s are submitted. Nothing was changed. Open them again first."),
               application->application->reference);
  return FALSE;
}

/**
 * opcc_pack_submit:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where a score is missing, or the marker has an interest
 */
gboolean
opcc_pack_submit (const OpccPack *self, OpccPackApplication *application, GError **error)
{
  const char *missing = opcc_pack_find_missing (self, application);
  const char *reference = application->application->reference;

  if (application->interest != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s cannot be submitted: a conflict of interest is declared on it."),
                 reference);
  else if (missing != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s cannot be submitted: “%s” has no score. Score it first."), reference,
                 missing);
  else
    application->submitted = TRUE;
  return application->submitted;
}

/**
 * opcc_pack_submit_whole:
 *
 * Submits every application that has all its scores, and on which no interest is declared.
 *
 * Returns: how many were not submitted before
 */
guint
opcc_pack_submit_whole (const OpccPack *self)
{
  guint n = 0;

  for (guint i = 0; i < self->applications->len; i++)
    {
      OpccPackApplication *application = g_ptr_array_index (self->applications, i);

      n += !application->submitted && opcc_pack_submit (self, application, NULL);
    }
  return n;
}

/**
 * opcc_pack_reopen:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where it is not submitted
 */
gboolean
opcc_pack_reopen (OpccPackApplication *application, GError **error)
{
  if (!application->submitted)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The marks of %s are not submitted. Nothing was changed."),
                   application->application->reference);
      return FALSE;
    }
  application->submitted = FALSE;
  return TRUE;
}

/**
 * opcc_pack_count_left:
 *
 * Returns: how many applications are neither submitted nor passed on for an interest
 */
guint
opcc_pack_count_left (const OpccPack *self)
{
  guint n = 0;

  for (guint i = 0; i < self->applications->len; i++)
    {
      const OpccPackApplication *application = g_ptr_array_index (self->applications, i);

      n += !application->submitted && application->interest == NULL;
    }
  return n;
}

static void
seal_text (GString *all, const char *text)
{
  g_string_append_printf (all, "%" G_GSIZE_FORMAT ":%s\n", strlen (text != NULL ? text : ""),
                          text != NULL ? text : "");
}

static void
seal_number (GString *all, gint64 number)
{
  g_string_append_printf (all, "%" PRId64 "\n", number);
}

/**
 * opcc_pack_compute_seal:
 * @secret: known to the office file alone
 *
 * HMAC-SHA256 (RFC 2104) over office, round, marker, time, criteria with their scales, and each
 * application with what was scored when the pack was made. Whoever changes one of these, or makes a
 * pack of their own, cannot make the seal.
 *
 * Returns: (transfer full): in hexadecimal digits
 */
char *
opcc_pack_compute_seal (const OpccPack *self, const char *secret)
{
  g_autoptr (GString) all = g_string_new ("opcc-pack 1\n");

  seal_text (all, self->office);
  seal_text (all, self->round);
  seal_text (all, self->marker);
  seal_text (all, self->made);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (self->criteria, i);

      seal_text (all, opcc_record_get_id (OPCC_RECORD (criterion)));
      seal_number (all, criterion->scale);
    }
  for (guint i = 0; i < self->applications->len; i++)
    {
      OpccPackApplication *application = g_ptr_array_index (self->applications, i);

      seal_text (all, opcc_record_get_id (OPCC_RECORD (application->application)));
      for (guint j = 0; j < self->criteria->len; j++)
        seal_number (all, application->scores[j].base);
    }
  return g_compute_hmac_for_data (G_CHECKSUM_SHA256, (const guint8 *) secret, strlen (secret),
                                  (const guint8 *) all->str, all->len);
}

static char *
make_secret (OpccDb *db, GError **error)
{
  guint8 bytes[SECRET_BYTES];
  g_autoptr (GString) secret = g_string_new (NULL);

  if (getentropy (bytes, sizeof bytes) != 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                   _ ("The pack could not be sealed: the system gives no random numbers. Nothing "
                      "was written. Try again later."));
      return NULL;
    }
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (secret, "%02x", bytes[i]);
  return opcc_db_set_setting (db, SECRET_SETTING, secret->str, error)
             ? g_string_free (g_steal_pointer (&secret), FALSE)
             : NULL;
}

static gboolean
seal_pack (OpccPack *self, OpccDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *secret = opcc_db_get_setting (db, SECRET_SETTING, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (secret == NULL)
    secret = make_secret (db, error);
  if (secret == NULL)
    return FALSE;
  self->seal = opcc_pack_compute_seal (self, secret);
  return TRUE;
}

/**
 * opcc_pack_check_seal:
 * @name: of the file, for the message
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where the pack is of another office, or what a marker does
 *   not fill in is not as this office wrote it
 */
gboolean
opcc_pack_check_seal (const OpccPack *self, OpccDb *db, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *secret = opcc_db_get_setting (db, SECRET_SETTING, &local);
  g_autofree char *seal = secret != NULL ? opcc_pack_compute_seal (self, secret) : NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (g_strcmp0 (self->office, opcc_db_get_office_id (db)) != 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s was made by another office file. Nothing was taken in. Open the office "
                    "file that it was made from."),
                 name);
  else if (seal == NULL || g_strcmp0 (seal, self->seal) != 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("%s is not as this office made it: its round, its marker, its applications or "
                    "its criteria were changed. Nothing was taken in. Make a new pack for this "
                    "marker."),
                 name);
  else
    return TRUE;
  return FALSE;
}

static void
take_scores (OpccPackApplication *into, const OpccMarkingView *view)
{
  for (guint i = 0; i < view->own->len; i++)
    {
      OpccMark *mark = g_ptr_array_index (view->own, i);

      if (mark == NULL)
        continue;
      into->scores[i].base = opcc_record_get_ver (OPCC_RECORD (mark));
      into->scores[i].score = mark->score;
      into->scores[i].comment = g_strdup (mark->comment);
    }
}

static gboolean
add_view (OpccPack *self, const OpccMarkingView *view, GError **error)
{
  OpccRecord *from = OPCC_RECORD (view->application);
  OpccPackApplication *added = NULL;

  for (guint i = self->criteria->len; i < view->criteria->len; i++)
    g_ptr_array_add (self->criteria, g_object_ref (g_ptr_array_index (view->criteria, i)));
  added = opcc_pack_add_application (self, opcc_record_get_id (from));
  for (guint i = 0; i < G_N_ELEMENTS (read_fields); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_application_kind, read_fields[i]);
      OpccStored value;

      opcc_field_get_stored (field, from, &value);
      if (!opcc_field_set_stored (field, added->application, &value, error))
        return FALSE;
    }
  added->organisation = g_strdup (view->organisation);
  take_scores (added, view);
  return TRUE;
}

static gboolean
add_queue (OpccPack *self, OpccDb *db, gint64 round, gint64 marker, GError **error)
{
  g_autoptr (GArray) queue = opcc_marking_get_queue (db, round, marker, error);

  for (guint i = 0; queue != NULL && i < queue->len; i++)
    {
      g_autoptr (OpccMarkingView) view =
          opcc_marking_view (db, g_array_index (queue, gint64, i), marker, error);

      if (view == NULL)
        return FALSE;
      /* What they submitted is fixed, and would show them who applied. */
      if (strcmp (view->assignment->state, "submitted") != 0 && !add_view (self, view, error))
        return FALSE;
    }
  return queue != NULL;
}

/**
 * opcc_pack_new_for_marker:
 *
 * A marker's applications that they have still to submit, as the marking page would show them: in a
 * blind round without the applicant, and never one on which they declared a conflict of interest.
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_REFUSED where nothing is left to mark
 */
OpccPack *
opcc_pack_new_for_marker (OpccDb *db, gint64 round, gint64 marker, GError **error)
{
  g_autoptr (OpccPack) self = opcc_pack_new ();
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (OpccMarker) who =
      record != NULL ? opcc_db_load (db, &opcc_marker_kind, marker, error) : NULL;

  if (who == NULL || !add_queue (self, db, round, marker, error))
    return NULL;
  if (self->applications->len == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("%s has nothing left to mark in “%s”. No pack was made. Share applications "
                      "out to them first."),
                   who->role, record->title);
      return NULL;
    }
  self->office = g_strdup (opcc_db_get_office_id (db));
  self->round = g_strdup (opcc_record_get_id (OPCC_RECORD (record)));
  self->round_title = g_strdup (record->title);
  self->marker = g_strdup (opcc_record_get_id (OPCC_RECORD (who)));
  self->role = g_strdup (who->role);
  self->made = opcc_time_to_iso (opcc_time_now ());
  self->blind = record->blind;
  return seal_pack (self, db, error) ? g_steal_pointer (&self) : NULL;
}
