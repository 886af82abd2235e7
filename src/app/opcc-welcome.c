/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWelcome: what is shown while no office file is open: the ways to begin, or what is under way.
 */
#include "opcc-welcome.h"

struct _OpccWelcome
{
  GtkWidget parent_instance;
  GtkStack *stack;      /* template */
  GtkWidget *busy_box;  /* template */
  GtkSpinner *spinner;  /* template */
  GtkLabel *busy_label; /* template */
};

G_DEFINE_FINAL_TYPE (OpccWelcome, opcc_welcome, GTK_TYPE_WIDGET)

static void
opcc_welcome_dispose (GObject *object)
{
  OpccWelcome *self = OPCC_WELCOME (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (opcc_welcome_parent_class)->dispose (object);
}

static void
opcc_welcome_class_init (OpccWelcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccWelcome, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccWelcome, busy_box);
  gtk_widget_class_bind_template_child (widget_class, OpccWelcome, spinner);
  gtk_widget_class_bind_template_child (widget_class, OpccWelcome, busy_label);
}

static void
opcc_welcome_init (OpccWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_welcome_set_busy:
 * @what: (nullable): what is under way, "Making the sample office…"; NULL shows the ways to begin
 */
void
opcc_welcome_set_busy (OpccWelcome *self, const char *what)
{
  g_return_if_fail (OPCC_IS_WELCOME (self));

  gtk_label_set_label (self->busy_label, what != NULL ? what : "");
  gtk_spinner_set_spinning (self->spinner, what != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->busy_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  what != NULL ? what : "", -1);
  gtk_stack_set_visible_child_name (self->stack, what != NULL ? "busy" : "ways");
}

/**
 * opcc_welcome_get_busy:
 *
 * Returns: (nullable): what is under way
 */
const char *
opcc_welcome_get_busy (OpccWelcome *self)
{
  const char *what;

  g_return_val_if_fail (OPCC_IS_WELCOME (self), NULL);

  what = gtk_label_get_label (self->busy_label);
  return what[0] != '\0' ? what : NULL;
}
