/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChip: a filter one can see, as a toggle or as a drop-down. */
#include "opcc-chips.h"

#include "opcc-children.h"

#include "opcc-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *key;   /* (owned) (nullable) any */
  char *label; /* (owned) */
  int count;   /* −1: none */
} Option;

struct _OpccChip
{
  GtkToggleButton parent_instance;
  GtkWidget *words;
  GtkWidget *number;
  GtkWidget *arrow;
  GtkWidget *popover; /* NULL unless a drop-down */
  GtkWidget *list;
  char *label;     /* (owned) */
  char *any_label; /* (owned) (nullable) */
  char *chosen;    /* (owned) (nullable) any */
  GArray *options; /* (owned) of Option */
  int count;       /* −1: none */
};

typedef enum
{
  PROP_CHIP_LABEL = 1,
  PROP_COUNT,
  PROP_CHOSEN,
} OpccChipProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];
static guint chosen_signal;

G_DEFINE_FINAL_TYPE (OpccChip, opcc_chip, GTK_TYPE_TOGGLE_BUTTON)

static void
clear_option (gpointer data)
{
  Option *option = data;

  g_free (option->key);
  g_free (option->label);
}

static const Option *
find_chosen (OpccChip *self)
{
  for (guint i = 0; self->chosen != NULL && i < self->options->len; i++)
    if (g_strcmp0 (g_array_index (self->options, Option, i).key, self->chosen) == 0)
      return &g_array_index (self->options, Option, i);
  return NULL;
}

static void
update (OpccChip *self)
{
  const Option *option = find_chosen (self);
  const char *label = option != NULL ? option->label : self->label;
  int count = option != NULL ? option->count : self->count;
  g_autofree char *number = g_strdup_printf ("%d", count);
  g_autofree char *name = count >= 0 ? g_strdup_printf ("%s, %d", label, count) : g_strdup (label);

  gtk_label_set_text (GTK_LABEL (self->words), label);
  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_widget_set_visible (self->number, count >= 0);
  opcc_children_set_name (GTK_WIDGET (self), name);
  if (self->popover != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), self->chosen != NULL);
  else
    /* An active chip stays pressable, else nobody could see why a list is empty. */
    gtk_widget_set_sensitive (GTK_WIDGET (self), count != 0 || gtk_toggle_button_get_active (
                                                                   GTK_TOGGLE_BUTTON (self)));
}

static void
option_chosen_cb (OpccChip *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row) - 1;
  const char *key = index >= 0 && (guint) index < self->options->len
                        ? g_array_index (self->options, Option, index).key
                        : NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  opcc_chip_set_chosen (self, key);
}

static void
popover_visible_cb (OpccChip *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_widget_get_visible (self->popover), -1);
}

static void
add_row (OpccChip *self, const char *label, int count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = opcc_children_new_label (label, "opcc-small", 0);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *number = count >= 0 ? g_strdup_printf ("%d", count) : NULL;
  g_autofree char *name = count >= 0 ? g_strdup_printf ("%s, %d", label, count) : g_strdup (label);

  gtk_label_set_max_width_chars (GTK_LABEL (words), 36);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (number != NULL)
    gtk_box_append (GTK_BOX (box),
                    opcc_children_new_label (number, "opcc-small opcc-num opcc-dim", 1));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, count != 0);
  opcc_children_set_name (row, name);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill_list (OpccChip *self)
{
  int chosen = 0;

  opcc_children_unparent (self->list);
  add_row (self, self->any_label, -1);
  for (guint i = 0; i < self->options->len; i++)
    {
      const Option *option = &g_array_index (self->options, Option, i);

      add_row (self, option->label, option->count);
      if (g_strcmp0 (option->key, self->chosen) == 0)
        chosen = (int) i + 1;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), chosen));
}

static void
opcc_chip_clicked (GtkButton *button)
{
  OpccChip *self = OPCC_CHIP (button);

  if (self->popover == NULL)
    {
      GTK_BUTTON_CLASS (opcc_chip_parent_class)->clicked (button);
      return;
    }
  fill_list (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
opcc_chip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccChip *self = OPCC_CHIP (widget);

  GTK_WIDGET_CLASS (opcc_chip_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
opcc_chip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccChip *self = OPCC_CHIP (object);

  switch ((OpccChipProperty) id)
    {
    case PROP_CHIP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    case PROP_CHOSEN:
      g_value_set_string (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccChip *self = OPCC_CHIP (object);

  switch ((OpccChipProperty) id)
    {
    case PROP_CHIP_LABEL:
      opcc_chip_set_label (self, g_value_get_string (value));
      break;
    case PROP_COUNT:
      opcc_chip_set_count (self, g_value_get_int (value));
      break;
    case PROP_CHOSEN:
      opcc_chip_set_chosen (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_chip_dispose (GObject *object)
{
  g_clear_pointer (&OPCC_CHIP (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (opcc_chip_parent_class)->dispose (object);
}

static void
opcc_chip_finalize (GObject *object)
{
  OpccChip *self = OPCC_CHIP (object);

  g_free (self->label);
  g_free (self->any_label);
  g_free (self->chosen);
  g_array_unref (self->options);
  G_OBJECT_CLASS (opcc_chip_parent_class)->finalize (object);
}

static void
opcc_chip_class_init (OpccChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = opcc_chip_dispose;
  object_class->finalize = opcc_chip_finalize;
  object_class->get_property = opcc_chip_get_property;
  object_class->set_property = opcc_chip_set_property;
  GTK_WIDGET_CLASS (klass)->size_allocate = opcc_chip_size_allocate;
  GTK_BUTTON_CLASS (klass)->clicked = opcc_chip_clicked;
  /* The button's own "label" would replace our child. */
  properties[PROP_CHIP_LABEL] = g_param_spec_string ("chip-label", NULL, NULL, "", flags);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_CHOSEN] = g_param_spec_string ("chosen", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  chosen_signal = g_signal_new ("chosen-changed", OPCC_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
opcc_chip_init (OpccChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = g_strdup ("");
  self->count = -1;
  self->options = g_array_new (FALSE, FALSE, sizeof (Option));
  g_array_set_clear_func (self->options, clear_option);
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->words = gtk_label_new (NULL);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "count");
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_visible (self->arrow, FALSE);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_button_set_child (GTK_BUTTON (self), box);
  /* Who is pressable depends on who is on. */
  g_signal_connect (self, "notify::active", G_CALLBACK (update), NULL);
  update (self);
}

/**
 * opcc_chip_new:
 * @count: rows it would leave; −1 to show none
 */
GtkWidget *
opcc_chip_new (const char *label, int count)
{
  return g_object_new (OPCC_TYPE_CHIP, "chip-label", label, "count", count, NULL);
}

/**
 * opcc_chip_new_choice:
 * @label: what is chosen: "District"
 * @any_label: the option that filters nothing: "Any district"
 */
GtkWidget *
opcc_chip_new_choice (const char *label, const char *any_label)
{
  OpccChip *self = OPCC_CHIP (opcc_chip_new (label, -1));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->any_label = g_strdup (any_label);
  self->list = gtk_list_box_new ();
  opcc_children_set_name (self->list, label);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (option_chosen_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  g_signal_connect_swapped (self->popover, "notify::visible", G_CALLBACK (popover_visible_cb),
                            self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_widget_set_visible (self->arrow, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  update (self);
  return GTK_WIDGET (self);
}

void
opcc_chip_set_label (OpccChip *self, const char *label)
{
  g_return_if_fail (OPCC_IS_CHIP (self));
  if (!opcc_set_str (&self->label, label != NULL ? label : ""))
    return;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHIP_LABEL]);
}

void
opcc_chip_set_count (OpccChip *self, int count)
{
  g_return_if_fail (OPCC_IS_CHIP (self));
  if (self->count == count)
    return;
  self->count = count;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

void
opcc_chip_add_option (OpccChip *self, const char *key, const char *label, int count)
{
  Option option = { g_strdup (key), g_strdup (label), count };

  g_return_if_fail (OPCC_IS_CHIP (self) && self->popover != NULL);
  g_array_append_val (self->options, option);
  update (self);
}

void
opcc_chip_clear_options (OpccChip *self)
{
  g_return_if_fail (OPCC_IS_CHIP (self));
  g_array_set_size (self->options, 0);
}

/**
 * opcc_chip_get_chosen:
 *
 * Returns: (nullable): key of the chosen option, NULL for any
 */
const char *
opcc_chip_get_chosen (OpccChip *self)
{
  g_return_val_if_fail (OPCC_IS_CHIP (self), NULL);
  return self->chosen;
}

void
opcc_chip_set_chosen (OpccChip *self, const char *key)
{
  g_return_if_fail (OPCC_IS_CHIP (self));
  if (!opcc_set_str (&self->chosen, key))
    return;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  g_signal_emit (self, chosen_signal, 0);
}
