/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What followed the awards of the sample office's past rounds. */
#include "opcc-sample-after.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-delivery-acts.h"
#include "opcc-delivery.h"
#include "opcc-output-measure.h"
#include "opcc-round.h"
#include "opcc-text.h"
#include "opcc-variation.h"

/* The story is told up to here: what falls due later is still to come. */
#define LAST_DAY opcc_date_from_ymd (2023, 9, 29)

/* Days until a return is accepted. */
#define READING_DAYS 6

typedef enum
{
  PLOT_PLAIN,
  PLOT_VARIED,     /* runs longer, with less money */
  PLOT_LATE,       /* the last return that was due did not come */
  PLOT_UNDERSPENT, /* a third is spent */
  PLOT_CONDITION,  /* a condition is not met */
  PLOT_CLOSED,     /* all is done, some of it claimed back */
} Plot;

/* Which grants went otherwise, by round and place in its list. */
static const struct
{
  guint round;
  guint place;
  Plot plot;
} plots[] = {
  { 1, 0, PLOT_CLOSED }, { 2, 1, PLOT_VARIED },    { 3, 2, PLOT_UNDERSPENT }, { 1, 3, PLOT_LATE },
  { 3, 0, PLOT_LATE },   { 6, 2, PLOT_CONDITION }, { 4, 0, PLOT_UNDERSPENT },
};

static Plot
find_plot (guint round, guint place)
{
  for (guint i = 0; i < G_N_ELEMENTS (plots); i++)
    if (plots[i].round == round && plots[i].place == place)
      return plots[i].plot;
  return PLOT_PLAIN;
}

/* --- the agreement --------------------------------------------------------------------------- */

static gboolean
add_agreement (
    OpccDb *db, const OpccDelivery *grant, Plot plot, guint round, OpccDate letters, GError **error)
{
  g_autoptr (OpccAgreement) agreement = g_object_new (OPCC_TYPE_AGREEMENT, NULL);

  agreement->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  agreement->reference = g_strdup_printf ("AG%u-%s", round, grant->application->reference);
  agreement->sent = letters + 2;
  agreement->signed_on = letters + 11;
  agreement->payee = g_strdup_printf ("V%05u", 20000 + (guint) agreement->award);
  agreement->conditions = g_strdup (grant->award->conditions);
  if (plot == PLOT_CONDITION)
    opcc_set_str (&agreement->conditions, _ ("A safeguarding policy for work with young people"));
  else if (agreement->conditions != NULL)
    agreement->conditions_met = agreement->signed_on;
  return opcc_delivery_save (db, agreement, error);
}

static gboolean
add_variation (OpccDb *db, const OpccDelivery *grant, GError **error)
{
  g_autoptr (OpccVariation) variation = g_object_new (OPCC_TYPE_VARIATION, NULL);

  variation->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  variation->agreed = grant->starts + 90;
  variation->reason = g_strdup (_ ("The hall was closed for repairs: the sessions go on for two "
                                   "months longer, without the hire of the hall."));
  variation->amount_change = -40000;
  variation->new_end = opcc_date_add_months (grant->ends, 2);
  variation->agreed_by = g_strdup (_ ("Chief Finance Officer"));
  return opcc_delivery_save (db, variation, error);
}

/* --- payments and returns -------------------------------------------------------------------- */

static gboolean
add_return (OpccDb *db, const OpccDelivery *grant, guint number, OpccDate end, GError **error)
{
  g_autoptr (OpccGrantReturn) one = g_object_new (OPCC_TYPE_GRANT_RETURN, NULL);

  one->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  one->number = number;
  one->period_end = end;
  return opcc_delivery_save (db, one, error);
}

/* Half at once, the rest on the return of the last day. */
static gboolean
add_payments (OpccDb *db, gint64 award, const OpccDelivery *grant, GError **error)
{
  g_autoptr (OpccPayment) first = g_object_new (OPCC_TYPE_PAYMENT, NULL);
  g_autoptr (OpccPayment) rest = g_object_new (OPCC_TYPE_PAYMENT, NULL);

  first->award = rest->award = award;
  first->basis = g_strdup ("date");
  first->due = grant->starts;
  first->amount = grant->amount / 200 * 100;
  first->state = g_strdup ("planned");
  rest->basis = g_strdup ("balance");
  rest->state = g_strdup ("planned");
  rest->grant_return =
      opcc_record_get_n (g_ptr_array_index (grant->returns, grant->returns->len - 1));
  return opcc_delivery_save (db, first, error) && opcc_delivery_save (db, rest, error);
}

/* Whole pounds, by the days that have gone, and by what the plot says. */
static gint64
invent_spent (const OpccDelivery *grant, const OpccGrantReturn *one, Plot plot)
{
  const gint64 days = (gint64) grant->ends - grant->starts + 1;
  const gint64 gone = MIN ((gint64) one->period_end - grant->starts + 1, days);
  const gint64 share = plot == PLOT_UNDERSPENT ? 35 : plot == PLOT_CLOSED ? 92 : 100;

  return grant->amount / 100 * gone / days * share / 100 * 100;
}

static gboolean
receive (OpccDb *db, const OpccDelivery *grant, OpccGrantReturn *one, Plot plot, GError **error)
{
  one->received = one->due - 1;
  one->spent = invent_spent (grant, one, plot);
  one->narrative = g_strdup (_ ("Sessions ran as planned; those who came asked for more of them."));
  one->accepted = MIN (one->received + READING_DAYS, LAST_DAY);
  return opcc_delivery_save (db, one, error);
}

/* All that was due by the last day of the story came, but for the last one of a late grant. */
static gboolean
receive_returns (OpccDb *db, const OpccDelivery *grant, Plot plot, GError **error)
{
  guint n_due = 0;

  for (guint i = 0; i < grant->returns->len; i++)
    n_due += ((OpccGrantReturn *) g_ptr_array_index (grant->returns, i))->due <= LAST_DAY;
  for (guint i = 0; i < n_due; i++)
    {
      OpccGrantReturn *one = g_ptr_array_index (grant->returns, i);

      if (plot == PLOT_LATE && i + 1 == n_due)
        {
          one->chased = MIN (one->due + 7, LAST_DAY);
          return opcc_delivery_save (db, one, error);
        }
      if (!receive (db, grant, one, plot, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
pay_first (OpccDb *db, const OpccDelivery *grant, GError **error)
{
  OpccPayment *first = g_ptr_array_index (grant->payments, 0);

  opcc_set_str (&first->state, "paid");
  first->paid = MAX (first->due, grant->agreement->signed_on + 3);
  return opcc_delivery_save (db, first, error);
}

static gboolean
add_measure (OpccDb *db, const OpccDelivery *grant, guint place, Plot plot, GError **error)
{
  g_autoptr (OpccOutputMeasure) output = g_object_new (OPCC_TYPE_OUTPUT_MEASURE, NULL);

  output->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  output->title = g_strdup (_ ("Sessions held"));
  output->sort = g_strdup ("output");
  output->unit = g_strdup (_ ("sessions"));
  output->target = 20 + 4 * (place % 5);
  output->period_end = grant->ends;
  if (plot == PLOT_CLOSED)
    output->actual = output->target - 2;
  return opcc_delivery_save (db, output, error);
}

/* The balance of a grant whose returns all came; of some it is still to be paid. */
static gboolean
finish_grant (OpccDb *db, const OpccDelivery *grant, guint place, Plot plot, GError **error)
{
  OpccPayment *rest = g_ptr_array_index (grant->payments, 1);

  if (grant->step != OPCC_DELIVERY_PAY || place == 1)
    return TRUE;
  opcc_set_str (&rest->state, "paid");
  rest->paid = LAST_DAY;
  if (plot != PLOT_CLOSED)
    return opcc_delivery_save (db, rest, error);
  grant->agreement->closed = LAST_DAY;
  grant->agreement->lessons =
      g_strdup (_ ("Evenings in winter are full, those in summer are not: fund from October."));
  return opcc_delivery_save (db, rest, error) && opcc_delivery_save (db, grant->agreement, error);
}

/* --- all of it ------------------------------------------------------------------------------- */

static gboolean
tell (OpccDb *db, OpccDelivery **grant, GError **error)
{
  const gint64 award = opcc_record_get_n (OPCC_RECORD ((*grant)->award));

  opcc_delivery_free (*grant);
  *grant = opcc_delivery_load (db, award, LAST_DAY, error);
  return *grant != NULL;
}

static gboolean
fill_grant (OpccDb *db, gint64 award, guint number, guint place, OpccDate letters, GError **error)
{
  const Plot plot = find_plot (number, place);
  g_autoptr (OpccDelivery) grant = opcc_delivery_load (db, award, LAST_DAY, error);

  if (grant == NULL || !add_agreement (db, grant, plot, number, letters, error) ||
      (plot == PLOT_VARIED && !add_variation (db, grant, error)) || !tell (db, &grant, error))
    return FALSE;
  if (grant->starts == OPCC_NO_DATE || grant->ends <= grant->starts + 60)
    return TRUE;
  if (!add_return (db, grant, 1, (grant->starts + grant->ends) / 2, error) ||
      !add_return (db, grant, 2, grant->ends, error) || !tell (db, &grant, error) ||
      !add_payments (db, award, grant, error) || !add_measure (db, grant, place, plot, error) ||
      !tell (db, &grant, error))
    return FALSE;
  if (plot == PLOT_CONDITION)
    return TRUE;
  return pay_first (db, grant, error) && receive_returns (db, grant, plot, error) &&
         tell (db, &grant, error) && finish_grant (db, grant, place, plot, error);
}

gboolean
opcc_sample_after_fill (OpccDb *db, gint64 round, guint number, OpccDate letters, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autofree char *name = NULL;

  if (record == NULL)
    return FALSE;
  name = g_strdup_printf (_ ("Follow the grants of round %s"), record->code);
  action = opcc_action_begin (db, name, error);
  grants = action != NULL ? opcc_delivery_list (db, round, LAST_DAY, NULL, error) : NULL;
  for (guint i = 0; grants != NULL && i < grants->len; i++)
    {
      const OpccDelivery *grant = g_ptr_array_index (grants, i);

      if (!fill_grant (db, opcc_record_get_n (OPCC_RECORD (grant->award)), number, i, letters,
                       error))
        return FALSE;
    }
  return grants != NULL && opcc_action_commit (action, error);
}
