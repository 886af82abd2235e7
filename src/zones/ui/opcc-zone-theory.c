/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneTheory: the theory of change of a zone in one row, from its situation to its impact. */
#include "opcc-zone-theory.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

/* In the order in which one leads to the next. */
static const char *const steps[] = { "situation", "inputs",   "activities",
                                     "outputs",   "outcomes", "impact" };

struct _OpccZoneTheory
{
  GtkWidget parent_instance;
  GtkLabel *texts[G_N_ELEMENTS (steps)];
  GtkLabel *assumptions;
};

G_DEFINE_FINAL_TYPE (OpccZoneTheory, opcc_zone_theory, GTK_TYPE_WIDGET)

static GtkLabel *
make_text (GtkWidget *box, const char *field)
{
  const OpccField *which = opcc_kind_find_field (&opcc_zone_kind, field);
  GtkWidget *text = opcc_children_new_label ("", "opcc-small", 0);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_label_set_width_chars (GTK_LABEL (text), 12);
  gtk_box_append (GTK_BOX (box),
                  opcc_children_new_label (g_dgettext (GETTEXT_PACKAGE, which->label),
                                           "opcc-caption-strong opcc-dim", 0));
  gtk_box_append (GTK_BOX (box), text);
  return GTK_LABEL (text);
}

static void
opcc_zone_theory_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_zone_theory_parent_class)->dispose (object);
}

static void
opcc_zone_theory_class_init (OpccZoneTheoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_zone_theory_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_zone_theory_init (OpccZoneTheory *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *head = opcc_children_new_label (_ ("Theory of change"), "opcc-section", 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]){ "opcc-card", "pad", NULL });
  opcc_children_set_name (GTK_WIDGET (self), _ ("Theory of change"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "opcc-dim");
      gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("leads to"), -1);
      gtk_widget_set_hexpand (box, TRUE);
      if (i > 0)
        gtk_box_append (GTK_BOX (row), arrow);
      self->texts[i] = make_text (box, steps[i]);
      gtk_box_append (GTK_BOX (row), box);
    }
  self->assumptions = make_text (below, "assumptions");
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  gtk_widget_set_parent (below, GTK_WIDGET (self));
}

GtkWidget *
opcc_zone_theory_new (void)
{
  return g_object_new (OPCC_TYPE_ZONE_THEORY, NULL);
}

static void
show_text (GtkLabel *label, OpccZone *zone, const char *field)
{
  g_autofree char *text = opcc_record_get_text (OPCC_RECORD (zone), field);
  const gboolean missing = text == NULL || *text == '\0';

  gtk_label_set_text (label, missing ? _ ("not written down") : text);
  opcc_children_set_class (GTK_WIDGET (label), "opcc-missing", missing);
}

void
opcc_zone_theory_show (OpccZoneTheory *self, OpccZone *zone)
{
  g_return_if_fail (OPCC_IS_ZONE_THEORY (self));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    show_text (self->texts[i], zone, steps[i]);
  show_text (self->assumptions, zone, "assumptions");
}
