/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccS106Agreement: an agreement of a developer with a local authority. */
#include "opcc-s106-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-estates-rules.h"
#include "opcc-place.h"
#include "opcc-text.h"

/* clang-format off */
const OpccChoice opcc_s106_agreement_types[] = {
  { "section-106", N_("Section 106") },
  { "community-infrastructure-levy", N_("Community infrastructure levy") },
  { "section-278", N_("Section 278") },
  { NULL },
};

static const OpccField fields[] = {
  OPCC_FIELD (OpccS106Agreement, title, TEXT, N_("Agreement"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "developer-agreement|Reference"),
  OPCC_FIELD (OpccS106Agreement, authority, TEXT, N_("Authority"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "organisation|Local authority"),
  OPCC_FIELD (OpccS106Agreement, place, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccS106Agreement, type, CHOICE, N_("Kind of agreement"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .choices = opcc_s106_agreement_types, .synonyms = "developer-agreement-type"),
  OPCC_FIELD (OpccS106Agreement, application, TEXT, N_("Planning application"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "planning-application"),
  OPCC_FIELD (OpccS106Agreement, url, TEXT, N_("Document"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "document-url"),
  OPCC_FIELD (OpccS106Agreement, entered, DATE, N_("Entered"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "entry-date|Entry date"),
  OPCC_FIELD (OpccS106Agreement, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "start-date|Start date"),
  OPCC_FIELD (OpccS106Agreement, ends, DATE, N_("Ends"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "end-date|End date"),
  OPCC_FIELD (OpccS106Agreement, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccS106Agreement, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

/* The organisations of the national format that lie in the area, and the district of each. */
static const struct
{
  const char *code;
  const char *place;
} organisations[] = {
  { "local-authority-eng:lce", "leicester" },
  { "local-authority-eng:bla", "blaby" },
  { "local-authority-eng:cha", "charnwood" },
  { "local-authority-eng:hao", "harborough" },
  { "local-authority-eng:hin", "hinckley-bosworth" },
  { "local-authority-eng:mel", "melton" },
  { "local-authority-eng:nwl", "nw-leicestershire" },
  { "local-authority-eng:oad", "oadby-wigston" },
  { "local-authority-eng:rut", "rutland" },
};

static void
complete (gpointer record)
{
  OpccS106Agreement *self = record;
  g_autofree char *folded = opcc_text_fold (self->authority);
  const OpccPlace *place = self->authority != NULL ? opcc_place_find (self->authority) : NULL;

  if (self->type == NULL)
    opcc_set_str (&self->type, "section-106");
  for (guint i = 0; place == NULL && i < G_N_ELEMENTS (organisations); i++)
    if (strcmp (folded, organisations[i].code) == 0)
      place = opcc_place_by_key (organisations[i].place);
  if (strcmp (folded, "local-authority-eng:lec") == 0)
    opcc_set_str (&self->authority, "Leicestershire County Council");
  if (place == NULL)
    return;
  opcc_set_str (&self->authority, place->name);
  opcc_set_str (&self->place, place->key);
}

static gboolean
check (gpointer record, GError **error)
{
  const OpccS106Agreement *self = record;

  return opcc_estates_check_dates (self->title, self->starts, self->ends, error);
}

const OpccKind opcc_s106_agreement_kind = {
  .name = "s106_agreement",
  .label = N_ ("Section 106 agreement"),
  .plural = N_ ("Section 106 agreements"),
  .title = "title",
  .detail = "authority",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_s106_agreement_get_type,
  .complete = complete,
  .check = check,
};

OPCC_DEFINE_RECORD (OpccS106Agreement, opcc_s106_agreement, opcc_s106_agreement_kind)
