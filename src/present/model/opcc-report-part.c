/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a section of a panel report. */
#include "opcc-report-part.h"

#include <glib/gi18n-lib.h>

#include "opcc-deck-slide.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccReportPart, title, TEXT, N_("Heading"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC, .synonyms = "Title|Section"),
  OPCC_FIELD (OpccReportPart, report, LINK, N_("Panel report"),
              .marks = OPCC_MARK_REQUIRED, .target = "report"),
  OPCC_FIELD (OpccReportPart, place, INTEGER, N_("Place"),
              .min = 1, .max = 10000, .synonyms = "Order"),
  OPCC_FIELD (OpccReportPart, text, LONG_TEXT, N_("Text"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC, .synonyms = "Words"),
  OPCC_FIELD (OpccReportPart, document, TEXT, N_("Shows"),
              .synonyms = "Document"),
  OPCC_FIELD (OpccReportPart, part, TEXT, N_("Part")),
  OPCC_FIELD (OpccReportPart, kept, LONG_TEXT, N_("Figures of last time"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_KEPT),
};
/* clang-format on */

static gboolean
check_part (gpointer record, GError **error)
{
  const OpccReportPart *self = record;
  g_autoptr (OpccDocumentOrder) order = NULL;

  if (self->document == NULL)
    return TRUE;
  order = opcc_document_order_parse (self->document, error);
  return order != NULL && opcc_deck_slide_check_order (order, error);
}

const OpccKind opcc_report_part_kind = {
  .name = "report_part",
  .label = N_ ("Section"),
  .plural = N_ ("Sections"),
  .title = "title",
  .detail = "text",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_report_part_get_type,
  .check = check_part,
};

OPCC_DEFINE_RECORD (OpccReportPart, opcc_report_part, opcc_report_part_kind)
