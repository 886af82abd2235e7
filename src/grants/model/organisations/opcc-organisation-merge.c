/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one organisation: found by their number, made one by a person. */
#include "opcc-organisation-merge.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-attachment.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-merge-record.h"
#include "opcc-organisation-check.h"
#include "opcc-organisation-note.h"
#include "opcc-past-grant.h"
#include "opcc-text.h"
#include "opcc-workshop-attendance.h"

void
opcc_merge_proposal_free (OpccMergeProposal *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_free (self->reason);
  g_free (self);
}

static guint
count_applications (OpccDb *db, gint64 organisation)
{
  return (guint) opcc_db_get_integer (db,
                                      "SELECT count(*) FROM application WHERE organisation = $1", 0,
                                      NULL, "i", organisation);
}

static OpccMergeProposal *
load_proposal (
    OpccDb *db, gint64 first, gint64 second, const char *words, const char *number, GError **error)
{
  OpccMergeProposal *proposal = g_new0 (OpccMergeProposal, 1);

  proposal->first = opcc_db_load (db, &opcc_organisation_kind, first, error);
  proposal->second =
      proposal->first != NULL ? opcc_db_load (db, &opcc_organisation_kind, second, error) : NULL;
  if (proposal->second == NULL)
    {
      opcc_merge_proposal_free (proposal);
      return NULL;
    }
  proposal->reason = g_strdup_printf ("%s %s.", words, number);
  proposal->first_applications = count_applications (db, first);
  proposal->second_applications = count_applications (db, second);
  return proposal;
}

static gboolean
add_proposals (OpccDb *db, GPtrArray *list, const char *sql, const char *words, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "");
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccMergeProposal *proposal;

      if (!row)
        return TRUE;
      proposal =
          load_proposal (db, opcc_stmt_get_integer (stmt, 0), opcc_stmt_get_integer (stmt, 1),
                         words, opcc_stmt_get_text (stmt, 2), error);
      if (proposal == NULL)
        return FALSE;
      g_ptr_array_add (list, proposal);
    }
  return FALSE;
}

/**
 * opcc_merge_list_proposals:
 *
 * Returns: (transfer full) (element-type OpccMergeProposal): NULL on error
 */
GPtrArray *
opcc_merge_list_proposals (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_merge_proposal_free);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !add_proposals (db, list,
                      "SELECT a.n, b.n, a.charity_number FROM organisation a JOIN organisation b"
                      " ON b.charity_number = a.charity_number AND b.n > a.n ORDER BY a.n, b.n",
                      _ ("Both have the charity number"), error) ||
      !add_proposals (db, list,
                      "SELECT a.n, b.n, a.company_number FROM organisation a JOIN organisation b"
                      " ON b.company_number = a.company_number AND b.n > a.n"
                      " AND (a.charity_number IS NULL OR b.charity_number IS NULL)"
                      " ORDER BY a.n, b.n",
                      _ ("Both have the company number"), error))
    return NULL;
  return g_steal_pointer (&list);
}

static gboolean
check_numbers (OpccOrganisation *keep, OpccOrganisation *drop, GError **error)
{
  gboolean charity = keep->charity_number != NULL && drop->charity_number != NULL &&
                     !g_str_equal (keep->charity_number, drop->charity_number);
  gboolean company = keep->company_number != NULL && drop->company_number != NULL &&
                     !g_str_equal (keep->company_number, drop->company_number);

  if (!charity && !company)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("“%s” and “%s” have different %s numbers, so they are two. Nothing was merged. "
                  "Correct the number first if it is wrong."),
               keep->name, drop->name, charity ? _ ("charity") : _ ("company"));
  return FALSE;
}

/* What the record that stays lacks comes from the one that goes; names gather. */
static void
fill_gaps (OpccOrganisation *keep, OpccOrganisation *drop)
{
  GString *names = g_string_new (keep->other_names);

  for (guint i = 0; i < opcc_organisation_kind.n_fields; i++)
    {
      const OpccField *field = &opcc_organisation_kind.fields[i];
      OpccStored value;

      if (!opcc_field_is_missing (field, keep) || opcc_field_is_missing (field, drop))
        continue;
      opcc_field_get_stored (field, drop, &value);
      opcc_field_set_stored (field, keep, &value, NULL);
    }
  if (g_strcmp0 (keep->name, drop->name) != 0)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", drop->name);
  if (drop->other_names != NULL && g_strcmp0 (names->str, drop->other_names) != 0)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", drop->other_names);
  opcc_set_str (&keep->other_names, names->len > 0 ? names->str : NULL);
  g_string_free (names, TRUE);
}

/* What belongs to an organisation, by its link of that name. */
static const OpccKind *const belongings[] = {
  &opcc_application_kind,        &opcc_past_grant_kind,        &opcc_workshop_attendance_kind,
  &opcc_organisation_check_kind, &opcc_organisation_note_kind, &opcc_merge_record_kind,
};

static gboolean
move_records (OpccDb *db, const OpccKind *kind, OpccMergeRecord *merge, gint64 drop, GError **error)
{
  const OpccField *link = opcc_kind_find_field (kind, "organisation");
  const OpccStored value = { .type = OPCC_STORED_INTEGER, .integer = merge->organisation };
  g_autoptr (GPtrArray) list = opcc_db_select (db, kind, "organisation = $1", error, "i", drop);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      gpointer record = g_ptr_array_index (list, i);

      opcc_field_set_stored (link, record, &value, NULL);
      if (OPCC_IS_APPLICATION (record))
        opcc_application_remove_flag (record, "other-spelling");
      opcc_merge_record_add_moved (merge, record);
      if (!opcc_db_save (db, record, error))
        return FALSE;
    }
  return list != NULL;
}

static gboolean
move_attachments (OpccDb *db, OpccMergeRecord *merge, gint64 drop, GError **error)
{
  g_autoptr (GPtrArray) list = opcc_attachments_list (db, &opcc_organisation_kind, drop, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      OpccAttachment *attachment = g_ptr_array_index (list, i);

      attachment->number = merge->organisation;
      opcc_merge_record_add_moved (merge, OPCC_RECORD (attachment));
      if (!opcc_db_save (db, attachment, error))
        return FALSE;
    }
  return list != NULL;
}

static gboolean
move_all (OpccDb *db, OpccMergeRecord *merge, gint64 drop, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    if (!move_records (db, belongings[i], merge, drop, error))
      return FALSE;
  return move_attachments (db, merge, drop, error);
}

/**
 * opcc_merge_organisations:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where their numbers differ
 */
gboolean
opcc_merge_organisations (OpccDb *db, gint64 keep, gint64 drop, GError **error)
{
  g_autoptr (OpccOrganisation) kept = opcc_db_load (db, &opcc_organisation_kind, keep, error);
  g_autoptr (OpccOrganisation) gone = NULL;
  g_autoptr (OpccMergeRecord) merge = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (keep != drop, FALSE);

  if (kept == NULL)
    return FALSE;
  gone = opcc_db_load (db, &opcc_organisation_kind, drop, error);
  if (gone == NULL || !check_numbers (kept, gone, error))
    return FALSE;
  merge = opcc_merge_record_new (db, kept, gone);
  fill_gaps (kept, gone);
  name = g_strdup_printf (_ ("Merge “%s” into “%s”"), gone->name, kept->name);
  action = opcc_action_begin (db, name, error);
  return action != NULL && move_all (db, merge, drop, error) && opcc_db_delete (db, gone, error) &&
         opcc_organisation_save (db, kept, error) && opcc_db_save (db, merge, error) &&
         opcc_action_commit (action, error);
}
