/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one organisation asked for, got and still owes, as a row of cards. */
#include "opcc-organisation-figures.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-key-figure.h"
#include "opcc-text.h"

enum
{
  TRACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _OpccOrganisationFigures
{
  GtkWidget parent_instance;
  OpccKeyFigure *figures[OPCC_N_ORGANISATION_LISTS];
};

G_DEFINE_FINAL_TYPE (OpccOrganisationFigures, opcc_organisation_figures, GTK_TYPE_WIDGET)

/* Takes @value, @note and @missing over. */
static void
take_figure (OpccOrganisationFigures *self, guint figure, char *value, char *note, char *missing)
{
  opcc_key_figure_set (self->figures[figure], value, NULL, note, missing);
  g_free (value);
  g_free (note);
  g_free (missing);
}

static void
set_can_trace (OpccOrganisationFigures *self, OpccOrganisationList list, guint n_rows)
{
  opcc_key_figure_set_can_trace (self->figures[list], n_rows > 0);
}

static char *
say_sum (const char *format, gint64 pence)
{
  g_autofree char *sum = opcc_money_format (pence);

  return g_strdup_printf (format, sum);
}

static char *
say_late (guint n_late)
{
  return n_late > 0 ? g_strdup_printf (ngettext ("%u is late", "%u are late", n_late), n_late)
                    : NULL;
}

void
opcc_organisation_figures_show (OpccOrganisationFigures *self,
                                const OpccOrganisationDossier *dossier)
{
  g_return_if_fail (OPCC_IS_ORGANISATION_FIGURES (self));

  gtk_widget_set_visible (GTK_WIDGET (self), dossier->applications->len > 0);
  take_figure (self, OPCC_ORGANISATION_APPLICATIONS,
               opcc_text_from_count (dossier->applications->len),
               say_sum (_ ("%s asked"), dossier->asked), NULL);
  take_figure (self, OPCC_ORGANISATION_AWARDS, opcc_money_format (dossier->awarded),
               g_strdup_printf (ngettext ("%u award", "%u awards", dossier->n_awarded),
                                dossier->n_awarded),
               NULL);
  take_figure (self, OPCC_ORGANISATION_PAYMENTS, opcc_money_format (dossier->paid),
               dossier->to_pay > 0 ? say_sum (_ ("%s to pay"), dossier->to_pay) : NULL, NULL);
  take_figure (self, OPCC_ORGANISATION_RETURNS, opcc_text_from_count (dossier->n_returns), NULL,
               say_late (dossier->n_late));
  take_figure (self, OPCC_ORGANISATION_LETTERS, opcc_text_from_count (dossier->letters->len),
               dossier->letters->len > 0
                   ? g_strdup_printf (ngettext ("%u issued", "%u issued", dossier->n_issued),
                                      dossier->n_issued)
                   : NULL,
               NULL);
  set_can_trace (self, OPCC_ORGANISATION_APPLICATIONS, dossier->applications->len);
  set_can_trace (self, OPCC_ORGANISATION_AWARDS, dossier->awards->len);
  set_can_trace (self, OPCC_ORGANISATION_PAYMENTS, dossier->n_payments);
  set_can_trace (self, OPCC_ORGANISATION_RETURNS, dossier->n_returns);
  set_can_trace (self, OPCC_ORGANISATION_LETTERS, dossier->letters->len);
}

static void
trace_cb (OpccOrganisationFigures *self, OpccKeyFigure *figure)
{
  for (guint i = 0; i < OPCC_N_ORGANISATION_LISTS; i++)
    if (self->figures[i] == figure)
      g_signal_emit (self, signals[TRACE], 0, i);
}

static void
opcc_organisation_figures_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_organisation_figures_parent_class)->dispose (object);
}

static void
opcc_organisation_figures_class_init (OpccOrganisationFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_organisation_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TRACE] = g_signal_new ("trace", OPCC_TYPE_ORGANISATION_FIGURES, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
opcc_organisation_figures_init (OpccOrganisationFigures *self)
{
  const char *const labels[OPCC_N_ORGANISATION_LISTS] = { _ ("Applications"), _ ("Awarded"),
                                                          _ ("Paid"), _ ("Returns"),
                                                          _ ("Letters") };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  for (guint i = 0; i < OPCC_N_ORGANISATION_LISTS; i++)
    {
      self->figures[i] = OPCC_KEY_FIGURE (opcc_key_figure_new (labels[i]));
      gtk_widget_set_hexpand (GTK_WIDGET (self->figures[i]), TRUE);
      g_signal_connect_object (self->figures[i], "trace", G_CALLBACK (trace_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->figures[i]), GTK_WIDGET (self));
    }
  opcc_children_set_name (GTK_WIDGET (self), _ ("In short"));
}

GtkWidget *
opcc_organisation_figures_new (void)
{
  return g_object_new (OPCC_TYPE_ORGANISATION_FIGURES, "visible", FALSE, NULL);
}
