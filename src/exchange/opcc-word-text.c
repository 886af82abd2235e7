/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the paragraphs of an ODT or DOCX: headings, items, rows; what was deleted is left out. */
#include "opcc-word-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-xml-stream.h"

#define ODT_PART  "content.xml"
#define DOCX_PART "word/document.xml"

typedef struct
{
  OpccXmlStream *stream; /* (unowned) */
  const char *file_name; /* (unowned) */
  gboolean docx;
  gsize max_length;
  GString *out;       /* (owned) */
  GString *paragraph; /* (owned): the words of the paragraph or cell under way */
  guint paragraphs;   /* paragraphs open; a frame may hold one in another */
  guint cells;        /* cells open */
  guint skipped;      /* elements open whose words are not the document's */
  guint column;       /* of the row under way */
  gboolean in_text;   /* DOCX: in an element that holds words */
  gboolean in_properties;
  gboolean is_heading;
  gboolean is_item;
} Walk;

static gboolean
is_one_of (const char *name, const char *first, const char *second)
{
  return strcmp (name, first) == 0 || strcmp (name, second) == 0;
}

/* Words that were deleted, remarks of readers, and the numbers of footnotes. */
static gboolean
is_skipped (const char *name)
{
  static const char *const names[] = {
    "tracked-changes", "annotation", "note-citation", "del", "instrText", "Fallback", NULL
  };

  return g_strv_contains (names, name);
}

static void
begin_paragraph (Walk *walk, gboolean heading)
{
  walk->paragraphs++;
  walk->is_heading = heading;
  if (walk->paragraph->len > 0)
    g_string_append_c (walk->paragraph, ' ');
}

static void
end_paragraph (Walk *walk)
{
  walk->paragraphs--;
  if (walk->cells > 0 || walk->paragraphs > 0)
    return;
  if (walk->paragraph->len > 0)
    g_string_append_printf (walk->out, "%s%s\n\n",
                            walk->is_heading ? "# "
                            : walk->is_item  ? "- "
                                             : "",
                            walk->paragraph->str);
  g_string_truncate (walk->paragraph, 0);
  if (walk->docx)
    walk->is_item = FALSE;
}

static void
end_cell (Walk *walk)
{
  if (--walk->cells > 0)
    return;
  /* A cell is one line of a table: what it breaks is joined. */
  g_strdelimit (walk->paragraph->str, "\n\t", ' ');
  g_string_append_printf (walk->out, "%s%s", walk->column++ > 0 ? "\t" : "", walk->paragraph->str);
  g_string_truncate (walk->paragraph, 0);
}

static void
take_style (Walk *walk, const char *style)
{
  if (style != NULL && (g_str_has_prefix (style, "Heading") || strcmp (style, "Title") == 0))
    walk->is_heading = TRUE;
}

static void
start_element (gpointer data, const char *name, const char *const *attributes)
{
  Walk *walk = data;

  if (walk->skipped > 0 || is_skipped (name))
    walk->skipped++;
  else if (strcmp (name, "p") == 0 || (!walk->docx && strcmp (name, "h") == 0))
    begin_paragraph (walk, *name == 'h');
  else if (is_one_of (name, "tc", "table-cell") || strcmp (name, "covered-table-cell") == 0)
    walk->cells++;
  else if (is_one_of (name, "tr", "table-row") && walk->cells == 0)
    walk->column = 0;
  else if (strcmp (name, "list-item") == 0 || strcmp (name, "numPr") == 0)
    walk->is_item = TRUE;
  else if (strcmp (name, "pPr") == 0)
    walk->in_properties = TRUE;
  else if (strcmp (name, "pStyle") == 0)
    take_style (walk, opcc_xml_attribute (attributes, "val"));
  else if (strcmp (name, "t") == 0)
    walk->in_text = TRUE;
  else if (strcmp (name, "tab") == 0 && !walk->in_properties)
    g_string_append_c (walk->paragraph, ' ');
  else if (is_one_of (name, "br", "line-break") && !walk->in_properties)
    g_string_append_c (walk->paragraph, '\n');
  else if (strcmp (name, "s") == 0)
    g_string_append_c (walk->paragraph, ' ');
}

static void
end_element (gpointer data, const char *name)
{
  Walk *walk = data;

  if (walk->skipped > 0)
    {
      walk->skipped--;
      return;
    }
  if ((strcmp (name, "p") == 0 || (!walk->docx && strcmp (name, "h") == 0)) && walk->paragraphs > 0)
    end_paragraph (walk);
  else if ((is_one_of (name, "tc", "table-cell") || strcmp (name, "covered-table-cell") == 0) &&
           walk->cells > 0)
    end_cell (walk);
  else if (is_one_of (name, "tr", "table-row") && walk->cells == 0)
    g_string_append_c (walk->out, '\n');
  else if (is_one_of (name, "tbl", "table") && walk->cells == 0)
    g_string_append_c (walk->out, '\n');
  else if (strcmp (name, "list-item") == 0)
    walk->is_item = FALSE;
  else if (strcmp (name, "pPr") == 0)
    walk->in_properties = FALSE;
  else if (strcmp (name, "t") == 0)
    walk->in_text = FALSE;
  if (walk->out->len + walk->paragraph->len > walk->max_length)
    opcc_xml_stream_fail (
        walk->stream,
        g_error_new (
            OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
            _ ("“%s” holds more words than a paper may. Give a paper or a pack of papers."),
            walk->file_name));
}

static void
take_text (gpointer data, const char *text, gsize length)
{
  Walk *walk = data;

  if (walk->skipped == 0 && walk->paragraphs > 0 && (!walk->docx || walk->in_text))
    g_string_append_len (walk->paragraph, text, (gssize) length);
}

static gboolean
walk_part (Walk *walk, OpccZipPackage *package, const char *part, GError **error)
{
  static const OpccXmlHandler handler = { start_element, end_element, take_text };
  g_autoptr (OpccXmlStream) stream = opcc_xml_stream_open (package, part, &handler, walk, error);

  walk->stream = stream;
  if (stream == NULL)
    return FALSE;
  while (!opcc_xml_stream_is_done (stream))
    if (!opcc_xml_stream_step (stream, NULL, error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_word_text_read:
 * @path: an ODT or DOCX
 * @max_length: bytes of text it may hold
 *
 * Reads the words of a document: a paragraph, heading ("# ") or item ("- ") and a blank line each,
 * a table as lines of cells parted by tabs. Numbers that the word processor makes itself are not
 * words.
 *
 * Returns: (transfer full): the text; %NULL with %OPCC_ERROR_INVALID if it is no such document,
 *   %OPCC_ERROR_TOO_LARGE if it holds more, or as opcc_xml_stream_step()
 */
char *
opcc_word_text_read (const char *path, gsize max_length, GError **error)
{
  g_autoptr (OpccZipPackage) package = opcc_zip_package_open (path, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  Walk walk = { .out = out, .paragraph = paragraph, .max_length = max_length };

  if (package == NULL)
    return NULL;
  walk.file_name = opcc_zip_package_get_file_name (package);
  walk.docx = opcc_zip_package_has (package, DOCX_PART);
  if (!walk.docx && !opcc_zip_package_has (package, ODT_PART))
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_INVALID,
          _ ("“%s” is no document of a word processor. Give a paper as .odt, .docx, .txt or "
             ".md."),
          walk.file_name);
      return NULL;
    }
  if (!walk_part (&walk, package, walk.docx ? DOCX_PART : ODT_PART, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
