/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for the tests of slides, and what every slide must keep to. */
#include "slides-fixture.h"

#include <math.h>
#include <string.h>

#include "opcc-document-text.h"
#include "opcc-slide-writing.h"

#define EDGE 1.0

static const double aspects[] = { 16 / 9.0, 4 / 3.0 };
static const OpccSlideNote note = { "14:00", 3, 12 };

static gboolean
overlap (const OpccSlideBox *a, const OpccSlideBox *b)
{
  return a->x + a->width > b->x + EDGE && b->x + b->width > a->x + EDGE &&
         a->y + a->height > b->y + EDGE && b->y + b->height > a->y + EDGE;
}

static void
check_text (const OpccSlide *slide, const OpccSlideText *text)
{
  const double width = opcc_slide_get_aspect (slide) * OPCC_SLIDE_HEIGHT;
  const OpccSlideBox *box = &text->box;

  if (text->size < OPCC_SLIDE_LEAST_TYPE - 0.01)
    g_error ("“%.80s” is only %g high", text->text, text->size);
  if (box->x < -EDGE || box->y < -EDGE || box->x + box->width > width + EDGE ||
      box->y + box->height > OPCC_SLIDE_HEIGHT + EDGE)
    g_error ("“%.80s” stands beyond the edge: %g, %g, %g by %g of %g", text->text, box->x, box->y,
             box->width, box->height, width);
}

void
slides_check_places (const GPtrArray *slides)
{
  g_assert_cmpuint (slides->len, >, 0);
  for (guint i = 0; i < slides->len; i++)
    {
      const OpccSlide *slide = g_ptr_array_index (slides, i);
      g_autoptr (GPtrArray) texts = opcc_slide_list_texts (slide, &note);

      g_assert_cmpuint (texts->len, >, 0);
      for (guint k = 0; k < texts->len; k++)
        {
          const OpccSlideText *text = g_ptr_array_index (texts, k);

          check_text (slide, text);
          for (guint other = 0; other < k; other++)
            {
              const OpccSlideText *before = g_ptr_array_index (texts, other);

              if (overlap (&before->box, &text->box) && !(before->is_in_chart && text->is_in_chart))
                g_error ("slide %u: “%.60s” stands on “%.60s”", i + 1, text->text, before->text);
            }
        }
    }
}

/* Words without the signs about and in them: "(£5," and "£5" are the same one, and lines may be
 * broken behind a hyphen. */
static GHashTable *
take_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n\t,;:.()-=", -1);

  if (words == NULL)
    words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (words, g_utf8_casefold (parts[i], -1));
  return words;
}

static void
check_all_in (GHashTable *words, GHashTable *all)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (all, word))
      g_error ("“%.80s” is on no slide", (const char *) word);
}

/* A word that is wider than its column is broken: its parts are of the document, too. */
static void
check_no_others (GHashTable *words, GHashTable *all, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (all, word) && strstr (folded, word) == NULL)
      g_error ("“%.80s” is on a slide, but not in the document", (const char *) word);
}

void
slides_check_words (const OpccDocument *document, const GPtrArray *slides)
{
  g_autofree char *text = opcc_document_to_text (document);
  g_autoptr (GHashTable) said = take_words (NULL, text);
  g_autoptr (GHashTable) shown = take_words (NULL, "");
  g_autoptr (GHashTable) body = take_words (NULL, "");

  for (guint i = 0; i < slides->len; i++)
    {
      const OpccSlide *slide = g_ptr_array_index (slides, i);
      g_autofree char *words = opcc_slide_to_text (slide);
      g_autoptr (GPtrArray) texts = opcc_slide_list_texts (slide, NULL);

      take_words (shown, words);
      for (guint k = 0; k < texts->len; k++)
        {
          const OpccSlideText *set = g_ptr_array_index (texts, k);

          take_words (shown, set->text);
          if (!set->is_furniture && !set->is_in_chart && opcc_slide_get_chart (slide) == NULL)
            take_words (body, set->text);
        }
    }
  check_all_in (said, shown);
  check_no_others (body, said, text);
}

/* A sentence that is left over from the slide before has no slide of its own: it stands in the foot
 * of what it is about. */
static void
check_no_left_over (const OpccSlide *slide)
{
  const char *pages = strrchr (opcc_slide_get_title (slide), ',');
  g_autoptr (GPtrArray) texts = opcc_slide_list_texts (slide, NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  double left = -1;

  g_ptr_array_set_free_func (texts, (GDestroyNotify) opcc_slide_text_free);
  if (pages == NULL || strstr (pages, " of ") == NULL || g_str_has_prefix (pages, ", 1 of ") ||
      opcc_slide_get_n_parts (slide) > 0)
    return;
  for (guint i = 0; i < texts->len; i++)
    {
      const OpccSlideText *text = g_ptr_array_index (texts, i);

      if (text->is_furniture || text->size <= OPCC_SLIDE_LEAST_TYPE + 1 ||
          g_str_has_prefix (opcc_slide_get_title (slide), text->text))
        continue;
      if (left >= 0 && fabs (text->box.x - left) > EDGE)
        return;
      left = text->box.x;
      g_string_append_printf (said, " %s", text->text);
    }
  if (g_utf8_strlen (said->str, -1) <= 240)
    g_error ("%s has nothing but “%s”", opcc_slide_get_title (slide), said->str);
}

void
slides_check_left_over (const OpccDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      g_autoptr (GPtrArray) slides = opcc_slides_from_document (document, aspects[i]);

      for (guint n = 0; n < slides->len; n++)
        check_no_left_over (g_ptr_array_index (slides, n));
    }
}

static void
draw_all (const GPtrArray *slides, double aspect)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (270 * aspect), 270);

  for (guint i = 0; i < slides->len; i++)
    {
      const OpccSlide *slide = g_ptr_array_index (slides, i);
      cairo_t *cairo = cairo_create (surface);

      opcc_slide_draw (slide, cairo, 270 * aspect, 270, &note);
      for (guint part = 0; part < opcc_slide_get_n_parts (slide); part++)
        opcc_slide_draw_part (slide, part, cairo, 270 * aspect, 270);
      g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cairo);
    }
  cairo_surface_destroy (surface);
}

static void
assert_words (const char *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \n\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” of “%s” is not in:\n%s", parts[i], words, text);
}

/* A slide written up again has each of its words; without a chart, whose numbers are said in more
 * of them, no others. */
static void
check_written_up (const OpccSlide *slide)
{
  g_autoptr (OpccDocument) document = opcc_document_new (opcc_slide_get_title (slide));
  g_autoptr (GPtrArray) texts = opcc_slide_list_texts (slide, NULL);
  g_autofree char *said = opcc_slide_to_text (slide);
  g_autofree char *written = NULL;

  g_ptr_array_set_free_func (texts, (GDestroyNotify) opcc_slide_text_free);
  opcc_slide_write_up (slide, document);
  written = opcc_document_to_text (document);
  for (guint i = 0; i < texts->len; i++)
    {
      const OpccSlideText *text = g_ptr_array_index (texts, i);

      if (!text->is_furniture && !text->is_in_chart)
        assert_words (text->text, written);
    }
  if (opcc_slide_get_chart (slide) == NULL)
    {
      const GPtrArray *blocks = opcc_document_get_blocks (document);

      for (guint i = 0; i < blocks->len; i++)
        {
          const OpccBlock *block = g_ptr_array_index (blocks, i);

          if (block->type == OPCC_BLOCK_PARAGRAPH)
            assert_words (block->text, said);
          for (guint row = 0; block->type == OPCC_BLOCK_TABLE && row < block->rows->len; row++)
            for (GStrv cell = g_ptr_array_index (block->rows, row); *cell != NULL; cell++)
              assert_words (*cell, said);
        }
    }
}

void
slides_check_document (const OpccDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      g_autoptr (GPtrArray) slides = opcc_slides_from_document (document, aspects[i]);

      slides_check_places (slides);
      slides_check_words (document, slides);
      draw_all (slides, aspects[i]);
      for (guint n = 0; n < slides->len; n++)
        check_written_up (g_ptr_array_index (slides, n));
    }
}

void
slides_add_table (OpccDocument *document, guint n_columns, guint n_rows)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree OpccColumnType *types = g_new0 (OpccColumnType, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      types[i] = i == 0 ? OPCC_COLUMN_TEXT : OPCC_COLUMN_NUMBER;
      g_ptr_array_add (cells, g_strdup_printf ("Column %u", i + 1));
    }
  opcc_document_add_table (document, NULL, (const char *const *) cells->pdata, types, n_columns);
  for (guint row = 0; row <= n_rows; row++)
    {
      g_ptr_array_set_size (cells, 0);
      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (cells, i > 0           ? g_strdup_printf ("%u,%03u", i, row)
                                : row == n_rows ? g_strdup ("Total")
                                                : g_strdup_printf ("Row %u", row + 1));
      if (row == n_rows)
        opcc_document_add_total (document, (const char *const *) cells->pdata);
      else
        opcc_document_add_row (document, (const char *const *) cells->pdata);
    }
}

OpccChart *
slides_new_bars (OpccChartKind kind, guint n)
{
  OpccChart *chart = opcc_chart_new (kind, OPCC_NUMBER_COUNT);
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, "Change");

  opcc_chart_set_text (chart, OPCC_CHART_TITLE, "25 fewer support officers, 5 more officers");
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, "Headcount at year end");
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, "people");
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, "invented for a test");
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, "Counting rule: people, not posts.");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i + 1);

      opcc_chart_set_value (chart, series, opcc_chart_add_category (chart, name, NULL),
                            kind == OPCC_CHART_DIVERGING && i % 2 == 1 ? -1.0 - i : 3.0 * i + 7);
    }
  return chart;
}
