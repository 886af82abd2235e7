/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccKeycap: shows a key where it works at once; a preference hides them all. */
#include "opcc-keycap.h"

#include "opcc-children.h"

struct _OpccKeycap
{
  GtkWidget parent_instance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (OpccKeycap, opcc_keycap, GTK_TYPE_WIDGET)

static gboolean all_shown = TRUE;
static GPtrArray *all_keycaps; /* (owned) of unowned keycaps, NULL until there is one */

static void
opcc_keycap_dispose (GObject *object)
{
  g_ptr_array_remove_fast (all_keycaps, object);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_keycap_parent_class)->dispose (object);
}

static void
opcc_keycap_class_init (OpccKeycapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_keycap_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
opcc_keycap_init (OpccKeycap *self)
{
  if (all_keycaps == NULL)
    all_keycaps = g_ptr_array_new ();
  g_ptr_array_add (all_keycaps, self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-keycap");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), all_shown);
  self->label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * opcc_keycap_new:
 * @key: what stands on the key, in plain text: "Esc", "Ctrl K", "0 – 5"
 */
GtkWidget *
opcc_keycap_new (const char *key)
{
  OpccKeycap *self = g_object_new (OPCC_TYPE_KEYCAP, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), key);
  return GTK_WIDGET (self);
}

/**
 * opcc_keycap_show_all:
 * @shown: whether this and every later keycap is seen
 */
void
opcc_keycap_show_all (gboolean shown)
{
  all_shown = shown;
  for (guint i = 0; all_keycaps != NULL && i < all_keycaps->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (all_keycaps, i), shown);
}

GtkWidget *
opcc_keycap_button_new (const char *icon_name, const char *label, const char *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = opcc_children_new_label (label, NULL, 0.5);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), words);
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), opcc_keycap_new (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  opcc_children_set_name (button, label);
  return button;
}
