/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccInterestGate: asks a marker about an interest in the applicant before anything is read. */
#include "opcc-interest-gate.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-keycap.h"

struct _OpccInterestGate
{
  GtkWidget parent_instance;
  GtkWidget *who;
  GtkWidget *what;
  GtkWidget *blind; /* why the name is seen at all */
  GtkWidget *none;  /* the button */
};

G_DEFINE_FINAL_TYPE (OpccInterestGate, opcc_interest_gate, GTK_TYPE_WIDGET)

static GtkWidget *
create_button (const char *words, const char *key, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_box_append (GTK_BOX (box), opcc_keycap_new (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static void
add_label (GtkWidget *box, GtkWidget *label)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), label);
}

static void
opcc_interest_gate_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_interest_gate_parent_class)->dispose (object);
}

static void
opcc_interest_gate_class_init (OpccInterestGateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_interest_gate_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_interest_gate_init (OpccInterestGate *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  self->who = opcc_children_new_label (NULL, "opcc-page-title", 0.5);
  self->what = opcc_children_new_label (NULL, "opcc-section", 0.5);
  add_label (box, opcc_children_new_label (_ ("Do you have an interest in this applicant?"),
                                           "opcc-dim", 0.5));
  add_label (box, self->who);
  add_label (box, self->what);
  add_label (box, opcc_children_new_label (
                      _ ("Family, friends, work, a seat on its board or money in it. What you say "
                         "is kept with its date; the application opens after it."),
                      "opcc-small opcc-dim", 0.5));
  self->blind = opcc_children_new_label (
      _ ("The round is marked blind: the name is shown for this question only."),
      "opcc-small opcc-dim", 0.5);
  add_label (box, self->blind);
  self->none = create_button (_ ("No interest"), "I", "page.no-interest", "suggested-action");
  gtk_box_append (GTK_BOX (buttons), self->none);
  gtk_box_append (GTK_BOX (buttons),
                  create_button (_ ("Declare a conflict…"), "X", "page.declare-conflict", NULL));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (buttons, 12);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

void
opcc_interest_gate_set_view (OpccInterestGate *self, const OpccMarkingView *view)
{
  g_return_if_fail (OPCC_IS_INTEREST_GATE (self));

  gtk_label_set_text (GTK_LABEL (self->who), view->applicant);
  gtk_label_set_text (GTK_LABEL (self->what), view->application->title);
  gtk_widget_set_visible (self->blind, view->blind);
}

void
opcc_interest_gate_focus (OpccInterestGate *self)
{
  g_return_if_fail (OPCC_IS_INTEREST_GATE (self));
  gtk_widget_grab_focus (self->none);
}
