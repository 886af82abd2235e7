/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as JSON: lists of records, flattened into tables. */
#include "fuzz.h"

#include "opcc-json-book.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  const char *path = fuzz_write (data, size);
  g_autoptr (GPtrArray) tables = opcc_json_book_load (path, NULL, &error);

  g_assert_true ((tables != NULL) == (error == NULL));
  if (error != NULL)
    fuzz_check_refusal (error);
  fuzz_read_workbook (path);
  return 0;
}
