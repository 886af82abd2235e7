/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTickModel: which rows of a slot list are ticked, by record number, as GTK's selection. */
#include "opcc-tick-model.h"

/* GtkListView has no more rows than this, however long the list is. */
#define MAX_KEPT 205

struct _OpccTickModel
{
  GObject parent_instance;
  OpccSlotList *list; /* (owned) (nullable) */
  GHashTable *ticked; /* (owned) set of gint64 */
  gboolean can_tick;
  guint n_kept;    /* rows that the view goes on holding while the list is empty */
  gboolean filled; /* some of these are none of the list's */
};

static guint changed_signal;

guint
opcc_tick_model_get_n_rows (OpccTickModel *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static guint
get_n_items (GListModel *model)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  return MAX (opcc_tick_model_get_n_rows (self), self->n_kept);
}

static gpointer
get_item (GListModel *model, guint position)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  gpointer slot =
      self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;

  if (slot != NULL || position >= self->n_kept)
    return slot;
  /* The view was scrolled to rows that are not kept, and now has others made. */
  self->filled = TRUE;
  return g_object_new (OPCC_TYPE_SLOT, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return OPCC_TYPE_SLOT;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tick_number (OpccTickModel *self, gint64 n, gboolean ticked)
{
  if (ticked)
    g_hash_table_add (self->ticked, g_memdup2 (&n, sizeof n));
  else
    g_hash_table_remove (self->ticked, &n);
}

static void
tick_range (OpccTickModel *self, guint position, guint n_items, gboolean ticked)
{
  guint end = MIN (position + n_items, opcc_tick_model_get_n_rows (self));

  for (guint i = position; i < end; i++)
    tick_number (self, opcc_slot_list_get_n (self->list, i), ticked);
}

static void
tell (OpccTickModel *self, guint position, guint n_items)
{
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  return self->list != NULL && g_hash_table_size (self->ticked) > 0 &&
         opcc_tick_model_is_ticked (self, opcc_slot_list_get_n (self->list, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *bitset = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (is_selected (model, i))
      gtk_bitset_add (bitset, i);
  return bitset;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  /* "Unselect the rest" is what GTK asks for when a row is merely clicked or walked over. */
  if (!self->can_tick || self->list == NULL || unselect_rest)
    return FALSE;
  tick_range (self, position, 1, TRUE);
  tell (self, position, 1);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  if (!self->can_tick || self->list == NULL)
    return FALSE;
  tick_range (self, position, 1, FALSE);
  tell (self, position, 1);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  if (!self->can_tick || self->list == NULL)
    return FALSE;
  tick_range (self, position, n_items, TRUE);
  tell (self, position, n_items);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);

  if (!self->can_tick || self->list == NULL)
    return FALSE;
  tick_range (self, position, n_items, FALSE);
  tell (self, position, n_items);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, g_list_model_get_n_items (G_LIST_MODEL (model)), FALSE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  opcc_tick_model_clear (OPCC_TICK_MODEL (model));
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  OpccTickModel *self = OPCC_TICK_MODEL (model);
  GtkBitsetIter iter;
  guint position;

  if (!self->can_tick || self->list == NULL)
    return FALSE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    tick_range (self, position, 1, gtk_bitset_contains (selected, position));
  tell (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self)));
  return TRUE;
}

static void
init_selection_model (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccTickModel,
                               opcc_tick_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          init_selection_model))

/* The places in view have other records now, so other places are ticked. */
static void
query_ran_cb (OpccTickModel *self)
{
  gboolean running;
  guint n_items = get_n_items (G_LIST_MODEL (self));

  g_object_get (self->list, "query-running", &running, NULL);
  if (!running && n_items > 0 && g_hash_table_size (self->ticked) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
}

/* A list that becomes empty is hidden behind the words that say so. To take its rows out, and to
 * make new ones when it is filled again, would keep the main loop for tenths of a second: the view
 * keeps those it has, and they get the records that come then. */
static void
items_changed_cb (OpccTickModel *self, guint position, guint removed, guint added)
{
  guint kept = self->n_kept;
  guint after = opcc_tick_model_get_n_rows (self);
  guint same = self->filled ? 0 : MIN (kept, after);

  self->n_kept = after == 0 ? MIN (removed, MAX_KEPT) : 0;
  if (kept > 0)
    {
      self->filled = FALSE;
      g_list_model_items_changed (G_LIST_MODEL (self), same, kept - same, after - same);
    }
  else
    g_list_model_items_changed (G_LIST_MODEL (self), position + self->n_kept,
                                removed - self->n_kept, added);
}

static void
disconnect (OpccTickModel *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
}

static void
opcc_tick_model_dispose (GObject *object)
{
  disconnect (OPCC_TICK_MODEL (object));
  G_OBJECT_CLASS (opcc_tick_model_parent_class)->dispose (object);
}

static void
opcc_tick_model_finalize (GObject *object)
{
  g_hash_table_unref (OPCC_TICK_MODEL (object)->ticked);
  G_OBJECT_CLASS (opcc_tick_model_parent_class)->finalize (object);
}

static void
opcc_tick_model_class_init (OpccTickModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_tick_model_dispose;
  object_class->finalize = opcc_tick_model_finalize;
  changed_signal = g_signal_new ("ticks-changed", OPCC_TYPE_TICK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
opcc_tick_model_init (OpccTickModel *self)
{
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

OpccTickModel *
opcc_tick_model_new (void)
{
  return g_object_new (OPCC_TYPE_TICK_MODEL, NULL);
}

void
opcc_tick_model_set_list (OpccTickModel *self, OpccSlotList *list)
{
  guint before = get_n_items (G_LIST_MODEL (self));

  g_return_if_fail (OPCC_IS_TICK_MODEL (self));
  if (self->list == list)
    return;
  disconnect (self);
  self->n_kept = 0;
  self->filled = FALSE;
  if (list != NULL)
    {
      self->list = g_object_ref (list);
      g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
      g_signal_connect_swapped (list, "notify::query-running", G_CALLBACK (query_ran_cb), self);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_items (G_LIST_MODEL (self)));
  opcc_tick_model_clear (self);
}

OpccSlotList *
opcc_tick_model_get_list (OpccTickModel *self)
{
  g_return_val_if_fail (OPCC_IS_TICK_MODEL (self), NULL);
  return self->list;
}

void
opcc_tick_model_set_can_tick (OpccTickModel *self, gboolean can_tick)
{
  g_return_if_fail (OPCC_IS_TICK_MODEL (self));
  self->can_tick = can_tick;
  if (!can_tick)
    opcc_tick_model_clear (self);
}

gboolean
opcc_tick_model_get_can_tick (OpccTickModel *self)
{
  return self->can_tick;
}

gboolean
opcc_tick_model_is_ticked (OpccTickModel *self, gint64 n)
{
  g_return_val_if_fail (OPCC_IS_TICK_MODEL (self), FALSE);
  return g_hash_table_contains (self->ticked, &n);
}

void
opcc_tick_model_set_ticked (OpccTickModel *self, gint64 n, gboolean ticked)
{
  guint position;

  g_return_if_fail (OPCC_IS_TICK_MODEL (self));
  if (!self->can_tick || opcc_tick_model_is_ticked (self, n) == ticked)
    return;
  tick_number (self, n, ticked);
  position = self->list != NULL ? opcc_slot_list_find_n (self->list, n) : G_MAXUINT;
  tell (self, position, position != G_MAXUINT ? 1 : 0);
}

void
opcc_tick_model_clear (OpccTickModel *self)
{
  g_return_if_fail (OPCC_IS_TICK_MODEL (self));
  if (g_hash_table_size (self->ticked) == 0)
    return;
  g_hash_table_remove_all (self->ticked);
  tell (self, 0, get_n_items (G_LIST_MODEL (self)));
}

guint
opcc_tick_model_get_n_ticked (OpccTickModel *self)
{
  g_return_val_if_fail (OPCC_IS_TICK_MODEL (self), 0);
  return g_hash_table_size (self->ticked);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * opcc_tick_model_dup_ticked:
 *
 * Returns: (transfer full): the numbers of all ticked records as gint64, rising; also of those that
 *   a filter hides
 */
GArray *
opcc_tick_model_dup_ticked (OpccTickModel *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer n;

  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &n, NULL))
    g_array_append_val (numbers, *(gint64 *) n);
  g_array_sort (numbers, compare_numbers);
  return numbers;
}
