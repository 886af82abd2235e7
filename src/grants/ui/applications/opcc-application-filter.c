/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which applications of a round a list shows, as one query and in words. */
#include "opcc-application-filter.h"

#include <glib/gi18n-lib.h>

#include "opcc-place.h"
#include "opcc-round-words.h"

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_key (const OpccApplicationFilter *self, const char *key)
{
  return g_strcmp0 (self->key, key) == 0;
}

gboolean
opcc_application_filter_is_on (const OpccApplicationFilter *self)
{
  return (is_given (self->key) && !is_key (self, "all")) || is_given (self->district) ||
         is_given (self->priority) || is_given (self->words);
}

gboolean
opcc_application_filter_needs_ranking (const OpccApplicationFilter *self)
{
  return is_key (self, "settle") || is_key (self, "pass");
}

/* What passes follows from all marks and criteria, so the ranking says it, not a condition. */
static void
choose_ranked (OpccQuery *query, const OpccRanking *ranking, gboolean passing)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 none = 0;

  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const OpccRankingRow *row = g_ptr_array_index (ranking->rows, i);

      if (passing ? row->passes : row->wide)
        g_array_append_val (numbers, row->application);
    }
  /* An empty array has no data, and no numbers at all would leave all applications in. */
  opcc_query_set_among (query, numbers->len > 0 ? (gint64 *) (gpointer) numbers->data : &none,
                        numbers->len);
}

/**
 * opcc_application_filter_make_query:
 * @sort: (nullable): name of a field
 *
 * Returns: (transfer full): the query
 */
OpccQuery *
opcc_application_filter_make_query (const OpccApplicationFilter *self,
                                    gint64 round,
                                    const OpccRoundSummary *summary,
                                    const char *sort,
                                    gboolean descending)
{
  OpccQuery *query = opcc_query_new (&opcc_application_kind);

  g_return_val_if_fail (summary != NULL || !opcc_application_filter_needs_ranking (self), query);

  opcc_query_where_integer (query, "round", OPCC_TEST_IS, round);
  if (is_key (self, "settle") || is_key (self, "pass"))
    choose_ranked (query, summary->ranking, is_key (self, "pass"));
  else if (is_key (self, "match"))
    opcc_query_where (query, "match_funding", OPCC_TEST_MISSING);
  else if (is_key (self, "flagged"))
    opcc_query_where (query, "flags", OPCC_TEST_GIVEN);
  else if (is_key (self, "stopped"))
    opcc_query_where_text (query, "stage", OPCC_TEST_IS, "stopped");
  if (is_given (self->district))
    opcc_query_where_text (query, "district", OPCC_TEST_IS, self->district);
  if (is_given (self->priority))
    opcc_query_where_text (query, "priority", OPCC_TEST_IS, self->priority);
  if (is_given (self->words))
    opcc_query_set_words (query, self->words);
  if (sort != NULL)
    opcc_query_set_sort (query, sort, descending);
  return query;
}

char *
opcc_application_filter_get_label (const char *key, OpccRound *round)
{
  g_autofree char *threshold = round != NULL ? opcc_round_words_threshold (round) : NULL;

  if (g_str_equal (key, "settle"))
    return g_strdup (_ ("To settle"));
  if (g_str_equal (key, "pass"))
    /* Translators: applications at or over the threshold: "Over 65%". */
    return threshold != NULL ? g_strdup_printf (_ ("Over %s"), threshold)
                             : g_strdup (_ ("Meets all criteria"));
  if (g_str_equal (key, "match"))
    return g_strdup (_ ("Match not stated"));
  if (g_str_equal (key, "flagged"))
    return g_strdup (_ ("Flagged"));
  if (g_str_equal (key, "stopped"))
    return g_strdup (_ ("Stopped"));
  return g_strdup (_ ("All"));
}

char *
opcc_application_filter_describe (const OpccApplicationFilter *self, OpccRound *round)
{
  const OpccPlace *place = is_given (self->district) ? opcc_place_by_key (self->district) : NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (is_given (self->key) && !is_key (self, "all"))
    {
      g_autofree char *label = opcc_application_filter_get_label (self->key, round);

      g_string_append (list, label);
    }
  if (place != NULL)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", place->label);
  if (is_given (self->priority))
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", self->priority);
  if (list->len == 0)
    return NULL;
  return g_strdup_printf (_ ("Filters are on: %s."), list->str);
}
