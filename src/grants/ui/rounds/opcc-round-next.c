/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundNext: the card that says what a round waits for, with the way there. */
#include "opcc-round-next.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-round-words.h"

struct _OpccRoundNext
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *due;
  GtkBox *steps;
  GtkButton *button;

  const char *target; /* (unowned) static (nullable) */
};

static guint step_signal;

G_DEFINE_FINAL_TYPE (OpccRoundNext, opcc_round_next, GTK_TYPE_WIDGET)

static void
clicked_cb (OpccRoundNext *self)
{
  g_signal_emit (self, step_signal, 0, self->target);
}

static GtkWidget *
make_step (guint number, const OpccNextStep *step, gboolean first)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place = opcc_children_new_label (digits, "opcc-small opcc-num opcc-strong", 0.5);
  GtkWidget *title =
      opcc_children_new_label (step->title, first ? "opcc-small opcc-strong" : "opcc-small", 0);

  gtk_label_set_width_chars (GTK_LABEL (place), 2);
  gtk_widget_set_valign (place, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  if (step->note != NULL)
    gtk_box_append (GTK_BOX (words),
                    opcc_children_new_label (step->note, "opcc-caption opcc-dim", 0));
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
opcc_round_next_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_round_next_parent_class)->dispose (object);
}

static void
opcc_round_next_class_init (OpccRoundNextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_round_next_dispose;

  step_signal = g_signal_new ("step", OPCC_TYPE_ROUND_NEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-round-next.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccRoundNext, due);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundNext, steps);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundNext, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
opcc_round_next_init (OpccRoundNext *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  opcc_children_set_name (GTK_WIDGET (self), _ ("What is next"));
}

/**
 * opcc_round_next_set_summary:
 *
 * Shows up to three steps, worked out from the figures of the round.
 */
void
opcc_round_next_set_summary (OpccRoundNext *self, const OpccRoundSummary *summary)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *label = NULL;
  g_autofree char *due = NULL;
  GtkWidget *child;

  g_return_if_fail (OPCC_IS_ROUND_NEXT (self) && summary != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  steps = opcc_round_words_next (summary, &label, &self->target, &due);
  for (guint i = 0; i < steps->len && i < 3; i++)
    gtk_box_append (self->steps, make_step (i + 1, g_ptr_array_index (steps, i), i == 0));
  gtk_label_set_text (self->due, due != NULL ? due : "");
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
}
