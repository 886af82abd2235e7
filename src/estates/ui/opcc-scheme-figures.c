/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeFigures: the money of one scheme in a row: original, revised, actual, forecast,
 * variance. */
#include "opcc-scheme-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-key-figure.h"

enum
{
  ORIGINAL,
  REVISED,
  ACTUAL,
  FORECAST,
  VARIANCE,
  N_FIGURES,
};

struct _OpccSchemeFigures
{
  GtkWidget parent_instance;
  OpccKeyFigure *figures[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (OpccSchemeFigures, opcc_scheme_figures, GTK_TYPE_WIDGET)

static guint trace_signal;

static void
show_money (OpccSchemeFigures *self, guint figure, gint64 pence, const char *note)
{
  g_autofree char *money = opcc_money_format (pence);
  const gboolean is_given = pence != OPCC_NO_MONEY;

  opcc_key_figure_set (self->figures[figure], is_given ? money : _ ("not given"), NULL, note, NULL);
  opcc_key_figure_set_state (self->figures[figure],
                             is_given ? OPCC_KEY_FIGURE_NORMAL : OPCC_KEY_FIGURE_UNKNOWN);
}

/* "+£50,000 · Sample D/2023/21", so that each change points to what decided it. */
static char *
say_changes (const OpccSchemeState *state)
{
  g_autofree char *sum = opcc_format_money_change (state->changes);

  if (state->n_changes == 0)
    return g_strdup (_ ("as first approved"));
  if (state->n_changes == 1)
    /* Translators: by how much a budget was changed, and the decision that did it. */
    return g_strdup_printf (_ ("%s · %s"), sum, state->decisions);
  return g_strdup_printf (ngettext ("%s in %u change: %s", "%s in %u changes: %s",
                                    state->n_changes),
                          sum, state->n_changes, state->decisions);
}

static void
show_variance (OpccSchemeFigures *self, const OpccSchemeState *state)
{
  const double percent = opcc_scheme_state_get_variance_percent (state);
  g_autofree char *money = NULL;
  g_autofree char *part = NULL;
  const char *words = state->variance > 0   ? _ ("forecast over revised budget")
                      : state->variance < 0 ? _ ("forecast under revised budget")
                                            : _ ("forecast as budgeted");

  if (state->variance == OPCC_NO_MONEY)
    {
      show_money (self, VARIANCE, OPCC_NO_MONEY,
                  state->revised == OPCC_NO_MONEY ? _ ("budget not given")
                                                  : _ ("forecast not given"));
      return;
    }
  money = opcc_format_money_change (state->variance);
  if (!isnan (percent))
    part = g_strdup_printf ("%s%.1f%%", percent > 0 ? "+" : percent < 0 ? "−" : "", fabs (percent));
  opcc_key_figure_set (self->figures[VARIANCE], money, part, words, NULL);
  opcc_key_figure_set_state (self->figures[VARIANCE], OPCC_KEY_FIGURE_NORMAL);
}

/**
 * opcc_scheme_figures_show:
 * @state: (transfer none): read until the function returns
 */
void
opcc_scheme_figures_show (OpccSchemeFigures *self, const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  g_autofree char *changes = say_changes (state);
  g_autofree char *printed = NULL;
  g_autofree char *spent = NULL;

  g_return_if_fail (OPCC_IS_SCHEME_FIGURES (self));

  if (scheme->budget == OPCC_NO_MONEY && scheme->budget_stated != NULL)
    printed = g_strdup_printf (_ ("printed as “%s”"), scheme->budget_stated);
  if (scheme->actual != OPCC_NO_MONEY && state->revised != OPCC_NO_MONEY && state->revised > 0)
    spent = g_strdup_printf (_ ("%.0f%% of the revised budget"),
                             100.0 * (double) scheme->actual / (double) state->revised);
  show_money (self, ORIGINAL, scheme->budget, printed);
  show_money (self, REVISED, state->revised, changes);
  show_money (self, ACTUAL, scheme->actual, spent);
  show_money (self, FORECAST, scheme->forecast, NULL);
  show_variance (self, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figures[REVISED]), changes);
  opcc_key_figure_set_can_trace (self->figures[REVISED], state->n_changes > 0);
}

static void
trace_cb (OpccSchemeFigures *self)
{
  g_signal_emit (self, trace_signal, 0);
}

static void
opcc_scheme_figures_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_scheme_figures_parent_class)->dispose (object);
}

static void
opcc_scheme_figures_class_init (OpccSchemeFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_scheme_figures_dispose;
  trace_signal = g_signal_new ("trace-changes", OPCC_TYPE_SCHEME_FIGURES, G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_scheme_figures_init (OpccSchemeFigures *self)
{
  static const char *const labels[N_FIGURES] = { N_ ("Original budget"), N_ ("Revised budget"),
                                                 N_ ("Spent so far"), N_ ("Forecast"),
                                                 N_ ("Variance") };
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_homogeneous (layout, TRUE);
  gtk_box_layout_set_spacing (layout, 12);
  g_object_set (self, "margin-top", 12, "margin-bottom", 12, "margin-start", 24, "margin-end", 24,
                NULL);
  opcc_children_set_name (GTK_WIDGET (self), _ ("Money of the scheme"));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      self->figures[i] = OPCC_KEY_FIGURE (opcc_key_figure_new (_ (labels[i])));
      opcc_key_figure_set_state (self->figures[i], OPCC_KEY_FIGURE_LOADING);
      gtk_widget_set_parent (GTK_WIDGET (self->figures[i]), GTK_WIDGET (self));
    }
  g_signal_connect_object (self->figures[REVISED], "trace", G_CALLBACK (trace_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_scheme_figures_new (void)
{
  return g_object_new (OPCC_TYPE_SCHEME_FIGURES, NULL);
}
