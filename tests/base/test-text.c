/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks cleaning, folding, quoting and JSON escaping of text. */
#include "opcc-text.h"

#include <string.h>

#include "opcc-error.h"

static void
test_set_str (void)
{
  g_autofree char *place = NULL;

  g_assert_false (opcc_set_str (&place, NULL));
  g_assert_true (opcc_set_str (&place, "New Parks"));
  g_assert_false (opcc_set_str (&place, "New Parks"));
  g_assert_true (opcc_set_str (&place, place + 4));
  g_assert_cmpstr (place, ==, "Parks");
  g_assert_true (opcc_set_str (&place, NULL));
  g_assert_null (place);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *lines;
  } rows[] = {
    { "", "", "" },
    { "Tollgate Youth Project", "Tollgate Youth Project", "Tollgate Youth Project" },
    { "  two  words \t", "two words", "two words" },
    { " ", "", "" },
    { "\357\273\277Caf\303\251\302\240\302\240bar", "Café bar", "Café bar" },
    { "a\342\200\213b", "ab", "ab" },
    { "one\r\ntwo\rthree\nfour", "one two three four", "one\ntwo\nthree\nfour" },
    { "\n\none  \n\n\n\n  two\n", "one two", "one\n\ntwo" },
    { "one \342\200\250 two", "one two", "one\ntwo" },
    /* A joiner spells a family of four, and stays. */
    { "👩\342\200\215👧", "👩\342\200\215👧", "👩\342\200\215👧" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = opcc_text_clean (rows[i].text, &error);
      g_autofree char *lines = opcc_text_clean_lines (rows[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (line, ==, rows[i].line);
      g_assert_cmpstr (lines, ==, rows[i].lines);
    }
}

static void
test_clean_refuses (void)
{
  static const char *const bad[] = { "bell\a",
                                     "\x7f",
                                     "\302\205\302\200",
                                     "a\342\200\256b",
                                     "a\342\201\246b",
                                     "\xa3"
                                     "500",
                                     "\xed\xa0\x80" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = opcc_text_clean (bad[i], &error);

      g_assert_null (line);
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_clear_error (&error);
      g_assert_null (opcc_text_clean_lines (bad[i], &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
    }
}

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "Saffron Tree Women’s Group", "saffron tree women's group" },
    { "CAFÉ", "cafe" },
    { "Cafe\314\201", "cafe" },
    { "Łódź Straße Øre Æther", "lodz strasse ore aether" },
    { "A\302\240B", "a b" },
    { "ﬁnance", "finance" },
    { "ΆΛΦΑ", "αλφα" },
    { "10–12 “x”", "10-12 \"x\"" },
    /* Gujarati vowel signs are letters, not accents. */
    { "ગુજરાતી", "ગુજરાતી" },
    { "\xa3", "" },
  };
  g_autofree char *none = opcc_text_fold (NULL);
  gsize i;

  g_assert_cmpstr (none, ==, "");
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = opcc_text_fold (rows[i][0]);
      g_autofree char *again = opcc_text_fold (folded);

      g_assert_cmpstr (folded, ==, rows[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_quote (void)
{
  g_autofree char *plain = opcc_text_quote ("£10,00");
  g_autofree char *lines = opcc_text_quote ("a\nb\tc\ad");
  g_autofree char *none = opcc_text_quote (NULL);
  g_autofree char *many = g_strnfill (200, 'x');
  g_autofree char *cut = opcc_text_quote (many);
  g_autofree char *broken = opcc_text_quote ("\xa3");

  g_assert_cmpstr (plain, ==, "“£10,00”");
  g_assert_cmpstr (lines, ==, "“a b c\357\277\275d”");
  g_assert_cmpstr (none, ==, "“”");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 63);
  g_assert_true (g_str_has_suffix (cut, "x…”"));
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_to_plain (void)
{
  char out[12];

  g_assert_cmpint (opcc_text_to_plain (" £1\302\240 200–‘K’\t", out, sizeof out), ==, 10);
  g_assert_cmpstr (out, ==,
                   "\xa3"
                   "1 200-'k'");
  g_assert_cmpint (opcc_text_to_plain ("\357\273\277 ", out, sizeof out), ==, 0);
  g_assert_cmpstr (out, ==, "");
  g_assert_cmpint (opcc_text_to_plain ("é", out, sizeof out), ==, -1);
  g_assert_cmpint (opcc_text_to_plain ("\xa3", out, sizeof out), ==, -1);
  g_assert_cmpint (opcc_text_to_plain ("12345678901", out, sizeof out), ==, 11);
  g_assert_cmpint (opcc_text_to_plain ("123456789012", out, sizeof out), ==, -1);
}

static void
test_json (void)
{
  static const char *const rows[][2] = {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "say \"no\"", "\"say \\\"no\\\"\"" },
    { "back\\slash", "\"back\\\\slash\"" },
    { "a\nb\tc\rd", "\"a\\nb\\tc\\rd\"" },
    { "\001\037x", "\"\\u0001\\u001fx\"" },
    { "£ é 👧 \342\200\250", "\"£ é 👧 \342\200\250\"" },
    { NULL, "null" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      opcc_json_append_string (out, rows[i][0]);
      g_assert_cmpstr (out->str, ==, rows[i][1]);
    }
}

/* Every character of one byte, at every place of a text that is read in strides. */
static void
test_json_places (void)
{
  for (int c = 1; c < 128; c++)
    for (gsize place = 0; place < 20; place++)
      {
        g_autofree char *text = g_strnfill (20, 'x');
        g_autoptr (GString) expected = g_string_new ("\"");
        g_autoptr (GString) out = g_string_new (NULL);

        text[place] = (char) c;
        g_string_append_len (expected, text, (gssize) place);
        if (c == '\n' || c == '\t' || c == '\r')
          g_string_append (expected, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        else if (c < 0x20)
          g_string_append_printf (expected, "\\u%04x", (guint) c);
        else
          g_string_append_printf (expected, "%s%c", c == '"' || c == '\\' ? "\\" : "", c);
        g_string_append_printf (expected, "%s\"", text + place + 1);
        opcc_json_append_string (out, text);
        g_assert_cmpstr (out->str, ==, expected->str);
      }
}

/* Likewise what is folded in strides, with and without a letter beyond them. */
static void
test_fold_places (void)
{
  for (int c = 1; c < 128; c++)
    for (gsize place = 0; place < 40; place++)
      {
        g_autofree char *text = g_strnfill (40, 'X');
        g_autofree char *expected = g_strnfill (40, 'x');
        g_autofree char *longer = NULL;
        g_autofree char *folded = NULL;
        g_autofree char *folded_longer = NULL;

        text[place] = (char) c;
        expected[place] = g_ascii_tolower ((char) c);
        folded = opcc_text_fold (text);
        g_assert_cmpstr (folded, ==, expected);
        longer = g_strconcat (text, "É", NULL);
        folded_longer = opcc_text_fold (longer);
        g_assert_cmpuint (strlen (folded_longer), ==, 41);
        g_assert_true (g_str_has_prefix (folded_longer, expected));
        g_assert_cmpint (folded_longer[40], ==, 'e');
      }
}

static void
test_file_name (void)
{
  static const struct
  {
    const char *title;
    const char *name;
  } cases[] = {
    { "Round 1: 2023/24", "Round 1 2023 24" },
    { "  What\twas <shown>? ", "What was shown" },
    { "../../etc/passwd", "etc passwd" },
    { "Zür\xe2\x80\xae fdp", "Zür fdp" },
    { "..", "" },
    { "One message that takes very many words to say, and more",
      "One message that takes very many words to say," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = opcc_text_to_file_name (cases[i].title);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/set-str", test_set_str);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/clean-refuses", test_clean_refuses);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-places", test_fold_places);
  g_test_add_func ("/base/text/quote", test_quote);
  g_test_add_func ("/base/text/to-plain", test_to_plain);
  g_test_add_func ("/base/text/json", test_json);
  g_test_add_func ("/base/text/json-places", test_json_places);
  g_test_add_func ("/base/text/file-name", test_file_name);
  return g_test_run ();
}
