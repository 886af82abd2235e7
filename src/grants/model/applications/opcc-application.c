/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of an application and its flags. */
#include "opcc-application.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"

static const OpccChoice stages[] = {
  { "received", N_ ("Received") },     { "checked", N_ ("Checked") },
  { "marking", N_ ("Marking") },       { "marked", N_ ("Marked") },
  { "moderation", N_ ("Moderation") }, { "stopped", N_ ("Stopped") },
  { "awarded", N_ ("Awarded") },       { "declined", N_ ("Declined") },
  { "withdrawn", N_ ("Withdrawn") },   { NULL },
};

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccApplication, round, LINK, N_("Round"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC, .target = "round"),
  OPCC_FIELD (OpccApplication, organisation, LINK, N_("Organisation"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_BLIND,
              .target = "organisation"),
  OPCC_FIELD (OpccApplication, reference, TEXT, N_("Reference"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED,
              .synonyms = "Ref|Application reference|Reference number|Application number"),
  OPCC_FIELD (OpccApplication, title, TEXT, N_("Project"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED,
              .synonyms = "Project title|Title|Project name|Name of project|"
                          "Title of your project|What is your project called?|"
                          "Name of your project"),
  OPCC_FIELD (OpccApplication, summary, LONG_TEXT, N_("What will you do?"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED,
              .synonyms = "Summary|Project summary|Description|Project description|"
                          "Describe your project|Tell us about your project|"
                          "Summary of your project|What do you want to do?|"
                          "In one paragraph, what will you do?"),
  OPCC_FIELD (OpccApplication, need, LONG_TEXT, N_("Why is it needed?"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS,
              .synonyms = "Need|Evidence of need|Why is your project needed?|"
                          "How do you know it is needed?"),
  OPCC_FIELD (OpccApplication, outcomes, LONG_TEXT, N_("How will you know that it worked?"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS,
              .synonyms = "Outcomes|Expected outcomes|What will change?|"
                          "What difference will it make?|How will you measure success?|Measures"),
  OPCC_FIELD (OpccApplication, asked, MONEY, N_("Asked"),
              .marks = OPCC_MARK_PUBLISHED, .min = 0, .max = G_GINT64_CONSTANT (1000000000000),
              .synonyms = "Amount requested|Amount asked for|How much are you asking for?|"
                          "How much money are you asking for?|Grant requested|Amount applied for|"
                          "Amount|Grant amount|How much would you like to apply for?"),
  OPCC_FIELD (OpccApplication, total_cost, MONEY, N_("Whole cost"),
              .marks = OPCC_MARK_PARTNERS,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000),
              .synonyms = "Total cost|Total project cost|What is the total cost of the project?|"
                          "Project cost|What will the whole project cost?|Full cost"),
  OPCC_FIELD (OpccApplication, match_funding, MONEY, N_("Match funding"),
              .marks = OPCC_MARK_PARTNERS,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000),
              .synonyms = "Match|Match funding secured|Amount of match funding|"
                          "How much match funding do you have?|Other funding|Matched funding|"
                          "Match funding amount"),
  OPCC_FIELD (OpccApplication, match_funder, TEXT, N_("Match funder"),
              .marks = OPCC_MARK_PARTNERS,
              .synonyms = "Who is the match funding from?|Source of match funding|"
                          "Match funding from|Match funding source|"
                          "Who provides the match funding?"),
  OPCC_FIELD (OpccApplication, starts, DATE, N_("Starts"),
              .marks = OPCC_MARK_PUBLISHED,
              .synonyms = "Start date|Project start date|When will the project start?|"
                          "Planned start|When will your project start?"),
  OPCC_FIELD (OpccApplication, ends, DATE, N_("Ends"),
              .marks = OPCC_MARK_PUBLISHED,
              .synonyms = "End date|Project end date|When will the project end?|Planned end|"
                          "When will your project end?|Finish date"),
  OPCC_FIELD (OpccApplication, district, PLACE, N_("District"),
              .marks = OPCC_MARK_PUBLISHED | OPCC_MARK_BLIND,
              .synonyms = "Area|Local authority|Which district?|"
                          "Where will the project take place?|"
                          "Which district will the project take place in?|"
                          "Where will your project take place?|Local authority area"),
  OPCC_FIELD (OpccApplication, place_given, TEXT, N_("Place as given"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccApplication, zone, TEXT, N_("People Zone"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PARTNERS,
              .synonyms = "Zone|Is it in a People Zone?|"
                          "Is the project in one of our People Zones?|Which People Zone?"),
  OPCC_FIELD (OpccApplication, priority, TEXT, N_("Plan priority"),
              .marks = OPCC_MARK_PUBLISHED,
              .synonyms = "Police and Crime Plan priority|Priority|"
                          "Which priority does your project support?|"
                          "Which Police and Crime Plan priority does it meet?|Theme|"
                          "Link to the Police and Crime Plan"),
  OPCC_FIELD (OpccApplication, received, TIME, N_("Received"),
              .marks = OPCC_MARK_PARTNERS,
              .synonyms = "Timestamp|Completion time|Submission date|Date submitted|Submitted|"
                          "Date received|Submitted at|End Date (UTC)|Time submitted"),
  OPCC_FIELD (OpccApplication, form_id, TEXT, N_("Form response"),
              .synonyms = "ID|Response ID|Respondent ID|Submission ID|Response number"),
  OPCC_FIELD (OpccApplication, contact_name, TEXT, N_("Contact"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND,
              .synonyms = "Contact name|Main contact|Name of contact|Your name|Lead contact|"
                          "Name of main contact"),
  OPCC_FIELD (OpccApplication, contact_email, TEXT, N_("E-mail"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND,
              .synonyms = "Email|Email address|E-mail address|Contact email|Your email|"
                          "Contact e-mail for this bid|Email address of main contact"),
  OPCC_FIELD (OpccApplication, contact_role, TEXT, N_("Contact's role"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND,
              .synonyms = "Your role in the organisation|Role|Position|Job title|Your position"),
  OPCC_FIELD (OpccApplication, previous_grant, LONG_TEXT, N_("Earlier grants"),
              .marks = OPCC_MARK_BLIND,
              .synonyms = "Have you had a grant from us before?|Previous grants|"
                          "Have you had a grant from us before? If so, which?|Earlier funding"),
  OPCC_FIELD (OpccApplication, previous_return, LONG_TEXT, N_("Return of the earlier grant"),
              .marks = OPCC_MARK_BLIND,
              .synonyms = "Has its final return been sent?|Final return sent|Return sent"),
  OPCC_FIELD (OpccApplication, other_answers, LONG_TEXT, N_("Other answers"),
              .marks = OPCC_MARK_SENSITIVE | OPCC_MARK_BLIND),
  OPCC_FIELD (OpccApplication, flags, TEXT, N_("Flags"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccApplication, overridden, TEXT, N_("Flags set aside"),
              .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccApplication, override_reason, LONG_TEXT, N_("Reason for setting flags aside")),
  OPCC_FIELD (OpccApplication, override_who, TEXT, N_("Set aside by"),
              .marks = OPCC_MARK_PERSONAL),
  OPCC_FIELD (OpccApplication, stage, CHOICE, N_("Stage"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PARTNERS, .choices = stages),
  OPCC_FIELD (OpccApplication, score, NUMBER, N_("Score"),
              .marks = OPCC_MARK_COMPUTED, .min = 0, .max = 100),
  OPCC_FIELD (OpccApplication, spread, NUMBER, N_("Spread"),
              .marks = OPCC_MARK_COMPUTED, .min = 0, .max = 100),
  OPCC_FIELD (OpccApplication, moderated_score, NUMBER, N_("Moderated score"),
              .marks = OPCC_MARK_COMPUTED, .min = 0, .max = 100),
  OPCC_FIELD (OpccApplication, moderation_note, LONG_TEXT, N_("Moderation note"),
              .marks = OPCC_MARK_SENSITIVE),
  OPCC_FIELD (OpccApplication, moderated, DATE, N_("Moderated on"), .marks = OPCC_MARK_COMPUTED),
  OPCC_FIELD (OpccApplication, moderated_by, TEXT, N_("Moderated by"),
              .marks = OPCC_MARK_COMPUTED | OPCC_MARK_PERSONAL),
};
/* clang-format on */

const OpccKind opcc_application_kind = {
  .name = "application",
  .label = N_ ("Application"),
  .plural = N_ ("Applications"),
  .title = "title",
  .detail = "reference",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_application_get_type,
};

OPCC_DEFINE_RECORD (OpccApplication, opcc_application, opcc_application_kind)

/* Where a key stands in a list of keys parted by spaces, or NULL. */
static const char *
find_key (const char *keys, const char *key)
{
  gsize length = strlen (key);

  for (const char *p = keys; p != NULL && (p = strstr (p, key)) != NULL; p += length)
    if ((p == keys || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return p;
  return NULL;
}

/**
 * opcc_application_has_flag:
 *
 * Returns: TRUE if the flag is set and no person has set it aside
 */
gboolean
opcc_application_has_flag (OpccApplication *self, const char *flag)
{
  return find_key (self->flags, flag) != NULL && find_key (self->overridden, flag) == NULL;
}

/**
 * opcc_application_add_flag:
 *
 * Adds a flag that is not there yet.
 */
void
opcc_application_add_flag (OpccApplication *self, const char *flag)
{
  char *flags;

  if (find_key (self->flags, flag) != NULL)
    return;
  flags = self->flags == NULL ? g_strdup (flag) : g_strconcat (self->flags, " ", flag, NULL);
  g_free (self->flags);
  self->flags = flags;
}

/**
 * opcc_application_remove_flag:
 *
 * Takes a flag off; the last one gone leaves the attribute missing.
 */
void
opcc_application_remove_flag (OpccApplication *self, const char *flag)
{
  g_auto (GStrv) keys = NULL;

  if (find_key (self->flags, flag) == NULL)
    return;
  keys = g_strsplit (self->flags, " ", -1);
  g_clear_pointer (&self->flags, g_free);
  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0' && strcmp (keys[i], flag) != 0)
      opcc_application_add_flag (self, keys[i]);
}

/**
 * opcc_application_get_months:
 *
 * From 1 November to 31 October are 12 months, to 1 November 13.
 *
 * Returns: months, a begun one counted; 0 where the end comes before the start; -1 where one of
 *   the two is missing
 */
int
opcc_application_get_months (OpccApplication *self)
{
  int first_year;
  int first_month;
  int last_year;
  int last_month;
  int months;

  if (self->starts == OPCC_NO_DATE || self->ends == OPCC_NO_DATE)
    return -1;
  opcc_date_get_ymd (self->starts, &first_year, &first_month, NULL);
  opcc_date_get_ymd (self->ends, &last_year, &last_month, NULL);
  months = CLAMP ((last_year - first_year) * 12 + last_month - first_month, 0, 1200);
  while (months < 1200 && opcc_date_add_months (self->starts, months) <= self->ends)
    months++;
  return months;
}

/**
 * opcc_application_list:
 *
 * Returns: (transfer full) (element-type OpccApplication): NULL on error
 */
GPtrArray *
opcc_application_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_application_kind,
                         "round = $1 ORDER BY length (reference), reference", error, "i", round);
}

gint64
opcc_application_find (OpccDb *db, gint64 round, const char *reference, GError **error)
{
  g_autoptr (GError) local = NULL;
  const gint64 n = opcc_db_get_integer (
      db, "SELECT n FROM application WHERE round = $1 AND reference = $2 COLLATE NOCASE", 0, &local,
      "is", round, reference);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (n == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("The round has no application “%s”. Type its reference as the list of "
                    "applications has it. Nothing was changed."),
                 reference);
  return n;
}
