/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what became of a record beside its form. */
#include "opcc-record-changes.h"

#include "opcc-record-history.h"

void
opcc_record_changes_show (OpccRecordPage *page, const GPtrArray *changes)
{
  g_autofree OpccHistoryLine *lines = g_new0 (OpccHistoryLine, changes->len + 1);

  for (guint i = 0; i < changes->len; i++)
    {
      const OpccRecordChange *change = g_ptr_array_index (changes, i);

      lines[i].sentence = change->sentence;
      lines[i].detail = change->detail;
    }
  opcc_record_page_set_history (page, lines, changes->len);
}
