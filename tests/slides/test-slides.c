/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document becomes slides: what each says, how it goes on, and documents that want trouble.
 */
#include "slides-fixture.h"

#include <string.h>

#define WALL (16 / 9.0)

static char *
repeat (const char *word, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", word);
  return g_string_free (out, FALSE);
}

static char *
say (const GPtrArray *slides, guint i)
{
  g_assert_cmpuint (i, <, slides->len);
  return opcc_slide_to_text (g_ptr_array_index (slides, i));
}

static void
test_the_head_is_the_first_slide (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Workforce report");
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *first = NULL;

  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "OFFICIAL · may be shown in public");
  opcc_document_add_value (document, "Date", "12 October 2023");
  opcc_document_add_value (document, "Place", "Leicester");
  opcc_document_add_heading (document, 2, "Purpose");
  opcc_document_add_paragraph (document, "To say what there is.");
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, ==, 2);
  first = say (slides, 0);
  g_assert_cmpstr (first, ==,
                   "Workforce report\nDate: 12 October 2023\nPlace: Leicester\nWorkforce report\n"
                   "OFFICIAL · may be shown in public");
  g_assert_cmpstr (opcc_slide_get_title (slides->pdata[1]), ==, "Purpose");
  g_assert_cmpstr (opcc_slide_get_marking (slides->pdata[1]), ==,
                   "OFFICIAL · may be shown in public");
  slides_check_document (document);
}

/* A part stands on the wall by itself, and its first slide says what the document withheld. */
static void
test_a_part_has_no_slide_for_the_title (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Workforce report");
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *first = NULL;

  opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, "1 section withheld: personal data");
  opcc_document_add_heading (document, 2, "Purpose");
  opcc_document_add_paragraph (document, "To say what there is.");
  slides = opcc_slides_from_part (document, WALL);
  g_assert_cmpuint (slides->len, ==, 1);
  first = say (slides, 0);
  g_assert_cmpstr (opcc_slide_get_title (slides->pdata[0]), ==, "Purpose");
  g_assert_nonnull (strstr (first, "To say what there is."));
  g_assert_nonnull (strstr (first, "1 section withheld: personal data"));
}

/* A list that somebody presents begins with its rows. */
static void
test_a_table_alone_has_no_other_slide_before_it (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Premises");
  g_autoptr (GPtrArray) slides = NULL;

  slides_add_table (document, 4, 5);
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, ==, 1);
  g_assert_cmpstr (opcc_slide_get_title (slides->pdata[0]), ==, "Premises");
  g_assert_cmpuint (opcc_slide_get_rows (slides->pdata[0])->len, ==, 7);
  g_assert_cmpuint (opcc_slide_get_n_parts (slides->pdata[0]), ==, 1);
  slides_check_document (document);
}

static void
test_long_tables_go_on_evenly (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Rows");
  g_autoptr (GPtrArray) slides = NULL;
  guint n = 0;

  slides_add_table (document, 4, 25);
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, >=, 3);
  for (guint i = 0; i < slides->len; i++)
    {
      const GPtrArray *rows = opcc_slide_get_rows (slides->pdata[i]);
      g_autofree char *title = g_strdup_printf ("Rows, %u of %u", i + 1, slides->len);
      g_autofree char *text = say (slides, i);

      g_assert_cmpstr (opcc_slide_get_title (slides->pdata[i]), ==, title);
      g_assert_nonnull (strstr (text, "Column 1, Column 2"));
      g_assert_cmpuint (rows->len - 1, >=, 26 / slides->len - 1);
      g_assert_cmpuint (rows->len - 1, <=, 26 / slides->len + 2);
      g_assert_true ((strstr (text, "\nTotal, ") != NULL) == (i == slides->len - 1));
      n += rows->len - 1;
    }
  g_assert_cmpuint (n, ==, 26);
  slides_check_document (document);
}

/* However many rows stand before it, the total comes to no slide alone. */
static void
test_the_total_is_never_alone (void)
{
  for (guint rows = 1; rows < 40; rows++)
    {
      g_autoptr (OpccDocument) document = opcc_document_new ("Rows");
      g_autoptr (GPtrArray) slides = NULL;
      const GPtrArray *last;

      slides_add_table (document, 3, rows);
      slides = opcc_slides_from_document (document, WALL);
      last = opcc_slide_get_rows (slides->pdata[slides->len - 1]);
      g_assert_cmpuint (last->len, >=, 3);
      slides_check_places (slides);
    }
}

static void
test_wide_tables_go_on_beside_their_row_heads (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Columns");
  g_autoptr (GPtrArray) slides = NULL;

  slides_add_table (document, 40, 3);
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, >=, 3);
  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *text = say (slides, i);

      g_assert_nonnull (strstr (text, "\nRow 1, "));
      g_assert_nonnull (strstr (text, "\nTotal, "));
    }
  slides_check_document (document);
}

static void
test_figures_are_shown_large (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Figures");
  g_autoptr (GPtrArray) slides = NULL;
  double largest = 0;
  guint n = 0;

  opcc_document_add_heading (document, 2, "The round in figures");
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *label = g_strdup_printf ("Label %u", i);

      opcc_document_add_value (document, label, i == 3 ? "£380,040; 2 do not say" : "54");
    }
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, ==, 3);
  for (guint i = 1; i < slides->len; i++)
    {
      g_autoptr (GPtrArray) texts = opcc_slide_list_texts (slides->pdata[i], NULL);

      g_assert_cmpuint (opcc_slide_get_n_parts (slides->pdata[i]), ==, 4);
      for (guint k = 0; k < texts->len; k++)
        {
          const OpccSlideText *text = texts->pdata[k];

          n += strcmp (text->text, "54") == 0;
          if (strcmp (text->text, "£380,040") == 0)
            largest = text->size;
        }
    }
  g_assert_cmpuint (n, ==, 7);
  g_assert_cmpfloat (largest, >=, 64);
  slides_check_document (document);
}

/* Words are no figures, and stand beside their labels. */
static void
test_values_of_words_are_rows (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Words");
  g_autofree char *outcome = repeat ("outcome", 30);
  g_autofree char *text = NULL;
  g_autofree char *expected = g_strdup_printf ("\nOutcomes: %s\n", outcome);
  g_autoptr (GPtrArray) slides = NULL;

  opcc_document_add_heading (document, 2, "Purpose");
  opcc_document_add_value (document, "Situation", "as it is");
  opcc_document_add_value (document, "Outcomes", outcome);
  slides = opcc_slides_from_document (document, WALL);
  text = say (slides, 1);
  g_assert_nonnull (strstr (text, expected));
  slides_check_document (document);
}

static void
test_long_paragraphs_go_on (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Words");
  g_autoptr (GPtrArray) slides = NULL;
  guint n = 0;

  opcc_document_add_heading (document, 2, "Reasons");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *words = repeat ("reason", 120);

      opcc_document_add_numbered (document, words);
    }
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, >=, 4);
  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *text = say (slides, i);

      for (const char *p = text; (p = strstr (p, "reason")) != NULL; p++)
        n++;
    }
  g_assert_cmpuint (n, ==, 720);
  slides_check_document (document);
}

/* As the panel is shown it: numbers and bars of a group in one row, the sum below a rule. */
static void
test_bars_stand_in_the_rows_of_their_table (void)
{
  static const char *const headings[] = { "Group", "2021/22", "2022/23", "Change", "Per cent" };
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER };
  static const char *const rows[][5] = { { "Group 1", "101", "108", "+7", "+6.9%" },
                                         { "Group 2", "98", "96", "−2", "−2.0%" },
                                         { "Group 3", "20", "33", "+13", "+65.0%" } };
  static const char *const total[] = { "All groups", "219", "237", "+18", "+8.2%" };
  g_autoptr (OpccDocument) document = opcc_document_new ("Workforce");
  g_autoptr (OpccChart) chart = slides_new_bars (OPCC_CHART_DIVERGING, 3);
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *text = NULL;

  opcc_document_add_heading (document, 2, "Headcount");
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  opcc_document_add_table (document, NULL, headings, types, 5);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    opcc_document_add_row (document, rows[i]);
  opcc_document_add_total (document, total);
  slides = opcc_slides_from_document (document, WALL);
  g_assert_cmpuint (slides->len, ==, 2);
  text = say (slides, 1);
  g_assert_nonnull (strstr (text, "25 fewer support officers, 5 more officers\n"));
  g_assert_nonnull (strstr (text, "\nGroup 2, 98, 96, −2, −2.0%\n"));
  g_assert_nonnull (strstr (text, "\nAll groups, 219, 237, +18, +8.2%"));
  g_assert_nonnull (strstr (text, "Source: invented for a test"));
  g_assert_cmpstr (opcc_slide_get_section (slides->pdata[1]), ==, "Headcount");
  g_assert_nonnull (opcc_slide_get_chart (slides->pdata[1]));
  g_assert_cmpuint (opcc_slide_get_rows (slides->pdata[1])->len, ==, 4);
  slides_check_document (document);
}

/* A few words before a table or a figure have no slide of their own. */
static void
test_words_before_join_what_follows (void)
{
  static const char *const headings[] = { "Group", "2022/23" };
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  static const char *const row[] = { "PCSOs", "169" };
  g_autofree char *many = repeat ("Not short.", 60);
  const char *const words[] = { "Police Community Support Officer (PCSO).", many };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint with_figure = 0; with_figure < 2; with_figure++)
      {
        g_autoptr (OpccDocument) document = opcc_document_new ("Workforce");
        g_autoptr (OpccChart) chart = slides_new_bars (OPCC_CHART_BARS, 3);
        g_autoptr (GPtrArray) slides = NULL;
        g_autofree char *first = NULL;

        opcc_document_add_heading (document, 2, "Headcount");
        opcc_document_add_paragraph (document, words[i]);
        if (with_figure)
          opcc_document_add_figure (document, chart);
        else
          opcc_document_add_table (document, NULL, headings, types, 2);
        if (!with_figure)
          opcc_document_add_row (document, row);
        slides = opcc_slides_from_document (document, WALL);
        first = say (slides, 1);
        g_assert_cmpint (strstr (first, "(PCSO)") != NULL, ==, i == 0);
        if (i == 0)
          {
            g_assert_cmpuint (slides->len, ==, 2);
            g_assert_true (with_figure ? opcc_slide_get_chart (slides->pdata[1]) != NULL
                                       : strstr (first, "169") != NULL);
          }
        slides_check_document (document);
      }
}

static void
test_charts_of_many_rows_are_parted (void)
{
  static const OpccChartKind kinds[] = { OPCC_CHART_BARS, OPCC_CHART_DIVERGING,
                                         OPCC_CHART_STACKED };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (OpccDocument) document = opcc_document_new ("Groups");
      g_autoptr (OpccChart) chart = slides_new_bars (kinds[i], 40);
      g_autoptr (GPtrArray) slides = NULL;

      opcc_document_add_figure (document, chart);
      opcc_document_add_figure_table (document, chart);
      slides = opcc_slides_from_document (document, WALL);
      g_assert_cmpuint (slides->len, >=, 3);
      slides_check_document (document);
    }
}

static void
add_hostile_heads (OpccDocument *document, const char *words)
{
  g_autoptr (OpccChart) chart = slides_new_bars (OPCC_CHART_BARS, 4);

  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "OFFICIAL · DRAFT: NOT DECIDED");
  opcc_document_add_value (document, words, words);
  opcc_document_add_heading (document, 2, words);
  opcc_document_add_heading (document, 3, words);
  opcc_document_add_value (document, "54", "54");
  opcc_document_add_value (document, words, "54");
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, words);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, words);
  opcc_chart_set_text (chart, OPCC_CHART_NOTE, words);
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, words);
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  opcc_document_add_figure_table (document, chart);
}

static void
test_long_heads_are_said_whole (void)
{
  static const guint lengths[] = { 1, 12, 25, 60, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *words = repeat ("boundary", lengths[i]);
      g_autoptr (OpccDocument) document = opcc_document_new (words);

      add_hostile_heads (document, words);
      slides_check_document (document);
    }
}

static void
test_one_long_word (void)
{
  g_autofree char *word = g_strnfill (10000, 'w');
  g_autoptr (OpccDocument) document = opcc_document_new ("Long");
  const char *const headings[] = { "Name", "Words", "Number" };
  const char *const cells[] = { "Row 1", word, "12" };
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER };
  g_autoptr (GPtrArray) slides = NULL;
  gsize n = 0;

  opcc_document_add_table (document, NULL, headings, types, 3);
  opcc_document_add_row (document, cells);
  slides = opcc_slides_from_document (document, WALL);
  slides_check_places (slides);
  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *text = say (slides, i);

      for (const char *p = text; *p != '\0'; p++)
        n += *p == 'w';
    }
  g_assert_cmpuint (n, ==, 10000 + slides->len); /* "Row" or "Words" */
}

static void
test_nothing_is_a_slide_too (void)
{
  g_autoptr (OpccDocument) empty = opcc_document_new ("Nothing yet");
  g_autoptr (OpccDocument) bare = opcc_document_new ("Nothing yet");
  g_autoptr (OpccDocument) rowless = opcc_document_new ("Nothing yet");
  g_autoptr (OpccDocument) nameless = opcc_document_new ("");
  g_autoptr (OpccChart) chart = slides_new_bars (OPCC_CHART_BARS, 0);
  g_autoptr (GPtrArray) slides = opcc_slides_from_document (empty, WALL);
  g_autoptr (GPtrArray) untitled = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (slides->len, ==, 1);
  slides_check_document (empty);
  opcc_document_add_heading (bare, 2, "A section that says nothing");
  opcc_document_add_heading (bare, 2, "Another");
  opcc_document_add_figure (bare, chart);
  slides_check_document (bare);
  slides_add_table (rowless, 3, 0);
  slides_check_document (rowless);
  opcc_document_add_heading (nameless, 2, "");
  opcc_document_add_paragraph (nameless, "");
  untitled = opcc_slides_from_document (nameless, WALL);
  slides_check_places (untitled);
  text = say (untitled, 0);
  g_assert_cmpstr (text, ==, "");
}

/* A slide outlives its document, and the list it was in. */
static void
test_slides_stay (void)
{
  OpccDocument *document = opcc_document_new ("Stays");
  GPtrArray *slides;
  g_autoptr (OpccSlide) slide = NULL;
  g_autofree char *text = NULL;
  OpccSlideBox part;

  slides_add_table (document, 3, 2);
  slides = opcc_slides_from_document (document, WALL);
  opcc_document_free (document);
  slide = opcc_slide_ref (slides->pdata[0]);
  g_ptr_array_unref (slides);
  part = opcc_slide_get_part (slide, 0);
  g_assert_cmpfloat (part.x, >, 0);
  g_assert_cmpfloat (part.width, >, OPCC_SLIDE_HEIGHT);
  text = opcc_slide_to_text (slide);
  g_assert_nonnull (strstr (text, "\nTotal, 1,002, 2,002\n"));
}

/* Dark pixels in the lines from @top to @bottom of the first part of @document, magnified. */
static guint
count_ink (const OpccDocument *document, int top, int bottom)
{
  g_autoptr (GPtrArray) slides = opcc_slides_from_document (document, WALL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 960, 540);
  cairo_t *cairo = cairo_create (surface);
  guint inked = 0;

  opcc_slide_draw_part (slides->pdata[0], 0, cairo, 960, 540);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  for (int y = top; y < bottom; y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface) +
                          (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

      for (int x = 0; x < 960; x++)
        inked += row[x * 4] < 160;
    }
  cairo_surface_destroy (surface);
  return inked;
}

/* A figure that stands alone on the wall is still marked, in type as large as on the slide. */
static void
test_magnified_part_bears_the_marking (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Marked");
  guint without;
  guint marked;

  slides_add_table (document, 3, 2);
  without = count_ink (document, 0, 30);
  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, "OFFICIAL-SENSITIVE · for the office");
  marked = count_ink (document, 0, 30);
  g_assert_cmpuint (without, ==, 0);
  g_assert_cmpuint (marked, >, 300);
  g_assert_cmpuint (count_ink (document, 30, 540), >, 500);
}

static void
test_many_rows_and_columns (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("All");

  slides_add_table (document, 4, 500);
  slides_add_table (document, 40, 60);
  slides_check_document (document);
}

static void
test_a_clock_and_a_count_are_the_meetings (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Clock");
  g_autoptr (GPtrArray) slides = opcc_slides_from_document (document, WALL);
  const OpccSlideNote both = { "14:00", 2, 9 };
  g_autoptr (GPtrArray) with = opcc_slide_list_texts (slides->pdata[0], &both);
  g_autoptr (GPtrArray) without = opcc_slide_list_texts (slides->pdata[0], NULL);
  const OpccSlideText *last = with->pdata[with->len - 1];

  g_assert_cmpuint (with->len, ==, without->len + 1);
  g_assert_cmpstr (last->text, ==, "Figures as at 14:00 · 2 of 9");
  g_assert_true (last->is_furniture);
}

/* The same at every size: what is drawn at 4K is four times the picture at 1080 lines. */
static void
test_slides_scale (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Scale");
  g_autoptr (GPtrArray) slides = NULL;
  guint inked[2] = { 0 };

  slides_add_table (document, 4, 6);
  slides = opcc_slides_from_document (document, WALL);
  for (guint i = 0; i < 2; i++)
    {
      const int zoom = 1 << i;
      cairo_surface_t *surface =
          cairo_image_surface_create (CAIRO_FORMAT_A8, 960 * zoom, 540 * zoom);
      cairo_t *cairo;
      const guint8 *row;

      cairo_surface_destroy (surface);
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 960 * zoom, 540 * zoom);
      cairo = cairo_create (surface);
      opcc_slide_draw (slides->pdata[0], cairo, 960 * zoom, 540 * zoom, NULL);
      cairo_destroy (cairo);
      cairo_surface_flush (surface);
      row = cairo_image_surface_get_data (surface);
      for (int y = 0; y < 540 * zoom; y++, row += cairo_image_surface_get_stride (surface))
        for (int x = 0; x < 960 * zoom; x++)
          inked[i] += row[x * 4] < 128;
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (inked[0], >, 2000);
  g_assert_cmpfloat_with_epsilon (inked[1] / (4.0 * inked[0]), 1, 0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slides/the-head-is-the-first-slide", test_the_head_is_the_first_slide);
  g_test_add_func ("/slides/part", test_a_part_has_no_slide_for_the_title);
  g_test_add_func ("/slides/a-table-alone-has-no-other-slide-before-it",
                   test_a_table_alone_has_no_other_slide_before_it);
  g_test_add_func ("/slides/long-tables-go-on-evenly", test_long_tables_go_on_evenly);
  g_test_add_func ("/slides/the-total-is-never-alone", test_the_total_is_never_alone);
  g_test_add_func ("/slides/wide-tables-go-on-beside-their-row-heads",
                   test_wide_tables_go_on_beside_their_row_heads);
  g_test_add_func ("/slides/figures-are-shown-large", test_figures_are_shown_large);
  g_test_add_func ("/slides/values-of-words-are-rows", test_values_of_words_are_rows);
  g_test_add_func ("/slides/long-paragraphs-go-on", test_long_paragraphs_go_on);
  g_test_add_func ("/slides/bars-stand-in-the-rows-of-their-table",
                   test_bars_stand_in_the_rows_of_their_table);
  g_test_add_func ("/slides/words-before", test_words_before_join_what_follows);
  g_test_add_func ("/slides/charts-of-many-rows-are-parted", test_charts_of_many_rows_are_parted);
  g_test_add_func ("/slides/long-heads-are-said-whole", test_long_heads_are_said_whole);
  g_test_add_func ("/slides/one-long-word", test_one_long_word);
  g_test_add_func ("/slides/nothing-is-a-slide-too", test_nothing_is_a_slide_too);
  g_test_add_func ("/slides/slides-stay", test_slides_stay);
  g_test_add_func ("/slides/magnified-marking", test_magnified_part_bears_the_marking);
  g_test_add_func ("/slides/many-rows-and-columns", test_many_rows_and_columns);
  g_test_add_func ("/slides/a-clock-and-a-count-are-the-meetings",
                   test_a_clock_and_a_count_are_the_meetings);
  g_test_add_func ("/slides/slides-scale", test_slides_scale);
  return g_test_run ();
}
