/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccToday: what needs somebody, from every domain, the most late first. */
#pragma once

#include "opcc-due-item.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* @OPCC_TODAY_WEEK ends on Sunday, @OPCC_TODAY_MONTH thirty days from today; what has no day of its
 * own is for later. */
typedef enum
{
  OPCC_TODAY_OVERDUE,
  OPCC_TODAY_WEEK,
  OPCC_TODAY_MONTH,
  OPCC_TODAY_LATER,
  OPCC_TODAY_N_GROUPS,
} OpccTodayGroup;

typedef struct
{
  OpccDueItem *due; /* (owned) */
  OpccTodayGroup group;
  gboolean mine;  /* the role of this desk has to act */
  gint64 snooze;  /* number of the snooze by which it sleeps; 0: awake */
  OpccDate until; /* OPCC_NO_DATE while awake */
  char *reason;   /* (owned) (nullable) why it was put off */
} OpccTodayItem;

typedef struct
{
  char *name; /* (owned) "Import 54 applications" */
  char *who;  /* (owned) */
  gint64 at;  /* seconds UTC */
} OpccTodayNews;

typedef struct
{
  OpccDate today;
  GPtrArray *items;  /* (owned) OpccTodayItem, the first due first */
  GPtrArray *asleep; /* (owned) OpccTodayItem that were put off, the first to come back first */
  GPtrArray *news;   /* (owned) OpccTodayNews since the beginning of yesterday, the newest first */
} OpccToday;

/* How many lines of news are read. */
#define OPCC_TODAY_MAX_NEWS 5

OpccToday *opcc_today_read (OpccDb *db, OpccDate today, const char *who, GError **error);
void opcc_today_free (OpccToday *self);

/* What to do next: what is due first of what waits for this desk, else of what can be done by a
 * button. (transfer none) (nullable) */
const OpccTodayItem *opcc_today_find_next (const OpccToday *self);

OpccTodayGroup opcc_today_find_group (OpccDate due, OpccDate today);
const char *opcc_today_group_label (OpccTodayGroup group);
char *opcc_today_format_distance (OpccDate due, OpccDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccToday, opcc_today_free)

G_END_DECLS
