/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done next to a grant after its award, each in a dialog of its own. */
#include "opcc-grant-acts.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "opcc-ask-dialog.h"
#include "opcc-delivery-acts.h"
#include "opcc-record-form.h"
#include "opcc-request.h"
#include "opcc-text.h"

/* --- what is asked and done ------------------------------------------------------------------ */

typedef struct
{
  gint64 award;
  guint n_parts;
  OpccPaymentsBy by;
} Plan;

static void
open_question (OpccAskDialog *dialog,
               GtkWidget *from,
               OpccWorkspace *workspace,
               const OpccDelivery *grant,
               GCallback callback)
{
  OpccRequest *question = opcc_request_new (from, workspace, &opcc_award_kind,
                                            opcc_record_get_n (OPCC_RECORD (grant->award)));

  opcc_request_present (question, OPCC_APPLY_DIALOG (dialog), callback);
}

/* --- payments and returns planned ------------------------------------------------------------ */

static gpointer
plan_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Plan *plan = data;

  return GINT_TO_POINTER (opcc_delivery_plan (db, plan->award, plan->n_parts, plan->by, 0, error));
}

static void
plan_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  const Plan plan = { question->n, (guint) atoi (opcc_ask_dialog_get_text (dialog, 0)),
                      g_strcmp0 (opcc_ask_dialog_get_choice (dialog), "date") == 0
                          ? OPCC_PAYMENTS_BY_DATE
                          : OPCC_PAYMENTS_BY_RETURN };

  opcc_request_run (question, OPCC_APPLY_DIALOG (dialog), plan_job, g_memdup2 (&plan, sizeof plan),
                    g_free, _ ("Payments and returns planned"));
}

static void
ask_plan (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  g_autofree char *sum = opcc_money_format (grant->amount);
  g_autofree char *body = g_strdup_printf (
      _ ("%s in equal parts of whole pounds; the last is what is left then. Returns "
         "are planned for the ends of the quarters."),
      sum);
  OpccAskDialog *dialog = opcc_ask_dialog_new (from, _ ("Plan payments"), body, _ ("Plan"));

  opcc_ask_dialog_set_choice_title (dialog, _ ("When they are paid"));
  opcc_ask_dialog_add_choice (dialog, "return", _ ("The first at once, the others on returns"));
  opcc_ask_dialog_add_choice (dialog, "date", _ ("On days, evenly over the grant"));
  opcc_ask_dialog_add_text (dialog, _ ("How many payments"), "2",
                            _ ("Write how many payments there are."));
  open_question (dialog, from, workspace, grant, G_CALLBACK (plan_cb));
}

/* --- the payee ------------------------------------------------------------------------------- */

static gpointer
check_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccRequest *question = data;

  return GINT_TO_POINTER (opcc_delivery_check_payee (db, question->n, error));
}

static void
check_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  opcc_request_run (question, OPCC_APPLY_DIALOG (dialog), check_job, question, NULL,
                    _ ("Payee checked"));
}

static void
ask_check (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  g_autofree char *body =
      g_strdup_printf (_ ("%s changed the payee to “%s”. Call the recipient on a number you had "
                          "before, and compare."),
                       grant->agreement->payee_by,
                       grant->agreement->payee != NULL ? grant->agreement->payee : "");
  OpccAskDialog *dialog =
      opcc_ask_dialog_new (from, _ ("Check the payee"), body, _ ("I have checked it"));

  open_question (dialog, from, workspace, grant, G_CALLBACK (check_cb));
}

/* --- forms ----------------------------------------------------------------------------------- */

static void
open_agreement (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  static const char *const fields[] = { "reference",  "sent",           "signed_on",
                                        "conditions", "conditions_met", "payee",
                                        "closed",     "lessons",        NULL };
  g_autoptr (OpccAgreement) agreement = grant->agreement != NULL
                                            ? g_object_ref (grant->agreement)
                                            : g_object_new (OPCC_TYPE_AGREEMENT, NULL);

  if (grant->agreement == NULL)
    {
      agreement->award = opcc_record_get_n (OPCC_RECORD (grant->award));
      agreement->sent = opcc_date_today ();
      agreement->conditions = g_strdup (grant->award->conditions);
    }
  else if (grant->step == OPCC_DELIVERY_CLOSE)
    agreement->closed = opcc_date_today ();
  opcc_record_form_open (from, workspace, OPCC_RECORD (agreement), fields, NULL, NULL);
}

static void
open_payment (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  static const char *const fields[] = { "paid", "amount", "note", NULL };
  const OpccRecordFormWords words = { _ ("Pay"), _ ("Paid") };

  for (guint i = 0; i < grant->payments->len; i++)
    {
      g_autoptr (OpccPayment) payment = g_object_ref (g_ptr_array_index (grant->payments, i));
      g_autofree char *hold = opcc_delivery_explain_hold (grant, payment);

      if (!opcc_payment_is_open (payment) || hold != NULL ||
          opcc_delivery_get_sum (grant, payment) == 0)
        continue;
      payment->amount = opcc_delivery_get_sum (grant, payment);
      payment->paid = opcc_date_today ();
      opcc_set_str (&payment->state, "paid");
      opcc_record_form_open (from, workspace, OPCC_RECORD (payment), fields, &words, NULL);
      return;
    }
}

static void
open_clawback (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  static const char *const fields[] = { "amount", "state", "due", "paid", "note", NULL };
  const OpccRecordFormWords words = { _ ("Claim back"), _ ("Add claw-back") };
  g_autoptr (OpccPayment) payment = g_object_new (OPCC_TYPE_PAYMENT, NULL);

  payment->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  payment->basis = g_strdup ("clawback");
  payment->state = g_strdup ("planned");
  payment->amount = grant->to_claw_back;
  opcc_record_form_open (from, workspace, OPCC_RECORD (payment), fields, &words, NULL);
}

/* The first that is late, or waits to be read. */
static void
open_return (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  static const char *const fields[] = { "chased",  "received", "spent",    "narrative",
                                        "queried", "query",    "accepted", NULL };

  for (guint i = 0; i < grant->returns->len; i++)
    {
      OpccGrantReturn *one = g_ptr_array_index (grant->returns, i);

      if (one->accepted != OPCC_NO_DATE)
        continue;
      opcc_record_form_open (from, workspace, OPCC_RECORD (one), fields, NULL, NULL);
      return;
    }
}

/* --- the table ------------------------------------------------------------------------------- */

static const struct
{
  OpccDeliveryStep step;
  OpccTone tone;
  const char *verb; /* (nullable) */
  void (*act) (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant);
} acts[] = {
  { OPCC_DELIVERY_SEND, OPCC_TONE_NONE, N_ ("New agreement…"), open_agreement },
  { OPCC_DELIVERY_SIGN, OPCC_TONE_NONE, N_ ("Agreement…"), open_agreement },
  { OPCC_DELIVERY_CONDITION, OPCC_TONE_WARN, N_ ("Agreement…"), open_agreement },
  { OPCC_DELIVERY_CHECK, OPCC_TONE_WARN, N_ ("Check payee…"), ask_check },
  { OPCC_DELIVERY_CHASE, OPCC_TONE_BAD, N_ ("Return…"), open_return },
  { OPCC_DELIVERY_READ, OPCC_TONE_WARN, N_ ("Return…"), open_return },
  { OPCC_DELIVERY_RETURN, OPCC_TONE_NONE, N_ ("Return…"), open_return },
  { OPCC_DELIVERY_PAY, OPCC_TONE_WARN, N_ ("Pay…"), open_payment },
  { OPCC_DELIVERY_CLAW_BACK, OPCC_TONE_BAD, N_ ("Claim back…"), open_clawback },
  { OPCC_DELIVERY_PLAN, OPCC_TONE_WARN, N_ ("Plan payments…"), ask_plan },
  { OPCC_DELIVERY_CLOSE, OPCC_TONE_NONE, N_ ("Close…"), open_agreement },
  { OPCC_DELIVERY_CLOSED, OPCC_TONE_GOOD, NULL, NULL },
};

const char *
opcc_grant_act_get_verb (const OpccDelivery *grant)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].step == grant->step && acts[i].verb != NULL)
      return g_dgettext (GETTEXT_PACKAGE, acts[i].verb);
  return NULL;
}

OpccTone
opcc_grant_act_get_tone (const OpccDelivery *grant)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].step == grant->step)
      return acts[i].tone;
  return OPCC_TONE_NONE;
}

void
opcc_grant_act_do (GtkWidget *from, OpccWorkspace *workspace, const OpccDelivery *grant)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].step == grant->step && acts[i].act != NULL)
      {
        acts[i].act (from, workspace, grant);
        return;
      }
}
