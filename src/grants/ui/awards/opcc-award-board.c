/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardBoard: the ranked applications as rows, with the lines of pot, limit and threshold. */
#include "opcc-award-board.h"

#include <glib/gi18n-lib.h>

#include "opcc-applicant.h"
#include "opcc-award-board-row.h"
#include "opcc-award-cells.h"
#include "opcc-award-divider.h"
#include "opcc-award-words.h"
#include "opcc-children.h"
#include "opcc-late-rows.h"
#include "opcc-page.h"
#include "opcc-robustness.h"
#include "opcc-text.h"

struct _OpccAwardBoard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *head_place;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkWidget *foot;
  GtkLabel *foot_words;
  GtkWidget *foot_button;
  GtkWidget *refusal;
  GtkPopover *menu;

  OpccAwardDraft *draft; /* (owned) */
  GPtrArray *applicants; /* (owned) (nullable) of OpccApplicant */
  OpccLateRows *late;    /* (owned) */
  guint n_rows;          /* without the end */
  guint last;            /* of those with an award, counted from 1; 0: none has one */
  GtkWidget *end_row;    /* (unowned) below all, so that a line can lie under the last */
  GtkWidget *cursor;     /* (unowned) (nullable) */
  char *locked;          /* (owned) (nullable) */
  guint drag_line;       /* where the line lay when the drag began */
  double drag_y;
  gboolean dragged; /* the line has moved in this drag */
  gboolean wide;
  guint foot_id; /* source that will look at what is in view */
};

static guint reason_signal;

G_DEFINE_FINAL_TYPE (OpccAwardBoard, opcc_award_board, GTK_TYPE_WIDGET)

static OpccAwardBoardRow *
get_row (OpccAwardBoard *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return OPCC_IS_AWARD_BOARD_ROW (row) ? OPCC_AWARD_BOARD_ROW (row) : NULL;
}

static void
refused_cb (OpccAwardBoard *self, const char *sentence)
{
  opcc_children_set_text (self->refusal, sentence);
}

static void
resize_rows (OpccAwardBoard *self, guint n_rows)
{
  for (; self->n_rows > n_rows; self->n_rows--)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, self->n_rows - 1)));
  for (; self->n_rows < n_rows; self->n_rows++)
    gtk_list_box_insert (self->list, opcc_award_board_row_new (self->draft), (int) self->n_rows);
}

/* Says what comes below the rows in view, while the line of the threshold is one of them. */
static void
update_foot (OpccAwardBoard *self)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double bottom = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);
  GtkListBoxRow *row;
  guint n_seen;

  if (plan == NULL || plan->ranking->threshold == OPCC_NO_PERCENT)
    {
      gtk_widget_set_visible (self->foot, FALSE);
      return;
    }
  /* As if the foot were not there, else showing it would hide the reason for it. */
  if (gtk_widget_get_visible (self->foot))
    bottom += gtk_widget_get_height (self->foot);
  row = gtk_list_box_get_row_at_y (self->list, (int) bottom - 1);
  n_seen = row != NULL ? (guint) gtk_list_box_row_get_index (row) : plan->rows->len;
  gtk_widget_set_visible (self->foot, n_seen < plan->threshold_row);
  if (n_seen < plan->threshold_row)
    {
      g_autofree char *words = opcc_award_words_below (plan, n_seen);

      gtk_label_set_text (self->foot_words, words);
    }
}

static gboolean
update_foot_cb (gpointer user_data)
{
  OpccAwardBoard *self = user_data;

  self->foot_id = 0;
  update_foot (self);
  return G_SOURCE_REMOVE;
}

/* The list tells of its size while room is being shared out: then nothing can be shown or hidden.
 */
static void
plan_foot (OpccAwardBoard *self)
{
  if (self->foot_id == 0)
    self->foot_id = g_idle_add (update_foot_cb, self);
}

/* What is open of an earlier grant of the applicant; papers are counted beside the board. */
static void
show_earlier (OpccAwardBoard *self, OpccAwardBoardRow *shown, const OpccAwardRow *row)
{
  const OpccApplicant *one = self->applicants != NULL
                                 ? opcc_applicant_find (self->applicants, row->ranked->application)
                                 : NULL;
  g_autofree char *words = one != NULL ? opcc_applicant_say_earlier (one) : NULL;

  opcc_award_board_row_set_warning (shown, words);
}

static void
fill_row_cb (GtkListBoxRow *list_row, guint index, gpointer user_data)
{
  OpccAwardBoard *self = user_data;
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  OpccAwardBoardRow *shown = OPCC_AWARD_BOARD_ROW (list_row);
  const OpccAwardRow *row;

  if (plan == NULL || index >= plan->rows->len)
    return;
  row = &g_array_index (plan->rows, OpccAwardRow, index);
  opcc_award_board_row_set_locked (shown, self->locked);
  opcc_award_board_row_update (shown, row, row->ranked->spread > plan->ranking->wide_gap);
  opcc_award_board_row_set_wide (shown, self->wide);
  show_earlier (self, shown, row);
}

static void
update (OpccAwardBoard *self)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  guint n_rows = plan != NULL ? plan->rows->len : 0;

  self->last = n_rows > 0 ? opcc_award_words_get_last_row (plan) : 0;
  resize_rows (self, n_rows);
  opcc_late_rows_change (self->late, n_rows);
  if (self->cursor != NULL)
    opcc_late_rows_need (self->late, GTK_LIST_BOX_ROW (self->cursor));
  gtk_list_box_invalidate_headers (self->list);
  /* The last award is where the thinking is done. */
  if (self->cursor == NULL && self->last > 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (get_row (self, self->last - 1)));
  plan_foot (self);
}

static void
add_line (GtkWidget **box, OpccAwardDividerKind kind, char *words, char *note, gboolean can_move)
{
  if (*box == NULL)
    *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (*box), opcc_award_divider_new (kind, words, note, can_move));
  g_free (words);
  g_free (note);
}

/* The lines that lie above a row, as widgets between the rows. */
static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  OpccAwardBoard *self = user_data;
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  guint index = gtk_list_box_row_get_index (row);
  gboolean can_move = self->locked == NULL;
  GtkWidget *box = NULL;

  if (plan == NULL || plan->rows->len == 0)
    return;
  if (index == plan->pot_row)
    add_line (&box, OPCC_AWARD_DIVIDER_POT, opcc_award_words_pot (plan),
              opcc_award_words_pot_note (plan), can_move && self->last == plan->pot_row);
  if (index == self->last && self->last != plan->pot_row)
    add_line (&box, OPCC_AWARD_DIVIDER_AWARDS, opcc_award_words_awards (plan),
              opcc_award_words_left (plan), can_move);
  if (index == plan->over_row && plan->over_limit > plan->settings->pot)
    add_line (&box, OPCC_AWARD_DIVIDER_OVER, opcc_award_words_over (plan),
              opcc_award_words_over_note (plan), FALSE);
  if (index == plan->threshold_row && plan->ranking->threshold != OPCC_NO_PERCENT)
    add_line (&box, OPCC_AWARD_DIVIDER_THRESHOLD, opcc_award_words_threshold (plan),
              opcc_award_words_threshold_note (plan), FALSE);
  gtk_list_box_row_set_header (row, box);
}

static void
row_selected_cb (OpccAwardBoard *self, GtkListBoxRow *row)
{
  GtkWidget *chosen = OPCC_IS_AWARD_BOARD_ROW (row) ? GTK_WIDGET (row) : NULL;

  if (self->cursor == chosen)
    return;
  refused_cb (self, NULL);
  if (self->cursor != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->cursor, refused_cb, self);
      opcc_award_board_row_set_cursor (OPCC_AWARD_BOARD_ROW (self->cursor), FALSE);
    }
  g_set_weak_pointer (&self->cursor, chosen);
  if (chosen == NULL)
    return;
  opcc_late_rows_need (self->late, row);
  g_signal_connect_object (chosen, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  opcc_award_board_row_set_cursor (OPCC_AWARD_BOARD_ROW (chosen), TRUE);
}

static void
row_activated_cb (OpccAwardBoard *self, GtkListBoxRow *row)
{
  if (OPCC_IS_AWARD_BOARD_ROW (row))
    opcc_award_board_row_edit (OPCC_AWARD_BOARD_ROW (row));
}

/* A press on the sum of another row edits it at once, as in a sheet. */
static void
pressed_cb (OpccAwardBoard *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell;

  if (!OPCC_IS_AWARD_BOARD_ROW (row) || GTK_WIDGET (row) == self->cursor || picked == NULL)
    return;
  cell = opcc_award_board_row_get_award_cell (OPCC_AWARD_BOARD_ROW (row));
  if (cell == NULL || (picked != cell && !gtk_widget_is_ancestor (picked, cell)))
    return;
  gtk_list_box_select_row (self->list, row);
  opcc_award_board_row_edit (OPCC_AWARD_BOARD_ROW (row));
}

static void
drag_begin_cb (OpccAwardBoard *self, double x, double y, GtkGestureDrag *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  if (!opcc_award_divider_is_handle (picked))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_line = opcc_award_draft_get_line (self->draft);
  self->drag_y = y;
  self->dragged = FALSE;
}

/* How many of those that pass lie above the pointer. */
static guint
find_line_at (OpccAwardBoard *self, double y, guint otherwise)
{
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  guint n_passing = 0;
  guint n_above;
  graphene_rect_t bounds;

  /* Between rows, where the lines lie, nothing moves: so a line does not tremble. */
  if (row == NULL || plan == NULL)
    return otherwise;
  n_above = gtk_list_box_row_get_index (row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds) &&
      y > bounds.origin.y + bounds.size.height / 2)
    n_above++;
  for (guint i = 0; i < MIN (n_above, plan->rows->len); i++)
    n_passing += g_array_index (plan->rows, OpccAwardRow, i).ranked->passes;
  return n_passing;
}

static void
drag_update_cb (OpccAwardBoard *self, double dx, double dy)
{
  guint now = opcc_award_draft_get_line (self->draft);
  guint line = find_line_at (self, self->drag_y + dy, now);

  if (line == now)
    return;
  opcc_award_draft_set_line (self->draft, line, self->dragged);
  self->dragged = TRUE;
}

static void
show_menu (OpccAwardBoard *self, double x, double y)
{
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
menu_pressed_cb (OpccAwardBoard *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  double shown_x;
  double shown_y;

  if (!OPCC_IS_AWARD_BOARD_ROW (row))
    return;
  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &shown_x,
                                        &shown_y))
    show_menu (self, shown_x, shown_y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccAwardBoard *self = OPCC_AWARD_BOARD (widget);
  graphene_rect_t bounds;

  if (self->cursor == NULL || !gtk_widget_compute_bounds (self->cursor, widget, &bounds))
    return FALSE;
  show_menu (self, bounds.origin.x + 120, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
reason_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OpccAwardBoard *self = OPCC_AWARD_BOARD (widget);

  if (opcc_award_board_get_cursor (self) != 0)
    g_signal_emit (self, reason_signal, 0, opcc_award_board_get_cursor (self));
}

static void
as_ruled_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OpccAwardBoard *self = OPCC_AWARD_BOARD (widget);

  if (opcc_award_board_get_cursor (self) != 0)
    opcc_award_draft_set_amount (self->draft, opcc_award_board_get_cursor (self), OPCC_NO_MONEY);
}

static void
open_application_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 application = opcc_award_board_get_cursor (OPCC_AWARD_BOARD (widget));

  if (application != 0)
    opcc_page_show_record (widget, "application", application);
}

static void
open_organisation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OpccAwardBoard *self = OPCC_AWARD_BOARD (widget);
  const OpccAwardPlan *plan = opcc_award_draft_get_plan (self->draft);
  gint64 application = opcc_award_board_get_cursor (self);
  const OpccRankingRow *row =
      application != 0 ? opcc_ranking_find (plan->ranking, application) : NULL;

  if (row != NULL)
    opcc_page_show_record (widget, "organisation", row->organisation_n);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  opcc_award_board_edit (OPCC_AWARD_BOARD (widget));
}

static void
opcc_award_board_dispose (GObject *object)
{
  OpccAwardBoard *self = OPCC_AWARD_BOARD (object);

  g_clear_weak_pointer (&self->cursor);
  g_clear_handle_id (&self->foot_id, g_source_remove);
  if (self->late != NULL)
    g_object_run_dispose (G_OBJECT (self->late));
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_board_parent_class)->dispose (object);
}

static void
opcc_award_board_finalize (GObject *object)
{
  OpccAwardBoard *self = OPCC_AWARD_BOARD (object);

  g_clear_object (&self->late);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->applicants, g_ptr_array_unref);
  g_free (self->locked);
  G_OBJECT_CLASS (opcc_award_board_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.reason", NULL, reason_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "board.as-ruled", NULL, as_ruled_cb);
  gtk_widget_class_install_action (widget_class, "board.open-application", NULL,
                                   open_application_cb);
  gtk_widget_class_install_action (widget_class, "board.open-organisation", NULL,
                                   open_organisation_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
}

static void
opcc_award_board_class_init (OpccAwardBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_award_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_award_board_finalize;
  reason_signal = g_signal_new ("reason-wanted", OPCC_TYPE_AWARD_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-award-board.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, head_place);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, scroller);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, list);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, foot);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, foot_words);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, foot_button);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, refusal);
  gtk_widget_class_bind_template_child (widget_class, OpccAwardBoard, menu);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, opcc_award_board_show_threshold);
}

static void
opcc_award_board_init (OpccAwardBoard *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->head_place), opcc_award_cells_new_head ());
  gtk_widget_set_hexpand (gtk_widget_get_first_child (self->head_place), TRUE);
  self->end_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->end_row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->end_row), FALSE);
  gtk_widget_set_focusable (self->end_row, FALSE);
  gtk_widget_set_can_target (self->end_row, FALSE);
  gtk_list_box_append (self->list, self->end_row);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (plan_foot), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (plan_foot), self, G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_award_board_new (OpccAwardDraft *draft)
{
  OpccAwardBoard *self = g_object_new (OPCC_TYPE_AWARD_BOARD, NULL);

  self->draft = g_object_ref (draft);
  self->late = opcc_late_rows_new (self->list, fill_row_cb, self);
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
opcc_award_board_set_wide (OpccAwardBoard *self, gboolean wide)
{
  OpccAwardBoardRow *row;

  g_return_if_fail (OPCC_IS_AWARD_BOARD (self));
  self->wide = wide;
  opcc_award_cells_set_wide (OPCC_AWARD_CELLS (gtk_widget_get_first_child (self->head_place)),
                             wide);
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    opcc_award_board_row_set_wide (row, wide);
}

void
opcc_award_board_set_applicants (OpccAwardBoard *self, GPtrArray *applicants)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD (self));
  g_clear_pointer (&self->applicants, g_ptr_array_unref);
  self->applicants = g_ptr_array_ref (applicants);
  update (self);
}

void
opcc_award_board_set_locked (OpccAwardBoard *self, const char *reason)
{
  OpccAwardBoardRow *row;

  g_return_if_fail (OPCC_IS_AWARD_BOARD (self));
  if (!opcc_set_str (&self->locked, reason))
    return;
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    opcc_award_board_row_set_locked (row, reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.reason", reason == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.as-ruled", reason == NULL);
  gtk_list_box_invalidate_headers (self->list);
}

gint64
opcc_award_board_get_cursor (OpccAwardBoard *self)
{
  const OpccAwardPlan *plan;
  guint index;

  g_return_val_if_fail (OPCC_IS_AWARD_BOARD (self), 0);
  plan = opcc_award_draft_get_plan (self->draft);
  if (self->cursor == NULL || plan == NULL)
    return 0;
  index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->cursor));
  return index < plan->rows->len
             ? g_array_index (plan->rows, OpccAwardRow, index).ranked->application
             : 0;
}

gboolean
opcc_award_board_show (OpccAwardBoard *self, gint64 application)
{
  const OpccAwardPlan *plan;

  g_return_val_if_fail (OPCC_IS_AWARD_BOARD (self), FALSE);
  plan = opcc_award_draft_get_plan (self->draft);
  for (guint i = 0; plan != NULL && i < plan->rows->len; i++)
    if (g_array_index (plan->rows, OpccAwardRow, i).ranked->application == application)
      {
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (get_row (self, i)));
        gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)));
        return TRUE;
      }
  return FALSE;
}

void
opcc_award_board_edit (OpccAwardBoard *self)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD (self));
  if (self->cursor != NULL)
    opcc_award_board_row_edit (OPCC_AWARD_BOARD_ROW (self->cursor));
}

void
opcc_award_board_show_next_unsure (OpccAwardBoard *self)
{
  const OpccAwardPlan *plan;
  guint start;

  g_return_if_fail (OPCC_IS_AWARD_BOARD (self));
  plan = opcc_award_draft_get_plan (self->draft);
  start = self->cursor != NULL
              ? (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->cursor)) + 1
              : 0;
  for (guint i = 0; plan != NULL && i < plan->rows->len; i++)
    {
      const OpccAwardRow *row =
          &g_array_index (plan->rows, OpccAwardRow, (start + i) % plan->rows->len);

      if (row->amount > 0 && row->ranked->holds_up >= 0 &&
          row->ranked->holds_up < OPCC_ROBUSTNESS_HOLDS)
        {
          opcc_award_board_show (self, row->ranked->application);
          return;
        }
    }
}

void
opcc_award_board_show_threshold (OpccAwardBoard *self)
{
  const OpccAwardPlan *plan;

  g_return_if_fail (OPCC_IS_AWARD_BOARD (self));
  plan = opcc_award_draft_get_plan (self->draft);
  if (plan == NULL || plan->threshold_row == 0)
    return;
  /* The row after it, so that the line itself comes into view, and then the last that passes. */
  gtk_widget_grab_focus (GTK_WIDGET (
      gtk_list_box_get_row_at_index (self->list, MIN (plan->threshold_row, plan->rows->len - 1))));
  opcc_award_board_show (
      self, g_array_index (plan->rows, OpccAwardRow, plan->threshold_row - 1).ranked->application);
}
