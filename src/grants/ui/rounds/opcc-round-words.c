/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in which a round is spoken of: its dates, its threshold, its stages and what is next.
 */
#include "opcc-round-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-field.h"

static OpccDate
get_day (gint64 time)
{
  return time != OPCC_NO_TIME ? opcc_time_get_date (time) : OPCC_NO_DATE;
}

/**
 * opcc_round_words_dates:
 *
 * Returns: (transfer full) (nullable): when the round takes applications, in words
 */
char *
opcc_round_words_dates (OpccRound *round)
{
  OpccDate opens = get_day (round->opens);
  OpccDate closes = get_day (round->closes);
  g_autofree char *words = NULL;

  if (opens != OPCC_NO_DATE && closes != OPCC_NO_DATE)
    {
      words = opcc_date_format_range (opens, closes);
      /* Translators: when a round takes applications: "open 3 to 31 July 2023". */
      return g_strdup_printf (_ ("open %s"), words);
    }
  if (closes != OPCC_NO_DATE)
    {
      words = opcc_date_format (closes);
      return g_strdup_printf (_ ("closes %s"), words);
    }
  if (opens != OPCC_NO_DATE)
    {
      words = opcc_date_format (opens);
      return g_strdup_printf (_ ("opens %s"), words);
    }
  return NULL;
}

/**
 * opcc_round_words_threshold:
 *
 * Returns: (transfer full) (nullable): the threshold, without a decimal where it is whole
 */
char *
opcc_round_words_threshold (OpccRound *round)
{
  if (isnan (round->threshold))
    return NULL;
  return floor (round->threshold) == round->threshold
             ? g_strdup_printf ("%.0f%%", round->threshold)
             : g_strdup_printf ("%.1f%%", round->threshold);
}

/* The year stands in the title of the page. */
static char *
cut_year (char *words)
{
  char *space = words != NULL ? strrchr (words, ' ') : NULL;

  if (space != NULL && strlen (space) == 5 && strspn (space + 1, "0123456789") == 4)
    *space = '\0';
  return words;
}

static char *
format_day (OpccDate date)
{
  return date != OPCC_NO_DATE ? cut_year (opcc_date_format (date)) : NULL;
}

static char *
describe_opening (OpccRound *round)
{
  OpccDate opens = get_day (round->opens);
  OpccDate closes = get_day (round->closes);
  g_autofree char *day = NULL;
  int first_month;
  int last_month;

  if (opens == OPCC_NO_DATE || closes == OPCC_NO_DATE)
    return format_day (opens != OPCC_NO_DATE ? opens : closes);
  opcc_date_get_ymd (opens, NULL, &first_month, NULL);
  opcc_date_get_ymd (closes, NULL, &last_month, NULL);
  /* Two months are more than there is room for. */
  if (first_month != last_month || closes - opens > 31)
    {
      day = format_day (closes);
      /* Translators: the last day on which a round takes applications: "until 8 January". */
      return g_strdup_printf (_ ("until %s"), day);
    }
  return cut_year (opcc_date_format_range (opens, closes));
}

static char *
describe_moderation (const OpccRoundSummary *summary)
{
  if (summary->n_to_settle > 0)
    return g_strdup_printf (ngettext ("%u left to settle", "%u left to settle",
                                      summary->n_to_settle),
                            summary->n_to_settle);
  return format_day (summary->round->moderation_closed);
}

static guint
count_letters (const OpccRoundSummary *summary)
{
  return summary->n_applications - MIN (summary->n_withdrawn, summary->n_applications);
}

static char *
describe_award (const OpccRoundSummary *summary)
{
  if (summary->round->decided != OPCC_NO_DATE)
    return format_day (summary->round->decided);
  return summary->available > 0 ? opcc_money_format (summary->available) : NULL;
}

static char *
describe_letters (const OpccRoundSummary *summary)
{
  guint letters = count_letters (summary);

  if (summary->round->letters_sent != OPCC_NO_DATE)
    return format_day (summary->round->letters_sent);
  return letters > 0 ? g_strdup_printf (_ ("%u to send"), letters) : NULL;
}

static char *
describe_stage (const OpccRoundSummary *summary, guint stage)
{
  OpccRound *round = summary->round;

  switch (stage)
    {
    case 0:
      return format_day (round->set_up);
    case 1:
      return describe_opening (round);
    case 2:
      return format_day (round->checked);
    case 3:
      return format_day (round->marked != OPCC_NO_DATE ? round->marked : round->marking_closes);
    case 4:
      return describe_moderation (summary);
    case 5:
      return describe_award (summary);
    case 6:
      return describe_letters (summary);
    case 7:
      return g_strdup (_ ("quarterly"));
    default:
      return round->published != OPCC_NO_DATE ? format_day (round->published)
                                              : g_strdup (_ ("monthly"));
    }
}

static guint
find_stage (const OpccChoice *stages, const char *key)
{
  for (guint i = 0; stages[i].key != NULL; i++)
    if (g_strcmp0 (stages[i].key, key) == 0)
      return i;
  return 0;
}

/**
 * opcc_round_words_stages:
 * @stages: (out caller-allocates) (array fixed-size=9)
 */
void
opcc_round_words_stages (const OpccRoundSummary *summary, OpccStage *stages, GPtrArray *notes)
{
  const OpccField *field = opcc_kind_find_field (&opcc_round_kind, "stage");
  guint now;

  g_return_if_fail (summary != NULL && field != NULL);

  now = find_stage (field->choices, summary->stage);
  for (guint i = 0; i < OPCC_ROUND_N_STAGES; i++)
    {
      char *note = describe_stage (summary, i);

      g_ptr_array_add (notes, note);
      stages[i].name = opcc_choice_get_label (field->choices, field->choices[i].key);
      stages[i].note = note;
      stages[i].state = i < now ? OPCC_STAGE_DONE : i == now ? OPCC_STAGE_NOW : OPCC_STAGE_LATER;
      stages[i].blocked = FALSE;
    }
}

/**
 * opcc_round_words_now:
 * @stage: key of a stage
 *
 * Returns: (transfer none): what is going on in that stage; the field names what it ends with
 */
const char *
opcc_round_words_now (const char *stage)
{
  const OpccField *field = opcc_kind_find_field (&opcc_round_kind, "stage");

  if (g_strcmp0 (stage, "checked") == 0)
    return _ ("Checking");
  if (g_strcmp0 (stage, "marked") == 0)
    return _ ("Marking");
  return opcc_choice_get_label (field->choices, stage);
}

const char *
opcc_round_words_tab (guint stage)
{
  static const char *const tabs[OPCC_ROUND_N_STAGES] = { "edit",    "applications", "applications",
                                                         "marking", "moderation",   "awards",
                                                         "letters", "after",        "publish" };

  g_return_val_if_fail (stage < OPCC_ROUND_N_STAGES, NULL);
  return tabs[stage];
}

void
opcc_next_step_free (OpccNextStep *step)
{
  if (step == NULL)
    return;
  g_free (step->title);
  g_free (step->note);
  g_free (step);
}

static void
take_step (GPtrArray *steps, char *title, char *note)
{
  OpccNextStep *step = g_new0 (OpccNextStep, 1);

  step->title = title;
  step->note = note;
  g_ptr_array_add (steps, step);
}

static void
add_settling (GPtrArray *steps, const OpccRoundSummary *summary)
{
  char *title = summary->n_to_settle > 0
                    ? g_strdup_printf (ngettext ("Settle %u wide spread", "Settle %u wide spreads",
                                                 summary->n_to_settle),
                                       summary->n_to_settle)
                    : g_strdup (_ ("Settle wide spreads"));
  char *note =
      isnan (summary->round->wide_gap)
          ? NULL
          : g_strdup_printf (_ ("Markers more than %.0f points apart"), summary->round->wide_gap);

  take_step (steps, title, note);
}

static void
add_line (GPtrArray *steps, const OpccRoundSummary *summary)
{
  g_autofree char *available = opcc_money_format (MAX (summary->available, 0));
  char *note = NULL;

  if (summary->n_would_fit > 0)
    note = g_strdup_printf (ngettext ("%u award fits %s as it stands",
                                      "%u awards fit %s as it stands", summary->n_would_fit),
                            summary->n_would_fit, available);
  take_step (steps, g_strdup (_ ("Set the line")), note);
}

static void
add_decision (GPtrArray *steps, const OpccRoundSummary *summary)
{
  guint letters = count_letters (summary);

  if (letters == 0)
    take_step (steps, g_strdup (_ ("Decide and write to all")), NULL);
  else
    take_step (steps, g_strdup_printf (_ ("Decide and write to all %u"), letters),
               g_strdup_printf (ngettext ("One decision record, %u letter",
                                          "One decision record, %u letters", letters),
                                letters));
}

static guint
count_unmarked (const OpccRoundSummary *summary)
{
  guint others = summary->n_marked + summary->n_stopped + summary->n_withdrawn;

  return summary->n_applications > others ? summary->n_applications - others : 0;
}

static void
add_marking (GPtrArray *steps, const OpccRoundSummary *summary, guint unmarked)
{
  guint all = summary->n_marked + unmarked;

  if (unmarked == 0)
    take_step (steps, g_strdup (_ ("Mark the applications")), NULL);
  else
    take_step (steps,
               g_strdup_printf (ngettext ("Mark %u application", "Mark %u applications", unmarked),
                                unmarked),
               g_strdup_printf (_ ("%u of %u are marked"), summary->n_marked, all));
}

static void
add_publishing (GPtrArray *steps, const OpccRoundSummary *summary)
{
  g_autofree char *approved = opcc_money_format (summary->approved);

  take_step (steps, g_strdup (_ ("Publish what was decided")),
             g_strdup_printf (ngettext ("%u award of %s", "%u awards of %s together",
                                        summary->n_approved),
                              summary->n_approved, approved));
}

static char *
describe_due (OpccDate date)
{
  g_autofree char *day = date != OPCC_NO_DATE ? opcc_date_format_near (date) : NULL;

  /* Translators: the day by which a step is due: "by Thu 12 Oct". */
  return day != NULL ? g_strdup_printf (_ ("by %s"), day) : NULL;
}

/* Up to the award: taking in, marking, settling, the line, the decision. */
static void
add_open_steps (GPtrArray *steps,
                const OpccRoundSummary *summary,
                char **label,
                const char **target)
{
  guint unmarked = count_unmarked (summary);
  gboolean taken_in = summary->n_applications > 0;

  if (!taken_in)
    take_step (steps, g_strdup (_ ("Take in the applications")),
               g_strdup (_ ("From the spreadsheet of the form")));
  if (!taken_in || unmarked > 0)
    add_marking (steps, summary, unmarked);
  if (unmarked > 0 || summary->n_to_settle > 0)
    add_settling (steps, summary);
  add_line (steps, summary);
  if (steps->len < 3)
    add_decision (steps, summary);

  *label = g_strdup (!taken_in                  ? _ ("Import…")
                     : unmarked > 0             ? _ ("Open marking")
                     : summary->n_to_settle > 0 ? _ ("Open moderation")
                                                : _ ("Open the award board"));
  *target = !taken_in                  ? "import"
            : unmarked > 0             ? "marking"
            : summary->n_to_settle > 0 ? "moderation"
                                       : "awards";
}

/* Letters before they leave: made, looked through, issued, as their tab asks for it. */
static gboolean
add_letters (GPtrArray *steps, const OpccRoundSummary *summary)
{
  const gboolean sent = summary->round->letters_sent != OPCC_NO_DATE;
  const guint to_make = sent ? 0 : summary->n_letters_to_make;
  const guint to_review = summary->n_letters_to_review;
  const guint to_issue = summary->n_letters_to_issue;

  if (to_make > 0)
    take_step (steps,
               g_strdup_printf (ngettext ("Make %u letter", "Make %u letters", to_make), to_make),
               g_strdup (_ ("The decision, its reasons and what comes next")));
  else if (to_review > 0)
    take_step (steps,
               g_strdup_printf (ngettext ("Review the feedback of %u letter",
                                          "Review the feedback of %u letters", to_review),
                                to_review),
               g_strdup (_ ("Somebody has to read it before it leaves")));
  else if (to_issue > 0)
    take_step (steps,
               g_strdup_printf (ngettext ("Issue %u letter", "Issue %u letters", to_issue),
                                to_issue),
               g_strdup (_ ("They bear their date and stay as they are")));
  else
    return FALSE;
  return TRUE;
}

static gboolean
add_grants (GPtrArray *steps, const OpccRoundSummary *summary)
{
  const guint n = summary->n_grants_open;

  if (n == 0)
    return FALSE;
  take_step (steps,
             g_strdup_printf (ngettext ("Look after %u grant", "Look after %u grants", n), n),
             g_strdup (_ ("Agreements, payments and returns")));
  return TRUE;
}

/* From the award on: letters, grants, what the public is told. */
static void
add_decided_steps (GPtrArray *steps,
                   const OpccRoundSummary *summary,
                   char **label,
                   const char **target)
{
  const gboolean letters = add_letters (steps, summary);
  const gboolean grants = add_grants (steps, summary);

  if (summary->round->published == OPCC_NO_DATE)
    add_publishing (steps, summary);
  *label = g_strdup (letters  ? _ ("Open letters")
                     : grants ? _ ("Open the grants")
                              : _ ("Open publishing"));
  *target = letters ? "letters" : grants ? "after" : "publish";
}

GPtrArray *
opcc_round_words_next (const OpccRoundSummary *summary,
                       char **label,
                       const char **target,
                       char **due)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_next_step_free);
  OpccRound *round = summary->round;
  gboolean decided = summary->n_approved > 0 || round->decided != OPCC_NO_DATE;

  *due = NULL;
  *label = NULL;
  *target = NULL;
  if (!decided)
    {
      add_open_steps (steps, summary, label, target);
      if (summary->n_applications == 0)
        *due = describe_due (get_day (round->closes));
      else if (count_unmarked (summary) > 0)
        *due = describe_due (round->marking_closes);
      else if (summary->n_to_settle > 0)
        *due = describe_due (round->moderation_closed);
      return steps;
    }
  add_decided_steps (steps, summary, label, target);
  return steps;
}
