/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering what is due from every domain, without what was put off. */
#include "opcc-today.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-domain-model.h"
#include "opcc-history.h"
#include "opcc-snooze.h"
#include "opcc-time.h"

#define DAYS_A_WEEK  7
#define DAYS_A_MONTH 30

static void
free_item (gpointer data)
{
  OpccTodayItem *item = data;

  opcc_due_item_free (item->due);
  g_free (item->reason);
  g_free (item);
}

static void
free_news (gpointer data)
{
  OpccTodayNews *news = data;

  g_free (news->name);
  g_free (news->who);
  g_free (news);
}

void
opcc_today_free (OpccToday *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->asleep, g_ptr_array_unref);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_free (self);
}

OpccTodayGroup
opcc_today_find_group (OpccDate due, OpccDate today)
{
  const OpccDate sunday = today + DAYS_A_WEEK - (OpccDate) opcc_date_get_weekday (today);

  if (due == OPCC_NO_DATE)
    return OPCC_TODAY_LATER;
  if (due < today)
    return OPCC_TODAY_OVERDUE;
  if (due <= sunday)
    return OPCC_TODAY_WEEK;
  return due <= today + DAYS_A_MONTH ? OPCC_TODAY_MONTH : OPCC_TODAY_LATER;
}

const char *
opcc_today_group_label (OpccTodayGroup group)
{
  switch (group)
    {
    case OPCC_TODAY_OVERDUE:
      return _ ("Overdue");
    case OPCC_TODAY_WEEK:
      return _ ("This week");
    case OPCC_TODAY_MONTH:
      return _ ("Next 30 days");
    case OPCC_TODAY_LATER:
    case OPCC_TODAY_N_GROUPS:
    default:
      return _ ("Later");
    }
}

/**
 * opcc_today_format_distance:
 *
 * Returns: (transfer full): "40 days late", "today", "in 2 days"; NULL where no day is set
 */
char *
opcc_today_format_distance (OpccDate due, OpccDate today)
{
  const int days = due != OPCC_NO_DATE ? due - today : 0;

  if (due == OPCC_NO_DATE)
    return NULL;
  if (days < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late",
                                         (gulong) -days),
                            -days);
  if (days == 0)
    return g_strdup (_ ("today"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) days),
                          days);
}

/* Without a day last; else by day, and of one day by domain and words, so that the order stays. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const OpccTodayItem *one = *(const OpccTodayItem *const *) a;
  const OpccTodayItem *other = *(const OpccTodayItem *const *) b;
  const OpccDate first = one->snooze != 0 ? one->until : one->due->due;
  const OpccDate second = other->snooze != 0 ? other->until : other->due->due;
  int order;

  if ((first == OPCC_NO_DATE) != (second == OPCC_NO_DATE))
    return first == OPCC_NO_DATE ? 1 : -1;
  if (first != second)
    return first < second ? -1 : 1;
  order = strcmp (one->due->domain, other->due->domain);
  return order != 0 ? order : g_strcmp0 (one->due->title, other->due->title);
}

static gboolean
is_same_role (const char *owner, const char *who)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (owner == NULL || who == NULL || *who == '\0')
    return FALSE;
  one = g_utf8_casefold (owner, -1);
  other = g_utf8_casefold (who, -1);
  return strcmp (one, other) == 0;
}

/* What sleeps today: key -> OpccSnooze. */
static GHashTable *
load_snoozes (OpccDb *db, OpccDate today, GError **error)
{
  g_autofree char *day = opcc_date_to_iso (today);
  g_autoptr (GPtrArray) held =
      opcc_db_select (db, &opcc_snooze_kind, "until > $1", error, "s", day);
  GHashTable *snoozes;

  if (held == NULL)
    return NULL;
  snoozes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < held->len; i++)
    {
      OpccSnooze *snooze = g_ptr_array_index (held, i);

      /* One added by hand may have no key. */
      g_hash_table_insert (snoozes,
                           opcc_snooze_make_key (snooze->kind, snooze->record, snooze->title),
                           g_object_ref (snooze));
    }
  return snoozes;
}

static void
take_item (OpccToday *self, OpccDueItem *due, GHashTable *snoozes, const char *who)
{
  g_autofree char *key = opcc_snooze_make_key (due->kind->name, due->n, due->title);
  const OpccSnooze *snooze = g_hash_table_lookup (snoozes, key);
  OpccTodayItem *item = g_new0 (OpccTodayItem, 1);

  item->due = due;
  item->group = opcc_today_find_group (due->due, self->today);
  item->mine = is_same_role (due->owner, who);
  item->until = OPCC_NO_DATE;
  if (snooze != NULL)
    {
      item->snooze = opcc_record_get_n (OPCC_RECORD ((OpccSnooze *) snooze));
      item->until = snooze->until;
      item->reason = g_strdup (snooze->reason);
    }
  g_ptr_array_add (item->snooze != 0 ? self->asleep : self->items, item);
}

static gboolean
read_news (OpccToday *self, OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) actions = opcc_db_list_actions (db, 0, OPCC_TODAY_MAX_NEWS, error);

  if (actions == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      const OpccActionEntry *entry = g_ptr_array_index (actions, i);
      OpccTodayNews *news;

      if (opcc_time_get_date (entry->at) < self->today - 1)
        return TRUE;
      news = g_new0 (OpccTodayNews, 1);
      news->name = g_strdup (entry->name);
      news->who = g_strdup (entry->who);
      news->at = entry->at;
      g_ptr_array_add (self->news, news);
    }
  return TRUE;
}

/**
 * opcc_today_read:
 * @today: the day in London
 * @who: (nullable): the role of this desk
 *
 * Asks every domain; a job of the store.
 *
 * Returns: (transfer full): NULL on error
 */
OpccToday *
opcc_today_read (OpccDb *db, OpccDate today, const char *who, GError **error)
{
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_due_item_free);
  g_autoptr (GHashTable) snoozes = load_snoozes (db, today, error);
  g_autoptr (OpccToday) self = g_new0 (OpccToday, 1);

  self->today = today;
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->asleep = g_ptr_array_new_with_free_func (free_item);
  self->news = g_ptr_array_new_with_free_func (free_news);
  if (snoozes == NULL)
    return NULL;
  for (guint i = 0; i < n_models; i++)
    if (models[i]->list_due != NULL && !models[i]->list_due (db, today, found, error))
      return NULL;
  while (found->len > 0)
    take_item (self, g_ptr_array_steal_index_fast (found, found->len - 1), snoozes, who);
  g_ptr_array_sort (self->items, compare_items);
  g_ptr_array_sort (self->asleep, compare_items);
  return read_news (self, db, error) ? g_steal_pointer (&self) : NULL;
}

const OpccTodayItem *
opcc_today_find_next (const OpccToday *self)
{
  const OpccTodayItem *best = NULL;
  int best_rank = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const OpccTodayItem *item = g_ptr_array_index (self->items, i);
      const int rank = (item->mine ? 2 : 0) + (item->due->act != NULL ? 1 : 0);

      if (rank > best_rank)
        {
          best = item;
          best_rank = rank;
        }
    }
  return best;
}
