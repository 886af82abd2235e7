/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckAddDialog: asks to which deck or panel report what is in view goes, and which part of it.
 */
#include "opcc-deck-add-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-deck-adding.h"
#include "opcc-deck.h"
#include "opcc-dialogs.h"
#include "opcc-page.h"
#include "opcc-report.h"

struct _OpccDeckAddDialog
{
  AdwWindow parent_instance;
  OpccBanner *banner;
  GtkWidget *verb;
  GtkWidget *rows;
  AdwComboRow *deck;
  AdwEntryRow *new_title;
  AdwComboRow *part;
  AdwEntryRow *notes;

  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  char *document;           /* (owned) */
  OpccDeckOffer *offer;     /* (owned) (nullable) until it was read */
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (OpccDeckAddDialog, opcc_deck_add_dialog, ADW_TYPE_WINDOW)

static void
show_error (OpccDeckAddDialog *self, const char *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (self->banner), sentence != NULL);
  if (sentence != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_BAD, NULL, sentence);
}

/* --- what there is to choose ----------------------------------------------------------------- */

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_deck_offer_read (db, data, cancellable, error);
}

/* The decks, a new one, the reports, a new one: which of them is chosen. Returns: (nullable): NULL
 * for a new one */
static OpccRecord *
get_owner (OpccDeckAddDialog *self, gboolean *to_report)
{
  const guint chosen = adw_combo_row_get_selected (self->deck);
  const guint n_decks = self->offer->decks->len;
  GPtrArray *from;
  guint at;

  *to_report = chosen > n_decks;
  from = *to_report ? self->offer->reports : self->offer->decks;
  at = *to_report ? chosen - n_decks - 1 : chosen;
  return at < from->len ? g_ptr_array_index (from, at) : NULL;
}

static void
deck_chosen_cb (OpccDeckAddDialog *self)
{
  gboolean to_report;
  OpccRecord *owner;

  if (self->offer == NULL)
    return;
  owner = get_owner (self, &to_report);
  gtk_widget_set_visible (GTK_WIDGET (self->new_title), owner == NULL);
  gtk_button_set_label (GTK_BUTTON (self->verb),
                        to_report ? _ ("Add to report") : _ ("Add to deck"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_title),
                                 to_report ? _ ("Subject of the new report")
                                           : _ ("Title of the new deck"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->notes),
                                 to_report ? _ ("Words above it") : _ ("Notes for who presents"));
}

/* (transfer full) */
static GtkStringList *
list_owners (const OpccDeckOffer *offer)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < offer->decks->len; i++)
    gtk_string_list_append (names, ((OpccDeck *) g_ptr_array_index (offer->decks, i))->title);
  gtk_string_list_append (names, _ ("A new deck"));
  for (guint i = 0; i < offer->reports->len; i++)
    {
      const OpccReport *report = g_ptr_array_index (offer->reports, i);
      g_autofree char *name = g_strdup_printf (_ ("Report: %s"), report->title);

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, _ ("A new panel report"));
  return names;
}

static void
fill (OpccDeckAddDialog *self)
{
  g_autoptr (GtkStringList) decks = list_owners (self->offer);
  g_autoptr (GtkStringList) parts = gtk_string_list_new (NULL);

  gtk_string_list_append (parts, _ ("All of it"));
  for (guint i = 0; self->offer->parts[i] != NULL; i++)
    gtk_string_list_append (parts, self->offer->parts[i]);
  adw_combo_row_set_model (self->deck, G_LIST_MODEL (decks));
  adw_combo_row_set_model (self->part, G_LIST_MODEL (parts));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->part), self->offer->title);
  gtk_widget_set_sensitive (self->rows, TRUE);
  gtk_widget_set_sensitive (self->verb, TRUE);
  deck_chosen_cb (self);
  gtk_widget_grab_focus (self->offer->decks->len > 0 ? GTK_WIDGET (self->deck)
                                                     : GTK_WIDGET (self->new_title));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccDeckAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  self->offer = opcc_workspace_run_finish (self->workspace, result, &error);
  if (self->offer != NULL)
    fill (self);
  else
    show_error (self, error->message);
}

/* --- adding ---------------------------------------------------------------------------------- */

static gpointer
add_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_deck_choice_apply (data, db, error) > 0);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccDeckAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean to_report;

  self->waiting = FALSE;
  if (self->workspace == NULL)
    return;
  if (opcc_workspace_run_finish (self->workspace, result, &error) == NULL)
    {
      gtk_widget_set_sensitive (self->verb, TRUE);
      show_error (self, error->message);
      return;
    }
  get_owner (self, &to_report);
  opcc_page_toast (self->from, to_report ? _ ("Added to the report") : _ ("Added to the deck"),
                   TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

/* (transfer full) (nullable): what was typed, without blanks around it; NULL: nothing */
static char *
dup_typed (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
apply_cb (OpccDeckAddDialog *self)
{
  OpccDeckChoice *choice;
  const guint part = adw_combo_row_get_selected (self->part);
  OpccRecord *owner;

  if (self->offer == NULL || self->waiting)
    return;
  choice = g_new0 (OpccDeckChoice, 1);
  owner = get_owner (self, &choice->to_report);
  choice->new_title = dup_typed (self->new_title);
  if (owner == NULL && choice->new_title == NULL)
    {
      show_error (self, choice->to_report
                            ? _ ("Give the new report a subject.")
                            : _ ("Give the new deck a title, such as the meeting it is for."));
      opcc_deck_choice_free (choice);
      gtk_widget_grab_focus (GTK_WIDGET (self->new_title));
      return;
    }
  choice->document = g_strdup (self->document);
  choice->owner = owner != NULL ? opcc_record_get_n (owner) : 0;
  choice->part = part > 0 ? g_strdup (self->offer->parts[part - 1]) : NULL;
  choice->title = g_strdup (choice->part != NULL ? choice->part : self->offer->title);
  choice->notes = dup_typed (self->notes);
  choice->minutes = OPCC_NO_INTEGER;
  show_error (self, NULL);
  self->waiting = TRUE;
  gtk_widget_set_sensitive (self->verb, FALSE);
  opcc_workspace_run (self->workspace, add_job, choice, (GDestroyNotify) opcc_deck_choice_free,
                      NULL, NULL, added_cb, g_object_ref (self));
}

static gboolean
apply_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  apply_cb (OPCC_DECK_ADD_DIALOG (widget));
  return TRUE;
}

/* --- making ---------------------------------------------------------------------------------- */

static GtkWidget *
make_header (OpccDeckAddDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->verb = gtk_button_new_with_label (_ ("Add to deck"));
  gtk_widget_add_css_class (self->verb, "suggested-action");
  gtk_widget_set_sensitive (self->verb, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (self->verb, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->verb);
  return header;
}

static gpointer
add_row (OpccDeckAddDialog *self, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), row);
  return row;
}

static void
make_rows (OpccDeckAddDialog *self)
{
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  g_object_set (self->rows, "margin-top", 18, "margin-bottom", 18, "margin-start", 18, "margin-end",
                18, "valign", GTK_ALIGN_START, NULL);
  self->deck = add_row (self, adw_combo_row_new (), _ ("Deck or report"));
  self->new_title = add_row (self, adw_entry_row_new (), _ ("Title of the new deck"));
  self->part = add_row (self, adw_combo_row_new (), _ ("What is shown"));
  self->notes = add_row (self, adw_entry_row_new (), _ ("Notes for who presents"));
  gtk_widget_set_sensitive (self->rows, FALSE);
  g_signal_connect_object (self->deck, "notify::selected", G_CALLBACK (deck_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->new_title, "entry-activated", G_CALLBACK (apply_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "entry-activated", G_CALLBACK (apply_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
opcc_deck_add_dialog_close_request (GtkWindow *window)
{
  if (OPCC_DECK_ADD_DIALOG (window)->waiting)
    return TRUE;
  return GTK_WINDOW_CLASS (opcc_deck_add_dialog_parent_class)->close_request (window);
}

static void
opcc_deck_add_dialog_dispose (GObject *object)
{
  OpccDeckAddDialog *self = OPCC_DECK_ADD_DIALOG (object);

  g_clear_object (&self->from);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->offer, opcc_deck_offer_free);
  G_OBJECT_CLASS (opcc_deck_add_dialog_parent_class)->dispose (object);
}

static void
opcc_deck_add_dialog_finalize (GObject *object)
{
  g_free (OPCC_DECK_ADD_DIALOG (object)->document);
  G_OBJECT_CLASS (opcc_deck_add_dialog_parent_class)->finalize (object);
}

static void
opcc_deck_add_dialog_class_init (OpccDeckAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_deck_add_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_deck_add_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_deck_add_dialog_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, apply_key_cb, NULL);
}

static void
opcc_deck_add_dialog_init (OpccDeckAddDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_BAD, "", NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  make_rows (self);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), self->rows);
  adw_window_set_content (ADW_WINDOW (self), box);
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
}

OpccDeckAddDialog *
opcc_deck_add_dialog_open (GtkWidget *from, OpccWorkspace *workspace, const char *document)
{
  OpccDeckAddDialog *self;
  GtkRoot *root = gtk_widget_get_root (from);

  if (opcc_workspace_is_read_only (workspace))
    return NULL;
  self = g_object_new (OPCC_TYPE_DECK_ADD_DIALOG, "title", _ ("Add to deck or report"), "modal",
                       TRUE, "default-width", 520, NULL);
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->document = g_strdup (document);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  opcc_workspace_run (workspace, read_job, g_strdup (document), g_free,
                      (GDestroyNotify) opcc_deck_offer_free, NULL, read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
