/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks the shape, order and speed of identifiers, also from several threads. */
#include "opcc-uuid.h"

#include <string.h>

#define N 100000

typedef char Uuid[OPCC_UUID_SIZE];

static void
test_shape (void)
{
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *id = opcc_uuid7 ();
  g_autofree char *time = g_strdup_printf ("%.8s%.4s", id, id + 9);
  gint64 made = (gint64) g_ascii_strtoull (time, NULL, 16);

  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
  g_assert_cmpint (made, >=, before);
  g_assert_cmpint (made, <=, g_get_real_time () / 1000 + 1);
}

static void
test_order_and_speed (void)
{
  g_autofree Uuid *ids = g_new (Uuid, N);
  gint64 start = g_get_monotonic_time ();
  gint64 taken;
  int i;

  for (i = 0; i < N; i++)
    opcc_uuid7_fill (ids[i]);
  taken = g_get_monotonic_time () - start;
  g_test_message ("%d identifiers in %" G_GINT64_FORMAT " µs", N, taken);
  for (i = 1; i < N; i++)
    g_assert_cmpstr (ids[i - 1], <, ids[i]);
  /* It takes some 10 ms; this fails only when it has become slower by an order. */
  if (g_test_perf ())
    g_assert_cmpint (taken, <, 50000);
  g_assert_cmpint (taken, <, 1000000);
}

static gpointer
fill_cb (gpointer data)
{
  Uuid *ids = data;
  int i;

  for (i = 0; i < N / 10; i++)
    opcc_uuid7_fill (ids[i]);
  return NULL;
}

static void
test_threads (void)
{
  g_autofree Uuid *ids = g_new (Uuid, 4 * N / 10);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GThread *threads[4];
  int i;

  for (i = 0; i < 4; i++)
    threads[i] = g_thread_new ("uuid", fill_cb, ids + i * N / 10);
  for (i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  for (i = 0; i < 4 * N / 10; i++)
    g_assert_true (g_hash_table_add (seen, ids[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/shape", test_shape);
  g_test_add_func ("/base/uuid/order-and-speed", test_order_and_speed);
  g_test_add_func ("/base/uuid/threads", test_threads);
  return g_test_run ();
}
