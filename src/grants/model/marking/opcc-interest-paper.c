/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of markers' interests as a document, to go with the decision notice. */
#include "opcc-interest-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-assignment.h"
#include "opcc-chosen-columns.h"
#include "opcc-application.h"
#include "opcc-interest.h"
#include "opcc-domain-document.h"
#include "opcc-redaction.h"
#include "opcc-round.h"
#include "opcc-text.h"

static guint
count_conflicts (GPtrArray *interests)
{
  guint n = 0;

  for (guint i = 0; i < interests->len; i++)
    n += ((OpccInterest *) g_ptr_array_index (interests, i))->conflict;
  return n;
}

static void
add_row (const OpccChosenColumns *columns, const OpccInterest *interest)
{
  g_autofree char *declared =
      interest->declared != OPCC_NO_DATE ? opcc_date_format (interest->declared) : g_strdup ("");
  const char *said = !interest->conflict        ? _ ("None")
                     : interest->reason != NULL ? interest->reason
                                                : _ ("Conflict of interest");
  const char *const cells[] = { interest->role, interest->reference, interest->organisation,
                                declared, said };

  opcc_chosen_columns_add_row (columns, cells, FALSE);
}

static void
add_table (OpccDocument *document, OpccRedaction *redaction, GPtrArray *interests)
{
  const OpccChosenColumns columns = {
    document,
    { { _ ("Marker"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Reference"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Organisation"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Declared on"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Interest"), OPCC_COLUMN_TEXT, TRUE } },
    5,
  };

  if (interests->len == 0 ||
      !opcc_redaction_may_show (redaction, &opcc_assignment_kind, "marker") ||
      !opcc_redaction_may_show (redaction, &opcc_assignment_kind, "reason") ||
      !opcc_redaction_may_show (redaction, &opcc_application_kind, "organisation"))
    return;
  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < interests->len; i++)
    add_row (&columns, g_ptr_array_index (interests, i));
}

OpccDocument *
opcc_interest_paper_build (OpccDb *db,
                           gint64 round,
                           OpccAudience audience,
                           OpccDate today,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) interests = record != NULL ? opcc_interest_list (db, round, error) : NULL;
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;
  g_autofree char *conflicts = NULL;
  g_autofree char *none = NULL;

  if (interests == NULL)
    return NULL;
  title = g_strdup_printf (_ ("Register of interests: %s"), record->title);
  document = opcc_document_new (title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Interests declared by markers"));
  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, record->title);
  conflicts = opcc_text_from_count (count_conflicts (interests));
  none = opcc_text_from_count (interests->len - count_conflicts (interests));
  opcc_document_add_value (document, _ ("Conflicts of interest declared"), conflicts);
  opcc_document_add_value (document, _ ("Declared to have none"), none);
  add_table (document, redaction, interests);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
