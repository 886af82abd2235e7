/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReserveCard: beside a decided award board, who is offered money next. */
#include "opcc-reserve-card.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-reserve.h"

struct _OpccReserveCard
{
  GtkWidget parent_instance;
  GtkBox *lines; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (OpccReserveCard, opcc_reserve_card, GTK_TYPE_WIDGET)

static void
opcc_reserve_card_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_reserve_card_parent_class)->dispose (object);
}

static void
opcc_reserve_card_class_init (OpccReserveCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_reserve_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_reserve_card_init (OpccReserveCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *button = gtk_button_new_with_label (_ ("Change the reserve list…"));

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.reserve");
  gtk_widget_add_css_class (button, "opcc-rowbtn");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (_ ("Reserve list, offered in this order"),
                                                          "opcc-caption-strong", 0));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_line (OpccReserveCard *self, const OpccReserve *one, guint place)
{
  g_autofree char *words =
      one->reason == NULL
          ? g_strdup_printf ("%u. %s · %s", place, one->reference, one->organisation)
          /* Translators: a place, a reference, an organisation, and why it stands there. */
          : g_strdup_printf (_ ("%u. %s · %s, by hand: %s"), place, one->reference,
                             one->organisation, one->reason);
  GtkWidget *label = opcc_children_new_label (words, "opcc-small", 0);

  opcc_children_wrap (label, 3);
  gtk_widget_set_tooltip_text (label, words);
  gtk_box_append (self->lines, label);
}

void
opcc_reserve_card_set_list (OpccReserveCard *self, GPtrArray *list)
{
  GtkWidget *child;

  g_return_if_fail (OPCC_IS_RESERVE_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), list != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; list != NULL && i < list->len; i++)
    add_line (self, g_ptr_array_index (list, i), i + 1);
  if (list != NULL && list->len == 0)
    gtk_box_append (self->lines, opcc_children_new_label (_ ("Nobody is on the reserve list."),
                                                          "opcc-small opcc-dim", 0));
}
