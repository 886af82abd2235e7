/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files for the readers that are tried with any bytes at all, and what must hold of what they read.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "opcc-workbook.h"
#include "opcc-zip-writer.h"

#define MAX_SHEETS 4

static char *folder;
static char *path;

static void
clean (void)
{
  g_unlink (path);
  g_rmdir (folder);
}

const char *
fuzz_write (const void *data, gsize size)
{
  int fd;

  if (path == NULL)
    {
      folder = g_mkdtemp (g_strdup (g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm/opcc-fuzz-XXXXXX"
                                                                     : "/tmp/opcc-fuzz-XXXXXX"));
      g_assert_nonnull (folder);
      path = g_build_filename (folder, "input", NULL);
      atexit (clean);
    }
  fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  close (fd);
  return path;
}

const char *
fuzz_write_package (const guint8 *data,
                    gsize size,
                    const char *const *names,
                    const char *const *defaults)
{
  g_autoptr (OpccZipWriter) writer = opcc_zip_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *end = data + size;

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    return fuzz_write (data, size);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const guint8 *stop = data < end ? memchr (data, 0x1e, (gsize) (end - data)) : NULL;
      const gsize length = (gsize) ((stop != NULL ? stop : end) - data);
      const gboolean is_given = length > 0;

      g_assert_true (opcc_zip_writer_add (writer, names[i],
                                          is_given ? (gpointer) data : defaults[i],
                                          is_given ? length : strlen (defaults[i]), TRUE, NULL));
      data = stop != NULL ? stop + 1 : end;
    }
  bytes = opcc_zip_writer_finish (writer);
  return fuzz_write (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
fuzz_check_refusal (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 20);
}

void
fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static guint
check_sheet (OpccSheet *sheet)
{
  const guint n_columns = opcc_sheet_get_n_columns (sheet);
  GPtrArray *notes = opcc_sheet_get_notes (sheet);
  g_autofree char *problems = opcc_problems_to_text (opcc_sheet_get_problems (sheet));
  guint hash = n_columns;

  fuzz_check_text (problems);
  for (guint i = 0; i < notes->len; i++)
    fuzz_check_text (((OpccNote *) g_ptr_array_index (notes, i))->text);
  for (guint i = 0; i < n_columns; i++)
    fuzz_check_text (opcc_sheet_get_headings (sheet, NULL)[i]);
  for (guint i = 0; i < opcc_sheet_get_n_rows (sheet); i++)
    for (guint j = 0; j < n_columns; j++)
      {
        const char *cell = opcc_sheet_get_cell (sheet, i, j);

        fuzz_check_text (cell);
        hash = hash * 31 + (cell != NULL ? g_str_hash (cell) : 7);
      }
  return hash;
}

static guint
read_sheet (OpccWorkbook *book, guint i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccSheet) sheet = opcc_workbook_read (book, i, NULL, &error);

  g_assert_true ((sheet != NULL) == (error == NULL));
  if (sheet != NULL)
    return check_sheet (sheet);
  fuzz_check_refusal (error);
  return g_str_hash (error->message);
}

void
fuzz_read_workbook (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (file, NULL, &error);

  g_assert_true ((book != NULL) == (error == NULL));
  if (book == NULL)
    {
      fuzz_check_refusal (error);
      return;
    }
  for (guint i = 0; i < MIN (opcc_workbook_get_n_sheets (book), MAX_SHEETS); i++)
    {
      fuzz_check_text (opcc_workbook_get_sheet_name (book, i));
      g_assert_cmpuint (read_sheet (book, i), ==, read_sheet (book, i));
    }
  opcc_workbook_best_sheet (book, NULL);
}
