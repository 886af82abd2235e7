/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks asked of a kind of organisation, held against what was seen. */
#include "opcc-check-state.h"

#include <glib/gi18n-lib.h>

#include "opcc-check-rule.h"
#include "opcc-db.h"
#include "opcc-organisation.h"

const char *
opcc_check_verdict_get_label (OpccCheckVerdict verdict)
{
  switch (verdict)
    {
    case OPCC_CHECK_HOLDS:
      return _ ("holds");
    case OPCC_CHECK_ENDS_SOON:
      return _ ("ends soon");
    case OPCC_CHECK_EXPIRED:
      return _ ("expired");
    case OPCC_CHECK_NOT_IN_ORDER:
      return _ ("not in order");
    case OPCC_CHECK_MISSING:
    default:
      return _ ("missing");
    }
}

void
opcc_check_state_free (OpccCheckState *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->application);
  g_free (self->what);
  g_free (self->label);
  g_free (self);
}

/* The last day a check holds: what it says itself, or else so long as its rule has it. */
static OpccDate
find_end (const OpccCheckRule *rule, const OpccOrganisationCheck *check)
{
  if (check->expires != OPCC_NO_DATE || check->seen == OPCC_NO_DATE ||
      rule->months == OPCC_NO_INTEGER)
    return check->expires;
  return opcc_date_add_months (check->seen, (int) rule->months);
}

static OpccCheckVerdict
judge (const OpccOrganisationCheck *check, OpccDate expires, OpccDate today)
{
  if (g_strcmp0 (check->result, "in-order") != 0)
    return OPCC_CHECK_NOT_IN_ORDER;
  if (expires == OPCC_NO_DATE)
    return OPCC_CHECK_HOLDS;
  if (expires < today)
    return OPCC_CHECK_EXPIRED;
  return expires - today <= OPCC_CHECK_SOON ? OPCC_CHECK_ENDS_SOON : OPCC_CHECK_HOLDS;
}

/* The better of two papers counts: one that holds over one that does not, then the later end. */
static gboolean
is_better (const OpccCheckState *state, OpccCheckVerdict verdict, OpccDate expires)
{
  if (verdict != state->verdict)
    return verdict < state->verdict;
  return state->expires != OPCC_NO_DATE && (expires == OPCC_NO_DATE || expires > state->expires);
}

static OpccCheckState *
make_state (OpccOrganisation *organisation, const char *application, const OpccCheckRule *rule)
{
  OpccCheckState *state = g_new0 (OpccCheckState, 1);

  state->organisation = opcc_record_get_n (OPCC_RECORD (organisation));
  state->name = g_strdup (organisation->name);
  state->application = g_strdup (application);
  state->what = g_strdup (rule->what);
  state->label = g_strdup (rule->title);
  state->verdict = OPCC_CHECK_MISSING;
  state->seen = OPCC_NO_DATE;
  state->expires = OPCC_NO_DATE;
  return state;
}

static void
add_states (GPtrArray *states,
            GPtrArray *rules,
            OpccOrganisation *organisation,
            const char *application,
            GPtrArray *checks,
            OpccDate today)
{
  for (guint i = 0; i < rules->len; i++)
    {
      OpccCheckRule *rule = g_ptr_array_index (rules, i);
      OpccCheckState *state;

      if (!opcc_check_rule_asks (rule, organisation->kind))
        continue;
      state = make_state (organisation, application, rule);
      for (guint j = 0; j < checks->len; j++)
        {
          const OpccOrganisationCheck *check = g_ptr_array_index (checks, j);
          const OpccDate end = find_end (rule, check);

          if (!opcc_check_rule_is_met_by (rule, check) ||
              !is_better (state, judge (check, end, today), end))
            continue;
          state->verdict = judge (check, end, today);
          state->seen = check->seen;
          state->expires = end;
        }
      g_ptr_array_add (states, state);
    }
}

static gboolean
read_states (GPtrArray *states,
             GPtrArray *rules,
             OpccDb *db,
             gint64 organisation,
             const char *application,
             OpccDate today,
             GError **error)
{
  g_autoptr (OpccOrganisation) record =
      opcc_db_load (db, &opcc_organisation_kind, organisation, error);
  g_autoptr (GPtrArray) checks =
      record != NULL ? opcc_db_select (db, &opcc_organisation_check_kind,
                                       "organisation = $1 ORDER BY n", error, "i", organisation)
                     : NULL;

  if (checks == NULL)
    return FALSE;
  add_states (states, rules, record, application, checks, today);
  return TRUE;
}

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_check_state_free);
}

/**
 * opcc_check_state_list:
 * @today: the day on which a paper has to hold
 *
 * What an organisation of its kind has to show, each with the best paper there is, whichever round
 * it was seen for.
 *
 * Returns: (transfer full) (element-type OpccCheckState): NULL on error
 */
GPtrArray *
opcc_check_state_list (OpccDb *db, gint64 organisation, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) states = make_list ();
  g_autoptr (GPtrArray) rules = opcc_check_rule_list (db, error);

  return rules != NULL && read_states (states, rules, db, organisation, NULL, today, error)
             ? g_steal_pointer (&states)
             : NULL;
}

/**
 * opcc_check_state_list_round:
 *
 * The same for every application of a round that is still in it, by reference.
 *
 * Returns: (transfer full) (element-type OpccCheckState): NULL on error
 */
GPtrArray *
opcc_check_state_list_round (OpccDb *db, gint64 round, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) states = make_list ();
  g_autoptr (GPtrArray) rules = opcc_check_rule_list (db, error);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT organisation, reference FROM application WHERE round = $1"
                     " AND stage <> 'withdrawn' AND stage <> 'stopped' AND stage <> 'declined'"
                     " ORDER BY length (reference), reference",
                     error, "i", round);
  gboolean row = TRUE;

  if (rules == NULL || stmt == NULL)
    return NULL;
  while (row)
    {
      if (!opcc_stmt_step (stmt, &row, error) ||
          (row && !read_states (states, rules, db, opcc_stmt_get_integer (stmt, 0),
                                opcc_stmt_get_text (stmt, 1), today, error)))
        return NULL;
    }
  return g_steal_pointer (&states);
}

/**
 * opcc_check_state_say:
 * @states: (element-type OpccCheckState): of one organisation
 *
 * Returns: (transfer full): "Missing: constitution. Expired: insurance.", or that all hold
 */
char *
opcc_check_state_say (GPtrArray *states)
{
  static const OpccCheckVerdict open[] = { OPCC_CHECK_MISSING, OPCC_CHECK_EXPIRED,
                                           OPCC_CHECK_NOT_IN_ORDER, OPCC_CHECK_ENDS_SOON };
  static const char *const heads[] = { N_ ("Missing"), N_ ("Expired"), N_ ("Not in order"),
                                       N_ ("Ends soon") };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      const char *before = NULL;

      for (guint j = 0; j < states->len; j++)
        {
          const OpccCheckState *state = g_ptr_array_index (states, j);

          if (state->verdict != open[i])
            continue;
          if (before == NULL)
            g_string_append_printf (words, "%s%s: ", words->len > 0 ? " " : "",
                                    g_dgettext (GETTEXT_PACKAGE, heads[i]));
          g_string_append_printf (words, "%s%s", before != NULL ? before : "", state->label);
          before = ", ";
        }
      if (before != NULL)
        g_string_append_c (words, '.');
    }
  if (words->len == 0)
    g_string_append (words, _ ("All that is asked of an organisation of this kind holds."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
