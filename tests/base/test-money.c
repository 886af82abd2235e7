/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that every way of writing an amount is read right, or refused with a remedy. */
#include "opcc-money.h"

#include <string.h>

#include "opcc-error.h"

static const struct
{
  const char *text;
  gint64 pence;
} readable[] = {
  { "0", 0 },
  { "10000", 1000000 },
  { "£10,000.00", 1000000 },
  { "£10,000", 1000000 },
  { "10,000", 1000000 },
  { "10k", 1000000 },
  { "10 K", 1000000 },
  { "£65K", 6500000 },
  { "£0.62mn", 62000000 },
  { "£3.9 million", 390000000 },
  { "1.2m", 120000000 },
  { "£1.307m", 130700000 },
  { "£2bn", G_GINT64_CONSTANT (200000000000) },
  { "2 billion", G_GINT64_CONSTANT (200000000000) },
  { "12 thousand", 1200000 },
  { "£960,591.34", 96059134 },
  { "£1,234,567.5", 123456750 },
  { "£0.05", 5 },
  { "960591.3", 96059130 },
  { "10000.0000", 1000000 },
  { "£9850.07", 985007 },
  { "9850.7", 985070 },
  { ".5", 50 },
  { "0.05", 5 },
  { "50p", 50 },
  { "-£50", -5000 },
  { "£-50", -5000 },
  { "(50.00)", -5000 },
  { "(£1,250)", -125000 },
  { "−50", -5000 },
  { "– 50", -5000 },
  { "50-", -5000 },
  { "+£15k", 1500000 },
  { "GBP 500", 50000 },
  { "gbp500", 50000 },
  { "500 GBP", 50000 },
  { "500 pounds", 50000 },
  { "500 pound", 50000 },
  { "500 £", 50000 },
  { "£ 1 234", 123400 },
  { "1 234 567.89", 123456789 },
  { "1\302\240234,50", 123450 },
  { "1\342\200\257234", 123400 },
  { "  £9,850  ", 985000 },
  { "\302\240£9,850\302\240", 985000 },
  { "\357\273\2779850", 985000 },
  { "1.234,56", 123456 },
  { "1.234.567", 123456700 },
  { "-0", 0 },
  { "92233720368547758.07", G_MAXINT64 },
  { "000000000000000000000000000000000000000000005.25", 525 }, /* 48 characters, the most */
};

static const struct
{
  const char *text;
  const char *says; /* a part of the message */
} refused[] = {
  { "", "There is no amount" },
  { " \302\240 ", "There is no amount" },
  { "£1,307m", "“£1,307m” can be read in two ways" },
  { "1,200k", "two ways. Write the amount out in full" },
  { "1 307m", "two ways" },
  { "£1,307 m", "two ways" },
  { "10,50 k", "is not an amount" },
  { "1.234", "“1.234” can be read in two ways. Write thousands with a comma" },
  { "£10,00", "“£10,00” is not an amount. Write 10000 or £10,000." },
  { "1,23", "is not an amount" },
  { "1,2m", "is not an amount" },
  { "0,625", "is not an amount" },
  { "1,2345", "is not an amount" },
  { "£1234,567", "is not an amount" },
  { "£1,234.567", "has parts of a penny" },
  { "£0,123", "is not an amount" },
  { "1,00,000", "is not an amount" },
  { "1234,567", "is not an amount" },
  { ",500", "is not an amount" },
  { "1,234 567", "is not an amount" },
  { "1,234,567 890", "is not an amount" },
  { "1.23 4", "is not an amount" },
  { ".1.2", "is not an amount" },
  { "1.234,567", "is not an amount" },
  { "1.234,5", "is not an amount" },
  { "10 00", "is not an amount" },
  { "1.2.3", "is not an amount" },
  { "£", "is not an amount" },
  { ".", "is not an amount" },
  { "5.", "is not an amount" },
  { "k", "is not an amount" },
  { "10kk", "is not an amount" },
  { "10q", "is not an amount" },
  { "9850.x5", "is not an amount" },
  { "--5", "is not an amount" },
  { "-5-", "is not an amount" },
  { "+5-", "is not an amount" },
  { "(-5)", "is not an amount" },
  { "(5", "is not an amount" },
  { "5)", "is not an amount" },
  { "££5", "is not an amount" },
  { "+-5", "is not an amount" },
  { "-+5", "is not an amount" },
  { "GBP 5p", "is not an amount" },
  { "£5 GBP", "is not an amount" },
  { "5p pounds", "is not an amount" },
  { "£5p", "is not an amount" },
  { "1.5p", "is not an amount" },
  { "#500", "is not an amount" },
  { "1e5", "is not an amount" },
  { "0x10", "is not an amount" },
  { "over 50", "is not an amount" },
  { "circa £500", "is not an amount" },
  { "=1+1", "is not an amount" },
  { "£100 to £200", "is not an amount" },
  { "\xa3"
    "500",
    "is not an amount" },
  { "٥٠", "is not an amount" },
  { "$500", "not in pounds" },
  { "500 €", "not in pounds" },
  { "1,234.567", "parts of a penny" },
  { "0.0001m5", "is not an amount" },
  { "0.000001k", "parts of a penny" },
  { "10.0001", "parts of a penny" },
  { "10.0010", "parts of a penny" },
  { "0000000000000000000000000000000000000000000005.25", "is not an amount" }, /* 49 characters */
  { "92233720368547758.08", "too large" },
  { "99999999999999999999", "too large" },
  { "99999999999bn", "too large" },
};

static void
test_readable (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 pence = 77;

      g_test_message ("%s", readable[i].text);
      g_assert_true (opcc_money_parse (readable[i].text, &pence, &error));
      g_assert_no_error (error);
      g_assert_cmpint (pence, ==, readable[i].pence);
    }
}

static void
test_refused (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 pence = 77;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_false (opcc_money_parse (refused[i].text, &pence, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, refused[i].says));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (pence, ==, 77);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (1000000, '9');
  g_autoptr (GError) error = NULL;
  gint64 pence;

  g_assert_false (opcc_money_parse (text, &pence, &error));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
test_format (void)
{
  static const struct
  {
    gint64 pence;
    const char *full;
    const char *brief;
    const char *decimal;
  } rows[] = {
    { 0, "£0", "£0", "0.00" },
    { 5, "£0.05", "£0", "0.05" },
    { -5, "−£0.05", "£0", "-0.05" },
    { 210000, "£2,100", "£2.1k", "2100.00" },
    { 985000, "£9,850", "£9.9k", "9850.00" },
    { 1040000, "£10,400", "£10k", "10400.00" },
    { 96059134, "£960,591.34", "£961k", "960591.34" },
    { -5000, "−£50", "−£50", "-50.00" },
    { 4760000, "£47,600", "£48k", "47600.00" },
    { 99949, "£999.49", "£999", "999.49" },
    { 99950, "£999.50", "£1k", "999.50" },
    { 994999, "£9,949.99", "£9.9k", "9949.99" },
    { 995000, "£9,950", "£10k", "9950.00" },
    { 99949999, "£999,499.99", "£999k", "999499.99" },
    { 99950000, "£999,500", "£1m", "999500.00" },
    { 123456789, "£1,234,567.89", "£1.2m", "1234567.89" },
    { G_GINT64_CONSTANT (13000000000), "£130,000,000", "£130m", "130000000.00" },
    { G_GINT64_CONSTANT (10050000000), "£100,500,000", "£101m", "100500000.00" },
    { G_GINT64_CONSTANT (215000000000), "£2,150,000,000", "£2.2bn", "2150000000.00" },
    { G_GINT64_CONSTANT (10050000000000), "£100,500,000,000", "£101bn", "100500000000.00" },
    { G_MAXINT64, "£92,233,720,368,547,758.07", "£92233720bn", "92233720368547758.07" },
    { OPCC_NO_MONEY, "", "", "" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *full = opcc_money_format (rows[i].pence);
      g_autofree char *brief = opcc_money_format_short (rows[i].pence);
      g_autofree char *decimal = opcc_money_to_decimal (rows[i].pence);

      g_assert_cmpstr (full, ==, rows[i].full);
      g_assert_cmpstr (brief, ==, rows[i].brief);
      g_assert_cmpstr (decimal, ==, rows[i].decimal);
    }
}

/* Whatever is printed is read back as the same amount. */
static void
test_round_trip (void)
{
  int i;

  for (i = 0; i < 20000; i++)
    {
      gint64 wide = (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      gint64 pence = wide >> g_test_rand_int_range (1, 63);
      g_autofree char *full = opcc_money_format (pence);
      g_autofree char *decimal = opcc_money_to_decimal (pence);
      gint64 again = 77;

      g_assert_true (opcc_money_parse (full, &again, NULL));
      g_assert_cmpint (again, ==, pence);
      g_assert_true (opcc_money_parse (decimal, &again, NULL));
      g_assert_cmpint (again, ==, pence);
    }
}

/* Random texts of the letters that amounts are made of: refused or read, never anything else. */
static void
test_noise (void)
{
  static const char *const parts[] = { "£", "1", "2", "0", "9",  "000", ",", ".", " ",        "-",
                                       "(", ")", "k", "m", "bn", "GBP", "p", "−", "\302\240", "x" };
  int i;

  for (i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      int n = g_test_rand_int_range (0, 30);
      gint64 pence = 77;

      while (n-- > 0)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      if (opcc_money_parse (text->str, &pence, &error))
        g_assert_cmpint (pence, !=, OPCC_NO_MONEY);
      else
        g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/readable", test_readable);
  g_test_add_func ("/base/money/refused", test_refused);
  g_test_add_func ("/base/money/long-text", test_long_text);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/money/round-trip", test_round_trip);
  g_test_add_func ("/base/money/noise", test_noise);
  return g_test_run ();
}
