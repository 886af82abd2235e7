/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of due diligence that the office has made, over those that come with the program. */
#include "opcc-check-rule.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-organisation.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccCheckRule, title, TEXT, N_("Check"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccCheckRule, what, CHOICE, N_("What is checked"),
              .marks = OPCC_MARK_REQUIRED, .choices = opcc_organisation_check_list),
  OPCC_FIELD (OpccCheckRule, named, TEXT, N_("Its name, where it is another"), .marks = OPCC_MARK_LATER),
  OPCC_FIELD (OpccCheckRule, months, INTEGER, N_("Good for, in months"), .marks = OPCC_MARK_LATER,
              .min = 1, .max = 240),
  OPCC_FIELD (OpccCheckRule, charity, FLAG, N_("Asked of registered charities")),
  OPCC_FIELD (OpccCheckRule, cio, FLAG, N_("Asked of charitable incorporated organisations")),
  OPCC_FIELD (OpccCheckRule, cic, FLAG, N_("Asked of community interest companies")),
  OPCC_FIELD (OpccCheckRule, community_group, FLAG, N_("Asked of unincorporated community groups")),
  OPCC_FIELD (OpccCheckRule, company, FLAG, N_("Asked of companies")),
  OPCC_FIELD (OpccCheckRule, parish_council, FLAG, N_("Asked of parish and town councils")),
  OPCC_FIELD (OpccCheckRule, school, FLAG, N_("Asked of schools and colleges")),
  OPCC_FIELD (OpccCheckRule, faith, FLAG, N_("Asked of faith groups")),
  OPCC_FIELD (OpccCheckRule, sports_club, FLAG, N_("Asked of sports clubs")),
  OPCC_FIELD (OpccCheckRule, co_operative, FLAG, N_("Asked of credit unions and co-operatives")),
  OPCC_FIELD (OpccCheckRule, public_body, FLAG, N_("Asked of public bodies")),
  OPCC_FIELD (OpccCheckRule, business, FLAG, N_("Asked of business partnerships")),
  OPCC_FIELD (OpccCheckRule, other, FLAG, N_("Asked of all others")),
};
/* clang-format on */

static void
complete_rule (gpointer record)
{
  OpccCheckRule *self = record;

  opcc_set_str (&self->title,
                g_strcmp0 (self->what, OPCC_CHECK_OTHER) == 0
                    ? self->named
                    : opcc_choice_get_label (opcc_organisation_check_list, self->what));
}

static gboolean
check_rule (gpointer record, GError **error)
{
  const OpccCheckRule *self = record;

  if (g_strcmp0 (self->what, OPCC_CHECK_OTHER) != 0 ||
      (self->named != NULL && *self->named != '\0'))
    return TRUE;
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("Another check needs a name. Nothing was saved. Write what is checked."));
  return FALSE;
}

const OpccKind opcc_check_rule_kind = {
  .name = "check_rule",
  .label = N_ ("Check that is asked"),
  .plural = N_ ("Checks that are asked"),
  .title = "title",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_check_rule_get_type,
  .complete = complete_rule,
  .check = check_rule,
};

OPCC_DEFINE_RECORD (OpccCheckRule, opcc_check_rule, opcc_check_rule_kind)

/* Bodies set up by law have no constitution of their own to show, and publish their accounts; a
 * kind that is not here shows all. */
static const struct
{
  const char *what;
  const char *not_of[4];
} defaults[] = {
  { "constitution", { "parish_council", "public_body", "school", "business" } },
  { "accounts", { "parish_council", "public_body", "school" } },
  { "safeguarding", { "parish_council", "public_body", "business" } },
  { "insurance", { NULL } },
  { "bank-letter", { NULL } },
};

static const OpccField *
get_first_flag (void)
{
  return opcc_kind_find_field (&opcc_check_rule_kind, "charity");
}

static OpccCheckRule *
make_default (guint which)
{
  OpccCheckRule *self = g_object_new (OPCC_TYPE_CHECK_RULE, NULL);

  opcc_set_str (&self->what, defaults[which].what);
  for (const OpccField *flag = get_first_flag (); flag < fields + G_N_ELEMENTS (fields); flag++)
    {
      gboolean asked = TRUE;

      for (guint i = 0; i < G_N_ELEMENTS (defaults[which].not_of); i++)
        asked &= g_strcmp0 (defaults[which].not_of[i], flag->name) != 0;
      opcc_record_set_typed (OPCC_RECORD (self), flag->name, asked ? "yes" : "no", NULL);
    }
  complete_rule (self);
  return self;
}

static gboolean
has_rule (GPtrArray *rules, const char *what)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((OpccCheckRule *) rules->pdata[i])->what, what) == 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_own (OpccDb *db, GError **error)
{
  return opcc_db_select (db, &opcc_check_rule_kind, "1 = 1 ORDER BY n", error, "");
}

/**
 * opcc_check_rule_list:
 *
 * The checks that are asked: those of the program for which the office has made no rule of its own,
 * and then its own. One that has no number is the program's.
 *
 * Returns: (transfer full) (element-type OpccCheckRule): NULL on error
 */
GPtrArray *
opcc_check_rule_list (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) own = list_own (db, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (own == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      if (!has_rule (own, defaults[i].what))
        g_ptr_array_add (all, make_default (i));
      for (guint j = 0; j < own->len; j++)
        if (g_strcmp0 (((OpccCheckRule *) own->pdata[j])->what, defaults[i].what) == 0)
          g_ptr_array_add (all, g_object_ref (own->pdata[j]));
    }
  for (guint j = 0; j < own->len; j++)
    if (g_strcmp0 (((OpccCheckRule *) own->pdata[j])->what, OPCC_CHECK_OTHER) == 0)
      g_ptr_array_add (all, g_object_ref (own->pdata[j]));
  return g_steal_pointer (&all);
}

/**
 * opcc_check_rule_adopt:
 *
 * Makes the program's rules records of the office, to be changed there, as one action: those for
 * which it has none of its own.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where it has its own for all
 */
gboolean
opcc_check_rule_adopt (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = opcc_check_rule_list (db, error);
  g_autoptr (OpccAction) action = NULL;
  guint n_made = 0;

  action =
      all != NULL ? opcc_action_begin (db, _ ("Take over the checks of the program"), error) : NULL;
  for (guint i = 0; action != NULL && i < all->len; i++)
    {
      if (opcc_record_get_n (all->pdata[i]) != 0)
        continue;
      if (!opcc_db_save (db, all->pdata[i], error))
        return FALSE;
      n_made++;
    }
  if (action == NULL)
    return FALSE;
  if (n_made == 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("The office has its own rule for each check of the program already. "
                              "Nothing was changed. Change or delete one in the list."));
      return FALSE;
    }
  return opcc_action_commit (action, error);
}

static gboolean
is_set (const OpccField *flag, OpccCheckRule *self)
{
  OpccStored stored;

  opcc_field_get_stored (flag, self, &stored);
  return stored.integer != 0;
}

/**
 * opcc_check_rule_asks:
 * @organisation_kind: (nullable): a key; NULL: it is not known
 *
 * Returns: whether an organisation of that kind has to show it
 */
gboolean
opcc_check_rule_asks (OpccCheckRule *self, const char *organisation_kind)
{
  g_autofree char *name = g_strdup (organisation_kind != NULL ? organisation_kind : "other");
  const OpccField *flag =
      opcc_kind_find_field (&opcc_check_rule_kind, g_strdelimit (name, "-", '_'));

  return flag != NULL && flag->type == OPCC_VALUE_FLAG ? is_set (flag, self) : self->other;
}

/**
 * opcc_check_rule_is_met_by:
 *
 * Returns: whether that is the check which the rule asks for, in order or not
 */
gboolean
opcc_check_rule_is_met_by (const OpccCheckRule *self, const OpccOrganisationCheck *check)
{
  g_autofree char *asked = NULL;
  g_autofree char *seen = NULL;

  if (g_strcmp0 (self->what, check->what) != 0)
    return FALSE;
  if (g_strcmp0 (self->what, OPCC_CHECK_OTHER) != 0)
    return TRUE;
  asked = opcc_text_fold (self->named != NULL ? self->named : "");
  seen = opcc_text_fold (check->named != NULL ? check->named : "");
  return g_str_equal (asked, seen);
}

/* The kinds of which it is asked, or those of which it is not. */
static char *
join_kinds (OpccCheckRule *self, gboolean asked, guint *n)
{
  const OpccChoice *kinds = opcc_kind_find_field (&opcc_organisation_kind, "kind")->choices;
  g_autoptr (GString) words = g_string_new (NULL);

  *n = 0;
  for (; kinds->key != NULL; kinds++)
    if (opcc_check_rule_asks (self, kinds->key) == asked)
      g_string_append_printf (words, "%s%s", (*n)++ > 0 ? ", " : "",
                              g_dgettext (GETTEXT_PACKAGE, kinds->label));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * opcc_check_rule_say_kinds:
 *
 * Returns: (transfer full): the kinds of organisation of which it is asked, in a line
 */
char *
opcc_check_rule_say_kinds (OpccCheckRule *self)
{
  guint n_asked;
  guint n_not;
  g_autofree char *asked = join_kinds (self, TRUE, &n_asked);
  g_autofree char *not_asked = join_kinds (self, FALSE, &n_not);

  if (n_asked == 0)
    return g_strdup (_ ("nobody"));
  if (n_not == 0)
    return g_strdup (_ ("all kinds"));
  /* Translators: kinds of organisation of which a check is not asked. */
  return n_asked > n_not ? g_strdup_printf (_ ("all but: %s"), not_asked)
                         : g_steal_pointer (&asked);
}
