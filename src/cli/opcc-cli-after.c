/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of what follows an award: how grants stand, payments and returns planned, money paid. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-delivery-acts.h"
#include "opcc-delivery.h"
#include "opcc-record-finder.h"
#include "opcc-round.h"

/* clang-format off */
static const OpccOption plan_options[] = {
  { "parts", "N", N_ ("How many payments; 2 unless given") },
  { "by", "WHAT",
    N_ ("date: evenly over the grant (so unless given); return: the first at once, the others on "
        "accepted returns, the last on the last one"),
    .choices = "date|return" },
  { "months", "N",
    N_ ("Returns every so many months from the first day of the grant; at the ends of the quarters "
        "of the financial year unless given") },
  { NULL },
};

static const OpccOption pay_options[] = {
  { "paid", "DATE", N_ ("The day it was paid; today unless given") },
  { NULL },
};
/* clang-format on */

/* --- how they stand -------------------------------------------------------------------------- */

static void
add_delivery (OpccCliTable *table, gconstpointer data)
{
  const OpccDelivery *one = data;

  opcc_cli_table_add_text (table, one->application->reference);
  opcc_cli_table_add_text (table, one->organisation->name);
  opcc_cli_table_add_text (table, one->words);
  opcc_cli_table_add_date (table, one->step_due);
  opcc_cli_table_add_integer (table, one->days_late);
  opcc_cli_table_add_money (table, one->award->amount);
  opcc_cli_table_add_money (table, one->amount);
  opcc_cli_table_add_money (table, one->paid);
  opcc_cli_table_add_money (table, one->clawed_back);
  opcc_cli_table_add_money (table, one->held_back);
  opcc_cli_table_add_money (table, one->to_pay);
  opcc_cli_table_add_money (table, one->spent);
  opcc_cli_table_add_money (table, one->underspend);
  opcc_cli_table_add_money (table, one->at_risk);
  opcc_cli_table_add_integer (table, one->n_late);
  opcc_cli_table_add_date (table, one->starts);
  opcc_cli_table_add_date (table, one->ends);
}

static void
say_totals (OpccCli *cli, const GPtrArray *list)
{
  g_autoptr (OpccDeliveryTotals) totals = opcc_delivery_totals_new (list);
  g_autofree char *amount = opcc_money_format (totals->amount);
  g_autofree char *paid = opcc_money_format (totals->paid - totals->clawed_back);
  g_autofree char *held = opcc_money_format (totals->held_back);
  g_autofree char *free_again = opcc_money_format (totals->underspend);

  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE,
                             "%u grant of %s: %s paid, %s held back, %s can be used again.",
                             "%u grants of %s: %s paid, %s held back, %s can be used again.",
                             totals->n_grants),
                totals->n_grants, amount, paid, held, free_again);
}

static gboolean
run_after (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "reference", N_ ("Reference") },
    { "organisation", N_ ("Organisation") },
    { "next", N_ ("Next") },
    { "due", N_ ("Due") },
    { "days_late", N_ ("Days late"), TRUE },
    { "awarded", N_ ("Awarded"), TRUE },
    { "amount", N_ ("As varied"), TRUE },
    { "paid", N_ ("Paid"), TRUE },
    { "clawed_back", N_ ("Clawed back"), TRUE },
    { "held_back", N_ ("Held back"), TRUE },
    { "to_pay", N_ ("To pay"), TRUE },
    { "spent", N_ ("Spent"), TRUE },
    { "underspend", N_ ("Free again"), TRUE },
    { "at_risk", N_ ("At risk"), TRUE },
    { "late_returns", N_ ("Late returns"), TRUE },
    { "starts", N_ ("Starts") },
    { "ends", N_ ("Ends") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_delivery };
  g_autoptr (OpccRecord) round =
      opcc_record_find (db, &opcc_round_kind, opcc_cli_get_argument (cli, 0), error);
  g_autoptr (GPtrArray) list = NULL;

  if (round == NULL)
    return FALSE;
  list = opcc_delivery_list (db, opcc_record_get_n (round), opcc_date_today (), NULL, error);
  if (!opcc_cli_print_listing (cli, &listing, list))
    return FALSE;
  say_totals (cli, list);
  return TRUE;
}

/* --- planning and paying --------------------------------------------------------------------- */

static gint64
find_award (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record =
      opcc_record_find (db, &opcc_award_kind, opcc_cli_get_argument (cli, 0), error);

  return record != NULL ? opcc_record_get_n (record) : 0;
}

static gboolean
run_plan (OpccCli *cli, OpccDb *db, GError **error)
{
  const OpccPaymentsBy by = g_strcmp0 (opcc_cli_get_option (cli, "by"), "return") == 0
                                ? OPCC_PAYMENTS_BY_RETURN
                                : OPCC_PAYMENTS_BY_DATE;
  gint64 n_parts = 2;
  gint64 months = 0;
  gint64 award;

  if (!opcc_cli_get_integer (cli, "parts", 1, &n_parts, error) ||
      !opcc_cli_get_integer (cli, "months", 1, &months, error))
    return FALSE;
  award = find_award (cli, db, error);
  if (award == 0 || !opcc_delivery_plan (db, award, (guint) MIN (n_parts, G_MAXINT), by,
                                         (int) MIN (months, 120), error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

static gboolean
run_pay (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "paid");
  g_autoptr (OpccRecord) payment = NULL;
  OpccDate day = opcc_date_today ();

  if (typed != NULL && !opcc_date_parse (typed, &day, error))
    return FALSE;
  payment = opcc_record_find (db, &opcc_payment_kind, opcc_cli_get_argument (cli, 0), error);
  if (payment == NULL || !opcc_delivery_pay (db, opcc_record_get_n (payment), day, error))
    return FALSE;
  opcc_cli_report_action (cli, db, payment);
  return TRUE;
}

static gboolean
run_check (OpccCli *cli, OpccDb *db, GError **error)
{
  const gint64 award = find_award (cli, db, error);

  if (award == 0 || !opcc_delivery_check_payee (db, award, error))
    return FALSE;
  opcc_cli_report_action (cli, db, NULL);
  return TRUE;
}

const OpccCommand opcc_cli_after_commands[] = {
  { "grants after", "ROUND", 1, 1, NULL, OPCC_NEED_OFFICE, run_after,
    N_ ("Prints how each grant of a round stands, and what it waits for next."),
    N_ ("Agreements, payments, returns, outputs and variations are records: opcc add payment "
        "award=2023/24-1/R1-012 basis=date due=2024-04-01 amount=£2,000 state=planned.") },
  { "payment plan", "AWARD", 1, 1, plan_options, OPCC_NEED_OFFICE, run_plan,
    N_ ("Plans the payments and the returns of a grant, as one action."),
    N_ ("Equal parts of whole pounds; the last is what is left then. AWARD is the application, "
        "such as 2023/24-1/R1-012.") },
  { "payment pay", "PAYMENT", 1, 1, pay_options, OPCC_NEED_OFFICE, run_pay,
    N_ ("Pays a payment, unless something holds it back."),
    N_ ("PAYMENT is the application and a number, such as 2023/24-1/R1-012/1. A payment waits for "
        "a "
        "signed agreement, its conditions, a checked payee and the return it names.") },
  { "payment check", "AWARD", 1, 1, NULL, OPCC_NEED_OFFICE, run_check,
    N_ ("Says that you have checked the changed payee of a grant."),
    N_ ("Refused to the person who changed it.") },
  { NULL },
};
