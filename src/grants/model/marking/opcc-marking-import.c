/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks from a file: a marker's pack that came back, or the sheet a round was marked in. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-mapping.h"
#include "opcc-marking-guard.h"
#include "opcc-marking-score.h"
#include "opcc-marking.h"
#include "opcc-text.h"
#include "opcc-workbook.h"

enum
{
  COLUMN_APPLICATION,
  COLUMN_MARKER,
  COLUMN_CRITERION,
  COLUMN_SCORE,
  COLUMN_COMMENT,
  N_COLUMNS,
};

static const char *const application_words[] = { "Reference", "Application reference", "Ref",
                                                 NULL };
static const char *const marker_words[] = { "Marked by", "Assessor", "Scorer", "Role", NULL };
static const char *const criterion_words[] = { "Question", "Criteria", NULL };
static const char *const score_words[] = { "Mark", "Points", NULL };
static const char *const comment_words[] = { "Comments", "Feedback", "Reason", NULL };

static const OpccMappingTarget targets[N_COLUMNS] = {
  { "application", N_ ("Application"), application_words },
  { "marker", N_ ("Marker"), marker_words },
  { "criterion", N_ ("Criterion"), criterion_words },
  { "score", N_ ("Score"), score_words },
  { "comment", N_ ("Comment"), comment_words },
};

/* One marker's marks on one application. */
typedef struct
{
  OpccApplication *application; /* (unowned) */
  OpccMarker *marker;           /* (unowned) */
  OpccAssignment *assignment;   /* (owned) (nullable) until there is one */
  OpccMark **marks;             /* (owned): one for each criterion, NULL where there is none */
  gboolean *fresh;              /* (owned): which of them the file brings */
  gboolean changed;
} Sheet;

typedef struct
{
  OpccDb *db;
  gint64 round;
  GPtrArray *applications;    /* (owned) */
  GHashTable *by_reference;   /* (owned) folded reference (owned) -> OpccApplication (unowned) */
  GPtrArray *criteria;        /* (owned) */
  GPtrArray *criterion_folds; /* (owned) char *: titles, folded */
  GPtrArray *markers;         /* (owned) OpccMarker */
  GHashTable *by_role;        /* (owned) folded role (owned) -> OpccMarker (unowned) */
  GPtrArray *sheets;          /* (owned) Sheet */
  GHashTable *by_pair;        /* (owned) "application role" (owned) -> Sheet (unowned) */
  int columns[N_COLUMNS];
  char *headings[N_COLUMNS]; /* (owned) */
  char *decided;             /* (owned) (nullable): why marks are fixed */
  OpccImportResult *result;  /* (owned) */
} Import;

static void
free_sheet (Sheet *sheet, guint n_criteria)
{
  for (guint i = 0; i < n_criteria; i++)
    g_clear_object (&sheet->marks[i]);
  g_free (sheet->marks);
  g_free (sheet->fresh);
  g_clear_object (&sheet->assignment);
  g_free (sheet);
}

static void
clear_import (Import *self)
{
  for (guint i = 0; self->sheets != NULL && i < self->sheets->len; i++)
    free_sheet (g_ptr_array_index (self->sheets, i), self->criteria->len);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->by_pair, g_hash_table_unref);
  g_clear_pointer (&self->by_role, g_hash_table_unref);
  g_clear_pointer (&self->by_reference, g_hash_table_unref);
  g_clear_pointer (&self->markers, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->criterion_folds, g_ptr_array_unref);
  g_clear_pointer (&self->applications, g_ptr_array_unref);
  g_clear_pointer (&self->result, opcc_import_result_free);
  g_clear_pointer (&self->decided, g_free);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->headings[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static gboolean
load_round (Import *self, GError **error)
{
  self->result = opcc_import_result_new ();
  self->sheets = g_ptr_array_new ();
  self->by_pair = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_reference = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_role = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->criterion_folds = g_ptr_array_new_with_free_func (g_free);
  if (!opcc_marking_explain_decided (self->db, self->round, &self->decided, error))
    return FALSE;
  self->criteria = opcc_criterion_list (self->db, self->round, error);
  if (self->criteria == NULL || !opcc_criterion_check_weights (self->criteria, error))
    return FALSE;
  self->applications = opcc_application_list (self->db, self->round, error);
  self->markers =
      self->applications != NULL ? opcc_marker_list (self->db, self->round, error) : NULL;
  if (self->markers == NULL)
    return FALSE;
  for (guint i = 0; i < self->criteria->len; i++)
    g_ptr_array_add (self->criterion_folds,
                     opcc_text_fold (((OpccCriterion *) self->criteria->pdata[i])->title));
  for (guint i = 0; i < self->applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (self->applications, i);

      g_hash_table_insert (self->by_reference, opcc_text_fold (application->reference),
                           application);
    }
  for (guint i = 0; i < self->markers->len; i++)
    {
      OpccMarker *marker = g_ptr_array_index (self->markers, i);

      g_hash_table_insert (self->by_role, opcc_text_fold (marker->role), marker);
    }
  return TRUE;
}

static gboolean
find_columns (Import *self, OpccSheetReader *reader, GError **error)
{
  guint n_headings;
  const char *const *headings = opcc_sheet_reader_get_headings (reader, &n_headings);
  g_autoptr (OpccMapping) mapping = opcc_mapping_guess (headings, n_headings, targets, N_COLUMNS);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->columns[i] = opcc_mapping_get_column (mapping, targets[i].name);
      if (self->columns[i] >= 0)
        self->headings[i] = g_strdup (headings[self->columns[i]]);
      else if (i != COLUMN_COMMENT)
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("The file has no column “%s”. Nothing has been imported. It needs the "
                          "columns application, marker, criterion and score."),
                       g_dgettext (GETTEXT_PACKAGE, targets[i].label));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
refuse (Import *self,
        const OpccRow *row,
        int column,
        const char *value,
        const char *problem,
        const char *remedy)
{
  self->result->refused++;
  opcc_import_result_take_problem (self->result,
                                   opcc_problem_new (OPCC_SEVERITY_ERROR, row->number,
                                                     column >= 0 ? self->headings[column] : NULL,
                                                     value, problem, remedy));
  return FALSE;
}

static const char *
get_cell (Import *self, const OpccRow *row, int column)
{
  int place = self->columns[column];

  if (place < 0 || (guint) place >= row->n_cells || row->cells[place] == NULL)
    return "";
  return row->cells[place];
}

static OpccMarker *
get_marker (Import *self, const char *typed, GError **error)
{
  g_autofree char *role = opcc_text_clean (typed, error);
  g_autofree char *folded = opcc_text_fold (role);
  OpccMarker *marker = g_hash_table_lookup (self->by_role, folded);

  if (marker != NULL || role == NULL)
    return marker;
  marker = g_object_new (OPCC_TYPE_MARKER, NULL);
  marker->role = g_steal_pointer (&role);
  g_ptr_array_add (self->markers, marker);
  g_hash_table_insert (self->by_role, g_steal_pointer (&folded), marker);
  return marker;
}

static int
find_criterion (Import *self, const char *typed)
{
  g_autofree char *folded = opcc_text_fold (typed);
  gint64 number;

  g_strstrip (folded);
  if (g_ascii_string_to_signed (folded, 10, 1, 99, &number, NULL))
    for (guint i = 0; i < self->criteria->len; i++)
      if (((OpccCriterion *) self->criteria->pdata[i])->number == number)
        return (int) i;
  for (guint i = 0; i < self->criterion_folds->len; i++)
    if (strcmp (g_ptr_array_index (self->criterion_folds, i), folded) == 0)
      return (int) i;
  return -1;
}

static gboolean
load_sheet (Import *self, Sheet *sheet, GError **error)
{
  gint64 application = opcc_record_get_n (OPCC_RECORD (sheet->application));
  gint64 marker = opcc_record_get_n (OPCC_RECORD (sheet->marker));
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) marks = NULL;

  if (marker == 0)
    return TRUE;
  sheet->assignment =
      opcc_db_find (self->db, &opcc_assignment_kind, "application = $1 AND marker = $2", &local,
                    "ii", application, marker);
  if (local == NULL)
    marks = opcc_db_select (self->db, &opcc_mark_kind, "application = $1 AND marker = $2", &local,
                            "ii", application, marker);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < marks->len; i++)
    {
      OpccMark *mark = g_ptr_array_index (marks, i);

      for (guint j = 0; j < self->criteria->len; j++)
        if (opcc_record_get_n (g_ptr_array_index (self->criteria, j)) == mark->criterion)
          g_set_object (&sheet->marks[j], mark);
    }
  return TRUE;
}

static Sheet *
get_sheet (Import *self, OpccApplication *application, OpccMarker *marker, GError **error)
{
  g_autofree char *pair =
      g_strdup_printf ("%" G_GINT64_FORMAT " %s", opcc_record_get_n (OPCC_RECORD (application)),
                       marker->role);
  Sheet *sheet = g_hash_table_lookup (self->by_pair, pair);

  if (sheet != NULL)
    return sheet;
  sheet = g_new0 (Sheet, 1);
  sheet->application = application;
  sheet->marker = marker;
  sheet->marks = g_new0 (OpccMark *, self->criteria->len);
  sheet->fresh = g_new0 (gboolean, self->criteria->len);
  g_ptr_array_add (self->sheets, sheet);
  g_hash_table_insert (self->by_pair, g_steal_pointer (&pair), sheet);
  return load_sheet (self, sheet, error) ? sheet : NULL;
}

static gboolean
is_complete (Import *self, const Sheet *sheet)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (sheet->marks[i] == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
may_mark (Import *self, const OpccRow *row, const Sheet *sheet)
{
  const char *state = sheet->assignment != NULL ? sheet->assignment->state : "to-mark";

  if (strcmp (state, "conflict") == 0)
    return refuse (self, row, COLUMN_MARKER, sheet->marker->role,
                   _ ("This application received a mark from a marker who declared a conflict."),
                   _ ("Take the mark out or ask the round lead."));
  if (strcmp (state, "submitted") == 0 && !is_complete (self, sheet))
    return refuse (self, row, COLUMN_MARKER, sheet->marker->role,
                   _ ("This marker has submitted this application; its marks are fixed."),
                   _ ("Undo the submission first, or take the mark out."));
  if (strcmp (sheet->application->stage, "stopped") == 0)
    return refuse (self, row, COLUMN_APPLICATION, sheet->application->reference,
                   _ ("This application is stopped at the door."),
                   _ ("Set its flag aside first, with a reason, or take the mark out."));
  return TRUE;
}

static void
place_mark (Import *self, const OpccRow *row, Sheet *sheet, int place, gint64 score)
{
  OpccMark *mark = sheet->marks[place];
  const char *comment = get_cell (self, row, COLUMN_COMMENT);

  if (mark != NULL && mark->score == score)
    {
      self->result->matched++;
      return;
    }
  if (mark != NULL)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, score);

      refuse (self, row, COLUMN_SCORE, value,
              sheet->fresh[place] ? _ ("A row before gives another score for the same thing.")
                                  : _ ("Another score is there already. It stays."),
              _ ("Keep one of the two in the file, or change the score in the office."));
      return;
    }
  if (self->decided != NULL)
    {
      refuse (self, row, COLUMN_APPLICATION, sheet->application->reference,
              _ ("The round is decided; its marks are fixed."), self->decided);
      return;
    }
  mark = g_object_new (OPCC_TYPE_MARK, NULL);
  mark->score = score;
  mark->criterion = opcc_record_get_n (g_ptr_array_index (self->criteria, place));
  mark->application = opcc_record_get_n (OPCC_RECORD (sheet->application));
  mark->comment = *comment != '\0' ? opcc_text_clean_lines (comment, NULL) : NULL;
  sheet->marks[place] = mark;
  sheet->fresh[place] = TRUE;
  sheet->changed = TRUE;
  self->result->added++;
  self->result->changes = TRUE;
}

/* FALSE only where the office file could not be read. */
static gboolean
take_row (Import *self, const OpccRow *row, GError **error)
{
  const char *reference = get_cell (self, row, COLUMN_APPLICATION);
  g_autofree char *folded = opcc_text_fold (reference);
  OpccApplication *application = g_hash_table_lookup (self->by_reference, g_strstrip (folded));
  int place = find_criterion (self, get_cell (self, row, COLUMN_CRITERION));
  g_autofree char *typed = g_strstrip (g_strdup (get_cell (self, row, COLUMN_SCORE)));
  OpccMarker *marker;
  OpccCriterion *criterion;
  Sheet *sheet;
  gint64 score;

  self->result->read++;
  if (application == NULL)
    refuse (self, row, COLUMN_APPLICATION, reference,
            _ ("No application of this round has this reference."),
            _ ("Write a reference such as R1-001, or choose the round it belongs to."));
  else if (*get_cell (self, row, COLUMN_MARKER) == '\0')
    refuse (self, row, COLUMN_MARKER, "", _ ("The row does not say who marked."),
            _ ("Write the marker's role."));
  else if (place < 0)
    refuse (self, row, COLUMN_CRITERION, get_cell (self, row, COLUMN_CRITERION),
            _ ("The round has no such criterion."),
            _ ("Write the title or the number of one of its criteria."));
  else
    {
      criterion = g_ptr_array_index (self->criteria, place);
      if (!g_ascii_string_to_signed (typed, 10, 0, criterion->scale, &score, NULL))
        {
          g_autofree char *remedy =
              g_strdup_printf (_ ("Write a whole number from 0 to %ld."), (long) criterion->scale);

          refuse (self, row, COLUMN_SCORE, typed, _ ("This is not a score on the scale."), remedy);
          return TRUE;
        }
      marker = get_marker (self, get_cell (self, row, COLUMN_MARKER), error);
      sheet = marker != NULL ? get_sheet (self, application, marker, error) : NULL;
      if (sheet == NULL)
        return FALSE;
      if (may_mark (self, row, sheet))
        place_mark (self, row, sheet, place, score);
    }
  return TRUE;
}

static gboolean
read_file (Import *self, OpccSheetReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccRow row;

  while (opcc_sheet_reader_next (reader, &row, cancellable, &local))
    if (!take_row (self, &row, error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
save_markers (Import *self, GError **error)
{
  for (guint i = 0; i < self->markers->len; i++)
    {
      OpccRecord *marker = g_ptr_array_index (self->markers, i);

      if (opcc_record_get_n (marker) == 0 && !opcc_db_save (self->db, marker, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_assignment (Import *self, Sheet *sheet, GError **error)
{
  if (sheet->assignment == NULL)
    {
      sheet->assignment = g_object_new (OPCC_TYPE_ASSIGNMENT, NULL);
      sheet->assignment->application = opcc_record_get_n (OPCC_RECORD (sheet->application));
      sheet->assignment->marker = opcc_record_get_n (OPCC_RECORD (sheet->marker));
    }
  if (is_complete (self, sheet))
    {
      opcc_set_str (&sheet->assignment->state, "submitted");
      sheet->assignment->submitted = opcc_time_now ();
    }
  else
    opcc_set_str (&sheet->assignment->state, "marking");
  return opcc_db_save (self->db, sheet->assignment, error);
}

static gboolean
save_marks (Import *self, GError **error)
{
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (self->db, &opcc_mark_kind, error);

  if (bulk == NULL)
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint j = 0; j < self->criteria->len; j++)
        {
          if (!sheet->fresh[j])
            continue;
          sheet->marks[j]->marker = opcc_record_get_n (OPCC_RECORD (sheet->marker));
          if (!opcc_bulk_add (bulk, sheet->marks[j], error))
            return FALSE;
        }
    }
  return opcc_bulk_end (bulk, error);
}

static gboolean
save_all (Import *self, GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (!save_markers (self, error) || !save_marks (self, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);
      gint64 n = opcc_record_get_n (OPCC_RECORD (sheet->application));

      if (!sheet->changed)
        continue;
      if (!save_assignment (self, sheet, error))
        return FALSE;
      if (g_hash_table_add (seen, sheet->application))
        g_array_append_val (touched, n);
    }
  return opcc_marking_refresh (self->db, self->round, (gint64 *) (void *) touched->data,
                               touched->len, error);
}

static gboolean
write_marks (Import *self, const char *file_name, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (self->db, "import", cancellable, error);
  g_autoptr (OpccAction) action = NULL;

  if (copy == NULL)
    return FALSE;
  self->result->action =
      g_strdup_printf (_ ("Import %ld marks from %s"), (long) self->result->added, file_name);
  action = opcc_action_begin (self->db, self->result->action, error);
  return action != NULL && save_all (self, error) && opcc_action_commit (action, error);
}

/**
 * opcc_marking_import:
 * @dry_run: only say what would happen
 *
 * Returns: (transfer full): NULL on error, and nothing is then written
 */
OpccImportResult *
opcc_marking_import (OpccDb *db,
                     gint64 round,
                     const char *path,
                     gboolean dry_run,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccSheetReader) reader = NULL;
  g_auto (Import) self = { .db = db, .round = round };

  if (book == NULL || !load_round (&self, error))
    return NULL;
  reader =
      opcc_workbook_stream (book, opcc_workbook_best_sheet (book, cancellable), cancellable, error);
  if (reader == NULL || !find_columns (&self, reader, error) ||
      !read_file (&self, reader, cancellable, error))
    return NULL;
  if (!dry_run && self.result->changes &&
      !write_marks (&self, opcc_workbook_get_file_name (book), cancellable, error))
    return NULL;
  return g_steal_pointer (&self.result);
}
