/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up what is open of an applicant before a decision. */
#include "opcc-applicant-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-applicant.h"

static void
add_earlier (OpccDocument *document, const OpccApplicant *applicant)
{
  opcc_document_add_heading (document, 2, _ ("Earlier grants"));
  for (guint i = 0; i < applicant->earlier->len; i++)
    {
      g_autofree char *line = opcc_earlier_grant_say (g_ptr_array_index (applicant->earlier, i));

      opcc_document_add_paragraph (document, line);
    }
  if (applicant->earlier->len == 0)
    opcc_document_add_paragraph (document, _ ("Nothing is open of an earlier grant."));
}

OpccDocument *
opcc_applicant_paper_build (OpccDb *db,
                            gint64 application,
                            OpccAudience audience,
                            OpccDate today,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (OpccApplicant) applicant = opcc_applicant_load (db, application, today, error);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *checks = NULL;

  if (applicant == NULL)
    return NULL;
  document = opcc_document_new (_ ("Before a decision"));
  if (audience != OPCC_AUDIENCE_OFFICE)
    {
      opcc_redaction_withhold (redaction, OPCC_WITHHELD_OFFICE);
      opcc_document_add_paragraph (document, _ ("Nothing of it is for these readers."));
      opcc_document_close (document, redaction);
      return g_steal_pointer (&document);
    }
  opcc_document_add_value (document, _ ("Application"), applicant->reference);
  opcc_document_add_value (document, _ ("Organisation"), applicant->name);
  add_earlier (document, applicant);
  checks = opcc_check_state_say (applicant->checks);
  opcc_document_add_heading (document, 2, _ ("Due diligence"));
  opcc_document_add_paragraph (document, checks);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
