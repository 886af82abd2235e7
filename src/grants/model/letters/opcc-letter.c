/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a letter, and what keeps an issued one as it is. */
#include "opcc-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-letter-template.h"

static const OpccChoice states[] = {
  { "draft", N_ ("Draft") },
  { "reviewed", N_ ("Reviewed") },
  { "issued", N_ ("Issued") },
  { "withdrawn", N_ ("Withdrawn") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccLetter, application, LINK, N_("Application"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED | OPCC_MARK_SEARCHED,
              .target = "application"),
  OPCC_FIELD (OpccLetter, outcome, CHOICE, N_("Kind of letter"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED, .choices = opcc_letter_outcomes),
  OPCC_FIELD (OpccLetter, state, CHOICE, N_("State"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED, .choices = states),
  OPCC_FIELD (OpccLetter, subject, TEXT, N_("Subject"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccLetter, body, LONG_TEXT, N_("Text"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccLetter, feedback, LONG_TEXT, N_("Feedback"), .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccLetter, recipient, LONG_TEXT, N_("Name and address"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccLetter, email, TEXT, N_("E-mail"), .marks = OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccLetter, reference, TEXT, N_("Our reference"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccLetter, letterhead, LONG_TEXT, N_("Letterhead"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccLetter, closing, LONG_TEXT, N_("Closing"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccLetter, amount, MONEY, N_("Amount it speaks of"), .marks = OPCC_MARK_COMPUTED,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccLetter, made_by, TEXT, N_("Made by"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccLetter, reviewed_by, TEXT, N_("Reviewed by"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccLetter, dated, DATE, N_("Issued on"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccLetter, issued_by, TEXT, N_("Issued by"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccLetter, fingerprint, TEXT, N_("Fingerprint"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccLetter, reason, LONG_TEXT, N_("Why it was withdrawn"),
              .marks = OPCC_MARK_COMPUTED),
};
/* clang-format on */

/* The place of the feedback in a body that is not issued yet. */
static char *
name_feedback (void)
{
  return g_strdup_printf ("{%s}", g_dgettext (GETTEXT_PACKAGE,
                                              opcc_letter_fields[OPCC_LETTER_FEEDBACK].name));
}

gboolean
opcc_letter_needs_review (OpccLetter *self)
{
  g_autofree char *place = name_feedback ();

  return self->fingerprint == NULL && strstr (self->body, place) != NULL;
}

char *
opcc_letter_compose (OpccLetter *self)
{
  const char *values[OPCC_LETTER_N_FIELDS] = { NULL };

  if (self->fingerprint != NULL || self->feedback == NULL)
    return g_strdup (self->body);
  values[OPCC_LETTER_FEEDBACK] = self->feedback;
  return opcc_letter_fill (self->body, values);
}

char *
opcc_letter_make_fingerprint (OpccLetter *self)
{
  const char *const parts[] = { self->outcome,    self->subject, self->body,
                                self->feedback,   self->email,   self->recipient,
                                self->letterhead, self->closing, self->reference };
  g_autofree char *day = opcc_date_to_iso (self->dated);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_checksum_update (sum, (const guchar *) parts[i], -1);
      g_checksum_update (sum, (const guchar *) "\0", 1);
    }
  g_checksum_update (sum, (const guchar *) day, -1);
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
opcc_letter_may_delete (OpccLetter *self, GError **error)
{
  g_autofree char *day = NULL;

  if (self->fingerprint == NULL)
    return TRUE;
  day = opcc_date_format (self->dated);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("This letter was issued on %s: somebody holds it, so it is kept. Nothing was "
                  "deleted. Withdraw it, and say why."),
               day);
  return FALSE;
}

/* What was issued is what somebody holds in their hands. */
static gboolean
check_letter (gpointer record, GError **error)
{
  OpccLetter *self = record;
  g_autofree char *now = NULL;
  g_autofree char *unknown = opcc_letter_find_unknown (self->subject, NULL);

  if (self->fingerprint != NULL)
    {
      g_autofree char *day = opcc_date_format (self->dated);

      now = opcc_letter_make_fingerprint (self);
      if (strcmp (now, self->fingerprint) == 0)
        return TRUE;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("This letter was issued on %s and stays as it is. Nothing was changed. "
                      "Replace it with a new one, and say why."),
                   day);
      return FALSE;
    }
  if (unknown == NULL)
    unknown = opcc_letter_find_unknown (self->body, NULL);
  if (unknown == NULL)
    return TRUE;
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” is no field of a letter. Nothing was changed. Take the braces out, or take a "
         "field from the list of fields."),
      unknown);
  return FALSE;
}

const OpccKind opcc_letter_kind = {
  .name = "letter",
  .label = N_ ("Letter"),
  .plural = N_ ("Letters"),
  .title = "subject",
  .detail = "reference",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_letter_get_type,
  .check = check_letter,
};

OPCC_DEFINE_RECORD (OpccLetter, opcc_letter, opcc_letter_kind)
