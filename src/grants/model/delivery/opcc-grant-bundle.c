/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grants for an auditor: all that is known of each, as a ZIP file. */
#include "opcc-grant-bundle.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-attachment.h"
#include "opcc-csv-writer.h"
#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-document-html.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-history.h"
#include "opcc-letter.h"
#include "opcc-mark.h"
#include "opcc-notice.h"
#include "opcc-output-measure.h"
#include "opcc-record-documents.h"
#include "opcc-record-history.h"
#include "opcc-slot-list.h"
#include "opcc-variation.h"
#include "opcc-zip-writer.h"

typedef struct
{
  OpccDb *db;                   /* (unowned) */
  OpccApplication *application; /* (owned) */
  gint64 award;                 /* 0: not decided */
  GPtrArray *parts;             /* (owned) of Part */
  GArray *records;              /* (owned) of Told: those whose history and files are in it */
  GCancellable *cancellable;    /* (unowned) (nullable) */
} Bundle;

typedef struct
{
  char *name;   /* (owned): begins with its number */
  GBytes *data; /* (owned) */
} Part;

typedef struct
{
  const OpccKind *kind;
  gint64 n;
} Told;

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_bytes_unref (part->data);
  g_free (part);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Part *const *) a)->name, (*(Part *const *) b)->name);
}

static void
clear_bundle (Bundle *self)
{
  g_clear_object (&self->application);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bundle, clear_bundle)

/* In any order: they are sorted by their names once all are there. */
static gboolean
add_bytes (Bundle *self, const char *name, GBytes *bytes, GError **error)
{
  Part *part;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  part = g_new0 (Part, 1);
  part->name = g_strdup (name);
  part->data = g_bytes_ref (bytes);
  g_ptr_array_add (self->parts, part);
  return TRUE;
}

static gboolean
add_part (Bundle *self, const char *name, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return add_bytes (self, name, bytes, error);
}

/* --- documents ------------------------------------------------------------------------------- */

static gboolean
add_document (Bundle *self, const char *name, const OpccDocument *document, GError **error)
{
  g_autoptr (GBytes) html = opcc_document_make_html (document, self->cancellable, error);

  return html != NULL &&
         add_part (self, name, g_bytes_get_data (html, NULL), g_bytes_get_size (html), error);
}

/* The record as the office sees it. */
static gboolean
add_record (Bundle *self, const char *name, const OpccKind *kind, gint64 n, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" PRId64, n);
  g_autoptr (OpccDocumentOrder) order =
      opcc_document_order_new ("record", "kind", kind->name, "n", number, NULL);
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, self->db, OPCC_AUDIENCE_OFFICE, opcc_date_today (),
                                 self->cancellable, error);

  return document != NULL && add_document (self, name, document, error);
}

static gboolean
add_notice (Bundle *self, GError **error)
{
  g_autoptr (OpccDocument) notice =
      opcc_notice_build (self->db, self->application->round, OPCC_AUDIENCE_OFFICE,
                         opcc_date_today (), self->cancellable, error);

  return notice != NULL && add_document (self, "03-decision-notice.html", notice, error);
}

static gboolean
add_letters (Bundle *self, GError **error)
{
  g_autoptr (GPtrArray) letters =
      opcc_db_select (self->db, &opcc_letter_kind, "application = $1 ORDER BY n", error, "i",
                      opcc_record_get_n (OPCC_RECORD (self->application)));

  for (guint i = 0; letters != NULL && i < letters->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("04-letter-%02u.html", i + 1);

      if (!add_record (self, name, &opcc_letter_kind,
                       opcc_record_get_n (g_ptr_array_index (letters, i)), error))
        return FALSE;
    }
  return letters != NULL;
}

/* --- tables ---------------------------------------------------------------------------------- */

/* Links by the titles of their records, the rest as in any file of ours. The title of an award is
 * the decision of its round, so the award is named by its application. */
static void
add_row (Bundle *self, OpccCsvWriter *writer, const OpccKind *kind, const OpccListRow *row)
{
  guint n_links = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      const char *link = field->type == OPCC_VALUE_LINK ? row->link_titles[n_links++] : NULL;
      g_autofree char *value = NULL;

      if (field->type != OPCC_VALUE_LINK)
        value = opcc_field_to_file_text (field, row->record);
      else if (g_strcmp0 (field->target, opcc_award_kind.name) == 0)
        value = g_strdup (self->application->reference);
      else
        value = g_strdup (link);

      opcc_csv_writer_add_text (writer, value);
    }
  opcc_csv_writer_end_row (writer);
}

/* All attributes of records of a kind, a row each; a list of nothing has its headings. */
static gboolean
add_table (Bundle *self,
           const char *name,
           const OpccKind *kind,
           const char *link,
           gint64 n,
           GError **error)
{
  g_autoptr (OpccQuery) query = opcc_query_new (kind);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new_for_string (text);

  opcc_query_where_integer (query, link, OPCC_TEST_IS, n);
  numbers = opcc_db_find_numbers (self->db, query, self->cancellable, error);
  if (numbers == NULL)
    return FALSE;
  rows =
      opcc_db_fetch_rows (self->db, kind, (gint64 *) (void *) numbers->data, numbers->len, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    opcc_csv_writer_add_text (writer, opcc_field_get_label (&kind->fields[i]));
  opcc_csv_writer_end_row (writer);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, writer, kind, g_ptr_array_index (rows, i));
  return opcc_csv_writer_finish (writer, error) &&
         add_part (self, name, text->str, text->len, error);
}

/* --- the log --------------------------------------------------------------------------------- */

static gboolean
add_changes (Bundle *self, OpccCsvWriter *writer, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) changes = opcc_record_history_read (self->db, kind, n, error);

  for (guint i = changes != NULL ? changes->len : 0; i > 0; i--)
    {
      const OpccHistoryEntry *entry = g_ptr_array_index (changes, i - 1);
      g_autofree char *at = opcc_time_to_iso (entry->at);

      opcc_csv_writer_add_text (writer, at);
      opcc_csv_writer_add_text (writer, entry->who);
      opcc_csv_writer_add_text (writer, kind->name);
      opcc_csv_writer_add_integer (writer, n);
      opcc_csv_writer_add_text (writer, entry->name);
      opcc_csv_writer_add_text (writer, entry->sentence);
      opcc_csv_writer_end_row (writer);
    }
  return changes != NULL;
}

static const OpccKind *const award_kinds[] = {
  &opcc_agreement_kind,      &opcc_payment_kind,   &opcc_grant_return_kind,
  &opcc_output_measure_kind, &opcc_variation_kind,
};

static void
tell_record (Bundle *self, const OpccKind *kind, gint64 n)
{
  const Told told = { kind, n };

  g_array_append_val (self->records, told);
}

static gboolean
list_records (Bundle *self, GError **error)
{
  self->records = g_array_new (FALSE, FALSE, sizeof (Told));
  tell_record (self, &opcc_application_kind, opcc_record_get_n (OPCC_RECORD (self->application)));
  if (self->award != 0)
    tell_record (self, &opcc_award_kind, self->award);
  for (guint i = 0; self->award != 0 && i < G_N_ELEMENTS (award_kinds); i++)
    {
      g_autoptr (GPtrArray) list =
          opcc_db_select (self->db, award_kinds[i], "award = $1 ORDER BY n", error, "i",
                          self->award);

      if (list == NULL)
        return FALSE;
      for (guint k = 0; k < list->len; k++)
        tell_record (self, award_kinds[i], opcc_record_get_n (g_ptr_array_index (list, k)));
    }
  return TRUE;
}

/* What became of the record, and of each file that is attached to it. */
static gboolean
add_changes_of (Bundle *self, OpccCsvWriter *writer, const Told *told, GError **error)
{
  g_autoptr (GPtrArray) files = opcc_attachments_list (self->db, told->kind, told->n, error);

  if (files == NULL || !add_changes (self, writer, told->kind, told->n, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!add_changes (self, writer, &opcc_attachment_kind,
                      opcc_record_get_n (g_ptr_array_index (files, i)), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_history (Bundle *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new_for_string (text);
  const char *const headings[] = { _ ("When"),   _ ("Who"),    _ ("Kind"),
                                   _ ("Number"), _ ("Action"), _ ("Change") };

  opcc_csv_writer_add_headings (writer, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < self->records->len; i++)
    if (!add_changes_of (self, writer, &g_array_index (self->records, Told, i), error))
      return FALSE;
  return opcc_csv_writer_finish (writer, error) &&
         add_part (self, "10-history.csv", text->str, text->len, error);
}

/* --- what is attached ------------------------------------------------------------------------ */

/* Its content, as a part of the bundle; one that was removed for good stands in the list alone. */
static gboolean
add_content (Bundle *self, OpccAttachment *file, char **name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = opcc_attachment_read (self->db, file, self->cancellable, &local);

  if (bytes != NULL)
    {
      *name = g_strdup_printf ("evidence/%04" PRId64 "-%s", opcc_record_get_n (OPCC_RECORD (file)),
                               file->file_name);
      return add_bytes (self, *name, bytes, error);
    }
  if (g_error_matches (local, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_files_of (Bundle *self, OpccCsvWriter *writer, const Told *told, guint *n_files, GError **error)
{
  g_autoptr (GPtrArray) files = opcc_attachments_list (self->db, told->kind, told->n, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      OpccAttachment *file = g_ptr_array_index (files, i);
      g_autofree char *name = NULL;

      if (!add_content (self, file, &name, error))
        return FALSE;
      opcc_csv_writer_add_text (writer, name);
      for (guint k = 0; k < opcc_attachment_kind.n_fields; k++)
        {
          g_autofree char *value = opcc_field_to_file_text (&opcc_attachment_kind.fields[k], file);

          opcc_csv_writer_add_text (writer, value);
        }
      opcc_csv_writer_end_row (writer);
      (*n_files)++;
    }
  return files != NULL;
}

/* Every file with its digest, which the log proves. */
static gboolean
add_evidence (Bundle *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new_for_string (text);
  guint n_files = 0;

  opcc_csv_writer_add_text (writer, _ ("Part"));
  for (guint k = 0; k < opcc_attachment_kind.n_fields; k++)
    opcc_csv_writer_add_text (writer, opcc_field_get_label (&opcc_attachment_kind.fields[k]));
  opcc_csv_writer_end_row (writer);
  for (guint i = 0; i < self->records->len; i++)
    if (!add_files_of (self, writer, &g_array_index (self->records, Told, i), &n_files, error))
      return FALSE;
  return n_files == 0 || (opcc_csv_writer_finish (writer, error) &&
                          add_part (self, "11-evidence.csv", text->str, text->len, error));
}

/* --- all of it ------------------------------------------------------------------------------- */

static gboolean
add_award (Bundle *self, GError **error)
{
  static const char *const names[] = { "05-agreement.csv", "06-payments.csv", "07-returns.csv",
                                       "08-outputs-and-outcomes.csv", "09-variations.csv" };

  if (self->award == 0)
    return TRUE;
  if (!add_notice (self, error) ||
      !add_record (self, "03-award.html", &opcc_award_kind, self->award, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!add_table (self, names[i], award_kinds[i], "award", self->award, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_bundle (Bundle *self, gint64 application, GError **error)
{
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->application = opcc_db_load (self->db, &opcc_application_kind, application, error);
  if (self->application == NULL)
    return FALSE;
  self->award =
      opcc_db_get_integer (self->db,
                           "SELECT coalesce (max (n), 0) FROM award WHERE application = $1", 0,
                           error, "i", application);
  return self->award >= 0 &&
         add_record (self, "01-application.html", &opcc_application_kind, application, error) &&
         add_table (self, "02-marks.csv", &opcc_mark_kind, "application", application, error) &&
         add_award (self, error) && add_letters (self, error) && list_records (self, error) &&
         add_history (self, error) && add_evidence (self, error);
}

/* The list of contents comes first, then the parts by their numbers. */
static gboolean
pack_bundle (Bundle *self, OpccZipWriter *zip, const char *folder, GError **error)
{
  g_autofree char *first = g_strconcat (folder, "00-contents.txt", NULL);
  g_autoptr (GString) contents = g_string_new (NULL);

  g_ptr_array_sort (self->parts, compare_parts);
  g_string_append_printf (contents,
                          _ ("%s, %s\nFor auditors: names of people are in it.\n"
                             "SHA-256 of each part:\n\n"),
                          self->application->reference, self->application->title);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, part->data);

      g_string_append_printf (contents, "%s  %s\n", digest, part->name);
    }
  if (!opcc_zip_writer_add (zip, first, contents->str, contents->len, FALSE, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);
      g_autofree char *name = g_strconcat (folder, part->name, NULL);

      if (!opcc_zip_writer_add (zip, name, g_bytes_get_data (part->data, NULL),
                                g_bytes_get_size (part->data), FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_zip (OpccZipWriter *zip, const char *path, GError **error)
{
  g_autoptr (GBytes) file = opcc_zip_writer_finish (zip);

  return opcc_file_writer_replace (path, g_bytes_get_data (file, NULL),
                                   (gssize) g_bytes_get_size (file), error);
}

gint64
opcc_grant_bundle_write (
    OpccDb *db, gint64 application, const char *path, GCancellable *cancellable, GError **error)
{
  g_auto (Bundle) self = { .db = db, .cancellable = cancellable };
  g_autoptr (OpccZipWriter) zip = opcc_zip_writer_new ();

  return fill_bundle (&self, application, error) && pack_bundle (&self, zip, "", error) &&
                 save_zip (zip, path, error)
             ? (gint64) self.parts->len
             : -1;
}

/* (transfer full) (nullable): those that got a grant, a released one too; refused where none did.
 */
static GPtrArray *
list_grants (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) applications = opcc_db_select (
      db, &opcc_application_kind,
      "round = $1 AND n IN (SELECT application FROM award WHERE state <> 'declined')"
      " ORDER BY reference, n",
      error, "i", round);

  if (applications == NULL || applications->len > 0)
    return g_steal_pointer (&applications);
  g_set_error_literal (
      error, OPCC_ERROR, OPCC_ERROR_REFUSED,
      _ ("No application of the round has got a grant. Nothing was written. Decide "
         "the awards first, or save the bundle of one application."));
  return NULL;
}

static gboolean
add_bundle (OpccDb *db,
            OpccZipWriter *zip,
            OpccApplication *application,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Bundle) self = { .db = db, .cancellable = cancellable };
  g_autofree char *folder = g_strconcat (application->reference, "/", NULL);

  /* One folder for each, whatever the reference is. */
  for (char *at = folder; at[1] != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      *at = '-';
  return fill_bundle (&self, opcc_record_get_n (OPCC_RECORD (application)), error) &&
         pack_bundle (&self, zip, folder, error);
}

gint64
opcc_grant_bundle_write_round (OpccDb *db,
                               gint64 round,
                               const char *path,
                               OpccProgress progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) applications = list_grants (db, round, error);
  g_autoptr (OpccZipWriter) zip = opcc_zip_writer_new ();

  if (applications == NULL)
    return -1;
  for (guint i = 0; i < applications->len; i++)
    {
      if (!add_bundle (db, zip, g_ptr_array_index (applications, i), cancellable, error))
        return -1;
      if (progress != NULL)
        progress ((i + 1.0) / applications->len, user_data);
    }
  return save_zip (zip, path, error) ? (gint64) applications->len : -1;
}
