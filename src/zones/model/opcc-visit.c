/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits, with the place, reason and initiator that the Panel asks for. */
#include "opcc-visit.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccVisit, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccVisit, title, TEXT, N_("Visit"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Event|What"),
  OPCC_FIELD (OpccVisit, who, TEXT, N_("Who went"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Who|Visitor"),
  OPCC_FIELD (OpccVisit, date, DATE, N_("Date"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccVisit, place, TEXT, N_("Place"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Location|Where"),
  OPCC_FIELD (OpccVisit, district, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Area"),
  OPCC_FIELD (OpccVisit, reason, LONG_TEXT, N_("Reason"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Why"),
  OPCC_FIELD (OpccVisit, asked_by, TEXT, N_("Who asked"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "How initiated|Initiated by|Who asked for it"),
  OPCC_FIELD (OpccVisit, outcome, LONG_TEXT, N_("Outcome"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "What came of it"),
  OPCC_FIELD (OpccVisit, period, TEXT, N_("Reporting period"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccVisit, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccVisit, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* The Panel asks of each visit where it was, why, who asked for it and what came of it (minute 11
 * of 26 July 2023). What is taken over from a paper, which the source names, may lack what the
 * paper does not say. */
static gboolean
check_visit (gpointer record, GError **error)
{
  static const char *const needed[] = { "place", "reason", "asked_by", "outcome" };
  const OpccVisit *self = record;
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_visit_kind, needed[i]);
      g_autofree char *text = opcc_record_get_text (record, needed[i]);

      if (text == NULL || *text == '\0')
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                                g_dgettext (GETTEXT_PACKAGE, field->label));
    }
  if (missing->len == 0 || (self->source != NULL && *self->source != '\0'))
    return TRUE;
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("The visit “%s” lacks: %s. Write them down, or name under “Source” the paper that "
         "does not say them."),
      self->title, missing->str);
  return FALSE;
}

const OpccKind opcc_visit_kind = {
  .name = "visit",
  .label = N_ ("Visit"),
  .plural = N_ ("Visits"),
  .title = "title",
  .detail = "who",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_visit_get_type,
  .check = check_visit,
};

OPCC_DEFINE_RECORD (OpccVisit, opcc_visit, opcc_visit_kind)
