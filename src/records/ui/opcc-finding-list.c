/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFindingList: what is to be looked at in a document before it leaves, for who sends it. */
#include "opcc-finding-list.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-document-check.h"

/* Room for one finding, and for as many as are seen at once. */
#define ONE_HEIGHT  92
#define MOST_HEIGHT 190

struct _OpccFindingList
{
  GtkWidget parent_instance;
  GtkLabel *count;
  GtkScrolledWindow *scroller;
  GtkListBox *rows;

  OpccWorkspace *workspace;  /* (owned) (nullable) of the job under way */
  GCancellable *cancellable; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccFindingList, opcc_finding_list, GTK_TYPE_WIDGET)

/* --- looking --------------------------------------------------------------------------------- */

typedef struct
{
  OpccDocumentOrder *order; /* (owned) */
  OpccAudience audience;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  opcc_document_order_free (question->order);
  g_free (question);
}

static gpointer
check_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (question->order, db, question->audience, opcc_date_today (),
                                 cancellable, error);

  return document != NULL ? opcc_document_check (document) : NULL;
}

static GtkWidget *
make_text (const char *text, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_row (const OpccDocumentFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *head = g_strdup_printf ("%s: “%s”", finding->place, finding->words);
  g_autofree char *said =
      g_strdup_printf ("%s %s %s", head, finding->why, finding->fix != NULL ? finding->fix : "");

  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_box_append (GTK_BOX (box), make_text (head, "opcc-body"));
  gtk_box_append (GTK_BOX (box), make_text (finding->why, "opcc-small opcc-dim"));
  if (finding->fix != NULL)
    gtk_box_append (GTK_BOX (box), make_text (finding->fix, "opcc-small"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  opcc_children_set_name (row, said);
  return row;
}

static void
fill (OpccFindingList *self, const GPtrArray *findings)
{
  g_autofree char *count = opcc_document_findings_count (findings);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (self->rows, make_row (g_ptr_array_index (findings, i)));
  gtk_label_set_text (self->count, count);
  gtk_scrolled_window_set_min_content_height (self->scroller,
                                              findings->len == 1 ? ONE_HEIGHT : MOST_HEIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
}

/* What cannot be built has nothing to be looked at; who asked for it is told why there. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccFindingList) self = user_data;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  findings = opcc_workspace_run_finish (self->workspace, result, &error);
  if (findings != NULL)
    fill (self, findings);
}

static void
stop_looking (OpccFindingList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * opcc_finding_list_check:
 *
 * Looks through the document as @audience gets it, and shows what it finds in place of what was
 * found before.
 */
void
opcc_finding_list_check (OpccFindingList *self,
                         OpccWorkspace *workspace,
                         const OpccDocumentOrder *order,
                         OpccAudience audience)
{
  Question *question;

  g_return_if_fail (OPCC_IS_FINDING_LIST (self));

  question = g_new0 (Question, 1);
  question->order = opcc_document_order_copy (order);
  question->audience = audience;
  stop_looking (self);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->workspace, workspace);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  opcc_workspace_run (workspace, check_job, question, free_question,
                      (GDestroyNotify) g_ptr_array_unref, self->cancellable, checked_cb,
                      g_object_ref (self));
}

/* --- making ---------------------------------------------------------------------------------- */

static void
opcc_finding_list_dispose (GObject *object)
{
  OpccFindingList *self = OPCC_FINDING_LIST (object);

  stop_looking (self);
  g_clear_object (&self->workspace);
  opcc_children_unparent (GTK_WIDGET (self));
  G_OBJECT_CLASS (opcc_finding_list_parent_class)->dispose (object);
}

static void
opcc_finding_list_class_init (OpccFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_finding_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
opcc_finding_list_init (OpccFindingList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->count = GTK_LABEL (make_text ("", "opcc-strong"));
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  opcc_children_set_name (GTK_WIDGET (self->rows), _ ("To look at before it leaves"));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->rows));
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "opcc-card");
  gtk_list_box_set_show_separators (self->rows, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
opcc_finding_list_new (void)
{
  return g_object_new (OPCC_TYPE_FINDING_LIST, NULL);
}
