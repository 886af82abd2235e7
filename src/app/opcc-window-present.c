/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in view as a meeting on the wall. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-decks-page.h"
#include "opcc-document-meeting.h"
#include "opcc-error.h"
#include "opcc-page.h"
#include "opcc-presentation.h"
#include "opcc-presenter-window.h"
#include "opcc-record-saver.h"

/* So long nobody is told that the slides are being made: most are there before that. */
#define PREPARING_AFTER_MS 300

static void
set_enabled (OpccWindow *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), action)),
                               enabled);
}

/**
 * opcc_window_warn_presenter:
 *
 * Tells whoever presents, and not the wall, where figures of the office may be wrong.
 */
void
opcc_window_warn_presenter (OpccWindow *self)
{
  const char *doubt = self->office != NULL ? opcc_office_get_doubt (self->office) : NULL;
  GtkWindow *presenter = self->presentation != NULL
                             ? opcc_presentation_get_presenter_window (self->presentation)
                             : NULL;

  if (presenter != NULL && doubt != NULL)
    opcc_presenter_window_warn (OPCC_PRESENTER_WINDOW (presenter), doubt);
}

/* --- until there is a slide ------------------------------------------------------------------ */

/* On the desk alone: the wall is not there yet. */
static gboolean
say_preparing_cb (gpointer user_data)
{
  OpccWindow *self = user_data;

  self->preparing = 0;
  opcc_banner_set (
      self->present_banner, OPCC_TONE_NONE, _ ("Preparing…"),
      _ ("The slides are being written up, and nothing is shown yet. Escape cancels."));
  opcc_banner_set_icon_name (self->present_banner, "opcc-present-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->present_banner), TRUE);
  return G_SOURCE_REMOVE;
}

static void
begin_preparing (OpccWindow *self)
{
  set_enabled (self, "cancel-present", TRUE);
  g_clear_handle_id (&self->preparing, g_source_remove);
  self->preparing = g_timeout_add (PREPARING_AFTER_MS, say_preparing_cb, self);
}

static void
end_preparing_cb (OpccWindow *self)
{
  opcc_window_warn_presenter (self);
  set_enabled (self, "cancel-present", FALSE);
  g_clear_handle_id (&self->preparing, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->present_banner), FALSE);
}

static gboolean
is_preparing (OpccWindow *self)
{
  return self->presentation != NULL && !opcc_presentation_is_running (self->presentation);
}

static void
cancel_present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (is_preparing (self))
    opcc_presentation_end (self->presentation);
}

/* Escape is free for all others as soon as there is nothing to cancel. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!is_preparing (OPCC_WINDOW (widget)))
    return FALSE;
  opcc_presentation_end (OPCC_WINDOW (widget)->presentation);
  return TRUE;
}

static void
add_escape (OpccWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* --- what was shown -------------------------------------------------------------------------- */

/* Whatever came of it, it can still go to another place. */
static void
saved_cb (const char *words, const GError *error, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autofree char *toast = words != NULL && error == NULL
                               /* Translators: “Round 1.pdf” in “Documents” */
                               ? g_strdup_printf (_ ("Saved %s"), words)
                               : g_strdup (_ ("What was shown is not saved"));

  if (self->closing || (words == NULL && error == NULL))
    return;
  /* What was refused before went another way now. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_banner), FALSE);
  opcc_page_report_error (GTK_WIDGET (self->view), error);
  opcc_toaster_show (self->toaster, toast, _ ("Save elsewhere…"), "win.save-shown-as");
}

static void
save_shown_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (self->shown != NULL)
    opcc_record_saver_save (self->shown, saved_cb, g_object_ref (self));
}

static void
save_shown_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (self->shown != NULL)
    opcc_record_saver_ask (GTK_WIDGET (self->view), self->shown, saved_cb, g_object_ref (self));
}

/* The meeting is over; until the next one what it showed can be saved. */
static void
offer_record (OpccWindow *self, OpccMeetingRecord *record)
{
  const guint n = opcc_meeting_record_count (record);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u slide was shown", "%u slides were shown", n), n);

  if (n == 0 || self->closing)
    return;
  g_clear_pointer (&self->shown, opcc_meeting_record_unref);
  self->shown = opcc_meeting_record_ref (record);
  set_enabled (self, "save-shown", TRUE);
  set_enabled (self, "save-shown-as", TRUE);
  opcc_toaster_show (self->toaster, words, _ ("Save"), "win.save-shown");
}

/* What was never shown is explained on the desk. */
static void
ended_cb (OpccWindow *self, OpccPresentation *presentation)
{
  OpccMeeting *meeting = opcc_presentation_get_meeting (presentation);

  if (self->presentation == presentation)
    g_clear_object (&self->presentation);
  end_preparing_cb (self);
  offer_record (self, opcc_presentation_get_record (presentation));
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

/* (transfer full) (nullable): the page in view as a document; where it has none, that is said. */
static OpccDocumentOrder *
take_order (OpccWindow *self)
{
  g_autoptr (GError) error = NULL;
  OpccDocumentOrder *order = find_order (self, &error);

  if (error != NULL)
    opcc_page_report_error (GTK_WIDGET (self->view), error);
  else if (order == NULL)
    opcc_toaster_show (self->toaster, _ ("This page has nothing to present"), NULL, NULL);
  return order;
}

/* For whom unless somebody chooses: a deck says itself for whom it is. Returns: whether no others
 * may see more */
static gboolean
find_audience (OpccWindow *self, OpccAudience *audience)
{
  *audience = (OpccAudience) g_settings_get_enum (self->settings, "present-to");
  return opcc_deck_page_find_level (opcc_window_get_page (self), audience);
}

static void
present (OpccWindow *self, const OpccDocumentOrder *order, OpccAudience audience)
{
  g_autoptr (OpccMeeting) meeting =
      opcc_document_meeting_new (opcc_office_get_workspace (self->office), order,
                                 gtk_label_get_label (self->title_label), audience);
  OpccPresentation *presentation = opcc_presentation_start (GTK_WINDOW (self), meeting);

  self->presentation = presentation;
  g_signal_connect_object (presentation, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presentation, "begun", G_CALLBACK (end_preparing_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_window_warn_presenter (self);
  if (is_preparing (self))
    begin_preparing (self);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  g_autoptr (OpccDocumentOrder) order = NULL;
  OpccAudience audience;

  if (self->office == NULL || self->presentation != NULL)
    return;
  order = take_order (self);
  if (order == NULL)
    return;
  find_audience (self, &audience);
  present (self, order, audience);
}

/* --- for whom -------------------------------------------------------------------------------- */

/* From the question to the wall: the data of the dialog. */
typedef struct
{
  OpccWindow *window;       /* (unowned): the dialog goes with it */
  OpccDocumentOrder *order; /* (owned) */
} Asking;

static void
free_asking (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  opcc_document_order_free (asking->order);
  g_free (asking);
}

static void
apply_cb (OpccAskDialog *dialog, Asking *asking)
{
  OpccWindow *self = asking->window;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_copy (asking->order);
  OpccAudience audience = OPCC_AUDIENCE_PUBLIC;

  opcc_audience_from_name (opcc_ask_dialog_get_choice (dialog), &audience);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
  if (self->office == NULL)
    return;
  opcc_window_end_presentation (self);
  present (self, order, audience);
}

static OpccAskDialog *
make_dialog (OpccWindow *self)
{
  OpccAudience audience;
  const gboolean is_most = find_audience (self, &audience);
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (GTK_WIDGET (self->view), _ ("Present for…"),
                           is_most ? _ ("The deck itself says who may see it; fewer may. What they "
                                        "may not see is on none of its slides.")
                                   : _ ("What they may not see is on none of the slides."),
                           _ ("Present"));

  /* The later in the list of audiences sees less. */
  for (OpccAudience who = is_most ? audience : OPCC_AUDIENCE_OFFICE; who <= OPCC_AUDIENCE_PUBLIC;
       who++)
    opcc_ask_dialog_add_choice (dialog, opcc_audience_get_name (who),
                                opcc_audience_get_label (who));
  opcc_ask_dialog_set_choice_title (dialog, _ ("For"));
  opcc_ask_dialog_set_choice (dialog, opcc_audience_get_name (audience));
  return dialog;
}

/* As long as nothing is shown, another audience may still be chosen. */
static void
present_for_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  OpccDocumentOrder *order;
  OpccAskDialog *dialog;
  Asking *asking;

  if (self->office == NULL || (self->presentation != NULL && !is_preparing (self)))
    return;
  order = take_order (self);
  if (order == NULL)
    return;
  opcc_window_end_presentation (self);
  asking = g_new0 (Asking, 1);
  asking->window = self;
  asking->order = order;
  dialog = make_dialog (self);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), asking, free_asking, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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
 * Adds the actions that put the page in view on the wall, and the key that calls it off.
 */
void
opcc_window_install_present_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "present", present_cb },
    { "present-for", present_for_cb },
    { "cancel-present", cancel_present_cb },
    { "save-shown", save_shown_cb },
    { "save-shown-as", save_shown_as_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_enabled (self, "cancel-present", FALSE);
  set_enabled (self, "save-shown", FALSE);
  set_enabled (self, "save-shown-as", FALSE);
  opcc_banner_set_button (self->present_banner, _ ("Cancel"), "win.cancel-present");
  add_escape (self);
}
