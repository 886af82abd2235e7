/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published grants into the office: rows of one grant joined, recipients matched, one action. */
#include "opcc-funding-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-360giving-titles.h"
#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-funding-row.h"
#include "opcc-organisation-matcher.h"
#include "opcc-text.h"
#include "opcc-workbook.h"

#define PROGRESS_ROWS 500

/* One grant of the file, gathered from its rows. */
typedef struct
{
  OpccFlatGrant *flat; /* (owned) */
  guint row;           /* the first */
  guint n_rows;
} Gathered;

typedef struct
{
  OpccDb *db;
  const char *file_name;
  OpccImportResult *result;
  GPtrArray *grants; /* (owned) Gathered, in the order of the file */
  GHashTable *by_id; /* (owned) identifier (borrowed from the grant) -> Gathered (unowned) */
  GHashTable *known; /* (owned) identifiers in the office (owned) -> amount (owned) */
  OpccOrganisationMatcher *matcher; /* (owned) */
  GPtrArray *records;               /* (owned) OpccPastGrant to add */
  GPtrArray *recipients; /* (owned) OpccMatchEntry (unowned) (nullable), one for each record */
} Import;

static void
free_gathered (Gathered *gathered)
{
  opcc_flat_grant_free (gathered->flat);
  g_free (gathered);
}

static void
clear_import (Import *self)
{
  g_clear_pointer (&self->result, opcc_import_result_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->matcher, opcc_organisation_matcher_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static gboolean
load_known (Import *self, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (self->db, "SELECT identifier, amount FROM past_grant", error, "");
  gboolean row;

  self->result = opcc_import_result_new ();
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify) free_gathered);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->recipients = g_ptr_array_new ();
  self->matcher = opcc_organisation_matcher_new (self->db, error);
  while (self->matcher != NULL && stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      gint64 amount;

      if (!row)
        return TRUE;
      amount = opcc_stmt_get_integer (stmt, 1);
      g_hash_table_insert (self->known, g_strdup (opcc_stmt_get_text (stmt, 0)),
                           g_memdup2 (&amount, sizeof amount));
    }
  return FALSE;
}

static void
gather (Import *self, guint row, OpccFlatGrant *flat)
{
  const char *id = opcc_flat_grant_get (flat, "id");
  Gathered *gathered = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  const char *contradicts = NULL;

  self->result->read++;
  if (gathered == NULL)
    {
      gathered = g_new0 (Gathered, 1);
      gathered->flat = flat;
      gathered->row = row;
      gathered->n_rows = 1;
      g_ptr_array_add (self->grants, gathered);
      if (id != NULL)
        g_hash_table_insert (self->by_id, (char *) id, gathered);
      return;
    }
  if (opcc_flat_grant_join (gathered->flat, flat, &contradicts))
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("The identifier stands in row %u too. What this row adds was joined "
                              "to that one."),
                           gathered->row);

      gathered->n_rows++;
      opcc_import_result_take_problem (self->result,
                                       opcc_problem_new (OPCC_SEVERITY_NOTE, row, "Identifier", id,
                                                         sentence, NULL));
    }
  else
    {
      g_autofree char *title = opcc_360giving_make_title (contradicts);
      g_autofree char *sentence =
          g_strdup_printf (_ ("Row %u has the same identifier and another value here."),
                           gathered->row);

      self->result->refused++;
      opcc_import_result_take_problem (
          self->result, opcc_problem_new (OPCC_SEVERITY_ERROR, row, title,
                                          opcc_flat_grant_get (flat, contradicts), sentence,
                                          _ ("Give the grant its own identifier, or correct the "
                                             "value.")));
    }
  opcc_flat_grant_free (flat);
}

static gboolean
read_sheet (Import *self,
            OpccSheetReader *reader,
            OpccProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  guint n_headings;
  const char *const *headings = opcc_sheet_reader_get_headings (reader, &n_headings);
  g_autoptr (OpccFundingColumns) columns = opcc_funding_columns_new (headings, n_headings);
  g_autoptr (GError) local = NULL;
  OpccRow row;

  while (opcc_sheet_reader_next (reader, &row, cancellable, &local))
    {
      gather (self, row.number,
              opcc_funding_columns_read (columns, row.number, row.cells, row.n_cells));
      if (self->result->read % PROGRESS_ROWS == 0 && progress != NULL)
        progress (opcc_sheet_reader_get_fraction (reader), user_data);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  opcc_funding_columns_take_notes (columns, self->result);
  for (guint i = 0; i < opcc_sheet_reader_get_problems (reader)->len; i++)
    opcc_import_result_take_problem (
        self->result,
        opcc_problem_copy (g_ptr_array_index (opcc_sheet_reader_get_problems (reader), i)));
  for (guint i = 0; i < opcc_sheet_reader_get_notes (reader)->len; i++)
    {
      OpccNote *note = g_ptr_array_index (opcc_sheet_reader_get_notes (reader), i);

      opcc_import_result_take_problem (self->result,
                                       opcc_problem_new (OPCC_SEVERITY_NOTE, note->row, NULL, NULL,
                                                         note->text, NULL));
    }
  return TRUE;
}

static gboolean
is_about_grants (OpccSheetReader *reader)
{
  guint n_headings;
  const char *const *headings = opcc_sheet_reader_get_headings (reader, &n_headings);
  g_autoptr (OpccFundingColumns) columns = opcc_funding_columns_new (headings, n_headings);

  return opcc_funding_columns_has_identifier (columns);
}

/* The standard spreads grants over sheets: each that has an identifier is read, the main one first
 * so that rows are numbered as in it. */
static gboolean
read_book (Import *self,
           OpccWorkbook *book,
           OpccProgress progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  guint best = opcc_workbook_best_sheet (book, cancellable);
  guint n_read = 0;

  for (guint i = 0; i < opcc_workbook_get_n_sheets (book); i++)
    {
      guint sheet = i == 0 ? best : i <= best ? i - 1 : i;
      g_autoptr (GError) local = NULL;
      g_autoptr (OpccSheetReader) reader =
          opcc_workbook_stream (book, sheet, cancellable, i == 0 ? error : &local);

      if (reader == NULL && i == 0)
        return FALSE;
      if (reader == NULL || !is_about_grants (reader))
        continue;
      n_read++;
      if (!read_sheet (self, reader, progress, user_data, cancellable, error))
        return FALSE;
    }
  if (n_read > 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” has no column “Identifier”, so it is not a file of grants in the 360Giving "
                  "standard. Nothing has been imported."),
               self->file_name);
  return FALSE;
}

/* GB-CHC-1234567 is a charity number, GB-COH-01234567 a company number; any other is kept. */
static void
read_identifier (OpccOrganisation *organisation, const char *id)
{
  g_autofree char *number = NULL;

  if (g_str_has_prefix (id, "GB-CHC-") || g_str_has_prefix (id, "GB-SC-") ||
      g_str_has_prefix (id, "GB-NIC-"))
    {
      g_autofree char *typed = g_str_has_prefix (id, "GB-NIC-")
                                   ? g_strconcat ("NIC", id + strlen ("GB-NIC-"), NULL)
                                   : g_strdup (strchr (id + 3, '-') + 1);

      number = opcc_organisation_tidy_charity_number (typed);
      if (number != NULL)
        opcc_set_str (&organisation->charity_number, number);
    }
  else if (g_str_has_prefix (id, "GB-COH-"))
    {
      number = opcc_organisation_tidy_company_number (id + strlen ("GB-COH-"));
      if (number != NULL)
        opcc_set_str (&organisation->company_number, number);
    }
  if (number == NULL)
    opcc_set_str (&organisation->identifier, id);
}

static OpccMatchEntry *
match_recipient (Import *self, const OpccFlatGrant *flat)
{
  static const char prefix[] = "recipientOrganization/0/";
  g_autoptr (OpccOrganisation) organisation = NULL;
  const char *name = opcc_flat_grant_get (flat, "recipientOrganization/0/name");
  g_autofree char *charity = opcc_organisation_tidy_charity_number (
      opcc_flat_grant_get (flat, "recipientOrganization/0/charityNumber"));
  g_autofree char *company = opcc_organisation_tidy_company_number (
      opcc_flat_grant_get (flat, "recipientOrganization/0/companyNumber"));
  OpccMatch match;

  if (name == NULL)
    return NULL;
  organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);
  opcc_record_set_typed (OPCC_RECORD (organisation), "name", name, NULL);
  opcc_set_str (&organisation->charity_number, charity);
  opcc_set_str (&organisation->company_number, company);
  read_identifier (organisation, opcc_flat_grant_get (flat, "recipientOrganization/0/id"));
  for (guint i = 0; i < flat->values->len; i++)
    {
      const OpccFlatValue *value = &g_array_index (flat->values, OpccFlatValue, i);

      if (g_str_equal (value->path, "recipientOrganization/0/postalCode"))
        opcc_record_set_typed (OPCC_RECORD (organisation), "postcode", value->text, NULL);
      else if (g_str_has_prefix (value->path, prefix) &&
               g_str_equal (value->path + strlen (prefix), "url"))
        opcc_record_set_typed (OPCC_RECORD (organisation), "web", value->text, NULL);
    }
  if (organisation->name == NULL)
    return NULL;
  return opcc_organisation_matcher_match (self->matcher, organisation, TRUE, &match);
}

static void
add_preview (Import *self, const Gathered *gathered, OpccImportOutcome outcome, const char *note)
{
  OpccImportRow *row;

  if (self->result->rows->len >= OPCC_IMPORT_MAX_PREVIEW)
    return;
  row = g_new0 (OpccImportRow, 1);
  row->row = gathered->row;
  row->outcome = outcome;
  row->reference = g_strdup (opcc_flat_grant_get (gathered->flat, "id"));
  row->organisation =
      g_strdup (opcc_flat_grant_get (gathered->flat, "recipientOrganization/0/name"));
  row->title = g_strdup (opcc_flat_grant_get (gathered->flat, "title"));
  row->amount = g_strdup (opcc_flat_grant_get (gathered->flat, "amountAwarded"));
  row->note = g_strdup (note);
  g_ptr_array_add (self->result->rows, row);
}

static void
take_known (Import *self, const Gathered *gathered, gint64 amount)
{
  const char *text = opcc_flat_grant_get (gathered->flat, "amountAwarded");
  gint64 pence = 0;

  self->result->matched += gathered->n_rows;
  add_preview (self, gathered, OPCC_IMPORT_MATCHED, _ ("there already"));
  if (opcc_money_parse (text, &pence, NULL) && pence != amount)
    opcc_import_result_take_problem (
        self->result,
        opcc_problem_new (OPCC_SEVERITY_WARNING, gathered->row, "Amount Awarded", text,
                          _ ("The grant is known with another amount, which stays."),
                          _ ("Compare the two, and correct the record if the file is right.")));
}

static gboolean
take_grant (Import *self, const Gathered *gathered, GError **error)
{
  g_autoptr (OpccPastGrant) record = NULL;
  g_autoptr (GError) local = NULL;
  const gint64 *known;

  if (!opcc_funding_check (gathered->flat, gathered->row, self->result))
    {
      self->result->refused += gathered->n_rows;
      add_preview (self, gathered, OPCC_IMPORT_REFUSED, _ ("see the problems"));
      return TRUE;
    }
  known = g_hash_table_lookup (self->known, opcc_flat_grant_get (gathered->flat, "id"));
  if (known != NULL)
    {
      take_known (self, gathered, *known);
      return TRUE;
    }
  record = g_object_new (OPCC_TYPE_PAST_GRANT, NULL);
  if (!opcc_flat_grant_to_record (gathered->flat, record, &local))
    {
      self->result->refused += gathered->n_rows;
      opcc_import_result_take_problem (self->result,
                                       opcc_problem_new (OPCC_SEVERITY_ERROR, gathered->row, NULL,
                                                         NULL, local->message,
                                                         _ ("Correct the value in the file.")));
      return TRUE;
    }
  record->source = g_strdup (self->file_name);
  g_ptr_array_add (self->recipients, match_recipient (self, gathered->flat));
  g_ptr_array_add (self->records, g_steal_pointer (&record));
  self->result->added++;
  self->result->matched += gathered->n_rows - 1;
  self->result->changes = TRUE;
  add_preview (self, gathered, OPCC_IMPORT_ADDED, "");
  return TRUE;
}

static gboolean
write_all (Import *self, GError **error)
{
  g_autoptr (OpccBulk) bulk = NULL;

  if (!opcc_organisation_matcher_flush (self->matcher, self->db, error))
    return FALSE;
  bulk = opcc_bulk_begin (self->db, &opcc_past_grant_kind, error);
  for (guint i = 0; bulk != NULL && i < self->records->len; i++)
    {
      OpccPastGrant *record = g_ptr_array_index (self->records, i);
      const OpccMatchEntry *recipient = g_ptr_array_index (self->recipients, i);

      record->organisation = recipient != NULL ? recipient->n : 0;
      if (!opcc_bulk_add (bulk, record, error))
        return FALSE;
    }
  return bulk != NULL && opcc_bulk_end (bulk, error) &&
         opcc_organisation_matcher_save_filled (self->matcher, self->db, error);
}

static gboolean
write_action (Import *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (self->db, "import", cancellable, error);
  g_autoptr (OpccAction) action = NULL;

  if (copy == NULL)
    return FALSE;
  self->result->action =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u grant from %s",
                                    "Import %u grants from %s", self->records->len),
                       self->records->len, self->file_name);
  action = opcc_action_begin (self->db, self->result->action, error);
  return action != NULL && write_all (self, error) && opcc_action_commit (action, error);
}

/**
 * opcc_funding_history_import:
 *
 * Returns: (transfer full): what came of the file; NULL on error, and nothing is then written
 */
OpccImportResult *
opcc_funding_history_import (OpccDb *db,
                             const char *path,
                             gboolean dry_run,
                             OpccProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_auto (Import) self = { .db = db };

  if (book == NULL)
    return NULL;
  self.file_name = opcc_workbook_get_file_name (book);
  if (!load_known (&self, error) ||
      !read_book (&self, book, progress, user_data, cancellable, error))
    return NULL;
  for (guint i = 0; i < self.grants->len; i++)
    if (!take_grant (&self, g_ptr_array_index (self.grants, i), error))
      return NULL;
  opcc_import_result_note_empty (self.result);
  self.result->organisations_added = opcc_organisation_matcher_get_n_new (self.matcher);
  self.result->changes |= opcc_organisation_matcher_has_filled (self.matcher);
  if (!dry_run && self.result->changes && !write_action (&self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self.result);
}
