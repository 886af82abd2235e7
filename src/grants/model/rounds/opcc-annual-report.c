/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting the grants of a year from its rounds, applications and awards. */
#include "opcc-annual-report.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-award.h"
#include "opcc-db.h"
#include "opcc-door-rules.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-organisation.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-time.h"

const char *
opcc_outcome_get_label (OpccOutcome outcome)
{
  static const char *const labels[] = { N_ ("Awarded"), N_ ("Refused"), N_ ("Withdrawn"),
                                        N_ ("No decision noted") };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (labels), "");
  return g_dgettext (GETTEXT_PACKAGE, labels[outcome]);
}

static void
free_row (OpccAnnualRow *row)
{
  g_free (row->round);
  g_free (row->reference);
  g_free (row->organisation);
  g_free (row->title);
  g_free (row->reason);
  g_free (row->reason_label);
  g_free (row);
}

static void
free_round (OpccAnnualRound *round)
{
  g_free (round->code);
  g_free (round->title);
  g_free (round);
}

static void
free_reason (OpccAnnualReason *reason)
{
  g_free (reason->key);
  g_free (reason->label);
  g_free (reason);
}

void
opcc_annual_report_free (OpccAnnualReport *self)
{
  if (self == NULL)
    return;
  g_free (self->year);
  g_free (self->until);
  g_ptr_array_unref (self->rounds);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/* --- one application -------------------------------------------------------------------------- */

static void
find_door_reason (OpccAnnualRow *row, OpccApplication *application, OpccScheme *scheme)
{
  guint n_flags;
  const OpccFlag *flags = opcc_flag_list (&n_flags);

  for (guint i = 0; i < n_flags; i++)
    if (flags[i].weight == OPCC_FLAG_STOP && opcc_application_has_flag (application, flags[i].key))
      {
        row->reason = g_strdup (flags[i].key);
        row->reason_label = opcc_flag_get_label (&flags[i], scheme);
        return;
      }
  row->reason = g_strdup ("stopped");
  row->reason_label = g_strdup (_ ("Not considered"));
}

static void
find_reason (OpccAnnualRow *row, const OpccAward *award)
{
  const OpccField *field = opcc_kind_find_field (&opcc_award_kind, "refusal");

  /* What was decided before reasons were kept apart. */
  row->reason = g_strdup (award->refusal != NULL ? award->refusal : "unsorted");
  row->reason_label = award->refusal != NULL
                          ? g_strdup (opcc_choice_get_label (field->choices, award->refusal))
                          : g_strdup (_ ("Reason in words only"));
}

static void
find_outcome (OpccAnnualRow *row,
              OpccApplication *application,
              const OpccAward *award,
              OpccScheme *scheme)
{
  if (g_strcmp0 (application->stage, "withdrawn") == 0)
    row->outcome = OPCC_OUTCOME_WITHDRAWN;
  else if (award != NULL && strcmp (award->state, "approved") == 0)
    {
      row->outcome = OPCC_OUTCOME_AWARDED;
      row->awarded = award->amount;
    }
  else if (award != NULL)
    {
      row->outcome = OPCC_OUTCOME_REFUSED;
      find_reason (row, award);
    }
  else if (g_strcmp0 (application->stage, "stopped") == 0)
    {
      row->outcome = OPCC_OUTCOME_REFUSED;
      find_door_reason (row, application, scheme);
    }
  else
    row->outcome = OPCC_OUTCOME_UNDECIDED;
}

static OpccAnnualRow *
make_row (OpccDb *db,
          OpccRound *round,
          OpccScheme *scheme,
          OpccApplication *application,
          const OpccAward *award,
          GError **error)
{
  g_autoptr (OpccOrganisation) organisation =
      opcc_db_load (db, &opcc_organisation_kind, application->organisation, error);
  OpccAnnualRow *row;

  if (organisation == NULL)
    return NULL;
  row = g_new0 (OpccAnnualRow, 1);
  row->application = opcc_record_get_n (OPCC_RECORD (application));
  row->round = g_strdup (round->code);
  row->reference = g_strdup (application->reference);
  row->organisation = g_strdup (organisation->name);
  row->title = g_strdup (application->title);
  row->asked = application->asked;
  find_outcome (row, application, award, scheme);
  return row;
}

/* --- rounds ----------------------------------------------------------------------------------- */

static void
count_row (OpccAnnualRound *round, const OpccAnnualRow *row)
{
  round->n_applications++;
  round->n_outcomes[row->outcome]++;
  round->asked += row->asked != OPCC_NO_MONEY ? row->asked : 0;
  round->awarded += row->awarded;
}

/* Returns: (transfer full): application -> OpccAward, of the list and no longer than it */
static GHashTable *
index_awards (GPtrArray *awards)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < awards->len; i++)
    {
      OpccAward *award = g_ptr_array_index (awards, i);

      g_hash_table_insert (index, &award->application, award);
    }
  return index;
}

static gboolean
add_applications (
    OpccAnnualReport *self, OpccDb *db, OpccRound *round, OpccAnnualRound *counts, GError **error)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (round));
  g_autoptr (OpccScheme) scheme = opcc_scheme_load (db, round->scheme, error);
  g_autoptr (GPtrArray) applications = scheme != NULL ? opcc_application_list (db, n, error) : NULL;
  g_autoptr (GPtrArray) awards =
      applications != NULL
          ? opcc_db_select (db, &opcc_award_kind,
                            "application IN (SELECT n FROM application WHERE round = $1)", error,
                            "i", n)
          : NULL;
  g_autoptr (GHashTable) by_application = awards != NULL ? index_awards (awards) : NULL;

  for (guint i = 0; awards != NULL && i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);
      const gint64 number = opcc_record_get_n (OPCC_RECORD (application));
      OpccAnnualRow *row = make_row (db, round, scheme, application,
                                     g_hash_table_lookup (by_application, &number), error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (self->rows, row);
      count_row (counts, row);
      count_row (&self->total, row);
    }
  return awards != NULL;
}

static gboolean
add_round (OpccAnnualReport *self, OpccDb *db, OpccRound *round, GError **error)
{
  OpccAnnualRound *counts;

  if (round->decided == OPCC_NO_DATE)
    {
      self->n_undecided++;
      return TRUE;
    }
  counts = g_new0 (OpccAnnualRound, 1);
  counts->n = opcc_record_get_n (OPCC_RECORD (round));
  counts->code = g_strdup (round->code);
  counts->title = g_strdup (round->title);
  counts->closed =
      round->closes != OPCC_NO_TIME ? opcc_time_get_date (round->closes) : OPCC_NO_DATE;
  counts->decided = round->decided;
  counts->days = counts->closed != OPCC_NO_DATE && counts->decided >= counts->closed
                     ? counts->decided - counts->closed
                     : -1;
  g_ptr_array_add (self->rounds, counts);
  return add_applications (self, db, round, counts, error);
}

/* --- sums ------------------------------------------------------------------------------------- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The middle one, or the mean of the two in the middle. */
static double
find_median (GPtrArray *rounds)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < rounds->len; i++)
    {
      const OpccAnnualRound *round = g_ptr_array_index (rounds, i);

      if (round->days >= 0)
        g_array_append_val (days, round->days);
    }
  if (days->len == 0)
    return NAN;
  g_array_sort (days, compare_days);
  return (g_array_index (days, int, (days->len - 1) / 2) +
          g_array_index (days, int, days->len / 2)) /
         2.0;
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const OpccAnnualReason *x = *(OpccAnnualReason *const *) a;
  const OpccAnnualReason *y = *(OpccAnnualReason *const *) b;

  return x->n != y->n ? (x->n > y->n ? -1 : 1) : strcmp (x->key, y->key);
}

static void
count_reason (GPtrArray *reasons, const OpccAnnualRow *row)
{
  OpccAnnualReason *reason = NULL;

  for (guint i = 0; i < reasons->len && reason == NULL; i++)
    if (strcmp (((OpccAnnualReason *) reasons->pdata[i])->key, row->reason) == 0)
      reason = g_ptr_array_index (reasons, i);
  if (reason == NULL)
    {
      reason = g_new0 (OpccAnnualReason, 1);
      reason->key = g_strdup (row->reason);
      reason->label = g_strdup (row->reason_label);
      g_ptr_array_add (reasons, reason);
    }
  reason->n++;
}

static void
add_up (OpccAnnualReport *self)
{
  self->median_days = find_median (self->rounds);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const OpccAnnualRow *row = g_ptr_array_index (self->rows, i);

      if (row->reason != NULL)
        count_reason (self->reasons, row);
    }
  g_ptr_array_sort (self->reasons, compare_reasons);
}

static gboolean
read_years (OpccAnnualReport *self, const char *year, const char *until, GError **error)
{
  int first;
  int last;

  if (!opcc_financial_year_parse (year, &first, error) ||
      !opcc_financial_year_parse (until != NULL ? until : year, &last, error))
    return FALSE;
  self->year = opcc_financial_year_format (first);
  self->until = opcc_financial_year_format (last);
  if (last >= first)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The last year, %s, comes before the first, %s. Give them the other way round."),
               self->until, self->year);
  return FALSE;
}

/**
 * opcc_annual_report_compute:
 * @year: the financial year, or the first of several
 * @until: (nullable): the last year; NULL: the one alone
 *
 * Counts the rounds of the schemes of those years that are decided, with all applications they
 * received. The median is that of the days from closing to decision of these rounds.
 *
 * Returns: (transfer full): NULL on error, such as OPCC_ERROR_NOT_FOUND where no scheme is of these
 *   years
 */
OpccAnnualReport *
opcc_annual_report_compute (OpccDb *db, const char *year, const char *until, GError **error)
{
  g_autoptr (OpccAnnualReport) self = g_new0 (OpccAnnualReport, 1);
  g_autoptr (GPtrArray) rounds = NULL;

  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_round);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) free_reason);
  if (!read_years (self, year, until, error))
    return NULL;
  rounds = opcc_db_select (db, &opcc_round_kind,
                           "scheme IN (SELECT s.n FROM scheme s WHERE s.year >= $1 AND s.year <= "
                           "$2) ORDER BY code",
                           error, "ss", self->year, self->until);
  if (rounds == NULL)
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    if (!add_round (self, db, g_ptr_array_index (rounds, i), error))
      return NULL;
  add_up (self);
  if (rounds->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("There is no round of a scheme in %s. Choose a year that has rounds."),
               self->year);
  return NULL;
}

/**
 * opcc_annual_round_get_share:
 *
 * Returns: awards in a hundred applications received, those stopped or withdrawn among them; NAN
 *   where there is none
 */
double
opcc_annual_round_get_share (const OpccAnnualRound *self)
{
  return self->n_applications > 0
             ? 100.0 * self->n_outcomes[OPCC_OUTCOME_AWARDED] / self->n_applications
             : NAN;
}

/**
 * opcc_annual_report_say:
 *
 * Returns: (transfer full): the sentence of the annual report
 */
char *
opcc_annual_report_say (const OpccAnnualReport *self)
{
  const guint n_awards = self->total.n_outcomes[OPCC_OUTCOME_AWARDED];
  g_autofree char *money = opcc_money_format (self->total.awarded);
  g_autofree char *span = strcmp (self->year, self->until) == 0
                              ? g_strdup (self->year)
                              : g_strdup_printf (_ ("%s to %s"), self->year, self->until);
  g_autofree char *rounds = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u grants round",
                                                          "%u grants rounds", self->rounds->len),
                                             self->rounds->len);
  g_autofree char *received =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application", "%u applications",
                                    self->total.n_applications),
                       self->total.n_applications);

  if (self->rounds->len == 0)
    return g_strdup_printf (_ ("In %s no grants round has been decided yet."), span);
  /* Translators: "In 2022/23, 6 grants rounds provided £503,500 of funding. Over that time 109
   * applications were received, with 46 being successful." */
  return g_strdup_printf (_ ("In %s, %s provided %s of funding. Over that time %s came in, with %u "
                             "being successful in securing funding."),
                          span, rounds, money, received, n_awards);
}

static const char *
get_outcome_key (OpccOutcome outcome)
{
  static const char *const keys[] = { "awards", "refused", "withdrawn", "undecided" };

  return keys[outcome];
}

/**
 * opcc_annual_row_is_behind:
 * @figure: "applications", "awards", "refused", "withdrawn", "undecided", the code of a round or
 *   the key of a reason
 *
 * Returns: whether the application is one of those that the figure counts
 */
gboolean
opcc_annual_row_is_behind (const OpccAnnualRow *self, const char *figure)
{
  return strcmp (figure, "applications") == 0 ||
         strcmp (figure, get_outcome_key (self->outcome)) == 0 ||
         strcmp (figure, self->round) == 0 || g_strcmp0 (figure, self->reason) == 0;
}

/**
 * opcc_annual_report_has_figure:
 *
 * Returns: whether it has a figure of that name, as in opcc_annual_row_is_behind ()
 */
gboolean
opcc_annual_report_has_figure (const OpccAnnualReport *self, const char *figure)
{
  if (strcmp (figure, "applications") == 0)
    return TRUE;
  for (guint i = 0; i <= OPCC_OUTCOME_UNDECIDED; i++)
    if (strcmp (figure, get_outcome_key (i)) == 0)
      return TRUE;
  for (guint i = 0; i < self->rounds->len; i++)
    if (strcmp (figure, ((OpccAnnualRound *) self->rounds->pdata[i])->code) == 0)
      return TRUE;
  for (guint i = 0; i < self->reasons->len; i++)
    if (strcmp (figure, ((OpccAnnualReason *) self->reasons->pdata[i])->key) == 0)
      return TRUE;
  return FALSE;
}

/**
 * opcc_annual_report_list_years:
 * @from: "2022/23"
 *
 * Returns: (transfer full) (element-type utf8): the years of schemes from that one on, in order;
 *   NULL on error
 */
GPtrArray *
opcc_annual_report_list_years (OpccDb *db, const char *from, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT DISTINCT year FROM scheme WHERE year >= $1 ORDER BY year", error,
                     "s", from);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&years);
      g_ptr_array_add (years, g_strdup (opcc_stmt_get_text (stmt, 0)));
    }
  return NULL;
}
