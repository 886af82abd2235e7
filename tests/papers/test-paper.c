/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper taken apart: lines, paragraphs, tables, captions, dates, figures, the papers of a pack.
 */
#include <string.h>

#include "opcc-paper.h"

static const OpccFigure *
get_figure (const OpccPaperBlock *block, guint index)
{
  g_assert_cmpuint (index, <, block->figures->len);
  return &g_array_index (block->figures, OpccFigure, index);
}

static const OpccPaperDate *
get_date (const OpccPaperBlock *block, guint index)
{
  g_assert_cmpuint (index, <, block->dates->len);
  return &g_array_index (block->dates, OpccPaperDate, index);
}

static void
test_blocks (void)
{
  g_autoptr (OpccPaper) paper =
      opcc_paper_new ("#### **Background**\n\n1. First words\nand more.\n\n- 2. Second:\n - a. an "
                      "item\n - another\n\n"
                      "A\tB\n1\t2\n\nFigure 1: Boats, 18<sup>th</sup>\n");
  static const struct
  {
    OpccPaperBlockKind kind;
    guint line;
    const char *number, *text;
  } wanted[] = {
    { OPCC_PAPER_HEADING, 1, NULL, "Background" },
    { OPCC_PAPER_TEXT, 3, "1", "First words\nand more." },
    { OPCC_PAPER_TEXT, 6, "2", "Second:" },
    { OPCC_PAPER_ITEM, 7, "2a", "an item" },
    { OPCC_PAPER_ITEM, 8, "2", "another" },
    { OPCC_PAPER_TABLE, 10, "2", "A\tB\n1\t2" },
    { OPCC_PAPER_CAPTION, 13, "2", "Figure 1: Boats, 18th" },
  };

  g_assert_cmpuint (paper->blocks->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (paper, i);

      g_assert_cmpint (block->kind, ==, wanted[i].kind);
      g_assert_cmpuint (block->line, ==, wanted[i].line);
      g_assert_cmpstr (block->number, ==, wanted[i].number);
      g_assert_cmpstr (block->text, ==, wanted[i].text);
      g_assert_cmpstr (block->section, ==, "Background");
    }
  g_assert_cmpuint (opcc_paper_block_get_line (opcc_paper_get_block (paper, 1), 14), ==, 4);
  g_assert_true (opcc_paper_block_is_under (opcc_paper_get_block (paper, 2), "^back"));
  g_assert_null (opcc_paper_get_block (paper, 7));
}

/* A text without an end of line is cut into paragraphs; nothing of it is lost but the blanks. */
static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OpccPaper) paper = NULL;
  gsize length = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "the £3 boat ");
  paper = opcc_paper_new (text->str);
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const OpccPaperBlock *block = opcc_paper_get_block (paper, i);

      g_assert_cmpuint (block->line, ==, 1);
      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      length += strlen (block->text) + 1;
    }
  g_assert_cmpuint (paper->blocks->len, >=, 10);
  g_assert_cmpuint (length, ==, text->len);
}

/* "1.2 Words" is a paragraph in levels; "2.5 million" and "3.4m" are figures. */
static void
test_levels (void)
{
  g_autoptr (OpccPaper) paper = opcc_paper_new (
      "1.2 Words here.\n\n10.11.2. More words.\n\n2.5 million came.\n\n7. 45% left.\n");
  static const char *const numbers[] = { "1.2", "10.11.2", "10.11.2", "7" };

  g_assert_cmpuint (paper->blocks->len, ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpstr (opcc_paper_get_block (paper, i)->number, ==, numbers[i]);
  g_assert_cmpstr (opcc_paper_get_block (paper, 1)->text, ==, "More words.");
  g_assert_cmpstr (opcc_paper_get_block (paper, 2)->text, ==, "2.5 million came.");
  g_assert_cmpstr (opcc_paper_get_block (paper, 3)->text, ==, "45% left.");
}

static void
test_figures (void)
{
  static const struct
  {
    const char *text;
    OpccFigureKind kind;
    double value, step;
    gboolean vague;
  } wanted[] = {
    { "£3.4m", OPCC_FIGURE_MONEY, 3.4e6, 1e5, FALSE },
    { "over £640,000", OPCC_FIGURE_MONEY, 640000, 1, TRUE },
    { "£65K", OPCC_FIGURE_MONEY, 65000, 1000, FALSE },
    { "£1.4 million", OPCC_FIGURE_MONEY, 1.4e6, 1e5, FALSE },
    { "25.1%", OPCC_FIGURE_PERCENT, 25.1, 0.1, FALSE },
    { "eighty-four percent", OPCC_FIGURE_PERCENT, 84, 1, FALSE },
    { "1,762 boats", OPCC_FIGURE_COUNT, 1762, 1, FALSE },
    { "about 50 boats", OPCC_FIGURE_COUNT, 50, 1, TRUE },
    { "Thirty-eight", OPCC_FIGURE_COUNT, 38, 1, FALSE },
    { "seventeen", OPCC_FIGURE_COUNT, 17, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (OpccPaper) paper = opcc_paper_new (wanted[i].text);
      const OpccFigure *figure = get_figure (opcc_paper_get_block (paper, 0), 0);

      g_assert_cmpuint (opcc_paper_get_block (paper, 0)->figures->len, ==, 1);
      g_assert_cmpint (figure->kind, ==, wanted[i].kind);
      g_assert_cmpfloat_with_epsilon (figure->value, wanted[i].value, 1e-6);
      g_assert_cmpfloat_with_epsilon (figure->step, wanted[i].step, 1e-6);
      g_assert_cmpint (figure->is_vague, ==, wanted[i].vague);
    }
}

/* Years, times, references, addresses and telephone numbers are figures of nothing. */
static void
test_no_figures (void)
{
  static const char *const texts[] = {
    "in 2018",      "2022-23",        "2023/24", "at 1:00 pm",      "24/7",
    "Figure 7",     "Appendix 2",     "S106",    "0116 496 0000",   "the 5th",
    "4 March 2024", "paragraphs 1-3", "31.3.23", "x@office12.test", "EXE0028-23"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup_printf ("It says %s here.", texts[i]);
      g_autoptr (OpccPaper) paper = opcc_paper_new (text);

      g_test_message ("%s", text);
      g_assert_cmpuint (opcc_paper_get_block (paper, 0)->figures->len, ==, 0);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    int year, month, day, weekday;
    gboolean possible;
    const char *printed;
  } wanted[] = {
    { "MONDAY, 9 OCTOBER 2023", 2023, 10, 9, 1, TRUE, "9 October 2023" },
    { "26 TH JULY, 2023", 2023, 7, 26, 0, TRUE, "26 July 2023" },
    { "Sunday the 28th of August", 0, 8, 28, 7, TRUE, "28 August" },
    { "Weds 13th December 23", 2023, 12, 13, 3, TRUE, "13 December 2023" },
    { "31.3.23", 2023, 3, 31, 0, TRUE, "31 March 2023" },
    { "2/8/2023", 2023, 8, 2, 0, TRUE, "2 August 2023" },
    { "30th July'21", 2021, 7, 30, 0, TRUE, "30 July 2021" },
    { "April 2023", 2023, 4, 0, 0, TRUE, "April 2023" },
    { "29 February 2023", 2023, 2, 29, 0, FALSE, "29 February 2023" },
    { "45/13/2023", 2023, 13, 45, 0, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (OpccPaper) paper = opcc_paper_new (wanted[i].text);
      const OpccPaperDate *date = get_date (opcc_paper_get_block (paper, 0), 0);
      g_autofree char *printed = opcc_paper_date_format (date);

      g_assert_cmpint (date->year, ==, wanted[i].year);
      g_assert_cmpint (date->month, ==, wanted[i].month);
      g_assert_cmpint (date->day, ==, wanted[i].day);
      g_assert_cmpint (date->weekday, ==, wanted[i].weekday);
      g_assert_cmpint (date->is_possible, ==, wanted[i].possible);
      if (wanted[i].printed != NULL)
        g_assert_cmpstr (printed, ==, wanted[i].printed);
    }
}

static void
test_date_order (void)
{
  const OpccPaperDate may = { .year = 2023, .month = 5 }, first = { 2023, 5, 1 },
                      later = { 2023, 6, 1 };
  const OpccPaperDate no_year = { .month = 1, .day = 1 };

  g_assert_cmpint (opcc_paper_date_compare (&first, &later), <, 0);
  g_assert_cmpint (opcc_paper_date_compare (&later, &may), >, 0);
  g_assert_cmpint (opcc_paper_date_compare (&may, &first), ==, 0);
  g_assert_cmpint (opcc_paper_date_compare (&no_year, &later), ==, 0);
}

static void
test_parts (void)
{
  g_autoptr (OpccPaper) paper = opcc_paper_new (
      "AGENDA\n\n1. Ferries\n\nHARBOUR BOARD\n\nReport of\tCLERK\nSubject\tFERRIES\nDate\tMONDAY 4 "
      "MARCH 2024\n\n"
      "1. Words on 5 May 2024.\n\nPersons to Contact\n\nThe clerk\n\nSTANDING COMMITTEE\n\n19th "
      "April 2024\n\n"
      "Contents\n\nMinutes of the Meeting of the Board\n\nHeld: TUESDAY 5 MARCH 2024 at 1:00 pm\n");
  static const struct
  {
    const char *title;
    guint line, cover_line;
    int day;
  } wanted[] = { { "AGENDA", 1, 0, 0 },
                 { "FERRIES", 5, 9, 4 },
                 { "STANDING COMMITTEE", 17, 19, 19 },
                 { "Minutes of the Meeting of the Board", 23, 25, 5 } };

  g_assert_cmpuint (paper->parts->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const OpccPaperPart *part = opcc_paper_get_part (paper, i);

      g_assert_cmpstr (part->title, ==, wanted[i].title);
      g_assert_cmpuint (opcc_paper_get_block (paper, part->first)->line, ==, wanted[i].line);
      g_assert_cmpint (part->cover != NULL ? part->cover->day : 0, ==, wanted[i].day);
      g_assert_cmpuint (part->cover_line, ==, wanted[i].cover_line);
      g_assert_cmpuint (opcc_paper_get_block (paper, part->end - 1)->part, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/blocks", test_blocks);
  g_test_add_func ("/paper/levels", test_levels);
  g_test_add_func ("/paper/long-line", test_long_line);
  g_test_add_func ("/paper/figures", test_figures);
  g_test_add_func ("/paper/no-figures", test_no_figures);
  g_test_add_func ("/paper/dates", test_dates);
  g_test_add_func ("/paper/date-order", test_date_order);
  g_test_add_func ("/paper/parts", test_parts);
  return g_test_run ();
}
