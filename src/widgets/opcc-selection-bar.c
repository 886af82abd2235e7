/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSelectionBar: says what is ticked, and what can be done with it, below a list. */
#include "opcc-selection-bar.h"

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-keycap.h"

#include <glib/gi18n-lib.h>

struct _OpccSelectionBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *count;
  GtkWidget *detail;
  GtkWidget *actions;
  GtkWidget *clear_place;
};

static guint clear_signal;

G_DEFINE_FINAL_TYPE (OpccSelectionBar, opcc_selection_bar, GTK_TYPE_WIDGET)

static void
clear_cb (OpccSelectionBar *self)
{
  g_signal_emit (self, clear_signal, 0);
}

static void
opcc_selection_bar_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_selection_bar_parent_class)->dispose (object);
}

static void
opcc_selection_bar_class_init (OpccSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_selection_bar_dispose;
  clear_signal = g_signal_new ("clear", OPCC_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, OpccSelectionBar, detail);
  gtk_widget_class_bind_template_child (widget_class, OpccSelectionBar, actions);
  gtk_widget_class_bind_template_child (widget_class, OpccSelectionBar, clear_place);
}

static void
opcc_selection_bar_init (OpccSelectionBar *self)
{
  GtkWidget *clear;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: a button that takes all ticks away; Esc does too. */
  clear = opcc_keycap_button_new (NULL, _ ("Clear"), "Esc");
  gtk_widget_add_css_class (clear, "flat");
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_box_append (GTK_BOX (self->clear_place), clear);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
opcc_selection_bar_new (void)
{
  return g_object_new (OPCC_TYPE_SELECTION_BAR, NULL);
}

/**
 * opcc_selection_bar_set:
 * @count: how many are ticked; 0 hides the bar
 * @out_of: how many there are, so that "all" can be said
 * @detail: (nullable): what they come to: "£18,750 asked"
 */
void
opcc_selection_bar_set (OpccSelectionBar *self, guint count, guint out_of, const char *detail)
{
  g_autofree char *number = opcc_format_count (count);
  g_autofree char *words = NULL;

  g_return_if_fail (OPCC_IS_SELECTION_BAR (self));

  if (count > 1 && count == out_of)
    words = g_strdup_printf (_ ("All %s selected"), number);
  else
    words = g_strdup_printf (ngettext ("%s selected", "%s selected", count), number);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  opcc_children_set_name (GTK_WIDGET (self), words);
  opcc_selection_bar_set_detail (self, detail);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}

void
opcc_selection_bar_set_detail (OpccSelectionBar *self, const char *detail)
{
  g_autofree char *words = NULL;

  g_return_if_fail (OPCC_IS_SELECTION_BAR (self));
  words = detail != NULL ? g_strconcat ("· ", detail, NULL) : NULL;
  gtk_label_set_text (GTK_LABEL (self->detail), words != NULL ? words : "");
}

GtkWidget *
opcc_selection_bar_add_action (OpccSelectionBar *self, const char *label, const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_val_if_fail (OPCC_IS_SELECTION_BAR (self), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_box_append (GTK_BOX (self->actions), button);
  return button;
}
