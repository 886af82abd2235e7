/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the summary of a round: the figures its page shows, as text, tables and charts. */
#include "opcc-round-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-award-change.h"
#include "opcc-chosen-columns.h"
#include "opcc-disclosure.h"
#include "opcc-domain-chart.h"
#include "opcc-round-summary.h"
#include "opcc-round-variation.h"
#include "opcc-text.h"

static void
take_value (OpccDocument *document, const char *label, char *value)
{
  opcc_document_add_value (document, label, value);
  g_free (value);
}

static void
add_time (OpccDocument *document, const char *label, gint64 time)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == OPCC_NO_TIME)
    {
      opcc_document_add_value (document, label, _ ("not given"));
      return;
    }
  day = opcc_date_format (opcc_time_get_date (time));
  clock = opcc_time_format_clock (time);
  take_value (document, label, g_strdup_printf (_ ("%s at %s"), day, clock));
}

static const char *
get_stage_label (const OpccRoundSummary *summary)
{
  const OpccField *field = opcc_kind_find_field (&opcc_round_kind, "stage");

  return opcc_choice_get_label (field->choices, summary->stage);
}

static void
add_head (OpccDocument *document, const OpccRoundSummary *summary)
{
  const OpccRound *round = summary->round;

  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, round->title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Summary of a grants round"));
  opcc_document_add_value (document, _ ("Fund"), summary->scheme->title);
  opcc_document_add_value (document, _ ("Round"), round->title);
  if (round->theme != NULL)
    opcc_document_add_value (document, _ ("Theme"), round->theme);
  opcc_document_add_value (document, _ ("Stage"), get_stage_label (summary));
  add_time (document, _ ("Opens"), round->opens);
  add_time (document, _ ("Closes"), round->closes);
  take_value (document, _ ("Money for the round"), opcc_money_format (summary->available));
}

static gboolean
is_office (OpccRedaction *redaction)
{
  return opcc_redaction_get_audience (redaction) == OPCC_AUDIENCE_OFFICE;
}

/* "£380,040; 2 applications do not say": how few they are is for the office. */
static char *
say_money (OpccRedaction *redaction, gint64 money, guint n_missing)
{
  g_autofree char *sum = opcc_money_format (money);

  if (n_missing == 0)
    return g_steal_pointer (&sum);
  if (!is_office (redaction))
    return g_strdup_printf (_ ("%s; not all applications say"), sum);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s; %u application does not say",
                                       "%s; %u applications do not say", n_missing),
                          sum, n_missing);
}

static void
add_count (
    OpccDocument *document, OpccRedaction *redaction, const char *label, guint n, gboolean exact)
{
  if (exact || is_office (redaction))
    {
      take_value (document, label, opcc_text_from_count (n));
      return;
    }
  opcc_redaction_hide_counts (redaction);
  take_value (document, label, opcc_disclosure_round_count (n));
}

/* Applications and awards are headline totals, which the office publishes exactly. */
static void
add_counts (OpccDocument *document, OpccRedaction *redaction, const OpccRoundSummary *summary)
{
  const OpccKind *kind = &opcc_application_kind;
  const struct
  {
    const char *field; /* (nullable) from which it is counted */
    const char *label;
    guint n;
  } counts[] = {
    { NULL, _ ("Applications"), summary->n_applications },
    { "stage", _ ("Not considered"), summary->n_stopped },
    { "stage", _ ("Withdrawn"), summary->n_withdrawn },
    { "score", _ ("Marked"), summary->n_marked },
    { "spread", _ ("To moderate"), summary->n_to_settle },
    { "score", _ ("Reach the threshold"), summary->n_pass },
    { "score", _ ("Awards that fit the money"), summary->n_would_fit },
    { NULL, _ ("Awards approved"), summary->n_approved },
  };

  opcc_document_add_heading (document, 2, _ ("The round in figures"));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].field == NULL || opcc_redaction_may_show (redaction, kind, counts[i].field))
      add_count (document, redaction, counts[i].label, counts[i].n, counts[i].field == NULL);
  take_value (document, _ ("Asked for"),
              say_money (redaction, summary->asked, summary->n_asked_missing));
  if (opcc_redaction_may_show (redaction, kind, "score"))
    take_value (document, _ ("Asked by those that reach it"),
                opcc_money_format (summary->pass_asked));
  if (opcc_redaction_may_show (redaction, kind, "match_funding"))
    take_value (document, _ ("Match funding"),
                say_money (redaction, summary->match, summary->n_match_missing));
  take_value (document, _ ("Approved"), opcc_money_format (summary->approved));
}

static void
add_share (const OpccChosenColumns *columns, const OpccAwardShare *share, gboolean is_total)
{
  g_autofree char *applications = opcc_text_from_count (share->n_asked);
  g_autofree char *sum = opcc_money_format (share->asked);
  g_autofree char *awards = opcc_text_from_count (share->n_awarded);
  g_autofree char *given = opcc_money_format (share->awarded);
  const char *const cells[] = { share->label, applications, sum, awards, given };

  opcc_chosen_columns_add_row (columns, cells, is_total);
}

/* For others, how many there are of each is for the chart of the results alone to say, which is
 * under disclosure control: two tables of the same counts could be held against each other. */
static void
add_shares (OpccDocument *document,
            OpccRedaction *redaction,
            const char *heading,
            GPtrArray *shares)
{
  const gboolean counts = is_office (redaction);
  const OpccChosenColumns columns = {
    document,
    { { heading, OPCC_COLUMN_TEXT, TRUE },
      { _ ("Applications"), OPCC_COLUMN_NUMBER, counts },
      { _ ("Asked for"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Awards"), OPCC_COLUMN_NUMBER, counts },
      { _ ("Awarded"), OPCC_COLUMN_NUMBER, TRUE } },
    5,
  };
  OpccAwardShare sum = { .label = (char *) _ ("Total") };

  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);

      add_share (&columns, share, FALSE);
      sum.n_asked += share->n_asked;
      sum.asked += share->asked;
      sum.n_awarded += share->n_awarded;
      sum.awarded += share->awarded;
    }
  add_share (&columns, &sum, TRUE);
}

static gboolean
add_figure (OpccDocument *document,
            OpccDb *db,
            OpccRedaction *redaction,
            const OpccRoundSummary *summary,
            const char *name,
            const char *by,
            GError **error)
{
  g_autoptr (OpccChartOrder) order =
      opcc_chart_order_new (name, "round", summary->round->code, "by", by, NULL);

  return opcc_document_add_chart (document, db, order, by == NULL, redaction, error);
}

/* Money by @by, which is "district" or "priority". */
static gboolean
add_section (OpccDocument *document,
             OpccDb *db,
             OpccRedaction *redaction,
             const OpccRoundSummary *summary,
             const char *by,
             const char *head,
             GPtrArray *shares,
             GError **error)
{
  const char *name = summary->n_approved > 0 ? "round-awards" : "round-asked";

  if (!add_figure (document, db, redaction, summary, name, by, error))
    return FALSE;
  add_shares (document, redaction, head, shares);
  return TRUE;
}

static void
add_variations (OpccDocument *document, const OpccRoundSummary *summary)
{
  if (summary->variations->len == 0)
    return;
  opcc_document_add_heading (document, 2, _ ("Varied since applications came"));
  for (guint i = 0; i < summary->variations->len; i++)
    {
      g_autofree char *said = opcc_round_variation_say (g_ptr_array_index (summary->variations, i));

      opcc_document_add_paragraph (document, said);
    }
}

static gboolean
add_award_changes (
    OpccDocument *document, OpccDb *db, gint64 round, OpccRedaction *redaction, GError **error)
{
  g_autoptr (GPtrArray) changes = opcc_award_list_changes (db, round, error);

  if (changes == NULL)
    return FALSE;
  if (changes->len == 0 || !opcc_redaction_may_show (redaction, &opcc_award_kind, "varied_reason"))
    return TRUE;
  opcc_document_add_heading (document, 2, _ ("Awards changed since the decision"));
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *said = opcc_award_say_change (db, g_ptr_array_index (changes, i), error);

      if (said == NULL)
        return FALSE;
      opcc_document_add_paragraph (document, said);
    }
  return TRUE;
}

OpccDocument *
opcc_round_paper_build (OpccDb *db,
                        gint64 round,
                        OpccAudience audience,
                        OpccDate today,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (OpccRoundSummary) summary = opcc_round_summary_compute (db, round, cancellable, error);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;

  if (summary == NULL)
    return NULL;
  title =
      g_strdup_printf (_ ("Round summary: %s, %s"), summary->scheme->title, summary->round->title);
  document = opcc_document_new (title);
  add_head (document, summary);
  add_counts (document, redaction, summary);
  opcc_document_add_heading (document, 2, _ ("By district"));
  if (!add_section (document, db, redaction, summary, "district", _ ("District"),
                    summary->by_district, error))
    return NULL;
  opcc_document_add_heading (document, 2, _ ("By priority of the Police and Crime Plan"));
  if (!add_section (document, db, redaction, summary, "priority", _ ("Priority"),
                    summary->by_priority, error))
    return NULL;
  opcc_document_add_heading (document, 2, _ ("By result"));
  if (!add_figure (document, db, redaction, summary, "round-results", NULL, error))
    return NULL;
  add_variations (document, summary);
  if (!add_award_changes (document, db, round, redaction, error))
    return NULL;
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
