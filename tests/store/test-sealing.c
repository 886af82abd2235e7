/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is under a passphrase opens with it alone, and not at all once a byte of it was changed. */
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-sealing.h"

#define WORDS "correct horse battery"
#define PIECE (64 * 1024)

static GBytes *
make_plain (gsize size)
{
  guint8 *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  return g_bytes_new_take (data, size);
}

static GBytes *
seal (GBytes *plain)
{
  g_autoptr (GError) error = NULL;
  GBytes *sealed = opcc_sealing_close (plain, WORDS, &error);

  g_assert_no_error (error);
  g_assert_true (
      opcc_sealing_is_sealed (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed)));
  return sealed;
}

static void
test_there_and_back (void)
{
  static const gsize sizes[] = { 0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) plain = make_plain (sizes[i]);
      g_autoptr (GBytes) sealed = seal (plain);
      g_autoptr (GBytes) opened = opcc_sealing_open (sealed, "f", WORDS, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (plain, opened));
      g_assert_cmpuint (g_bytes_get_size (sealed), <, sizes[i] + sizes[i] / 1000 + 200);
    }
}

static void
test_passphrases (void)
{
  g_autoptr (GBytes) plain = g_bytes_new_static ("Alder House", 11);
  g_autoptr (GBytes) sealed = seal (plain);
  g_autoptr (GBytes) again = seal (plain);
  g_autoptr (GError) error = NULL;

  g_assert_null (memmem (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), "Alder", 5));
  /* Another salt, so the same words give other bytes. */
  g_assert_false (g_bytes_equal (sealed, again));
  g_assert_null (opcc_sealing_open (sealed, "one.opccpack", WORDS "!", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "one.opccpack does not open with this passphrase."));
  g_clear_error (&error);
  g_assert_null (opcc_sealing_open (sealed, "one.opccpack", NULL, &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (opcc_sealing_close (plain, "1234567", &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
}

static void
check_changed (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) changed = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  if (!opcc_sealing_is_sealed (data, size))
    return; /* read as what it then is, which no parcel is */
  g_assert_null (opcc_sealing_open (changed, "f", WORDS, &error));
  g_assert_true (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_DAMAGED) ||
                 g_error_matches (error, OPCC_ERROR, OPCC_ERROR_LOCKED));
}

/* A bit of each part of the file, pieces that change places, and an end that is missing. */
static void
test_changed (void)
{
  static const gsize bits[] = { 3, 20, 40, 60, 75, 100, PIECE + 60 };
  g_autoptr (GBytes) plain = make_plain (2 * PIECE);
  g_autoptr (GBytes) sealed = seal (plain);
  gsize size;
  const guint8 *whole = g_bytes_get_data (sealed, &size);
  g_autofree guint8 *data = g_memdup2 (whole, size);
  const gsize first = size - 2 * (PIECE + 17);

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      data[bits[i]] ^= (guint8) (1u << (i % 8));
      check_changed (data, size);
      data[bits[i]] = whole[bits[i]];
    }
  memcpy (data + first, whole + first + PIECE + 17, PIECE + 17);
  memcpy (data + first + PIECE + 17, whole + first, PIECE + 17);
  check_changed (data, size);
  check_changed (whole, size - 1);
  check_changed (whole, first + PIECE + 17);
  check_changed (whole, 30);
}

/* Files are sealed a piece at a time, in the same form. */
static void
test_files (void)
{
  static const gsize sizes[] = { 0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE };
  g_autofree char *folder = g_dir_make_tmp ("opcc-sealing-XXXXXX", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain", NULL);
  g_autofree char *sealed = g_build_filename (folder, "sealed", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = make_plain (sizes[i]);
      g_autoptr (GBytes) read = NULL;
      g_autoptr (GBytes) opened = NULL;
      char *data = NULL;
      gsize size;
      GStatBuf info;

      g_file_set_contents (plain, g_bytes_get_data (bytes, NULL), (gssize) sizes[i], NULL);
      g_assert_true (opcc_sealing_close_file (plain, sealed, WORDS, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (opcc_sealing_file_is_sealed (sealed));
      g_assert_false (opcc_sealing_file_is_sealed (plain));
      g_assert_cmpint (g_stat (sealed, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 077, ==, 0);
      g_assert_true (g_file_get_contents (sealed, &data, &size, NULL));
      read = g_bytes_new_take (data, size);
      opened = opcc_sealing_open (read, "sealed", WORDS, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (opened, bytes));
      g_assert_true (opcc_sealing_open_file (sealed, plain, WORDS, NULL, &error));
      g_assert_false (opcc_sealing_open_file (sealed, plain, "another horse", NULL, &error));
      g_assert_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED);
      g_assert_true (g_file_get_contents (plain, &data, &size, NULL));
      g_assert_cmpmem (data, size, g_bytes_get_data (bytes, NULL), sizes[i]);
      g_free (data);
    }
  g_remove (plain);
  g_remove (sealed);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sealing/there-and-back", test_there_and_back);
  g_test_add_func ("/sealing/passphrases", test_passphrases);
  g_test_add_func ("/sealing/changed", test_changed);
  g_test_add_func ("/sealing/files", test_files);
  return g_test_run ();
}
