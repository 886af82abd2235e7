/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordSection: the records that link to one record, as a table that adds, edits and deletes.
 */
#include "opcc-record-section.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-page.h"
#include "opcc-protect-dialog.h"
#include "opcc-record-form.h"
#include "opcc-record-row.h"

/* Where the words of a table begin: those over it begin there too. */
#define TEXT_EDGE 24
/* Of a table at the usual size of text: its headings, a row, and after how many it scrolls. */
#define HEAD_HEIGHT 40
#define ROW_HEIGHT  34
#define MOST_ROWS   6
/* What says that there is none. */
#define EMPTY_HEIGHT 150

struct _OpccRecordSection
{
  GtkWidget parent_instance;
  OpccTable *table;
  GtkWidget *add;           /* (nullable) */
  OpccWorkspace *workspace; /* (owned) */
  OpccSlotList *list;       /* (owned) */
  const OpccRecordSectionSpec *spec;
  gint64 n;
};

G_DEFINE_FINAL_TYPE (OpccRecordSection, opcc_record_section, GTK_TYPE_WIDGET)

static void
open_row (OpccRecordSection *self, gint64 n)
{
  if (self->spec->has_page)
    opcc_page_show_record (GTK_WIDGET (self), self->spec->kind->name, n);
  else
    opcc_record_row_edit (GTK_WIDGET (self), self->workspace, self->spec->kind, n,
                          self->spec->fields);
}

static void
activate_row (OpccRecordSection *self, gint64 n)
{
  if (self->spec->verbs != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->spec->verbs[0].action, NULL);
  else
    open_row (self, n);
}

/* --- actions --------------------------------------------------------------------------------- */

static gboolean
may_add (OpccRecordSection *self)
{
  return !self->spec->one_only || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
}

static void
items_changed_cb (OpccRecordSection *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1,
                               n_rows > 0 ? HEAD_HEIGHT + ROW_HEIGHT * (int) MIN (n_rows, MOST_ROWS)
                                          : EMPTY_HEIGHT);
  if (self->add != NULL)
    gtk_widget_set_visible (self->add, may_add (self));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordSection *self = OPCC_RECORD_SECTION (widget);
  g_autoptr (OpccRecord) record = opcc_record_new (self->spec->kind);

  if (!may_add (self))
    return;
  if (self->spec->link != NULL)
    g_object_set (record, self->spec->link, self->n, NULL);
  opcc_record_form_open (widget, self->workspace, record, self->spec->fields, NULL, NULL);
}

static void
row_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordSection *self = OPCC_RECORD_SECTION (widget);
  const gint64 n = opcc_table_get_cursor_n (self->table);

  if (n <= 0)
    return;
  if (g_str_equal (action, "section.edit"))
    open_row (self, n);
  else if (g_str_equal (action, "section.protect"))
    opcc_protect_dialog_open (widget, self->workspace, self->spec->kind, n);
  else if (!self->spec->is_chosen)
    opcc_record_row_delete (widget, self->workspace, self->spec->kind, n);
}

static void
changed_cb (OpccRecordSection *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, self->spec->kind->name))
    opcc_slot_list_reload (self->list);
}

/* --- making ---------------------------------------------------------------------------------- */

static GtkWidget *
make_add_button (OpccRecordSection *self)
{
  GtkWidget *button = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, self->spec->add));

  gtk_widget_add_css_class (button, "opcc-link");
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->spec->add_action != NULL
                                                               ? self->spec->add_action
                                                               : "section.add");
  return button;
}

static GtkWidget *
make_head (OpccRecordSection *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title =
      opcc_children_new_label (g_dgettext (GETTEXT_PACKAGE, self->spec->title), "opcc-section", 0);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, TEXT_EDGE);
  gtk_box_append (GTK_BOX (head), title);
  if (self->spec->add != NULL && !opcc_workspace_is_read_only (self->workspace))
    {
      self->add = make_add_button (self);
      gtk_box_append (GTK_BOX (head), self->add);
    }
  return head;
}

static GMenuModel *
make_menu (const OpccRecordSectionSpec *spec)
{
  GMenu *menu = g_menu_new ();

  for (const OpccRecordVerb *verb = spec->verbs; verb != NULL && verb->label != NULL; verb++)
    g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, verb->label), verb->action);
  g_menu_append (menu, spec->is_chosen ? _ ("Open") : _ ("Edit…"), "section.edit");
  g_menu_append (menu, _ ("Protective marking…"), "section.protect");
  if (!spec->is_chosen)
    g_menu_append (menu, _ ("Delete"), "section.delete");
  return G_MENU_MODEL (menu);
}

/* @owner: (nullable) */
static void
make_table (OpccRecordSection *self, const OpccKind *owner)
{
  const OpccRecordSectionSpec *spec = self->spec;
  OpccQuery *query = opcc_query_new (spec->kind);
  g_autoptr (GMenuModel) menu = make_menu (spec);

  if (spec->link != NULL)
    opcc_query_where_integer (query, spec->link, OPCC_TEST_IS, self->n);
  if (owner != NULL)
    opcc_query_where_text (query, opcc_kind_find_field (spec->kind, spec->link)->kind_in,
                           OPCC_TEST_IS, owner->name);
  opcc_query_set_sort (query, spec->sort, spec->descending);
  self->list = opcc_slot_list_new (opcc_workspace_get_list_source (self->workspace), query);
  self->table = OPCC_TABLE (opcc_table_new ());
  opcc_table_set_columns (self->table, spec->kind, spec->columns, spec->n_columns, NULL);
  opcc_table_set_nothing_yet (self->table, spec->icon_name,
                              g_dgettext (GETTEXT_PACKAGE, spec->empty), NULL, NULL);
  opcc_table_set_list (self->table, self->list);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_table_show_sort (self->table, spec->sort, spec->descending);
  if (!opcc_workspace_is_read_only (self->workspace))
    opcc_table_set_menu (self->table, menu);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, EMPTY_HEIGHT);
  opcc_children_set_name (GTK_WIDGET (self->table), g_dgettext (GETTEXT_PACKAGE, spec->title));
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (activate_row), self,
                           G_CONNECT_SWAPPED);
}

static void
opcc_record_section_dispose (GObject *object)
{
  OpccRecordSection *self = OPCC_RECORD_SECTION (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_record_section_parent_class)->dispose (object);
}

static void
opcc_record_section_class_init (OpccRecordSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_record_section_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "section.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "section.edit", NULL, row_cb);
  gtk_widget_class_install_action (widget_class, "section.protect", NULL, row_cb);
  gtk_widget_class_install_action (widget_class, "section.delete", NULL, row_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "section.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "section.edit", NULL);
}

static void
opcc_record_section_init (OpccRecordSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

GtkWidget *
opcc_record_section_new (OpccWorkspace *workspace, const OpccRecordSectionSpec *spec, gint64 n)
{
  return opcc_record_section_new_of (workspace, spec, NULL, n);
}

GtkWidget *
opcc_record_section_new_of (OpccWorkspace *workspace,
                            const OpccRecordSectionSpec *spec,
                            const OpccKind *owner,
                            gint64 n)
{
  OpccRecordSection *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_RECORD_SECTION, NULL);
  self->workspace = g_object_ref (workspace);
  self->spec = spec;
  self->n = n;
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  make_table (self, owner);
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), g_dgettext (GETTEXT_PACKAGE, spec->title));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
opcc_record_section_set_among (OpccRecordSection *self, const gint64 *numbers, guint n_numbers)
{
  static const gint64 none;
  OpccQuery *query;

  g_return_if_fail (OPCC_IS_RECORD_SECTION (self));

  query = opcc_query_copy (opcc_slot_list_get_query (self->list));
  opcc_query_set_among (query, numbers != NULL ? numbers : &none, n_numbers);
  opcc_slot_list_set_query (self->list, query);
  gtk_widget_set_visible (GTK_WIDGET (self), n_numbers > 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1,
                               HEAD_HEIGHT + ROW_HEIGHT * (int) CLAMP (n_numbers, 1, MOST_ROWS));
}

OpccTable *
opcc_record_section_get_table (OpccRecordSection *self)
{
  g_return_val_if_fail (OPCC_IS_RECORD_SECTION (self), NULL);
  return self->table;
}

const OpccKind *
opcc_record_section_get_kind (OpccRecordSection *self)
{
  g_return_val_if_fail (OPCC_IS_RECORD_SECTION (self), NULL);
  return self->spec->kind;
}
