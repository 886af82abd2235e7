/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplication: what one organisation asked for in one round, and how far it has come. */
#pragma once

#include "opcc-record.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

#define OPCC_TYPE_APPLICATION (opcc_application_get_type ())
G_DECLARE_FINAL_TYPE (OpccApplication, opcc_application, OPCC, APPLICATION, OpccRecord)

struct _OpccApplication
{
  OpccRecord parent_instance;
  gint64 round;        /* link */
  gint64 organisation; /* link */
  char *reference;     /* "R1-001", unique in the round */
  char *title;
  char *summary;
  char *need;
  char *outcomes;
  gint64 asked;         /* pence */
  gint64 total_cost;    /* pence */
  gint64 match_funding; /* pence; 0 is "none", OPCC_NO_MONEY is "not stated" */
  char *match_funder;
  OpccDate starts;
  OpccDate ends;
  char *district;    /* place */
  char *place_given; /* the words of the form */
  char *zone;
  char *priority;  /* of the Police and Crime Plan */
  gint64 received; /* time */
  char *form_id;   /* number of the response in the form it came from */
  char *contact_name;
  char *contact_email;
  char *contact_role;
  char *previous_grant;  /* what the form says of earlier grants, in its words */
  char *previous_return; /* and of their returns */
  char *other_answers;   /* "Heading: answer", one a line, from columns with no field */
  char *flags;           /* keys parted by spaces, see opcc-door-rules.h */
  char *overridden;      /* keys of flags that a person set aside */
  char *override_reason;
  char *override_who;
  char *stage;            /* choice */
  double score;           /* per cent, NAN until marked; written with the marks */
  double spread;          /* percentage points between the markers */
  double moderated_score; /* per cent that moderation settled on, NAN: none */
  char *moderation_note;
  OpccDate moderated;
  char *moderated_by; /* who noted it, as the log names them */
};

extern const OpccKind opcc_application_kind;

gboolean opcc_application_has_flag (OpccApplication *self, const char *flag);
/* Both change the object only; opcc_application_save_flag() in opcc-override.h is the action. */
void opcc_application_add_flag (OpccApplication *self, const char *flag);
void opcc_application_remove_flag (OpccApplication *self, const char *flag);
/* Whole months from start to end, a begun month counted; -1 where a date is missing. */
int opcc_application_get_months (OpccApplication *self);
/* The applications of a round by reference: a GPtrArray of OpccApplication. */
GPtrArray *opcc_application_list (OpccDb *db, gint64 round, GError **error);
/* The number of the application of @round whose reference was typed, in capitals or not; 0 on
 * error. */
gint64 opcc_application_find (OpccDb *db, gint64 round, const char *reference, GError **error);

G_END_DECLS
