/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of hidden applicants that were shown in a round, as a document. */
#include "opcc-blind-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-blind.h"
#include "opcc-chosen-columns.h"
#include "opcc-marker-register.h"
#include "opcc-text.h"

static void
add_values (OpccDocument *document, gboolean blind, GPtrArray *entries)
{
  g_autofree char *n = opcc_text_from_count (entries->len);

  opcc_document_add_value (document, _ ("Marked blind"), blind ? _ ("Yes") : _ ("No"));
  opcc_document_add_value (document, _ ("Times an applicant was shown before marks were submitted"),
                           n);
}

static void
add_table (OpccDocument *document, GPtrArray *entries)
{
  const OpccChosenColumns columns = {
    document,
    { { _ ("Reference"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Organisation"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Shown to"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Shown at"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Shown by"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Reason"), OPCC_COLUMN_TEXT, TRUE } },
    6,
  };

  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < entries->len; i++)
    {
      const OpccMarkerEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *when = opcc_time_format (entry->time);
      const char *const cells[] = { entry->reference, entry->organisation, entry->role, when,
                                    entry->by,        entry->reason };

      opcc_chosen_columns_add_row (&columns, cells, FALSE);
    }
}

OpccDocument *
opcc_blind_paper_build (OpccDb *db,
                        gint64 round,
                        OpccAudience audience,
                        OpccDate today,
                        GCancellable *cancellable,
                        GError **error)
{
  static const char *const fields[] = { "marker", "reason", "lifted_by", NULL };
  static const OpccMarkerRegister log = {
    .title = N_ ("Hidden applicants that were shown: %s"),
    .subject = N_ ("Blind marking"),
    .kind = &opcc_blind_lift_kind,
    .fields = fields,
    .list = opcc_blind_list,
    .add_values = add_values,
    .add_table = add_table,
  };

  return opcc_marker_register_build (&log, db, round, audience, error);
}
