/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportButton: a menu of the files that a domain takes in, made from its table. */
#include "opcc-import-button.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-domain-model.h"
#include "opcc-import-dialog.h"

struct _OpccImportButton
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GMenu *menu;              /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccImportButton, opcc_import_button, GTK_TYPE_WIDGET)

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OpccFileImport *import = opcc_file_import_find (g_variant_get_string (parameter, NULL));

  if (import != NULL)
    opcc_import_dialog_show (widget, OPCC_IMPORT_BUTTON (widget)->workspace, import, NULL);
}

static void
opcc_import_button_dispose (GObject *object)
{
  OpccImportButton *self = OPCC_IMPORT_BUTTON (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->menu);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_import_button_parent_class)->dispose (object);
}

static void
opcc_import_button_class_init (OpccImportButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_import_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "import.file", "s", import_cb);
}

static void
opcc_import_button_init (OpccImportButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->menu = g_menu_new ();
  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_label (self->button, _ ("Import…"));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (self->menu));
  gtk_widget_add_css_class (button, "flat");
  opcc_children_set_name (button, _ ("Import…"));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

GtkWidget *
opcc_import_button_new (OpccWorkspace *workspace, const char *domain)
{
  OpccImportButton *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_IMPORT_BUTTON, NULL);
  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !opcc_workspace_is_read_only (workspace));
  opcc_import_button_add (self, domain);
  return GTK_WIDGET (self);
}

void
opcc_import_button_add (OpccImportButton *self, const char *domain)
{
  g_autoptr (GMenu) section = g_menu_new ();
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  g_return_if_fail (OPCC_IS_IMPORT_BUTTON (self));

  for (guint i = 0; i < n_models; i++)
    for (const OpccFileImport *import = models[i]->imports;
         import != NULL && import->name != NULL && g_str_equal (models[i]->name, domain); import++)
      {
        g_autoptr (GMenuItem) item =
            g_menu_item_new (g_dgettext (GETTEXT_PACKAGE, import->label), NULL);

        g_menu_item_set_action_and_target (item, "import.file", "s", import->name);
        g_menu_append_item (section, item);
      }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
}

void
opcc_import_button_popup (OpccImportButton *self)
{
  g_return_if_fail (OPCC_IS_IMPORT_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
