/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTable: a list of any length as a table, with ticks, sorting, totals and its empty states. */
#include "opcc-table.h"

#include "opcc-children.h"
#include "opcc-column-chooser.h"
#include "opcc-empty-state.h"
#include "opcc-keycap.h"
#include "opcc-loading-rows.h"
#include "opcc-page.h"
#include "opcc-scroll-on.h"
#include "opcc-table-columns.h"
#include "opcc-table-rows.h"
#include "opcc-table-totals.h"
#include "opcc-tick-model.h"
#include <glib/gi18n-lib.h>

struct _OpccTable
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *stack;
  GtkColumnView *headings;
  GtkWidget *scroller;
  GtkListView *view;
  OpccEmptyState *nothing_yet;
  OpccEmptyState *nothing_found;
  OpccSelectionBar *bar;

  GtkWidget *totals;
  GtkWidget *menu;           /* (nullable) */
  OpccTickModel *model;      /* (owned) */
  OpccTableShared *shared;   /* (owned) */
  OpccTableColumns *columns; /* (owned) */
  gboolean filtered;
  gboolean wants_focus; /* as soon as there are rows */
  gint64 cursor_n;
};

static guint activated_signal;
static guint ticks_signal;
static guint clear_signal;
static guint sort_signal;
static guint columns_signal;

G_DEFINE_FINAL_TYPE (OpccTable, opcc_table, GTK_TYPE_WIDGET)

static gboolean
is_reading (OpccTable *self)
{
  OpccSlotList *list = opcc_tick_model_get_list (self->model);
  gboolean running = TRUE;

  if (list != NULL)
    g_object_get (list, "query-running", &running, NULL);
  return running;
}

static void
update_state (OpccTable *self)
{
  const char *page = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (opcc_tick_model_get_n_rows (self->model) > 0)
    page = "rows";
  else if (!is_reading (self))
    page = self->filtered ? "nothing-found" : "nothing-yet";
  else if (page == NULL || g_str_equal (page, "rows"))
    page = "loading";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  if (self->wants_focus)
    opcc_table_focus_rows (self);
}

static void
update_bar (OpccTable *self)
{
  opcc_selection_bar_set (self->bar, opcc_tick_model_get_n_ticked (self->model),
                          opcc_tick_model_get_n_rows (self->model), NULL);
}

static void
ticks_changed_cb (OpccTable *self)
{
  update_bar (self);
  g_signal_emit (self, ticks_signal, 0);
}

static void
list_error_cb (OpccTable *self)
{
  g_autoptr (GError) error = NULL;

  g_object_get (opcc_tick_model_get_list (self->model), "error", &error, NULL);
  opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
activate_cb (OpccTable *self, guint position)
{
  self->cursor_n = opcc_slot_list_get_n (opcc_tick_model_get_list (self->model), position);
  g_signal_emit (self, activated_signal, 0, self->cursor_n);
}

static void
clear_filters_cb (OpccTable *self)
{
  g_signal_emit (self, clear_signal, 0);
}

static gboolean
sort_query (OpccTable *self, const char *field, gboolean descending)
{
  OpccSlotList *list = opcc_tick_model_get_list (self->model);
  OpccQuery *query;

  if (list == NULL)
    return FALSE;
  query = opcc_query_copy (opcc_slot_list_get_query (list));
  opcc_query_set_sort (query, field, descending);
  opcc_slot_list_set_query (list, query);
  return TRUE;
}

static void
sort_chosen_cb (OpccTable *self, const char *field, gboolean descending)
{
  g_signal_emit (self, sort_signal, 0, field, descending, &(gboolean){ FALSE });
}

static void
shown_changed_cb (OpccTable *self)
{
  gtk_widget_queue_allocate (self->totals);
  g_signal_emit (self, columns_signal, 0);
}

/* --- cursor and menu -------------------------------------------------------------------------- */

static void
focus_moved_cb (OpccTable *self)
{
  /* Later versions of GTK tell a table that leaves its window too. */
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gint64 n = root != NULL ? opcc_table_rows_find_n (self->shared, gtk_root_get_focus (root)) : 0;
  if (n != 0)
    self->cursor_n = n;
}

static void
open_menu (OpccTable *self, double x, double y)
{
  if (self->menu == NULL || self->cursor_n == 0)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, OpccTable *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  gint64 n = opcc_table_rows_find_n (self->shared, picked);

  if (n == 0)
    return;
  self->cursor_n = n;
  open_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccTable *self = OPCC_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  focus_moved_cb (self);
  if (self->menu == NULL || opcc_table_rows_find_n (self->shared, focus) == 0 ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  open_menu (self, bounds.origin.x + 60, bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccTable *self = OPCC_TABLE (widget);

  if (opcc_tick_model_get_n_ticked (self->model) == 0)
    return FALSE;
  opcc_tick_model_clear (self->model);
  return TRUE;
}

static void
opcc_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (opcc_table_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi",
                           G_CALLBACK (opcc_table_columns_update_widths),
                           OPCC_TABLE (widget)->columns, G_CONNECT_SWAPPED);
}

static void
opcc_table_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_settings (widget),
                                        OPCC_TABLE (widget)->columns);
  GTK_WIDGET_CLASS (opcc_table_parent_class)->unroot (widget);
}

static void
opcc_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  /* Comes before those of the cells, which then make theirs anew. */
  opcc_table_shared_forget (OPCC_TABLE (widget)->shared);
  GTK_WIDGET_CLASS (opcc_table_parent_class)->css_changed (widget, change);
}

/* --- the class -------------------------------------------------------------------------------- */

/* Asked for by Shift+Tab too, which is to go on; rows that are not shown cannot have the focus. */
static gboolean
opcc_table_grab_focus (GtkWidget *widget)
{
  OpccTable *self = OPCC_TABLE (widget);

  return gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
         gtk_widget_get_focus_child (self->stack) == NULL &&
         gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
opcc_table_focus_rows (OpccTable *self)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  self->wants_focus = opcc_tick_model_get_n_rows (self->model) == 0 && is_reading (self);
  if (!self->wants_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* The rows are one stop: GTK 4.8 would have Tab go through every one of them. */
static gboolean
opcc_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *view = GTK_WIDGET (OPCC_TABLE (widget)->view);
  gboolean leaving = direction <= GTK_DIR_TAB_BACKWARD && gtk_widget_get_focus_child (view) != NULL;
  gboolean moved;

  gtk_widget_set_can_focus (view, !leaving);
  moved = GTK_WIDGET_CLASS (opcc_table_parent_class)->focus (widget, direction);
  gtk_widget_set_can_focus (view, TRUE);
  /* GTK says so of a list whose row with the focus is out of sight, and moves nothing. */
  return moved && (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_grab_focus (view));
}

static void
opcc_table_dispose (GObject *object)
{
  OpccTable *self = OPCC_TABLE (object);

  if (self->view != NULL)
    {
      opcc_table_set_list (self, NULL);
      gtk_list_view_set_model (self->view, NULL);
      opcc_table_columns_let_go (self->columns);
      self->shared->view = NULL;
      self->view = NULL;
    }
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  opcc_children_unparent (GTK_WIDGET (object));
  g_clear_object (&self->columns);
  g_clear_object (&self->model);
  g_clear_pointer (&self->shared, opcc_table_shared_unref);
  G_OBJECT_CLASS (opcc_table_parent_class)->dispose (object);
}

static void
install_signals (OpccTableClass *klass)
{
  activated_signal = g_signal_new ("row-activated", OPCC_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  ticks_signal = g_signal_new ("ticks-changed", OPCC_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  clear_signal = g_signal_new ("clear-filters", OPCC_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  sort_signal =
      g_signal_new_class_handler ("sort-chosen", OPCC_TYPE_TABLE, G_SIGNAL_RUN_LAST,
                                  G_CALLBACK (sort_query), g_signal_accumulator_true_handled, NULL,
                                  NULL, G_TYPE_BOOLEAN, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  columns_signal = g_signal_new ("columns-changed", OPCC_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
opcc_table_class_init (OpccTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  g_type_ensure (OPCC_TYPE_SELECTION_BAR);
  G_OBJECT_CLASS (klass)->dispose = opcc_table_dispose;
  widget_class->css_changed = opcc_table_css_changed;
  widget_class->focus = opcc_table_focus;
  widget_class->grab_focus = opcc_table_grab_focus;
  widget_class->root = opcc_table_root;
  widget_class->unroot = opcc_table_unroot;
  install_signals (klass);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-table.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccTable, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccTable, headings);
  gtk_widget_class_bind_template_child (widget_class, OpccTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, OpccTable, view);
  gtk_widget_class_bind_template_child (widget_class, OpccTable, nothing_yet);
  gtk_widget_class_bind_template_child (widget_class, OpccTable, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, OpccTable, bar);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, opcc_scroll_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, opcc_table_clear_ticks);
}

static void
opcc_table_init (OpccTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *clear = opcc_keycap_button_new (NULL, _ ("Clear filters"), "Esc");

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shared = opcc_table_shared_new ();
  self->shared->view = GTK_WIDGET (self->view);
  self->model = opcc_tick_model_new ();
  opcc_table_rows_set_up (self->shared, GTK_SELECTION_MODEL (self->model));
  self->columns = opcc_table_columns_new (self->headings,
                                          gtk_scrolled_window_get_hadjustment (
                                              GTK_SCROLLED_WINDOW (self->scroller)),
                                          self->shared);
  self->totals = opcc_table_totals_new (self->headings);
  gtk_widget_set_parent (self->totals, GTK_WIDGET (self));

  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_filters_cb), self);
  opcc_empty_state_add_button (self->nothing_found, clear);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (self->model, "ticks-changed", G_CALLBACK (ticks_changed_cb), self);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (update_state), self);
  g_signal_connect_swapped (self->columns, "sort-chosen", G_CALLBACK (sort_chosen_cb), self);
  g_signal_connect_swapped (self->columns, "shown-changed", G_CALLBACK (shown_changed_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (
                                GTK_SCROLLED_WINDOW (self->scroller)),
                            "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self->totals);
  g_signal_connect_object (self->headings, "map", G_CALLBACK (opcc_table_columns_dress_headings),
                           self->columns, G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_table_new (void)
{
  return g_object_new (OPCC_TYPE_TABLE, NULL);
}

void
opcc_table_set_columns (OpccTable *self,
                        const OpccKind *kind,
                        const OpccColumn *columns,
                        guint n_columns,
                        gpointer user_data)
{
  g_return_if_fail (OPCC_IS_TABLE (self));

  self->shared->kind = kind;
  self->shared->user_data = user_data;
  opcc_table_columns_set (self->columns, columns, n_columns);
  if (kind != NULL)
    opcc_children_set_name (GTK_WIDGET (self->view), _ (kind->plural));
}

void
opcc_table_set_list (OpccTable *self, OpccSlotList *list)
{
  OpccSlotList *old = opcc_table_get_list (self);

  if (old == list)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  self->cursor_n = 0;
  opcc_tick_model_set_list (self->model, list);
  if (list != NULL)
    {
      g_signal_connect_object (list, "notify::query-running", G_CALLBACK (update_state), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "notify::error", G_CALLBACK (list_error_cb), self,
                               G_CONNECT_SWAPPED);
    }
  update_state (self);
  update_bar (self);
}

OpccSlotList *
opcc_table_get_list (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), NULL);
  return opcc_tick_model_get_list (self->model);
}

void
opcc_table_refresh_cells (OpccTable *self)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_table_rows_call (self->shared, opcc_table_row_refill);
}

void
opcc_table_set_can_tick (OpccTable *self, gboolean can_tick)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_tick_model_set_can_tick (self->model, can_tick);
  opcc_table_columns_set_can_tick (self->columns, can_tick);
}

guint
opcc_table_get_n_ticked (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), 0);
  return opcc_tick_model_get_n_ticked (self->model);
}

GArray *
opcc_table_dup_ticked (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), NULL);
  return opcc_tick_model_dup_ticked (self->model);
}

gboolean
opcc_table_is_ticked (OpccTable *self, gint64 n)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), FALSE);
  return opcc_tick_model_is_ticked (self->model, n);
}

void
opcc_table_set_ticked (OpccTable *self, gint64 n, gboolean ticked)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_tick_model_set_ticked (self->model, n, ticked);
}

void
opcc_table_tick_all (OpccTable *self)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->model));
}

void
opcc_table_clear_ticks (OpccTable *self)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_tick_model_clear (self->model);
}

OpccSelectionBar *
opcc_table_get_selection_bar (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), NULL);
  return self->bar;
}

void
opcc_table_show_sort (OpccTable *self, const char *field, gboolean descending)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_table_columns_show_sort (self->columns, field, descending);
}

void
opcc_table_set_total (OpccTable *self,
                      const char *column_id,
                      const char *text,
                      const char *css_class)
{
  guint index;

  g_return_if_fail (OPCC_IS_TABLE (self));
  index = opcc_table_columns_find (self->columns, column_id);
  g_return_if_fail (index > 0);
  opcc_table_totals_set (OPCC_TABLE_TOTALS (self->totals), index,
                         opcc_table_columns_get_xalign (self->columns, index),
                         opcc_table_columns_get_title (self->columns, index), text, css_class);
}

void
opcc_table_clear_totals (OpccTable *self)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_table_totals_clear (OPCC_TABLE_TOTALS (self->totals));
}

void
opcc_table_set_nothing_yet (
    OpccTable *self, const char *icon_name, const char *title, const char *text, GtkWidget *button)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  g_object_set (self->nothing_yet, "icon-name", icon_name, "title", title, "text", text, NULL);
  opcc_empty_state_clear_buttons (self->nothing_yet);
  if (button != NULL)
    opcc_empty_state_add_button (self->nothing_yet, button);
}

void
opcc_table_set_nothing_found (OpccTable *self, const char *title, const char *text)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  g_object_set (self->nothing_found, "title", title, "text", text, NULL);
}

void
opcc_table_set_filtered (OpccTable *self, gboolean filtered)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  self->filtered = filtered;
  update_state (self);
}

void
opcc_table_set_menu (OpccTable *self, GMenuModel *menu)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (menu == NULL)
    return;
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

gint64
opcc_table_get_cursor_n (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), 0);
  return self->cursor_n;
}

/**
 * opcc_table_show_n:
 *
 * Scrolls to a record's row and puts the cursor there.
 *
 * Returns: FALSE where the list does not hold it
 */
gboolean
opcc_table_show_n (OpccTable *self, gint64 n)
{
  OpccSlotList *list = opcc_table_get_list (self);
  guint position = list != NULL ? opcc_slot_list_find_n (list, n) : G_MAXUINT;

  if (position == G_MAXUINT)
    return FALSE;
  self->cursor_n = n;
  return gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

GtkWidget *
opcc_table_create_column_button (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), NULL);
  return opcc_column_chooser_new (self->headings);
}

char **
opcc_table_dup_shown_columns (OpccTable *self)
{
  g_return_val_if_fail (OPCC_IS_TABLE (self), NULL);
  return opcc_table_columns_dup_shown (self->columns);
}

void
opcc_table_set_shown_columns (OpccTable *self, const char *const *ids)
{
  g_return_if_fail (OPCC_IS_TABLE (self));
  opcc_table_columns_set_shown (self->columns, ids);
}
