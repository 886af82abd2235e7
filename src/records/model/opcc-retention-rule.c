/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that the office has made, over those that come with the program. */
#include "opcc-retention-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-disposal.h"
#include "opcc-error.h"
#include "opcc-registry.h"
#include "opcc-retention-date.h"
#include "opcc-text.h"

#define PERSONAL "personal"
#define WORDS    "words"
#define WHOLE    "all"

static const OpccChoice choices[] = {
  { PERSONAL, N_ ("Personal data") },
  { WORDS, N_ ("Personal data and what was said in confidence") },
  { WHOLE, N_ ("The whole record") },
  { NULL },
};

/* For kinds of which something has to stay. */
static const OpccChoice partial_choices[] = {
  { PERSONAL, N_ ("Personal data") },
  { WORDS, N_ ("Personal data and what was said in confidence") },
  { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccRetentionRule, key, TEXT, N_("Key"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED | OPCC_MARK_UNIQUE),
  OPCC_FIELD (OpccRetentionRule, kind, TEXT, N_("Kind of record"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccRetentionRule, only_where, TEXT, N_("Only where"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccRetentionRule, years, INTEGER, N_("Years it is kept"), .min = 0, .max = 100),
  OPCC_FIELD (OpccRetentionRule, counted_from, TEXT, N_("Counted from")),
  OPCC_FIELD (OpccRetentionRule, what, CHOICE, N_("What is removed"),
              .marks = OPCC_MARK_REQUIRED, .choices = choices),
  OPCC_FIELD (OpccRetentionRule, basis, LONG_TEXT, N_("Why so long")),
};
/* clang-format on */

/* What an office begins with. A kind that is not here and has personal data is kept for good until
 * somebody says how long. */
typedef struct
{
  const char *kind;
  const char *only_where; /* (nullable) */
  int years;              /* -1: for good */
  const char *counted_from;
  const char *what;
  const char *basis; /* N_() */
} Default;

#define SIX N_ ("Six years, as for other supporting papers and claims under a contract.")

/* clang-format off */
static const Default defaults[] = {
  { "decision", NULL, -1, NULL, PERSONAL,
    N_ ("Decisions and minutes are kept for good.") },
  { "application", "stage=declined", 1, "round.decided", WORDS,
    N_ ("Unsuccessful applications: one year after the decision.") },
  { "application", NULL, 6, "round.decided", WORDS, SIX },
  { "letter", NULL, 6, "application.round.decided", WORDS,
    N_ ("Six years. The fingerprint stays, so that a paper copy can still be proved.") },
  { "mark", NULL, 6, "application.round.decided", WORDS,
    N_ ("Six years for comments; the scores stay with the decision.") },
  { "assignment", NULL, 6, "application.round.decided", WORDS,
    N_ ("Six years for what was declared; who marked what stays with the decision.") },
  { "marker", NULL, 6, "stood_down", PERSONAL, SIX },
  { "eligibility", NULL, 6, "application.round.decided", WORDS, SIX },
  { "organisation", NULL, 6, "last application.received", PERSONAL,
    N_ ("Contact details: six years after the last application.") },
  { "organisation_check", NULL, 6, "seen", WORDS, SIX },
  { "organisation_note", NULL, 6, "written", WHOLE,
    N_ ("Six years after it was written; what was decided stands elsewhere.") },
  { "workshop_attendance", NULL, 1, "workshop.held_on", WHOLE,
    N_ ("One year after the workshop, when its round is over.") },
  { "organisation_merge", NULL, 1, "merged_on", PERSONAL,
    N_ ("One year, in which a merge can be taken apart.") },
  { "round_variation", NULL, -1, NULL, PERSONAL,
    N_ ("Who varied a round is part of the decision.") },
  { "attachment", NULL, 6, "added", WORDS, SIX },
  { "post", NULL, 1, "ends", PERSONAL, N_ ("One year after the post ended.") },
  { "post_event", NULL, 6, "day", PERSONAL, N_ ("Six years, as for other records of staff.") },
  { "snooze", NULL, 1, "until", WHOLE, N_ ("One year after it came back.") },
  { "zone_member", NULL, 1, "until", PERSONAL, N_ ("One year after the membership ended.") },
};
/* clang-format on */

/* Kinds of which nothing need stay provable: a rule may take their records away as a whole. */
static const char *const dispensable[] = {
  "organisation_note", "workshop_attendance", "zone_member", "visit", "snooze", NULL
};

static gboolean
is_dispensable (const OpccKind *kind)
{
  return kind != NULL && g_strv_contains (dispensable, kind->name);
}

const OpccKind *
opcc_retention_rule_get_kind (const OpccRetentionRule *self)
{
  return opcc_registry_find (self->kind);
}

/**
 * opcc_retention_rule_is_for_good:
 *
 * Returns: TRUE where nothing is ever removed under the rule
 */
gboolean
opcc_retention_rule_is_for_good (const OpccRetentionRule *self)
{
  return self->years == OPCC_NO_INTEGER || self->counted_from == NULL;
}

/**
 * opcc_retention_rule_is_whole:
 *
 * Returns: TRUE where the record itself goes; one that others refer to loses its fields alone
 */
gboolean
opcc_retention_rule_is_whole (const OpccRetentionRule *self)
{
  return g_strcmp0 (self->what, WHOLE) == 0;
}

/**
 * opcc_retention_rule_get_choices:
 *
 * Returns: (transfer none): what can be removed of records of its kind
 */
const OpccChoice *
opcc_retention_rule_get_choices (const OpccRetentionRule *self)
{
  const OpccKind *kind = opcc_retention_rule_get_kind (self);

  return is_dispensable (kind) ? choices : partial_choices;
}

/**
 * opcc_retention_rule_get_test:
 * @value: (out): what the field must hold
 *
 * Returns: (nullable): the field that tells which records of the kind the rule is for; NULL: all
 */
const OpccField *
opcc_retention_rule_get_test (const OpccRetentionRule *self, const char **value)
{
  const OpccKind *kind = opcc_retention_rule_get_kind (self);
  const char *equals = self->only_where != NULL ? strchr (self->only_where, '=') : NULL;
  g_autofree char *name = NULL;

  *value = NULL;
  if (equals == NULL || kind == NULL)
    return NULL;
  name = g_strndup (self->only_where, (gsize) (equals - self->only_where));
  *value = equals + 1;
  return opcc_kind_find_field (kind, name);
}

static gboolean
check_rule (gpointer record, GError **error)
{
  OpccRetentionRule *self = record;
  const OpccKind *kind = opcc_retention_rule_get_kind (self);
  g_autofree char *sql = NULL;

  if (kind == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no kind of record. Nothing was changed."), self->kind);
      return FALSE;
    }
  if (opcc_retention_rule_is_whole (self) && !is_dispensable (kind))
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_INVALID,
          _ ("%s cannot go as whole records: what was decided and paid must stay provable. "
             "Nothing was changed. Choose personal data."),
          g_dgettext (GETTEXT_PACKAGE, kind->plural));
      return FALSE;
    }
  if (self->years == OPCC_NO_INTEGER)
    return TRUE;
  sql = opcc_retention_date_write_sql (kind, self->counted_from, error);
  return sql != NULL;
}

const OpccKind opcc_retention_rule_kind = {
  .name = "retention_rule",
  .label = N_ ("Retention rule"),
  .plural = N_ ("Retention rules"),
  .title = "key",
  .detail = "basis",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_retention_rule_get_type,
  .check = check_rule,
};

OPCC_DEFINE_RECORD (OpccRetentionRule, opcc_retention_rule, opcc_retention_rule_kind)

/* --- the rules ------------------------------------------------------------------------------- */

static char *
make_key (const char *kind, const char *only_where)
{
  return only_where != NULL ? g_strdup_printf ("%s %s", kind, only_where) : g_strdup (kind);
}

static OpccRetentionRule *
make_rule (const char *kind, const char *only_where)
{
  OpccRetentionRule *self = g_object_new (OPCC_TYPE_RETENTION_RULE, NULL);

  self->key = make_key (kind, only_where);
  self->kind = g_strdup (kind);
  self->only_where = g_strdup (only_where);
  self->what = g_strdup (PERSONAL);
  return self;
}

static OpccRetentionRule *
make_default (const Default *given)
{
  OpccRetentionRule *self = make_rule (given->kind, given->only_where);

  self->years = given->years >= 0 ? given->years : OPCC_NO_INTEGER;
  self->counted_from = g_strdup (given->counted_from);
  opcc_set_str (&self->what, given->what);
  self->basis = g_strdup (g_dgettext (GETTEXT_PACKAGE, given->basis));
  return self;
}

/**
 * opcc_retention_rules_find:
 *
 * Returns: (transfer none) (nullable): the rule of that key: the name of a kind, and what it is
 *   confined to
 */
OpccRetentionRule *
opcc_retention_rules_find (GPtrArray *rules, const char *key)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((OpccRetentionRule *) rules->pdata[i])->key, key) == 0)
      return rules->pdata[i];
  return NULL;
}

/* Unless the office has made its own. */
static void
add_default (GPtrArray *rules, const Default *given)
{
  g_autofree char *key = make_key (given->kind, given->only_where);

  if (opcc_registry_find (given->kind) != NULL && opcc_retention_rules_find (rules, key) == NULL)
    g_ptr_array_add (rules, make_default (given));
}

static gboolean
is_ours (const OpccKind *kind)
{
  return g_str_has_prefix (kind->name, "retention_") || strcmp (kind->name, "disposal") == 0;
}

static void
add_kind_without_rule (GPtrArray *rules, const OpccKind *kind)
{
  g_autoptr (OpccRetentionRule) rule = make_rule (kind->name, NULL);
  g_autoptr (GPtrArray) removed = opcc_retention_rule_list_fields (rule);

  if ((removed->len > 0 || is_dispensable (kind)) && !is_ours (kind) &&
      opcc_retention_rules_find (rules, rule->key) == NULL)
    g_ptr_array_add (rules, g_steal_pointer (&rule));
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const OpccRetentionRule *first = *(OpccRetentionRule *const *) a;
  const OpccRetentionRule *second = *(OpccRetentionRule *const *) b;
  g_autofree char *left = opcc_retention_rule_dup_subject (first);
  g_autofree char *right = opcc_retention_rule_dup_subject (second);

  return g_utf8_collate (left, right);
}

/**
 * opcc_retention_rules_read:
 *
 * Returns: (transfer full) (element-type OpccRetentionRule): a rule for each kind that has personal
 *   data, as the office made it or as it came with the program; the latter are not saved
 */
GPtrArray *
opcc_retention_rules_read (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) rules = opcc_db_select (db, &opcc_retention_rule_kind, NULL, error, "");
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    add_default (rules, &defaults[i]);
  for (guint i = 0; i < n_kinds; i++)
    add_kind_without_rule (rules, kinds[i]);
  g_ptr_array_sort (rules, compare_rules);
  return g_steal_pointer (&rules);
}

/**
 * opcc_retention_rule_save:
 *
 * Saves the rule as one action.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where it is counted from no date
 */
gboolean
opcc_retention_rule_save (OpccDb *db, OpccRetentionRule *rule, GError **error)
{
  g_autofree char *subject = opcc_retention_rule_dup_subject (rule);
  g_autofree char *words = opcc_retention_rule_dup_words (rule);
  /* Translators: a kind of record, and how long its personal data are kept. */
  g_autofree char *name = g_strdup_printf (_ ("Retention of %s: %s"), subject, words);
  g_autoptr (OpccAction) action = opcc_action_begin (db, name, error);

  return action != NULL && opcc_db_save (db, rule, error) && opcc_action_commit (action, error);
}

/* --- what a rule says ------------------------------------------------------------------------ */

static gboolean
is_removed (const OpccRetentionRule *self, const OpccField *field)
{
  const gboolean is_text = field->type == OPCC_VALUE_TEXT || field->type == OPCC_VALUE_LONG_TEXT;

  if (!opcc_disposal_can_clear (field))
    return FALSE;
  if (field->marks & OPCC_MARK_PERSONAL)
    return TRUE;
  return g_strcmp0 (self->what, PERSONAL) != 0 && is_text && (field->marks & OPCC_MARK_SENSITIVE) &&
         (field->marks & (OPCC_MARK_REQUIRED | OPCC_MARK_COMPUTED)) == 0;
}

/**
 * opcc_retention_rule_list_fields:
 *
 * Returns: (transfer full) (element-type OpccField): what is removed under the rule, by the marks
 *   of the fields; where the record goes as a whole, of one that others refer to
 */
GPtrArray *
opcc_retention_rule_list_fields (const OpccRetentionRule *self)
{
  const OpccKind *kind = opcc_retention_rule_get_kind (self);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (is_removed (self, &kind->fields[i]))
      g_ptr_array_add (list, (gpointer) &kind->fields[i]);
  return list;
}

/**
 * opcc_retention_rule_dup_fields:
 *
 * Returns: (transfer full): the labels of what is removed, parted by commas, or the word for
 *   the whole record
 */
char *
opcc_retention_rule_dup_fields (const OpccRetentionRule *self)
{
  g_autoptr (GPtrArray) list = opcc_retention_rule_list_fields (self);
  GString *out = g_string_new (NULL);

  if (opcc_retention_rule_is_whole (self))
    g_string_append (out, _ ("The whole record"));
  for (guint i = 0; i < list->len && !opcc_retention_rule_is_whole (self); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            opcc_field_get_label (g_ptr_array_index (list, i)));
  return g_string_free (out, FALSE);
}

/**
 * opcc_retention_rule_dup_subject:
 *
 * Returns: (transfer full): "Applications", or "Applications: Declined" of one that is confined
 */
char *
opcc_retention_rule_dup_subject (const OpccRetentionRule *self)
{
  const OpccKind *kind = opcc_retention_rule_get_kind (self);
  const char *plural = kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->plural) : self->kind;
  const char *value;
  const OpccField *field = opcc_retention_rule_get_test (self, &value);

  if (field == NULL)
    return g_strdup (plural);
  return g_strdup_printf ("%s: %s", plural,
                          field->choices != NULL ? opcc_choice_get_label (field->choices, value)
                                                 : value);
}

/**
 * opcc_retention_rule_dup_words:
 *
 * Returns: (transfer full): "6 years after the financial year of “Round › Decided on”", "Kept for
 *   good"
 */
char *
opcc_retention_rule_dup_words (const OpccRetentionRule *self)
{
  const OpccKind *kind = opcc_retention_rule_get_kind (self);
  g_autofree char *from = NULL;

  if (opcc_retention_rule_is_for_good (self))
    return g_strdup (_ ("Kept for good"));
  from = opcc_retention_date_dup_words (kind, self->counted_from);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: the last is a date: “Round › Decided on”. */
                                       "%d year after the financial year of “%s”",
                                       "%d years after the financial year of “%s”",
                                       (gulong) self->years),
                          (int) self->years, from);
}
