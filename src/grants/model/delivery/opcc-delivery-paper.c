/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up how the grants of a round stand after their award. */
#include "opcc-delivery-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-chosen-columns.h"
#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-financial-year.h"
#include "opcc-round.h"
#include "opcc-text.h"

typedef struct
{
  OpccRound *round;         /* (owned) */
  GPtrArray *grants;        /* (owned) of OpccDelivery */
  OpccRedaction *redaction; /* (owned) */
  OpccDocument *document;   /* (owned) */
} Paper;

static void
clear_paper (Paper *self)
{
  g_clear_object (&self->round);
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_clear_pointer (&self->redaction, opcc_redaction_free);
  g_clear_pointer (&self->document, opcc_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, clear_paper)

static gboolean
is_office (const Paper *self)
{
  return opcc_redaction_get_audience (self->redaction) == OPCC_AUDIENCE_OFFICE;
}

/* --- what is written ------------------------------------------------------------------------- */

static void
add_sum (OpccDocument *document, const char *label, gint64 pence)
{
  g_autofree char *sum = opcc_money_format (pence);

  opcc_document_add_value (document, label, sum);
}

static void
add_head (Paper *self, const OpccDeliveryTotals *totals)
{
  g_autofree char *grants = opcc_text_from_count (totals->n_grants);
  g_autofree char *late = opcc_text_from_count (totals->n_late);

  opcc_document_set_text (self->document, OPCC_DOCUMENT_SUBJECT, _ ("Grants in delivery"));
  opcc_document_set_text (self->document, OPCC_DOCUMENT_FOOTER, self->round->title);
  opcc_document_add_value (self->document, _ ("Grants"), grants);
  add_sum (self->document, _ ("Awarded"), totals->amount);
  if (!opcc_redaction_may_show (self->redaction, &opcc_payment_kind, "paid"))
    return;
  add_sum (self->document, _ ("Paid"), totals->paid);
  add_sum (self->document, _ ("Clawed back"), totals->clawed_back);
  if (!is_office (self))
    return;
  add_sum (self->document, _ ("Held back"), totals->held_back);
  add_sum (self->document, _ ("To pay"), totals->to_pay);
  add_sum (self->document, _ ("Free to use again"), totals->underspend);
  add_sum (self->document, _ ("At risk of not being spent"), totals->at_risk);
  opcc_document_add_value (self->document, _ ("Returns late"), late);
}

static void
add_grants (Paper *self)
{
  const gboolean paid = opcc_redaction_may_show (self->redaction, &opcc_payment_kind, "paid");
  const gboolean spent =
      opcc_redaction_may_show (self->redaction, &opcc_grant_return_kind, "spent");
  const gboolean office = is_office (self);
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Reference"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Organisation"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Awarded"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Paid"), OPCC_COLUMN_NUMBER, paid },
      { _ ("To pay"), OPCC_COLUMN_NUMBER, office },
      { _ ("Spent"), OPCC_COLUMN_NUMBER, spent },
      { _ ("Next"), OPCC_COLUMN_TEXT, office } },
    7,
  };

  opcc_document_add_heading (self->document, 2, _ ("The grants"));
  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < self->grants->len; i++)
    {
      const OpccDelivery *grant = g_ptr_array_index (self->grants, i);
      g_autofree char *amount = opcc_money_format (grant->amount);
      g_autofree char *out = opcc_money_format (grant->paid);
      g_autofree char *to_pay = opcc_money_format (grant->to_pay);
      g_autofree char *used =
          grant->spent != OPCC_NO_MONEY ? opcc_money_format (grant->spent) : g_strdup ("");
      const char *const cells[] = {
        grant->application->reference,
        grant->organisation->name,
        amount,
        out,
        to_pay,
        used,
        grant->words,
      };

      opcc_chosen_columns_add_row (&columns, cells, FALSE);
    }
}

static void
add_years (Paper *self, const OpccDeliveryTotals *totals)
{
  const gboolean paid = opcc_redaction_may_show (self->redaction, &opcc_payment_kind, "paid");
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Financial year"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Awarded, by days"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Paid"), OPCC_COLUMN_NUMBER, paid },
      { _ ("Still to be paid"), OPCC_COLUMN_NUMBER, is_office (self) } },
    4,
  };

  opcc_document_add_heading (self->document, 2, _ ("By financial year"));
  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < totals->years->len; i++)
    {
      const OpccDeliveryYear *year = &g_array_index (totals->years, OpccDeliveryYear, i);
      g_autofree char *name = opcc_financial_year_format (year->year);
      g_autofree char *awarded = opcc_money_format (year->awarded);
      g_autofree char *out = opcc_money_format (year->paid);
      g_autofree char *planned = opcc_money_format (year->planned);
      const char *const cells[] = { name, awarded, out, planned };

      opcc_chosen_columns_add_row (&columns, cells, FALSE);
    }
}

/* Who has not sent what is due, for a meeting; only the office is told. */
static void
add_late (Paper *self, OpccDate today)
{
  gboolean begun = FALSE;

  for (guint i = 0; is_office (self) && i < self->grants->len; i++)
    {
      const OpccDelivery *grant = g_ptr_array_index (self->grants, i);

      for (guint k = 0; k < grant->returns->len; k++)
        {
          const OpccGrantReturn *one = g_ptr_array_index (grant->returns, k);
          const OpccGrantReturnState state = opcc_grant_return_get_state (one, today);
          g_autofree char *day = NULL;
          g_autofree char *words = NULL;

          if (state != OPCC_GRANT_RETURN_LATE && state != OPCC_GRANT_RETURN_QUERIED)
            continue;
          if (!begun)
            opcc_document_add_heading (self->document, 2, _ ("Returns late or queried"));
          begun = TRUE;
          day = opcc_date_format (one->due);
          words = g_strdup_printf ("%s: %s, %s", grant->organisation->name, one->title,
                                   opcc_grant_return_state_get_label (state));
          opcc_document_add_value (self->document, words, day);
        }
    }
}

OpccDocument *
opcc_delivery_paper_build (OpccDb *db,
                           gint64 round,
                           OpccAudience audience,
                           OpccDate today,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Paper) self = { .redaction = opcc_redaction_new (audience) };
  g_autoptr (OpccDeliveryTotals) totals = NULL;
  g_autofree char *title = NULL;

  self.round = opcc_round_load (db, round, error);
  self.grants =
      self.round != NULL ? opcc_delivery_list (db, round, today, cancellable, error) : NULL;
  if (self.grants == NULL)
    return NULL;
  totals = opcc_delivery_totals_new (self.grants);
  title = g_strdup_printf (_ ("Grants in delivery: %s"), self.round->title);
  self.document = opcc_document_new (title);
  add_head (&self, totals);
  if (self.grants->len == 0)
    opcc_document_add_paragraph (self.document, _ ("No award of this round is decided."));
  else
    {
      add_grants (&self);
      add_late (&self, today);
      add_years (&self, totals);
    }
  opcc_document_close (self.document, self.redaction);
  return g_steal_pointer (&self.document);
}
