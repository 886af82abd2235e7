/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spread by criterion and by application, the queue of moderation, and what cannot be compared. */
#include "opcc-moderation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The least and the most that markers gave one application on one criterion. */
typedef struct
{
  guint n;
  gint64 least;
  gint64 most;
} Reach;

static void
reach_to (Reach *reach, gint64 score)
{
  reach->least = reach->n == 0 ? score : MIN (reach->least, score);
  reach->most = reach->n == 0 ? score : MAX (reach->most, score);
  reach->n++;
}

static double
measure (const Reach *reach, const OpccCriterion *criterion)
{
  return 100.0 * (double) (reach->most - reach->least) / (double) MAX (criterion->scale, 1);
}

static double
find_mean (const OpccRankingRow *row)
{
  double sum = 0;

  for (guint i = 0; i < row->markers->len; i++)
    sum += (double) g_array_index (row->markers, OpccRankingMarker, i).percent / OPCC_PERCENT;
  return row->markers->len > 0 ? sum / row->markers->len : NAN;
}

/* The reaches of all rows: row × criterion. */
static Reach *
find_reaches (const OpccModeration *self, const GArray *scores)
{
  const guint n_criteria = self->criteria->len;
  Reach *reaches = g_new0 (Reach, (gsize) self->ranking->rows->len * n_criteria + 1);
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *numbers = g_new (gint64, n_criteria + 1);

  for (guint i = 0; i < self->ranking->rows->len; i++)
    g_hash_table_insert (rows, &((OpccRankingRow *) self->ranking->rows->pdata[i])->application,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < n_criteria; i++)
    {
      numbers[i] = opcc_record_get_n (self->criteria->pdata[i]);
      g_hash_table_insert (columns, &numbers[i], GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < scores->len; i++)
    {
      const OpccScore *score = &g_array_index (scores, OpccScore, i);
      gpointer row;
      gpointer column;

      if (g_hash_table_lookup_extended (rows, &score->application, NULL, &row) &&
          g_hash_table_lookup_extended (columns, &score->criterion, NULL, &column))
        reach_to (&reaches[(gsize) GPOINTER_TO_UINT (row) * n_criteria + GPOINTER_TO_UINT (column)],
                  score->score);
    }
  return reaches;
}

static void
fill_spreads (OpccModeration *self, const Reach *reaches)
{
  for (guint c = 0; c < self->criteria->len; c++)
    {
      OpccCriterionSpread spread = { g_ptr_array_index (self->criteria, c), 0, 0, NAN, NAN };
      double sum = 0;

      for (guint r = 0; r < self->ranking->rows->len; r++)
        {
          const Reach *reach = &reaches[(gsize) r * self->criteria->len + c];

          spread.n_scores += reach->n;
          if (reach->n < 2)
            continue;
          spread.n_compared++;
          sum += measure (reach, spread.criterion);
          spread.widest = fmax (spread.widest, measure (reach, spread.criterion));
        }
      if (spread.n_compared > 0)
        spread.mean = sum / spread.n_compared;
      g_array_append_val (self->spreads, spread);
    }
}

static OpccApplication *
find_application (const OpccModeration *self, gint64 n)
{
  for (guint i = 0; i < self->applications->len; i++)
    if (opcc_record_get_n (self->applications->pdata[i]) == n)
      return g_ptr_array_index (self->applications, i);
  return NULL;
}

static void
fill_items (OpccModeration *self, const Reach *reaches)
{
  for (guint r = 0; r < self->ranking->rows->len; r++)
    {
      const OpccRankingRow *row = g_ptr_array_index (self->ranking->rows, r);
      OpccModerationItem item = { .row = row, .mean = find_mean (row), .queued = row->wide };
      double furthest = 0;

      if (row->n_markers == 0)
        continue;
      item.application = find_application (self, row->application);
      for (guint c = 0; c < self->criteria->len; c++)
        {
          const Reach *reach = &reaches[(gsize) r * self->criteria->len + c];
          const OpccCriterion *criterion = g_ptr_array_index (self->criteria, c);

          if (reach->n < 2 || measure (reach, criterion) <= furthest)
            continue;
          furthest = measure (reach, criterion);
          item.criterion = criterion;
          item.least = reach->least;
          item.most = reach->most;
        }
      self->n_queued += item.queued;
      self->n_settled += row->moderated;
      g_array_append_val (self->items, item);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const OpccModerationItem *x = a;
  const OpccModerationItem *y = b;

  if (x->queued != y->queued)
    return x->queued ? -1 : 1;
  if (x->row->spread != y->row->spread)
    return x->row->spread > y->row->spread ? -1 : 1;
  if (x->row->rank != y->row->rank)
    return x->row->rank < y->row->rank ? -1 : 1;
  return strcmp (x->row->reference, y->row->reference);
}

static void
add_count (GPtrArray *notes, guint n, const char *one, const char *many)
{
  if (n > 0)
    g_ptr_array_add (notes, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, one, many, n), n));
}

static gboolean
takes_part (OpccApplication *application)
{
  return application != NULL && g_strcmp0 (application->stage, "stopped") != 0 &&
         g_strcmp0 (application->stage, "withdrawn") != 0;
}

/* Before anybody has begun that is one thing to say, and not one of each criterion. */
static void
note_unscored (OpccModeration *self)
{
  guint n_unscored = 0;

  for (guint i = 0; i < self->spreads->len; i++)
    n_unscored += g_array_index (self->spreads, OpccCriterionSpread, i).n_scores == 0;
  if (n_unscored > 1 && n_unscored == self->spreads->len)
    {
      g_ptr_array_add (self->notes, g_strdup (_ ("Nobody has scored any criterion yet.")));
      return;
    }
  for (guint i = 0; i < self->spreads->len; i++)
    {
      const OpccCriterionSpread *spread = &g_array_index (self->spreads, OpccCriterionSpread, i);

      if (spread->n_scores == 0)
        g_ptr_array_add (
            self->notes,
            g_strdup_printf (spread->criterion->weight > 0 && !spread->criterion->pass_fail
                                 ? _ ("Nobody has scored “%s” yet. Until somebody does, no "
                                      "application counts as marked, because it carries weight.")
                                 : _ ("Nobody has scored “%s” yet. It carries no weight, so the "
                                      "ranking stands without it."),
                             spread->criterion->title));
    }
}

/* What a figure cannot say is said in words. */
static void
fill_notes (OpccModeration *self)
{
  guint n_unmarked = 0;
  guint n_alone = 0;

  for (guint i = 0; i < self->ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (self->ranking->rows, i);

      n_unmarked += row->n_markers == 0 && takes_part (find_application (self, row->application));
      n_alone += row->n_markers == 1;
    }
  note_unscored (self);
  add_count (self->notes, n_unmarked,
             N_ ("%u application has no whole set of marks: it has no rank and cannot be awarded."),
             N_ ("%u applications have no whole set of marks: they have no rank and cannot be "
                 "awarded."));
  add_count (self->notes, n_alone,
             N_ ("%u application has one marker only: no spread can be seen, and it cannot be in "
                 "the queue."),
             N_ ("%u applications have one marker only: no spread can be seen, and they cannot be "
                 "in the queue."));
}

/**
 * opcc_moderation_read:
 *
 * Spreads are highest less lowest: of an application over the percentages of its markers, of a
 * criterion over their scores, in per cent of its scale, so that criteria of different scales can
 * be compared. In the queue is what is further apart than the wide gap of the round and has not
 * been settled. The marks stay as given: what is settled stands beside them.
 *
 * Returns: (transfer full): NULL on error
 */
OpccModeration *
opcc_moderation_read (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccModeration) self = g_new0 (OpccModeration, 1);
  g_autoptr (GArray) scores = NULL;
  g_autofree Reach *reaches = NULL;

  self->round = opcc_round_load (db, round, error);
  self->applications = self->round != NULL ? opcc_application_list (db, round, error) : NULL;
  self->criteria = self->applications != NULL ? opcc_criterion_list (db, round, error) : NULL;
  scores = self->criteria != NULL ? opcc_ranking_read_scores (db, round, error) : NULL;
  if (scores == NULL)
    return NULL;
  self->ranking = opcc_ranking_compute_of (db, self->round, self->applications, cancellable, error);
  if (self->ranking == NULL)
    return NULL;
  self->items = g_array_new (FALSE, TRUE, sizeof (OpccModerationItem));
  self->spreads = g_array_new (FALSE, TRUE, sizeof (OpccCriterionSpread));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  reaches = find_reaches (self, scores);
  fill_spreads (self, reaches);
  fill_items (self, reaches);
  g_array_sort (self->items, compare_items);
  fill_notes (self);
  return g_steal_pointer (&self);
}

void
opcc_moderation_free (OpccModeration *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->round);
  g_clear_pointer (&self->ranking, opcc_ranking_free);
  g_clear_pointer (&self->applications, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->spreads, g_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}
