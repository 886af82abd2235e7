/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a document down block by block, and builds it anew: with the same words, figures, tables
 * and charts, whatever has become of the records that they came from. */
#include "opcc-kept-paper.h"

#include "opcc-kept-chart.h"

static JsonArray *
write_strings (const char *const *strings)
{
  JsonArray *made = json_array_new ();

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    json_array_add_string_element (made, strings[i]);
  return made;
}

static void
write_table (JsonObject *made, const OpccBlock *block)
{
  JsonArray *types = json_array_new ();
  JsonArray *rows = json_array_new ();

  for (guint i = 0; block->headings[i] != NULL; i++)
    json_array_add_int_element (types, block->types[i]);
  for (guint i = 0; i < block->rows->len; i++)
    json_array_add_array_element (rows, write_strings (g_ptr_array_index (block->rows, i)));
  json_object_set_array_member (made, "headings",
                                write_strings ((const char *const *) block->headings));
  json_object_set_array_member (made, "types", types);
  json_object_set_array_member (made, "rows", rows);
  json_object_set_boolean_member (made, "total", block->has_total);
}

static JsonObject *
write_block (const OpccBlock *block)
{
  JsonObject *made = json_object_new ();

  json_object_set_int_member (made, "type", block->type);
  json_object_set_int_member (made, "level", block->level);
  if (block->label != NULL)
    json_object_set_string_member (made, "label", block->label);
  if (block->text != NULL)
    json_object_set_string_member (made, "text", block->text);
  if (block->type == OPCC_BLOCK_TABLE)
    write_table (made, block);
  if (block->type == OPCC_BLOCK_FIGURE)
    json_object_set_object_member (made, "chart", opcc_kept_chart_write (block->chart));
  return made;
}

/**
 * opcc_kept_paper_write:
 *
 * Returns: (transfer full): what opcc_kept_paper_read () reads
 */
JsonNode *
opcc_kept_paper_write (const OpccDocument *document)
{
  const GPtrArray *blocks = opcc_document_get_blocks (document);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *made = json_object_new ();
  JsonArray *texts = json_array_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < OPCC_N_DOCUMENT_TEXTS; i++)
    {
      const char *text = opcc_document_get_text (document, i);
      /* The title stands in the foot unless something else was set. */
      const gboolean is_own =
          i != OPCC_DOCUMENT_FOOTER ||
          g_strcmp0 (text, opcc_document_get_text (document, OPCC_DOCUMENT_TITLE)) != 0;

      json_array_add_string_element (texts, text != NULL && is_own ? text : "");
    }
  for (guint i = 0; i < blocks->len; i++)
    json_array_add_object_element (list, write_block (g_ptr_array_index (blocks, i)));
  json_object_set_array_member (made, "texts", texts);
  json_object_set_array_member (made, "blocks", list);
  json_node_take_object (node, made);
  return node;
}

/* --- reading --------------------------------------------------------------------------------- */

/* (transfer full): as many as there are. */
static GStrv
read_strings (JsonArray *from)
{
  const guint n = json_array_get_length (from);
  GStrv made = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    made[i] = g_strdup (json_array_get_string_element (from, i));
  return made;
}

static void
read_table (OpccDocument *document, JsonObject *kept, const char *label)
{
  g_auto (GStrv) headings = read_strings (json_object_get_array_member (kept, "headings"));
  JsonArray *types = json_object_get_array_member (kept, "types");
  JsonArray *rows = json_object_get_array_member (kept, "rows");
  const gboolean total = json_object_get_boolean_member_with_default (kept, "total", FALSE);
  const guint n = g_strv_length (headings);
  g_autofree OpccColumnType *columns = g_new0 (OpccColumnType, n + 1);

  for (guint i = 0; i < n; i++)
    columns[i] = (OpccColumnType) json_array_get_int_element (types, i);
  opcc_document_add_table (document, label, (const char *const *) headings, columns, n);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_auto (GStrv) cells = read_strings (json_array_get_array_element (rows, i));

      if (total && i + 1 == json_array_get_length (rows))
        opcc_document_add_total (document, (const char *const *) cells);
      else
        opcc_document_add_row (document, (const char *const *) cells);
    }
}

static void
read_block (OpccDocument *document, JsonObject *kept)
{
  const char *label = json_object_get_string_member_with_default (kept, "label", NULL);
  const char *text = json_object_get_string_member_with_default (kept, "text", "");
  g_autoptr (OpccChart) chart = NULL;

  switch ((OpccBlockType) json_object_get_int_member (kept, "type"))
    {
    case OPCC_BLOCK_HEADING:
      opcc_document_add_heading (document, (int) json_object_get_int_member (kept, "level"), text);
      break;
    case OPCC_BLOCK_PARAGRAPH:
      opcc_document_add_paragraph (document, text);
      break;
    case OPCC_BLOCK_NUMBERED:
      opcc_document_add_numbered (document, text);
      break;
    case OPCC_BLOCK_VALUE:
      opcc_document_add_value (document, label, text);
      break;
    case OPCC_BLOCK_TABLE:
      read_table (document, kept, label);
      break;
    case OPCC_BLOCK_FIGURE:
      chart = opcc_kept_chart_read (json_object_get_object_member (kept, "chart"));
      opcc_document_add_figure (document, chart);
      break;
    default:
      break;
    }
}

/**
 * opcc_kept_paper_read:
 *
 * Returns: (transfer full) (nullable): NULL where it is none
 */
OpccDocument *
opcc_kept_paper_read (JsonNode *kept)
{
  JsonObject *object =
      kept != NULL && JSON_NODE_HOLDS_OBJECT (kept) ? json_node_get_object (kept) : NULL;
  JsonArray *texts, *blocks;
  OpccDocument *document;

  if (object == NULL || !json_object_has_member (object, "texts") ||
      !json_object_has_member (object, "blocks"))
    return NULL;
  texts = json_object_get_array_member (object, "texts");
  blocks = json_object_get_array_member (object, "blocks");
  document = opcc_document_new (NULL);
  for (guint i = 0; i < json_array_get_length (texts) && i < OPCC_N_DOCUMENT_TEXTS; i++)
    opcc_document_set_text (document, i, json_array_get_string_element (texts, i));
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    read_block (document, json_array_get_object_element (blocks, i));
  return document;
}
