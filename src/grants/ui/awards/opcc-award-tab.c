/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardTab: the ranked applications against the pot, the line that is moved, the decision. */
#include "opcc-award-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-award-board.h"
#include "opcc-award-decide.h"
#include "opcc-award-draft.h"
#include "opcc-award-jobs.h"
#include "opcc-award-scenarios.h"
#include "opcc-reserve-acts.h"
#include "opcc-award-side.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-empty-state.h"
#include "opcc-page.h"
#include "opcc-tab-actions.h"

/* From this width of the tab on, that is 1600 of the window, there is room for more columns. */
#define WIDE 1384
/* So long after the last change the marks are redrawn. */
#define REDRAW_DELAY 200

struct _OpccAwardTab
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  OpccBanner *locked_banner;
  GtkMenuButton *rule_button;
  GtkSpinButton *threshold;
  GtkWidget *line_box;
  GtkSpinButton *line;
  GtkWidget *tools;
  GtkBox *board_place;
  GtkBox *side_place;

  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  OpccAwardDraft *draft;     /* (owned) */
  OpccAwardBoard *board;     /* (unowned) */
  OpccAwardSide *side;       /* (unowned) */
  OpccAwardReading *reading; /* (owned) (nullable) until read */
  OpccTabActions *actions;   /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GtkWindow *dialog;         /* (unowned) (nullable) */
  guint redraw_id;
  guint wide_id;
  guint asked_serial; /* of the draft whose redraw is known or under way */
  gboolean wide;
  gboolean updating;
  gboolean reading_now;
  gboolean read_again;
};

G_DEFINE_FINAL_TYPE (OpccAwardTab, opcc_award_tab, GTK_TYPE_WIDGET)

static const char *const rule_keys[OPCC_N_AWARD_RULES] = {
  "part-last", "whole", "each-district", "threshold", "line",
};

static gboolean
is_decided (OpccAwardTab *self)
{
  return self->reading != NULL && self->reading->decided;
}

static void
redrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccAwardTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccAwardPlan) plan = opcc_workspace_run_finish (self->workspace, result, &error);

  if (plan == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  else if (self->asked_serial == opcc_award_draft_get_serial (self->draft))
    opcc_award_draft_take_holds_up (self->draft, plan);
}

static gboolean
redraw_cb (gpointer user_data)
{
  OpccAwardTab *self = user_data;
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);

  self->redraw_id = 0;
  self->asked_serial = opcc_award_draft_get_serial (self->draft);
  opcc_workspace_run (self->workspace, opcc_award_job_redraw,
                      opcc_award_plan_new (plan->ranking, plan->settings),
                      (GDestroyNotify) opcc_award_plan_free, (GDestroyNotify) opcc_award_plan_free,
                      self->cancellable, redrawn_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
plan_redraw (OpccAwardTab *self)
{
  if (self->asked_serial == opcc_award_draft_get_serial (self->draft) || is_decided (self))
    return;
  if (self->redraw_id != 0)
    g_source_remove (self->redraw_id);
  self->redraw_id = g_timeout_add (REDRAW_DELAY, redraw_cb, self);
}

static void
update_tools (OpccAwardTab *self, const OpccAwardPlan *plan)
{
  OpccAwardRule rule = plan->settings->rule;

  self->updating = TRUE;
  gtk_menu_button_set_label (self->rule_button, opcc_award_rule_get_label (rule));
  opcc_children_set_name (GTK_WIDGET (self->rule_button), opcc_award_rule_get_label (rule));
  opcc_tab_actions_set_state (self->actions, "award-rule", g_variant_new_string (rule_keys[rule]));
  gtk_spin_button_set_value (self->threshold,
                             plan->ranking->threshold == OPCC_NO_PERCENT
                                 ? 0
                                 : (double) plan->ranking->threshold / OPCC_PERCENT);
  gtk_widget_set_visible (self->line_box, rule == OPCC_AWARD_LINE);
  gtk_spin_button_set_range (self->line, 0, plan->ranking->n_pass);
  gtk_spin_button_set_value (self->line, opcc_award_draft_get_line (self->draft));
  self->updating = FALSE;
}

static void
update_actions (OpccAwardTab *self)
{
  gboolean can_change =
      self->reading != NULL && !is_decided (self) && !opcc_workspace_is_read_only (self->workspace);
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  guint line = opcc_award_draft_get_line (self->draft);

  opcc_tab_actions_set_enabled (self->actions, "line-up", can_change && line > 0);
  opcc_tab_actions_set_enabled (self->actions, "line-down",
                                can_change && plan != NULL && line < plan->ranking->n_pass);
  opcc_tab_actions_set_enabled (self->actions, "threshold", can_change);
  opcc_tab_actions_set_enabled (self->actions, "award-rule", can_change);
  opcc_tab_actions_set_enabled (self->actions, "decide", can_change);
  opcc_tab_actions_set_enabled (self->actions, "save-scenario", can_change && plan != NULL);
  opcc_tab_actions_set_enabled (self->actions, "compare-scenarios", can_change && plan != NULL);
  opcc_tab_actions_set_enabled (self->actions, "reserve",
                                is_decided (self) &&
                                    !opcc_workspace_is_read_only (self->workspace));
  opcc_tab_actions_set_enabled (self->actions, "board-undo",
                                can_change && opcc_award_draft_can_undo (self->draft));
  opcc_tab_actions_set_enabled (self->actions, "board-redo",
                                can_change && opcc_award_draft_can_redo (self->draft));
}

static void
changed_cb (OpccAwardTab *self)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);

  if (plan == NULL)
    return;
  update_tools (self, plan);
  update_actions (self);
  plan_redraw (self);
}

static void
show_locked (OpccAwardTab *self)
{
  const OpccRound *round = self->reading->round;
  g_autofree char *day = is_decided (self) ? opcc_date_format (round->decided) : NULL;
  g_autofree char *words = NULL;
  gboolean locked = is_decided (self) || opcc_workspace_is_read_only (self->workspace);

  if (is_decided (self) && round->decision_ref != NULL)
    /* Translators: a reference of a decision and a day. */
    words = g_strdup_printf (_ ("%s of %s. The board shows what was decided."), round->decision_ref,
                             day);
  else if (is_decided (self))
    words = g_strdup_printf (_ ("On %s. The board shows what was decided."), day);
  else
    words = g_strdup (_ ("You can look, not change."));
  gtk_widget_set_visible (GTK_WIDGET (self->locked_banner), locked);
  opcc_banner_set (self->locked_banner, OPCC_TONE_NONE,
                   is_decided (self) ? _ ("Decided") : _ ("Read only"), words);
  gtk_widget_set_visible (self->tools, !is_decided (self));
  gtk_widget_set_sensitive (self->tools, !locked);
  opcc_award_board_set_locked (self->board, !locked             ? NULL
                                            : is_decided (self) ? _ ("The award is decided")
                                                                : words);
  opcc_award_side_set_locked (self->side, locked);
}

static void
show_reading (OpccAwardTab *self)
{
  OpccAwardReading *reading = self->reading;

  /* It was planned for the draft that this replaces. */
  g_clear_handle_id (&self->redraw_id, g_source_remove);
  if (reading->plan->rows->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_locked (self);
  if (reading->decided)
    opcc_award_draft_set_decided (self->draft, reading->plan);
  else
    opcc_award_draft_set_base (self->draft, reading->plan);
  opcc_award_side_set_scheme (self->side, reading->scheme);
  opcc_award_side_set_reserve (self->side, reading->reserve);
  opcc_award_side_set_applicants (self->side, reading->applicants);
  opcc_award_board_set_applicants (self->board, reading->applicants);
  opcc_award_side_set_counts (self->side, reading->n_conflicts, reading->n_match_not_stated);
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "board");
}

static void
start_reading (OpccAwardTab *self, GAsyncReadyCallback done)
{
  self->read_again = FALSE;
  self->reading_now = TRUE;
  opcc_workspace_run (self->workspace, opcc_award_job_read,
                      g_memdup2 (&self->round, sizeof self->round), g_free,
                      (GDestroyNotify) opcc_award_reading_free, self->cancellable, done,
                      g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccAwardTab) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccAwardReading *reading = opcc_workspace_run_finish (self->workspace, result, &error);

  self->reading_now = FALSE;
  if (reading == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  opcc_award_reading_free (self->reading);
  self->reading = reading;
  show_reading (self);
  /* What changed meanwhile is read afterwards. */
  if (self->read_again)
    start_reading (self, read_cb);
}

static void
read_round (OpccAwardTab *self)
{
  if (self->reading_now)
    self->read_again = TRUE;
  else
    start_reading (self, read_cb);
}

static void
kinds_changed_cb (OpccAwardTab *self, const char *const *kinds)
{
  static const char *const ours[] = { "application",        "assignment", "award",
                                      "criterion",          "mark",       "organisation",
                                      "organisation_check", "check_rule", "payment",
                                      "grant_return",       "round",      "scheme" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_strv_contains (kinds, ours[i]))
      {
        read_round (self);
        return;
      }
}

static void
line_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccAwardTab *self = user_data;
  guint line = opcc_award_draft_get_line (self->draft);

  if (line > 0)
    opcc_award_draft_set_line (self->draft, line - 1, FALSE);
}

static void
line_down_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccAwardTab *self = user_data;

  opcc_award_draft_set_line (self->draft, opcc_award_draft_get_line (self->draft) + 1, FALSE);
}

static void
threshold_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (OPCC_AWARD_TAB (user_data)->threshold));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_award_draft_undo (OPCC_AWARD_TAB (user_data)->draft);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_award_draft_redo (OPCC_AWARD_TAB (user_data)->draft);
}

static void
rule_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *key = g_variant_get_string (parameter, NULL);

  for (guint rule = 0; rule < OPCC_N_AWARD_RULES; rule++)
    if (g_strcmp0 (rule_keys[rule], key) == 0)
      opcc_award_draft_set_rule (OPCC_AWARD_TAB (user_data)->draft, rule);
}

static void
take_dialog (OpccAwardTab *self, GtkWindow *dialog)
{
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (dialog);
}

static void
decide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccAwardTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, opcc_award_decide (GTK_WIDGET (self), self->workspace, self->round,
                                          self->draft, self->reading->applicants));
}

static void
reason_wanted_cb (OpccAwardTab *self, gint64 application)
{
  if (self->dialog == NULL)
    take_dialog (self, opcc_award_ask_reason (GTK_WIDGET (self), self->draft, application));
}

static void
save_scenario_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccAwardTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, opcc_award_scenarios_save (GTK_WIDGET (self), self->workspace, self->round,
                                                  self->draft));
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccAwardTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, opcc_award_scenarios_compare (GTK_WIDGET (self), self->workspace,
                                                     self->round, self->draft));
}

static void
reserve_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccAwardTab *self = user_data;

  opcc_reserve_ask_place (GTK_WIDGET (self), self->workspace, self->round);
}

static const GActionEntry entries[] = {
  { "line-up", line_up_cb },
  { "line-down", line_down_cb },
  { "threshold", threshold_cb },
  { "board-undo", undo_cb },
  { "board-redo", redo_cb },
  { "decide", decide_cb },
  { "save-scenario", save_scenario_cb },
  { "compare-scenarios", compare_cb },
  { "reserve", reserve_cb },
  { "award-rule", rule_cb, "s", "'part-last'" },
};

static void
threshold_changed_cb (OpccAwardTab *self)
{
  if (!self->updating)
    opcc_award_draft_set_threshold (self->draft, opcc_percent_from_number (
                                                     gtk_spin_button_get_value (self->threshold)));
}

static void
line_changed_cb (OpccAwardTab *self)
{
  if (!self->updating)
    opcc_award_draft_set_line (self->draft, gtk_spin_button_get_value_as_int (self->line), FALSE);
}

static gboolean
set_wide_cb (gpointer user_data)
{
  OpccAwardTab *self = user_data;

  self->wide_id = 0;
  opcc_award_board_set_wide (self->board, self->wide);
  opcc_award_side_set_wide (self->side, self->wide);
  return G_SOURCE_REMOVE;
}

/* What is shown cannot change while the room for it is being shared out. */
static void
opcc_award_tab_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OpccAwardTab *self = OPCC_AWARD_TAB (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->wide == (width >= WIDE))
    return;
  self->wide = width >= WIDE;
  if (self->wide_id == 0)
    self->wide_id = g_idle_add (set_wide_cb, self);
}

static void
opcc_award_tab_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Ctrl+Z takes back steps on the board first, and then what is in the office file. */
static gboolean
undo_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccAwardTab *self = OPCC_AWARD_TAB (widget);

  if (!opcc_award_draft_can_undo (self->draft))
    return FALSE;
  opcc_award_draft_undo (self->draft);
  return TRUE;
}

static gboolean
redo_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccAwardTab *self = OPCC_AWARD_TAB (widget);

  if (!opcc_award_draft_can_redo (self->draft))
    return FALSE;
  opcc_award_draft_redo (self->draft);
  return TRUE;
}

static void
opcc_award_tab_dispose (GObject *object)
{
  OpccAwardTab *self = OPCC_AWARD_TAB (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->redraw_id, g_source_remove);
  g_clear_handle_id (&self->wide_id, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  opcc_tab_actions_stop (self->actions);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_tab_parent_class)->dispose (object);
}

static void
opcc_award_tab_finalize (GObject *object)
{
  OpccAwardTab *self = OPCC_AWARD_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->draft);
  g_clear_object (&self->actions);
  g_clear_object (&self->cancellable);
  opcc_award_reading_free (self->reading);
  G_OBJECT_CLASS (opcc_award_tab_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-award-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, locked_banner);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, rule_button);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, threshold);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, line_box);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, line);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, tools);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, board_place);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardTab, side_place);
  gtk_widget_class_bind_template_callback (widget_class, threshold_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
}

static void
opcc_award_tab_class_init (OpccAwardTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_award_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_award_tab_finalize;
  widget_class->size_allocate = opcc_award_tab_size_allocate;
  widget_class->measure = opcc_award_tab_measure;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                redo_key_cb, NULL);
  bind_template (widget_class);
}

static GMenuModel *
create_rule_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint rule = 0; rule < OPCC_N_AWARD_RULES; rule++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (opcc_award_rule_get_label (rule), NULL);

      g_menu_item_set_action_and_target (item, "page.award-rule", "s", rule_keys[rule]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
opcc_award_tab_init (OpccAwardTab *self)
{
  g_autoptr (GMenuModel) menu = create_rule_menu ();

  self->cancellable = g_cancellable_new ();
  self->draft = opcc_award_draft_new ();
  self->actions = opcc_tab_actions_new (GTK_WIDGET (self), entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->rule_button, menu);
  self->board = OPCC_AWARD_BOARD (opcc_award_board_new (self->draft));
  self->side = OPCC_AWARD_SIDE (opcc_award_side_new (self->draft));
  gtk_box_append (self->board_place, GTK_WIDGET (self->board));
  gtk_box_append (self->side_place, GTK_WIDGET (self->side));
  gtk_widget_set_vexpand (GTK_WIDGET (self->board), TRUE);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "reason-wanted", G_CALLBACK (reason_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side, "show-unsure",
                           G_CALLBACK (opcc_award_board_show_next_unsure), self->board,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_award_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccAwardTab *self = g_object_new (OPCC_TYPE_AWARD_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->round = round;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (kinds_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  read_round (self);
  return GTK_WIDGET (self);
}
