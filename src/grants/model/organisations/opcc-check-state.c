/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of due diligence by kind of organisation, held against what was seen. */
#include "opcc-check-state.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-organisation.h"

#define CONSTITUTION (1 << 0)
#define ACCOUNTS     (1 << 1)
#define SAFEGUARDING (1 << 2)
#define INSURANCE    (1 << 3)
#define BANK_LETTER  (1 << 4)
#define ALL          (CONSTITUTION | ACCOUNTS | SAFEGUARDING | INSURANCE | BANK_LETTER)

/* Bodies set up by law have no constitution of their own to show, and publish their accounts; a
 * kind that is not here shows all. */
static const struct
{
  const char *kind;
  guint needs;
} lists[] = {
  { "parish-council", INSURANCE | BANK_LETTER },
  { "public-body", INSURANCE | BANK_LETTER },
  { "school", SAFEGUARDING | INSURANCE | BANK_LETTER },
  { "business", ACCOUNTS | INSURANCE | BANK_LETTER },
};

static guint
get_place (const char *what)
{
  guint place = 0;

  while (opcc_organisation_check_list[place].key != NULL &&
         !g_str_equal (opcc_organisation_check_list[place].key, what))
    place++;
  return place;
}

gboolean
opcc_check_is_needed (const char *organisation_kind, const char *what)
{
  guint needs = ALL;

  g_return_val_if_fail (what != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].kind, organisation_kind) == 0)
      needs = lists[i].needs;
  return (needs & (1u << get_place (what))) != 0;
}

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
  g_free (self);
}

static OpccCheckVerdict
judge (const OpccOrganisationCheck *check, OpccDate today)
{
  if (g_strcmp0 (check->result, "in-order") != 0)
    return OPCC_CHECK_NOT_IN_ORDER;
  if (check->expires == OPCC_NO_DATE)
    return OPCC_CHECK_HOLDS;
  if (check->expires < today)
    return OPCC_CHECK_EXPIRED;
  return check->expires - today <= OPCC_CHECK_SOON ? OPCC_CHECK_ENDS_SOON : OPCC_CHECK_HOLDS;
}

/* The better of two papers counts: one that holds over one that does not, then the later end. */
static gboolean
is_better (const OpccCheckState *state, OpccCheckVerdict verdict, OpccDate expires)
{
  if (verdict != state->verdict)
    return verdict < state->verdict;
  return state->expires != OPCC_NO_DATE && (expires == OPCC_NO_DATE || expires > state->expires);
}

static void
add_states (GPtrArray *states,
            OpccOrganisation *organisation,
            const char *application,
            GPtrArray *checks,
            OpccDate today)
{
  for (guint i = 0; opcc_organisation_check_list[i].key != NULL; i++)
    {
      const char *what = opcc_organisation_check_list[i].key;
      OpccCheckState *state;

      if (!opcc_check_is_needed (organisation->kind, what))
        continue;
      state = g_new0 (OpccCheckState, 1);
      state->organisation = opcc_record_get_n (OPCC_RECORD (organisation));
      state->name = g_strdup (organisation->name);
      state->application = g_strdup (application);
      state->what = what;
      state->verdict = OPCC_CHECK_MISSING;
      state->seen = OPCC_NO_DATE;
      state->expires = OPCC_NO_DATE;
      for (guint j = 0; j < checks->len; j++)
        {
          const OpccOrganisationCheck *check = g_ptr_array_index (checks, j);

          if (g_strcmp0 (check->what, what) != 0 ||
              !is_better (state, judge (check, today), check->expires))
            continue;
          state->verdict = judge (check, today);
          state->seen = check->seen;
          state->expires = check->expires;
        }
      g_ptr_array_add (states, state);
    }
}

static gboolean
read_states (GPtrArray *states,
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
  add_states (states, record, application, checks, today);
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

  return read_states (states, db, organisation, NULL, today, error) ? g_steal_pointer (&states)
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
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT organisation, reference FROM application WHERE round = $1"
                     " AND stage <> 'withdrawn' AND stage <> 'stopped' AND stage <> 'declined'"
                     " ORDER BY length (reference), reference",
                     error, "i", round);
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  while (row)
    {
      if (!opcc_stmt_step (stmt, &row, error) ||
          (row && !read_states (states, db, opcc_stmt_get_integer (stmt, 0),
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
          g_string_append_printf (words, "%s%s", before != NULL ? before : "",
                                  opcc_choice_get_label (opcc_organisation_check_list,
                                                         state->what));
          before = ", ";
        }
      if (before != NULL)
        g_string_append_c (words, '.');
    }
  if (words->len == 0)
    g_string_append (words, _ ("All that is asked of an organisation of this kind holds."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
