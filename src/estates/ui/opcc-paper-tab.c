/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the estates paper as it would be printed, kept up to date. */
#include "opcc-paper-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-document-view.h"
#include "opcc-estates-paper.h"
#include "opcc-page.h"

#define OPCC_TYPE_PAPER_TAB (opcc_paper_tab_get_type ())
G_DECLARE_FINAL_TYPE (OpccPaperTab, opcc_paper_tab, OPCC, PAPER_TAB, GtkWidget)

struct _OpccPaperTab
{
  GtkWidget parent_instance;
  OpccDocumentView *view;
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccPaperTab, opcc_paper_tab, GTK_TYPE_WIDGET)

static gpointer
write_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_estates_paper_build (db, 0, OPCC_AUDIENCE_OFFICE, opcc_date_today (), cancellable,
                                   error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPaperTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document = NULL;

  if (self->workspace == NULL)
    return;
  document = opcc_workspace_run_finish (self->workspace, result, &error);
  if (document != NULL)
    opcc_document_view_show (self->view, document);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
changed_cb (OpccPaperTab *self)
{
  opcc_workspace_run (self->workspace, write_job, NULL, NULL, (GDestroyNotify) opcc_document_free,
                      NULL, written_cb, g_object_ref (self));
}

static void
opcc_paper_tab_dispose (GObject *object)
{
  OpccPaperTab *self = OPCC_PAPER_TAB (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_paper_tab_parent_class)->dispose (object);
}

static void
opcc_paper_tab_class_init (OpccPaperTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_paper_tab_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_paper_tab_init (OpccPaperTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *button = gtk_button_new_with_label (_ ("Save the paper’s list…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.paper");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  self->view = OPCC_DOCUMENT_VIEW (opcc_document_view_new ());
  gtk_widget_add_css_class (box, "opcc-page");
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  /* There is nothing in it to go to: the keys that scroll go to the whole. */
  gtk_widget_set_focusable (scroller, TRUE);
  opcc_children_set_name (scroller, _ ("The paper’s list as it would be printed"));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
opcc_paper_tab_new (OpccWorkspace *workspace)
{
  OpccPaperTab *self = g_object_new (OPCC_TYPE_PAPER_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
