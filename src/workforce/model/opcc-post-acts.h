/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a post, and what its events add up to: vacancies by month, churn. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_post_act:
 * @what: key of opcc_post_event_kinds: "suspended", "resumed", "left", "filled", "ended"
 * @reason: (nullable): why; suspending wants one
 *
 * Changes the state of the post and writes the event down, as one action. Taking up again gives
 * back the state that was there before it was suspended.
 *
 * Returns: FALSE with a sentence where the post is in no state for it
 */
gboolean opcc_post_act (
    OpccDb *db, gint64 post, const char *what, OpccDate day, const char *reason, GError **error);

/* Posts that stood vacant at the end of a month. */
typedef struct
{
  char month[8];   /* "2023-09" */
  guint n_vacant;  /* posts, by their number where it is stated, else one each */
  guint n_unknown; /* vacant, but nobody stated since when */
} OpccVacancies;

/* (transfer full) (element-type OpccVacancies): @n_months months, the last that of @today. */
GArray *opcc_vacancies_list (OpccDb *db, OpccDate today, guint n_months, GError **error);

/* Who left the posts of the office in the twelve months to a day. */
typedef struct
{
  gint64 n_left;   /* people who left, or whose post ended, in those months */
  gint64 n_events; /* events of posts ever written down; 0: nothing can be said */
  gint64 n_posts;  /* posts there are, by their number where it is stated, else one each */
  double held; /* posts held on average: those there are less the vacant, at thirteen month ends */
  double percent; /* churn; NAN where nothing was written down or no post was held */
} OpccChurn;

/**
 * opcc_posts_find_churn:
 * @churn: (out): of the year to @today
 *
 * Churn = 100 × those who left in twelve months ÷ those employed on average in them: the crude
 * rate of labour turnover as the Chartered Institute of Personnel and Development defines it. The
 * average is that of the posts held at the ends of the thirteen months that the year touches;
 * posts that ended are no longer among them.
 *
 * Returns: FALSE on error
 */
gboolean opcc_posts_find_churn (OpccDb *db, OpccDate today, OpccChurn *churn, GError **error);

G_END_DECLS
