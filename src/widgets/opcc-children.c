/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things every composed part does with its children. */
#include "opcc-children.h"

void
opcc_children_unparent (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    if (GTK_IS_LIST_BOX (widget)) /* It keeps its rows in a list of its own, too. */
      gtk_list_box_remove (GTK_LIST_BOX (widget), child);
    else
      gtk_widget_unparent (child);
}

void
opcc_children_set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
opcc_children_set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* A number has its sign before it, in writing from right to left too; it stands where it stood. */
static void
keep_figures (GtkWidget *label, float xalign)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL ||
      !gtk_widget_has_css_class (label, "opcc-num"))
    return;
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (label), 1 - xalign);
}

GtkWidget *
opcc_children_new_label (const char *text, const char *css_classes, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_classes != NULL)
    {
      g_auto (GStrv) classes = g_strsplit (css_classes, " ", -1);

      gtk_widget_set_css_classes (label, (const char **) classes);
    }
  keep_figures (label, xalign);
  return label;
}

void
opcc_children_wrap (GtkWidget *label, int lines)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), lines);
}

/* GTK puts the focus into a button inside of these, which is what a screen reader then reads. */
static GtkWidget *
find_button_inside (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
             ? gtk_widget_get_first_child (widget)
             : NULL;
}

void
opcc_children_set_name (GtkWidget *widget, const char *name)
{
  GtkWidget *inside = find_button_inside (widget);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
  if (inside != NULL)
    opcc_children_set_name (inside, name);
}

/* A child that is folded away is in no window, and GTK 4.18 asks for that window's focus when Tab
 * passes by, unless the child is hidden. */
GtkWidget *
opcc_children_fold (const char *words, GtkWidget *child)
{
  GtkWidget *expander = gtk_expander_new (words);

  gtk_expander_set_child (GTK_EXPANDER (expander), child);
  g_object_bind_property (expander, "expanded", child, "visible", G_BINDING_SYNC_CREATE);
  opcc_children_set_name (expander, words);
  return expander;
}
