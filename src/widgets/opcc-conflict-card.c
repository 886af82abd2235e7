/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccConflictCard: two values for one thing, and a person who decides between them. */
#include "opcc-conflict-card.h"

#include "opcc-children.h"

#include <glib/gi18n-lib.h>

struct _OpccConflictCard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *title;
  GtkWidget *lines;
};

static guint mine_signal;
static guint theirs_signal;

G_DEFINE_FINAL_TYPE (OpccConflictCard, opcc_conflict_card, GTK_TYPE_WIDGET)

static void
keep_mine_cb (OpccConflictCard *self)
{
  g_signal_emit (self, mine_signal, 0);
}

static void
take_theirs_cb (OpccConflictCard *self)
{
  g_signal_emit (self, theirs_signal, 0);
}

static void
opcc_conflict_card_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_conflict_card_parent_class)->dispose (object);
}

static void
opcc_conflict_card_class_init (OpccConflictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_conflict_card_dispose;
  mine_signal = g_signal_new ("keep-mine", OPCC_TYPE_CONFLICT_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 0);
  theirs_signal = g_signal_new ("take-theirs", OPCC_TYPE_CONFLICT_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-conflict-card.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccConflictCard, title);
  gtk_widget_class_bind_template_child (widget_class, OpccConflictCard, lines);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs_cb);
}

static void
opcc_conflict_card_init (OpccConflictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
opcc_conflict_card_new (const char *title)
{
  OpccConflictCard *self = g_object_new (OPCC_TYPE_CONFLICT_CARD, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  opcc_children_set_name (GTK_WIDGET (self), title);
  return GTK_WIDGET (self);
}

/**
 * opcc_conflict_card_add:
 * @field: (nullable): what the values are of, where the title does not say it
 * @mine: (nullable): what was typed here
 * @theirs: (nullable): what is in the file
 * @theirs_by: who put it there, and when
 */
void
opcc_conflict_card_add (OpccConflictCard *self,
                        const char *field,
                        const char *mine,
                        const char *theirs,
                        const char *theirs_by)
{
  const char *nothing = _ ("nothing");
  g_autofree char *values = NULL;
  g_autofree char *line = NULL;
  GtkWidget *label;

  g_return_if_fail (OPCC_IS_CONFLICT_CARD (self));

  /* Translators: both values of a conflict: yours, then who put the other one there, and it. */
  values = g_strdup_printf (_ ("You: %s · %s: %s"), mine != NULL ? mine : nothing, theirs_by,
                            theirs != NULL ? theirs : nothing);
  line = field != NULL ? g_strdup_printf ("%s. %s", field, values) : g_strdup (values);
  label = opcc_children_new_label (line, "opcc-caption opcc-dim opcc-num", 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->lines), label);
}
