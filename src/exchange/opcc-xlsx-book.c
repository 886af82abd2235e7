/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads workbook.xml, its relations, styles and shared strings (ECMA-376 part 1, 12.3 and 18). */
#include "opcc-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-xml-stream.h"

#define MAX_SHEETS     1000
#define MAX_STYLES     100000
#define MAX_TEXTS      20000000
#define MAX_TEXT_BYTES (256 * 1024 * 1024)

typedef struct
{
  char *name;     /* (owned) */
  char *relation; /* (owned) */
  char *part;     /* (owned) (nullable) */
  gboolean hidden;
} Sheet;

struct _OpccXlsxBook
{
  int ref_count;
  OpccZipPackage *package; /* (owned) */
  char *folder;            /* (owned) of the workbook part, with its slash */
  char *main_part;         /* (owned) (nullable) */
  char *texts_part;        /* (owned) (nullable) */
  char *styles_part;       /* (owned) (nullable) */
  GPtrArray *sheets;       /* (owned) (element-type Sheet) */
  gboolean base_1904;
  GHashTable *codes;  /* (owned) number format id to kind */
  GByteArray *styles; /* (owned) kind of each cell style */
  gboolean in_cell_styles;
  GString *texts;  /* (owned) */
  GArray *offsets; /* (owned) (element-type guint32) of each text, and of the end */
  gboolean loaded;
  OpccXmlStream *stream; /* (unowned) (nullable) while shared strings are read */
  guint in_text;
  guint in_phonetic;
};

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_free (sheet);
}

/* Targets are relative to the folder of the part that names them, or absolute. */
static char *
resolve_target (const char *folder, const char *target)
{
  g_autofree char *base = NULL;

  if (*target == '/')
    return g_strdup (target + 1);
  base = g_strdup (folder);
  while (g_str_has_prefix (target, "../"))
    {
      char *slash = NULL;

      target += 3;
      if (*base != '\0')
        base[strlen (base) - 1] = '\0';
      slash = strrchr (base, '/');
      if (slash != NULL)
        slash[1] = '\0';
      else
        *base = '\0';
    }
  if (g_str_has_prefix (target, "./"))
    target += 2;
  return g_strconcat (base, target, NULL);
}

static void
start_root_relation (gpointer data, const char *name, const char *const *attributes)
{
  OpccXlsxBook *self = data;
  const char *type = opcc_xml_attribute (attributes, "Type");
  const char *target = opcc_xml_attribute (attributes, "Target");

  if (type == NULL || target == NULL || !g_str_has_suffix (type, "/officeDocument"))
    return;
  g_free (self->main_part);
  self->main_part = resolve_target ("", target);
}

static void
start_book_element (gpointer data, const char *name, const char *const *attributes)
{
  OpccXlsxBook *self = data;
  const char *value = NULL;

  if (strcmp (name, "workbookPr") == 0)
    {
      value = opcc_xml_attribute (attributes, "date1904");
      self->base_1904 = value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
    }
  else if (strcmp (name, "sheet") == 0 && self->sheets->len < MAX_SHEETS)
    {
      const char *label = opcc_xml_attribute (attributes, "name");
      Sheet *sheet = g_new0 (Sheet, 1);

      value = opcc_xml_attribute (attributes, "state");
      sheet->hidden = value != NULL && strcmp (value, "visible") != 0;
      sheet->name = g_strdup (label != NULL ? label : "");
      sheet->relation = g_strdup (opcc_xml_attribute (attributes, "id"));
      g_ptr_array_add (self->sheets, sheet);
    }
}

static void
start_book_relation (gpointer data, const char *name, const char *const *attributes)
{
  OpccXlsxBook *self = data;
  const char *id = opcc_xml_attribute (attributes, "Id");
  const char *type = opcc_xml_attribute (attributes, "Type");
  const char *target = opcc_xml_attribute (attributes, "Target");

  if (id == NULL || type == NULL || target == NULL)
    return;
  if (g_str_has_suffix (type, "/sharedStrings"))
    {
      g_free (self->texts_part);
      self->texts_part = resolve_target (self->folder, target);
    }
  else if (g_str_has_suffix (type, "/styles"))
    {
      g_free (self->styles_part);
      self->styles_part = resolve_target (self->folder, target);
    }
  else if (g_str_has_suffix (type, "/worksheet"))
    {
      for (guint i = 0; i < self->sheets->len; i++)
        {
          Sheet *sheet = g_ptr_array_index (self->sheets, i);

          if (g_strcmp0 (sheet->relation, id) == 0 && sheet->part == NULL)
            sheet->part = resolve_target (self->folder, target);
        }
    }
}

static void
start_style_element (gpointer data, const char *name, const char *const *attributes)
{
  OpccXlsxBook *self = data;
  const char *id = NULL;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = TRUE;
  id = opcc_xml_attribute (attributes, "numFmtId");
  if (id == NULL)
    return;
  if (strcmp (name, "numFmt") == 0 && g_hash_table_size (self->codes) < MAX_STYLES)
    {
      const char *code = opcc_xml_attribute (attributes, "formatCode");

      g_hash_table_insert (self->codes, GUINT_TO_POINTER ((guint) g_ascii_strtoull (id, NULL, 10)),
                           GINT_TO_POINTER (opcc_number_format_parse (code != NULL ? code : "")));
    }
  else if (strcmp (name, "xf") == 0 && self->in_cell_styles && self->styles->len < MAX_STYLES)
    {
      const guint number = (guint) g_ascii_strtoull (id, NULL, 10);
      gpointer kind = NULL;
      guint8 format = (guint8) opcc_number_format_builtin (number);

      if (g_hash_table_lookup_extended (self->codes, GUINT_TO_POINTER (number), NULL, &kind))
        format = (guint8) GPOINTER_TO_INT (kind);
      g_byte_array_append (self->styles, &format, 1);
    }
}

static void
end_style_element (gpointer data, const char *name)
{
  OpccXlsxBook *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = FALSE;
}

static void
start_text_element (gpointer data, const char *name, const char *const *attributes)
{
  OpccXlsxBook *self = data;

  if (strcmp (name, "t") == 0)
    self->in_text++;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
}

static void
refuse_texts (OpccXlsxBook *self)
{
  opcc_xml_stream_fail (
      self->stream,
      g_error_new (OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                   _ ("The texts of “%s” do not fit into 256 MB. Nothing was taken in. Save the "
                      "sheet as CSV and take that in."),
                   opcc_zip_package_get_file_name (self->package)));
}

static void
end_text_element (gpointer data, const char *name)
{
  OpccXlsxBook *self = data;

  if (strcmp (name, "t") == 0)
    self->in_text -= self->in_text > 0;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic -= self->in_phonetic > 0;
  else if (strcmp (name, "si") == 0)
    {
      const guint32 end = (guint32) self->texts->len;

      g_array_append_val (self->offsets, end);
      if (self->offsets->len > MAX_TEXTS)
        refuse_texts (self);
    }
}

static void
take_text (gpointer data, const char *text, gsize length)
{
  OpccXlsxBook *self = data;

  if (self->in_text == 0 || self->in_phonetic > 0)
    return;
  if (self->texts->len + length > MAX_TEXT_BYTES)
    refuse_texts (self);
  else
    g_string_append_len (self->texts, text, (gssize) length);
}

static gboolean
refuse_other_package (OpccXlsxBook *self, GError **error)
{
  const char *name = opcc_zip_package_get_file_name (self->package);
  const char *main_part = self->main_part != NULL ? self->main_part : "";
  const char *format = NULL;

  if (g_str_has_suffix (main_part, ".bin"))
    format =
        _ ("“%s” is a binary Excel workbook (.xlsb). Nothing was taken in. Open it in Excel and "
           "save it as .xlsx.");
  else if (g_str_has_prefix (main_part, "word/"))
    format = _ ("“%s” is a Word document. Nothing was taken in. Copy its table into a spreadsheet "
                "and save that as .xlsx.");
  else if (g_str_has_prefix (main_part, "ppt/"))
    format =
        _ ("“%s” is a presentation. Nothing was taken in. Copy its table into a spreadsheet and "
           "save that as .xlsx.");
  else if (opcc_zip_package_has_prefix (self->package, "Index/"))
    format =
        _ ("“%s” is an Apple Numbers document. Nothing was taken in. Export it from Numbers as "
           "Excel and take that in.");
  else
    format =
        _ ("“%s” is a zip file but no workbook. Nothing was taken in. Unpack it and take in the "
           "file inside.");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, format, name);
#pragma GCC diagnostic pop
  return FALSE;
}

/* Finds the workbook part, which is xl/workbook.xml by custom but not by rule. */
static gboolean
find_main_part (OpccXlsxBook *self, GCancellable *cancellable, GError **error)
{
  static const OpccXmlHandler handler = { start_root_relation, NULL, NULL };
  const char *slash = NULL;

  if (opcc_zip_package_has (self->package, "_rels/.rels") &&
      !opcc_xml_walk (self->package, "_rels/.rels", &handler, self, cancellable, error))
    return FALSE;
  if (self->main_part == NULL && opcc_zip_package_has (self->package, "xl/workbook.xml"))
    self->main_part = g_strdup ("xl/workbook.xml");
  if (self->main_part == NULL || g_str_has_suffix (self->main_part, ".bin") ||
      g_str_has_prefix (self->main_part, "word/") || g_str_has_prefix (self->main_part, "ppt/"))
    return refuse_other_package (self, error);
  slash = strrchr (self->main_part, '/');
  self->folder = slash != NULL ? g_strndup (self->main_part, (gsize) (slash - self->main_part) + 1)
                               : g_strdup ("");
  return TRUE;
}

static gboolean
read_book (OpccXlsxBook *self, GCancellable *cancellable, GError **error)
{
  static const OpccXmlHandler book = { start_book_element, NULL, NULL };
  static const OpccXmlHandler relations = { start_book_relation, NULL, NULL };
  g_autofree char *part = NULL;

  if (!opcc_xml_walk (self->package, self->main_part, &book, self, cancellable, error))
    return FALSE;
  part =
      g_strconcat (self->folder, "_rels/", self->main_part + strlen (self->folder), ".rels", NULL);
  if (!opcc_xml_walk (self->package, part, &relations, self, cancellable, error))
    return FALSE;
  /* Sheets of charts and of macros hold no table. */
  for (guint i = self->sheets->len; i-- > 0;)
    {
      const Sheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->part == NULL)
        g_ptr_array_remove_index (self->sheets, i);
    }
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” holds no sheet with cells. Nothing was taken in. Choose another file."),
               opcc_zip_package_get_file_name (self->package));
  return FALSE;
}

/**
 * opcc_xlsx_book_open:
 *
 * Returns: (transfer full) (nullable): the list of sheets; %NULL with %OPCC_ERROR_INVALID if the
 *   package is no Excel workbook, or as opcc_xml_walk()
 */
OpccXlsxBook *
opcc_xlsx_book_open (OpccZipPackage *package, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccXlsxBook) self = g_new0 (OpccXlsxBook, 1);

  self->ref_count = 1;
  self->package = opcc_zip_package_ref (package);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->codes = g_hash_table_new (NULL, NULL);
  self->styles = g_byte_array_new ();
  self->texts = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (self->offsets, 1);
  if (!find_main_part (self, cancellable, error) || !read_book (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * opcc_xlsx_book_ref:
 *
 * Returns: (transfer full): the same, owned once more
 */
OpccXlsxBook *
opcc_xlsx_book_ref (OpccXlsxBook *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * opcc_xlsx_book_unref:
 * @self: (nullable):
 *
 * Gives up one owner; the last one frees it.
 */
void
opcc_xlsx_book_unref (OpccXlsxBook *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_clear_pointer (&self->package, opcc_zip_package_unref);
  g_free (self->folder);
  g_free (self->main_part);
  g_free (self->texts_part);
  g_free (self->styles_part);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->codes);
  g_byte_array_unref (self->styles);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

OpccZipPackage *
opcc_xlsx_book_get_package (OpccXlsxBook *self)
{
  return self->package;
}

guint
opcc_xlsx_book_get_n_sheets (OpccXlsxBook *self)
{
  return self->sheets->len;
}

static const Sheet *
get_sheet (OpccXlsxBook *self, guint sheet)
{
  return g_ptr_array_index (self->sheets, sheet);
}

const char *
opcc_xlsx_book_get_sheet_name (OpccXlsxBook *self, guint sheet)
{
  return get_sheet (self, sheet)->name;
}

const char *
opcc_xlsx_book_get_sheet_part (OpccXlsxBook *self, guint sheet)
{
  return get_sheet (self, sheet)->part;
}

gboolean
opcc_xlsx_book_get_sheet_hidden (OpccXlsxBook *self, guint sheet)
{
  return get_sheet (self, sheet)->hidden;
}

/**
 * opcc_xlsx_book_get_base_1904:
 *
 * Returns: whether days are counted from 1904, as on an old Macintosh
 */
gboolean
opcc_xlsx_book_get_base_1904 (OpccXlsxBook *self)
{
  return self->base_1904;
}

/**
 * opcc_xlsx_book_load_texts:
 *
 * Reads the styles and the shared strings, once; up to 256 MB of them.
 */
gboolean
opcc_xlsx_book_load_texts (OpccXlsxBook *self, GCancellable *cancellable, GError **error)
{
  static const OpccXmlHandler styles = { start_style_element, end_style_element, NULL };
  static const OpccXmlHandler texts = { start_text_element, end_text_element, take_text };
  g_autoptr (OpccXmlStream) stream = NULL;

  if (self->loaded)
    return TRUE;
  if (self->styles_part != NULL && opcc_zip_package_has (self->package, self->styles_part) &&
      !opcc_xml_walk (self->package, self->styles_part, &styles, self, cancellable, error))
    return FALSE;
  if (self->texts_part != NULL && opcc_zip_package_has (self->package, self->texts_part))
    {
      stream = opcc_xml_stream_open (self->package, self->texts_part, &texts, self, error);
      self->stream = stream;
      while (stream != NULL && !opcc_xml_stream_is_done (stream))
        {
          if (!opcc_xml_stream_step (stream, cancellable, error))
            return FALSE;
        }
      self->stream = NULL;
      if (stream == NULL)
        return FALSE;
    }
  self->loaded = TRUE;
  return TRUE;
}

/**
 * opcc_xlsx_book_get_format:
 * @style: the cell's s attribute
 *
 * Returns: what the style makes of a number
 */
OpccNumberFormat
opcc_xlsx_book_get_format (OpccXlsxBook *self, guint style)
{
  return style < self->styles->len ? (OpccNumberFormat) self->styles->data[style]
                                   : OPCC_FORMAT_NUMBER;
}

/**
 * opcc_xlsx_book_get_text:
 * @length: (out): in bytes
 *
 * Returns: (nullable): the shared string, not terminated; %NULL if there is none of that number
 */
const char *
opcc_xlsx_book_get_text (OpccXlsxBook *self, guint index, gsize *length)
{
  guint32 start = 0;

  if (index + 1 >= self->offsets->len)
    return NULL;
  start = g_array_index (self->offsets, guint32, index);
  *length = g_array_index (self->offsets, guint32, index + 1) - start;
  return self->texts->str + start;
}

static gboolean
parse_escape (const char *at, guint *code)
{
  guint value = 0;

  if (at[0] != '_' || at[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      value = value * 16 + (guint) g_ascii_xdigit_value (at[i]);
    }
  *code = value;
  return at[6] == '_';
}

/**
 * opcc_xlsx_unescape:
 *
 * Excel writes characters that XML cannot hold as _x000D_, and a text that looks like that as
 * _x005F_x000D_ (ECMA-376 part 1, 22.9.2.19). A NUL stays written out.
 */
void
opcc_xlsx_unescape (GString *text)
{
  gsize out = 0;

  if (strstr (text->str, "_x") == NULL)
    return;
  for (gsize at = 0; at < text->len;)
    {
      guint code = 0;

      if (text->str[at] == '_' && parse_escape (text->str + at, &code) && code != 0 &&
          (code < 0x20 || code == '_' || code == 0x7F || code == 0xFFFE || code == 0xFFFF))
        {
          out += (gsize) g_unichar_to_utf8 (code, text->str + out);
          at += 7;
        }
      else
        text->str[out++] = text->str[at++];
    }
  g_string_truncate (text, out);
}
