/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in view as a meeting on the wall. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-decks-page.h"
#include "opcc-document-meeting.h"
#include "opcc-error.h"
#include "opcc-page.h"
#include "opcc-presentation.h"

/* What was never shown is explained on the desk. */
static void
ended_cb (OpccWindow *self, OpccPresentation *presentation)
{
  OpccMeeting *meeting = opcc_presentation_get_meeting (presentation);

  if (self->presentation == presentation)
    g_clear_object (&self->presentation);
  /* Nothing is made for it any more. */
  opcc_meeting_set_builder (meeting, NULL, NULL, NULL);
  if (opcc_meeting_get_n_slides (meeting) == 0 && opcc_meeting_get_trouble (meeting) != NULL)
    {
      g_autoptr (GError) error =
          g_error_new_literal (OPCC_ERROR, OPCC_ERROR_INVALID, opcc_meeting_get_trouble (meeting));

      opcc_page_report_error (GTK_WIDGET (self->view), error);
    }
}

static OpccDocumentOrder *
find_order (OpccWindow *self, GError **error)
{
  GtkWidget *page = opcc_window_get_page (self);
  const char *document = OPCC_IS_PAGE (page) ? opcc_page_get_document (OPCC_PAGE (page)) : NULL;

  return document != NULL ? opcc_document_order_parse (document, error) : NULL;
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocumentOrder) order = NULL;
  g_autoptr (OpccMeeting) meeting = NULL;
  OpccAudience audience = (OpccAudience) g_settings_get_enum (self->settings, "present-to");
  OpccPresentation *presentation;

  if (self->office == NULL || self->presentation != NULL)
    return;
  order = find_order (self, &error);
  if (order == NULL)
    {
      if (error != NULL)
        opcc_page_report_error (GTK_WIDGET (self->view), error);
      else
        opcc_toaster_show (self->toaster, _ ("This page has nothing to present"), NULL, NULL);
      return;
    }
  /* A deck says itself for whom it is. */
  opcc_deck_page_find_level (opcc_window_get_page (self), &audience);
  meeting = opcc_document_meeting_new (opcc_office_get_workspace (self->office), order,
                                       gtk_label_get_label (self->title_label), audience);
  presentation = opcc_presentation_start (GTK_WINDOW (self), meeting);
  self->presentation = presentation;
  g_signal_connect_object (presentation, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

/**
 * opcc_window_end_presentation:
 *
 * The page that is presented, or its office file, goes away.
 */
void
opcc_window_end_presentation (OpccWindow *self)
{
  if (self->presentation != NULL)
    opcc_presentation_end (self->presentation);
}

/**
 * opcc_window_install_present_actions:
 *
 * Adds the action that puts the page in view on the wall.
 */
void
opcc_window_install_present_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = { { "present", present_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
