/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things every composed part does with its children. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes all children out; for dispose. */
void opcc_children_unparent (GtkWidget *widget);
void opcc_children_set_class (GtkWidget *widget, const char *css_class, gboolean set);
/* Shows @label with @text, or hides it where there is nothing to say. */
void opcc_children_set_text (GtkWidget *label, const char *text);
/* A label for plain text in the classes given, parted by spaces: one line, ellipsized at its end.
 */
GtkWidget *opcc_children_new_label (const char *text, const char *css_classes, float xalign);
/* Lets what such a label says take up to so many lines. */
void opcc_children_wrap (GtkWidget *label, int lines);
/* Sets the accessible name of a widget, and of the button in a menu button or a choice. */
void opcc_children_set_name (GtkWidget *widget, const char *name);
/* Folds @child away below @words, until they are pressed; (transfer floating), and takes a floating
 * @child. */
GtkWidget *opcc_children_fold (const char *words, GtkWidget *child);

G_END_DECLS
