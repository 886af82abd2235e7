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

/**
 * opcc_posts_count_churn:
 * @n_left: (out): people who left or whose post ended in the year to @today
 * @n_posts: (out): posts there are
 *
 * Churn is the one divided by the other; it is what the events say, and nil of them is nil known.
 */
gboolean opcc_posts_count_churn (
    OpccDb *db, OpccDate today, gint64 *n_left, gint64 *n_posts, GError **error);

G_END_DECLS
