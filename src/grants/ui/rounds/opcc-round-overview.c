/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundOverview: the first tab of a round: its stages, its figures, and what is next. */
#include "opcc-round-overview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-blind.h"
#include "opcc-children.h"
#include "opcc-dot-plot.h"
#include "opcc-format.h"
#include "opcc-key-figure.h"
#include "opcc-round-next.h"
#include "opcc-round-places.h"
#include "opcc-round-variation.h"
#include "opcc-round-words.h"
#include "opcc-stage-stepper.h"

struct _OpccRoundOverview
{
  GtkWidget parent_instance;

  /* template */
  OpccStageStepper *stepper;
  OpccKeyFigure *applications;
  OpccKeyFigure *asked;
  OpccKeyFigure *match;
  OpccKeyFigure *passing;
  OpccRoundPlaces *places;
  GtkWidget *threshold_key;
  GtkLabel *threshold_label;
  OpccDotPlot *dots;
  OpccRoundNext *next;
  GtkWidget *varied;
  GtkLabel *variations;
  GtkWidget *shown;
  GtkLabel *lifts;

  OpccRoundFigures *figures; /* (owned) */
};

static guint show_signal;
static guint go_signal;

G_DEFINE_FINAL_TYPE (OpccRoundOverview, opcc_round_overview, GTK_TYPE_WIDGET)

static void
update_stages (OpccRoundOverview *self, const OpccRoundSummary *summary)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  OpccStage stages[OPCC_ROUND_N_STAGES];

  opcc_round_words_stages (summary, stages, notes);
  opcc_stage_stepper_set_stages (self->stepper, stages, OPCC_ROUND_N_STAGES);
}

static void
update_applications (OpccRoundOverview *self, const OpccRoundSummary *summary)
{
  g_autofree char *count = opcc_format_count (summary->n_applications);
  g_autofree char *note = NULL;

  if (summary->n_withdrawn > 0)
    note = g_strdup_printf (_ ("%u marked · %u stopped · %u withdrawn"), summary->n_marked,
                            summary->n_stopped, summary->n_withdrawn);
  else if (summary->n_applications > 0)
    note = g_strdup_printf (_ ("%u marked · %u stopped"), summary->n_marked, summary->n_stopped);
  else
    note = g_strdup (_ ("none taken in yet"));
  opcc_key_figure_set (self->applications, count, NULL, note, NULL);
  opcc_key_figure_set_state (self->applications, OPCC_KEY_FIGURE_NORMAL);
}

static void
update_asked (OpccRoundOverview *self, const OpccRoundSummary *summary)
{
  g_autofree char *sum = opcc_money_format (summary->asked);
  g_autofree char *missing = NULL;
  g_autofree char *note = NULL;

  if (summary->available > 0 && summary->asked > 0)
    {
      g_autofree char *available = opcc_money_format (summary->available);

      note = g_strdup_printf (_ ("%.1f times the round’s %s"),
                              (double) summary->asked / (double) summary->available, available);
    }
  if (summary->n_asked_missing > 0)
    missing = g_strdup_printf (_ ("%u not stated"), summary->n_asked_missing);
  opcc_key_figure_set (self->asked, sum, NULL, note, missing);
  opcc_key_figure_set_state (self->asked, OPCC_KEY_FIGURE_NORMAL);
}

static void
update_match (OpccRoundOverview *self, const OpccRoundSummary *summary)
{
  g_autofree char *sum = opcc_money_format (summary->match);
  g_autofree char *note = NULL;
  g_autofree char *missing = NULL;

  if (summary->n_match_none > 0)
    note = g_strdup_printf (ngettext ("%u brings none", "%u bring none", summary->n_match_none),
                            summary->n_match_none);
  if (summary->n_match_missing > 0)
    missing = g_strdup_printf (_ ("%u not stated"), summary->n_match_missing);
  opcc_key_figure_set (self->match, sum, NULL, note, missing);
  opcc_key_figure_set_state (self->match, OPCC_KEY_FIGURE_NORMAL);
}

static void
update_passing (OpccRoundOverview *self, const OpccRoundSummary *summary)
{
  g_autofree char *threshold = opcc_round_words_threshold (summary->round);
  g_autofree char *label = threshold != NULL
                               ? g_strdup_printf (_ ("Pass the %s threshold"), threshold)
                               : g_strdup (_ ("Meet every criterion"));
  g_autofree char *count = opcc_format_count (summary->n_pass);
  g_autofree char *of = g_strdup_printf (_ ("of %u marked"), summary->n_marked);
  g_autofree char *sum = opcc_money_format (summary->pass_asked);
  g_autofree char *note = summary->n_pass > 0 ? g_strdup_printf (_ ("asking %s"), sum) : NULL;

  g_object_set (self->passing, "label", label, NULL);
  opcc_key_figure_set (self->passing, count, of, note, NULL);
  opcc_key_figure_set_state (self->passing, OPCC_KEY_FIGURE_NORMAL);
}

static void
update_dots (OpccRoundOverview *self, const OpccRoundSummary *summary)
{
  static const double edges[] = { 40, 60, 70 };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *threshold = opcc_round_words_threshold (summary->round);
  /* Translators: key of the line in a plot: "threshold 65%". */
  g_autofree char *key =
      threshold != NULL ? g_strdup_printf (_ ("threshold %s"), threshold) : g_strdup ("");

  for (guint i = 0; i < summary->ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (summary->ranking->rows, i);
      double percent = (double) row->percent / OPCC_PERCENT;

      if (row->percent != OPCC_NO_PERCENT)
        g_array_append_val (marks, percent);
    }
  opcc_dot_plot_set_edges (self->dots, edges, G_N_ELEMENTS (edges));
  opcc_dot_plot_set_threshold (self->dots, summary->round->threshold);
  opcc_dot_plot_set_marks (self->dots, (const double *) (gpointer) marks->data, marks->len);
  gtk_label_set_text (self->threshold_label, key);
  gtk_widget_set_visible (self->threshold_key, threshold != NULL);
}

typedef char *(*Say) (gconstpointer item);

/* A line for each of a few things that are kept of the round; the card goes where there is none. */
static void
update_kept (GtkWidget *card, GtkLabel *label, GPtrArray *items, Say say)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *said = say (g_ptr_array_index (items, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n\n" : "", said);
    }
  gtk_label_set_text (label, words->str);
  gtk_widget_set_visible (card, items->len > 0);
}

static void
update_cb (OpccRoundOverview *self)
{
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);

  if (summary == NULL)
    return;
  update_stages (self, summary);
  update_applications (self, summary);
  update_asked (self, summary);
  update_match (self, summary);
  update_passing (self, summary);
  update_dots (self, summary);
  opcc_round_places_set_summary (self->places, summary);
  opcc_round_next_set_summary (self->next, summary);
  update_kept (self->varied, self->variations, summary->variations, (Say) opcc_round_variation_say);
  update_kept (self->shown, self->lifts, summary->lifts, (Say) opcc_blind_entry_say);
}

static void
trace_applications_cb (OpccRoundOverview *self)
{
  g_signal_emit (self, show_signal, 0, NULL, NULL);
}

static void
trace_match_cb (OpccRoundOverview *self)
{
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);

  g_signal_emit (self, show_signal, 0,
                 summary != NULL && summary->n_match_missing > 0 ? "match" : NULL, NULL);
}

static void
trace_passing_cb (OpccRoundOverview *self)
{
  g_signal_emit (self, show_signal, 0, "pass", NULL);
}

static void
district_chosen_cb (OpccRoundOverview *self, const char *district)
{
  g_signal_emit (self, show_signal, 0, NULL, district);
}

static void
stage_activated_cb (OpccRoundOverview *self, guint stage)
{
  g_signal_emit (self, go_signal, 0, opcc_round_words_tab (stage));
}

static void
next_step_cb (OpccRoundOverview *self, const char *target)
{
  g_signal_emit (self, go_signal, 0, target);
}

static void
opcc_round_overview_dispose (GObject *object)
{
  OpccRoundOverview *self = OPCC_ROUND_OVERVIEW (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_object (&self->figures);
  G_OBJECT_CLASS (opcc_round_overview_parent_class)->dispose (object);
}

static void
bind_parts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, stepper);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, applications);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, asked);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, match);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, passing);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, places);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, threshold_key);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, threshold_label);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, dots);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, next);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, varied);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, variations);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, shown);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundOverview, lifts);
  gtk_widget_class_bind_template_callback (widget_class, trace_applications_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_passing_cb);
  gtk_widget_class_bind_template_callback (widget_class, district_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_step_cb);
}

static void
opcc_round_overview_class_init (OpccRoundOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_round_overview_dispose;

  show_signal = g_signal_new ("show-applications", OPCC_TYPE_ROUND_OVERVIEW, G_SIGNAL_RUN_LAST, 0,
                              NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  go_signal = g_signal_new ("go", OPCC_TYPE_ROUND_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                            G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-round-overview.ui");
  bind_parts (widget_class);
}

static void
opcc_round_overview_init (OpccRoundOverview *self)
{
  g_type_ensure (OPCC_TYPE_ROUND_PLACES);
  g_type_ensure (OPCC_TYPE_ROUND_NEXT);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_round_overview_new:
 *
 * Returns: (transfer floating): the tab; it follows @figures
 */
GtkWidget *
opcc_round_overview_new (OpccRoundFigures *figures)
{
  OpccRoundOverview *self;

  g_return_val_if_fail (OPCC_IS_ROUND_FIGURES (figures), NULL);

  self = g_object_new (OPCC_TYPE_ROUND_OVERVIEW, NULL);
  self->figures = g_object_ref (figures);
  g_signal_connect_object (figures, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
