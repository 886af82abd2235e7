/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list model of every table: numbers for all rows, records for those in view. */
#include "opcc-slot-list.h"

#include "opcc-slot-private.h"

/* Rows out of sight that are fetched at once; more would be felt when their cells are written. */
#define ROWS_AHEAD 24

struct _OpccSlotList
{
  GObject parent_instance;
  OpccListSource *source; /* (owned) */
  OpccQuery *query;       /* (owned) */
  GArray *numbers;        /* (owned) of gint64 */
  GHashTable *slots;      /* (owned) position -> OpccSlot (unowned), the living ones */
  GCancellable *find;     /* (owned) (nullable) while a query runs */
  GArray *found;          /* (owned) (nullable) numbers whose rows in view are being fetched */
  GSource *fetch;         /* (owned) fetches rows for slots that have none, when it is made ready */
  guint serial;           /* of the last fetch */
  guint first;            /* places from here … */
  guint last;             /* … to here are in sight */
  gboolean slow;          /* the source has not answered in time: it is not waited for */
  GError *error;          /* (owned) (nullable) */
};

enum
{
  PROP_QUERY_RUNNING = 1,
  PROP_N_ITEMS,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_INTERFACE (OpccListSource, opcc_list_source, G_TYPE_OBJECT)

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccSlotList,
                               opcc_slot_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
opcc_list_source_default_init (OpccListSourceInterface *iface)
{
}

/* --- fetching rows -------------------------------------------------------------------------- */

typedef struct
{
  OpccSlotList *list; /* (owned) */
  GPtrArray *slots;   /* (owned) of OpccSlot (owned) */
  guint serial;       /* that the slots were marked with */
} Fetch;

static void
free_fetch (Fetch *fetch)
{
  g_ptr_array_unref (fetch->slots);
  g_object_unref (fetch->list);
  g_free (fetch);
}

static gboolean
is_in_sight (OpccSlotList *self, const OpccSlot *slot)
{
  return slot->position >= self->first && slot->position <= self->last;
}

static gboolean
is_wanted (const OpccSlot *slot)
{
  return slot->row == NULL && slot->asked == 0;
}

static gboolean
has_wanted (OpccSlotList *self, gboolean in_sight)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (is_wanted (slot) && (!in_sight || is_in_sight (self, slot)))
      return TRUE;
  return FALSE;
}

/* What is in sight is asked for before the next picture is drawn, all else in small portions after
 * it: GTK has two hundred rows ready where thirty are seen. */
static void
schedule_fetch (OpccSlotList *self, gboolean in_sight)
{
  gboolean waiting = g_source_get_ready_time (self->fetch) >= 0;

  if (!waiting || in_sight)
    g_source_set_priority (self->fetch, in_sight ? G_PRIORITY_HIGH_IDLE : G_PRIORITY_DEFAULT_IDLE);
  g_source_set_ready_time (self->fetch, 0);
}

static void
schedule_what_is_wanted (OpccSlotList *self)
{
  if (has_wanted (self, TRUE))
    schedule_fetch (self, TRUE);
  else if (has_wanted (self, FALSE))
    schedule_fetch (self, FALSE);
}

static void
take_rows (Fetch *fetch, GPtrArray *rows)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      OpccSlot *slot = g_ptr_array_index (fetch->slots, i);
      OpccListRow *row = g_ptr_array_index (rows, i);

      /* The list may have been filtered since: then the slot's row comes with that query. */
      if (row == NULL || slot->asked != fetch->serial)
        continue;
      rows->pdata[i] = NULL;
      opcc_slot_set (slot, slot->n, row);
    }
  schedule_what_is_wanted (fetch->list);
  free_fetch (fetch);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (GPtrArray) rows = NULL;

  rows =
      OPCC_LIST_SOURCE_GET_IFACE (source)->fetch_finish (OPCC_LIST_SOURCE (source), result, NULL);
  fetch->list->slow = FALSE;
  take_rows (fetch, rows);
}

/* What is in sight is waited for a moment, so that the next picture shows it: without, each jump
 * would be painted twice, first with empty rows. A source that is busy is waited for only once. */
static void
run_fetch (OpccSlotList *self, Fetch *fetch, const GArray *numbers, gboolean in_sight)
{
  OpccListSourceInterface *iface = OPCC_LIST_SOURCE_GET_IFACE (self->source);
  const OpccKind *kind = opcc_query_get_kind (self->query);
  g_autoptr (GPtrArray) rows = NULL;

  if (!in_sight || self->slow || iface->fetch_soon == NULL)
    {
      iface->fetch_async (self->source, kind, (gint64 *) numbers->data, numbers->len, NULL,
                          fetched_cb, fetch);
      return;
    }
  rows = iface->fetch_soon (self->source, kind, (gint64 *) numbers->data, numbers->len, fetched_cb,
                            fetch);
  self->slow = rows == NULL;
  if (rows != NULL)
    take_rows (fetch, rows);
}

static void
gather_wanted (OpccSlotList *self, gboolean in_sight, guint limit, Fetch *fetch)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot) && fetch->slots->len < limit)
    if (is_wanted (slot) && (!in_sight || is_in_sight (self, slot)))
      {
        ((OpccSlot *) slot)->asked = fetch->serial;
        g_ptr_array_add (fetch->slots, g_object_ref (slot));
      }
}

static gboolean
fetch_cb (gpointer data)
{
  OpccSlotList *self = data;
  Fetch *fetch = g_new0 (Fetch, 1);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean in_sight;

  g_source_set_ready_time (self->fetch, -1);
  fetch->list = g_object_ref (self);
  fetch->slots = g_ptr_array_new_with_free_func (g_object_unref);
  fetch->serial = ++self->serial;
  gather_wanted (self, TRUE, G_MAXUINT, fetch);
  in_sight = fetch->slots->len > 0;
  if (!in_sight)
    gather_wanted (self, FALSE, ROWS_AHEAD, fetch);
  for (guint i = 0; i < fetch->slots->len; i++)
    g_array_append_val (numbers, ((OpccSlot *) g_ptr_array_index (fetch->slots, i))->n);
  if (numbers->len == 0)
    free_fetch (fetch);
  else
    run_fetch (self, fetch, numbers, in_sight);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

/* --- the model ------------------------------------------------------------------------------ */

static GType
get_item_type (GListModel *model)
{
  return OPCC_TYPE_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return OPCC_SLOT_LIST (model)->numbers->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  OpccSlotList *self = OPCC_SLOT_LIST (model);
  OpccSlot *slot;

  if (position >= self->numbers->len)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);
  slot = g_object_new (OPCC_TYPE_SLOT, NULL);
  slot->slots = self->slots;
  slot->position = position;
  slot->n = g_array_index (self->numbers, gint64, position);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  schedule_fetch (self, is_in_sight (self, slot));
  return slot;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- running the query ---------------------------------------------------------------------- */

static void
set_error (OpccSlotList *self, GError *error)
{
  /* Cancelled by nobody but a source that was closed: there is nothing to say. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* One run of a query. A source may answer although it was cancelled, so each answer is held
 * against the run that asked for it. */
typedef struct
{
  OpccSlotList *list; /* (owned) */
  GCancellable *find; /* (owned) */
} Run;

static Run *
new_run (OpccSlotList *list)
{
  Run *run = g_new0 (Run, 1);

  run->list = g_object_ref (list);
  run->find = g_object_ref (list->find);
  return run;
}

static void
free_run (Run *run)
{
  g_object_unref (run->find);
  g_object_unref (run->list);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

static gboolean
is_stale (const Run *run)
{
  return run->list->find != run->find;
}

static void
finish_find (OpccSlotList *self)
{
  g_clear_object (&self->find);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY_RUNNING]);
}

/* Puts the new numbers in place of the old, with the rows that those in view need. */
static void
take_numbers (OpccSlotList *self, GArray *numbers, GHashTable *rows)
{
  guint before = self->numbers->len;
  guint after = numbers->len;
  g_autoptr (GPtrArray) live = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_array_unref (self->numbers);
  self->numbers = g_array_ref (numbers);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((OpccSlot *) value)->position < after)
      g_ptr_array_add (live, g_object_ref (value));
  for (guint i = 0; i < live->len; i++)
    {
      OpccSlot *slot = g_ptr_array_index (live, i);
      gint64 n = g_array_index (numbers, gint64, slot->position);
      g_autofree gint64 *key = NULL;
      OpccListRow *row = NULL;

      g_hash_table_steal_extended (rows, &n, (gpointer *) &key, (gpointer *) &row);
      opcc_slot_set (slot, n, row);
      if (row == NULL)
        schedule_fetch (self, is_in_sight (self, slot));
    }
  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
  else if (after < before)
    g_list_model_items_changed (G_LIST_MODEL (self), after, before - after, 0);
  if (after != before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

static void
view_fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  OpccSlotList *self = run->list;
  g_autoptr (GHashTable) by_number = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows =
      OPCC_LIST_SOURCE_GET_IFACE (source)->fetch_finish (OPCC_LIST_SOURCE (source), result, &error);
  if (is_stale (run))
    return;
  by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                     (GDestroyNotify) opcc_list_row_free);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      OpccListRow *row = g_steal_pointer (&rows->pdata[i]);
      gint64 n;

      if (row == NULL)
        continue;
      n = opcc_record_get_n (row->record);
      g_hash_table_insert (by_number, g_memdup2 (&n, sizeof n), row);
    }
  {
    g_autoptr (GArray) found = g_steal_pointer (&self->found);

    take_numbers (self, found, by_number);
  }
  /* Who heard of the change may have asked for something else. */
  if (is_stale (run))
    return;
  set_error (self, g_steal_pointer (&error));
  finish_find (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  OpccSlotList *self = run->list;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GArray) in_view = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer value;

  numbers =
      OPCC_LIST_SOURCE_GET_IFACE (source)->find_finish (OPCC_LIST_SOURCE (source), result, &error);
  if (is_stale (run))
    return;
  if (numbers == NULL)
    {
      set_error (self, g_steal_pointer (&error));
      finish_find (self);
      return;
    }
  in_view = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((OpccSlot *) value)->position < numbers->len && is_in_sight (self, value))
      g_array_append_val (in_view, g_array_index (numbers, gint64, ((OpccSlot *) value)->position));
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_steal_pointer (&numbers);
  OPCC_LIST_SOURCE_GET_IFACE (self->source)
      ->fetch_async (self->source, opcc_query_get_kind (self->query), (gint64 *) in_view->data,
                     in_view->len, self->find, view_fetched_cb, g_steal_pointer (&run));
}

/**
 * opcc_slot_list_reload:
 *
 * Runs the query again; rows in view are fetched anew and change in place.
 */
void
opcc_slot_list_reload (OpccSlotList *self)
{
  g_return_if_fail (OPCC_IS_SLOT_LIST (self));

  g_cancellable_cancel (self->find);
  g_clear_object (&self->find);
  self->find = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUERY_RUNNING]);
  OPCC_LIST_SOURCE_GET_IFACE (self->source)
      ->find_async (self->source, self->query, self->find, found_cb, new_run (self));
}

/**
 * opcc_slot_list_set_sight:
 * @first: the first place that can be seen
 * @last: the last one
 *
 * Their rows are fetched before all others. A list that is not told counts every place.
 */
void
opcc_slot_list_set_sight (OpccSlotList *self, guint first, guint last)
{
  g_return_if_fail (OPCC_IS_SLOT_LIST (self));

  if (self->first == first && self->last == last)
    return;
  self->first = first;
  self->last = last;
  schedule_what_is_wanted (self);
}

/**
 * opcc_slot_list_new:
 * @query: (transfer full): runs at once
 *
 * Returns: (transfer full): a list that is empty until the query has run
 */
OpccSlotList *
opcc_slot_list_new (OpccListSource *source, OpccQuery *query)
{
  OpccSlotList *self = g_object_new (OPCC_TYPE_SLOT_LIST, NULL);

  self->source = g_object_ref (source);
  self->query = query;
  opcc_slot_list_reload (self);
  return self;
}

/**
 * opcc_slot_list_set_query:
 * @query: (transfer full)
 */
void
opcc_slot_list_set_query (OpccSlotList *self, OpccQuery *query)
{
  g_return_if_fail (OPCC_IS_SLOT_LIST (self));

  opcc_query_free (self->query);
  self->query = query;
  opcc_slot_list_reload (self);
}

const OpccQuery *
opcc_slot_list_get_query (OpccSlotList *self)
{
  return self->query;
}

/**
 * opcc_slot_list_get_n:
 *
 * Returns: the number of the record in that place, 0 beyond the end
 */
gint64
opcc_slot_list_get_n (OpccSlotList *self, guint position)
{
  return position < self->numbers->len ? g_array_index (self->numbers, gint64, position) : 0;
}

/**
 * opcc_slot_list_find_n:
 *
 * Returns: the place of a record, G_MAXUINT where the list does not hold it. Walks the list.
 */
guint
opcc_slot_list_find_n (OpccSlotList *self, gint64 n)
{
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, gint64, i) == n)
      return i;
  return G_MAXUINT;
}

const GArray *
opcc_slot_list_get_numbers (OpccSlotList *self)
{
  return self->numbers;
}

static void
opcc_slot_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccSlotList *self = OPCC_SLOT_LIST (object);

  if (id == PROP_QUERY_RUNNING)
    g_value_set_boolean (value, self->find != NULL);
  else if (id == PROP_N_ITEMS)
    g_value_set_uint (value, self->numbers->len);
  else
    g_value_set_boxed (value, self->error);
}

static void
opcc_slot_list_finalize (GObject *object)
{
  OpccSlotList *self = OPCC_SLOT_LIST (object);
  GHashTableIter iter;
  gpointer value;

  g_source_destroy (self->fetch);
  g_source_unref (self->fetch);
  g_cancellable_cancel (self->find);
  g_clear_object (&self->find);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((OpccSlot *) value)->slots = NULL;
  g_hash_table_unref (self->slots);
  g_array_unref (self->numbers);
  g_clear_pointer (&self->found, g_array_unref);
  opcc_query_free (self->query);
  g_clear_error (&self->error);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (opcc_slot_list_parent_class)->finalize (object);
}

static void
opcc_slot_list_class_init (OpccSlotListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = opcc_slot_list_get_property;
  object_class->finalize = opcc_slot_list_finalize;
  props[PROP_QUERY_RUNNING] = g_param_spec_boolean ("query-running", NULL, NULL, FALSE, flags);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
opcc_slot_list_init (OpccSlotList *self)
{
  static GSourceFuncs funcs = { .dispatch = dispatch };

  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = g_hash_table_new (NULL, NULL);
  self->last = G_MAXUINT;
  self->fetch = g_source_new (&funcs, sizeof (GSource));
  g_source_set_callback (self->fetch, fetch_cb, self, NULL);
  g_source_attach (self->fetch, NULL);
}
