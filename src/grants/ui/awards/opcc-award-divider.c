/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardDivider: a line between two rows of the award board, with what it means at both ends. */
#include "opcc-award-divider.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

struct _OpccAwardDivider
{
  GtkWidget parent_instance;
  GtkWidget *words;  /* label */
  GtkWidget *note;   /* label */
  GtkWidget *handle; /* image */
  OpccAwardDividerKind kind;
};

G_DEFINE_FINAL_TYPE (OpccAwardDivider, opcc_award_divider, GTK_TYPE_WIDGET)

/* The rule's colour, and the class of the words on it. */
static const char *
get_class (OpccAwardDividerKind kind)
{
  switch (kind)
    {
    case OPCC_AWARD_DIVIDER_OVER:
      return "over";
    case OPCC_AWARD_DIVIDER_THRESHOLD:
      return "thr";
    case OPCC_AWARD_DIVIDER_POT:
    case OPCC_AWARD_DIVIDER_AWARDS:
    default:
      return "pot";
    }
}

static GtkWidget *
create_rule (const char *css_class)
{
  GtkWidget *rule = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (rule, "opcc-rule");
  gtk_widget_add_css_class (rule, css_class);
  gtk_widget_set_valign (rule, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (rule, TRUE);
  return rule;
}

static GtkWidget *
create_tab (const char *text, const char *css_class, gboolean quiet)
{
  GtkWidget *label = opcc_children_new_label (text, "opcc-tab", 0.5);

  gtk_widget_add_css_class (label, css_class);
  if (quiet)
    gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (text, -1), 12));
  return label;
}

static GtkWidget *
create_end (OpccAwardDivider *self, const char *note, gboolean can_move)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *css_class = get_class (self->kind);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_end (box, 12);
  if (note != NULL)
    {
      self->note = create_tab (note, css_class, TRUE);
      gtk_box_append (GTK_BOX (box), self->note);
    }
  if (can_move)
    {
      self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
      gtk_widget_add_css_class (self->handle, "opcc-tab");
      gtk_widget_add_css_class (self->handle, css_class);
      gtk_widget_add_css_class (self->handle, "quiet");
      gtk_widget_set_cursor_from_name (self->handle, "ns-resize");
      gtk_widget_set_tooltip_text (self->handle, _ ("Drag, or press Alt+Up and Alt+Down"));
      gtk_box_append (GTK_BOX (box), self->handle);
    }
  return box;
}

static void
opcc_award_divider_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_divider_parent_class)->dispose (object);
}

static void
opcc_award_divider_class_init (OpccAwardDividerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_award_divider_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
opcc_award_divider_init (OpccAwardDivider *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-divider");
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, 26);
}

GtkWidget *
opcc_award_divider_new (OpccAwardDividerKind kind,
                        const char *words,
                        const char *note,
                        gboolean can_move)
{
  OpccAwardDivider *self = g_object_new (OPCC_TYPE_AWARD_DIVIDER, NULL);
  GtkWidget *overlay = gtk_overlay_new ();
  g_autofree char *name = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  self->kind = kind;
  self->words = create_tab (words, get_class (kind), FALSE);
  gtk_widget_set_halign (self->words, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->words, 52);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), create_rule (get_class (kind)));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->words);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), create_end (self, note, can_move));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), self->words, TRUE);
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
  name = note != NULL ? g_strdup_printf ("%s, %s", words, note) : g_strdup (words);
  opcc_children_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

gboolean
opcc_award_divider_is_handle (GtkWidget *widget)
{
  GtkWidget *line;

  if (widget == NULL)
    return FALSE;
  line = gtk_widget_get_ancestor (widget, OPCC_TYPE_AWARD_DIVIDER);
  if (line == NULL || OPCC_AWARD_DIVIDER (line)->handle == NULL)
    return FALSE;
  return widget == OPCC_AWARD_DIVIDER (line)->handle ||
         gtk_widget_is_ancestor (widget, OPCC_AWARD_DIVIDER (line)->handle);
}
