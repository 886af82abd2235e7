/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slide written up again: its words as paragraphs, its cells as tables, its drawing as a figure.
 */
#include "opcc-slide-writing.h"

#include "opcc-slide-items.h"

static const OpccSlideItem *
get_item (const OpccSlide *self, guint i)
{
  return &g_array_index (self->items, OpccSlideItem, i);
}

static void
end_paragraph (OpccDocument *document, GString *line)
{
  if (line->len > 0)
    opcc_document_add_paragraph (document, line->str);
  g_string_truncate (line, 0);
}

/* What was drawn, with the words that the slide has above and below it. */
static OpccChart *
make_figure (const OpccSlide *self)
{
  static const OpccChartText texts[] = { OPCC_CHART_MEASURE, OPCC_CHART_PLACE, OPCC_CHART_PERIOD,
                                         OPCC_CHART_SOURCE, OPCC_CHART_NOTE };
  OpccChart *chart = opcc_chart_copy (self->drawn);

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, opcc_slide_get_title (self));
  for (guint i = 0; self->chart != NULL && i < G_N_ELEMENTS (texts); i++)
    opcc_chart_set_text (chart, texts[i], self->chart->texts[texts[i]]);
  return chart;
}

static gboolean
has_cells (const OpccSlide *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->table != 0)
      return TRUE;
  return FALSE;
}

static void
add_figure (const OpccSlide *self, OpccDocument *document)
{
  g_autoptr (OpccChart) chart = make_figure (self);

  opcc_document_add_figure (document, chart);
  if (!has_cells (self))
    opcc_document_add_figure_table (document, chart);
}

/* Where the cells of the table that begins at @from end. */
static guint
find_table_end (const OpccSlide *self, guint from)
{
  guint end = from;

  for (guint i = from; i < self->items->len; i++)
    {
      const OpccSlideItem *item = get_item (self, i);

      if (item->shape == OPCC_SLIDE_CHART ||
          (item->shape == OPCC_SLIDE_TEXT && item->table != get_item (self, from)->table))
        break;
      if (item->shape == OPCC_SLIDE_TEXT)
        end = i + 1;
    }
  return end;
}

/* The cells of the row that begins at @from, "" where there is none; sets where the next begins. */
static GStrv
take_row (const OpccSlide *self, guint *from, guint end, guint n_columns)
{
  GStrv cells = g_new0 (char *, n_columns + 1);
  const guint row = get_item (self, *from)->row;

  for (; *from < end; (*from)++)
    {
      const OpccSlideItem *item = get_item (self, *from);

      if (item->shape != OPCC_SLIDE_TEXT)
        continue;
      if (item->row != row)
        break;
      cells[item->column] = g_strdup (item->text);
    }
  for (guint i = 0; i < n_columns; i++)
    if (cells[i] == NULL)
      cells[i] = g_strdup ("");
  return cells;
}

static guint
add_cells (const OpccSlide *self, OpccDocument *document, guint from)
{
  const guint end = find_table_end (self, from);
  const gboolean is_value = get_item (self, from)->is_value;
  g_autofree OpccColumnType *types = NULL;
  guint n_columns = is_value ? 2 : 1;

  for (guint i = from; i < end; i++)
    n_columns = MAX (n_columns, get_item (self, i)->column + 1);
  types = g_new0 (OpccColumnType, n_columns);
  for (guint i = from; i < end; i++)
    if (get_item (self, i)->align == OPCC_SLIDE_RIGHT)
      types[get_item (self, i)->column] = OPCC_COLUMN_NUMBER;
  for (guint i = from; i < end;)
    {
      const gboolean is_head = get_item (self, i)->row == 0;
      g_auto (GStrv) cells = take_row (self, &i, end, n_columns);

      if (is_value)
        opcc_document_add_value (document, cells[0], cells[1]);
      else if (is_head)
        opcc_document_add_table (document, opcc_slide_get_title (self), (const char *const *) cells,
                                 types, n_columns);
      else
        opcc_document_add_row (document, (const char *const *) cells);
    }
  return end;
}

/**
 * opcc_slide_write_up:
 * @document: gets what stands on the slide, but for its title and what is on every slide
 *
 * Adds the words in the order of reading, nothing more and nothing less: of a table or a chart that
 * goes over several slides, the rows that stand on this one. Any thread may.
 */
void
opcc_slide_write_up (const OpccSlide *self, OpccDocument *document)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const OpccSlideItem *item = get_item (self, i);

      if (item->shape == OPCC_SLIDE_CHART)
        {
          end_paragraph (document, line);
          add_figure (self, document);
        }
      else if (item->table != 0)
        {
          end_paragraph (document, line);
          i = add_cells (self, document, i) - 1;
        }
      else if (item->text != NULL && *item->text != '\0' && !item->is_title && !item->is_furniture)
        {
          if (item->before == NULL || *item->before == '\n')
            end_paragraph (document, line);
          if (line->len > 0)
            g_string_append (line, item->before);
          g_string_append (line, item->text);
        }
    }
  end_paragraph (document, line);
}
