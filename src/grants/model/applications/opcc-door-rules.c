/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules at the door, one row of a table each: when it is broken, and how that is said. */
#include "opcc-door-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-text.h"

/**
 * Rule:
 * @explain: (nullable): the sentence for an application that breaks the rule, NULL for one that
 *   keeps it; without a function the flag is set by marks, matching or a person
 */
typedef struct
{
  OpccFlag flag;
  char *(*explain) (OpccApplication *application, OpccRound *round, OpccScheme *scheme);
} Rule;

static char *
explain_late (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  g_autofree char *received = NULL;
  g_autofree char *closes = NULL;

  if (application->received == OPCC_NO_TIME || round->closes == OPCC_NO_TIME ||
      application->received <= round->closes)
    return NULL;
  received = opcc_time_format (application->received);
  closes = opcc_time_format (round->closes);
  return g_strdup_printf (_ ("It was received on %s, after the round closed on %s."), received,
                          closes);
}

static char *
explain_over_cap (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  g_autofree char *asked = NULL;
  g_autofree char *cap = NULL;

  if (application->asked == OPCC_NO_MONEY || scheme->cap == OPCC_NO_MONEY ||
      application->asked <= scheme->cap)
    return NULL;
  asked = opcc_money_format (application->asked);
  cap = opcc_money_format (scheme->cap);
  return g_strdup_printf (_ ("%s is over the cap of %s."), asked, cap);
}

static char *
explain_too_long (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  int months = opcc_application_get_months (application);

  if (scheme->months == OPCC_NO_INTEGER || months <= scheme->months)
    return NULL;
  return g_strdup_printf (_ ("It lasts %d months; the scheme allows %ld."), months,
                          (long) scheme->months);
}

static char *
explain_outside (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  if (application->district != NULL || application->place_given == NULL)
    return NULL;
  return g_strdup_printf (_ ("“%s” is not one of the nine districts of Leicester, Leicestershire "
                             "and Rutland."),
                          application->place_given);
}

static char *
explain_no_priority (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  if (application->priority == NULL)
    return g_strdup (_ ("It names no priority of the Police and Crime Plan."));
  if (opcc_scheme_allows_priority (scheme, application->priority))
    return NULL;
  return g_strdup_printf (_ ("“%s” is not a priority of the Police and Crime Plan that this scheme "
                             "names."),
                          application->priority);
}

static char *
explain_return_overdue (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  g_autofree char *folded = NULL;

  if (application->previous_return == NULL)
    return NULL;
  folded = opcc_text_fold (application->previous_return);
  /* "No", "Not yet", but neither "None", "Noted" nor "Not applicable". */
  g_strdelimit (folded, ",.;:", ' ');
  if (strcmp (folded, "no") != 0 && !g_str_has_prefix (folded, "no ") &&
      strcmp (folded, "not yet") != 0 && !g_str_has_prefix (folded, "not yet "))
    return NULL;
  return g_strdup_printf (_ ("The return of an earlier grant is not in: “%s”."),
                          application->previous_return);
}

static char *
explain_in_zone (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  if (application->zone == NULL)
    return NULL;
  return g_strdup_printf (_ ("The project is in a People Zone: %s."), application->zone);
}

static const Rule rules[] = {
  { { "late", N_ ("Late"), OPCC_FLAG_STOP }, explain_late },
  { { "over-cap", N_ ("Over the cap"), OPCC_FLAG_STOP }, explain_over_cap },
  { { "outside", N_ ("Outside the area"), OPCC_FLAG_STOP }, explain_outside },
  { { "too-long", N_ ("Too long"), OPCC_FLAG_WARN }, explain_too_long },
  { { "no-priority", N_ ("No plan priority"), OPCC_FLAG_WARN }, explain_no_priority },
  { { "return-overdue", N_ ("Return overdue"), OPCC_FLAG_WARN }, explain_return_overdue },
  { { "applied-twice", N_ ("Applied twice"), OPCC_FLAG_WARN }, NULL },
  { { "other-spelling", N_ ("Same number, other name"), OPCC_FLAG_WARN }, NULL },
  { { "wide-spread", N_ ("Wide spread"), OPCC_FLAG_WARN }, NULL },
  { { "in-zone", N_ ("In a People Zone"), OPCC_FLAG_INFO }, explain_in_zone },
};

/**
 * opcc_flag_list:
 *
 * Returns: (transfer none) (array length=n_flags): all flags
 */
const OpccFlag *
opcc_flag_list (guint *n_flags)
{
  static OpccFlag flags[G_N_ELEMENTS (rules)];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        flags[i] = rules[i].flag;
      g_once_init_leave (&filled, 1);
    }
  *n_flags = G_N_ELEMENTS (rules);
  return flags;
}

static const Rule *
find_rule (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].flag.key, key) == 0)
      return &rules[i];
  return NULL;
}

/**
 * opcc_flag_find:
 *
 * Returns: (transfer none) (nullable): the flag of that key
 */
const OpccFlag *
opcc_flag_find (const char *key)
{
  const Rule *rule = find_rule (key);

  return rule != NULL ? &rule->flag : NULL;
}

/**
 * opcc_flag_get_label:
 * @scheme: (nullable): the scheme, where the label names its limit
 *
 * Returns: (transfer full): "Over 12 months"
 */
char *
opcc_flag_get_label (const OpccFlag *flag, OpccScheme *scheme)
{
  if (scheme != NULL && scheme->months != OPCC_NO_INTEGER && strcmp (flag->key, "too-long") == 0)
    return g_strdup_printf (_ ("Over %ld months"), (long) scheme->months);
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, flag->label));
}

/**
 * opcc_door_check:
 *
 * Returns: TRUE where the application is stopped
 */
gboolean
opcc_door_check (OpccApplication *application, OpccRound *round, OpccScheme *scheme)
{
  gboolean stopped = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      g_autofree char *sentence = NULL;

      if (rule->explain != NULL)
        {
          sentence = rule->explain (application, round, scheme);
          if (sentence != NULL)
            opcc_application_add_flag (application, rule->flag.key);
          else
            opcc_application_remove_flag (application, rule->flag.key);
        }
      if (rule->flag.weight == OPCC_FLAG_STOP &&
          opcc_application_has_flag (application, rule->flag.key))
        stopped = TRUE;
    }
  return stopped;
}

/**
 * opcc_door_explain:
 *
 * Returns: (transfer full) (nullable): the sentence; NULL also for a flag that no rule sets
 */
char *
opcc_door_explain (const char *flag,
                   OpccApplication *application,
                   OpccRound *round,
                   OpccScheme *scheme)
{
  const Rule *rule = find_rule (flag);

  if (rule == NULL || rule->explain == NULL)
    return NULL;
  return rule->explain (application, round, scheme);
}
