/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding up what each plan gives to districts, priorities, zones, kinds and first-time applicants.
 */
#include "opcc-scenario-comparison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-organisation.h"
#include "opcc-place.h"
#include "opcc-scenario.h"

static void
free_line (OpccScenarioLine *line)
{
  g_free (line->section);
  g_free (line->label);
  g_free (line->money);
  g_free (line->counts);
  g_free (line);
}

static void
free_difference (OpccScenarioDifference *difference)
{
  g_free (difference->reference);
  g_free (difference->organisation);
  g_free (difference->money);
  g_free (difference);
}

static void
free_weight (OpccScenarioWeight *weight)
{
  g_free (weight->title);
  g_free (weight->weight);
  g_free (weight);
}

void
opcc_scenario_comparison_free (OpccScenarioComparison *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->same);
  g_ptr_array_unref (self->weights);
  g_free (self);
}

/* --- what an application counts under --------------------------------------------------------- */

typedef struct
{
  OpccApplication *application; /* (unowned) */
  char *kind;                   /* (owned) label of the organisation's kind */
  gboolean first;               /* no award before, and no published grant */
} Facts;

static void
free_facts (Facts *facts)
{
  g_free (facts->kind);
  g_free (facts);
}

/* TRUE where the office knows of no grant to the organisation before this round. */
static gboolean
is_first (OpccDb *db, const OpccApplication *application, gboolean *first, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 n = opcc_db_get_integer (
      db,
      "SELECT (SELECT count(*) FROM award w JOIN application p ON p.n = w.application"
      " WHERE p.organisation = $1 AND p.round <> $2 AND w.state = 'approved')"
      " + (SELECT count(*) FROM past_grant g WHERE g.organisation = $1)",
      0, &failure, "ii", application->organisation, application->round);

  *first = n == 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GHashTable *
read_facts (OpccDb *db, GPtrArray *applications, GError **error)
{
  const OpccField *kinds = opcc_kind_find_field (&opcc_organisation_kind, "kind");
  g_autoptr (GHashTable) table =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_facts);

  for (guint i = 0; i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);
      const gint64 n = opcc_record_get_n (OPCC_RECORD (application));
      g_autoptr (OpccOrganisation) organisation =
          opcc_db_load (db, &opcc_organisation_kind, application->organisation, error);
      Facts *facts = g_new0 (Facts, 1);

      g_hash_table_insert (table, g_memdup2 (&n, sizeof n), facts);
      if (organisation == NULL || !is_first (db, application, &facts->first, error))
        return NULL;
      facts->application = application;
      facts->kind = organisation->kind != NULL
                        ? g_strdup (opcc_choice_get_label (kinds->choices, organisation->kind))
                        : NULL;
    }
  return g_steal_pointer (&table);
}

typedef const char *(*Group) (const Facts *facts);

static const char *
get_all (const Facts *facts)
{
  return _ ("All awards");
}

static const char *
get_district (const Facts *facts)
{
  const OpccPlace *place = facts->application->district != NULL
                               ? opcc_place_by_key (facts->application->district)
                               : NULL;

  return place != NULL ? place->short_name : NULL;
}

static const char *
get_priority (const Facts *facts)
{
  return facts->application->priority;
}

static const char *
get_zone (const Facts *facts)
{
  return facts->application->zone != NULL ? facts->application->zone : _ ("Outside the zones");
}

static const char *
get_kind (const Facts *facts)
{
  return facts->kind;
}

static const char *
get_first (const Facts *facts)
{
  return facts->first ? _ ("First grant known to the office") : _ ("Had a grant before");
}

/* --- comparing -------------------------------------------------------------------------------- */

static OpccScenarioLine *
get_line (OpccScenarioComparison *self, const char *section, const char *label)
{
  OpccScenarioLine *line;

  for (guint i = 0; i < self->lines->len; i++)
    {
      line = g_ptr_array_index (self->lines, i);
      if (strcmp (line->section, section) == 0 && strcmp (line->label, label) == 0)
        return line;
    }
  line = g_new0 (OpccScenarioLine, 1);
  line->section = g_strdup (section);
  line->label = g_strdup (label);
  line->money = g_new0 (gint64, self->n_plans);
  line->counts = g_new0 (guint, self->n_plans);
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
add_section (OpccScenarioComparison *self,
             GPtrArray *plans,
             GHashTable *facts,
             const char *section,
             Group group)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const OpccAwardPlan *plan = g_ptr_array_index (plans, i);

      for (guint j = 0; j < plan->rows->len; j++)
        {
          const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, j);
          const Facts *known = g_hash_table_lookup (facts, &row->ranked->application);
          const char *label = known != NULL ? group (known) : NULL;
          OpccScenarioLine *line =
              get_line (self, section, label != NULL ? label : _ ("Not given"));

          line->money[i] += row->amount;
          line->counts[i] += row->amount > 0;
        }
    }
}

static gint64
find_amount (const OpccAwardPlan *plan, gint64 application)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      if (row->ranked->application == application)
        return row->amount;
    }
  return 0;
}

static void
add_application (OpccScenarioComparison *self, GPtrArray *plans, OpccApplication *application)
{
  g_autofree gint64 *money = g_new0 (gint64, plans->len);
  OpccScenarioDifference *difference;
  const OpccRankingRow *row;
  gboolean same = TRUE;

  for (guint i = 0; i < plans->len; i++)
    {
      money[i] = find_amount (plans->pdata[i], opcc_record_get_n (OPCC_RECORD (application)));
      same = same && money[i] == money[0];
    }
  row = opcc_ranking_find (((OpccAwardPlan *) plans->pdata[0])->ranking,
                           opcc_record_get_n (OPCC_RECORD (application)));
  difference = g_new0 (OpccScenarioDifference, 1);
  difference->application = opcc_record_get_n (OPCC_RECORD (application));
  difference->reference = g_strdup (application->reference);
  difference->organisation = g_strdup (row != NULL ? row->organisation : "");
  difference->money = g_steal_pointer (&money);
  g_ptr_array_add (same ? self->same : self->differences, difference);
}

/* @plans of that round, with a title each. */
static OpccScenarioComparison *
compare (OpccDb *db, gint64 round, GPtrArray *plans, GPtrArray *titles, GError **error)
{
  const struct
  {
    const char *section;
    Group group;
  } sections[] = {
    { _ ("In all"), get_all },
    { _ ("District"), get_district },
    { _ ("Plan priority"), get_priority },
    { _ ("People Zone"), get_zone },
    { _ ("Kind of organisation"), get_kind },
    { _ ("First-time applicants"), get_first },
  };
  g_autoptr (GPtrArray) applications = opcc_application_list (db, round, error);
  g_autoptr (GHashTable) facts = applications != NULL ? read_facts (db, applications, error) : NULL;
  OpccScenarioComparison *self;

  if (facts == NULL)
    return NULL;
  self = g_new0 (OpccScenarioComparison, 1);
  self->n_plans = plans->len;
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) free_difference);
  self->same = g_ptr_array_new_with_free_func ((GDestroyNotify) free_difference);
  self->weights = g_ptr_array_new_with_free_func ((GDestroyNotify) free_weight);
  for (guint i = 0; i < titles->len; i++)
    g_ptr_array_add (self->titles, g_strdup (titles->pdata[i]));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (self, plans, facts, sections[i].section, sections[i].group);
  for (guint i = 0; plans->len > 0 && i < applications->len; i++)
    add_application (self, plans, g_ptr_array_index (applications, i));
  return self;
}

/* @first: which plan is that of the first of @kept; one before it has the weights of the round. */
static gboolean
add_weights (OpccScenarioComparison *self,
             OpccDb *db,
             gint64 round,
             GPtrArray *kept,
             guint first,
             GError **error)
{
  g_autoptr (GPtrArray) plain = opcc_criterion_list (db, round, error);
  gboolean any = FALSE;

  for (guint i = 0; i < kept->len; i++)
    any = any || ((OpccScenario *) kept->pdata[i])->weights != NULL;
  if (plain == NULL || !any)
    return plain != NULL;
  for (guint c = 0; c < plain->len; c++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (plain, c);
      OpccScenarioWeight *line = g_new0 (OpccScenarioWeight, 1);

      line->title = g_strdup (criterion->title);
      line->weight = g_new0 (double, self->n_plans);
      for (guint i = 0; i < first; i++)
        line->weight[i] = criterion->weight;
      g_ptr_array_add (self->weights, line);
    }
  for (guint i = 0; i < kept->len; i++)
    {
      g_autoptr (GPtrArray) criteria = opcc_scenario_list_criteria (db, kept->pdata[i], error);

      if (criteria == NULL)
        return FALSE;
      for (guint c = 0; c < criteria->len; c++)
        ((OpccScenarioWeight *) self->weights->pdata[c])->weight[first + i] =
            ((OpccCriterion *) criteria->pdata[c])->weight;
    }
  return TRUE;
}

/**
 * opcc_scenario_compare_kept:
 * @board: (nullable): a plan that is not kept, which comes first
 *
 * Compares all scenarios that the round keeps: where the money goes, which applications get the
 * same in all and which do not, and the weights where a scenario has its own.
 *
 * Returns: (transfer full): NULL on error
 */
OpccScenarioComparison *
opcc_scenario_compare_kept (
    OpccDb *db, gint64 round, const OpccAwardPlan *board, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) kept = opcc_scenario_list (db, round, error);
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_award_plan_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpccScenarioComparison) self = NULL;

  if (kept == NULL)
    return NULL;
  if (board != NULL)
    {
      g_ptr_array_add (plans, opcc_award_plan_new (board->ranking, board->settings));
      g_ptr_array_add (titles, g_strdup (_ ("As on the board")));
    }
  for (guint i = 0; i < kept->len; i++)
    {
      OpccScenario *scenario = g_ptr_array_index (kept, i);
      OpccAwardPlan *plan = opcc_scenario_draw (db, scenario, cancellable, error);

      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
      g_ptr_array_add (titles, g_strdup (scenario->title));
    }
  self = compare (db, round, plans, titles, error);
  return self != NULL && add_weights (self, db, round, kept, board != NULL ? 1 : 0, error)
             ? g_steal_pointer (&self)
             : NULL;
}
