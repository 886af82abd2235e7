/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems say row, column, value, problem and remedy, to people and to programs. */
#include "opcc-problem.h"

#include <string.h>

static void
test_text (void)
{
  g_autoptr (GPtrArray) problems = opcc_problems_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (problems,
                   opcc_problem_new (OPCC_SEVERITY_ERROR, 12, "Amount asked", "£1,307m",
                                     "This amount has two readings.", "Write it in full."));
  g_ptr_array_add (problems, opcc_problem_new (OPCC_SEVERITY_NOTE, 0, NULL, NULL,
                                               "Two rows are hidden.", NULL));
  g_ptr_array_add (problems,
                   opcc_problem_new (OPCC_SEVERITY_WARNING, 3, NULL, "two\nlines", "Odd.", NULL));
  text = opcc_problems_to_text (problems);
  g_assert_cmpstr (text, ==,
                   "Row 12, Amount asked, “£1,307m”: This amount has two readings. Write it in "
                   "full.\nTwo rows are hidden.\nRow 3, “two lines”: Odd.\n");
  g_assert_cmpuint (opcc_problems_count (problems, OPCC_SEVERITY_NOTE), ==, 3);
  g_assert_cmpuint (opcc_problems_count (problems, OPCC_SEVERITY_WARNING), ==, 2);
  g_assert_cmpuint (opcc_problems_count (problems, OPCC_SEVERITY_ERROR), ==, 1);
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) problems = opcc_problems_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  g_ptr_array_add (problems, opcc_problem_new (OPCC_SEVERITY_ERROR, 7, "Say \"hi\"", "x", "Bad.",
                                               "Mend it."));
  g_ptr_array_add (problems, opcc_problem_new (OPCC_SEVERITY_NOTE, 0, NULL, NULL, "Noted.", NULL));
  node = opcc_problems_to_json (problems);
  json = json_to_string (node, FALSE);
  g_assert_cmpstr (json, ==,
                   "[{\"row\":7,\"column\":\"Say \\\"hi\\\"\",\"value\":\"x\",\"problem\":\"Bad.\","
                   "\"remedy\":\"Mend it.\",\"severity\":\"error\"},"
                   "{\"row\":null,\"column\":null,\"value\":null,\"problem\":\"Noted.\","
                   "\"remedy\":null,\"severity\":\"note\"}]");
}

static void
test_long_value (void)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (OpccProblem) problem = NULL;
  g_autoptr (OpccProblem) copy = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (value, "é");
  problem = opcc_problem_new (OPCC_SEVERITY_NOTE, 1, "C", value->str, "Long.", NULL);
  g_assert_cmpint (g_utf8_strlen (problem->value, -1), ==, 200);
  g_assert_true (g_str_has_suffix (problem->value, "é…"));
  copy = opcc_problem_copy (problem);
  g_assert_cmpstr (copy->value, ==, problem->value);
  g_assert_cmpstr (copy->column, ==, "C");
  g_assert_cmpstr (opcc_severity_to_nick (copy->severity), ==, "note");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/text", test_text);
  g_test_add_func ("/problem/json", test_json);
  g_test_add_func ("/problem/long-value", test_long_value);
  return g_test_run ();
}
