/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What research in a zone found, how, when and from how many. */
#include "opcc-finding.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"

/* clang-format off */
const OpccChoice opcc_finding_methods[] = {
  { "workshop", N_("Workshop") },
  { "interview", N_("Interview") },
  { "stall", N_("Pop-up stall") },
  { "survey", N_("Survey") },
  { "walk", N_("Walk") },
  { "data", N_("Figures") },
  { "other", N_("Other") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccFinding, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccFinding, title, TEXT, N_("Finding"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccFinding, method, CHOICE, N_("Method"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_finding_methods),
  OPCC_FIELD (OpccFinding, date, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccFinding, people, INTEGER, N_("People heard"),
              .marks = OPCC_MARK_SMALL_COUNT | OPCC_MARK_PUBLISHED, .min = 0, .max = 1000000),
  OPCC_FIELD (OpccFinding, words, LONG_TEXT, N_("In their words"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Words|Quotation"),
  OPCC_FIELD (OpccFinding, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccFinding, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_finding_kind = {
  .name = "finding",
  .label = N_ ("Finding"),
  .plural = N_ ("Findings"),
  .title = "title",
  .detail = "method",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_finding_get_type,
};

OPCC_DEFINE_RECORD (OpccFinding, opcc_finding, opcc_finding_kind)

guint
opcc_finding_rank_method (const OpccFinding *self)
{
  guint rank = 0;

  while (opcc_finding_methods[rank].key != NULL &&
         g_strcmp0 (opcc_finding_methods[rank].key, self->method) != 0)
    rank++;
  return rank;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const OpccFinding *one = *(OpccFinding *const *) a;
  const OpccFinding *two = *(OpccFinding *const *) b;
  const int methods = (int) opcc_finding_rank_method (one) - (int) opcc_finding_rank_method (two);

  if (methods != 0)
    return methods;
  if ((one->date == OPCC_NO_DATE) != (two->date == OPCC_NO_DATE))
    return one->date == OPCC_NO_DATE ? 1 : -1;
  return (one->date > two->date) - (one->date < two->date);
}

GPtrArray *
opcc_findings_list (OpccDb *db, gint64 zone, GError **error)
{
  GPtrArray *findings =
      opcc_db_select (db, &opcc_finding_kind, "zone = $1 ORDER BY n", error, "i", zone);

  if (findings != NULL)
    g_ptr_array_sort (findings, compare_findings);
  return findings;
}
