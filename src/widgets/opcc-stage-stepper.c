/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccStageStepper: the stages of a round or a zone, what is done, and what each waits for. */
#include "opcc-stage-stepper.h"

#include "opcc-children.h"

#include <glib/gi18n-lib.h>

struct _OpccStageStepper
{
  GtkWidget parent_instance;
  GtkWidget *row;
  GPtrArray *buttons; /* (owned) of unowned buttons */
  gboolean read_only;
};

typedef enum
{
  PROP_READ_ONLY = 1,
} OpccStageStepperProperty;

static GParamSpec *properties[PROP_READ_ONLY + 1];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (OpccStageStepper, opcc_stage_stepper, GTK_TYPE_WIDGET)

static void
clicked_cb (OpccStageStepper *self, GtkWidget *button)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    g_signal_emit (self, activated_signal, 0, index);
}

static void
update_pressable (OpccStageStepper *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      /* Insensitive would grey out what is said; it just cannot be pressed. */
      gtk_widget_set_can_target (button, !self->read_only);
      gtk_widget_set_focusable (button, !self->read_only);
    }
}

static GtkWidget *
create_line (gboolean shown, gboolean done)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  if (shown)
    gtk_widget_add_css_class (line, "opcc-step-line");
  opcc_children_set_class (line, "done", shown && done);
  return line;
}

static GtkWidget *
create_dot (OpccStageState state)
{
  GtkWidget *dot = gtk_center_box_new ();

  gtk_widget_add_css_class (dot, "opcc-step-dot");
  opcc_children_set_class (dot, "done", state == OPCC_STAGE_DONE);
  opcc_children_set_class (dot, "now", state == OPCC_STAGE_NOW);
  if (state == OPCC_STAGE_DONE)
    gtk_center_box_set_center_widget (GTK_CENTER_BOX (dot),
                                      gtk_image_new_from_icon_name ("object-select-symbolic"));
  return dot;
}

static char *
describe (const OpccStage *stage)
{
  const char *state = stage->state == OPCC_STAGE_DONE  ? _ ("done")
                      : stage->state == OPCC_STAGE_NOW ? _ ("now")
                                                       : _ ("later");

  return stage->note != NULL ? g_strdup_printf ("%s, %s: %s", stage->name, state, stage->note)
                             : g_strdup_printf ("%s, %s", stage->name, state);
}

static GtkWidget *
create_stage (const OpccStage *stages, guint i, guint n_stages)
{
  const OpccStage *stage = &stages[i];
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *track = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = opcc_children_new_label (stage->name, "opcc-small", 0.5);
  GtkWidget *note = opcc_children_new_label (stage->note, "opcc-caption", 0.5);
  gboolean later = stage->state == OPCC_STAGE_LATER;
  g_autofree char *words = describe (stage);

  gtk_box_append (GTK_BOX (track), create_line (i > 0, !later));
  gtk_box_append (GTK_BOX (track), create_dot (stage->state));
  gtk_box_append (GTK_BOX (track),
                  create_line (i + 1 < n_stages,
                               i + 1 < n_stages && stages[i + 1].state != OPCC_STAGE_LATER));
  gtk_widget_set_margin_bottom (track, 6);
  opcc_children_set_class (name, "opcc-strong", stage->state == OPCC_STAGE_NOW);
  opcc_children_set_class (name, "opcc-dim", later);
  opcc_children_set_class (note, stage->blocked ? "opcc-warn" : "opcc-dim",
                           stage->blocked || stage->state != OPCC_STAGE_NOW);
  gtk_box_append (GTK_BOX (box), track);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), note);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "opcc-stage");
  opcc_children_set_name (button, words);
  return button;
}

static void
opcc_stage_stepper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccStageStepperProperty) id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, OPCC_STAGE_STEPPER (object)->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_stage_stepper_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((OpccStageStepperProperty) id)
    {
    case PROP_READ_ONLY:
      opcc_stage_stepper_set_read_only (OPCC_STAGE_STEPPER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_stage_stepper_dispose (GObject *object)
{
  g_ptr_array_set_size (OPCC_STAGE_STEPPER (object)->buttons, 0);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_stage_stepper_parent_class)->dispose (object);
}

static void
opcc_stage_stepper_finalize (GObject *object)
{
  g_ptr_array_unref (OPCC_STAGE_STEPPER (object)->buttons);
  G_OBJECT_CLASS (opcc_stage_stepper_parent_class)->finalize (object);
}

static void
opcc_stage_stepper_class_init (OpccStageStepperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_stage_stepper_dispose;
  object_class->finalize = opcc_stage_stepper_finalize;
  object_class->get_property = opcc_stage_stepper_get_property;
  object_class->set_property = opcc_stage_stepper_set_property;
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  activated_signal = g_signal_new ("stage-activated", OPCC_TYPE_STAGE_STEPPER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_stage_stepper_init (OpccStageStepper *self)
{
  self->buttons = g_ptr_array_new ();
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->row), TRUE);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Stages"));
}

GtkWidget *
opcc_stage_stepper_new (void)
{
  return g_object_new (OPCC_TYPE_STAGE_STEPPER, NULL);
}

void
opcc_stage_stepper_set_stages (OpccStageStepper *self, const OpccStage *stages, guint n_stages)
{
  g_return_if_fail (OPCC_IS_STAGE_STEPPER (self));
  g_ptr_array_set_size (self->buttons, 0);
  opcc_children_unparent (self->row);
  for (guint i = 0; i < n_stages; i++)
    {
      GtkWidget *button = create_stage (stages, i, n_stages);

      g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
      g_ptr_array_add (self->buttons, button);
      gtk_box_append (GTK_BOX (self->row), button);
    }
  update_pressable (self);
}

void
opcc_stage_stepper_set_read_only (OpccStageStepper *self, gboolean read_only)
{
  g_return_if_fail (OPCC_IS_STAGE_STEPPER (self));
  self->read_only = read_only;
  update_pressable (self);
}
