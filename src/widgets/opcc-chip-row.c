/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChipRow: the row of filters over a list. */
#include "opcc-chips.h"

#include "opcc-children.h"

#include <glib/gi18n-lib.h>

struct _OpccChipRow
{
  GtkWidget parent_instance;
  GtkWidget *chips;
  GtkWidget *line;
  GtkWidget *choices;
  GtkWidget *end;
  GPtrArray *keys;    /* (owned) of owned strings, beside @toggles */
  GPtrArray *toggles; /* (owned) of unowned chips */
  gboolean holding;   /* signals are held back */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (OpccChipRow, opcc_chip_row, GTK_TYPE_WIDGET)

static void
changed (OpccChipRow *self)
{
  if (!self->holding)
    g_signal_emit (self, changed_signal, 0);
}

static void
toggled_cb (OpccChipRow *self, GtkToggleButton *chip)
{
  /* The one that goes off tells nothing that the one that goes on does not. */
  if (gtk_toggle_button_get_active (chip))
    changed (self);
}

static void
opcc_chip_row_dispose (GObject *object)
{
  OpccChipRow *self = OPCC_CHIP_ROW (object);

  self->holding = TRUE;
  g_ptr_array_set_size (self->toggles, 0);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_chip_row_parent_class)->dispose (object);
}

static void
opcc_chip_row_finalize (GObject *object)
{
  OpccChipRow *self = OPCC_CHIP_ROW (object);

  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->toggles);
  G_OBJECT_CLASS (opcc_chip_row_parent_class)->finalize (object);
}

static void
opcc_chip_row_class_init (OpccChipRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_chip_row_dispose;
  object_class->finalize = opcc_chip_row_finalize;
  changed_signal = g_signal_new ("changed", OPCC_TYPE_CHIP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_chip_row_init (OpccChipRow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->toggles = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-filterrow");
  gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  opcc_children_set_name (GTK_WIDGET (self), _ ("Filters"));
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->line, "opcc-vline");
  gtk_widget_set_valign (self->line, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->line, FALSE);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->choices);
  /* Many chips, or large text, must not make the window wider than it is. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  self->end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->end, GTK_WIDGET (self));
}

GtkWidget *
opcc_chip_row_new (void)
{
  return g_object_new (OPCC_TYPE_CHIP_ROW, NULL);
}

/**
 * opcc_chip_row_add:
 * @key: what opcc_chip_row_get_active () gives while it is on
 * @count: rows it would leave; −1 to show none
 *
 * The first one added is on.
 *
 * Returns: (transfer none): the chip
 */
OpccChip *
opcc_chip_row_add (OpccChipRow *self, const char *key, const char *label, int count)
{
  GtkWidget *chip = opcc_chip_new (label, count);

  g_return_val_if_fail (OPCC_IS_CHIP_ROW (self), NULL);
  if (self->toggles->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), g_ptr_array_index (self->toggles, 0));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->keys, g_strdup (key));
  g_ptr_array_add (self->toggles, chip);
  gtk_box_append (GTK_BOX (self->chips), chip);
  return OPCC_CHIP (chip);
}

void
opcc_chip_row_add_choice (OpccChipRow *self, OpccChip *chip)
{
  g_return_if_fail (OPCC_IS_CHIP_ROW (self));
  g_signal_connect_object (chip, "chosen-changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->choices), GTK_WIDGET (chip));
  gtk_widget_set_visible (self->line, self->toggles->len > 0);
}

void
opcc_chip_row_add_end (OpccChipRow *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_CHIP_ROW (self));
  gtk_box_append (GTK_BOX (self->end), widget);
}

static OpccChip *
find_chip (OpccChipRow *self, const char *key)
{
  for (guint i = 0; i < self->toggles->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), key) == 0)
      return g_ptr_array_index (self->toggles, i);
  return NULL;
}

void
opcc_chip_row_set_count (OpccChipRow *self, const char *key, int count)
{
  OpccChip *chip = find_chip (self, key);

  g_return_if_fail (chip != NULL);
  opcc_chip_set_count (chip, count);
}

/**
 * opcc_chip_row_get_active:
 *
 * Returns: (nullable): key of the chip that is on, NULL in a row without any
 */
const char *
opcc_chip_row_get_active (OpccChipRow *self)
{
  g_return_val_if_fail (OPCC_IS_CHIP_ROW (self), NULL);
  for (guint i = 0; i < self->toggles->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->toggles, i)))
      return g_ptr_array_index (self->keys, i);
  return NULL;
}

void
opcc_chip_row_set_active (OpccChipRow *self, const char *key)
{
  OpccChip *chip = find_chip (self, key);

  g_return_if_fail (chip != NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

void
opcc_chip_row_reset (OpccChipRow *self)
{
  GtkWidget *choice;

  g_return_if_fail (OPCC_IS_CHIP_ROW (self));
  self->holding = TRUE;
  if (self->toggles->len > 0)
    gtk_toggle_button_set_active (g_ptr_array_index (self->toggles, 0), TRUE);
  for (choice = gtk_widget_get_first_child (self->choices); choice != NULL;
       choice = gtk_widget_get_next_sibling (choice))
    opcc_chip_set_chosen (OPCC_CHIP (choice), NULL);
  self->holding = FALSE;
  changed (self);
}
