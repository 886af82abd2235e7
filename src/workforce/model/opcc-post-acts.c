/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a post, and what its events add up to: vacancies by month, churn. */
#include "opcc-post-acts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-post-event.h"
#include "opcc-post.h"
#include "opcc-text.h"

/* A year from the middle of a month to that of the next touches one more than twelve. */
#define MONTHS_TOUCHED 13

/* What each act makes of the state; "" gives back the one before. */
static const struct
{
  const char *what;
  const char *state;
  const char *action; /* N_() */
} acts[] = {
  { "suspended", "suspended", N_ ("Suspend post %s") },
  { "resumed", "", N_ ("Take up post %s again") },
  { "left", "vacant", N_ ("Note that the holder of %s left") },
  { "filled", "filled", N_ ("Fill post %s") },
  { "ended", "ended", N_ ("End post %s") },
};

static gboolean
refuse (GError **error, const char *format, const char *title)
{
  g_autofree char *sentence = g_strdup_printf (format, title);

  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_act (OpccPost *post, const char *what, const char *reason, GError **error)
{
  gboolean suspended = strcmp (post->state, "suspended") == 0;

  if (strcmp (what, "resumed") == 0 && !suspended)
    return refuse (error, _ ("“%s” is not suspended, so it cannot be taken up again."),
                   post->title);
  if (strcmp (what, "suspended") == 0 && suspended)
    return refuse (error, _ ("“%s” is suspended already. Nothing was changed."), post->title);
  if (strcmp (post->state, "ended") == 0)
    return refuse (error, _ ("“%s” has ended. Nothing was changed."), post->title);
  if (strcmp (what, "suspended") == 0 && (reason == NULL || *reason == '\0'))
    return refuse (error, _ ("“%s” was not suspended: say why, so that it can be read later."),
                   post->title);
  return TRUE;
}

static char *
find_state_before (OpccDb *db, gint64 post, GError **error)
{
  char *state = opcc_db_get_text (db,
                                  "SELECT before FROM post_event WHERE post = $1 AND what ="
                                  " 'suspended' ORDER BY n DESC LIMIT 1",
                                  error, "i", post);

  return state != NULL || *error != NULL ? state : g_strdup ("unknown");
}

static OpccPostEvent *
make_event (OpccPost *post, const char *what, OpccDate day, const char *reason)
{
  OpccPostEvent *event = g_object_new (OPCC_TYPE_POST_EVENT, NULL);

  event->post = opcc_record_get_n (OPCC_RECORD (post));
  event->day = day;
  event->what = g_strdup (what);
  event->before = g_strdup (post->state);
  event->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  return event;
}

static gboolean
save_act (OpccDb *db, OpccPost *post, OpccPostEvent *event, const char *words, GError **error)
{
  g_autofree char *name = g_strdup_printf (words, post->title);
  g_autoptr (OpccAction) action = opcc_action_begin (db, name, error);

  return action != NULL && opcc_db_save (db, post, error) && opcc_db_save (db, event, error) &&
         opcc_action_commit (action, error);
}

gboolean
opcc_post_act (
    OpccDb *db, gint64 post, const char *what, OpccDate day, const char *reason, GError **error)
{
  g_autoptr (OpccPost) record = opcc_db_load (db, &opcc_post_kind, post, error);
  g_autoptr (OpccPostEvent) event = NULL;
  g_autoptr (GError) local = NULL;
  guint act = 0;

  if (record == NULL || !check_act (record, what, reason, error))
    return FALSE;
  while (act < G_N_ELEMENTS (acts) && strcmp (acts[act].what, what) != 0)
    act++;
  g_return_val_if_fail (act < G_N_ELEMENTS (acts), FALSE);
  event = make_event (record, what, day, reason);
  g_free (record->state);
  record->state =
      *acts[act].state != '\0' ? g_strdup (acts[act].state) : find_state_before (db, post, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (strcmp (what, "left") == 0)
    {
      g_clear_pointer (&record->holder, g_free);
      record->vacant_since = day;
    }
  else if (strcmp (what, "filled") == 0)
    record->vacant_since = OPCC_NO_DATE;
  return save_act (db, record, event, _ (acts[act].action), error);
}

/* --- over time ------------------------------------------------------------------------------- */

/* Whether a post stood vacant at the end of @day, by its events and by its state today. */
static gboolean
was_vacant (const OpccPost *post, GPtrArray *events, OpccDate day)
{
  const OpccPostEvent *next = NULL;
  const OpccPostEvent *last = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const OpccPostEvent *event = g_ptr_array_index (events, i);

      if (event->post != opcc_record_get_n (OPCC_RECORD ((gpointer) post)))
        continue;
      if (event->day <= day)
        last = event;
      else if (next == NULL)
        next = event;
    }
  if (last != NULL && strcmp (last->what, "resumed") != 0)
    return strcmp (last->what, "left") == 0;
  if (next != NULL)
    return g_strcmp0 (next->before, "vacant") == 0 && post->vacant_since != OPCC_NO_DATE &&
           post->vacant_since <= day;
  return strcmp (post->state, "vacant") == 0 && post->vacant_since != OPCC_NO_DATE &&
         post->vacant_since <= day;
}

static void
count_month (OpccVacancies *month, GPtrArray *posts, GPtrArray *events, OpccDate last_day)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const OpccPost *post = g_ptr_array_index (posts, i);
      const guint number = post->number != OPCC_NO_INTEGER ? (guint) post->number : 1;

      if (was_vacant (post, events, last_day))
        month->n_vacant += number;
      else if (strcmp (post->state, "vacant") == 0 && post->vacant_since == OPCC_NO_DATE)
        month->n_unknown += number;
    }
}

GArray *
opcc_vacancies_list (OpccDb *db, OpccDate today, guint n_months, GError **error)
{
  g_autoptr (GPtrArray) posts = opcc_db_select (db, &opcc_post_kind, "1 = 1 ORDER BY n", error, "");
  g_autoptr (GPtrArray) events =
      posts != NULL ? opcc_db_select (db, &opcc_post_event_kind, "1 = 1 ORDER BY day, n", error, "")
                    : NULL;
  GArray *months;
  int year, month, day;

  if (events == NULL)
    return NULL;
  months = g_array_new (FALSE, TRUE, sizeof (OpccVacancies));
  opcc_date_get_ymd (today, &year, &month, &day);
  for (guint i = n_months; i-- > 0;)
    {
      const OpccDate first = opcc_date_add_months (opcc_date_from_ymd (year, month, 1), -(int) i);
      const OpccDate last = MIN (opcc_date_add_months (first, 1) - 1, today);
      OpccVacancies entry = { "" };
      int y, m, d;

      opcc_date_get_ymd (first, &y, &m, &d);
      g_snprintf (entry.month, sizeof entry.month, "%04d-%02d", y % 10000, m);
      count_month (&entry, posts, events, last);
      g_array_append_val (months, entry);
    }
  return months;
}

/* Posts held on average over the ends of the months that the year to @today touches. */
static gboolean
find_held (OpccDb *db, OpccDate today, OpccChurn *churn, GError **error)
{
  g_autoptr (GArray) months = opcc_vacancies_list (db, today, MONTHS_TOUCHED, error);
  double sum = 0;

  for (guint i = 0; months != NULL && i < months->len; i++)
    {
      const OpccVacancies *month = &g_array_index (months, OpccVacancies, i);

      sum += (double) churn->n_posts - month->n_vacant - month->n_unknown;
    }
  if (months != NULL)
    churn->held = sum / MONTHS_TOUCHED;
  return months != NULL;
}

gboolean
opcc_posts_find_churn (OpccDb *db, OpccDate today, OpccChurn *churn, GError **error)
{
  g_autoptr (GPtrArray) events = opcc_db_select (db, &opcc_post_event_kind, "n > 0", error, "");
  g_autoptr (GError) local = NULL;

  *churn = (OpccChurn){ .percent = NAN };
  if (events == NULL)
    return FALSE;
  churn->n_events = events->len;
  for (guint i = 0; i < events->len; i++)
    {
      const OpccPostEvent *event = g_ptr_array_index (events, i);

      churn->n_left += (strcmp (event->what, "left") == 0 || strcmp (event->what, "ended") == 0) &&
                       event->day > opcc_date_add_months (today, -12) && event->day <= today;
    }
  churn->n_posts = opcc_db_get_integer (
      db, "SELECT coalesce (sum (coalesce (number, 1)), 0) FROM post WHERE state <> 'ended'", 0,
      &local, "");
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!find_held (db, today, churn, error))
    return FALSE;
  if (churn->n_events > 0 && churn->held > 0)
    churn->percent = 100.0 * (double) churn->n_left / churn->held;
  return TRUE;
}
