/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as delimited text: encoding, delimiter, headings and rows. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_read_workbook (fuzz_write (data, size));
  return 0;
}
