/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving, importing, undoing, awarding, copying and exporting, each as the program does.
 */
#include "operations.h"

#include <string.h>

#include "opcc-action.h"
#include "opcc-application-export.h"
#include "opcc-application.h"
#include "opcc-attached-file.h"
#include "opcc-attachment.h"
#include "opcc-award-plan.h"
#include "opcc-backup.h"
#include "opcc-check-rule.h"
#include "opcc-disposal.h"
#include "opcc-history.h"
#include "opcc-organisation.h"
#include "opcc-query.h"
#include "opcc-verify.h"

#define N_IMPORTED 200
#define N_ATTACHED 40000 /* bytes: ten pages */

static OpccOrganisation *
load_newest (OpccDb *db, GError **error)
{
  gint64 n = opcc_db_get_integer (db, "SELECT max(n) FROM organisation", 0, error, "");

  return n > 0 ? opcc_db_load (db, &opcc_organisation_kind, n, error) : NULL;
}

gboolean
operation_save (OpccDb *db, const char *path, GError **error)
{
  g_autoptr (OpccOrganisation) group = load_newest (db, error);
  g_autoptr (OpccAction) action =
      group != NULL ? opcc_action_begin (db, "Rename a group", error) : NULL;

  if (action == NULL)
    return FALSE;
  {
    g_autofree char *name = g_strconcat (group->name, " and others", NULL);

    g_free (group->name);
    group->name = g_steal_pointer (&name);
  }
  return opcc_db_save (db, group, error) && opcc_action_commit (action, error);
}

gboolean
operation_delete (OpccDb *db, const char *path, GError **error)
{
  g_autoptr (OpccOrganisation) group = load_newest (db, error);
  g_autoptr (OpccAction) action =
      group != NULL ? opcc_action_begin (db, "Delete a group", error) : NULL;

  return action != NULL && opcc_db_delete (db, group, error) && opcc_action_commit (action, error);
}

gboolean
operation_import (OpccDb *db, const char *path, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import groups", error);
  g_autoptr (OpccBulk) bulk =
      action != NULL ? opcc_bulk_begin (db, &opcc_organisation_kind, error) : NULL;

  for (guint i = 0; bulk != NULL && i < N_IMPORTED; i++)
    {
      g_autoptr (OpccOrganisation) group = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

      group->name = g_strdup_printf ("Imported group %u", i);
      if (!opcc_bulk_add (bulk, group, error))
        return FALSE;
    }
  return bulk != NULL && opcc_bulk_end (bulk, error) && opcc_action_commit (action, error);
}

OpccAttachedFile *
operation_make_file (const char *name, guint n_bytes)
{
  OpccAttachedFile *file = g_new0 (OpccAttachedFile, 1);
  guint8 *bytes = g_malloc (n_bytes);

  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) (i * i / 7 + n_bytes);
  file->name = g_strdup (name);
  file->media_type = g_strdup ("application/pdf");
  file->bytes = g_bytes_new_take (bytes, n_bytes);
  return file;
}

gboolean
operation_attach (OpccDb *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_attached_file_free);
  g_autoptr (OpccOrganisation) group = load_newest (db, error);

  g_ptr_array_add (files, operation_make_file ("accounts.pdf", N_ATTACHED));
  g_ptr_array_add (files, operation_make_file ("insurance.pdf", N_ATTACHED + 1));
  return group != NULL &&
         opcc_attachments_add (db, &opcc_organisation_kind, opcc_record_get_n (OPCC_RECORD (group)),
                               files, "As sent in.", NULL, error);
}

gboolean
operation_detach (OpccDb *db, const char *path, GError **error)
{
  const gint64 n = opcc_db_get_integer (db, "SELECT max(n) FROM attachment", 0, error, "");
  g_autoptr (OpccRecord) file = opcc_db_load (db, &opcc_attachment_kind, n, error);
  g_autoptr (OpccAction) action =
      file != NULL ? opcc_action_begin (db, "Take a file off", error) : NULL;

  return action != NULL && opcc_db_delete (db, file, error) && opcc_action_commit (action, error);
}

static gboolean
adopt_rules (OpccDb *db, const char *path, GError **error)
{
  return opcc_check_rule_adopt (db, error);
}

/* The name of a group, for good. */
gboolean
operation_dispose (OpccDb *db, const char *path, GError **error)
{
  const gint64 n = opcc_db_get_integer (db, "SELECT max(n) - 1 FROM organisation", 0, error, "");
  const OpccField *name = opcc_kind_find_field (&opcc_organisation_kind, "name");
  const OpccDisposal what = { &opcc_organisation_kind, &name, 1 };
  OpccDisposalCount count = { 0 };
  g_autoptr (OpccAction) action =
      n > 0 ? opcc_action_begin_final (db, "Remove a name", error) : NULL;

  return action != NULL && opcc_db_dispose (db, &what, &n, 1, &count, NULL, error) &&
         opcc_action_commit (action, error);
}

gboolean
operation_wipe (OpccDb *db, const char *path, GError **error)
{
  return opcc_db_wipe (db, error);
}

gboolean
operation_undo (OpccDb *db, const char *path, GError **error)
{
  g_autofree char *name = opcc_db_undo (db, NULL, error);

  return name != NULL;
}

gboolean
operation_redo (OpccDb *db, const char *path, GError **error)
{
  g_autofree char *name = opcc_db_redo (db, NULL, error);

  return name != NULL;
}

gboolean
operation_set (OpccDb *db, const char *path, GError **error)
{
  return opcc_db_set_setting (db, "kept-by-the-office", "another word", error);
}

static gboolean
open_file (OpccDb *none, const char *path, GError **error)
{
  OpccDb *db = campaign_open (path, FALSE, error);
  const gboolean ok = db != NULL;

  opcc_db_close (db);
  return ok;
}

static gboolean
award (OpccDb *db, const char *path, GError **error)
{
  g_autoptr (OpccAwardPlan) plan =
      opcc_award_plan_for_round (db, 1, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, NULL, error);

  return plan != NULL && opcc_award_round (db, 1, plan, "EXE0099-23", "It lowers the risk of harm.",
                                           NULL, opcc_date_from_ymd (2023, 10, 13), error);
}

static gboolean
copy (OpccDb *db, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *target = g_build_filename (folder, "copy.opcc", NULL);

  return opcc_db_backup_to (db, target, NULL, error);
}

static gboolean export(OpccDb *db, const char *path, GError **error)
{
  static const char *const fields[] = { "reference", "asked", "stage", NULL };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *target = g_build_filename (folder, "applications.csv", NULL);
  g_autoptr (OpccQuery) query = opcc_query_new (&opcc_application_kind);
  g_autoptr (GArray) numbers = opcc_db_find_numbers (db, query, NULL, error);
  g_autoptr (OpccApplicationExport) job = NULL;
  g_autofree char *written = NULL;

  if (numbers == NULL)
    return FALSE;
  job = opcc_application_export_new (target, numbers, fields);
  written = opcc_application_export_run (db, job, NULL, error);
  return written != NULL;
}

/* It may not be able to look; what it must not say is that a whole file is not whole. */
static gboolean
verify (OpccDb *db, const char *path, GError **error)
{
  g_autoptr (OpccVerifyReport) report = opcc_db_verify (db, NULL, error);

  if (report != NULL && report->problems->len > 0)
    g_error ("verify: %s", (char *) g_ptr_array_index (report->problems, 0));
  return report != NULL;
}

const Operation *
operation_find (const char *name)
{
  for (guint i = 0; i < n_operations; i++)
    if (strcmp (operations[i].name, name) == 0)
      return &operations[i];
  g_assert_not_reached ();
}

const Operation operations[] = {
  { "open", NULL, FALSE, FALSE, FALSE, open_file },
  { "migrate", NULL, FALSE, TRUE, FALSE, open_file },
  { "save", NULL, FALSE, FALSE, TRUE, operation_save },
  { "import", NULL, FALSE, FALSE, TRUE, operation_import },
  { "undo", NULL, FALSE, FALSE, TRUE, operation_undo },
  { "dispose", NULL, FALSE, FALSE, TRUE, operation_dispose },
  { "set", NULL, FALSE, FALSE, TRUE, operation_set },
  { "attach", NULL, FALSE, FALSE, TRUE, operation_attach },
  { "check rules", NULL, FALSE, FALSE, TRUE, adopt_rules },
  { "award", NULL, TRUE, FALSE, TRUE, award },
  { "back up", "copy.opcc", FALSE, FALSE, TRUE, copy },
  { "export", "applications.csv", TRUE, FALSE, TRUE, export },
};
const guint n_operations = G_N_ELEMENTS (operations);
const Operation operation_verify = { "verify", NULL, TRUE, FALSE, TRUE, verify };
