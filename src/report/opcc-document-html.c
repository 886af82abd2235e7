/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a document as one page of HTML that meets WCAG 2.2 AA: it has no script, fetches nothing,
 * and says in words and structure all that it shows. */
#include "opcc-document-html.h"

#include <glib/gi18n-lib.h>

#include "opcc-chart-export.h"
#include "opcc-markup.h"

/* Every rule that sets a colour sets the ground with it: a test computes their contrast. Body text
 * has 16 to 1, the banner 10 to 1 (WCAG 2.2, 1.4.3 asks for 4.5 to 1). Lines of at most 80 letters
 * (1.4.8); a table that is too wide for a telephone scrolls by itself (1.4.10). */
static const char style[] =
    ":root { color-scheme: light; }\n"
    "body { margin: 0; color: #1a1a1a; background: #ffffff; font: 1rem/1.5 Cantarell, Arial, "
    "sans-serif; }\n"
    "main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem; }\n"
    "h1 { font-size: 2rem; line-height: 1.2; }\n"
    "h2 { font-size: 1.5rem; line-height: 1.3; margin-top: 2rem; }\n"
    "h3 { font-size: 1.2rem; margin-top: 1.5rem; }\n"
    "p, dd { max-width: 40rem; }\n"
    ".skip { position: absolute; left: -100rem; padding: 0.5rem 1rem; color: #ffffff; background: "
    "#12436d; }\n"
    ".skip:focus { left: 0; outline: 3px solid #1a1a1a; outline-offset: 2px; }\n"
    ".marking { margin: 0; padding: 0.5rem 1rem; max-width: none; text-align: center; font-weight: "
    "bold; color: #ffffff; background: #12436d; }\n"
    ".numbered { display: flex; gap: 0.75rem; }\n"
    ".number { min-width: 2rem; }\n"
    "dl { display: grid; gap: 0.25rem 1.5rem; margin: 1rem 0; }\n"
    "dt { font-weight: bold; }\n"
    "dd { margin: 0; }\n"
    ".table { overflow-x: auto; margin: 1rem 0; }\n"
    ".table:focus { outline: 3px solid #12436d; outline-offset: 2px; }\n"
    "table { border-collapse: collapse; min-width: 60%; }\n"
    "caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }\n"
    "th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem; border-bottom: 1px "
    "solid #6b6b6b; }\n"
    "thead th { color: #1a1a1a; background: #eeeeee; vertical-align: bottom; border-bottom-width: "
    "2px; }\n"
    "tbody th { font-weight: normal; }\n"
    "tfoot th, tfoot td { font-weight: bold; border-top: 2px solid #6b6b6b; }\n"
    ".figure { text-align: right; font-variant-numeric: tabular-nums; }\n"
    "figure { margin: 1.5rem 0 1rem; }\n"
    "figcaption { font-weight: bold; margin-bottom: 0.5rem; }\n"
    "img { max-width: 100%; height: auto; }\n"
    "footer { border-top: 1px solid #6b6b6b; }\n"
    "@media (min-width: 40rem) { dl { grid-template-columns: minmax(10rem, max-content) 1fr; } }\n"
    "@page { size: A4; margin: 2cm; }\n"
    "@media print { .skip { display: none; } body { font-size: 11pt; } .table { overflow: visible; "
    "} thead { display: table-header-group; } tr, figure { break-inside: avoid; } h2, h3, caption "
    "{ "
    "break-after: avoid; } }\n";

static void
append_element (GString *out, const char *begin, const char *text, const char *end)
{
  g_string_append (out, begin);
  opcc_markup_append (out, text, "<br>");
  g_string_append (out, end);
}

static void
append_meta (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "<meta name=\"%s\" content=\"", name);
  opcc_markup_append (out, text, " ");
  g_string_append (out, "\">\n");
}

static void
append_head (GString *out, const OpccDocument *document)
{
  const char *marking = opcc_document_get_text (document, OPCC_DOCUMENT_MARKING);

  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"");
  opcc_markup_append (out, opcc_document_get_text (document, OPCC_DOCUMENT_LANGUAGE), "");
  g_string_append (out,
                   "\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  append_meta (out, "generator", "OPCC Desk");
  append_meta (out, "author", opcc_document_get_text (document, OPCC_DOCUMENT_AUTHOR));
  append_meta (out, "description", opcc_document_get_text (document, OPCC_DOCUMENT_SUBJECT));
  g_string_append (out, "<title>");
  opcc_markup_append (out, opcc_document_get_text (document, OPCC_DOCUMENT_TITLE), " ");
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
  append_element (out, "<a class=\"skip\" href=\"#content\">", _ ("Skip to the content"), "</a>\n");
  if (marking != NULL)
    append_element (out, "<header><p class=\"marking\">", marking, "</p></header>\n");
  append_element (out, "<main id=\"content\" tabindex=\"-1\">\n<h1>",
                  opcc_document_get_text (document, OPCC_DOCUMENT_TITLE), "</h1>\n");
}

static void
append_foot (GString *out, const OpccDocument *document)
{
  const char *marking = opcc_document_get_text (document, OPCC_DOCUMENT_MARKING);
  const char *withheld = opcc_document_get_text (document, OPCC_DOCUMENT_WITHHELD);

  if (withheld != NULL)
    append_element (out, "<p>", withheld, "</p>\n");
  append_element (out, "</main>\n<footer>\n<p>",
                  opcc_document_get_text (document, OPCC_DOCUMENT_FOOTER), "</p>\n");
  if (marking != NULL)
    append_element (out, "<p class=\"marking\">", marking, "</p>\n");
  g_string_append (out, "</footer>\n</body>\n</html>\n");
}

static void
append_cells (GString *out, const OpccBlock *block, GStrv cells, const char *scope)
{
  const int row_heads = opcc_block_find_row_heads (block);

  g_string_append (out, "<tr>");
  for (int i = 0; cells[i] != NULL; i++)
    {
      const gboolean is_head = scope != NULL || i == row_heads;

      g_string_append (out, is_head ? "<th" : "<td");
      if (is_head)
        g_string_append_printf (out, " scope=\"%s\"", scope != NULL ? scope : "row");
      if (block->types[i] == OPCC_COLUMN_NUMBER)
        g_string_append (out, " class=\"figure\"");
      append_element (out, ">", cells[i], is_head ? "</th>" : "</td>");
    }
  g_string_append (out, "</tr>\n");
}

/* @heading: that above the table, which names it where it has no caption. */
static void
append_table (GString *out, const OpccBlock *block, const char *heading)
{
  const guint n_body = block->rows->len - (block->has_total ? 1 : 0);

  g_string_append (out, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
  opcc_markup_append (out, block->label != NULL ? block->label : heading, " ");
  g_string_append (out, "\">\n<table");
  if (block->label != NULL)
    append_element (out, ">\n<caption>", block->label, "</caption>\n<thead>\n");
  else
    {
      g_string_append (out, " aria-label=\"");
      opcc_markup_append (out, heading, " ");
      g_string_append (out, "\">\n<thead>\n");
    }
  append_cells (out, block, block->headings, "col");
  g_string_append (out, "</thead>\n<tbody>\n");
  for (guint i = 0; i < n_body; i++)
    append_cells (out, block, g_ptr_array_index (block->rows, i), NULL);
  g_string_append (out, "</tbody>\n");
  if (block->has_total)
    {
      g_string_append (out, "<tfoot>\n");
      append_cells (out, block, g_ptr_array_index (block->rows, n_body), NULL);
      g_string_append (out, "</tfoot>\n");
    }
  g_string_append (out, "</table>\n</div>\n");
}

static gboolean
append_figure (GString *out, const OpccBlock *block, GError **error)
{
  g_autoptr (GBytes) picture = opcc_chart_make_file (block->chart, ".svg", error);
  g_autofree char *encoded = NULL;

  if (picture == NULL)
    return FALSE;
  encoded = g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  append_element (out, "<figure>\n<figcaption>", block->label, "</figcaption>\n");
  g_string_append_printf (out, "<img src=\"data:image/svg+xml;base64,%s\" alt=\"", encoded);
  opcc_markup_append (out, block->text, " ");
  g_string_append (out, "\">\n</figure>\n");
  return TRUE;
}

static gboolean
append_block (GString *out, const OpccBlock *block, const char *heading, GError **error)
{
  switch (block->type)
    {
    case OPCC_BLOCK_HEADING:
      g_string_append_printf (out, "<h%d>", block->level);
      append_element (out, "", heading, "");
      g_string_append_printf (out, "</h%d>\n", block->level);
      return TRUE;
    case OPCC_BLOCK_PARAGRAPH:
      append_element (out, "<p>", block->text, "</p>\n");
      return TRUE;
    case OPCC_BLOCK_NUMBERED:
      g_string_append_printf (out, "<p class=\"numbered\"><span class=\"number\">%d.</span> <span>",
                              block->number);
      append_element (out, "", block->text, "</span></p>\n");
      return TRUE;
    case OPCC_BLOCK_VALUE:
      append_element (out, "<dt>", block->label, "</dt>");
      append_element (out, "<dd>", block->text, "</dd>\n");
      return TRUE;
    case OPCC_BLOCK_TABLE:
      append_table (out, block, heading);
      return TRUE;
    case OPCC_BLOCK_FIGURE:
      return append_figure (out, block, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * opcc_document_make_html:
 *
 * Pictures are inside, so that the one file is the whole document.
 *
 * Returns: (transfer full): NULL on error, or when cancelled
 */
GBytes *
opcc_document_make_html (const OpccDocument *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *blocks = opcc_document_get_blocks (self);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *heading = g_strdup (opcc_document_get_text (self, OPCC_DOCUMENT_TITLE));
  gboolean in_values = FALSE;

  append_head (out, self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);
      const gboolean is_value = block->type == OPCC_BLOCK_VALUE;

      if (is_value != in_values)
        g_string_append (out, is_value ? "<dl>\n" : "</dl>\n");
      in_values = is_value;
      if (block->type == OPCC_BLOCK_HEADING)
        {
          g_free (heading);
          heading = opcc_block_say_heading (block);
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !append_block (out, block, heading, error))
        return NULL;
    }
  if (in_values)
    g_string_append (out, "</dl>\n");
  append_foot (out, self);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
