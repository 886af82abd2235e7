/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of hidden applicants that were shown in a round, as a document. */
#include "opcc-blind-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-application.h"
#include "opcc-blind.h"
#include "opcc-chosen-columns.h"
#include "opcc-domain-document.h"
#include "opcc-redaction.h"
#include "opcc-round.h"
#include "opcc-text.h"

static gboolean
may_show (OpccRedaction *redaction)
{
  return opcc_redaction_may_show (redaction, &opcc_blind_lift_kind, "marker") &&
         opcc_redaction_may_show (redaction, &opcc_blind_lift_kind, "reason") &&
         opcc_redaction_may_show (redaction, &opcc_blind_lift_kind, "lifted_by") &&
         opcc_redaction_may_show (redaction, &opcc_application_kind, "organisation");
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
      const OpccBlindEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *when = opcc_time_format (entry->lifted);
      const char *const cells[] = { entry->reference, entry->organisation, entry->role, when,
                                    entry->lifted_by, entry->reason };

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
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) entries = record != NULL ? opcc_blind_list (db, round, error) : NULL;
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;
  g_autofree char *n = NULL;

  if (entries == NULL)
    return NULL;
  title = g_strdup_printf (_ ("Hidden applicants that were shown: %s"), record->title);
  document = opcc_document_new (title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Blind marking"));
  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, record->title);
  opcc_document_add_value (document, _ ("Marked blind"), record->blind ? _ ("Yes") : _ ("No"));
  n = opcc_text_from_count (entries->len);
  opcc_document_add_value (document, _ ("Times an applicant was shown before marks were submitted"),
                           n);
  if (entries->len > 0 && may_show (redaction))
    add_table (document, entries);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
