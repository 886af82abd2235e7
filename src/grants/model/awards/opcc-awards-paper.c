/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the award board up: who is above the line and who below, without names until decided. */
#include "opcc-awards-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-award-plan.h"
#include "opcc-award.h"
#include "opcc-chosen-columns.h"
#include "opcc-db.h"
#include "opcc-round-summary.h"
#include "opcc-text.h"

typedef struct
{
  OpccRoundSummary *summary; /* (owned) */
  OpccAwardPlan *plan;       /* (owned) */
  GHashTable *awards;        /* (owned) number of an application to the OpccAward it was given */
  OpccRedaction *redaction;  /* (owned) */
  OpccDocument *document;    /* (owned) */
} Board;

static void
clear_board (Board *self)
{
  g_clear_pointer (&self->summary, opcc_round_summary_free);
  g_clear_pointer (&self->plan, opcc_award_plan_free);
  g_clear_pointer (&self->awards, g_hash_table_unref);
  g_clear_pointer (&self->redaction, opcc_redaction_free);
  g_clear_pointer (&self->document, opcc_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, clear_board)

static gboolean
load_awards (Board *self, OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) awards = opcc_db_select (
      db, &opcc_award_kind,
      "state = 'approved' AND application IN (SELECT n FROM application WHERE round = $1)", error,
      "i", round);

  self->awards = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      OpccAward *award = g_ptr_array_index (awards, i);

      g_hash_table_insert (self->awards, &award->application, g_object_ref (award));
    }
  return awards != NULL;
}

static gboolean
load (Board *self, OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  self->summary = opcc_round_summary_compute (db, round, cancellable, error);
  if (self->summary == NULL)
    return FALSE;
  self->plan = opcc_award_plan_for_round (db, round, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT,
                                          cancellable, error);
  return self->plan != NULL && load_awards (self, db, round, error);
}

static gboolean
is_decided (const Board *self)
{
  return g_hash_table_size (self->awards) > 0;
}

/* Pence; 0 for what gets nothing. */
static gint64
find_amount (const Board *self, const OpccAwardRow *row)
{
  const OpccAward *award = g_hash_table_lookup (self->awards, &row->ranked->application);

  if (is_decided (self))
    return award != NULL ? award->amount : 0;
  return row->amount;
}

static void
add_row (Board *self, const OpccChosenColumns *columns, const OpccAwardRow *row, gboolean names)
{
  const OpccRankingRow *ranked = row->ranked;
  const gint64 amount = find_amount (self, row);
  g_autofree char *rank = g_strdup_printf ("%u", ranked->rank);
  g_autofree char *score = opcc_percent_format (ranked->percent);
  g_autofree char *asked = opcc_money_format (ranked->asked);
  g_autofree char *award = amount > 0 ? opcc_money_format (amount) : g_strdup ("");
  const char *const cells[] = {
    rank, ranked->reference, names ? ranked->organisation : "", ranked->title, score, asked, award
  };

  opcc_chosen_columns_add_row (columns, cells, FALSE);
}

/* Those that get money, or those that do not. */
static void
add_rows (Board *self, const char *heading, gboolean funded)
{
  const gboolean names =
      opcc_redaction_may_show (self->redaction, &opcc_application_kind, "organisation") ||
      (funded && is_decided (self));
  const gboolean scores =
      opcc_redaction_may_show (self->redaction, &opcc_application_kind, "score");
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Rank"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Reference"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Organisation"), OPCC_COLUMN_TEXT, names },
      { _ ("Project"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Score"), OPCC_COLUMN_NUMBER, scores },
      { _ ("Asked for"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Award"), OPCC_COLUMN_NUMBER, funded } },
    7,
  };
  gboolean begun = FALSE;

  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (self->plan->rows, OpccAwardRow, i);

      if ((find_amount (self, row) > 0) != funded)
        continue;
      if (!begun)
        {
          opcc_document_add_heading (self->document, 2, heading);
          opcc_chosen_columns_begin (&columns);
        }
      begun = TRUE;
      add_row (self, &columns, row, names);
    }
}

static void
add_head (Board *self)
{
  const gboolean decided = is_decided (self);
  const guint n = decided ? self->summary->n_approved : self->plan->n_awards;
  const gint64 total = decided ? self->summary->approved : self->plan->total;
  g_autofree char *pot = opcc_money_format (self->summary->available);
  g_autofree char *sum = opcc_money_format (total);
  g_autofree char *left = opcc_money_format (self->summary->available - total);
  g_autofree char *count = opcc_text_from_count (n);

  opcc_document_set_text (self->document, OPCC_DOCUMENT_SUBJECT, _ ("Awards of a grants round"));
  opcc_document_set_text (self->document, OPCC_DOCUMENT_FOOTER, self->summary->round->title);
  if (!decided)
    opcc_document_set_text (self->document, OPCC_DOCUMENT_MARKING, _ ("DRAFT: NOT DECIDED"));
  opcc_document_add_value (self->document, _ ("Money for the round"), pot);
  opcc_document_add_value (self->document, decided ? _ ("Awarded") : _ ("Recommended"), sum);
  opcc_document_add_value (self->document, decided ? _ ("Awards") : _ ("Recommended awards"),
                           count);
  opcc_document_add_value (self->document, _ ("Left"), left);
}

OpccDocument *
opcc_awards_paper_build (OpccDb *db,
                         gint64 round,
                         OpccAudience audience,
                         OpccDate today,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Board) self = { .redaction = opcc_redaction_new (audience) };
  g_autofree char *title = NULL;

  if (!load (&self, db, round, cancellable, error))
    return NULL;
  title = g_strdup_printf (_ ("Awards: %s, %s"), self.summary->scheme->title,
                           self.summary->round->title);
  self.document = opcc_document_new (title);
  add_head (&self);
  if (opcc_redaction_may_show (self.redaction, &opcc_application_kind, "title") &&
      opcc_redaction_may_show (self.redaction, &opcc_application_kind, "reference") &&
      opcc_redaction_may_show (self.redaction, &opcc_application_kind, "asked"))
    {
      add_rows (&self, is_decided (&self) ? _ ("Awarded") : _ ("Above the line"), TRUE);
      add_rows (&self, is_decided (&self) ? _ ("Not awarded") : _ ("Below the line"), FALSE);
    }
  opcc_document_close (self.document, self.redaction);
  return g_steal_pointer (&self.document);
}
