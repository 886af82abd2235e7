/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to applications: sheet and columns, the preview, and the one action. */
#include "opcc-intake.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-intake-columns.h"
#include "opcc-intake-pass.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-workbook.h"

/* Progress is told, and the wish to stop looked at, every so many rows. */
#define PROGRESS_ROWS 500

struct _OpccIntake
{
  gint64 round;
  char *path;         /* (owned) */
  OpccWorkbook *book; /* (owned) */
  guint sheet;
  OpccMapping *mapping; /* (owned) */
  char *mapping_key;    /* (owned) where the mapping of these headings is remembered */
  gboolean remembered;
  gint64 size; /* of the file as it was opened */
  gint64 changed;
};

static gboolean
look_at_file (OpccIntake *self, gint64 *size, gint64 *changed, GError **error)
{
  GStatBuf info;

  if (g_stat (self->path, &info) != 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("“%s” is not there any more. Nothing has been imported."), self->path);
      return FALSE;
    }
  *size = info.st_size;
  *changed = (gint64) info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
  return TRUE;
}

static gboolean
match_columns (OpccDb *db, OpccIntake *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccSheetReader) reader =
      opcc_workbook_stream (self->book, self->sheet, cancellable, error);
  g_autofree char *key = NULL;
  g_autofree char *json = NULL;
  const char *const *headings;
  guint n_headings;

  if (reader == NULL)
    return FALSE;
  headings = opcc_sheet_reader_get_headings (reader, &n_headings);
  key = opcc_mapping_key (headings, n_headings);
  g_clear_object (&self->mapping);
  self->mapping = opcc_intake_columns_guess (headings, n_headings);
  g_free (self->mapping_key);
  self->mapping_key = g_strconcat ("mapping.application.", key, NULL);
  json = opcc_db_get_setting (db, self->mapping_key, NULL);
  /* A mapping from before a field was renamed is no help: the guess stands. */
  self->remembered = json != NULL && opcc_mapping_apply_json (self->mapping, json, NULL);
  return TRUE;
}

/**
 * opcc_intake_new:
 *
 * Returns: (transfer full): NULL where the file cannot be read as a list, with the reason
 */
OpccIntake *
opcc_intake_new (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccIntake) self = g_new0 (OpccIntake, 1);

  opcc_db_check_ahead (db);
  self->round = round;
  self->path = g_strdup (path);
  self->book = opcc_workbook_open (path, cancellable, error);
  if (self->book == NULL || !look_at_file (self, &self->size, &self->changed, error))
    return NULL;
  self->sheet = opcc_workbook_best_sheet (self->book, cancellable);
  if (!match_columns (db, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
opcc_intake_free (OpccIntake *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_clear_object (&self->book);
  g_clear_object (&self->mapping);
  g_free (self->mapping_key);
  g_free (self);
}

const char *
opcc_intake_get_file_name (OpccIntake *self)
{
  return opcc_workbook_get_file_name (self->book);
}

OpccMapping *
opcc_intake_get_mapping (OpccIntake *self)
{
  return self->mapping;
}

gboolean
opcc_intake_get_mapping_remembered (OpccIntake *self)
{
  return self->remembered;
}

GStrv
opcc_intake_get_sheet_names (OpccIntake *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < opcc_workbook_get_n_sheets (self->book); i++)
    g_strv_builder_add (builder, opcc_workbook_get_sheet_name (self->book, i));
  return g_strv_builder_end (builder);
}

guint
opcc_intake_get_sheet (OpccIntake *self)
{
  return self->sheet;
}

/**
 * opcc_intake_set_sheet:
 *
 * Turns to another sheet of the file and matches its columns.
 */
gboolean
opcc_intake_set_sheet (
    OpccDb *db, OpccIntake *self, guint sheet, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (sheet < opcc_workbook_get_n_sheets (self->book), FALSE);

  self->sheet = sheet;
  return match_columns (db, self, cancellable, error);
}

static void
take_reader_problems (OpccImportResult *result, OpccSheetReader *reader)
{
  GPtrArray *problems = opcc_sheet_reader_get_problems (reader);
  GPtrArray *notes = opcc_sheet_reader_get_notes (reader);

  for (guint i = 0; i < problems->len; i++)
    opcc_import_result_take_problem (result, opcc_problem_copy (g_ptr_array_index (problems, i)));
  for (guint i = 0; i < notes->len; i++)
    {
      OpccNote *note = g_ptr_array_index (notes, i);

      opcc_import_result_take_problem (result, opcc_problem_new (OPCC_SEVERITY_NOTE, note->row,
                                                                 NULL, NULL, note->text, NULL));
    }
}

/* The whole file, once. The reader's thread begins with it at once and works ahead. */
typedef struct
{
  OpccSheetReader *sheet;     /* (owned) */
  OpccIntakeColumns *columns; /* (owned) */
  OpccIntakeReader *reader;   /* (owned) */
  OpccIntakePass *pass;       /* (owned) (nullable): once its rows are to be judged */
} Scan;

static void
clear_scan (Scan *scan)
{
  g_clear_pointer (&scan->reader, opcc_intake_reader_free);
  g_clear_pointer (&scan->pass, opcc_intake_pass_free);
  g_clear_pointer (&scan->columns, opcc_intake_columns_free);
  g_clear_object (&scan->sheet);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, clear_scan)

static gboolean
begin_scan (OpccDb *db, OpccIntake *self, Scan *scan, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRound) round = opcc_round_load (db, self->round, error);
  g_autoptr (OpccScheme) scheme =
      round != NULL ? opcc_db_load (db, &opcc_scheme_kind, round->scheme, error) : NULL;
  g_auto (GStrv) priorities = NULL;

  if (scheme == NULL)
    return FALSE;
  scan->sheet = opcc_workbook_stream (self->book, self->sheet, cancellable, error);
  if (scan->sheet == NULL)
    return FALSE;
  priorities = opcc_scheme_get_priorities (scheme);
  scan->columns = opcc_intake_columns_new (self->mapping, priorities);
  scan->reader = opcc_intake_reader_new (scan->sheet, scan->columns);
  return TRUE;
}

static gboolean
take_rows (Scan *scan,
           OpccProgress progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccIntakeRow *row;
  guint n = 0;

  while ((row = opcc_intake_reader_next (scan->reader, &local)) != NULL)
    {
      if (!opcc_intake_pass_take_row (scan->pass, row, error))
        return FALSE;
      if (++n % PROGRESS_ROWS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (opcc_intake_reader_get_fraction (scan->reader), user_data);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Inside an action if @write. */
static OpccImportResult *
finish_scan (OpccDb *db,
             OpccIntake *self,
             Scan *scan,
             gboolean write,
             OpccProgress progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  OpccImportResult *result;

  scan->pass = opcc_intake_pass_new (db, self->round, write, error);
  if (scan->pass == NULL || !take_rows (scan, progress, user_data, cancellable, error))
    return NULL;
  result = opcc_intake_pass_end (scan->pass, error);
  if (result == NULL)
    return NULL;
  opcc_import_result_note_empty (result);
  take_reader_problems (result, scan->sheet);
  return result;
}

static gboolean
check_mapping (OpccIntake *self, GError **error)
{
  if (opcc_mapping_get_column (self->mapping, "organisation") < 0)
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_INVALID,
          _ ("No column of “%s” is matched to the organisation. Nothing has been imported. "
             "Say which column holds the name of the applicant."),
          opcc_intake_get_file_name (self));
      return FALSE;
    }
  if (opcc_mapping_get_column (self->mapping, "title") < 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("No column of “%s” is matched to the project title. Nothing has been "
                      "imported. Say which column holds it."),
                   opcc_intake_get_file_name (self));
      return FALSE;
    }
  return TRUE;
}

/**
 * opcc_intake_preview:
 *
 * Returns: (transfer full): what would happen; NULL on error
 */
OpccImportResult *
opcc_intake_preview (OpccDb *db,
                     OpccIntake *self,
                     OpccProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (Scan) scan = { NULL };

  if (!check_mapping (self, error) || !begin_scan (db, self, &scan, cancellable, error))
    return NULL;
  return finish_scan (db, self, &scan, FALSE, progress, user_data, cancellable, error);
}

static gboolean
check_unchanged (OpccIntake *self, GError **error)
{
  gint64 size;
  gint64 changed;

  if (!look_at_file (self, &size, &changed, error))
    return FALSE;
  if (size == self->size && changed == self->changed)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT,
               _ ("“%s” was changed since it was looked at. Nothing has been imported. Open it "
                  "again."),
               opcc_intake_get_file_name (self));
  return FALSE;
}

static char *
name_action (OpccIntake *self, const OpccImportResult *result)
{
  if (result->added == 0)
    return g_strdup_printf (_ ("Import %s again"), opcc_intake_get_file_name (self));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %ld application from %s",
                                       "Import %ld applications from %s", (gulong) result->added),
                          (long) result->added, opcc_intake_get_file_name (self));
}

/**
 * opcc_intake_apply:
 *
 * Returns: (transfer full): what was done; NULL on error, and nothing is then written
 */
OpccImportResult *
opcc_intake_apply (OpccDb *db,
                   OpccIntake *self,
                   OpccProgress progress,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (OpccImportResult) result = NULL;
  g_autoptr (OpccBackupWork) backup = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_auto (Scan) scan = { NULL };
  g_autofree char *json = NULL;
  g_autofree char *copy = NULL;

  if (!check_mapping (self, error) || !check_unchanged (self, error))
    return NULL;
  /* The file is read while the backup is made, and the rows are taken while it is checked. */
  if (!begin_scan (db, self, &scan, cancellable, error))
    return NULL;
  backup = opcc_db_backup_begin (db, "import", cancellable, error);
  if (backup == NULL)
    return NULL;
  action = opcc_action_begin (db, _ ("Import applications"), error);
  if (action == NULL)
    return NULL;
  result = finish_scan (db, self, &scan, TRUE, progress, user_data, cancellable, error);
  if (result == NULL || !check_unchanged (self, error))
    return NULL;
  copy = opcc_backup_work_end (backup, error);
  if (copy == NULL)
    return NULL;
  if (!result->changes)
    return g_steal_pointer (&result);
  json = opcc_mapping_to_json (self->mapping);
  if (!opcc_db_set_setting (db, self->mapping_key, json, error))
    return NULL;
  result->action = name_action (self, result);
  opcc_action_set_name (action, result->action);
  if (!opcc_action_commit (action, error))
    return NULL;
  return g_steal_pointer (&result);
}
