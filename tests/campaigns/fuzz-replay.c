/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a reader all that was kept of its runs under libFuzzer: one input a line, in base64. */
#include <string.h>

#include "fuzz.h"

static const char *file;

static void
test_replay (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize size = 0;
      g_autofree guint8 *data = NULL;
      g_autofree guint8 *exact = NULL;

      if (*lines[i] == '\0')
        continue;
      data = g_base64_decode (lines[i], &size);
      /* In a block of its own size, so that a byte too far is one. */
      exact = g_malloc (MAX (size, 1));
      memcpy (exact, data, size);
      g_test_message ("input %u", i + 1);
      LLVMFuzzerTestOneInput (exact, size);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
  g_test_message ("%u inputs", n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  file = argv[1];
  g_test_add_func ("/fuzz/replay", test_replay);
  return g_test_run ();
}
