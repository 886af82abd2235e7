/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a decision record, and what keeps an approved one as it is. */
#include "opcc-decision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"

static const OpccChoice publications[] = {
  { "yes", N_ ("Appropriate to publish") },
  { "no", N_ ("Not appropriate to publish") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccDecision, round, LINK, N_("Round"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED | OPCC_MARK_PUBLIC,
              .target = "round"),
  OPCC_FIELD (OpccDecision, reference, TEXT, N_("OPCC reference"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccDecision, title, TEXT, N_("Title"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccDecision, dated, DATE, N_("Date"), .marks = OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccDecision, officers, TEXT, N_("Officers present, by role")),
  OPCC_FIELD (OpccDecision, received, DATE, N_("Received in the office")),
  OPCC_FIELD (OpccDecision, summary, LONG_TEXT, N_("Summary of issue"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccDecision, options, LONG_TEXT, N_("Options considered")),
  OPCC_FIELD (OpccDecision, recommendation, LONG_TEXT, N_("Recommendations presented"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccDecision, discussion, LONG_TEXT, N_("Key discussion points and risks")),
  OPCC_FIELD (OpccDecision, officer, TEXT, N_("Approved for the office by, as a role")),
  OPCC_FIELD (OpccDecision, officer_date, DATE, N_("Approved for the office on")),
  OPCC_FIELD (OpccDecision, publish_record, CHOICE, N_("This record"), .choices = publications),
  OPCC_FIELD (OpccDecision, record_reason, TEXT, N_("Why, of this record")),
  OPCC_FIELD (OpccDecision, publish_contents, CHOICE, N_("The contents of the report"),
              .choices = publications),
  OPCC_FIELD (OpccDecision, contents_reason, TEXT, N_("Why, of the contents")),
  OPCC_FIELD (OpccDecision, monitoring, TEXT, N_("Publication decided by, as a role")),
  OPCC_FIELD (OpccDecision, monitoring_date, DATE, N_("Publication decided on")),
  OPCC_FIELD (OpccDecision, decision, TEXT, N_("Decision of the Commissioner")),
  OPCC_FIELD (OpccDecision, approved, DATE, N_("Approved by the Commissioner on")),
  OPCC_FIELD (OpccDecision, fingerprint, TEXT, N_("Fingerprint"), .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

static char *
make_fingerprint (OpccDecision *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  /* All but the fingerprint itself, which comes last. */
  for (guint i = 0; i + 1 < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = opcc_field_to_file_text (&fields[i], self);

      g_checksum_update (sum, (const guchar *) text, -1);
      g_checksum_update (sum, (const guchar *) "\0", 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* (nullable): what an approval cannot do without. */
static const char *
find_missing (const OpccDecision *self)
{
  if (self->officer == NULL || self->officer_date == OPCC_NO_DATE)
    return _ ("the approval of the office, with role and date");
  if (self->publish_record == NULL || self->record_reason == NULL)
    return _ ("whether this record is published, and why");
  if (self->publish_contents == NULL || self->contents_reason == NULL)
    return _ ("whether the contents of the report are published, and why");
  return self->decision == NULL ? _ ("what the Commissioner decided") : NULL;
}

gboolean
opcc_decision_may_delete (OpccDecision *self, GError **error)
{
  if (self->fingerprint == NULL)
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                       _ ("This decision is approved and is kept. Nothing was deleted. Record a "
                          "change as a decision of its own, or undo the approval."));
  return FALSE;
}

static gboolean
check_decision (gpointer record, GError **error)
{
  OpccDecision *self = record;
  g_autofree char *now = self->fingerprint != NULL ? make_fingerprint (self) : NULL;
  const char *missing = self->approved != OPCC_NO_DATE ? find_missing (self) : NULL;

  if (now != NULL && strcmp (now, self->fingerprint) != 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("This decision is approved and stays as it is. Nothing was changed. Record a "
                    "change as a decision of its own, or undo the approval."));
  else if (missing != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("The decision cannot be approved yet: it lacks %s. Nothing was changed."),
                 missing);
  else
    return TRUE;
  return FALSE;
}

/* With the day of the Commissioner's approval it is closed. */
static void
complete_decision (gpointer record)
{
  OpccDecision *self = record;

  if (self->approved != OPCC_NO_DATE && self->fingerprint == NULL && find_missing (self) == NULL)
    self->fingerprint = make_fingerprint (self);
}

const OpccKind opcc_decision_kind = {
  .name = "decision",
  .label = N_ ("Decision record"),
  .plural = N_ ("Decision records"),
  .title = "title",
  .detail = "reference",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_decision_get_type,
  .check = check_decision,
  .complete = complete_decision,
};

OPCC_DEFINE_RECORD (OpccDecision, opcc_decision, opcc_decision_kind)
