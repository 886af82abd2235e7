/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The capital programme as it stands: each scheme with what follows from its records, and sums. */
#include "opcc-schemes.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"

void
opcc_scheme_state_free (OpccSchemeState *self)
{
  g_object_unref (self->scheme);
  g_free (self->decisions);
  g_free (self->hint_reason);
  g_free (self->reason_time);
  g_free (self->reason_money);
  g_free (self->words);
  g_free (self);
}

static int
weigh_rating (const char *rating)
{
  static const char *const rising[] = { "green", "amber", "red" };

  for (guint i = 0; rating != NULL && i < G_N_ELEMENTS (rising); i++)
    if (strcmp (rating, rising[i]) == 0)
      return i + 1;
  return 0;
}

static const char *
find_worst (const char *a, const char *b)
{
  return weigh_rating (b) > weigh_rating (a) ? b : a;
}

static gboolean
is_complete (const OpccCapitalScheme *scheme)
{
  return g_strcmp0 (scheme->stage, "complete") == 0;
}

static void
find_slip (OpccSchemeState *self)
{
  const OpccCapitalScheme *scheme = self->scheme;
  int year, month, day, first_year, first_month;

  if (scheme->ends == OPCC_NO_DATE || scheme->first_end == OPCC_NO_DATE)
    return;
  opcc_date_get_ymd (scheme->ends, &year, &month, &day);
  opcc_date_get_ymd (scheme->first_end, &first_year, &first_month, &day);
  self->slip_days = scheme->ends - scheme->first_end;
  self->slip_months = (year - first_year) * 12 + month - first_month;
}

/* What the forecast says of money. */
static void
find_money_hint (OpccSchemeState *self)
{
  g_autofree char *over = NULL;

  if (self->variance == OPCC_NO_MONEY)
    return;
  if (self->variance <= 0)
    {
      self->hint_money = "green";
      self->reason_money = g_strdup (_ ("forecast within budget"));
      return;
    }
  over = opcc_money_format_short (self->variance);
  self->hint_money =
      self->variance * 100 > self->revised * OPCC_SCHEME_RED_PER_CENT ? "red" : "amber";
  self->reason_money = g_strdup_printf (_ ("forecast %s over budget"), over);
}

/* What the expected end says of time. */
static void
find_time_hint (OpccSchemeState *self, OpccDate today)
{
  const OpccCapitalScheme *scheme = self->scheme;
  g_autofree char *slip = NULL;

  if (scheme->ends != OPCC_NO_DATE && scheme->ends < today)
    {
      self->hint_time = "red";
      self->reason_time = g_strdup (_ ("expected end has passed"));
    }
  else if (self->slip_days > 0)
    {
      slip = opcc_scheme_state_say_slip (self);
      self->hint_time = self->slip_days > OPCC_SCHEME_RED_DAYS ? "red" : "amber";
      self->reason_time = g_strdup_printf (_ ("%s on the first approved end"), slip);
    }
  else if (scheme->ends != OPCC_NO_DATE && scheme->first_end != OPCC_NO_DATE)
    {
      self->hint_time = "green";
      self->reason_time = g_strdup (_ ("no later than first approved"));
    }
}

/* Beside the human rating, never in its place. Only the reasons of the worst are said. */
static void
find_hint (OpccSchemeState *self, OpccDate today)
{
  int money, time;

  if (is_complete (self->scheme))
    return;
  find_money_hint (self);
  find_time_hint (self, today);
  money = weigh_rating (self->hint_money);
  /* That a scheme is on time says nothing of it as a whole. */
  time = weigh_rating (self->hint_time) > 1 ? weigh_rating (self->hint_time) : 0;
  self->hint = time > money ? self->hint_time : self->hint_money;
  if (self->hint != NULL && money == time)
    self->hint_reason = g_strdup_printf ("%s; %s", self->reason_money, self->reason_time);
  else if (self->hint != NULL)
    self->hint_reason = g_strdup (time > money ? self->reason_time : self->reason_money);
}

static guint
find_lacks (const OpccSchemeState *self)
{
  const OpccCapitalScheme *scheme = self->scheme;

  return (self->revised == OPCC_NO_MONEY ? OPCC_LACKS_BUDGET : 0) |
         (scheme->forecast == OPCC_NO_MONEY ? OPCC_LACKS_FORECAST : 0) |
         (scheme->done == OPCC_NO_INTEGER ? OPCC_LACKS_DONE : 0) |
         (scheme->starts == OPCC_NO_DATE ? OPCC_LACKS_START : 0) |
         (scheme->ends == OPCC_NO_DATE ? OPCC_LACKS_END : 0) |
         (scheme->actual == OPCC_NO_MONEY ? OPCC_LACKS_SPENT : 0) |
         (self->rating == NULL ? OPCC_LACKS_RATING : 0);
}

static gboolean
read_update (OpccDb *db, OpccSchemeState *self, gint64 n, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db, "SELECT dated, words FROM scheme_update WHERE scheme = $1 ORDER BY dated DESC, n DESC",
      error, "i", n);
  gboolean row = FALSE;

  self->updated = OPCC_NO_DATE;
  if (stmt == NULL || !opcc_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      opcc_date_from_iso (opcc_stmt_get_text (stmt, 0), &self->updated);
      self->words = g_strdup (opcc_stmt_get_text (stmt, 1));
    }
  return TRUE;
}

static gboolean
read_changes (OpccDb *db, OpccSchemeState *self, gint64 n, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db, "SELECT amount, decision FROM budget_change WHERE scheme = $1 ORDER BY decided, n", error,
      "i", n);
  g_autoptr (GString) decisions = g_string_new (NULL);
  gboolean row = FALSE, ok = FALSE;

  if (stmt == NULL)
    return FALSE;
  while ((ok = opcc_stmt_step (stmt, &row, error)) && row)
    {
      self->changes += opcc_stmt_get_integer (stmt, 0);
      self->n_changes++;
      g_string_append_printf (decisions, "%s%s", decisions->len > 0 ? ", " : "",
                              opcc_stmt_get_text (stmt, 1));
    }
  if (decisions->len > 0)
    self->decisions = g_string_free (g_steal_pointer (&decisions), FALSE);
  return ok;
}

static OpccSchemeState *
make_state (OpccDb *db, OpccCapitalScheme *scheme, OpccDate today, GError **error)
{
  g_autoptr (OpccSchemeState) self = g_new0 (OpccSchemeState, 1);
  const gint64 n = opcc_record_get_n (OPCC_RECORD (scheme));

  self->scheme = g_object_ref (scheme);
  if (!read_changes (db, self, n, error) || !read_update (db, self, n, error))
    return NULL;
  self->revised = scheme->budget != OPCC_NO_MONEY ? scheme->budget + self->changes : OPCC_NO_MONEY;
  self->variance = self->revised != OPCC_NO_MONEY && scheme->forecast != OPCC_NO_MONEY
                       ? scheme->forecast - self->revised
                       : OPCC_NO_MONEY;
  self->rating =
      find_worst (find_worst (scheme->rating_time, scheme->rating_money), scheme->rating_quality);
  if (weigh_rating (self->rating) == 0)
    self->rating = NULL;
  if (is_complete (scheme))
    self->rating = "complete";
  find_slip (self);
  find_hint (self, today);
  self->lacks = find_lacks (self);
  return g_steal_pointer (&self);
}

OpccSchemeState *
opcc_schemes_find (OpccDb *db, gint64 n, OpccDate today, GError **error)
{
  g_autoptr (OpccCapitalScheme) scheme = opcc_db_load (db, &opcc_capital_scheme_kind, n, error);

  return scheme != NULL ? make_state (db, scheme, today, error) : NULL;
}

/* What needs looking at first: red, amber, green, not rated, complete. */
static int
compare_states (gconstpointer a, gconstpointer b)
{
  const OpccSchemeState *one = *(OpccSchemeState *const *) a;
  const OpccSchemeState *two = *(OpccSchemeState *const *) b;
  const int weight = weigh_rating (one->rating) - (is_complete (one->scheme) ? 1 : 0);
  const int other = weigh_rating (two->rating) - (is_complete (two->scheme) ? 1 : 0);

  if (weight != other)
    return other - weight;
  if (one->revised != two->revised)
    return two->revised > one->revised ? 1 : -1;
  return g_utf8_collate (one->scheme->title, two->scheme->title);
}

GPtrArray *
opcc_schemes_list (OpccDb *db, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) schemes =
      opcc_db_select (db, &opcc_capital_scheme_kind, "n > 0 ORDER BY n", error, "");
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_scheme_state_free);

  if (schemes == NULL)
    return NULL;
  for (guint i = 0; i < schemes->len; i++)
    {
      OpccSchemeState *state = make_state (db, g_ptr_array_index (schemes, i), today, error);

      if (state == NULL)
        return NULL;
      g_ptr_array_add (states, state);
    }
  g_ptr_array_sort (states, compare_states);
  return g_steal_pointer (&states);
}

static void
add_money (const OpccSchemeState *state, OpccSchemesSum *sum)
{
  const gboolean in_year = strcmp (state->scheme->section, "in-year") == 0;

  if (state->revised != OPCC_NO_MONEY)
    {
      sum->n_budgets++;
      (*(in_year ? &sum->n_in_year_budgets : &sum->n_approved_budgets))++;
      sum->budget += state->revised;
      *(in_year ? &sum->in_year : &sum->approved) += state->revised;
    }
  else if (state->scheme->budget_stated != NULL)
    sum->n_unreadable++;
  if (state->scheme->forecast != OPCC_NO_MONEY)
    {
      sum->n_forecasts++;
      sum->forecast += state->scheme->forecast;
    }
  if (state->variance != OPCC_NO_MONEY && state->variance > 0)
    {
      sum->n_over++;
      sum->over += state->variance;
    }
}

/**
 * opcc_schemes_sum:
 * @states: (element-type OpccSchemeState):
 * @sum: (out): what is missing is not in the sums, and is counted
 */
void
opcc_schemes_sum (GPtrArray *states, OpccSchemesSum *sum)
{
  memset (sum, 0, sizeof *sum);
  sum->n = states->len;
  sum->reported = OPCC_NO_DATE;
  for (guint i = 0; i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);
      guint *const ratings[] = { &sum->n_unrated, &sum->n_green, &sum->n_amber, &sum->n_red };

      add_money (state, sum);
      if (strcmp (state->scheme->section, "in-year") == 0)
        sum->n_in_year++;
      else
        sum->n_approved++;
      if (is_complete (state->scheme))
        sum->n_complete++;
      else
        (*ratings[weigh_rating (state->rating)])++;
      if ((state->lacks & OPCC_LACKS_ASKED) != 0)
        sum->n_lacking++;
      sum->reported = MAX (sum->reported, state->updated);
    }
}

/**
 * opcc_scheme_lacks_to_text:
 *
 * Returns: (transfer full) (nullable): what is missing, in words
 */
char *
opcc_scheme_lacks_to_text (guint lacks)
{
  static const char *const words[] = {
    N_ ("budget"),       N_ ("forecast"),     N_ ("per cent done"), N_ ("start"),
    N_ ("expected end"), N_ ("spent so far"), N_ ("rating"),
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((lacks & (1u << i)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _ (words[i]));
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

const char *
opcc_scheme_rating_get_label (const char *rating)
{
  if (rating == NULL)
    return _ ("Not rated");
  if (strcmp (rating, "complete") == 0)
    return _ ("Complete");
  return opcc_choice_get_label (opcc_ratings, rating);
}

/**
 * opcc_scheme_rating_define:
 *
 * The definitions of the Infrastructure and Projects Authority and its successor (domain.md 3.1).
 */
const char *
opcc_scheme_rating_define (const char *rating)
{
  switch (weigh_rating (rating))
    {
    case 1:
      return _ ("Time, budget and quality are highly likely; no major outstanding issues.");
    case 2:
      return _ ("Feasible, but significant issues need management’s attention.");
    case 3:
      return _ ("Unachievable as it stands; it may need a new scope.");
    default:
      return _ ("Nobody has rated it.");
    }
}

/**
 * opcc_scheme_rating_define_for:
 * @rating: "green", "amber" or "red"
 * @aspect: "time", "money" or "quality"
 *
 * The limits are those of the hint, so that a rating can be held against what the figures say; what
 * is said of quality is the definition of the whole (domain.md 3.1).
 *
 * Returns: (transfer full): a sentence
 */
char *
opcc_scheme_rating_define_for (const char *rating, const char *aspect)
{
  const int weight = weigh_rating (rating);

  if (strcmp (aspect, "time") == 0)
    return weight == 1   ? g_strdup (_ ("Ends no later than first approved."))
           : weight == 2 ? g_strdup_printf (_ ("Ends up to %d days later."), OPCC_SCHEME_RED_DAYS)
                         : g_strdup_printf (_ ("Ends more than %d days later, or its end has "
                                               "passed."),
                                            OPCC_SCHEME_RED_DAYS);
  if (strcmp (aspect, "money") == 0)
    return weight == 1   ? g_strdup (_ ("The forecast is within the revised budget."))
           : weight == 2 ? g_strdup_printf (_ ("The forecast is up to %d%% over it."),
                                            OPCC_SCHEME_RED_PER_CENT)
                         : g_strdup_printf (_ ("The forecast is more than %d%% over it."),
                                            OPCC_SCHEME_RED_PER_CENT);
  return g_strdup (weight == 1   ? _ ("No major issue is open.")
                   : weight == 2 ? _ ("Significant issues, which management can resolve.")
                                 : _ ("Issues that cannot be resolved without a new scope."));
}

/**
 * opcc_scheme_state_get_variance_percent:
 *
 * Returns: forecast less revised budget, in per cent of the revised budget; NAN where either is not
 *   given, or the budget is nil
 */
double
opcc_scheme_state_get_variance_percent (const OpccSchemeState *self)
{
  return self->variance != OPCC_NO_MONEY && self->revised > 0
             ? 100.0 * (double) self->variance / (double) self->revised
             : NAN;
}

/**
 * opcc_scheme_state_say_slip:
 *
 * Returns: (transfer full) (nullable): how much later than first approved
 */
char *
opcc_scheme_state_say_slip (const OpccSchemeState *self)
{
  if (self->slip_days <= 0)
    return NULL;
  if (self->slip_months > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "+%d month", "+%d months",
                                         (gulong) self->slip_months),
                            self->slip_months);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "+%d day", "+%d days",
                                       (gulong) self->slip_days),
                          self->slip_days);
}

/**
 * opcc_schemes_ask_missing:
 *
 * Returns: (transfer full): text to copy into a message, or to keep as a file
 */
char *
opcc_schemes_ask_missing (GPtrArray *states, OpccDate today)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = opcc_date_format (today);
  guint n = 0;

  for (guint i = 0; i < states->len; i++)
    if ((((const OpccSchemeState *) g_ptr_array_index (states, i))->lacks & OPCC_LACKS_ASKED) != 0)
      n++;
  g_string_append_printf (text, _ ("Capital programme: figures missing on %s\n\n"), day);
  if (n == 0)
    g_string_append (text, _ ("Nothing is missing.\n"));
  else
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "Please send what %u scheme lacks:\n\n",
                                         "Please send what %u schemes lack:\n\n", n),
                            n);
  for (guint i = 0; i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);
      g_autofree char *lacks = opcc_scheme_lacks_to_text (state->lacks & OPCC_LACKS_ASKED);

      if (lacks == NULL)
        continue;
      g_string_append_printf (text, "– %s: %s", state->scheme->title, lacks);
      if (state->revised == OPCC_NO_MONEY && state->scheme->budget_stated != NULL)
        g_string_append_printf (text, _ (" (printed as “%s”)"), state->scheme->budget_stated);
      if (state->scheme->owner != NULL)
        g_string_append_printf (text, " · %s", state->scheme->owner);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
