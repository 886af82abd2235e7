/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccViewsTab: a sheet of figures with the choice of how it is looked at. */
#include "opcc-views-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-page.h"
#include "opcc-sheet-views.h"

struct _OpccViewsTab
{
  AdwBin parent_instance;
  OpccSheetTab *sheet;
  GtkWidget *top;
  GtkDropDown *drop;
  OpccWorkspace *workspace; /* (owned) */
  const char *name;         /* of the sheet */
  GPtrArray *views;         /* (owned) (nullable) OpccSheetView, until they were read */
  char *chosen;             /* (owned) (nullable) key */
  gboolean showing;         /* the choices are being listed by the program */
};

G_DEFINE_FINAL_TYPE (OpccViewsTab, opcc_views_tab, ADW_TYPE_BIN)

static void
show_chosen (OpccViewsTab *self)
{
  const guint at = gtk_drop_down_get_selected (self->drop);
  const OpccSheetView *view;

  if (self->showing || self->views == NULL || at >= self->views->len)
    return;
  view = g_ptr_array_index (self->views, at);
  g_free (self->chosen);
  self->chosen = g_strdup (view->key);
  opcc_sheet_tab_set_view (self->sheet, view->key,
                           view->chart != NULL ? opcc_chart_order_copy (view->chart) : NULL);
}

/* What was looked at stays in view, also when a newer year came in before it. */
static void
list_choices (OpccViewsTab *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const int before = self->chosen != NULL ? opcc_views_tab_find (self, self->chosen) : -1;

  for (guint i = 0; i < self->views->len; i++)
    gtk_string_list_append (labels, ((OpccSheetView *) g_ptr_array_index (self->views, i))->label);
  self->showing = TRUE;
  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_enable_search (self->drop, self->views->len > 10);
  gtk_drop_down_set_selected (self->drop, (guint) MAX (before, 0));
  self->showing = FALSE;
  gtk_widget_set_visible (self->top, self->views->len > 1);
  show_chosen (self);
}

static gpointer
read_views (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_sheet_views_list (db, data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccViewsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *views = opcc_workspace_run_finish (self->workspace, result, &error);

  if (views == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = views;
  if (self->drop != NULL)
    list_choices (self);
}

static void
reload (OpccViewsTab *self)
{
  opcc_workspace_run (self->workspace, read_views, (gpointer) self->name, NULL,
                      (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, g_object_ref (self));
}

static void
changed_cb (OpccViewsTab *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "observation") || g_strv_contains (kinds, "measure"))
    reload (self);
}

static void
opcc_views_tab_dispose (GObject *object)
{
  OPCC_VIEWS_TAB (object)->drop = NULL;
  G_OBJECT_CLASS (opcc_views_tab_parent_class)->dispose (object);
}

static void
opcc_views_tab_finalize (GObject *object)
{
  OpccViewsTab *self = OPCC_VIEWS_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_free (self->chosen);
  G_OBJECT_CLASS (opcc_views_tab_parent_class)->finalize (object);
}

static void
opcc_views_tab_class_init (OpccViewsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_views_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_views_tab_finalize;
}

static void
opcc_views_tab_init (OpccViewsTab *self)
{
}

static GtkWidget *
make_choice (OpccViewsTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

  self->drop = GTK_DROP_DOWN (drop);
  opcc_children_set_name (drop, _ ("What is shown"));
  gtk_widget_set_halign (drop, GTK_ALIGN_START);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (show_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (_ ("Show"), "opcc-caption opcc-dim", 0));
  gtk_box_append (GTK_BOX (box), drop);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

GtkWidget *
opcc_views_tab_new (OpccWorkspace *workspace, const char *sheet, const char *title)
{
  OpccViewsTab *self = g_object_new (OPCC_TYPE_VIEWS_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  self->name = sheet;
  self->sheet = OPCC_SHEET_TAB (opcc_sheet_tab_new (workspace, sheet, title));
  self->top = make_choice (self);
  opcc_sheet_tab_set_top (self->sheet, self->top);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->sheet));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

int
opcc_views_tab_find (OpccViewsTab *self, const char *key)
{
  g_return_val_if_fail (OPCC_IS_VIEWS_TAB (self), -1);

  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    if (g_str_equal (((OpccSheetView *) g_ptr_array_index (self->views, i))->key, key))
      return (int) i;
  return -1;
}

void
opcc_views_tab_choose (OpccViewsTab *self, guint place)
{
  g_return_if_fail (OPCC_IS_VIEWS_TAB (self));
  gtk_drop_down_set_selected (self->drop, place);
}
