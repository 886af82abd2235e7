/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disposal log: written by the program alone, and never changed. */
#include "opcc-disposal-entry.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-db.h"

#define OURS (OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED)

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccDisposalEntry, subject, TEXT, N_("Records"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, kind, TEXT, N_("Kind of record"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, rule, LONG_TEXT, N_("Rule"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, basis, LONG_TEXT, N_("Why so long"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccDisposalEntry, removed, LONG_TEXT, N_("What was removed"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, records, INTEGER, N_("Number of records"),
              .marks = OURS, .min = 0, .max = G_MAXINT64),
  OPCC_FIELD (OpccDisposalEntry, lines, INTEGER, N_("Lines of the log cut"),
              .marks = OURS, .min = 0, .max = G_MAXINT64),
  OPCC_FIELD (OpccDisposalEntry, numbers, LONG_TEXT, N_("Numbers of the records"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, digest, TEXT, N_("Digest"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, done, TIME, N_("Removed"), .marks = OURS),
  OPCC_FIELD (OpccDisposalEntry, done_by, TEXT, N_("Removed by"), .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

const OpccKind opcc_disposal_entry_kind = {
  .name = "disposal",
  .label = N_ ("Disposal"),
  .plural = N_ ("Disposals"),
  .title = "subject",
  .detail = "rule",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_disposal_entry_get_type,
  .sealed_by = "done",
  .sealed_words = N_ ("stands in the disposal log and stays as it is. Nothing was changed."),
};

OPCC_DEFINE_RECORD (OpccDisposalEntry, opcc_disposal_entry, opcc_disposal_entry_kind)

/**
 * opcc_disposal_entries_read:
 *
 * Returns: (transfer full) (element-type OpccDisposalEntry): the disposal log, newest first
 */
GPtrArray *
opcc_disposal_entries_read (OpccDb *db, GError **error)
{
  return opcc_db_select (db, &opcc_disposal_entry_kind, "n > 0 ORDER BY n DESC", error, "");
}

/**
 * opcc_disposal_entry_write_numbers:
 * @numbers: (element-type gint64): in order
 *
 * Returns: (transfer full): "1–14, 17"
 */
char *
opcc_disposal_entry_write_numbers (const GArray *numbers)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < numbers->len;)
    {
      const gint64 first = g_array_index (numbers, gint64, i);
      gint64 last = first;

      for (i++; i < numbers->len && g_array_index (numbers, gint64, i) == last + 1; i++)
        last++;
      g_string_append_printf (out, "%s%" PRId64, out->len > 0 ? ", " : "", first);
      if (last > first)
        g_string_append_printf (out, "–%" PRId64, last);
    }
  return g_string_free (out, FALSE);
}
