/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding what is in view to a deck or a report: what can be chosen, and doing what was. */
#include "opcc-deck-adding.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-deck-acts.h"
#include "opcc-document-parts.h"
#include "opcc-error.h"
#include "opcc-report-acts.h"

void
opcc_deck_offer_free (OpccDeckOffer *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_strfreev (self->parts);
  g_clear_pointer (&self->decks, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self);
}

OpccDeckOffer *
opcc_deck_offer_read (OpccDb *db, const char *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (document, error);
  g_autoptr (OpccDocument) built = NULL;
  g_autoptr (OpccDeckOffer) self = g_new0 (OpccDeckOffer, 1);

  if (order == NULL || !opcc_deck_slide_check_order (order, error))
    return NULL;
  built = opcc_document_order_build (order, db, OPCC_AUDIENCE_OFFICE, opcc_date_today (),
                                     cancellable, error);
  if (built == NULL)
    return NULL;
  self->title = g_strdup (opcc_document_get_text (built, OPCC_DOCUMENT_TITLE));
  self->parts = opcc_document_list_parts (built);
  self->decks = opcc_db_select (db, &opcc_deck_kind, "n > 0 ORDER BY n DESC", error, "");
  if (self->decks != NULL)
    self->reports = opcc_db_select (db, &opcc_report_kind, "n > 0 ORDER BY n DESC", error, "");
  return self->reports != NULL ? g_steal_pointer (&self) : NULL;
}

void
opcc_deck_choice_free (OpccDeckChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->document);
  g_free (self->new_title);
  g_free (self->title);
  g_free (self->part);
  g_free (self->notes);
  g_free (self);
}

/* (transfer full): read, or new. */
static gpointer
find_owner (const OpccDeckChoice *self, OpccDb *db, GError **error)
{
  const OpccKind *kind = self->to_report ? &opcc_report_kind : &opcc_deck_kind;
  gpointer owner;

  if (self->owner > 0)
    return opcc_db_load (db, kind, self->owner, error);
  owner = g_object_new (kind->get_type (), NULL);
  if (self->to_report)
    OPCC_REPORT (owner)->title = g_strdup (self->new_title);
  else
    OPCC_DECK (owner)->title = g_strdup (self->new_title);
  return owner;
}

static gboolean
add_slide (const OpccDeckChoice *self, OpccDb *db, OpccDeck *deck, GError **error)
{
  g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);

  slide->title = g_strdup (self->title);
  slide->document = g_strdup (self->document);
  slide->part = g_strdup (self->part);
  slide->notes = g_strdup (self->notes);
  slide->minutes = self->minutes;
  return opcc_deck_add_slide (db, deck, slide, error);
}

static gboolean
add_section (const OpccDeckChoice *self, OpccDb *db, OpccReport *report, GError **error)
{
  g_autoptr (OpccReportPart) section = g_object_new (OPCC_TYPE_REPORT_PART, NULL);

  section->title = g_strdup (self->title);
  section->document = g_strdup (self->document);
  section->part = g_strdup (self->part);
  section->text = g_strdup (self->notes);
  return opcc_report_add_part (db, report, section, error);
}

gint64
opcc_deck_choice_apply (const OpccDeckChoice *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) owner = find_owner (self, db, error);

  if (owner == NULL || !(self->to_report ? add_section (self, db, OPCC_REPORT (owner), error)
                                         : add_slide (self, db, OPCC_DECK (owner), error)))
    return 0;
  return opcc_record_get_n (owner);
}
