/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of markers' interests as a document, to go with the decision notice. */
#include "opcc-interest-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-assignment.h"
#include "opcc-chosen-columns.h"
#include "opcc-interest.h"
#include "opcc-marker-register.h"
#include "opcc-text.h"

static guint
count_conflicts (GPtrArray *interests)
{
  guint n = 0;

  for (guint i = 0; i < interests->len; i++)
    n += ((OpccMarkerEntry *) g_ptr_array_index (interests, i))->conflict;
  return n;
}

static void
add_row (const OpccChosenColumns *columns, const OpccMarkerEntry *interest)
{
  g_autofree char *declared =
      interest->day != OPCC_NO_DATE ? opcc_date_format (interest->day) : g_strdup ("");
  const char *said = !interest->conflict        ? _ ("None")
                     : interest->reason != NULL ? interest->reason
                                                : _ ("Conflict of interest");
  const char *const cells[] = { interest->role, interest->reference, interest->organisation,
                                declared, said };

  opcc_chosen_columns_add_row (columns, cells, FALSE);
}

static void
add_table (OpccDocument *document, GPtrArray *interests)
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

  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < interests->len; i++)
    add_row (&columns, g_ptr_array_index (interests, i));
}

static void
add_values (OpccDocument *document, gboolean blind, GPtrArray *interests)
{
  const guint n = count_conflicts (interests);
  g_autofree char *conflicts = opcc_text_from_count (n);
  g_autofree char *none = opcc_text_from_count (interests->len - n);

  opcc_document_add_value (document, _ ("Conflicts of interest declared"), conflicts);
  opcc_document_add_value (document, _ ("Declared to have none"), none);
}

OpccDocument *
opcc_interest_paper_build (OpccDb *db,
                           gint64 round,
                           OpccAudience audience,
                           OpccDate today,
                           GCancellable *cancellable,
                           GError **error)
{
  static const char *const fields[] = { "marker", "reason", NULL };
  static const OpccMarkerRegister interests = {
    .title = N_ ("Register of interests: %s"),
    .subject = N_ ("Interests declared by markers"),
    .kind = &opcc_assignment_kind,
    .fields = fields,
    .list = opcc_interest_list,
    .add_values = add_values,
    .add_table = add_table,
  };

  return opcc_marker_register_build (&interests, db, round, audience, error);
}
