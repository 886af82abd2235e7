/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPalette: search over everything: what can be done, and every record, as you type. */
#include "opcc-palette.h"

#include <glib/gi18n-lib.h>

#include "opcc-empty-state.h"
#include "opcc-keycap.h"
#include "opcc-office-jobs.h"

struct _OpccPalette
{
  GtkPopover parent_instance;
  GtkEditable *entry;          /* template */
  GtkStack *stack;             /* template */
  GtkScrolledWindow *scroller; /* template */
  GtkListBox *list;            /* template */
  OpccEmptyState *nothing;     /* template */

  OpccStore *store;      /* (owned) (nullable) while no office is open */
  OpccActionCheck check; /* (nullable) */
  gpointer check_data;
  GPtrArray *commands; /* (owned) (element-type OpccPaletteItem) of the menus of the page in view */
  GCancellable *search; /* (owned) (nullable) of the search under way */
  GPtrArray *hits;      /* (owned) (element-type OpccSearchHit) of the last answer */
  GPtrArray *items;     /* (owned) (element-type OpccPaletteItem) as listed */
};

G_DEFINE_FINAL_TYPE (OpccPalette, opcc_palette, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A line of the list. Lines are kept and filled anew at each key press: making them costs more
 * than a frame. */
typedef struct
{
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *keycap_place;
} Line;

static GtkWidget *
make_line (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "opcc-caption");
  gtk_widget_add_css_class (detail, "opcc-dim");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static Line
look_up_line (GtkListBoxRow *row)
{
  Line line = { .box = gtk_list_box_row_get_child (row) };
  GtkWidget *texts = gtk_widget_get_first_child (line.box);

  line.title = GTK_LABEL (gtk_widget_get_first_child (texts));
  line.detail = GTK_LABEL (gtk_widget_get_last_child (texts));
  line.keycap_place = gtk_widget_get_next_sibling (texts);
  return line;
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
fill_line (GtkListBoxRow *row, const OpccPaletteItem *item)
{
  Line line = look_up_line (row);
  gboolean heading = item->type == OPCC_PALETTE_HEADING;
  g_autofree char *label = item->detail[0] != '\0'
                               ? g_strdup_printf ("%s, %s", item->title, item->detail)
                               : g_strdup (item->title);

  gtk_label_set_label (line.title, item->title);
  gtk_label_set_label (line.detail, item->detail);
  gtk_widget_set_visible (GTK_WIDGET (line.detail), item->detail[0] != '\0');
  set_css_class (GTK_WIDGET (line.title), "opcc-caption-strong", heading);
  set_css_class (GTK_WIDGET (line.title), "opcc-dim", heading);
  if (line.keycap_place != NULL)
    gtk_box_remove (GTK_BOX (line.box), line.keycap_place);
  if (item->keycap != NULL)
    {
      GtkWidget *keycap = opcc_keycap_new (item->keycap);

      gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line.box), keycap);
    }
  gtk_list_box_row_set_selectable (row, !heading);
  gtk_list_box_row_set_activatable (row, !heading);
  gtk_widget_set_focusable (GTK_WIDGET (row), !heading);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
choose_line (OpccPalette *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    return;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The next line in direction @step that is not a heading; stays where there is none. */
static void
move_choice (OpccPalette *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  for (position += step; position >= 0 && position < (int) self->items->len; position += step)
    {
      const OpccPaletteItem *item = g_ptr_array_index (self->items, position);

      if (item->type != OPCC_PALETTE_HEADING)
        {
          choose_line (self, position);
          return;
        }
    }
}

static void
show_items (OpccPalette *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  GtkListBoxRow *row;

  g_ptr_array_set_size (self->items, 0);
  if (self->check != NULL)
    opcc_palette_items_add_actions (self->items, words, self->check, self->check_data);
  opcc_palette_items_add_commands (self->items, self->commands, words);
  if (words[0] != '\0')
    opcc_palette_items_add_records (self->items, self->hits);

  for (guint i = 0; i < self->items->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, i);
      if (row == NULL)
        {
          gtk_list_box_append (self->list, make_line ());
          row = gtk_list_box_get_row_at_index (self->list, i);
        }
      fill_line (row, g_ptr_array_index (self->items, i));
    }
  for (guint i = self->items->len; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);

  gtk_list_box_unselect_all (self->list);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  move_choice (self, 1);
  if (self->items->len == 0 && self->search == NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Nothing matches “%s”"), words);

      g_object_set (self->nothing, "title", title, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "results");
}

static void
finish_search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPalette) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = opcc_store_run_finish (OPCC_STORE (source), result, &error);

  /* A newer search has begun, or the palette is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->search);
  g_ptr_array_set_size (self->hits, 0);
  if (hits != NULL)
    {
      g_ptr_array_unref (self->hits);
      self->hits = g_steal_pointer (&hits);
    }
  show_items (self);
  if (error != NULL)
    {
      g_object_set (self->nothing, "title", error->message, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

static void
stop_search (OpccPalette *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
start_search (OpccPalette *self)
{
  const char *words = gtk_editable_get_text (self->entry);

  stop_search (self);
  if (self->store == NULL || words[0] == '\0')
    {
      g_ptr_array_set_size (self->hits, 0);
      return;
    }
  self->search = g_cancellable_new ();
  opcc_store_run (self->store, opcc_job_search, g_strdup (words), g_free,
                  (GDestroyNotify) g_ptr_array_unref, self->search, finish_search_cb,
                  g_object_ref (self));
}

static void
change_words_cb (OpccPalette *self)
{
  start_search (self);
  show_items (self);
}

static void
choose_row (OpccPalette *self, GtkListBoxRow *row)
{
  const OpccPaletteItem *item;
  g_autofree char *action = NULL;
  g_autoptr (GtkWidget) origin = NULL;

  if (row == NULL)
    return;
  item = g_ptr_array_index (self->items, gtk_list_box_row_get_index (row));
  action = g_strdup (item->action);
  g_set_object (&origin, item->origin);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, action, origin);
}

static void
activate_row_cb (OpccPalette *self, GtkListBoxRow *row)
{
  choose_row (self, row);
}

static void
activate_entry_cb (OpccPalette *self)
{
  choose_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
stop_entry_cb (OpccPalette *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
press_key_cb (OpccPalette *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_choice (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_choice (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
opcc_palette_closed (GtkPopover *popover)
{
  stop_search (OPCC_PALETTE (popover));
}

static void
opcc_palette_dispose (GObject *object)
{
  OpccPalette *self = OPCC_PALETTE (object);

  stop_search (self);
  g_clear_object (&self->store);
  self->check = NULL;
  G_OBJECT_CLASS (opcc_palette_parent_class)->dispose (object);
}

static void
opcc_palette_finalize (GObject *object)
{
  OpccPalette *self = OPCC_PALETTE (object);

  g_ptr_array_unref (self->hits);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->commands);
  G_OBJECT_CLASS (opcc_palette_parent_class)->finalize (object);
}

static void
opcc_palette_class_init (OpccPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_palette_dispose;
  object_class->finalize = opcc_palette_finalize;
  GTK_POPOVER_CLASS (klass)->closed = opcc_palette_closed;

  signals[CHOSEN] = g_signal_new ("chosen", OPCC_TYPE_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, GTK_TYPE_WIDGET);

  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, OpccPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, OpccPalette, list);
  gtk_widget_class_bind_template_child (widget_class, OpccPalette, nothing);
}

static void
opcc_palette_init (OpccPalette *self)
{
  GtkEventController *keys;

  self->hits = g_ptr_array_new ();
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_palette_item_free);
  self->commands = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* "changed", not "search-changed": that one waits 150 ms. */
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (change_words_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_entry_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_entry_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activate_row_cb), self,
                           G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (press_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * opcc_palette_new:
 *
 * Returns: (transfer floating): a palette, to be given a parent
 */
GtkWidget *
opcc_palette_new (void)
{
  return g_object_new (OPCC_TYPE_PALETTE, NULL);
}

/**
 * opcc_palette_set_store:
 * @store: (nullable): where records are found
 */
void
opcc_palette_set_store (OpccPalette *self, OpccStore *store)
{
  g_return_if_fail (OPCC_IS_PALETTE (self));

  stop_search (self);
  g_ptr_array_set_size (self->hits, 0);
  g_set_object (&self->store, store);
}

/**
 * opcc_palette_set_check:
 * @check: (scope forever): tells which actions can be done now
 */
void
opcc_palette_set_check (OpccPalette *self, OpccActionCheck check, gpointer user_data)
{
  g_return_if_fail (OPCC_IS_PALETTE (self));

  self->check = check;
  self->check_data = user_data;
}

/**
 * opcc_palette_take_commands:
 * @commands: (transfer full) (element-type OpccPaletteItem): what the menus of the page in view can
 *   do now, listed beside the table of keys when words are typed
 */
void
opcc_palette_take_commands (OpccPalette *self, GPtrArray *commands)
{
  g_return_if_fail (OPCC_IS_PALETTE (self));

  g_ptr_array_unref (self->commands);
  self->commands = commands;
}

/**
 * opcc_palette_open:
 * @words: what to begin with, mostly ""
 */
void
opcc_palette_open (OpccPalette *self, const char *words)
{
  g_return_if_fail (OPCC_IS_PALETTE (self));

  gtk_editable_set_text (self->entry, words);
  start_search (self);
  show_items (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * opcc_palette_is_searching:
 *
 * Returns: whether an answer of the store is still to come
 */
gboolean
opcc_palette_is_searching (OpccPalette *self)
{
  g_return_val_if_fail (OPCC_IS_PALETTE (self), FALSE);

  return self->search != NULL;
}

/**
 * opcc_palette_get_items:
 *
 * Returns: (transfer none) (element-type OpccPaletteItem): what is listed
 */
const GPtrArray *
opcc_palette_get_items (OpccPalette *self)
{
  g_return_val_if_fail (OPCC_IS_PALETTE (self), NULL);

  return self->items;
}
