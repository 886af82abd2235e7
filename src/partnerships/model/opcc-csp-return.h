/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCspReturn: what a partnership reports of a quarter. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CSP_RETURN (opcc_csp_return_get_type ())
G_DECLARE_FINAL_TYPE (OpccCspReturn, opcc_csp_return, OPCC, CSP_RETURN, OpccRecord)

struct _OpccCspReturn
{
  OpccRecord parent_instance;
  char *title;       /* "Quarter 2" */
  gint64 allocation; /* link */
  gint64 quarter;    /* 1 is April to June */
  OpccDate received;
  gint64 spent;
  char *words;
  char *note;
  char *source;
  char *key; /* one a quarter */
};

extern const OpccKind opcc_csp_return_kind;

/* The working days a partnership has after the end of a quarter. */
#define OPCC_CSP_RETURN_DAYS 10

OpccDate opcc_csp_return_get_due (int year, int quarter);

G_END_DECLS
