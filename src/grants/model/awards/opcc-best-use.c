/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 0/1 knapsack over what is left of a pot, solved exactly. */
#include "opcc-best-use.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

__extension__ typedef __int128 Wide;

/* Something that may be taken, in order of worth for its cost. */
typedef struct
{
  gint64 cost;
  gint64 value;
  guint place; /* as the caller counts */
} Thing;

/* A set of things already looked at. Those on the list get dearer and worth more one by one: what
 * costs more and is worth no more can be in no best answer. */
typedef struct
{
  gint64 cost;
  gint64 value;
  guint taken; /* the last thing taken, in @marks; 0: none */
} State;

/* One thing taken, and those taken before it. */
typedef struct
{
  guint thing;
  guint before;
} Taken;

typedef struct
{
  const Thing *things;
  guint n;
  gint64 room;
  gint64 *costs;  /* (owned) of the first so many things together */
  gint64 *values; /* (owned) */
  GArray *marks;  /* (owned) Taken; the first is none */
  gint64 least;   /* an answer of at least this is known to be there */
} Problem;

static int
compare_things (gconstpointer a, gconstpointer b)
{
  const Thing *x = a;
  const Thing *y = b;
  const Wide left = (Wide) x->value * y->cost;
  const Wide right = (Wide) y->value * x->cost;

  if (left != right)
    return left > right ? -1 : 1;
  if (x->cost != y->cost)
    return x->cost < y->cost ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

/* How many things from @from on fit into @room one after the other. */
static guint
find_break (const Problem *self, guint from, gint64 room)
{
  guint low = from;
  guint high = self->n;

  while (low < high)
    {
      const guint middle = (low + high + 1) / 2;

      if (self->costs[middle] - self->costs[from] <= room)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* The most a state can become worth with the things from @from on, if the last could be taken in
 * part (G. B. Dantzig, “Discrete-variable extremum problems”, Operations Research 5 (1957)). */
static gint64
find_bound (Problem *self, const State *state, guint from)
{
  const gint64 room = self->room - state->cost;
  const guint last = find_break (self, from, room);
  const gint64 whole = state->value + self->values[last] - self->values[from];
  const gint64 rest = room - (self->costs[last] - self->costs[from]);

  self->least = MAX (self->least, whole);
  if (last == self->n)
    return whole;
  return whole + (gint64) ((Wide) rest * self->things[last].value / self->things[last].cost);
}

static void
keep_state (Problem *self, GArray *list, const State *state, guint next)
{
  const guint n = list->len;

  if (find_bound (self, state, next) < self->least)
    return;
  if (n > 0 && g_array_index (list, State, n - 1).value >= state->value)
    return;
  if (n > 0 && g_array_index (list, State, n - 1).cost == state->cost)
    g_array_index (list, State, n - 1) = *state;
  else
    g_array_append_val (list, *state);
}

static State
take_thing (Problem *self, const State *state, guint thing)
{
  const Taken taken = { thing, state->taken };
  State more = { state->cost + self->things[thing].cost, state->value + self->things[thing].value,
                 self->marks->len };

  g_array_append_val (self->marks, taken);
  return more;
}

/* Each state without and with one more thing, merged by what they cost. */
static GArray *
look_at (Problem *self, GArray *states, guint thing)
{
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (State), 2 * states->len);
  const gint64 cost = self->things[thing].cost;
  guint with = 0;

  for (guint without = 0; without < states->len || with < states->len;)
    {
      const State *plain = without < states->len ? &g_array_index (states, State, without) : NULL;
      const State *other = with < states->len ? &g_array_index (states, State, with) : NULL;

      if (other != NULL && other->cost + cost > self->room)
        {
          with = states->len;
          continue;
        }
      if (plain != NULL && (other == NULL || plain->cost <= other->cost + cost))
        {
          keep_state (self, list, plain, thing + 1);
          without++;
        }
      else if (other != NULL)
        {
          const State more = take_thing (self, other, thing);

          keep_state (self, list, &more, thing + 1);
          with++;
        }
    }
  return list;
}

static void
solve (Problem *self, gboolean *taken)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (State));
  const State none = { 0, 0, 0 };

  g_array_append_val (states, none);
  for (guint thing = 0; thing < self->n; thing++)
    {
      GArray *next = look_at (self, states, thing);

      g_array_unref (states);
      states = next;
    }
  for (guint i = g_array_index (states, State, states->len - 1).taken; i != 0;
       i = g_array_index (self->marks, Taken, i).before)
    taken[self->things[g_array_index (self->marks, Taken, i).thing].place] = TRUE;
  g_array_unref (states);
}

/**
 * opcc_best_use_solve:
 * @costs: (array length=n): more than nothing
 * @values: (array length=n): more than nothing
 * @taken: (out) (array length=n): which to take
 *
 * Goes through the things in order of value for cost with a list of the sets that no other beats
 * (G. L. Nemhauser and Z. Ullmann, “Discrete dynamic programming and capital allocation”,
 * Management Science 15 (1969), 494–505), and lets those go that even Dantzig's bound cannot bring
 * up to what is known to be reached.
 */
void
opcc_best_use_solve (
    const gint64 *costs, const gint64 *values, guint n, gint64 room, gboolean *taken)
{
  g_autofree Thing *things = g_new0 (Thing, n + 1);
  g_autofree gint64 *cost_sums = g_new0 (gint64, n + 1);
  g_autofree gint64 *value_sums = g_new0 (gint64, n + 1);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (Taken));
  Problem problem = { things, 0, room, cost_sums, value_sums, marks, 0 };

  for (guint i = 0; i < n; i++)
    {
      taken[i] = FALSE;
      if (costs[i] > 0 && costs[i] <= room && values[i] > 0)
        things[problem.n++] = (Thing){ costs[i], values[i], i };
    }
  qsort (things, problem.n, sizeof *things, compare_things);
  for (guint i = 0; i < problem.n; i++)
    {
      cost_sums[i + 1] = cost_sums[i] + things[i].cost;
      value_sums[i + 1] = value_sums[i] + things[i].value;
    }
  g_array_set_size (marks, 1);
  solve (&problem, taken);
}

/**
 * opcc_best_use_find:
 *
 * Among the applications that pass, get nothing in the plan, and were not set by hand, those that
 * fit whole into what is left and have the highest sum of percentages; of the same sum, those that
 * cost least. Part awards are excluded. A pot of nothing, or one that is spent, leaves nothing to
 * offer.
 *
 * Returns: (transfer full): rows is empty where nothing fits
 */
OpccBestUse *
opcc_best_use_find (const OpccAwardPlan *plan)
{
  OpccBestUse *self = g_new0 (OpccBestUse, 1);
  const guint n = plan->rows->len;
  const gint64 cap = plan->settings->cap;
  g_autofree gint64 *costs = g_new0 (gint64, n + 1);
  g_autofree gint64 *values = g_new0 (gint64, n + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, n + 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (OpccBestUseRow));
  self->left = MAX (plan->left, 0);
  for (guint i = 0; i < n; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);
      const gint64 asked = row->ranked->asked == OPCC_NO_MONEY ? 0 : row->ranked->asked;

      if (row->amount > 0 || row->by_hand || !row->ranked->passes)
        continue;
      costs[i] = cap == OPCC_NO_MONEY ? asked : MIN (asked, cap);
      values[i] = row->ranked->percent;
      self->n_fit += costs[i] > 0 && costs[i] <= self->left;
    }
  opcc_best_use_solve (costs, values, n, self->left, taken);
  for (guint i = 0; i < n; i++)
    if (taken[i])
      {
        const OpccBestUseRow row = {
          g_array_index (plan->rows, OpccAwardRow, i).ranked->application, i, costs[i]
        };

        self->cost += costs[i];
        self->points += values[i];
        g_array_append_val (self->rows, row);
      }
  return self;
}

void
opcc_best_use_free (OpccBestUse *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * opcc_best_use_explain:
 *
 * Returns: (transfer full)
 */
char *
opcc_best_use_explain (const OpccBestUse *self, const OpccAwardPlan *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *left = opcc_money_format (self->left);
  g_autofree char *cost = opcc_money_format (self->cost);

  if (self->left == 0)
    return g_strdup (_ ("Nothing is left of the pot."));
  if (self->rows->len == 0)
    return g_strdup_printf (_ ("%s is left. No application that passes and gets nothing fits into "
                               "it whole."),
                            left);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const OpccBestUseRow *row = &g_array_index (self->rows, OpccBestUseRow, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              g_array_index (plan->rows, OpccAwardRow, row->row).ranked->reference);
    }
  /* Translators: references, two sums. */
  return g_strdup_printf (_ ("%s: %s of the %s left. No other whole awards add up to more marks."),
                          names->str, cost, left);
}
