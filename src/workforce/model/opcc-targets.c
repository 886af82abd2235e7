/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding targets against figures, and posts against the calendar. */
#include "opcc-targets.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-observation.h"
#include "opcc-period.h"
#include "opcc-post.h"
#include "opcc-target.h"

void
opcc_target_state_free (OpccTargetState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->measure);
  g_free (self->rule);
  g_free (self->theme);
  g_free (self->group);
  g_free (self->period);
  g_free (self->role);
  g_free (self->as_stated);
  g_free (self);
}

void
opcc_target_point_free (OpccTargetPoint *self)
{
  if (self == NULL)
    return;
  g_free (self->measure);
  g_free (self->rule);
  g_free (self->unit);
  g_free (self->period);
  g_free (self->by);
  g_free (self);
}

void
opcc_post_state_free (OpccPostState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->team);
  g_free (self->contract);
  g_free (self->state);
  g_free (self->holder);
  g_free (self->funder);
  g_free (self->deputy);
  g_free (self);
}

void
opcc_workforce_gap_free (OpccWorkforceGap *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->missing);
  g_free (self);
}

GPtrArray *
opcc_targets_list (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_target_state_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT t.title, m.title, m.rule, t.staff_group, t.period, t.role, t.value, t.as_stated,"
      " (SELECT o.value FROM observation o WHERE o.measure = t.measure AND o.period = t.period"
      " AND o.staff_group = t.staff_group AND o.force IS NULL AND o.sex IS NULL AND o.rank IS NULL"
      " AND o.characteristic IS NULL AND o.place IS NULL), m.theme FROM target t JOIN measure m ON "
      "m.n = t.measure"
      " ORDER BY m.title, m.rule, t.period, t.n",
      error, "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccTargetState *state;

      if (!row)
        return g_steal_pointer (&list);
      state = g_new0 (OpccTargetState, 1);
      state->title = g_strdup (opcc_stmt_get_text (stmt, 0));
      state->measure = g_strdup (opcc_stmt_get_text (stmt, 1));
      state->rule = g_strdup (opcc_stmt_get_text (stmt, 2));
      state->group = g_strdup (opcc_stmt_get_text (stmt, 3));
      state->period = g_strdup (opcc_stmt_get_text (stmt, 4));
      state->role = g_strdup (opcc_stmt_get_text (stmt, 5));
      state->target = opcc_stmt_get_real (stmt, 6);
      state->as_stated =
          opcc_stmt_is_null (stmt, 7) ? NULL : g_strdup (opcc_stmt_get_text (stmt, 7));
      state->actual = opcc_stmt_get_real (stmt, 8);
      state->difference = state->actual - state->target;
      state->theme = opcc_stmt_is_null (stmt, 9) ? NULL : g_strdup (opcc_stmt_get_text (stmt, 9));
      g_ptr_array_add (list, state);
    }
  return NULL;
}

/* A target of the theme by the day it is for. */
typedef struct
{
  gint64 measure;
  char *group;  /* (owned) */
  char *period; /* (owned) */
  OpccDate day;
  double value;
} Aim;

static void
clear_aim (gpointer data)
{
  g_free (((Aim *) data)->group);
  g_free (((Aim *) data)->period);
}

static GArray *
list_aims (OpccDb *db, const char *theme, GError **error)
{
  g_autoptr (GArray) aims = g_array_new (FALSE, FALSE, sizeof (Aim));
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT t.measure, t.staff_group, t.period, t.value FROM target t JOIN measure m ON m.n ="
      " t.measure WHERE m.theme = $1 AND t.value IS NOT NULL AND (t.role = 'target' OR t.role ="
      " 'tracking' OR t.role = 'establishment') ORDER BY t.n",
      error, "s", theme);
  gboolean row = FALSE;

  g_array_set_clear_func (aims, clear_aim);
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      Aim aim = { 0 };
      OpccDate day;

      if (!row)
        return g_steal_pointer (&aims);
      if (!opcc_period_parse (opcc_stmt_get_text (stmt, 2), &aim.period, &day, NULL) ||
          day == OPCC_NO_DATE)
        {
          g_free (aim.period);
          continue;
        }
      aim.measure = opcc_stmt_get_integer (stmt, 0);
      aim.group = g_strdup (opcc_stmt_get_text (stmt, 1));
      aim.day = day;
      aim.value = opcc_stmt_get_real (stmt, 3);
      g_array_append_val (aims, aim);
    }
  return NULL;
}

/* The first that is due on @day or later, else the last one; (nullable). */
static const Aim *
choose_aim (GArray *aims, gint64 measure, const char *group, OpccDate day)
{
  const Aim *next = NULL, *last = NULL;

  for (guint i = 0; i < aims->len; i++)
    {
      const Aim *aim = &g_array_index (aims, Aim, i);

      if (aim->measure != measure || strcmp (aim->group, group) != 0)
        continue;
      if (aim->day >= day && (next == NULL || aim->day < next->day))
        next = aim;
      if (last == NULL || aim->day > last->day)
        last = aim;
    }
  return next != NULL ? next : last;
}

GPtrArray *
opcc_targets_list_points (OpccDb *db, const char *theme, GError **error)
{
  g_autoptr (GPtrArray) points =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_target_point_free);
  g_autoptr (GArray) aims = list_aims (db, theme, error);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row = FALSE;

  if (aims == NULL)
    return NULL;
  stmt = opcc_db_query (
      db,
      "SELECT o.measure, m.title, m.rule, m.unit, o.period, o.period_end, o.staff_group, o.value"
      " FROM observation o JOIN measure m ON m.n = o.measure WHERE m.theme = $1 AND o.force IS NULL"
      " AND o.sex IS NULL AND o.rank IS NULL AND o.characteristic IS NULL AND o.place IS NULL"
      " AND o.period_end IS NOT NULL ORDER BY o.period_end, m.n, o.n",
      error, "s", theme);
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccTargetPoint *point;
      const Aim *aim;
      OpccDate day = OPCC_NO_DATE;

      if (!row)
        return g_steal_pointer (&points);
      opcc_date_from_iso (opcc_stmt_get_text (stmt, 5), &day);
      aim = choose_aim (aims, opcc_stmt_get_integer (stmt, 0), opcc_stmt_get_text (stmt, 6), day);
      point = g_new0 (OpccTargetPoint, 1);
      point->measure = g_strdup (opcc_stmt_get_text (stmt, 1));
      point->rule = g_strdup (opcc_stmt_get_text (stmt, 2));
      point->unit = g_strdup (opcc_stmt_get_text (stmt, 3));
      point->period = g_strdup (opcc_stmt_get_text (stmt, 4));
      point->actual = opcc_stmt_get_real (stmt, 7);
      point->target = aim != NULL ? aim->value : NAN;
      point->by = aim != NULL ? g_strdup (aim->period) : NULL;
      g_ptr_array_add (points, point);
    }
  return NULL;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const OpccPostState *one = *(const OpccPostState *const *) a;
  const OpccPostState *other = *(const OpccPostState *const *) b;

  if ((one->ends == OPCC_NO_DATE) != (other->ends == OPCC_NO_DATE))
    return one->ends == OPCC_NO_DATE ? 1 : -1;
  if (one->ends != other->ends)
    return one->ends < other->ends ? -1 : 1;
  return g_strcmp0 (one->title, other->title);
}

GPtrArray *
opcc_posts_list_states (OpccDb *db, OpccDate today, int days, gboolean vacant, GError **error)
{
  g_autoptr (GPtrArray) posts = opcc_db_select (db, &opcc_post_kind, "state <> 'ended'", error, "");
  GPtrArray *list;

  if (posts == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_post_state_free);
  for (guint i = 0; i < posts->len; i++)
    {
      OpccPost *post = g_ptr_array_index (posts, i);
      OpccPostState *state;

      if (days >= 0 &&
          (post->ends == OPCC_NO_DATE || post->ends < today || post->ends > today + days))
        continue;
      if (vacant && strcmp (post->state, "vacant") != 0)
        continue;
      state = g_new0 (OpccPostState, 1);
      state->n = opcc_record_get_n (OPCC_RECORD (post));
      state->title = g_strdup (post->title);
      state->team = g_strdup (post->team);
      state->contract = g_strdup (post->contract);
      state->state = g_strdup (post->state);
      state->holder = g_strdup (post->holder);
      state->funder = g_strdup (post->funder);
      state->deputy = g_strdup (post->deputy);
      state->number = post->number;
      state->ends = post->ends;
      state->days = post->ends != OPCC_NO_DATE ? (gint64) post->ends - today : OPCC_NO_INTEGER;
      g_ptr_array_add (list, state);
    }
  g_ptr_array_sort (list, compare_ends);
  return list;
}

/* --- what is missing ------------------------------------------------------------------------- */

static void
add_gap (GPtrArray *gaps, const char *kind, gint64 n, char *what, const char *missing)
{
  OpccWorkforceGap *gap = g_new0 (OpccWorkforceGap, 1);

  gap->kind = kind;
  gap->n = n;
  gap->what = what;
  gap->missing = g_strdup (missing);
  g_ptr_array_add (gaps, gap);
}

static gboolean
add_figure_gaps (OpccDb *db, GPtrArray *gaps, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT o.n, m.title, o.staff_group, coalesce (o.force, ''), coalesce (o.characteristic, ''),"
      " o.period, o.as_stated FROM observation o JOIN measure m ON m.n = o.measure"
      " WHERE o.value IS NULL ORDER BY m.title, o.n",
      error, "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      g_autoptr (GString) what = NULL;
      g_autofree char *words = NULL;

      if (!row)
        return TRUE;
      what = g_string_new (opcc_stmt_get_text (stmt, 1));
      for (int i = 2; i < 6; i++)
        if (*opcc_stmt_get_text (stmt, i) != '\0')
          g_string_append_printf (what, ", %s", opcc_stmt_get_text (stmt, i));
      if (!opcc_stmt_is_null (stmt, 6))
        words = g_strdup_printf (_ ("Only words are known: “%s”."), opcc_stmt_get_text (stmt, 6));
      add_gap (gaps, "observation", opcc_stmt_get_integer (stmt, 0), g_strdup (what->str),
               words != NULL ? words : _ ("The figure is missing."));
    }
  return FALSE;
}

static gboolean
add_target_gaps (OpccDb *db, GPtrArray *gaps, GError **error)
{
  g_autoptr (GPtrArray) targets = opcc_targets_list (db, error);

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      const OpccTargetState *state = g_ptr_array_index (targets, i);

      if (isnan (state->actual))
        add_gap (gaps, "target", 0, g_strdup_printf ("%s, %s", state->title, state->period),
                 _ ("There is no figure to hold against it under its counting rule."));
    }
  return targets != NULL;
}

static void
add_post_gaps (GPtrArray *gaps, OpccPost *post)
{
  const struct
  {
    gboolean is_missing;
    const char *words;
  } checks[] = {
    { post->number == OPCC_NO_INTEGER, _ ("How many posts there are is not stated.") },
    { strcmp (post->contract, "unknown") == 0, _ ("The kind of contract is not stated.") },
    { strcmp (post->state, "unknown") == 0, _ ("Whether it is filled or vacant is not stated.") },
    { post->ends == OPCC_NO_DATE &&
          (strcmp (post->contract, "fixed") == 0 || strcmp (post->contract, "interim") == 0),
      _ ("The contract has an end, which is not stated.") },
    { post->ends_stated != NULL, _ ("The end is known to the month only.") },
    { post->deputy == NULL, _ ("Nobody is named to stand in.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].is_missing)
      add_gap (gaps, "post", opcc_record_get_n (OPCC_RECORD (post)), g_strdup (post->title),
               checks[i].words);
}

GPtrArray *
opcc_workforce_list_gaps (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) gaps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_workforce_gap_free);
  g_autoptr (GPtrArray) posts = NULL;

  if (!add_figure_gaps (db, gaps, error) || !add_target_gaps (db, gaps, error))
    return NULL;
  posts = opcc_db_select (db, &opcc_post_kind, "state <> 'ended' ORDER BY n", error, "");
  if (posts == NULL)
    return NULL;
  for (guint i = 0; i < posts->len; i++)
    add_post_gaps (gaps, g_ptr_array_index (posts, i));
  return g_steal_pointer (&gaps);
}
