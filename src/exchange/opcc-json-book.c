/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of records in a JSON file, each flattened into a table. */
#include "opcc-json-book.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "opcc-cell-number.h"
#include "opcc-error.h"
#include "opcc-json-scanner.h"
#include "opcc-row-reader.h"

/* A JSON file is held in memory. */
#define MAX_FILE_BYTES (96 * 1024 * 1024)

/* Lists are looked for in objects in objects, no deeper. */
#define MAX_WRAPPER_DEPTH 3

typedef struct
{
  OpccJsonScanner *scanner; /* (owned) */
  char *file_name;          /* (owned) */
  GCancellable *cancellable;
  GPtrArray *tables; /* (owned) (element-type OpccJsonTable) */
  GString *path;     /* (owned) of the value being read, within its record */
} Loader;

static void
free_table (gpointer data)
{
  OpccJsonTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->headings);
  g_hash_table_unref (table->columns);
  g_string_free (table->texts, TRUE);
  g_array_unref (table->entries);
  g_array_unref (table->row_starts);
  g_array_unref (table->numbers);
  g_array_unref (table->last_rows);
  g_ptr_array_unref (table->problems);
  g_free (table);
}

static OpccJsonTable *
make_table (const char *name)
{
  OpccJsonTable *table = g_new0 (OpccJsonTable, 1);

  table->name = g_strdup (name);
  table->headings = g_ptr_array_new_with_free_func (g_free);
  table->columns = g_hash_table_new (g_str_hash, g_str_equal);
  table->texts = g_string_new (NULL);
  table->entries = g_array_new (FALSE, FALSE, sizeof (OpccJsonEntry));
  table->row_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  table->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  table->last_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  table->problems = opcc_problems_new ();
  return table;
}

static void
add_problem (OpccJsonTable *table,
             OpccSeverity severity,
             guint row,
             const char *column,
             const char *value,
             const char *problem,
             const char *remedy)
{
  if (table->problems->len < OPCC_MAX_READ_PROBLEMS)
    g_ptr_array_add (table->problems,
                     opcc_problem_new (severity, row, column, value, problem, remedy));
}

static gboolean
find_column (Loader *self, OpccJsonTable *table, guint *column, GError **error)
{
  static const guint none = 0;
  gpointer found = NULL;
  char *heading = NULL;

  if (g_hash_table_lookup_extended (table->columns, self->path->str, NULL, &found))
    {
      *column = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  if (table->headings->len == OPCC_MAX_COLUMNS)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                   _ ("The records of “%s” have more than %d different members. Nothing was taken "
                      "in. Leave out those that are not needed and try again."),
                   self->file_name, OPCC_MAX_COLUMNS);
      return FALSE;
    }
  heading = g_strdup (self->path->str);
  *column = table->headings->len;
  g_ptr_array_add (table->headings, heading);
  g_hash_table_insert (table->columns, heading, GUINT_TO_POINTER (*column));
  g_array_append_val (table->last_rows, none);
  return TRUE;
}

static gboolean
add_value (Loader *self, OpccJsonTable *table, const char *text, GError **error)
{
  OpccJsonEntry entry = { 0, (guint) table->texts->len };
  const guint row = g_array_index (table->numbers, guint, table->numbers->len - 1);
  guint *last_row = NULL;

  if (!find_column (self, table, &entry.column, error))
    return FALSE;
  if (strlen (text) > OPCC_MAX_CELL_BYTES)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                   _ ("The value of %s in record %u of “%s” is longer than 1 MB. Nothing was taken "
                      "in. Shorten it and try again."),
                   self->path->str, row, self->file_name);
      return FALSE;
    }
  last_row = &g_array_index (table->last_rows, guint, entry.column);
  if (*last_row == row)
    add_problem (table, OPCC_SEVERITY_WARNING, row, self->path->str, text,
                 _ ("This record has two members of that name; the later one counts."),
                 _ ("Look which of the two is right."));
  *last_row = row;
  if (strstr (text, "\xEF\xBF\xBD") != NULL)
    add_problem (table, OPCC_SEVERITY_WARNING, row, self->path->str, text,
                 _ ("The program that wrote this file lost a character here (�)."),
                 _ ("Correct the value after taking it in."));
  g_string_append_len (table->texts, text, (gssize) strlen (text) + 1);
  g_array_append_val (table->entries, entry);
  return TRUE;
}

static gboolean
take_scalar (Loader *self, OpccJsonTable *table, OpccJsonToken token, GError **error)
{
  const char *text = opcc_json_scanner_get_text (self->scanner);
  g_autofree char *plain = NULL;

  switch (token)
    {
    case OPCC_JSON_STRING:
      if (opcc_json_scanner_get_lost (self->scanner))
        add_problem (table, OPCC_SEVERITY_ERROR,
                     g_array_index (table->numbers, guint, table->numbers->len - 1),
                     self->path->str, text,
                     _ ("A character here cannot be read; a question mark stands in its place."),
                     _ ("Correct the value, or export the file again."));
      return *text == '\0' || add_value (self, table, text, error);
    case OPCC_JSON_NUMBER:
      plain = opcc_number_from_json (text);
      return add_value (self, table, plain, error);
    case OPCC_JSON_TRUE:
      return add_value (self, table, "Yes", error);
    case OPCC_JSON_FALSE:
      return add_value (self, table, "No", error);
    case OPCC_JSON_NULL:
    case OPCC_JSON_END:
    case OPCC_JSON_OBJECT_START:
    case OPCC_JSON_OBJECT_END:
    case OPCC_JSON_ARRAY_START:
    case OPCC_JSON_ARRAY_END:
    case OPCC_JSON_NAME:
    default:
      return TRUE;
    }
}

/* Reads one record; @self->path grows and shrinks with the nesting. The marks remember where each
 * level's own part of the path begins. */
static gboolean
take_record (Loader *self, OpccJsonTable *table, GError **error)
{
  const guint depth = opcc_json_scanner_get_depth (self->scanner);
  gsize marks[OPCC_JSON_MAX_DEPTH + 1] = { 0 };
  int places[OPCC_JSON_MAX_DEPTH + 1] = { 0 };
  OpccJsonToken token = OPCC_JSON_END;

  g_string_truncate (self->path, 0);
  places[depth] = -1;
  while (opcc_json_scanner_get_depth (self->scanner) >= depth)
    {
      guint level = 0;

      if (!opcc_json_scanner_next (self->scanner, &token, error))
        return FALSE;
      level = opcc_json_scanner_get_depth (self->scanner);
      if (token == OPCC_JSON_OBJECT_END || token == OPCC_JSON_ARRAY_END)
        continue;
      if (token == OPCC_JSON_OBJECT_START || token == OPCC_JSON_ARRAY_START)
        level--;
      if (token == OPCC_JSON_NAME || places[level] >= 0)
        {
          g_string_truncate (self->path, marks[level]);
          if (self->path->len > 0)
            g_string_append_c (self->path, '/');
          if (token == OPCC_JSON_NAME)
            g_string_append (self->path, opcc_json_scanner_get_text (self->scanner));
          else
            g_string_append_printf (self->path, "%d", places[level]++);
        }
      if (token == OPCC_JSON_OBJECT_START || token == OPCC_JSON_ARRAY_START)
        {
          marks[level + 1] = self->path->len;
          places[level + 1] = token == OPCC_JSON_ARRAY_START ? 0 : -1;
        }
      else if (token != OPCC_JSON_NAME && !take_scalar (self, table, token, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_record (Loader *self, OpccJsonTable *table, guint number, GError **error)
{
  g_array_append_val (table->row_starts, table->entries->len);
  g_array_append_val (table->numbers, number);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         take_record (self, table, error);
}

/* Reads a list; it is a table if some entry is a record. */
static gboolean
take_list (Loader *self, const char *name, GError **error)
{
  OpccJsonTable *table = make_table (name);
  OpccJsonToken token = OPCC_JSON_END;
  guint number = 0;
  gboolean good = TRUE;

  while (good)
    {
      good = opcc_json_scanner_next (self->scanner, &token, error);
      if (!good || token == OPCC_JSON_ARRAY_END)
        break;
      number++;
      if (token == OPCC_JSON_OBJECT_START)
        good = begin_record (self, table, number, error);
      else
        {
          add_problem (table, OPCC_SEVERITY_ERROR, number, NULL, NULL,
                       _ ("This entry of the list is no record and was left out."),
                       _ ("Look at the file: an entry must stand in braces."));
          good = opcc_json_scanner_skip (self->scanner, token, error);
        }
    }
  if (good && table->row_starts->len > 0)
    g_ptr_array_add (self->tables, table);
  else
    free_table (table);
  return good;
}

/* Looks for lists among the members of an object. */
static gboolean
take_wrapper (Loader *self, const char *path, guint depth, GError **error)
{
  OpccJsonToken token = OPCC_JSON_END;
  g_autofree char *name = NULL;

  while (TRUE)
    {
      if (!opcc_json_scanner_next (self->scanner, &token, error))
        return FALSE;
      if (token == OPCC_JSON_OBJECT_END)
        return TRUE;
      if (token == OPCC_JSON_NAME)
        {
          g_free (name);
          name = g_strconcat (path != NULL ? path : "", path != NULL ? "/" : "",
                              opcc_json_scanner_get_text (self->scanner), NULL);
          continue;
        }
      if (token == OPCC_JSON_ARRAY_START)
        {
          if (!take_list (self, name, error))
            return FALSE;
        }
      else if (token == OPCC_JSON_OBJECT_START && depth < MAX_WRAPPER_DEPTH)
        {
          if (!take_wrapper (self, name, depth + 1, error))
            return FALSE;
        }
      else if (!opcc_json_scanner_skip (self->scanner, token, error))
        return FALSE;
    }
}

/* Records that stand at the top one after another, as in JSON Lines, or one alone. */
static gboolean
take_lines (Loader *self, GError **error)
{
  OpccJsonTable *table = make_table (self->file_name);
  OpccJsonToken token = OPCC_JSON_END;
  gboolean good = TRUE;

  g_ptr_array_set_size (self->tables, 0);
  g_ptr_array_add (self->tables, table);
  while ((good = opcc_json_scanner_next (self->scanner, &token, error)) && token != OPCC_JSON_END)
    {
      const guint number = table->row_starts->len + 1;

      if (token == OPCC_JSON_OBJECT_START)
        good = begin_record (self, table, number, error);
      else
        good = opcc_json_scanner_skip (self->scanner, token, error);
      if (!good)
        break;
    }
  return good;
}

static gboolean
take_top (Loader *self, gboolean *again, GError **error)
{
  OpccJsonToken token = OPCC_JSON_END;

  if (!opcc_json_scanner_next (self->scanner, &token, error))
    return FALSE;
  if (token == OPCC_JSON_ARRAY_START)
    {
      if (!take_list (self, self->file_name, error))
        return FALSE;
    }
  else if (token == OPCC_JSON_OBJECT_START && !take_wrapper (self, NULL, 0, error))
    return FALSE;
  if (!opcc_json_scanner_next (self->scanner, &token, error))
    return FALSE;
  *again = token == OPCC_JSON_OBJECT_START || (self->tables->len == 0 && token == OPCC_JSON_END);
  return TRUE;
}

static gboolean
load_text (const char *path, const char *name, char **text, gsize *length, GError **error)
{
  g_autoptr (GError) local = NULL;
  struct stat info;

  if (stat (path, &info) == 0 && info.st_size > MAX_FILE_BYTES)
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
          _ ("“%s” is larger than 96 MB, too large for JSON. Nothing was taken in. Ask for "
             "CSV, which may be of any length."),
          name);
      return FALSE;
    }
  if (g_file_get_contents (path, text, length, &local))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
               _ ("“%s” could not be read: %s. Nothing was taken in."), name, local->message);
  return FALSE;
}

static gboolean
load_tables (Loader *self, const char *text, gsize length, GError **error)
{
  gboolean again = FALSE;

  self->scanner = opcc_json_scanner_new (text, length, self->file_name);
  if (!take_top (self, &again, error))
    return FALSE;
  if (again)
    {
      g_clear_pointer (&self->scanner, opcc_json_scanner_free);
      self->scanner = opcc_json_scanner_new (text, length, self->file_name);
      if (!take_lines (self, error))
        return FALSE;
    }
  for (guint i = 0; i < self->tables->len; i++)
    {
      const OpccJsonTable *table = g_ptr_array_index (self->tables, i);

      if (table->headings->len > 0)
        return TRUE;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is JSON but holds no list of records. Nothing was taken in. Choose another "
                  "file."),
               self->file_name);
  return FALSE;
}

/**
 * opcc_json_book_load:
 *
 * A list of objects, at the top or under a member of the top object ("grants"), becomes a table;
 * so do objects one after another (JSON Lines). What is nested is flattened into headings by the
 * path convention of 360Giving: "fundingOrganization/0/name". Numbers stay exact, true and false
 * become "Yes" and "No", null is empty. A record's row is its place in the list, from 1.
 *
 * Returns: (transfer full) (element-type OpccJsonTable) (nullable): the tables; %NULL with
 *   %OPCC_ERROR_INVALID naming the line, or %OPCC_ERROR_TOO_LARGE beyond 96 MB
 */
GPtrArray *
opcc_json_book_load (const char *path, GCancellable *cancellable, GError **error)
{
  Loader loader = { .cancellable = cancellable };
  g_autofree char *text = NULL;
  gsize length = 0;
  gboolean good = FALSE;

  loader.file_name = g_path_get_basename (path);
  loader.tables = g_ptr_array_new_with_free_func (free_table);
  loader.path = g_string_new (NULL);
  good = load_text (path, loader.file_name, &text, &length, error) &&
         load_tables (&loader, text, length, error);
  g_clear_pointer (&loader.scanner, opcc_json_scanner_free);
  g_string_free (loader.path, TRUE);
  g_free (loader.file_name);
  if (!good)
    g_clear_pointer (&loader.tables, g_ptr_array_unref);
  return loader.tables;
}
