/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReport: a paper for a panel in the office's order, into which figures are dropped live. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_REPORT (opcc_report_get_type ())
G_DECLARE_FINAL_TYPE (OpccReport, opcc_report, OPCC, REPORT, OpccRecord)

struct _OpccReport
{
  OpccRecord parent_instance;
  char *title; /* its subject */
  char *report_of;
  OpccDate held;
  char *author;
  char *purpose; /* this and what follows: a paragraph a line */
  char *recommendation;
  char *background;
  char *implications;
  char *attachments;
  char *contact;
  OpccDate refreshed; /* when its figures were last taken; OPCC_NO_DATE: never */
  OpccDate sent;      /* OPCC_NO_DATE: not yet; from then on it is kept as it was */
  char *sent_to;
  char *paper; /* what each audience was given, as opcc_report_send () keeps it */
};

extern const OpccKind opcc_report_kind;

G_END_DECLS
