/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCompareTab: any measure beside any other, by year. */
#include "opcc-compare-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-measure.h"
#include "opcc-page.h"
#include "opcc-sheet-tab.h"
#include "opcc-workforce-compare.h"

struct _OpccCompareTab
{
  AdwBin parent_instance;
  OpccSheetTab *sheet;
  GtkDropDown *drops[2];
  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *measures;      /* (owned) (nullable) OpccMeasure, until they were read */
  gboolean showing;         /* the choices are being listed by the program */
};

G_DEFINE_FINAL_TYPE (OpccCompareTab, opcc_compare_tab, ADW_TYPE_BIN)

static const OpccMeasure *
get_chosen (OpccCompareTab *self, guint which)
{
  const guint at = gtk_drop_down_get_selected (self->drops[which]);

  return self->measures != NULL && at < self->measures->len ? g_ptr_array_index (self->measures, at)
                                                            : NULL;
}

static void
update (OpccCompareTab *self)
{
  const OpccMeasure *a = get_chosen (self, 0);
  const OpccMeasure *b = get_chosen (self, 1);

  if (self->showing || a == NULL || b == NULL)
    return;
  opcc_sheet_tab_set_measures (self->sheet, a->title, a->rule, b->title, b->rule);
  opcc_sheet_tab_set_chart (self->sheet,
                            opcc_chart_order_new ("workforce-compare", "measure", a->title, "rule",
                                                  a->rule, "and", b->title, "and-rule", b->rule,
                                                  NULL));
}

static gpointer
read_measures (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_measures_list_yearly (db, error);
}

static void
list_choices (OpccCompareTab *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->measures->len; i++)
    {
      const OpccMeasure *measure = g_ptr_array_index (self->measures, i);
      g_autofree char *name = g_strdup_printf ("%s · %s", measure->title, measure->rule);

      gtk_string_list_append (names, name);
    }
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->drops); i++)
    {
      const guint before = gtk_drop_down_get_selected (self->drops[i]);

      gtk_drop_down_set_model (self->drops[i], G_LIST_MODEL (names));
      gtk_drop_down_set_selected (self->drops[i], before < self->measures->len ? before
                                                  : i < self->measures->len    ? i
                                                                               : 0);
    }
  self->showing = FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccCompareTab) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *measures = opcc_workspace_run_finish (self->workspace, result, &error);

  if (measures == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  self->measures = measures;
  if (self->drops[0] == NULL)
    return;
  list_choices (self);
  update (self);
}

static void
reload (OpccCompareTab *self)
{
  opcc_workspace_run (self->workspace, read_measures, NULL, NULL,
                      (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, g_object_ref (self));
}

static void
changed_cb (OpccCompareTab *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "measure"))
    reload (self);
}

static void
opcc_compare_tab_dispose (GObject *object)
{
  OpccCompareTab *self = OPCC_COMPARE_TAB (object);

  self->drops[0] = self->drops[1] = NULL;
  G_OBJECT_CLASS (opcc_compare_tab_parent_class)->dispose (object);
}

static void
opcc_compare_tab_finalize (GObject *object)
{
  OpccCompareTab *self = OPCC_COMPARE_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_compare_tab_parent_class)->finalize (object);
}

static void
opcc_compare_tab_class_init (OpccCompareTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_compare_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_compare_tab_finalize;
}

static void
opcc_compare_tab_init (OpccCompareTab *self)
{
}

static GtkWidget *
make_choices (OpccCompareTab *self)
{
  const char *names[] = { _ ("First measure"), _ ("Second measure") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (self->drops); i++)
    {
      GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

      self->drops[i] = GTK_DROP_DOWN (drop);
      gtk_drop_down_set_enable_search (self->drops[i], TRUE);
      opcc_children_set_name (drop, names[i]);
      gtk_widget_set_halign (drop, GTK_ALIGN_START);
      g_signal_connect_object (drop, "notify::selected", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box),
                      opcc_children_new_label (names[i], "opcc-caption opcc-dim", 0));
      gtk_box_append (GTK_BOX (box), drop);
    }
  return box;
}

GtkWidget *
opcc_compare_tab_new (OpccWorkspace *workspace)
{
  OpccCompareTab *self = g_object_new (OPCC_TYPE_COMPARE_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  self->sheet = OPCC_SHEET_TAB (opcc_sheet_tab_new (workspace, "compare", _ ("Year by year")));
  opcc_sheet_tab_set_top (self->sheet, make_choices (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->sheet));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

void
opcc_compare_tab_choose (OpccCompareTab *self, guint a, guint b)
{
  g_return_if_fail (OPCC_IS_COMPARE_TAB (self));

  gtk_drop_down_set_selected (self->drops[0], a);
  gtk_drop_down_set_selected (self->drops[1], b);
}
