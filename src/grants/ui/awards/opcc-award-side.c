/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardSide: beside the award board: the pot, who gets it, the scenarios, and the decision. */
#include "opcc-award-side.h"

#include <glib/gi18n-lib.h>

#include "opcc-award-applicants.h"
#include "opcc-award-checks.h"
#include "opcc-award-words.h"
#include "opcc-bar-list.h"
#include "opcc-best-use-card.h"
#include "opcc-bullet-meter.h"
#include "opcc-children.h"
#include "opcc-place.h"
#include "opcc-robustness.h"
#include "opcc-reserve-card.h"

#define WIDTH      312
#define WIDE_WIDTH 372

struct _OpccAwardSide
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *total;
  GtkLabel *pot;
  OpccBulletMeter *meter;
  GtkLabel *room;
  GtkLabel *holds_up;
  GtkWidget *unsure_button;
  GtkLabel *unsure_words;
  OpccBarList *districts;
  OpccBarList *priorities;
  GtkBox *scenarios;
  GtkWidget *scenarios_title;
  GtkWidget *scenario_buttons;
  GtkLabel *worlds;
  OpccReserveCard *reserve;
  OpccAwardApplicants *applicants;
  GtkWidget *best_use;
  GtkWidget *best_use_title;
  GtkWidget *checks;
  GtkWidget *checks_title;
  GtkWidget *decide;
  GtkLabel *decide_note;

  OpccAwardDraft *draft;                         /* (owned) */
  OpccScheme *scheme;                            /* (owned) (nullable) until it is told */
  GtkWidget *radios[OPCC_AWARD_N_SCENARIOS + 1]; /* the last: as set on the board */
  GtkWidget *sums[OPCC_AWARD_N_SCENARIOS + 1];
  GtkWidget *notes[OPCC_AWARD_N_SCENARIOS + 1];
  GtkWidget *rows[OPCC_AWARD_N_SCENARIOS + 1];
  GPtrArray *open; /* (owned) (nullable) of OpccApplicant */
  guint n_conflicts;
  guint n_match_not_stated;
  gboolean wide;
  gboolean locked;
  gboolean updating;
};

static guint unsure_signal;

G_DEFINE_FINAL_TYPE (OpccAwardSide, opcc_award_side, GTK_TYPE_WIDGET)

static char *
make_name (OpccAwardSide *self, const OpccAwardShare *share, gboolean places)
{
  const OpccPlace *place = places ? opcc_place_by_key (share->key) : NULL;

  if (place != NULL)
    return g_strdup (place->short_name);
  return places || self->scheme == NULL
             ? g_strdup (share->label)
             : opcc_scheme_dup_short_priority (self->scheme, share->label);
}

static void
set_bars (OpccAwardSide *self, OpccBarList *list, GPtrArray *shares, gboolean places)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (OpccBar));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);
      char *name = make_name (self, share, places);
      char *words = share->awarded > 0 ? opcc_money_format (share->awarded) : g_strdup (_ ("none"));
      OpccBar bar = {
        .name = name,
        .value = share->awarded,
        .track = share->asked,
        .words = words,
      };

      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, words);
      if (share->n_asked > 0 || places)
        g_array_append_val (bars, bar);
    }
  opcc_bar_list_set_bars (list, (const OpccBar *) (gpointer) bars->data, bars->len);
}

static void
update_holding (OpccAwardSide *self, const OpccAwardPlan *plan)
{
  g_autofree char *words = NULL;
  g_autofree char *show = NULL;
  g_autofree char *worlds = opcc_award_words_worlds (plan);
  guint n_unsure = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      known = known || row->ranked->holds_up >= 0;
      n_unsure += row->amount > 0 && row->ranked->holds_up >= 0 &&
                  row->ranked->holds_up < OPCC_ROBUSTNESS_HOLDS;
    }
  words = known ? opcc_award_words_holds_up (plan) : g_strdup (_ ("Redrawing the marks…"));
  gtk_label_set_text (self->holds_up, words);
  opcc_children_set_text (GTK_WIDGET (self->worlds), worlds);
  /* Translators: a link beside "10 of 16 hold up whoever marked": shows the others. */
  show = g_strdup_printf (_ ("Show %u"), n_unsure);
  gtk_label_set_text (self->unsure_words, show);
  opcc_children_set_name (self->unsure_button, show);
  gtk_widget_set_visible (self->unsure_button, n_unsure > 0);
}

static void
update_scenario (OpccAwardSide *self, guint index, const OpccAwardPlan *plan)
{
  g_autofree char *total = opcc_money_format (plan->total);
  g_autofree char *note = opcc_award_words_scenario_note (plan);
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (self->sums[index]), total);
  gtk_label_set_text (GTK_LABEL (self->notes[index]), note);
  name = g_strdup_printf ("%s, %s, %s",
                          index < OPCC_AWARD_N_SCENARIOS ? opcc_award_words_scenario (index)
                                                         : _ ("As set on the board"),
                          total, note);
  opcc_children_set_name (self->radios[index], name);
}

static void
update_scenarios (OpccAwardSide *self, const OpccAwardPlan *plan)
{
  OpccAwardRule shown = opcc_award_draft_get_scenario_shown (self->draft);
  guint active = MIN (shown, OPCC_AWARD_N_SCENARIOS);

  self->updating = TRUE;
  for (guint rule = 0; rule < OPCC_AWARD_N_SCENARIOS; rule++)
    update_scenario (self, rule, opcc_award_draft_get_scenario (self->draft, rule));
  update_scenario (self, OPCC_AWARD_N_SCENARIOS, plan);
  gtk_widget_set_visible (self->rows[OPCC_AWARD_N_SCENARIOS], active == OPCC_AWARD_N_SCENARIOS);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->radios[active]), TRUE);
  self->updating = FALSE;
}

static void
update (OpccAwardSide *self)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  g_autofree char *total = NULL;
  g_autofree char *pot_sum = NULL;
  g_autofree char *pot = NULL;
  g_autofree char *room = NULL;
  g_autofree char *note = NULL;

  if (plan == NULL)
    return;
  total = opcc_money_format (plan->total);
  pot_sum = opcc_money_format (plan->settings->pot);
  /* Translators: after a sum in large type: "of £130,000". */
  pot = g_strdup_printf (_ ("of %s"), pot_sum);
  room = opcc_award_words_room (plan);
  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->pot, pot);
  gtk_label_set_text (self->room, room);
  opcc_children_set_class (GTK_WIDGET (self->room), "opcc-dim", plan->left >= 0);
  opcc_children_set_class (GTK_WIDGET (self->room), "opcc-warn",
                           plan->left < 0 && plan->total <= plan->over_limit);
  opcc_children_set_class (GTK_WIDGET (self->room), "opcc-bad", plan->total > plan->over_limit);
  opcc_bullet_meter_set (self->meter, plan->total, plan->settings->pot, plan->over_limit);
  update_holding (self, plan);
  opcc_award_applicants_set (self->applicants, self->locked ? NULL : self->open, plan);
  set_bars (self, self->districts, plan->by_district, TRUE);
  set_bars (self, self->priorities, plan->by_priority, FALSE);
  update_scenarios (self, plan);
  opcc_award_checks_set (OPCC_AWARD_CHECKS (self->checks), plan, self->n_conflicts,
                         self->n_match_not_stated);
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "One decision on %u application. Nothing is sent.",
                                       "One decision on %u applications. Nothing is sent.",
                                       plan->rows->len),
                          plan->rows->len);
  gtk_label_set_text (self->decide_note, note);
}

static void
toggled_cb (OpccAwardSide *self, GtkCheckButton *radio)
{
  if (self->updating || !gtk_check_button_get_active (radio))
    return;
  for (guint rule = 0; rule < OPCC_AWARD_N_SCENARIOS; rule++)
    if (self->radios[rule] == GTK_WIDGET (radio))
      opcc_award_draft_take_scenario (self->draft, rule);
}

static void
unsure_cb (OpccAwardSide *self)
{
  g_signal_emit (self, unsure_signal, 0);
}

static void
add_scenario (OpccAwardSide *self, guint index, const char *title)
{
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *name = opcc_children_new_label (title, "opcc-small", 0);

  self->rows[index] = row;
  gtk_grid_set_column_spacing (GTK_GRID (row), 6);
  self->radios[index] = gtk_check_button_new ();
  gtk_widget_set_valign (self->radios[index], GTK_ALIGN_CENTER);
  if (index > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (self->radios[index]),
                                GTK_CHECK_BUTTON (self->radios[0]));
  self->notes[index] = opcc_children_new_label (NULL, "opcc-caption opcc-dim", 0);
  self->sums[index] = opcc_children_new_label (NULL, "opcc-small opcc-num", 1);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (GTK_GRID (row), self->radios[index], 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (row), name, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), self->sums[index], 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), self->notes[index], 1, 1, 2, 1);
  gtk_box_append (self->scenarios, row);
  g_signal_connect_object (self->radios[index], "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
opcc_award_side_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_side_parent_class)->dispose (object);
}

static void
opcc_award_side_finalize (GObject *object)
{
  g_clear_object (&OPCC_AWARD_SIDE (object)->draft);
  g_clear_object (&OPCC_AWARD_SIDE (object)->scheme);
  g_clear_pointer (&OPCC_AWARD_SIDE (object)->open, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_award_side_parent_class)->finalize (object);
}

static void
opcc_award_side_class_init (OpccAwardSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_award_side_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_award_side_finalize;
  unsure_signal = g_signal_new ("show-unsure", OPCC_TYPE_AWARD_SIDE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (OPCC_TYPE_AWARD_APPLICANTS);
  g_type_ensure (OPCC_TYPE_AWARD_CHECKS);
  g_type_ensure (OPCC_TYPE_BAR_LIST);
  g_type_ensure (OPCC_TYPE_BEST_USE_CARD);
  g_type_ensure (OPCC_TYPE_BULLET_METER);
  g_type_ensure (OPCC_TYPE_RESERVE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-award-side.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, total);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, pot);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, meter);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, room);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, holds_up);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, unsure_button);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, unsure_words);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, districts);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, priorities);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, scenarios);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, scenarios_title);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, scenario_buttons);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, worlds);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, reserve);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, applicants);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, best_use);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, best_use_title);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, checks);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, checks_title);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, decide);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardSide, decide_note);
  gtk_widget_class_bind_template_callback (widget_class, unsure_cb);
}

static void
opcc_award_side_init (OpccAwardSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint rule = 0; rule < OPCC_AWARD_N_SCENARIOS; rule++)
    add_scenario (self, rule, opcc_award_words_scenario (rule));
  add_scenario (self, OPCC_AWARD_N_SCENARIOS, _ ("As set on the board"));
  opcc_award_side_set_wide (self, FALSE);
}

GtkWidget *
opcc_award_side_new (OpccAwardDraft *draft)
{
  OpccAwardSide *self = g_object_new (OPCC_TYPE_AWARD_SIDE, NULL);

  self->draft = g_object_ref (draft);
  opcc_best_use_card_set_draft (OPCC_BEST_USE_CARD (self->best_use), draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
opcc_award_side_set_scheme (OpccAwardSide *self, OpccScheme *scheme)
{
  g_return_if_fail (OPCC_IS_AWARD_SIDE (self));

  if (g_set_object (&self->scheme, scheme))
    update (self);
}

void
opcc_award_side_set_counts (OpccAwardSide *self, guint n_conflicts, guint n_match_not_stated)
{
  g_return_if_fail (OPCC_IS_AWARD_SIDE (self));
  self->n_conflicts = n_conflicts;
  self->n_match_not_stated = n_match_not_stated;
  update (self);
}

void
opcc_award_side_set_applicants (OpccAwardSide *self, GPtrArray *applicants)
{
  g_return_if_fail (OPCC_IS_AWARD_SIDE (self));
  g_clear_pointer (&self->open, g_ptr_array_unref);
  self->open = g_ptr_array_ref (applicants);
  update (self);
}

void
opcc_award_side_set_reserve (OpccAwardSide *self, GPtrArray *list)
{
  g_return_if_fail (OPCC_IS_AWARD_SIDE (self));
  opcc_reserve_card_set_list (self->reserve, list);
}

static void
show_checks (OpccAwardSide *self)
{
  gtk_widget_set_visible (self->checks, self->wide && !self->locked);
  gtk_widget_set_visible (self->checks_title, self->wide && !self->locked);
}

void
opcc_award_side_set_wide (OpccAwardSide *self, gboolean wide)
{
  g_return_if_fail (OPCC_IS_AWARD_SIDE (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), wide ? WIDE_WIDTH : WIDTH, -1);
  self->wide = wide;
  show_checks (self);
}

void
opcc_award_side_set_locked (OpccAwardSide *self, gboolean locked)
{
  g_return_if_fail (OPCC_IS_AWARD_SIDE (self));
  gtk_widget_set_visible (GTK_WIDGET (self->scenarios), !locked);
  gtk_widget_set_visible (self->scenarios_title, !locked);
  gtk_widget_set_visible (self->scenario_buttons, !locked);
  gtk_widget_set_visible (self->best_use, !locked);
  gtk_widget_set_visible (self->best_use_title, !locked);
  gtk_widget_set_visible (self->decide, !locked);
  self->locked = locked;
  show_checks (self);
}
