/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a panel report, in the order in which the office prints them. */
#include "opcc-report.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
/* It is written to be published; one that is not is marked so (`opcc protect`), as any record. */
static const OpccField fields[] = {
  OPCC_FIELD (OpccReport, title, TEXT, N_("Subject"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC, .synonyms = "Title|Report"),
  OPCC_FIELD (OpccReport, report_of, TEXT, N_("Report of"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, held, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLIC, .synonyms = "Held|Day"),
  OPCC_FIELD (OpccReport, author, TEXT, N_("Author"),
              .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, purpose, LONG_TEXT, N_("Purpose"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, recommendation, LONG_TEXT, N_("Recommendation"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, background, LONG_TEXT, N_("Background"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, implications, LONG_TEXT, N_("Implications"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, attachments, LONG_TEXT, N_("Attachments"),
              .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccReport, contact, LONG_TEXT, N_("Person to contact"),
              .marks = OPCC_MARK_PUBLIC, .synonyms = "Contact"),
  OPCC_FIELD (OpccReport, refreshed, DATE, N_("Figures taken"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccReport, sent, DATE, N_("Sent on"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccReport, sent_to, TEXT, N_("Sent to"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccReport, paper, LONG_TEXT, N_("As it was sent"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_KEPT),
};
/* clang-format on */

const OpccKind opcc_report_kind = {
  .name = "report",
  .label = N_ ("Panel report"),
  .plural = N_ ("Panel reports"),
  .title = "title",
  .detail = "report_of",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_report_get_type,
  .parts = "report_part",
  .sealed_by = "sent",
  .sealed_words =
      N_ ("was sent, and is kept as it was. Nothing was changed. Copy the report to make a "
          "new version of it, or undo the sending."),
};

OPCC_DEFINE_RECORD (OpccReport, opcc_report, opcc_report_kind)
