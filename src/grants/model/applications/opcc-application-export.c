/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes listed applications to a CSV or XLSX file, column for column as they are listed. */
#include "opcc-application-export.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-application.h"
#include "opcc-csv-writer.h"
#include "opcc-record-finder.h"
#include "opcc-organisation.h"
#include "opcc-xlsx-writer.h"

/* One of the two is there. */
typedef struct
{
  OpccCsvWriter *csv;   /* (owned) (nullable) */
  OpccXlsxWriter *xlsx; /* (owned) (nullable) */
} Writer;

OpccApplicationExport *
opcc_application_export_new (const char *path, const GArray *numbers, const char *const *fields)
{
  OpccApplicationExport *self = g_new0 (OpccApplicationExport, 1);

  self->path = g_strdup (path);
  self->numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), numbers->len);
  g_array_append_vals (self->numbers, numbers->data, numbers->len);
  self->fields = g_strdupv ((char **) fields);
  return self;
}

void
opcc_application_export_free (OpccApplicationExport *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_array_unref (self->numbers);
  g_strfreev (self->fields);
  g_free (self);
}

static gboolean
open_writer (Writer *writer, const char *path, const char *const *headings, GError **error)
{
  guint n_headings = g_strv_length ((char **) headings);

  if (g_str_has_suffix (path, ".xlsx"))
    {
      writer->xlsx = opcc_xlsx_writer_new (path, error);
      if (writer->xlsx != NULL)
        opcc_xlsx_writer_begin_sheet (writer->xlsx, _ (opcc_application_kind.plural), headings,
                                      n_headings);
      return writer->xlsx != NULL;
    }
  writer->csv = opcc_csv_writer_new (path, error);
  if (writer->csv != NULL)
    opcc_csv_writer_add_headings (writer->csv, headings, n_headings);
  return writer->csv != NULL;
}

static void
close_writer (Writer *writer)
{
  g_clear_pointer (&writer->csv, opcc_csv_writer_free);
  g_clear_pointer (&writer->xlsx, opcc_xlsx_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, close_writer)

static void
add_text (Writer *writer, const char *text)
{
  if (text == NULL)
    writer->csv != NULL ? opcc_csv_writer_add_empty (writer->csv)
                        : opcc_xlsx_writer_add_empty (writer->xlsx);
  else if (writer->csv != NULL)
    opcc_csv_writer_add_text (writer->csv, text);
  else
    opcc_xlsx_writer_add_text (writer->xlsx, text);
}

static void
add_value (Writer *writer, const OpccField *field, gconstpointer record)
{
  const char *member = (const char *) record + field->offset;
  g_autofree char *text = NULL;

  if (opcc_field_is_missing (field, record))
    {
      add_text (writer, NULL);
      return;
    }
  if (field->type == OPCC_VALUE_MONEY && writer->csv != NULL)
    opcc_csv_writer_add_money (writer->csv, *(const gint64 *) (gconstpointer) member);
  else if (field->type == OPCC_VALUE_MONEY)
    opcc_xlsx_writer_add_money (writer->xlsx, *(const gint64 *) (gconstpointer) member);
  else if (field->type == OPCC_VALUE_DATE && writer->csv != NULL)
    opcc_csv_writer_add_date (writer->csv, *(const OpccDate *) (gconstpointer) member);
  else if (field->type == OPCC_VALUE_DATE)
    opcc_xlsx_writer_add_date (writer->xlsx, *(const OpccDate *) (gconstpointer) member);
  else
    {
      text = field->type == OPCC_VALUE_NUMBER ? opcc_field_to_file_text (field, record)
                                              : opcc_field_to_text (field, record);
      if (field->type != OPCC_VALUE_NUMBER)
        add_text (writer, text);
      else if (writer->csv != NULL)
        opcc_csv_writer_add_number (writer->csv, text);
      else
        opcc_xlsx_writer_add_number (writer->xlsx, text);
    }
}

static gpointer
find_by_number (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autofree char *words = g_strdup_printf ("%" PRId64, n);

  return opcc_record_find (db, kind, words, error);
}

/* Names of organisations, each read once. */
static const char *
find_organisation (OpccDb *db, GHashTable *names, gint64 n, GError **error)
{
  const char *name = g_hash_table_lookup (names, &n);
  g_autoptr (OpccOrganisation) organisation = NULL;

  if (name != NULL)
    return name;
  organisation = find_by_number (db, &opcc_organisation_kind, n, error);
  if (organisation == NULL)
    return NULL;
  g_hash_table_insert (names, g_memdup2 (&n, sizeof n), g_strdup (organisation->name));
  return g_hash_table_lookup (names, &n);
}

static gboolean
write_row (OpccDb *db,
           Writer *writer,
           const GPtrArray *fields,
           GHashTable *names,
           gint64 n,
           GError **error)
{
  g_autoptr (OpccApplication) application = find_by_number (db, &opcc_application_kind, n, error);

  if (application == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const OpccField *field = g_ptr_array_index (fields, i);

      if (field->type == OPCC_VALUE_LINK)
        {
          const char *name = find_organisation (db, names, application->organisation, error);

          if (name == NULL)
            return FALSE;
          add_text (writer, name);
        }
      else
        add_value (writer, field, application);
    }
  if (writer->csv != NULL)
    opcc_csv_writer_end_row (writer->csv);
  else
    opcc_xlsx_writer_end_row (writer->xlsx);
  return TRUE;
}

/**
 * opcc_application_export_run:
 *
 * Replaces the file only when all of it is written.
 */
gpointer
opcc_application_export_run (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccApplicationExport *self = data;
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_auto (Writer) writer = { NULL };
  gboolean ok;

  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_application_kind, self->fields[i]);

      g_return_val_if_fail (field != NULL, NULL);
      g_ptr_array_add (fields, (gpointer) field);
      g_ptr_array_add (headings, (gpointer) opcc_field_get_label (field));
    }
  g_ptr_array_add (headings, NULL);
  if (!open_writer (&writer, self->path, (const char *const *) headings->pdata, error))
    return NULL;
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_row (db, &writer, fields, names, g_array_index (self->numbers, gint64, i), error))
      return NULL;
  ok = writer.csv != NULL ? opcc_csv_writer_finish (writer.csv, error)
                          : opcc_xlsx_writer_finish (writer.xlsx, error);
  return ok ? g_strdup (self->path) : NULL;
}
