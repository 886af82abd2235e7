/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences behind values and tables: none is left over on a slide of its own. */
#include <string.h>

#include "slides-fixture.h"

#define WALL (16 / 9.0)

/* (transfer full): so many words. */
static char *
say_words (guint n)
{
  GString *out = g_string_new ("Words");

  for (guint i = 1; i < n; i++)
    g_string_append (out, " more");
  return g_string_free (out, FALSE);
}

static guint
count_slides (const OpccDocument *document)
{
  g_autoptr (GPtrArray) slides = opcc_slides_from_part (document, WALL);

  slides_check_document (document);
  slides_check_left_over (document);
  return slides->len;
}

/* What is said behind values that fill the first slide stands in its foot. */
static void
test_behind_values (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Grants in delivery");

  for (guint i = 0; i < 9; i++)
    opcc_document_add_value (document, "Paid", "£0");
  opcc_document_add_paragraph (document, "No award of this round is decided.");
  g_assert_cmpuint (count_slides (document), ==, 1);
}

/* So do two sentences below a table, be the second a long one. */
static void
test_below_a_table (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Officers");
  g_autofree char *long_one = say_words (45);

  opcc_document_add_heading (document, 2, "Targets");
  slides_add_table (document, 4, 7);
  opcc_document_add_paragraph (document, "A target is held against its own rule.");
  opcc_document_add_paragraph (document, long_one);
  g_assert_cmpuint (count_slides (document), ==, 1);
}

/* A paragraph that is a message of its own stays whole. */
static void
test_paragraphs_stay_whole (void)
{
  g_autoptr (OpccDocument) document = opcc_document_new ("Leavers");
  g_autoptr (GPtrArray) slides = NULL;
  g_autofree char *long_one = say_words (80);
  guint n_whole = 0;

  opcc_document_add_heading (document, 2, "Leavers");
  slides_add_table (document, 4, 5);
  opcc_document_add_paragraph (document, long_one);
  slides = opcc_slides_from_part (document, WALL);
  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *said = opcc_slide_to_text (g_ptr_array_index (slides, i));

      n_whole += strstr (said, long_one) != NULL;
    }
  g_assert_cmpuint (n_whole, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slides-notes/behind-values", test_behind_values);
  g_test_add_func ("/slides-notes/below-a-table", test_below_a_table);
  g_test_add_func ("/slides-notes/paragraphs-stay-whole", test_paragraphs_stay_whole);
  return g_test_run ();
}
