/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantFigures: the money of grants after their award as a row of cards. */
#include "opcc-grant-figures.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-key-figure.h"

enum
{
  AWARDED,
  PAID,
  HELD,
  TO_PAY,
  FREE,
  N_FIGURES,
};

struct _OpccGrantFigures
{
  GtkWidget parent_instance;
  OpccKeyFigure *figures[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (OpccGrantFigures, opcc_grant_figures, GTK_TYPE_WIDGET)

static void
show_money (
    OpccGrantFigures *self, guint figure, gint64 pence, const char *note, const char *missing)
{
  g_autofree char *money = opcc_money_format (pence);

  opcc_key_figure_set (self->figures[figure], money, NULL, note, missing);
}

static char *
say_sum (const char *format, gint64 pence)
{
  g_autofree char *sum = pence > 0 ? opcc_money_format (pence) : NULL;

  return sum != NULL ? g_strdup_printf (format, sum) : NULL;
}

/* What stands below what was awarded: how a variation changed it. */
static char *
say_awarded (const OpccDelivery *grant)
{
  g_autofree char *change = NULL;
  g_autofree char *days = NULL;

  if (grant->amount != grant->award->amount)
    {
      change = opcc_format_money_change (grant->amount - grant->award->amount);
      return g_strdup_printf (_ ("%s by variations"), change);
    }
  days = grant->starts != OPCC_NO_DATE ? opcc_date_format_range (grant->starts, grant->ends) : NULL;
  return g_steal_pointer (&days);
}

void
opcc_grant_figures_show (OpccGrantFigures *self, const OpccDelivery *grant)
{
  g_autofree char *awarded = say_awarded (grant);
  g_autofree char *back = say_sum (_ ("%s came back"), grant->clawed_back);
  g_autofree char *unplanned = say_sum (_ ("%s not planned"), grant->unplanned);
  g_autofree char *spent = grant->spent != OPCC_NO_MONEY ? opcc_money_format (grant->spent) : NULL;
  g_autofree char *said = spent != NULL ? g_strdup_printf (_ ("%s spent so far"), spent)
                                        : g_strdup (_ ("no spending reported"));
  g_autofree char *risk = say_sum (_ ("%s at risk"), grant->at_risk);

  g_return_if_fail (OPCC_IS_GRANT_FIGURES (self));

  show_money (self, AWARDED, grant->amount, awarded, NULL);
  show_money (self, PAID, grant->paid, back, NULL);
  show_money (self, HELD, grant->held_back, NULL, NULL);
  show_money (self, TO_PAY, grant->to_pay, NULL, unplanned);
  show_money (self, FREE, grant->underspend, said, risk);
}

void
opcc_grant_figures_show_totals (OpccGrantFigures *self, const OpccDeliveryTotals *totals)
{
  g_autofree char *grants =
      g_strdup_printf (ngettext ("%u grant", "%u grants", totals->n_grants), totals->n_grants);
  g_autofree char *back = say_sum (_ ("%s came back"), totals->clawed_back);
  g_autofree char *risk = say_sum (_ ("%s at risk"), totals->at_risk);
  g_autofree char *late =
      totals->n_late > 0
          ? g_strdup_printf (ngettext ("%u return is late", "%u returns are late", totals->n_late),
                             totals->n_late)
          : NULL;

  g_return_if_fail (OPCC_IS_GRANT_FIGURES (self));

  show_money (self, AWARDED, totals->amount, grants, late);
  show_money (self, PAID, totals->paid, back, NULL);
  show_money (self, HELD, totals->held_back, NULL, NULL);
  show_money (self, TO_PAY, totals->to_pay, NULL, NULL);
  show_money (self, FREE, totals->underspend, NULL, risk);
}

static void
opcc_grant_figures_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_grant_figures_parent_class)->dispose (object);
}

static void
opcc_grant_figures_class_init (OpccGrantFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_grant_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_grant_figures_init (OpccGrantFigures *self)
{
  const char *const labels[N_FIGURES] = { _ ("Awarded"), _ ("Paid"), _ ("Held back"), _ ("To pay"),
                                          _ ("Free to use again") };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      self->figures[i] = OPCC_KEY_FIGURE (opcc_key_figure_new (labels[i]));
      gtk_widget_set_hexpand (GTK_WIDGET (self->figures[i]), TRUE);
      gtk_widget_set_parent (GTK_WIDGET (self->figures[i]), GTK_WIDGET (self));
    }
  opcc_children_set_name (GTK_WIDGET (self), _ ("The money"));
}

GtkWidget *
opcc_grant_figures_new (void)
{
  return g_object_new (OPCC_TYPE_GRANT_FIGURES, NULL);
}
