/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckPage: one deck: its slides, what can be done with them, its form and its history. */
#include "opcc-decks-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-deck-acts.h"
#include "opcc-deck-slides.h"
#include "opcc-domain-document.h"
#include "opcc-page.h"
#include "opcc-record-file.h"

#define OPCC_TYPE_DECK_PAGE (opcc_deck_page_get_type ())
G_DECLARE_FINAL_TYPE (OpccDeckPage, opcc_deck_page, OPCC, DECK_PAGE, OpccRecordFile)

struct _OpccDeckPage
{
  OpccRecordFile parent_instance;
};

G_DEFINE_FINAL_TYPE (OpccDeckPage, opcc_deck_page, OPCC_TYPE_RECORD_FILE)

static const OpccRecordSpec spec = { .kind = &opcc_deck_kind, .subtitle = "meeting" };

/* --- acts ------------------------------------------------------------------------------------ */

static gpointer
copy_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 n = opcc_deck_copy_as (db, *(gint64 *) data, NULL, error);

  return n > 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccDeckPage) self = user_data;
  OpccWorkspace *workspace = opcc_record_file_get_workspace (OPCC_RECORD_FILE (self));
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;

  if (workspace == NULL)
    return;
  n = opcc_workspace_run_finish (workspace, result, &error);
  if (n == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  opcc_page_toast (GTK_WIDGET (self), _ ("Deck copied"), TRUE);
  opcc_page_show_record (GTK_WIDGET (self), "deck", *n);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordFile *file = OPCC_RECORD_FILE (widget);
  gint64 n = opcc_record_file_get_n (file);

  opcc_workspace_run (opcc_record_file_get_workspace (file), copy_job, g_memdup2 (&n, sizeof n),
                      g_free, g_free, NULL, copied_cb, g_object_ref (widget));
}

/* --- making ---------------------------------------------------------------------------------- */

static GtkWidget *
make_button (const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = opcc_children_new_label (_ ("Slides"), "opcc-section", 0);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), make_button (_ ("Copy deck"), "page.copy-deck", "flat"));
  gtk_box_append (GTK_BOX (head), make_button (_ ("Print handout…"), "win.print", NULL));
  gtk_box_append (GTK_BOX (head), make_button (_ ("Save handout…"), "win.save-document", NULL));
  gtk_box_append (GTK_BOX (head), make_button (_ ("Present"), "win.present", "suggested-action"));
  return head;
}

static void
opcc_deck_page_made (OpccRecordFile *file, OpccRecordPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_head ());
  gtk_box_append (GTK_BOX (box), opcc_deck_slides_new (opcc_record_file_get_workspace (file),
                                                       opcc_record_file_get_n (file)));
  opcc_record_page_add_first (page, box);
}

static void
opcc_deck_page_class_init (OpccDeckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  OPCC_RECORD_FILE_CLASS (klass)->made = opcc_deck_page_made;
  gtk_widget_class_install_action (widget_class, "page.copy-deck", NULL, copy_cb);
}

static void
opcc_deck_page_init (OpccDeckPage *self)
{
}

GtkWidget *
opcc_deck_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccDeckPage *self = g_object_new (OPCC_TYPE_DECK_PAGE, NULL);
  g_autofree char *deck = g_strdup_printf ("%" PRId64, n);
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new ("handout", "deck", deck, NULL);
  g_autofree char *document = opcc_document_order_to_text (order);

  opcc_record_file_open (OPCC_RECORD_FILE (self), workspace, &spec, n);
  opcc_page_set_document (OPCC_PAGE (self), document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.copy-deck",
                                 !opcc_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

gboolean
opcc_deck_page_find_level (GtkWidget *page, OpccAudience *level)
{
  OpccRecord *record =
      OPCC_IS_DECK_PAGE (page) ? opcc_record_file_get_record (OPCC_RECORD_FILE (page)) : NULL;

  if (record == NULL)
    return FALSE;
  *level = opcc_deck_get_level (OPCC_DECK (record));
  return TRUE;
}
