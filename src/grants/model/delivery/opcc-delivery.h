/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDelivery: one grant after its award, with all that belongs to it and how it stands. */
#pragma once

#include "opcc-agreement.h"
#include "opcc-application.h"
#include "opcc-award.h"
#include "opcc-db-types.h"
#include "opcc-grant-return.h"
#include "opcc-organisation.h"
#include "opcc-payment.h"

G_BEGIN_DECLS

/* What a grant waits for next. */
typedef enum
{
  OPCC_DELIVERY_DECLINED,
  OPCC_DELIVERY_WITHDRAWN,
  OPCC_DELIVERY_SEND,      /* the agreement is to be sent */
  OPCC_DELIVERY_SIGN,      /* it is to be signed */
  OPCC_DELIVERY_CONDITION, /* a condition is to be met */
  OPCC_DELIVERY_CHECK,     /* a second person has to check the payee */
  OPCC_DELIVERY_CHASE,     /* a return is late */
  OPCC_DELIVERY_READ,      /* a return came and is to be accepted or queried */
  OPCC_DELIVERY_PAY,       /* a payment is due */
  OPCC_DELIVERY_CLAW_BACK, /* more was paid than was spent */
  OPCC_DELIVERY_PLAN,      /* nothing says how the rest is to be paid */
  OPCC_DELIVERY_RETURN,    /* the next return */
  OPCC_DELIVERY_PAYMENT,   /* the next payment */
  OPCC_DELIVERY_CLOSE,     /* all is done but what was learned */
  OPCC_DELIVERY_CLOSED,
} OpccDeliveryStep;

typedef struct
{
  OpccAward *award;               /* (owned) */
  OpccApplication *application;   /* (owned) */
  OpccOrganisation *organisation; /* (owned) */
  OpccAgreement *agreement;       /* (owned) (nullable) */
  GPtrArray *payments;            /* (owned) of OpccPayment, by number */
  GPtrArray *returns;             /* (owned) of OpccGrantReturn, by the end of their periods */
  GPtrArray *measures;            /* (owned) of OpccOutputMeasure */
  GPtrArray *variations;          /* (owned) of OpccVariation, the oldest first */

  /* What follows from it, on the day it was computed for. Money in pence. */
  OpccDate starts;     /* the first day of the grant */
  OpccDate ends;       /* the last one, as varied */
  gint64 amount;       /* the award as varied */
  gint64 paid;         /* out */
  gint64 clawed_back;  /* in */
  gint64 to_pay;       /* amount less what was paid; 0 once the grant is closed */
  gint64 unplanned;    /* of that, what no payment stands for */
  gint64 held_back;    /* of that, what would be due but for something in the way */
  gint64 spent;        /* as the last return that came says; OPCC_NO_MONEY: none says it */
  gint64 underspend;   /* what is free to be used again */
  gint64 at_risk;      /* what will not be spent if it goes on as it went; 0 for little */
  gint64 to_claw_back; /* paid and not spent, once the last return was accepted */
  OpccDeliveryStep step;
  OpccDate step_due; /* OPCC_NO_DATE: no day is set */
  guint days_late;
  guint n_late;     /* returns */
  guint n_unproved; /* returns that wait to be accepted without a file attached */
  char *words;      /* (owned) the step in words: "Return 2 is 12 days late" */
} OpccDelivery;

/* Of one award, or of all awards of a round but those declined, by their references. */
OpccDelivery *opcc_delivery_load (OpccDb *db, gint64 award, OpccDate today, GError **error);
GPtrArray *opcc_delivery_list (
    OpccDb *db, gint64 round, OpccDate today, GCancellable *cancellable, GError **error);
void opcc_delivery_free (OpccDelivery *self);

/* (transfer full) (nullable): why @payment may not be made now; NULL where nothing is in the way.
 */
char *opcc_delivery_explain_hold (const OpccDelivery *self, const OpccPayment *payment);
/* What @payment is, or would be now: a balance is worked out. */
gint64 opcc_delivery_get_sum (const OpccDelivery *self, const OpccPayment *payment);
/* (nullable): that of the grant by its number in the office file. */
OpccGrantReturn *opcc_delivery_find_return (const OpccDelivery *self, gint64 n);

/* What all grants of a list come to. */
typedef struct
{
  guint n_grants;
  guint n_late;
  gint64 amount;
  gint64 paid;
  gint64 clawed_back;
  gint64 to_pay;
  gint64 held_back;
  gint64 underspend;
  gint64 at_risk;
  GArray *years; /* (owned) of OpccDeliveryYear, in order */
} OpccDeliveryTotals;

typedef struct
{
  int year;
  gint64 awarded; /* pence: the grants, by the days they run in it */
  gint64 paid;    /* pence out, less what came back */
  gint64 planned; /* pence still to be paid in it, as planned */
} OpccDeliveryYear;

OpccDeliveryTotals *opcc_delivery_totals_new (const GPtrArray *deliveries);
void opcc_delivery_totals_free (OpccDeliveryTotals *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDelivery, opcc_delivery_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDeliveryTotals, opcc_delivery_totals_free)

G_END_DECLS
