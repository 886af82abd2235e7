/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log's line of a row: what is written is read back equal, and what is not a line is refused.
 */
#include "opcc-relation.h"

#include <math.h>
#include <string.h>

#include "opcc-error.h"
#include "store-fixture.h"

static GPtrArray *
list_columns (const OpccKind *kind)
{
  GPtrArray *names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "n");
  g_ptr_array_add (names, (gpointer) "id");
  g_ptr_array_add (names, (gpointer) "ver");
  for (guint i = 0; i < kind->n_fields; i++)
    g_ptr_array_add (names, (gpointer) kind->fields[i].name);
  return names;
}

static void
check_value (const OpccStored *value)
{
  g_autoptr (GString) line = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  OpccLine read = { NULL };

  opcc_stored_append_json (value, line);
  g_string_append_c (line, ']');
  g_assert_null (strchr (line->str, '\n'));
  g_assert_true (opcc_line_read (&read, line->str, line->len, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read.n_values, ==, 1);
  g_assert_true (opcc_stored_equal (value, &read.values[0]));
  opcc_line_clear (&read);
}

static void
test_texts (void)
{
  static const char *const texts[] = { "",
                                       "plain",
                                       "\"quoted\" \\ and / slash",
                                       "tab\tline\nfeed\rreturn\bback\fform",
                                       "\x01\x02\x1f\x7f",
                                       "£8,000 – “naïve” ½",
                                       "🙂👩‍👩‍👧 ગુજરાતી",
                                       "null",
                                       "[1,2]",
                                       "\\u0041",
                                       NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      OpccStored value = { .type = OPCC_STORED_TEXT, .text = texts[i] };

      check_value (&value);
    }
}

static void
test_numbers (void)
{
  static const gint64 integers[] = { 0, 1, -1, 42, G_MAXINT64, G_MININT64, G_MININT64 + 1 };
  static const double reals[] = { 0.0,     -0.0,   1.0,         -1.0,        0.1,
                                  1.0 / 3, 1e300,  -1e-300,     1e15,        1e16,
                                  1e17,    5e-324, G_MAXDOUBLE, 123456789.0, 0.30000000000000004 };

  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      OpccStored value = { .type = OPCC_STORED_INTEGER, .integer = integers[i] };

      check_value (&value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      OpccStored value = { .type = OPCC_STORED_REAL, .real = reals[i] };

      check_value (&value);
    }
  for (guint i = 0; i < 20000; i++)
    {
      OpccStored value = { .type = OPCC_STORED_REAL };
      guint32 halves[2] = { (guint32) g_test_rand_int (), (guint32) g_test_rand_int () };

      memcpy (&value.real, halves, sizeof halves);
      if (isfinite (value.real))
        check_value (&value);
    }
}

/* A whole row: missing values in the middle are null, those at the end are left out. */
static void
test_row (void)
{
  g_autoptr (GPtrArray) names = list_columns (&test_thing_kind);
  g_autoptr (GError) error = NULL;
  OpccRelation *relation = opcc_relation_new (&test_thing_kind, names, FALSE, &error);
  g_autofree OpccStored *values = g_new (OpccStored, test_thing_kind.n_fields);
  g_autoptr (TestThing) thing = test_thing_new ("Bench", 800000);
  g_autoptr (GString) line = g_string_new (NULL);
  OpccLine read = { NULL };

  g_assert_no_error (error);
  thing->weight = 2;
  thing->made = opcc_date_from_ymd (2026, 4, 1);
  opcc_relation_get_values (relation, thing, values);
  opcc_relation_append_line (relation, 7, "an-id", values, line);
  g_assert_cmpstr (line->str, ==,
                   "[7,\"an-id\",\"Bench\",null,800000,null,2.0,\"2026-04-01\",null,null,0]");
  g_assert_true (opcc_line_read (&read, line->str, line->len, NULL));
  g_assert_cmpuint (read.n_values, ==, 11);
  for (guint i = 0; i < 9; i++)
    g_assert_true (opcc_stored_equal (&values[i], &read.values[i + 2]));
  g_string_truncate (line, 0);
  opcc_relation_append_deleted_line (relation, 7, "an-id", 3, values, line);
  g_assert_true (g_str_has_prefix (line->str, "[7,\"an-id\",3,\"Bench\","));
  g_assert_cmpint (opcc_relation_get_column (relation, "amount"), ==, 2);
  g_assert_cmpint (opcc_relation_get_column (relation, "nothing"), ==, -1);
  opcc_line_clear (&read);
  opcc_relation_free (relation);
}

/* Runs of missing values of every length are written one by one all the same. */
static void
test_missing (void)
{
  const guint n = 40;
  OpccRelation relation = { .n_columns = n };
  g_autofree OpccStored *values = g_new0 (OpccStored, n);

  for (guint run = 0; run < n; run++)
    {
      g_autoptr (GString) expected = g_string_new ("[7,\"an-id\"");
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        {
          values[i].type = i % (run + 1) == run ? OPCC_STORED_INTEGER : OPCC_STORED_NULL;
          values[i].integer = i;
        }
      for (guint i = 0; i + (n % (run + 1)) < n; i++)
        if (i % (run + 1) == run)
          g_string_append_printf (expected, ",%u", i);
        else
          g_string_append (expected, ",null");
      g_string_append_c (expected, ']');
      opcc_relation_append_line (&relation, 7, "an-id", values, line);
      g_assert_cmpstr (line->str, ==, expected->str);
    }
}

static void
test_columns (void)
{
  g_autoptr (GPtrArray) names = list_columns (&test_maker_kind);
  g_autoptr (GError) error = NULL;
  OpccRelation *relation;

  g_ptr_array_add (names, (gpointer) "later");
  g_assert_null (opcc_relation_new (&test_maker_kind, names, FALSE, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "later"));
  g_clear_error (&error);
  relation = opcc_relation_new (&test_maker_kind, names, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relation->n_columns, ==, 2);
  opcc_relation_free (relation);
  g_ptr_array_set_size (names, 4);
  g_assert_null (opcc_relation_new (&test_maker_kind, names, TRUE, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
}

static void
test_no_line (void)
{
  static const char *const bad[] = { "",       "x",        "[",         "]",           "[\"a]",
                                     "[1",     "[1;2]",    "[\"\\q\"]", "[\"\\u00\"]", "[nul]",
                                     "[\"a\"", "[\"a\"x]", "{\"a\":1}", "[[1]]",       "[\"\\",
                                     "[\"\\u", "[tru]",    NULL };
  OpccLine read = { NULL };

  for (guint i = 0; bad[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (opcc_line_read (&read, bad[i], strlen (bad[i]), &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED);
    }
  opcc_line_clear (&read);
}

/* A line cut or changed in any place is read or refused, and nothing is read beyond its end. */
static void
test_broken_lines (void)
{
  const char *whole =
      "[12,\"0198c0de-aaaa\",-0.5e-3,null,\"a\\n\\u001f£\\\"\",9223372036854775807]";
  OpccLine read = { NULL };

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *line = g_strdup (whole);
      gsize length = strlen (line);
      gsize at = (gsize) g_test_rand_int_range (0, (int) length);

      line[at] = (char) g_test_rand_int_range (1, 256);
      if (g_test_rand_bit ())
        {
          length = at;
          line[at] = '\0';
        }
      opcc_line_read (&read, line, length, NULL);
      for (guint i = 0; i < read.n_values; i++)
        g_assert_cmpint (read.values[i].type, <=, OPCC_STORED_TEXT);
    }
  opcc_line_clear (&read);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation/texts", test_texts);
  g_test_add_func ("/relation/numbers", test_numbers);
  g_test_add_func ("/relation/row", test_row);
  g_test_add_func ("/relation/missing", test_missing);
  g_test_add_func ("/relation/columns", test_columns);
  g_test_add_func ("/relation/no-line", test_no_line);
  g_test_add_func ("/relation/broken-lines", test_broken_lines);
  return g_test_run ();
}
