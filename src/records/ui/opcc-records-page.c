/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordsPage: all records of one kind, as a page or as a tab of one: found, filtered, added.
 */
#include "opcc-records-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-column-memory.h"
#include "opcc-list-order.h"
#include "opcc-protect-dialog.h"
#include "opcc-record-form.h"
#include "opcc-record-row.h"
#include "opcc-record-words.h"
#include "opcc-text.h"

struct _OpccRecordsPage
{
  OpccPage parent_instance;
  OpccChipRow *chips;
  OpccTable *table;
  GtkWidget *find;
  OpccWorkspace *workspace; /* (owned) */
  OpccSlotList *list;       /* (owned) */
  const OpccRecordsSpec *spec;
  char *sort; /* (owned) name of a field */
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (OpccRecordsPage, opcc_records_page, OPCC_TYPE_PAGE)

/* --- the list -------------------------------------------------------------------------------- */

/* (nullable) while the first chip is on, which leaves all */
static const OpccRecordsFilter *
get_filter (OpccRecordsPage *self)
{
  const char *key = opcc_chip_row_get_active (self->chips);

  for (const OpccRecordsFilter *filter = self->spec->filters; filter != NULL && filter->key != NULL;
       filter++)
    if (g_strcmp0 (filter->key, key) == 0)
      return filter->field != NULL ? filter : NULL;
  return NULL;
}

static OpccQuery *
make_query (OpccRecordsPage *self)
{
  const OpccRecordsFilter *filter = get_filter (self);
  const char *const fields[] = { filter != NULL ? filter->field : NULL,
                                 filter != NULL ? filter->also : NULL };
  OpccQuery *query = opcc_query_new (self->spec->kind);

  opcc_query_set_sort (query, self->sort, self->descending);
  opcc_query_set_words (query, gtk_editable_get_text (GTK_EDITABLE (self->find)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL && filter->text != NULL)
      opcc_query_where_text (query, fields[i], filter->test, filter->text);
    else if (fields[i] != NULL)
      opcc_query_where (query, fields[i], filter->test);
  return query;
}

/* What is in view, as it is: found, filtered, in this order. */
static void
update_document (OpccRecordsPage *self, const OpccQuery *query)
{
  g_autofree char *text = opcc_list_order_from_query (query);

  opcc_page_set_document (OPCC_PAGE (self), text);
}

static void
update_query (OpccRecordsPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find));
  const OpccRecordsFilter *filter = get_filter (self);
  const char *nothing = filter != NULL && filter->nothing != NULL
                            ? g_dgettext (GETTEXT_PACKAGE, filter->nothing)
                            : _ ("Nothing here with this filter");
  g_autofree char *title =
      *words != '\0' ? g_strdup_printf (_ ("Nothing matches “%s”"), words) : g_strdup (nothing);

  opcc_table_set_filtered (self->table, *words != '\0' || filter != NULL);
  opcc_table_set_nothing_found (self->table, title, NULL);
  opcc_slot_list_set_query (self->list, make_query (self));
  update_document (self, opcc_slot_list_get_query (self->list));
}

static gboolean
sort_chosen_cb (OpccRecordsPage *self, const char *field, gboolean descending)
{
  opcc_set_str (&self->sort, field);
  self->descending = descending;
  update_query (self);
  return TRUE;
}

static void
clear_filters_cb (OpccRecordsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  opcc_chip_row_reset (self->chips);
}

static void
open_row (OpccRecordsPage *self, gint64 n)
{
  if (self->spec->has_page)
    opcc_page_show_record (GTK_WIDGET (self), self->spec->kind->name, n);
  else
    opcc_record_row_edit (GTK_WIDGET (self), self->workspace, self->spec->kind, n,
                          self->spec->fields);
}

static void
counted_cb (OpccRecordsPage *self)
{
  const OpccKind *kind = self->spec->kind;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *name = opcc_record_words_dup (n == 1 ? kind->label : kind->plural);
  /* Translators: how many records of a kind are listed: "14 visits". */
  g_autofree char *subtitle = g_strdup_printf (_ ("%u %s"), n, name);

  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
}

static void
changed_cb (OpccRecordsPage *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, self->spec->kind->name))
    opcc_slot_list_reload (self->list);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordsPage *self = OPCC_RECORDS_PAGE (widget);
  g_autoptr (OpccRecord) record = NULL;

  if (self->spec->add == NULL)
    return;
  record = opcc_record_new (self->spec->kind);
  opcc_record_form_open (widget, self->workspace, record, self->spec->fields, NULL, NULL);
}

static void
row_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordsPage *self = OPCC_RECORDS_PAGE (widget);
  const gint64 n = opcc_table_get_cursor_n (self->table);

  if (n <= 0)
    return;
  if (g_str_equal (action, "page.protect-row"))
    opcc_protect_dialog_open (widget, self->workspace, self->spec->kind, n);
  else if (g_str_equal (action, "page.edit-row"))
    opcc_record_row_edit (widget, self->workspace, self->spec->kind, n, self->spec->fields);
  else
    opcc_record_row_delete (widget, self->workspace, self->spec->kind, n);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_focus_search (OPCC_PAGE (widget));
}

static void
filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (OPCC_RECORDS_PAGE (widget)->chips), GTK_DIR_TAB_FORWARD);
}

/* --- making ---------------------------------------------------------------------------------- */

static gboolean
opcc_records_page_focus_search (OpccPage *page)
{
  return gtk_widget_grab_focus (OPCC_RECORDS_PAGE (page)->find);
}

static void
opcc_records_page_refresh (OpccPage *page)
{
  changed_cb (OPCC_RECORDS_PAGE (page), NULL);
}

static void
opcc_records_page_dispose (GObject *object)
{
  OpccRecordsPage *self = OPCC_RECORDS_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_records_page_parent_class)->dispose (object);
}

static void
opcc_records_page_finalize (GObject *object)
{
  g_free (OPCC_RECORDS_PAGE (object)->sort);
  G_OBJECT_CLASS (opcc_records_page_parent_class)->finalize (object);
}

static void
opcc_records_page_class_init (OpccRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_records_page_dispose;
  object_class->finalize = opcc_records_page_finalize;
  OPCC_PAGE_CLASS (klass)->focus_search = opcc_records_page_focus_search;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_records_page_refresh;
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, filters_cb);
  gtk_widget_class_install_action (widget_class, "page.edit-row", NULL, row_cb);
  gtk_widget_class_install_action (widget_class, "page.protect-row", NULL, row_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-row", NULL, row_cb);
}

static void
opcc_records_page_init (OpccRecordsPage *self)
{
}

static GtkWidget *
make_new_button (OpccRecordsPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, self->spec->add));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.new");
  return button;
}

static void
make_filters (OpccRecordsPage *self)
{
  self->chips = g_object_new (OPCC_TYPE_CHIP_ROW, NULL);
  for (const OpccRecordsFilter *filter = self->spec->filters; filter != NULL && filter->key != NULL;
       filter++)
    opcc_chip_row_add (self->chips, filter->key, g_dgettext (GETTEXT_PACKAGE, filter->label), -1);
  self->find = gtk_search_entry_new ();
  g_object_set (self->find, "placeholder-text", _ ("Find in list"), "width-chars", 18,
                "search-delay", 0, NULL);
  opcc_children_set_name (self->find, _ ("Find in list"));
  gtk_widget_add_css_class (self->find, "opcc-find");
  gtk_widget_set_valign (self->find, GTK_ALIGN_CENTER);
  if (self->spec->add != NULL && !opcc_workspace_is_read_only (self->workspace))
    opcc_chip_row_add_end (self->chips, make_new_button (self));
  opcc_chip_row_add_end (self->chips, self->find);
  opcc_chip_row_add_end (self->chips, opcc_table_create_column_button (self->table));
  g_signal_connect_object (self->chips, "changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "search-changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Edit…"), "page.edit-row");
  g_menu_append (menu, _ ("Protective marking…"), "page.protect-row");
  g_menu_append (menu, _ ("Delete"), "page.delete-row");
  return G_MENU_MODEL (menu);
}

static void
make_table (OpccRecordsPage *self, gpointer user_data)
{
  const OpccRecordsSpec *spec = self->spec;
  g_autoptr (GMenuModel) menu = make_menu ();

  self->table = OPCC_TABLE (opcc_table_new ());
  opcc_table_set_columns (self->table, spec->kind, spec->columns, spec->n_columns, user_data);
  opcc_column_memory_keep (self->table, spec->memory != NULL ? spec->memory : spec->kind->name);
  opcc_table_set_nothing_yet (
      self->table, spec->icon_name, g_dgettext (GETTEXT_PACKAGE, spec->empty_title),
      spec->empty_text != NULL ? g_dgettext (GETTEXT_PACKAGE, spec->empty_text) : NULL, NULL);
  if (!opcc_workspace_is_read_only (self->workspace))
    opcc_table_set_menu (self->table, menu);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (open_row), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "clear-filters", G_CALLBACK (clear_filters_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sort-chosen", G_CALLBACK (sort_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_records_page_new (OpccWorkspace *workspace, const OpccRecordsSpec *spec, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  OpccRecordsPage *self = g_object_new (OPCC_TYPE_RECORDS_PAGE, "title",
                                        g_dgettext (GETTEXT_PACKAGE, spec->kind->plural), NULL);

  self->workspace = g_object_ref (workspace);
  self->spec = spec;
  self->sort = g_strdup (spec->sort);
  self->descending = spec->descending;
  make_table (self, user_data);
  make_filters (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  opcc_page_set_child (OPCC_PAGE (self), box);
  self->list = opcc_slot_list_new (opcc_workspace_get_list_source (workspace), make_query (self));
  update_document (self, opcc_slot_list_get_query (self->list));
  opcc_table_set_list (self->table, self->list);
  opcc_table_show_sort (self->table, self->sort, self->descending);
  g_signal_connect_object (self->list, "notify::n-items", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

OpccTable *
opcc_records_page_get_table (OpccRecordsPage *self)
{
  g_return_val_if_fail (OPCC_IS_RECORDS_PAGE (self), NULL);
  return self->table;
}

void
opcc_records_page_add_above (OpccRecordsPage *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_RECORDS_PAGE (self));
  gtk_box_prepend (GTK_BOX (opcc_page_get_child (OPCC_PAGE (self))), widget);
}

OpccChipRow *
opcc_records_page_get_chips (OpccRecordsPage *self)
{
  g_return_val_if_fail (OPCC_IS_RECORDS_PAGE (self), NULL);
  return self->chips;
}
