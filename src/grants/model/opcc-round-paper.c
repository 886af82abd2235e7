/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the summary of a round: the figures its page shows, as text, tables and charts. */
#include "opcc-round-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-domain-chart.h"
#include "opcc-round-summary.h"
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

/* "£380,040; 2 applications do not say" */
static char *
say_money (gint64 money, guint n_missing)
{
  g_autofree char *sum = opcc_money_format (money);

  if (n_missing == 0)
    return g_steal_pointer (&sum);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s; %u application does not say",
                                       "%s; %u applications do not say", n_missing),
                          sum, n_missing);
}

static void
add_counts (OpccDocument *document, const OpccRoundSummary *summary)
{
  const struct
  {
    const char *label;
    guint n;
  } counts[] = {
    { _ ("Applications"), summary->n_applications },
    { _ ("Not considered"), summary->n_stopped },
    { _ ("Withdrawn"), summary->n_withdrawn },
    { _ ("Marked"), summary->n_marked },
    { _ ("To moderate"), summary->n_to_settle },
    { _ ("Reach the threshold"), summary->n_pass },
    { _ ("Awards that fit the money"), summary->n_would_fit },
    { _ ("Awards approved"), summary->n_approved },
  };

  opcc_document_add_heading (document, 2, _ ("The round in figures"));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    take_value (document, counts[i].label, opcc_text_from_count (counts[i].n));
  take_value (document, _ ("Asked for"), say_money (summary->asked, summary->n_asked_missing));
  take_value (document, _ ("Asked by those that reach it"),
              opcc_money_format (summary->pass_asked));
  take_value (document, _ ("Match funding"), say_money (summary->match, summary->n_match_missing));
  take_value (document, _ ("Approved"), opcc_money_format (summary->approved));
}

static void
add_row (OpccDocument *document,
         const char *label,
         guint n_asked,
         gint64 asked,
         guint n_awarded,
         gint64 awarded,
         gboolean is_total)
{
  g_autofree char *applications = opcc_text_from_count (n_asked);
  g_autofree char *sum = opcc_money_format (asked);
  g_autofree char *awards = opcc_text_from_count (n_awarded);
  g_autofree char *given = opcc_money_format (awarded);
  const char *const cells[] = { label, applications, sum, awards, given };

  if (is_total)
    opcc_document_add_total (document, cells);
  else
    opcc_document_add_row (document, cells);
}

static void
add_shares (OpccDocument *document, const char *heading, GPtrArray *shares)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER,
                                          OPCC_COLUMN_NUMBER, OPCC_COLUMN_NUMBER };
  const char *const headings[] = { heading, _ ("Applications"), _ ("Asked for"), _ ("Awards"),
                                   _ ("Awarded") };
  OpccAwardShare sum = { 0 };

  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < shares->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (shares, i);

      add_row (document, share->label, share->n_asked, share->asked, share->n_awarded,
               share->awarded, FALSE);
      sum.n_asked += share->n_asked;
      sum.asked += share->asked;
      sum.n_awarded += share->n_awarded;
      sum.awarded += share->awarded;
    }
  add_row (document, _ ("Total"), sum.n_asked, sum.asked, sum.n_awarded, sum.awarded, TRUE);
}

/* A chart of the round, which the caller follows with its numbers. */
static OpccChart *
add_figure (OpccDocument *document,
            OpccDb *db,
            const OpccRoundSummary *summary,
            const char *name,
            const char *by,
            GError **error)
{
  g_autoptr (OpccChartOrder) order =
      opcc_chart_order_new (name, "round", summary->round->code, "by", by, NULL);
  g_autoptr (OpccChart) chart = opcc_chart_order_draw (order, db, error);

  if (chart == NULL)
    return NULL;
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  return g_steal_pointer (&chart);
}

/* Money by @by, which is "district" or "priority". */
static gboolean
add_section (OpccDocument *document,
             OpccDb *db,
             const OpccRoundSummary *summary,
             const char *by,
             const char *head,
             GPtrArray *shares,
             GError **error)
{
  const char *name = summary->n_approved > 0 ? "round-awards" : "round-asked";
  g_autoptr (OpccChart) chart = add_figure (document, db, summary, name, by, error);

  if (chart == NULL)
    return FALSE;
  add_shares (document, head, shares);
  return TRUE;
}

static gboolean
add_results (OpccDocument *document, OpccDb *db, const OpccRoundSummary *summary, GError **error)
{
  g_autoptr (OpccChart) chart = NULL;

  opcc_document_add_heading (document, 2, _ ("By result"));
  chart = add_figure (document, db, summary, "round-results", NULL, error);
  if (chart == NULL)
    return FALSE;
  opcc_document_add_figure_table (document, chart);
  return TRUE;
}

OpccDocument *
opcc_round_paper_build (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRoundSummary) summary = opcc_round_summary_compute (db, round, cancellable, error);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;

  if (summary == NULL)
    return NULL;
  title =
      g_strdup_printf (_ ("Round summary: %s, %s"), summary->scheme->title, summary->round->title);
  document = opcc_document_new (title);
  add_head (document, summary);
  add_counts (document, summary);
  opcc_document_add_heading (document, 2, _ ("By district"));
  if (!add_section (document, db, summary, "district", _ ("District"), summary->by_district, error))
    return NULL;
  opcc_document_add_heading (document, 2, _ ("By priority of the Police and Crime Plan"));
  if (!add_section (document, db, summary, "priority", _ ("Priority"), summary->by_priority,
                    error) ||
      !add_results (document, db, summary, error))
    return NULL;
  return g_steal_pointer (&document);
}
