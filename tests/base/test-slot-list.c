/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of slots over a source that answers when the test says so, in any order. */
#include "opcc-slot-list.h"

#include "opcc-error.h"
#include "test-record.h"

/* --- a source that keeps every question until it is told to answer -------------------------- */

#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject parent_instance;
  GQueue finds;   /* of GTask (owned) */
  GQueue fetches; /* of GTask (owned), their data a GArray of numbers */
  guint n_fetched, n_waits;
  gboolean quick; /* who waits gets the rows at once */
};

static void
find_async (OpccListSource *source,
            const OpccQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  /* Not told of the cancellable: this source answers whatever happens. */
  g_queue_push_tail (&TEST_SOURCE (source)->finds, g_task_new (source, NULL, callback, user_data));
}

static GArray *
find_finish (OpccListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fetch_async (OpccListSource *source,
             const OpccKind *kind,
             const gint64 *numbers,
             gsize n_numbers,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (source, NULL, callback, user_data);
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n_numbers > 0)
    g_array_append_vals (asked, numbers, (guint) n_numbers);
  TEST_SOURCE (source)->n_fetched += (guint) n_numbers;
  g_task_set_task_data (task, asked, (GDestroyNotify) g_array_unref);
  g_queue_push_tail (&TEST_SOURCE (source)->fetches, task);
}

static GPtrArray *
fetch_finish (OpccListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GPtrArray *
make_rows (const gint64 *numbers, gsize n_numbers)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_list_row_free);

  for (gsize i = 0; i < n_numbers; i++)
    {
      g_autofree char *title = g_strdup_printf ("Maker of %d", (int) numbers[i]);
      OpccRecord *record = opcc_record_new (&test_item_kind);

      opcc_record_set_identity (record, numbers[i], NULL, 1);
      g_ptr_array_add (rows, opcc_list_row_new (record, g_strsplit (title, "|", -1)));
      if (numbers[i] >= 1000) /* gone */
        opcc_list_row_free (g_steal_pointer (&rows->pdata[i]));
    }
  return rows;
}

static GPtrArray *
fetch_soon (OpccListSource *source,
            const OpccKind *kind,
            const gint64 *numbers,
            gsize n_numbers,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  TEST_SOURCE (source)->n_waits++;
  if (TEST_SOURCE (source)->quick)
    return make_rows (numbers, n_numbers);
  fetch_async (source, kind, numbers, n_numbers, NULL, callback, user_data);
  return NULL;
}

static void
list_source_init (OpccListSourceInterface *iface)
{
  iface->find_async = find_async;
  iface->find_finish = find_finish;
  iface->fetch_async = fetch_async;
  iface->fetch_finish = fetch_finish;
  iface->fetch_soon = fetch_soon;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource,
                               test_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_LIST_SOURCE, list_source_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
  g_queue_init (&self->finds);
  g_queue_init (&self->fetches);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Answers the oldest question with numbers first, first + step … */
static void
answer_find (TestSource *source, gint64 first, gint64 step, guint n)
{
  g_autoptr (GTask) task = g_queue_pop_head (&source->finds);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_nonnull (task);
  for (guint i = 0; i < n; i++)
    {
      gint64 number = first + step * (gint64) i;

      g_array_append_val (numbers, number);
    }
  g_task_return_pointer (task, numbers, (GDestroyNotify) g_array_unref);
  g_clear_object (&task);
  iterate ();
}

static void
answer_fetch (TestSource *source)
{
  g_autoptr (GTask) task = g_queue_pop_head (&source->fetches);
  GArray *asked = g_task_get_task_data (task);

  g_task_return_pointer (task, make_rows ((gint64 *) asked->data, asked->len),
                         (GDestroyNotify) g_ptr_array_unref);
  g_clear_object (&task);
  iterate ();
}

static void
fail_find (TestSource *source)
{
  g_autoptr (GTask) task = g_queue_pop_head (&source->finds);

  g_task_return_new_error (task, OPCC_ERROR, OPCC_ERROR_FAILED, "No answer.");
  g_clear_object (&task);
  iterate ();
}

/* --- the tests ------------------------------------------------------------------------------ */

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  changes->n_signals++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static void
notified_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

typedef struct
{
  TestSource *source;
  OpccSlotList *list;
  Changes changes;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->source = g_object_new (TEST_TYPE_SOURCE, NULL);
  fixture->list =
      opcc_slot_list_new (OPCC_LIST_SOURCE (fixture->source), opcc_query_new (&test_item_kind));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), &fixture->changes);
}

/* Whatever has been asked and not answered is answered now; then nobody holds on to the list. */
static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  iterate ();
  while (!g_queue_is_empty (&fixture->source->finds) ||
         !g_queue_is_empty (&fixture->source->fetches))
    if (!g_queue_is_empty (&fixture->source->finds))
      answer_find (fixture->source, 1, 1, 3);
    else
      answer_fetch (fixture->source);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->source);
}

static gboolean
is_running (Fixture *fixture)
{
  gboolean running;

  g_object_get (fixture->list, "query-running", &running, NULL);
  return running;
}

static gint64
get_record_n (OpccSlot *slot)
{
  return opcc_slot_get_record (slot) != NULL ? opcc_record_get_n (opcc_slot_get_record (slot)) : 0;
}

/* The answer to a query, then the rows in view that it waits for. */
static void
answer (Fixture *fixture, gint64 first, gint64 step, guint n)
{
  answer_find (fixture->source, first, step, n);
  answer_fetch (fixture->source);
}

static void
test_empty_at_first (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (OpccSlot) slot = NULL;
  guint n_items;

  g_assert_true (is_running (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));
  g_assert_true (g_list_model_get_item_type (model) == OPCC_TYPE_SLOT);
  answer (fixture, 10, 1, 500);
  g_assert_false (is_running (fixture));
  g_assert_cmpuint (fixture->changes.n_signals, ==, 1);
  g_assert_cmpuint (fixture->changes.added, ==, 500);
  g_object_get (fixture->list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 500);
  g_assert_cmpint (opcc_slot_list_get_n (fixture->list, 499), ==, 509);
  g_assert_cmpint (opcc_slot_list_get_n (fixture->list, 500), ==, 0);
  g_assert_cmpuint (opcc_slot_list_find_n (fixture->list, 12), ==, 2);
  g_assert_cmpuint (opcc_slot_list_find_n (fixture->list, 9), ==, G_MAXUINT);
  /* Only what is looked at is fetched, and the same place is the same slot. */
  slot = g_list_model_get_item (model, 7);
  g_assert_null (opcc_slot_get_record (slot));
  g_assert_cmpstr (opcc_slot_get_link_title (slot, "maker"), ==, "");
  iterate ();
  g_assert_cmpuint (fixture->source->n_fetched, ==, 1);
  answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (slot), ==, 17);
  g_assert_cmpstr (opcc_slot_get_link_title (slot, "maker"), ==, "Maker of 17");
  g_assert_cmpstr (opcc_slot_get_link_title (slot, "title"), ==, "");
  {
    g_autoptr (OpccSlot) same = g_list_model_get_item (model, 7);

    g_assert_true (same == slot);
  }
}

/* Filtered: slots in view get other records in place; only the tail is announced. */
static void
test_in_place (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (OpccSlot) first = NULL;
  g_autoptr (OpccSlot) last = NULL;
  guint n_notified = 0;

  answer (fixture, 1, 1, 100);
  first = g_list_model_get_item (model, 0);
  last = g_list_model_get_item (model, 90);
  iterate ();
  answer_fetch (fixture->source);
  g_signal_connect (first, "notify::record", G_CALLBACK (notified_cb), &n_notified);
  opcc_slot_list_set_query (fixture->list, opcc_query_new (&test_item_kind));
  g_assert_true (is_running (fixture));
  /* Until the rows are there as well nothing flickers. */
  answer_find (fixture->source, 50, 1, 20);
  g_assert_cmpint (get_record_n (first), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 100);
  answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (first), ==, 50);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (fixture->changes.n_signals, ==, 2);
  g_assert_cmpuint (fixture->changes.position, ==, 20);
  g_assert_cmpuint (fixture->changes.removed, ==, 80);
  g_assert_cmpuint (fixture->changes.added, ==, 0);
  /* Longer again: the slot beyond the end, still held by somebody, is right again. */
  opcc_slot_list_reload (fixture->list);
  answer (fixture, 200, 1, 95);
  g_assert_cmpuint (fixture->changes.position, ==, 20);
  g_assert_cmpuint (fixture->changes.added, ==, 75);
  g_assert_cmpint (get_record_n (last), ==, 290);
  /* The same number: no signal at all. */
  opcc_slot_list_reload (fixture->list);
  answer (fixture, 300, 1, 95);
  g_assert_cmpuint (fixture->changes.n_signals, ==, 3);
  g_assert_cmpint (get_record_n (first), ==, 300);
}

/* Three queries, answered late and out of turn: only the newest counts. */
static void
test_stale (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);

  opcc_slot_list_reload (fixture->list);
  answer_find (fixture->source, 1, 1, 10);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_true (g_queue_is_empty (&fixture->source->fetches));
  g_assert_true (is_running (fixture));
  /* Found, and while its rows are on their way something else is asked. */
  answer_find (fixture->source, 1, 1, 20);
  opcc_slot_list_reload (fixture->list);
  answer_fetch (fixture->source);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_true (is_running (fixture));
  answer (fixture, 1, 1, 30);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 30);
  g_assert_false (is_running (fixture));
}

/* A row for what a place used to show is not put there. */
static void
test_stale_row (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (OpccSlot) slot = NULL;

  answer (fixture, 1, 1, 10);
  slot = g_list_model_get_item (model, 0);
  iterate ();
  opcc_slot_list_reload (fixture->list);
  answer_find (fixture->source, 100, 1, 10);
  /* First the old row, then that of the new query. */
  answer_fetch (fixture->source);
  answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (slot), ==, 100);
}

/* A record that is gone leaves its place empty; other rows are not kept from coming. */
static void
test_gone (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (OpccSlot) there = NULL;
  g_autoptr (OpccSlot) gone = NULL;

  answer (fixture, 998, 1, 4);
  there = g_list_model_get_item (model, 1);
  gone = g_list_model_get_item (model, 2);
  iterate ();
  answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (there), ==, 999);
  g_assert_null (opcc_slot_get_record (gone));
  g_assert_cmpint (opcc_slot_get_n (gone), ==, 1000);
}

static void
test_error (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  answer (fixture, 1, 1, 10);
  opcc_slot_list_reload (fixture->list);
  fail_find (fixture->source);
  g_assert_false (is_running (fixture));
  g_object_get (fixture->list, "error", &error, NULL);
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_FAILED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 10);
  opcc_slot_list_reload (fixture->list);
  answer (fixture, 1, 1, 11);
  g_clear_error (&error);
  g_object_get (fixture->list, "error", &error, NULL);
  g_assert_no_error (error);
}

static void
ask_again_cb (GListModel *model, guint position, guint removed, guint added, guint *left)
{
  if (*left > 0 && (*left)-- > 0)
    opcc_slot_list_reload (OPCC_SLOT_LIST (model));
}

/* Who hears of the change asks anew at once: that question is not forgotten. */
static void
test_ask_in_signal (Fixture *fixture, gconstpointer unused)
{
  guint left = 1;

  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (ask_again_cb), &left);
  answer (fixture, 1, 1, 10);
  g_assert_true (is_running (fixture));
  answer (fixture, 1, 1, 12);
  g_assert_false (is_running (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 12);
}

/* A slot that outlives its list is harmless. */
static void
test_slot_outlives (void)
{
  TestSource *source = g_object_new (TEST_TYPE_SOURCE, NULL);
  OpccSlotList *list =
      opcc_slot_list_new (OPCC_LIST_SOURCE (source), opcc_query_new (&test_item_kind));
  OpccSlot *slot;

  answer_find (source, 1, 1, 3);
  answer_fetch (source);
  slot = g_list_model_get_item (G_LIST_MODEL (list), 0);
  iterate ();
  answer_fetch (source);
  g_assert_finalize_object (list);
  g_assert_cmpint (get_record_n (slot), ==, 1);
  g_assert_finalize_object (slot);
  g_assert_finalize_object (source);
}

/* What is asked for next, in the order of the numbers. */
static guint
count_asked (TestSource *source, gint64 *lowest, gint64 *highest)
{
  GTask *task = g_queue_peek_head (&source->fetches);
  GArray *asked = task != NULL ? g_task_get_task_data (task) : NULL;

  *lowest = G_MAXINT64;
  *highest = 0;
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      *lowest = MIN (*lowest, g_array_index (asked, gint64, i));
      *highest = MAX (*highest, g_array_index (asked, gint64, i));
    }
  return asked != NULL ? asked->len : 0;
}

/* GTK holds far more places than are seen: those in sight come first, the others in portions. */
static void
test_sight_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 lowest;
  gint64 highest;

  answer (fixture, 1, 1, 500);
  opcc_slot_list_set_sight (fixture->list, 20, 29);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (slots, g_list_model_get_item (G_LIST_MODEL (fixture->list), i));
  iterate ();
  g_assert_cmpuint (count_asked (fixture->source, &lowest, &highest), ==, 10);
  g_assert_cmpint (lowest, ==, 21);
  g_assert_cmpint (highest, ==, 30);
  answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (g_ptr_array_index (slots, 25)), ==, 26);
  g_assert_cmpint (get_record_n (g_ptr_array_index (slots, 30)), ==, 0);

  /* The rest comes by itself; who looks elsewhere in the meantime does not wait for it. */
  g_assert_cmpuint (count_asked (fixture->source, &lowest, &highest), <, 50);
  opcc_slot_list_set_sight (fixture->list, 190, 250);
  answer_fetch (fixture->source);
  g_assert_cmpuint (count_asked (fixture->source, &lowest, &highest), <=, 10);
  g_assert_cmpint (lowest, >=, 191);
  g_assert_cmpint (highest, <=, 200);
  while (!g_queue_is_empty (&fixture->source->fetches))
    answer_fetch (fixture->source);
  for (guint i = 0; i < slots->len; i++)
    g_assert_cmpint (get_record_n (g_ptr_array_index (slots, i)), ==, i + 1);
  g_assert_cmpuint (fixture->source->n_fetched, ==, 200);

  /* Filtered: the list waits for the rows in sight alone. */
  opcc_slot_list_set_sight (fixture->list, 0, 9);
  opcc_slot_list_reload (fixture->list);
  answer_find (fixture->source, 300, 1, 300);
  g_assert_cmpuint (count_asked (fixture->source, &lowest, &highest), ==, 10);
  answer_fetch (fixture->source);
  g_assert_false (is_running (fixture));
  g_assert_cmpint (get_record_n (g_ptr_array_index (slots, 9)), ==, 309);
  g_assert_cmpint (get_record_n (g_ptr_array_index (slots, 10)), ==, 0);
  while (!g_queue_is_empty (&fixture->source->fetches))
    answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (g_ptr_array_index (slots, 199)), ==, 499);
}

/* Rows in sight are waited for, so that a jump is painted once; a slow source only once. */
static void
test_waits_for_sight (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);

  answer (fixture, 1, 1, 500);
  opcc_slot_list_set_sight (fixture->list, 0, 9);
  for (guint i = 0; i < 4; i++)
    {
      fixture->source->quick = i == 0;
      g_ptr_array_add (slots, g_list_model_get_item (G_LIST_MODEL (fixture->list), i));
      iterate ();
      g_assert_cmpint (get_record_n (g_ptr_array_index (slots, i)), ==, i == 0 ? 1 : 0);
    }
  g_assert_cmpuint (fixture->source->n_waits, ==, 2);
  while (!g_queue_is_empty (&fixture->source->fetches))
    answer_fetch (fixture->source);
  g_assert_cmpint (get_record_n (g_ptr_array_index (slots, 3)), ==, 4);
}

/* A record that is gone is asked for once. */
static void
test_gone_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccSlot) slot = NULL;

  answer (fixture, 2000, 1, 5);
  slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  iterate ();
  answer_fetch (fixture->source);
  g_assert_true (g_queue_is_empty (&fixture->source->fetches));
  g_assert_null (opcc_slot_get_record (slot));
  g_assert_cmpuint (fixture->source->n_fetched, ==, 1);
}

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_watches (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (OpccSlot) slot = NULL;
  guint first = 0;
  guint second = 0;

  answer (fixture, 1, 1, 5);
  slot = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  opcc_slot_watch (slot, count_cb, &first);
  opcc_slot_watch (slot, count_cb, &second);
  iterate ();
  answer_fetch (fixture->source);
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (second, ==, 1);
  opcc_slot_unwatch (slot, &first);
  opcc_slot_unwatch (slot, &first);
  opcc_slot_list_reload (fixture->list);
  answer (fixture, 3, 1, 5);
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (second, ==, 2);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/slot-list/empty-at-first", test_empty_at_first);
  add ("/slot-list/in-place", test_in_place);
  add ("/slot-list/stale", test_stale);
  add ("/slot-list/stale-row", test_stale_row);
  add ("/slot-list/gone", test_gone);
  add ("/slot-list/error", test_error);
  add ("/slot-list/ask-in-signal", test_ask_in_signal);
  add ("/slot-list/sight-first", test_sight_first);
  add ("/slot-list/waits-for-sight", test_waits_for_sight);
  add ("/slot-list/gone-once", test_gone_once);
  add ("/slot-list/watches", test_watches);
  g_test_add_func ("/slot-list/slot-outlives", test_slot_outlives);
  return g_test_run ();
}
