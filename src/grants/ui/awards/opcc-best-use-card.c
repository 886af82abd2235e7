/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBestUseCard: beside the award board: what is left of the pot, and an offer for it. */
#include "opcc-best-use-card.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

struct _OpccBestUseCard
{
  GtkWidget parent_instance;
  GtkWidget *words;
  GtkWidget *button;
  OpccAwardDraft *draft; /* (owned) (nullable) until it is told */
  OpccBestUse *offer;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccBestUseCard, opcc_best_use_card, GTK_TYPE_WIDGET)

static void
update (OpccBestUseCard *self)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  g_autofree char *words = NULL;

  if (plan == NULL)
    return;
  opcc_best_use_free (self->offer);
  self->offer = opcc_best_use_find (plan);
  words = opcc_best_use_explain (self->offer, plan);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->button, self->offer->rows->len > 0);
}

static void
clicked_cb (OpccBestUseCard *self)
{
  if (self->offer != NULL)
    {
      /* The draft changes, and the offer with it. */
      OpccBestUse *offer = g_steal_pointer (&self->offer);

      opcc_award_draft_take_best_use (self->draft, offer);
      opcc_best_use_free (offer);
    }
}

static void
opcc_best_use_card_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_best_use_card_parent_class)->dispose (object);
}

static void
opcc_best_use_card_finalize (GObject *object)
{
  OpccBestUseCard *self = OPCC_BEST_USE_CARD (object);

  g_clear_object (&self->draft);
  opcc_best_use_free (self->offer);
  G_OBJECT_CLASS (opcc_best_use_card_parent_class)->finalize (object);
}

static void
opcc_best_use_card_class_init (OpccBestUseCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_best_use_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_best_use_card_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
opcc_best_use_card_init (OpccBestUseCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->words = opcc_children_new_label (NULL, "opcc-caption opcc-dim", 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 34);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->button = gtk_button_new_with_label (_ ("Put on the board"));
  gtk_widget_add_css_class (self->button, "opcc-rowbtn");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->button,
                               _ ("Sets these awards by hand; one step takes them back"));
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

void
opcc_best_use_card_set_draft (OpccBestUseCard *self, OpccAwardDraft *draft)
{
  g_return_if_fail (OPCC_IS_BEST_USE_CARD (self) && OPCC_IS_AWARD_DRAFT (draft));

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
