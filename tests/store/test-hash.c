/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests against published ones, and sums that are the same whatever the order. */
#include "opcc-hash.h"

#include <string.h>

static OpccDigest
hash (OpccHasher *hasher, const char *text)
{
  opcc_hasher_add_text (hasher, text);
  return opcc_hasher_finish (hasher);
}

/* FIPS 180-4, example "abc" and the empty text. */
static void
test_known (void)
{
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest digest = hash (hasher, "abc");

  opcc_digest_to_hex (&digest, hex);
  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  digest = hash (hasher, "");
  opcc_digest_to_hex (&digest, hex);
  g_assert_cmpstr (hex, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_hex (void)
{
  static const char *const bad[] = {
    "", "12", "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", NULL
  };
  const char *good = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccDigest digest;
  OpccSum sum;

  g_assert_true (opcc_digest_from_hex (good, &digest));
  opcc_digest_to_hex (&digest, hex);
  g_assert_cmpstr (hex, ==, good);
  g_assert_true (opcc_sum_from_hex (good, &sum));
  opcc_sum_to_hex (&sum, hex);
  g_assert_cmpstr (hex, ==, good);
  g_assert_false (opcc_digest_from_hex (NULL, &digest));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (opcc_sum_from_hex (bad[i], &sum));
  /* A capital is not as we write them, wherever it stands: the text would differ and the digest
   * not. */
  for (guint i = 0; good[i] != '\0'; i++)
    {
      g_autofree char *capital = g_strdup (good);

      capital[i] = 'A';
      g_assert_false (opcc_digest_from_hex (capital, &digest));
    }
}

static void
test_carry (void)
{
  const char *most = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
  const char *one = "0000000000000000000000000000000000000000000000000000000000000001";
  const char *none = "0000000000000000000000000000000000000000000000000000000000000000";
  char hex[OPCC_DIGEST_HEX_SIZE];
  OpccSum sum;
  OpccSum other;

  g_assert_true (opcc_sum_from_hex (most, &sum) && opcc_sum_from_hex (one, &other));
  opcc_sum_add_sum (&sum, &other);
  opcc_sum_to_hex (&sum, hex);
  g_assert_cmpstr (hex, ==, none);
  opcc_sum_subtract_sum (&sum, &other);
  opcc_sum_to_hex (&sum, hex);
  g_assert_cmpstr (hex, ==, most);
  opcc_sum_add_sum (&sum, &sum);
  opcc_sum_to_hex (&sum, hex);
  g_assert_cmpstr (hex, ==, "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe");
  /* Nought is added to a word that is not: nothing is carried. */
  g_assert_true (opcc_sum_from_hex (most, &sum));
  opcc_sum_add_sum (&sum, &(OpccSum){ { 0 } });
  opcc_sum_to_hex (&sum, hex);
  g_assert_cmpstr (hex, ==, most);
}

static void
test_any_order (void)
{
  const guint n = 1000;
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  g_autofree OpccDigest *digests = g_new (OpccDigest, n);
  OpccSum forwards = { { 0 } };
  OpccSum shuffled = { { 0 } };
  OpccSum none = { { 0 } };

  for (guint i = 0; i < n; i++)
    {
      int number = g_test_rand_int ();

      opcc_hasher_add (hasher, &number, sizeof number);
      digests[i] = opcc_hasher_finish (hasher);
      opcc_sum_add (&forwards, &digests[i]);
    }
  for (guint i = n; i-- > 1;)
    {
      guint other = (guint) g_test_rand_int_range (0, (int) i);
      OpccDigest kept = digests[i];

      digests[i] = digests[other];
      digests[other] = kept;
    }
  for (guint i = 0; i < n; i++)
    opcc_sum_add (&shuffled, &digests[i]);
  g_assert_cmpmem (&forwards, sizeof forwards, &shuffled, sizeof shuffled);
  for (guint i = 0; i < n; i++)
    opcc_sum_subtract (&shuffled, &digests[n - 1 - i]);
  g_assert_cmpmem (&shuffled, sizeof shuffled, &none, sizeof none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hash/known", test_known);
  g_test_add_func ("/hash/hex", test_hex);
  g_test_add_func ("/hash/carry", test_carry);
  g_test_add_func ("/hash/any-order", test_any_order);
  return g_test_run ();
}
