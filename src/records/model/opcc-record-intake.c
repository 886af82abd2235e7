/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in a file whose rows are records of one kind: headings and cells by the field table, links
 * by the words of their records, and what is there already held against the file. */
#include "opcc-record-intake.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-cell-text.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-record-words.h"
#include "opcc-registry.h"
#include "opcc-text.h"
#include "opcc-workbook.h"

typedef struct
{
  OpccDb *db;
  const OpccRecordIntake *intake;
  OpccFileImportFlags flags;
  gboolean restate;
  GHashTable *held;         /* (owned) key (owned) -> OpccRecord (owned), of office and file */
  GHashTable *rows;         /* (owned) key (owned) -> row of the file that has it */
  GHashTable *seen;         /* (owned) of the domain's own prepare() */
  GHashTable *links;        /* (owned) "kind\nwords" (owned) -> gint64 (owned) */
  GPtrArray *fresh;         /* (owned) OpccRecord */
  GPtrArray *changed;       /* (owned) OpccRecord */
  const OpccField **fields; /* (owned): of each column, NULL where it means none */
  char **headings;          /* (owned) (array zero-terminated=1) */
  guint n_columns;
  OpccImportResult *result; /* (owned) (nullable) */
} Intake;

static void
clear_intake (Intake *self)
{
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_free);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->result, opcc_import_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Intake, clear_intake)

/* --- the columns ------------------------------------------------------------------------------ */

static char *
fold_heading (const char *text)
{
  g_autofree char *folded = opcc_text_fold (text);

  return g_strdup (g_strstrip (g_strdelimit (folded, "_", ' ')));
}

static gboolean
is_meant (const OpccField *field, const char *heading)
{
  g_autofree char *all = g_strconcat (field->name, "|", field->label, "|",
                                      opcc_field_get_label (field), "|", field->synonyms, NULL);
  g_auto (GStrv) names = g_strsplit (all, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folded = fold_heading (names[i]);

      if (strcmp (folded, heading) == 0)
        return TRUE;
    }
  return FALSE;
}

static const OpccField *
find_field (Intake *self, const char *heading)
{
  const OpccKind *kind = self->intake->kind;
  g_autofree char *wanted = fold_heading (heading);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].marks & OPCC_MARK_COMPUTED) == 0 && is_meant (&kind->fields[i], wanted))
      return &kind->fields[i];
  return NULL;
}

static gboolean
has_column (Intake *self, const OpccField *field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->fields[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
check_column (Intake *self, const char *name, GError **error)
{
  const OpccField *field = opcc_kind_find_field (self->intake->kind, name);

  if ((field->marks & OPCC_MARK_REQUIRED) == 0 || has_column (self, field))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The file has no column “%s”, which tells its rows apart. Nothing has "
                  "been imported. Add the column, or choose another file."),
               opcc_field_get_label (field));
  return FALSE;
}

/* Without its key no row could be told from another; a key that the domain makes begins with the
 * title. */
static gboolean
check_columns (Intake *self, GError **error)
{
  for (guint i = 0; self->intake->key[i] != NULL; i++)
    if (!check_column (self, self->intake->key[i], error))
      return FALSE;
  return self->intake->prepare == NULL || check_column (self, self->intake->kind->title, error);
}

static gboolean
find_columns (Intake *self, OpccSheetReader *reader, GError **error)
{
  const char *const *headings = opcc_sheet_reader_get_headings (reader, &self->n_columns);
  g_autoptr (GString) left_out = g_string_new (NULL);
  g_autofree char *words = NULL;

  self->fields = g_new0 (const OpccField *, self->n_columns + 1);
  self->headings = g_strdupv ((char **) headings);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const OpccField *field = find_field (self, headings[i]);

      if (field != NULL && !has_column (self, field))
        self->fields[i] = field;
      else if (!opcc_cell_text_is_blank (headings[i]))
        g_string_append_printf (left_out, "%s%s", left_out->len > 0 ? ", " : "", headings[i]);
    }
  if (!check_columns (self, error))
    return FALSE;
  if (left_out->len == 0)
    return TRUE;
  words = g_strdup_printf (_ ("Columns that were not taken in: %s."), left_out->str);
  opcc_import_result_take_problem (self->result,
                                   opcc_problem_new (OPCC_SEVERITY_NOTE,
                                                     opcc_sheet_reader_get_heading_row (reader),
                                                     NULL, NULL, words, NULL));
  return TRUE;
}

/* --- one row ---------------------------------------------------------------------------------- */

static void
list_row (Intake *self,
          const OpccRow *row,
          OpccRecord *record,
          OpccImportOutcome outcome,
          const char *note)
{
  OpccImportRow *line;

  if (self->result->rows->len >= OPCC_IMPORT_MAX_PREVIEW)
    return;
  line = g_new0 (OpccImportRow, 1);
  line->row = row->number;
  line->outcome = outcome;
  line->title = record != NULL ? opcc_record_get_title (record) : NULL;
  line->note = g_strdup (note);
  g_ptr_array_add (self->result->rows, line);
}

static gboolean
refuse (Intake *self,
        const OpccRow *row,
        OpccRecord *record,
        const char *column,
        const char *value,
        const char *problem,
        const char *remedy)
{
  self->result->refused++;
  opcc_import_result_take_problem (self->result, opcc_problem_new (OPCC_SEVERITY_ERROR, row->number,
                                                                   column, value, problem, remedy));
  list_row (self, row, record, OPCC_IMPORT_REFUSED, problem);
  return FALSE;
}

/* The number of the record that a link's words mean; looked up once for each of them. */
static gboolean
set_link (
    Intake *self, OpccRecord *record, const OpccField *field, const char *cell, GError **error)
{
  g_autofree char *key = g_strconcat (field->target, "\n", cell, NULL);
  gint64 *known = g_hash_table_lookup (self->links, key);
  OpccStored stored = { .type = OPCC_STORED_INTEGER };
  g_autoptr (OpccRecord) target = NULL;

  if (known == NULL)
    {
      target = opcc_record_find (self->db, opcc_registry_find (field->target), cell, error);
      if (target == NULL)
        return FALSE;
      known = g_new (gint64, 1);
      *known = opcc_record_get_n (target);
      g_hash_table_insert (self->links, g_steal_pointer (&key), known);
    }
  stored.integer = *known;
  return opcc_field_set_stored (field, record, &stored, error);
}

static gboolean
set_cell (
    Intake *self, OpccRecord *record, const OpccField *field, const char *cell, GError **error)
{
  if (self->intake->set != NULL)
    return self->intake->set (record, field, cell, error);
  if (field->type == OPCC_VALUE_LINK)
    return set_link (self, record, field, cell, error);
  if (field->type == OPCC_VALUE_INTEGER && field->max != 100 && strchr (cell, '%') != NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is a percentage, and %s is counted. Give the count."), cell,
                   opcc_field_get_label (field));
      return FALSE;
    }
  return opcc_field_set_typed (field, record, cell, error);
}

static OpccRecord *
read_record (Intake *self, const OpccRow *row, GHashTable *typed)
{
  g_autoptr (OpccRecord) record = opcc_record_new (self->intake->kind);

  for (guint i = 0; i < self->n_columns && i < row->n_cells; i++)
    {
      const OpccField *field = self->fields[i];
      const char *cell = row->cells[i];
      g_autoptr (GError) local = NULL;

      if (field == NULL || cell == NULL || opcc_cell_text_is_blank (cell))
        continue;
      if (g_strcmp0 (field->name, self->intake->kind->title) == 0 && opcc_cell_text_is_total (cell))
        {
          refuse (self, row, NULL, self->headings[i], cell,
                  _ ("This row is a total of other rows and would be counted twice."),
                  _ ("Take it out: totals are worked out from the rows."));
          return NULL;
        }
      g_hash_table_insert (typed, (gpointer) field->name, (gpointer) cell);
      if (!set_cell (self, record, field, cell, &local))
        {
          refuse (self, row, record, self->headings[i], cell, local->message, NULL);
          return NULL;
        }
    }
  return g_steal_pointer (&record);
}

static char *
make_key (const OpccRecordIntake *intake, OpccRecord *record)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; intake->key[i] != NULL; i++)
    {
      const OpccField *field = opcc_kind_find_field (intake->kind, intake->key[i]);
      g_autofree char *text = opcc_field_to_file_text (field, record);

      g_string_append_printf (key, "%s\n", text != NULL ? text : "");
    }
  return opcc_text_fold (key->str);
}

/* --- what is there already -------------------------------------------------------------------- */

/* Copies what the row gives over what was there; an empty cell takes nothing away. What was missing
 * is filled in unasked, what differs is listed in @differs and only changed where @restate. */
static gboolean
merge (OpccRecord *before, OpccRecord *after, GHashTable *typed, gboolean restate, GString *differs)
{
  const OpccKind *kind = opcc_record_get_kind (before);
  gboolean changed = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      const gboolean was_missing = opcc_field_is_missing (field, before);
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;
      OpccStored a, b;

      /* A yes or no is never missing: one that the file does not have is no answer. */
      if (opcc_field_is_missing (field, after) ||
          (field->type == OPCC_VALUE_FLAG && !g_hash_table_contains (typed, field->name)))
        continue;
      opcc_field_get_stored (field, before, &a);
      opcc_field_get_stored (field, after, &b);
      if (opcc_stored_equal (&a, &b))
        continue;
      if (!was_missing)
        {
          was = opcc_field_to_text (field, before);
          is = opcc_field_to_text (field, after);
          g_string_append_printf (differs, _ ("%s%s has %s, the file has %s"),
                                  differs->len > 0 ? "; " : "", opcc_field_get_label (field), was,
                                  is);
        }
      if (!was_missing && !restate)
        continue;
      opcc_field_set_stored (field, before, &b, NULL);
      changed = TRUE;
    }
  return changed;
}

static void
note_difference (Intake *self, const OpccRow *row, OpccRecord *record, const char *differs)
{
  g_autofree char *title = opcc_record_get_title (record);
  g_autofree char *problem = NULL;

  problem = g_strdup_printf (self->restate
                                 ? _ ("“%s” is there already; changed as the file has it: %s.")
                                 : _ ("“%s” is there already and says something else: %s. It was "
                                      "not changed."),
                             title, differs);
  self->result->flagged++;
  opcc_import_result_take_problem (
      self->result,
      opcc_problem_new (self->restate ? OPCC_SEVERITY_NOTE : OPCC_SEVERITY_WARNING, row->number,
                        NULL, NULL, problem,
                        self->restate ? NULL
                                      : _ ("If the file is right, confirm it with --restate; what "
                                           "was there stays in the history.")));
  list_row (self, row, record, OPCC_IMPORT_MATCHED, problem);
}

/* A row for a record that the office has. */
static void
take_known (
    Intake *self, const OpccRow *row, OpccRecord *before, OpccRecord *after, GHashTable *typed)
{
  g_autoptr (OpccRecord) merged = opcc_record_copy (before);
  g_autoptr (GString) differs = g_string_new (NULL);
  g_autoptr (GError) local = NULL;

  if (merge (merged, after, typed, self->restate, differs))
    {
      if (!opcc_record_check (merged, &local))
        {
          refuse (self, row, after, NULL, NULL, local->message, NULL);
          return;
        }
      g_string_truncate (differs, 0);
      merge (before, after, typed, self->restate, differs);
      if (!g_ptr_array_find (self->changed, before, NULL))
        g_ptr_array_add (self->changed, g_object_ref (before));
      self->result->changes = TRUE;
    }
  self->result->matched++;
  if (differs->len > 0)
    note_difference (self, row, before, differs->str);
  else
    list_row (self, row, before, OPCC_IMPORT_MATCHED, NULL);
}

/* The same thing twice in one file: said again it is nothing new, said otherwise it is refused. */
static void
take_again (Intake *self,
            const OpccRow *row,
            guint first,
            OpccRecord *before,
            OpccRecord *after,
            GHashTable *typed)
{
  g_autoptr (OpccRecord) merged = opcc_record_copy (before);
  g_autoptr (GString) differs = g_string_new (NULL);
  g_autofree char *problem = NULL;

  merge (merged, after, typed, FALSE, differs);
  if (differs->len == 0)
    {
      self->result->matched++;
      list_row (self, row, after, OPCC_IMPORT_MATCHED, NULL);
      return;
    }
  problem = g_strdup_printf (_ ("Row %u is about the same thing and says something else: %s."),
                             first, differs->str);
  refuse (self, row, after, NULL, NULL, problem, _ ("Leave one of the two rows in the file."));
}

static void
take_row (Intake *self, const OpccRow *row)
{
  g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (OpccRecord) record = read_record (self, row, typed);
  g_autoptr (GError) local = NULL;
  g_autofree char *key = NULL;
  OpccRecord *before;
  guint first;

  self->result->read++;
  if (record == NULL)
    return;
  if (self->intake->kind->complete != NULL)
    self->intake->kind->complete (record);
  if (self->intake->prepare != NULL)
    self->intake->prepare (record, self->seen);
  key = make_key (self->intake, record);
  before = g_hash_table_lookup (self->held, key);
  if ((before == NULL && !opcc_record_check (record, &local)) ||
      (self->intake->judge != NULL && !self->intake->judge (self->db, record, typed, &local)))
    {
      refuse (self, row, record, NULL, NULL, local->message, NULL);
      return;
    }
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, key));
  g_hash_table_insert (self->rows, g_strdup (key), GUINT_TO_POINTER (row->number));
  if (before != NULL && first != 0)
    take_again (self, row, first, before, record, typed);
  else if (before != NULL)
    take_known (self, row, before, record, typed);
  else
    {
      self->result->added++;
      self->result->changes = TRUE;
      list_row (self, row, record, OPCC_IMPORT_ADDED, NULL);
      g_ptr_array_add (self->fresh, g_object_ref (record));
      g_hash_table_insert (self->held, g_steal_pointer (&key), g_steal_pointer (&record));
    }
}

/* --- the whole file --------------------------------------------------------------------------- */

static gboolean
load (Intake *self, GError **error)
{
  g_autoptr (GPtrArray) records = opcc_db_select (self->db, self->intake->kind, "n > 0", error, "");

  self->result = opcc_import_result_new ();
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      OpccRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (self->held, make_key (self->intake, record), g_object_ref (record));
    }
  return records != NULL;
}

static char *
name_action (Intake *self, const char *file_name)
{
  const gint64 n = self->fresh->len + self->changed->len;
  const OpccKind *kind = self->intake->kind;
  g_autofree char *words = opcc_record_words_dup (n == 1 ? kind->label : kind->plural);

  return g_strdup_printf (_ ("Import %" PRId64 " %s from %s"), n, words, file_name);
}

static gboolean
save_list (Intake *self, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!opcc_db_save (self->db, g_ptr_array_index (records, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
save (Intake *self, const char *file_name, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = NULL;
  g_autoptr (OpccAction) action = NULL;

  if ((self->flags & OPCC_FILE_IMPORT_FRESH) == 0)
    {
      copy = opcc_db_backup (self->db, "import", cancellable, error);
      if (copy == NULL)
        return FALSE;
    }
  self->result->action = name_action (self, file_name);
  action = opcc_action_begin (self->db, self->result->action, error);
  return action != NULL && save_list (self, self->fresh, error) &&
         save_list (self, self->changed, error) && opcc_action_commit (action, error);
}

static void
note_problems (Intake *self, OpccSheetReader *reader)
{
  GPtrArray *notes = opcc_sheet_reader_get_notes (reader);
  GPtrArray *problems = opcc_sheet_reader_get_problems (reader);

  for (guint i = 0; i < notes->len; i++)
    {
      const OpccNote *note = g_ptr_array_index (notes, i);

      opcc_import_result_take_problem (self->result,
                                       opcc_problem_new (OPCC_SEVERITY_NOTE, note->row, NULL, NULL,
                                                         note->text, NULL));
    }
  for (guint i = 0; i < problems->len; i++)
    opcc_import_result_take_problem (self->result,
                                     opcc_problem_copy (g_ptr_array_index (problems, i)));
}

static gboolean
read_rows (Intake *self, OpccSheetReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  OpccRow row;

  if (!find_columns (self, reader, error))
    return FALSE;
  while (opcc_sheet_reader_next (reader, &row, cancellable, &local))
    take_row (self, &row);
  if (local == NULL)
    {
      note_problems (self, reader);
      opcc_import_result_note_empty (self->result);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * opcc_record_intake_run:
 * @path: a file of rows under headings: CSV, XLSX, ODS or JSON
 * @flags: with OPCC_FILE_IMPORT_DRY_RUN nothing is written
 *
 * Takes in a file as one action. Headings are the names of attributes, their labels or synonyms.
 * A row that is there already changes nothing where it says the same, fills in what was missing,
 * and changes what differs only with OPCC_FILE_IMPORT_RESTATE. Bad rows are refused one by one.
 *
 * Returns: (transfer full): what came of it; NULL on error, and nothing is then written
 */
OpccImportResult *
opcc_record_intake_run (OpccDb *db,
                        const OpccRecordIntake *intake,
                        const char *path,
                        OpccFileImportFlags flags,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccSheetReader) reader = NULL;
  g_auto (Intake) self = {
    .db = db, .intake = intake, .flags = flags, .restate = (flags & OPCC_FILE_IMPORT_RESTATE) != 0
  };
  guint sheet;

  if (book == NULL || !load (&self, error))
    return NULL;
  sheet = opcc_workbook_best_sheet (book, cancellable);
  reader = opcc_workbook_stream (book, sheet, cancellable, error);
  if (reader == NULL || !read_rows (&self, reader, cancellable, error))
    return NULL;
  if ((flags & OPCC_FILE_IMPORT_DRY_RUN) == 0 && self.result->changes &&
      !save (&self, opcc_workbook_get_file_name (book), cancellable, error))
    return NULL;
  return g_steal_pointer (&self.result);
}
