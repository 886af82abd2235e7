/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented groups, as many as a test wants, and a list source that makes them up as they are asked.
 */
#include "opcc-test-groups.h"

#include "opcc-error.h"
#include "opcc-text.h"

#include <string.h>

#define N_(text) (text)

struct _OpccTestGroup
{
  OpccRecord parent_instance;
  char *name;
  char *about;
  char *stage;
  char *district;
  gint64 asked;
  gint64 match;
  gint64 bids;
  double score;
  OpccDate received;
  gint64 seen;
  gboolean trusted;
  gint64 parent;
};

static const OpccChoice stages[] = {
  { "open", N_ ("Open") },
  { "marked", N_ ("Marked") },
  { "stopped", N_ ("Stopped & <closed>") },
  { NULL },
};

// clang-format off
static const OpccField fields[] = {
  OPCC_FIELD (OpccTestGroup, name, TEXT, N_ ("Name"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccTestGroup, about, LONG_TEXT, N_ ("About it")),
  OPCC_FIELD (OpccTestGroup, stage, CHOICE, N_ ("Stage"), .choices = stages),
  OPCC_FIELD (OpccTestGroup, district, PLACE, N_ ("District")),
  OPCC_FIELD (OpccTestGroup, asked, MONEY, N_ ("Asked"), .min = 0, .max = 1000000),
  OPCC_FIELD (OpccTestGroup, match, MONEY, N_ ("Match")),
  OPCC_FIELD (OpccTestGroup, bids, INTEGER, N_ ("Bids")),
  OPCC_FIELD (OpccTestGroup, score, NUMBER, N_ ("Score")),
  OPCC_FIELD (OpccTestGroup, received, DATE, N_ ("Received")),
  OPCC_FIELD (OpccTestGroup, seen, TIME, N_ ("Seen"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccTestGroup, trusted, FLAG, N_ ("Trusted")),
  OPCC_FIELD (OpccTestGroup, parent, LINK, N_ ("Part of"), .target = "test_group"),
};
// clang-format on

static const OpccKind group_kind = {
  .name = "test_group",
  .label = N_ ("Group"),
  .plural = N_ ("Groups"),
  .title = "name",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_test_group_get_type,
};

OPCC_DEFINE_RECORD (OpccTestGroup, opcc_test_group, group_kind)

struct _OpccTestSource
{
  GObject parent_instance;
  guint n_groups;
  guint delay;   /* milliseconds */
  char *failure; /* (owned) (nullable) message */
  char *name;    /* (owned) (nullable) */
};

static void init_source (OpccListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OpccTestSource,
                               opcc_test_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_LIST_SOURCE, init_source))

const OpccKind *
opcc_test_group_kind (void)
{
  return &group_kind;
}

void
opcc_test_group_set_name (OpccRecord *record, const char *name)
{
  opcc_set_str (&OPCC_TEST_GROUP (record)->name, name);
}

OpccRecord *
opcc_test_group_make (gint64 n)
{
  OpccRecord *record = opcc_record_new (&group_kind);
  OpccTestGroup *group = OPCC_TEST_GROUP (record);

  group->name = g_strdup_printf ("Group %06" G_GINT64_FORMAT, n);
  group->stage = g_strdup (n % 3 == 0 ? "open" : "marked");
  group->district = g_strdup (n % 2 == 0 ? "charnwood" : "melton");
  group->asked = n % 10000 * 100;
  group->match = n % 5 == 0 ? OPCC_NO_MONEY : n % 5 == 1 ? 0 : n * 10;
  group->bids = n % 7;
  group->score = (double) (n % 1000) / 10;
  group->received = (OpccDate) (19540 + n % 31);
  opcc_record_set_identity (record, n, NULL, 1);
  return record;
}

static gboolean
answer_cb (gpointer data)
{
  GTask *task = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The answer is the task's data; it comes later, as from a store's thread. */
static void
answer_later (OpccTestSource *self, GTask *task)
{
  if (self->delay > 0)
    g_timeout_add_full (G_PRIORITY_DEFAULT, self->delay, answer_cb, task, g_object_unref);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, task, g_object_unref);
}

static void
find_async (OpccListSource *source,
            const OpccQuery *query,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  OpccTestSource *self = OPCC_TEST_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GArray *numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_groups);
  const char *words = opcc_query_get_words (query);
  gboolean descending = FALSE;
  gboolean all = words == NULL || *words == '\0';

  opcc_query_get_sort (query, &descending);
  for (gint64 i = 1; i <= self->n_groups; i++)
    {
      gint64 n = descending ? (gint64) self->n_groups + 1 - i : i;
      char digits[32];

      g_snprintf (digits, sizeof digits, "%06" G_GINT64_FORMAT, n);
      if (all || strstr (digits, words) != NULL)
        g_array_append_val (numbers, n);
    }
  g_task_set_task_data (task, numbers, (GDestroyNotify) g_array_unref);
  answer_later (self, task);
}

static GArray *
find_finish (OpccListSource *source, GAsyncResult *result, GError **error)
{
  OpccTestSource *self = OPCC_TEST_SOURCE (source);
  g_autofree char *failure = g_steal_pointer (&self->failure);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (failure != NULL)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_FAILED, failure);
      return NULL;
    }
  return g_array_ref (g_task_get_task_data (G_TASK (result)));
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
  OpccTestSource *self = OPCC_TEST_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_list_row_free);

  for (gsize i = 0; i < n_numbers; i++)
    {
      OpccRecord *record = opcc_test_group_make (numbers[i]);

      if (self->name != NULL)
        opcc_test_group_set_name (record, self->name);
      g_ptr_array_add (rows, opcc_list_row_new (record, g_strsplit ("", ",", -1)));
    }
  g_task_set_task_data (task, rows, (GDestroyNotify) g_ptr_array_unref);
  answer_later (self, task);
}

static GPtrArray *
fetch_finish (OpccListSource *source, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
}

static void
init_source (OpccListSourceInterface *iface)
{
  iface->find_async = find_async;
  iface->find_finish = find_finish;
  iface->fetch_async = fetch_async;
  iface->fetch_finish = fetch_finish;
}

static void
opcc_test_source_finalize (GObject *object)
{
  g_free (OPCC_TEST_SOURCE (object)->failure);
  g_free (OPCC_TEST_SOURCE (object)->name);
  G_OBJECT_CLASS (opcc_test_source_parent_class)->finalize (object);
}

static void
opcc_test_source_class_init (OpccTestSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_test_source_finalize;
}

static void
opcc_test_source_init (OpccTestSource *self)
{
}

OpccTestSource *
opcc_test_source_new (guint n_groups)
{
  OpccTestSource *self = g_object_new (OPCC_TYPE_TEST_SOURCE, NULL);

  self->n_groups = n_groups;
  return self;
}

void
opcc_test_source_set_delay (OpccTestSource *self, guint milliseconds)
{
  self->delay = milliseconds;
}

void
opcc_test_source_fail_next (OpccTestSource *self, const char *message)
{
  opcc_set_str (&self->failure, message);
}

void
opcc_test_source_set_name (OpccTestSource *self, const char *name)
{
  opcc_set_str (&self->name, name);
}

OpccSlotList *
opcc_test_source_create_list (OpccTestSource *self)
{
  OpccSlotList *list = opcc_slot_list_new (OPCC_LIST_SOURCE (self), opcc_query_new (&group_kind));

  opcc_test_list_wait (list);
  return list;
}

void
opcc_test_list_wait (OpccSlotList *list)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  gboolean running = TRUE;

  while (running)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
      g_object_get (list, "query-running", &running, NULL);
    }
}

void
opcc_test_list_filter (OpccSlotList *list, const char *words)
{
  OpccQuery *query = opcc_query_copy (opcc_slot_list_get_query (list));

  opcc_query_set_words (query, words);
  opcc_slot_list_set_query (list, query);
  opcc_test_list_wait (list);
}
