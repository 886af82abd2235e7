/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDeckSlides: the slides of a deck, or the sections of a report, as rows in their order, to be
 * moved, edited and removed. */
#include "opcc-deck-slides.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-deck-row.h"
#include "opcc-empty-state.h"
#include "opcc-page.h"
#include "opcc-reader.h"
#include "opcc-record-row.h"

struct _OpccDeckSlides
{
  GtkWidget parent_instance;
  GtkLabel *said;
  GtkListBox *list;
  GtkWidget *menu;

  const OpccDeckSlidesSpec *spec;
  OpccWorkspace *workspace; /* (owned) */
  gint64 owner;
  guint n_slides;
  gint64 cursor;      /* number of the slide that keeps the focus when the rows are made anew */
  OpccReader *reader; /* (owned) */

  GtkWidget *dragged; /* (unowned) (nullable) row, while its handle is held */
  guint drop_at;      /* place the row would come to, from 1 */
};

G_DEFINE_FINAL_TYPE (OpccDeckSlides, opcc_deck_slides, GTK_TYPE_WIDGET)

static OpccDeckRow *
get_row (OpccDeckSlides *self, guint at)
{
  return (OpccDeckRow *) gtk_list_box_get_row_at_index (self->list, (int) at);
}

static OpccDeckRow *
find_row (OpccDeckSlides *self, gint64 n)
{
  for (guint i = 0; i < self->n_slides; i++)
    if (opcc_deck_row_get_n (get_row (self, i)) == n)
      return get_row (self, i);
  return NULL;
}

/* --- reading --------------------------------------------------------------------------------- */

/* What a job is of. */
typedef struct
{
  const OpccDeckSlidesSpec *spec;
  gint64 n;
  gint64 place;
} Errand;

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Errand *errand = data;

  return errand->spec->read (db, errand->n, cancellable, error);
}

static gboolean
has_focus (OpccDeckSlides *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
}

/* Where the focus was, it stays on the slide, wherever that is now. */
static void
keep_focus (OpccDeckSlides *self)
{
  OpccDeckRow *row = find_row (self, self->cursor);

  if (row == NULL && self->n_slides > 0)
    row = get_row (self, 0);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (OpccDeckSlides *self, const OpccOrderedView *view)
{
  const gboolean movable = !opcc_workspace_is_read_only (self->workspace);
  const gboolean focused = has_focus (self);
  GtkWidget *row;

  self->dragged = NULL;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->n_slides = view->items->len;
  for (guint i = 0; i < view->items->len; i++)
    gtk_list_box_append (self->list,
                         opcc_deck_row_new (g_ptr_array_index (view->items, i), i + 1, movable));
  gtk_label_set_text (self->said, view->said);
  if (focused)
    keep_focus (self);
}

static gpointer
ask_view (gpointer slides)
{
  const OpccDeckSlides *self = slides;
  const Errand errand = { self->spec, self->owner, 0 };

  return g_memdup2 (&errand, sizeof errand);
}

static void
show_view (gpointer slides, gpointer read)
{
  g_autoptr (OpccOrderedView) view = read;

  fill (slides, view);
}

static const OpccReaderForm reader_form = {
  NULL, read_job, ask_view, g_free, (GDestroyNotify) opcc_ordered_view_free, show_view, NULL,
};

void
opcc_deck_slides_reload (OpccDeckSlides *self)
{
  g_return_if_fail (OPCC_IS_DECK_SLIDES (self));
  opcc_reader_read (self->reader);
}

/* --- moving ---------------------------------------------------------------------------------- */

static gpointer
move_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Errand *errand = data;

  return GINT_TO_POINTER (errand->spec->move (db, errand->n, errand->place, error));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccDeckSlides) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->workspace != NULL &&
      opcc_workspace_run_finish (self->workspace, result, &error) == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
move_to (OpccDeckSlides *self, OpccDeckRow *row, int place)
{
  Errand move = { self->spec, opcc_deck_row_get_n (row), place };

  if (place < 1 || place > (int) self->n_slides || opcc_workspace_is_read_only (self->workspace))
    return;
  self->cursor = move.n;
  opcc_workspace_run (self->workspace, move_job, g_memdup2 (&move, sizeof move), g_free, NULL, NULL,
                      moved_cb, g_object_ref (self));
}

/* (nullable): the row in focus, else the one that is chosen. */
static OpccDeckRow *
get_cursor (OpccDeckSlides *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return focus != NULL ? OPCC_DECK_ROW (focus)
                       : (OpccDeckRow *) gtk_list_box_get_selected_row (self->list);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccDeckSlides *self = OPCC_DECK_SLIDES (widget);
  OpccDeckRow *row = get_cursor (self);
  const int step = g_str_equal (action, "slides.up") ? -1 : 1;

  if (row != NULL)
    move_to (self, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1 + step);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccDeckSlides *self = OPCC_DECK_SLIDES (widget);
  OpccDeckRow *row = get_cursor (self);

  if (row == NULL)
    return;
  self->cursor = opcc_deck_row_get_n (row);
  opcc_record_row_edit (widget, self->workspace, self->spec->kind, self->cursor,
                        self->spec->edited);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccDeckSlides *self = OPCC_DECK_SLIDES (widget);
  OpccDeckRow *row = get_cursor (self);
  OpccDeckRow *next;

  if (row == NULL)
    return;
  next = get_row (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  self->cursor = next != NULL ? opcc_deck_row_get_n (next) : 0;
  opcc_record_row_delete (widget, self->workspace, self->spec->kind, opcc_deck_row_get_n (row));
}

static void
activated_cb (OpccDeckSlides *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "slides.edit", NULL);
}

/* --- dragging -------------------------------------------------------------------------------- */

/* Which place the dragged row would come to with the pointer at @y. */
static guint
find_place (OpccDeckSlides *self, double y)
{
  const int from = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->dragged));
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_rect_t bounds;
  int gap;

  if (row == NULL)
    return y < 0 ? 1 : self->n_slides;
  gap = gtk_list_box_row_get_index (row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds) &&
      y > bounds.origin.y + bounds.size.height / 2)
    gap++;
  return (guint) (gap > from ? gap : gap + 1);
}

/* A line where the row would come to. */
static void
show_drop (OpccDeckSlides *self, guint place)
{
  const guint from = self->dragged != NULL
                         ? (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->dragged)) + 1
                         : 0;

  self->drop_at = place;
  for (guint i = 1; i <= self->n_slides; i++)
    {
      GtkWidget *row = GTK_WIDGET (get_row (self, i - 1));

      opcc_children_set_class (row, "opcc-drop-above", i == place && place < from);
      opcc_children_set_class (row, "opcc-drop-below", i == place && place > from);
    }
}

static void
drag_begin_cb (OpccDeckSlides *self, double x, double y, GtkGestureDrag *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, OPCC_TYPE_DECK_ROW) : NULL;

  if (row == NULL || !opcc_deck_row_is_handle (OPCC_DECK_ROW (row), picked))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragged = row;
  self->drop_at = 0;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
}

static void
drag_update_cb (OpccDeckSlides *self, double x, double y, GtkGestureDrag *gesture)
{
  double start_x, start_y;

  if (self->dragged == NULL || !gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  show_drop (self, find_place (self, start_y + y));
}

static void
drag_end_cb (OpccDeckSlides *self)
{
  GtkWidget *row = self->dragged;
  const guint place = self->drop_at;

  if (row == NULL)
    return;
  show_drop (self, 0);
  self->dragged = NULL;
  if (place > 0 && (int) place != gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1)
    move_to (self, OPCC_DECK_ROW (row), (int) place);
}

/* Another gesture took over, or the pointer went: nothing moves. */
static void
drag_cancel_cb (OpccDeckSlides *self)
{
  if (self->dragged != NULL)
    show_drop (self, 0);
  self->dragged = NULL;
}

static void
add_drag (OpccDeckSlides *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drag));
}

/* --- the menu -------------------------------------------------------------------------------- */

static void
popup_at (OpccDeckSlides *self, OpccDeckRow *row, double x, double y)
{
  const GdkRectangle at = { (int) x, (int) y, 1, 1 };

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (OpccDeckSlides *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  double self_x, self_y;

  if (row != NULL && gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self),
                                                       x, y, &self_x, &self_y))
    popup_at (self, OPCC_DECK_ROW (row), self_x, self_y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccDeckSlides *self = OPCC_DECK_SLIDES (widget);
  OpccDeckRow *row = get_cursor (self);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    return FALSE;
  popup_at (self, row, bounds.origin.x + 60, bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}

static GMenuModel *
make_menu (const OpccDeckSlidesSpec *spec)
{
  const struct
  {
    const char *label;
    const char *action;
    const char *accel;
  } items[] = {
    { spec->edit, "slides.edit", "Return" },
    { N_ ("Move up"), "slides.up", "<Alt>Up" },
    { N_ ("Move down"), "slides.down", "<Alt>Down" },
    { spec->remove, "slides.remove", "Delete" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), items[i].action);

      g_menu_item_set_attribute (item, "accel", "s", items[i].accel);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
add_menu (OpccDeckSlides *self)
{
  g_autoptr (GMenuModel) menu = make_menu (self->spec);
  GtkGesture *click = gtk_gesture_click_new ();

  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/* --- making ---------------------------------------------------------------------------------- */

static void
opcc_deck_slides_dispose (GObject *object)
{
  OpccDeckSlides *self = OPCC_DECK_SLIDES (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_object (&self->workspace);
  self->dragged = NULL;
  opcc_children_unparent (GTK_WIDGET (self));
  G_OBJECT_CLASS (opcc_deck_slides_parent_class)->dispose (object);
}

static void
opcc_deck_slides_class_init (OpccDeckSlidesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_deck_slides_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "slides.up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "slides.down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "slides.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "slides.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "slides.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "slides.down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "slides.remove", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
}

static GtkWidget *
make_placeholder (const OpccDeckSlidesSpec *spec)
{
  GtkWidget *empty =
      opcc_empty_state_new (spec->icon_name, _ (spec->empty_title), _ (spec->empty_text));
  GtkWidget *button = gtk_button_new_with_label (_ ("Find a page…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.search");
  opcc_empty_state_add_button (OPCC_EMPTY_STATE (empty), button);
  return empty;
}

static void
opcc_deck_slides_init (OpccDeckSlides *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->said = GTK_LABEL (opcc_children_new_label ("", "opcc-small opcc-dim", 0));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "opcc-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->said), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  add_drag (self);
}

GtkWidget *
opcc_deck_slides_new (OpccWorkspace *workspace, const OpccDeckSlidesSpec *spec, gint64 owner)
{
  OpccDeckSlides *self = g_object_new (OPCC_TYPE_DECK_SLIDES, NULL);
  static const char *const writing[] = { "slides.up", "slides.down", "slides.edit",
                                         "slides.remove" };

  self->workspace = g_object_ref (workspace);
  self->spec = spec;
  self->owner = owner;
  gtk_list_box_set_placeholder (self->list, make_placeholder (spec));
  opcc_children_set_name (GTK_WIDGET (self->list), _ (spec->name));
  add_menu (self);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i],
                                   !opcc_workspace_is_read_only (workspace));
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_deck_slides_reload (self);
  return GTK_WIDGET (self);
}
