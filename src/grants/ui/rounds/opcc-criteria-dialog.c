/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCriteriaDialog: what the markers of a round score, with the sum of the weights. */
#include "opcc-criteria-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-criterion.h"
#include "opcc-empty-state.h"
#include "opcc-grants-forms.h"
#include "opcc-record-acts.h"
#include "opcc-page.h"

struct _OpccCriteriaDialog
{
  AdwWindow parent_instance;

  /* template */
  GtkWidget *add;
  OpccBanner *banner;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *sum;

  GtkWidget *from;          /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *criteria;      /* (owned) (nullable) of OpccCriterion, until they were read */
  gint64 round;
};

G_DEFINE_FINAL_TYPE (OpccCriteriaDialog, opcc_criteria_dialog, ADW_TYPE_WINDOW)

static char *
describe_criterion (OpccCriterion *criterion)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (criterion->pass_fail)
    return g_strdup (_ ("Pass or fail"));
  /* Translators: weight and scale of a criterion: "24% of the mark · 0 to 5". */
  g_string_append_printf (words, _ ("%g%% of the mark · 0 to %" PRId64), criterion->weight,
                          criterion->scale);
  if (criterion->minimum != OPCC_NO_INTEGER)
    g_string_append_printf (words, _ (" · an award needs %" PRId64), criterion->minimum);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_error (OpccCriteriaDialog *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->banner), error != NULL);
  if (error != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_BAD, NULL, error->message);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccCriteriaDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (self->workspace, result, &error);
  show_error (self, error);
}

static gpointer
delete_criterion (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_record_act_delete (db, data, error));
}

static void
delete_clicked_cb (GtkButton *button, OpccCriteriaDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  OpccCriterion *criterion = g_ptr_array_index (self->criteria, index);

  opcc_workspace_run (self->workspace, delete_criterion, g_object_ref (criterion), g_object_unref,
                      NULL, NULL, deleted_cb, g_object_ref (self));
}

static GtkWidget *
make_row (OpccCriteriaDialog *self, OpccCriterion *criterion)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_strdup_printf ("%" PRId64 ". %s", criterion->number, criterion->title);
  g_autofree char *subtitle = describe_criterion (criterion);
  g_autofree char *name = g_strdup_printf (_ ("Delete “%s”"), criterion->title);
  gboolean read_only = opcc_workspace_is_read_only (self->workspace);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "activatable",
                !read_only, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_sensitive (button, !read_only);
  opcc_children_set_name (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_sum (OpccCriteriaDialog *self)
{
  double sum = 0;
  g_autofree char *words = NULL;
  gboolean whole;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (self->criteria, i);

      sum += criterion->pass_fail || isnan (criterion->weight) ? 0 : criterion->weight;
    }
  whole = fabs (sum - 100) < 1e-9;
  words = whole ? g_strdup (_ ("The weights add up to 100%."))
                : g_strdup_printf (_ ("The weights add up to %g%%. They have to add up to 100%% "
                                      "before the applications are shared out."),
                                   sum);
  gtk_label_set_text (self->sum, words);
  opcc_children_set_class (GTK_WIDGET (self->sum), "opcc-warn", !whole);
  opcc_children_set_class (GTK_WIDGET (self->sum), "opcc-dim", whole);
}

static gpointer
read_criteria (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_criterion_list (db, *(const gint64 *) data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccCriteriaDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *criteria = opcc_workspace_run_finish (self->workspace, result, &error);
  GtkWidget *row;

  show_error (self, error);
  if (criteria == NULL)
    return;
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  self->criteria = criteria;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < criteria->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (criteria, i)));
  show_sum (self);
  gtk_stack_set_visible_child_name (self->stack, criteria->len > 0 ? "list" : "empty");
}

static void
reload (OpccCriteriaDialog *self)
{
  opcc_workspace_run (self->workspace, read_criteria, g_memdup2 (&self->round, sizeof self->round),
                      g_free, (GDestroyNotify) g_ptr_array_unref, NULL, read_cb,
                      g_object_ref (self));
}

static void
changed_cb (OpccCriteriaDialog *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "criterion"))
    reload (self);
}

static void
add_cb (OpccCriteriaDialog *self)
{
  OpccFormDialog *form =
      opcc_grants_open_criterion (self->from, self->workspace, NULL, self->round);

  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (self));
}

static void
row_activated_cb (OpccCriteriaDialog *self, GtkListBoxRow *row)
{
  OpccCriterion *criterion = g_ptr_array_index (self->criteria, gtk_list_box_row_get_index (row));
  OpccFormDialog *form =
      opcc_grants_open_criterion (self->from, self->workspace, criterion, self->round);

  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (self));
}

static void
opcc_criteria_dialog_finalize (GObject *object)
{
  OpccCriteriaDialog *self = OPCC_CRITERIA_DIALOG (object);

  g_clear_object (&self->from);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_criteria_dialog_parent_class)->finalize (object);
}

static void
opcc_criteria_dialog_class_init (OpccCriteriaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (klass)->finalize = opcc_criteria_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-criteria-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, add);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, list);
  gtk_widget_class_bind_template_child (widget_class, OpccCriteriaDialog, sum);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
opcc_criteria_dialog_init (OpccCriteriaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

OpccCriteriaDialog *
opcc_criteria_dialog_new (GtkWidget *from, OpccWorkspace *workspace, gint64 round)
{
  OpccCriteriaDialog *self = g_object_new (OPCC_TYPE_CRITERIA_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->round = round;
  gtk_widget_set_sensitive (self->add, !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}
