/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the sheets of an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3, section 9). */
#include "opcc-ods-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-cell-number.h"
#include "opcc-column-letter.h"
#include "opcc-error.h"

#define CONTENT "content.xml"

/* LibreOffice's own limit for rows, and more spaces than anyone types in a row. */
#define MAX_ROWS   1048576
#define MAX_SPACES 10000
#define MAX_SHEETS 1000

/* Where in the document one is: only tables right inside the spreadsheet count. */
typedef struct
{
  gboolean in_spreadsheet;
  guint depth;       /* below office:spreadsheet */
  guint table_depth; /* tables one stands in */
  guint n_tables;    /* begun so far */
} OdsPlace;

/* Gathers the names of sheets. */
typedef struct
{
  OdsPlace place;
  GPtrArray *sheets;         /* (owned) (element-type OpccOdsSheet) */
  GHashTable *hidden_styles; /* (owned) (element-type utf8) */
  char *style;               /* (owned) (nullable) the style being read */
} SheetList;

struct _OpccOdsReader
{
  OpccXmlRowReader parent_instance;

  OpccXmlStream *stream; /* its own */
  OpccRowBatch *batch;   /* its own */
  OdsPlace place;
  guint sheet;

  guint row;        /* of the next row, from 1 */
  guint row_repeat; /* of this row */
  guint column;     /* of the next cell */
  gboolean in_row;
  gboolean in_cell;
  guint skipping; /* depth inside annotations and drawings */
  guint repeat;   /* of this cell */
  guint paragraphs;
  guint in_paragraph;
  GString *text;  /* (owned) as shown */
  GString *value; /* (owned) as stored, made readable */
  gboolean has_value;
};

G_DEFINE_FINAL_TYPE (OpccOdsReader, opcc_ods_reader, OPCC_TYPE_XML_ROW_READER)

/* Returns whether a sheet begins here. */
static gboolean
enter_place (OdsPlace *place, const char *name)
{
  gboolean begins = FALSE;

  if (strcmp (name, "spreadsheet") == 0)
    {
      place->in_spreadsheet = TRUE;
      place->depth = 0;
      return FALSE;
    }
  if (!place->in_spreadsheet)
    return FALSE;
  place->depth++;
  if (strcmp (name, "table") != 0)
    return FALSE;
  begins = place->depth == 1;
  place->n_tables += begins;
  place->table_depth++;
  return begins;
}

/* Returns whether a sheet ends here. */
static gboolean
leave_place (OdsPlace *place, const char *name)
{
  if (strcmp (name, "spreadsheet") == 0)
    place->in_spreadsheet = FALSE;
  if (!place->in_spreadsheet)
    return FALSE;
  place->depth -= place->depth > 0;
  if (strcmp (name, "table") != 0)
    return FALSE;
  place->table_depth -= place->table_depth > 0;
  return place->depth == 0;
}

static void
free_sheet (gpointer data)
{
  OpccOdsSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

static void
start_list_element (gpointer data, const char *name, const char *const *attributes)
{
  SheetList *list = data;

  if (strcmp (name, "style") == 0)
    {
      g_free (list->style);
      list->style = g_strdup (opcc_xml_attribute (attributes, "name"));
    }
  else if (strcmp (name, "table-properties") == 0 && list->style != NULL &&
           g_strcmp0 (opcc_xml_attribute (attributes, "display"), "false") == 0)
    g_hash_table_add (list->hidden_styles, g_strdup (list->style));
  if (enter_place (&list->place, name) && list->sheets->len < MAX_SHEETS)
    {
      const char *label = opcc_xml_attribute (attributes, "name");
      const char *style = opcc_xml_attribute (attributes, "style-name");
      OpccOdsSheet *sheet = g_new0 (OpccOdsSheet, 1);

      sheet->name = g_strdup (label != NULL ? label : "");
      sheet->hidden = style != NULL && g_hash_table_contains (list->hidden_styles, style);
      g_ptr_array_add (list->sheets, sheet);
    }
}

static void
end_list_element (gpointer data, const char *name)
{
  SheetList *list = data;

  leave_place (&list->place, name);
}

static gboolean
check_encryption (OpccZipPackage *package, GError **error)
{
  g_autofree char *manifest = NULL;

  if (!opcc_zip_package_has (package, "META-INF/manifest.xml"))
    return TRUE;
  manifest = opcc_zip_package_read_text (package, "META-INF/manifest.xml", 1024 * 1024, error);
  if (manifest == NULL)
    return FALSE;
  if (strstr (manifest, "encryption-data") == NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is protected by a password. Nothing was taken in. Open it in LibreOffice, "
                  "save it without the password, and take that in."),
               opcc_zip_package_get_file_name (package));
  return FALSE;
}

/**
 * opcc_ods_list_sheets:
 * @package: a package that holds content.xml
 *
 * Returns: (transfer full) (element-type OpccOdsSheet) (nullable): the sheets in order; %NULL with
 *   %OPCC_ERROR_INVALID if the document is encrypted or no spreadsheet, or as opcc_xml_walk()
 */
GPtrArray *
opcc_ods_list_sheets (OpccZipPackage *package, GCancellable *cancellable, GError **error)
{
  static const OpccXmlHandler handler = { start_list_element, end_list_element, NULL };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SheetList list = { .sheets = sheets, .hidden_styles = hidden };
  gboolean good = FALSE;

  if (!check_encryption (package, error))
    return NULL;
  good = opcc_xml_walk (package, CONTENT, &handler, &list, cancellable, error);
  g_free (list.style);
  if (!good)
    return NULL;
  if (sheets->len > 0)
    return g_steal_pointer (&sheets);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is a document without sheets. Nothing was taken in. Copy its table into a "
                  "spreadsheet and take that in."),
               opcc_zip_package_get_file_name (package));
  return NULL;
}

static guint
get_count (const char *const *attributes, const char *name)
{
  const char *value = opcc_xml_attribute (attributes, name);
  const guint64 count = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (count, 1, G_MAXUINT16 * G_GUINT64_CONSTANT (1024));
}

/* Digits and what they count, "37H"; -1 where they are not there, or are more than an int holds. */
static gint64
take_count (const char **at, char unit)
{
  char *end = NULL;
  const gint64 count = g_ascii_isdigit (**at) ? g_ascii_strtoll (*at, &end, 10) : -1;

  if (count < 0 || count > G_MAXINT || (*end != unit && unit != '\0'))
    return -1;
  *at = end + 1;
  return count;
}

/* "PT37H30M00S" is how the format writes times of day and durations. */
static void
take_time (OpccOdsReader *self, const char *value)
{
  const char *at = g_str_has_prefix (value, "PT") ? value + 2 : "";
  const gint64 hours = take_count (&at, 'H');
  const gint64 minutes = hours >= 0 ? take_count (&at, 'M') : -1;
  const gint64 seconds = minutes >= 0 ? take_count (&at, '\0') : -1;

  if (minutes < 0)
    return;
  g_string_printf (self->value, "%02" PRId64 ":%02" PRId64, hours, minutes);
  if (seconds > 0)
    g_string_append_printf (self->value, ":%02" PRId64, seconds);
  self->has_value = TRUE;
}

/* "2023-07-03T16:45:00.123" loses what is finer than a second, and a midnight nobody typed. */
static void
take_date (OpccOdsReader *self, const char *value)
{
  const char *clock = strchr (value, 'T');
  const char *fraction = clock != NULL ? strpbrk (clock, ".,") : NULL;

  g_string_assign (self->value, value);
  if (fraction != NULL)
    g_string_truncate (self->value, (gsize) (fraction - value));
  if (clock != NULL && strcmp (self->value->str + (clock - value), "T00:00:00") == 0)
    g_string_truncate (self->value, (gsize) (clock - value));
  self->has_value = TRUE;
}

static void
take_value (OpccOdsReader *self, const char *const *attributes)
{
  const char *type = opcc_xml_attribute (attributes, "value-type");
  const char *value = opcc_xml_attribute (attributes, "value");
  const char *other = NULL;

  if (type == NULL)
    return;
  if ((strcmp (type, "float") == 0 || strcmp (type, "currency") == 0 ||
       strcmp (type, "percentage") == 0) &&
      value != NULL)
    {
      g_autofree char *number =
          opcc_number_from_cell (value,
                                 strcmp (type, "percentage") == 0 ? OPCC_FORMAT_PERCENT
                                                                  : OPCC_FORMAT_NUMBER,
                                 FALSE);

      g_string_assign (self->value, number);
      self->has_value = TRUE;
    }
  else if (strcmp (type, "date") == 0 &&
           (other = opcc_xml_attribute (attributes, "date-value")) != NULL)
    take_date (self, other);
  else if (strcmp (type, "time") == 0 &&
           (other = opcc_xml_attribute (attributes, "time-value")) != NULL)
    take_time (self, other);
  else if (strcmp (type, "boolean") == 0 &&
           (other = opcc_xml_attribute (attributes, "boolean-value")) != NULL)
    {
      g_string_assign (self->value, strcmp (other, "true") == 0 ? "Yes" : "No");
      self->has_value = TRUE;
    }
  else if (strcmp (type, "string") == 0 &&
           (other = opcc_xml_attribute (attributes, "string-value")) != NULL)
    {
      g_string_assign (self->value, other);
      self->has_value = TRUE;
    }
}

static void
start_cell (OpccOdsReader *self, const char *const *attributes)
{
  const guint n_columns = get_count (attributes, "number-columns-spanned");
  const guint n_rows = get_count (attributes, "number-rows-spanned");

  self->in_cell = TRUE;
  self->repeat = get_count (attributes, "number-columns-repeated");
  self->paragraphs = 0;
  self->in_paragraph = 0;
  self->has_value = FALSE;
  g_string_truncate (self->text, 0);
  take_value (self, attributes);
  if (n_columns > 1 || n_rows > 1)
    opcc_row_batch_add_merge (self->batch, self->row, self->column, n_rows, n_columns);
}

static void
refuse_rows (OpccOdsReader *self)
{
  opcc_xml_stream_fail (
      self->stream, g_error_new (OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                                 _ ("A sheet of this workbook has more than 1,048,576 rows with "
                                    "content. Nothing was taken in. Save it as CSV and take "
                                    "that in.")));
}

static void
append_text (OpccOdsReader *self, const char *text, gsize length)
{
  if (self->text->len + length <= OPCC_MAX_CELL_BYTES + 1)
    g_string_append_len (self->text, text, (gssize) length);
  else if (self->text->len <= OPCC_MAX_CELL_BYTES)
    {
      /* One byte too many is enough for the batch to refuse the cell. */
      g_string_set_size (self->text, OPCC_MAX_CELL_BYTES + 1);
      memset (self->text->str, ' ', self->text->len);
    }
}

static void
start_cell_content (OpccOdsReader *self, const char *name, const char *const *attributes)
{
  if (strcmp (name, "p") == 0)
    {
      if (self->paragraphs++ > 0)
        append_text (self, "\n", 1);
      self->in_paragraph++;
    }
  else if (strcmp (name, "s") == 0)
    {
      const char *count = opcc_xml_attribute (attributes, "c");
      const guint64 n = count != NULL ? g_ascii_strtoull (count, NULL, 10) : 1;

      for (guint64 i = 0; i < MIN (n, MAX_SPACES); i++)
        append_text (self, " ", 1);
    }
  else if (strcmp (name, "tab") == 0)
    append_text (self, "\t", 1);
  else if (strcmp (name, "line-break") == 0)
    append_text (self, "\n", 1);
}

/* Remarks stuck to a cell and drawings on the sheet have text of their own. */
static gboolean
is_aside (const char *name)
{
  return strcmp (name, "annotation") == 0 || strcmp (name, "frame") == 0 ||
         strcmp (name, "shapes") == 0 || strcmp (name, "custom-shape") == 0;
}

static void
start_element (gpointer data, const char *name, const char *const *attributes)
{
  OpccOdsReader *self = data;
  const gboolean begins = enter_place (&self->place, name);

  if (begins || self->place.n_tables != self->sheet + 1 || self->place.table_depth != 1)
    return;
  if (self->skipping > 0 || is_aside (name))
    self->skipping++;
  else if (strcmp (name, "table-row") == 0)
    {
      self->in_row = TRUE;
      self->column = 0;
      self->row_repeat = get_count (attributes, "number-rows-repeated");
      opcc_row_batch_begin_row (self->batch, self->row);
    }
  else if (self->in_row && !self->in_cell &&
           (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0))
    start_cell (self, attributes);
  else if (self->in_cell)
    start_cell_content (self, name, attributes);
}

static void
report_cell (OpccOdsReader *self, const char *text, const char *problem, const char *remedy)
{
  g_autofree char *letter = opcc_column_letter (self->column);

  opcc_row_reader_take_problem (OPCC_ROW_READER (self),
                                opcc_problem_new (OPCC_SEVERITY_WARNING, self->row, letter, text,
                                                  problem, remedy));
}

static gboolean
is_error_text (const char *text)
{
  static const char *const errors[] = { "#N/A",  "#VALUE!", "#REF!", "#NAME?", "#DIV/0!",
                                        "#NUM!", "#NULL!",  "Err:",  NULL };

  for (guint i = 0; errors[i] != NULL; i++)
    {
      if (g_str_has_prefix (text, errors[i]))
        return TRUE;
    }
  return FALSE;
}

static void
finish_cell (OpccOdsReader *self)
{
  const GString *text = self->has_value ? self->value : self->text;

  self->in_cell = FALSE;
  if (text->len > 0 && (*text->str == '#' || *text->str == 'E') && is_error_text (text->str))
    report_cell (self, text->str,
                 _ ("This cell holds an error of the spreadsheet and was kept as text."),
                 _ ("Correct the formula in the workbook, or the value after taking it in."));
  if (text->len > 0 && strstr (text->str, "\xEF\xBF\xBD") != NULL)
    report_cell (self, text->str, _ ("The program that wrote this file lost a character here (�)."),
                 _ ("Correct the cell after taking it in."));
  for (guint i = 0; text->len > 0 && i < self->repeat; i++)
    {
      g_autoptr (GError) error = NULL;

      if (opcc_row_batch_set_cell (self->batch, self->column + i, text->str, text->len, &error))
        continue;
      opcc_xml_stream_fail (self->stream, g_steal_pointer (&error));
      return;
    }
  self->column += self->repeat;
}

static void
finish_row (OpccOdsReader *self)
{
  self->in_row = FALSE;
  if (self->row + (guint64) self->row_repeat > MAX_ROWS + 1 &&
      opcc_row_batch_has_text (self->batch))
    {
      refuse_rows (self);
      return;
    }
  opcc_row_batch_end_row (self->batch, self->row_repeat);
  self->row += MIN (self->row_repeat, MAX_ROWS);
}

static void
end_element (gpointer data, const char *name)
{
  OpccOdsReader *self = data;
  const guint depth = self->place.table_depth;

  if (leave_place (&self->place, name))
    {
      if (self->place.n_tables == self->sheet + 1)
        opcc_xml_stream_stop (self->stream);
      return;
    }
  if (self->place.n_tables != self->sheet + 1 || depth != 1)
    return;
  if (self->skipping > 0)
    self->skipping--;
  else if (strcmp (name, "table-row") == 0)
    finish_row (self);
  else if (self->in_cell &&
           (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0))
    finish_cell (self);
  else if (strcmp (name, "p") == 0)
    self->in_paragraph -= self->in_paragraph > 0;
}

static void
take_text (gpointer data, const char *text, gsize length)
{
  OpccOdsReader *self = data;

  if (self->in_cell && self->in_paragraph > 0 && self->skipping == 0 &&
      self->place.table_depth == 1)
    append_text (self, text, length);
}

static void
opcc_ods_reader_finalize (GObject *object)
{
  OpccOdsReader *self = OPCC_ODS_READER (object);

  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  G_OBJECT_CLASS (opcc_ods_reader_parent_class)->finalize (object);
}

static void
opcc_ods_reader_class_init (OpccOdsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_ods_reader_finalize;
}

static void
opcc_ods_reader_init (OpccOdsReader *self)
{
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->row = 1;
}

/**
 * opcc_ods_reader_new:
 * @sheet: from 0
 *
 * Numbers, dates, times and truth values come from what the cell stores, not from how it shows it;
 * empty cells and rows repeated to the edge of the sheet cost nothing.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set as opcc_xml_stream_open()
 */
OpccRowReader *
opcc_ods_reader_new (OpccZipPackage *package, guint sheet, GError **error)
{
  static const OpccXmlHandler handler = { start_element, end_element, take_text };
  g_autoptr (OpccOdsReader) self = g_object_new (OPCC_TYPE_ODS_READER, NULL);

  self->sheet = sheet;
  self->batch = opcc_xml_row_reader_begin (OPCC_XML_ROW_READER (self), package);
  self->stream =
      opcc_xml_row_reader_open (OPCC_XML_ROW_READER (self), package, CONTENT, &handler, error);
  if (self->stream == NULL)
    return NULL;
  return OPCC_ROW_READER (g_steal_pointer (&self));
}
