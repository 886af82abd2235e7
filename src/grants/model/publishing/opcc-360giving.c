/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the office's grants as 360Giving CSV, XLSX and JSON. */
#include "opcc-360giving.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-360giving-list.h"
#include "opcc-360giving-titles.h"
#include "opcc-csv-writer.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-text.h"
#include "opcc-xlsx-writer.h"

#define VERSION "1.4"
/* Public bodies publish under the Open Government Licence. */
#define LICENCE "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

/**
 * opcc_360giving_form_from_path:
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the name ends in none of .csv, .xlsx and .json
 */
gboolean
opcc_360giving_form_from_path (const char *path, Opcc360GivingForm *form, GError **error)
{
  static const struct
  {
    const char *end;
    Opcc360GivingForm form;
  } ends[] = {
    { ".csv", OPCC_360GIVING_CSV },
    { ".xlsx", OPCC_360GIVING_XLSX },
    { ".json", OPCC_360GIVING_JSON },
  };
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (small, ends[i].end))
      {
        *form = ends[i].form;
        return TRUE;
      }
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” does not say in which form to write. End its name in .csv, .xlsx or .json."), path);
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *x = *(const char *const *) a;
  const char *y = *(const char *const *) b;
  guint m = opcc_360giving_get_place (x);
  guint n = opcc_360giving_get_place (y);

  return m != n ? (m < n ? -1 : 1) : strcmp (x, y);
}

/* Every path that some grant has a value at, borrowed from the grants. */
static GPtrArray *
list_paths (GPtrArray *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const OpccFlatGrant *grant = g_ptr_array_index (list, i);

      for (guint j = 0; j < grant->values->len; j++)
        {
          char *path = g_array_index (grant->values, OpccFlatValue, j).path;

          if (g_hash_table_add (seen, path))
            g_ptr_array_add (paths, path);
        }
    }
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static GStrv
make_titles (GPtrArray *paths)
{
  GStrv titles = g_new0 (char *, paths->len + 1);

  for (guint i = 0; i < paths->len; i++)
    titles[i] = opcc_360giving_make_title (g_ptr_array_index (paths, i));
  return titles;
}

static gboolean
is_number (const char *path)
{
  const Opcc360GivingColumn *column = opcc_360giving_find_column (path);

  return column != NULL && column->type == OPCC_360GIVING_NUMBER;
}

static gboolean
write_csv (GPtrArray *list, const char *path, GError **error)
{
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new (path, error);
  g_autoptr (GPtrArray) paths = list_paths (list);
  g_auto (GStrv) titles = make_titles (paths);

  if (writer == NULL)
    return FALSE;
  opcc_csv_writer_add_headings (writer, (const char *const *) titles, paths->len);
  for (guint i = 0; i < list->len; i++)
    {
      for (guint j = 0; j < paths->len; j++)
        {
          const char *at = g_ptr_array_index (paths, j);
          const char *text = opcc_flat_grant_get (g_ptr_array_index (list, i), at);

          if (text == NULL)
            opcc_csv_writer_add_empty (writer);
          else if (is_number (at))
            opcc_csv_writer_add_number (writer, text);
          else
            opcc_csv_writer_add_text (writer, text);
        }
      opcc_csv_writer_end_row (writer);
    }
  return opcc_csv_writer_finish (writer, error);
}

/* What a JSON file says of itself stands on a sheet named Meta, a name and a value in each row. */
static void
write_meta (OpccXlsxWriter *writer, const Opcc360GivingPublisher *publisher, const char *said)
{
  static const char *const first[] = { "Version", VERSION };
  g_autofree char *issued = opcc_date_to_iso (opcc_date_today ());
  const char *const rows[][2] = {
    { "Title", _ ("Grants awarded") },
    { "Issued", issued },
    { "Publisher:Name", publisher->funder_name },
    { "Publisher:Identifier", publisher->funder_id },
    { "License", LICENCE },
    { "Description", said },
  };

  opcc_xlsx_writer_begin_sheet (writer, "Meta", first, G_N_ELEMENTS (first));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i][1] == NULL)
        continue;
      opcc_xlsx_writer_add_text (writer, rows[i][0]);
      opcc_xlsx_writer_add_text (writer, rows[i][1]);
      opcc_xlsx_writer_end_row (writer);
    }
}

static gboolean
write_xlsx (GPtrArray *list,
            const Opcc360GivingPublisher *publisher,
            const char *said,
            const char *path,
            GError **error)
{
  g_autoptr (OpccXlsxWriter) writer = opcc_xlsx_writer_new (path, error);
  g_autoptr (GPtrArray) paths = list_paths (list);
  g_auto (GStrv) titles = make_titles (paths);

  if (writer == NULL)
    return FALSE;
  opcc_xlsx_writer_begin_sheet (writer, "grants", (const char *const *) titles, paths->len);
  for (guint i = 0; i < list->len; i++)
    {
      for (guint j = 0; j < paths->len; j++)
        {
          const char *at = g_ptr_array_index (paths, j);
          const char *text = opcc_flat_grant_get (g_ptr_array_index (list, i), at);

          if (text == NULL)
            opcc_xlsx_writer_add_empty (writer);
          else if (is_number (at))
            opcc_xlsx_writer_add_number (writer, text);
          else
            opcc_xlsx_writer_add_text (writer, text);
        }
      opcc_xlsx_writer_end_row (writer);
    }
  write_meta (writer, publisher, said);
  return opcc_xlsx_writer_finish (writer, error);
}

static void
append_member (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "  \"%s\": ", name);
  opcc_json_append_string (out, text);
  g_string_append (out, ",\n");
}

static gboolean
write_json (GPtrArray *list,
            const Opcc360GivingPublisher *publisher,
            const char *said,
            const char *path,
            GError **error)
{
  g_autoptr (GString) out = g_string_new ("{\n");
  g_autofree char *issued = opcc_date_to_iso (opcc_date_today ());

  append_member (out, "version", VERSION);
  append_member (out, "title", _ ("Grants awarded"));
  if (said != NULL)
    append_member (out, "description", said);
  append_member (out, "issued", issued);
  g_string_append (out, "  \"publisher\": {\n    \"name\": ");
  opcc_json_append_string (out, publisher->funder_name);
  g_string_append (out, ",\n    \"identifier\": ");
  opcc_json_append_string (out, publisher->funder_id);
  g_string_append (out, "\n  },\n");
  append_member (out, "license", LICENCE);
  g_string_append (out, "  \"grants\": [");
  for (guint i = 0; i < list->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n    " : "\n    ");
      opcc_flat_grant_append_json (g_ptr_array_index (list, i), out);
    }
  g_string_append (out, "\n  ]\n}\n");
  return opcc_file_writer_replace (path, out->str, (gssize) out->len, error);
}

static gboolean
check_publishable (OpccDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = opcc_360giving_check (db, cancellable, error);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity < OPCC_SEVERITY_ERROR)
        continue;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("Grant %u cannot be published, and nothing was written: %s: %s %s"),
                   problem->row, problem->column, problem->problem,
                   problem->remedy != NULL ? problem->remedy : "");
      return FALSE;
    }
  return problems != NULL;
}

/**
 * opcc_360giving_export:
 * @said: (out) (nullable) (transfer full): "1 grant withheld: OFFICIAL-SENSITIVE."; NULL for none
 *
 * Returns: how many grants were written; -1 where a check forbids it or the file cannot be written
 */
gint64
opcc_360giving_export (OpccDb *db,
                       const char *path,
                       Opcc360GivingForm form,
                       char **said,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Opcc360GivingPublisher) publisher = { NULL };
  g_autoptr (OpccGrantsWithheld) withheld = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *statement = NULL;
  gboolean written;

  if (!check_publishable (db, cancellable, error) ||
      !opcc_360giving_publisher_load (db, &publisher, error))
    return -1;
  withheld = opcc_grants_withheld_new (db, error);
  list =
      withheld != NULL ? opcc_360giving_list (db, &publisher, withheld, cancellable, error) : NULL;
  if (list == NULL)
    return -1;
  statement = opcc_grants_withheld_say (withheld);
  if (list->len == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   statement != NULL
                       ? _ ("There is no award left to publish, and nothing was written: %s")
                       : _ ("There is no award to publish yet, and nothing was written. Award a "
                            "round first."),
                   statement);
      return -1;
    }
  written = form == OPCC_360GIVING_CSV    ? write_csv (list, path, error)
            : form == OPCC_360GIVING_XLSX ? write_xlsx (list, &publisher, statement, path, error)
                                          : write_json (list, &publisher, statement, path, error);
  if (written && said != NULL)
    *said = g_steal_pointer (&statement);
  return written ? (gint64) list->len : -1;
}
