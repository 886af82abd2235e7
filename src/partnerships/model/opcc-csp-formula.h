/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCspFormula: how the money of a year is shared out among the partnerships. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_CSP_FORMULA (opcc_csp_formula_get_type ())
G_DECLARE_FINAL_TYPE (OpccCspFormula, opcc_csp_formula, OPCC, CSP_FORMULA, OpccRecord)

struct _OpccCspFormula
{
  OpccRecord parent_instance;
  char *year; /* "2023/24" */
  gint64 pot;
  gint64 weight_crimes;     /* per cent */
  gint64 weight_types;      /* per cent */
  gint64 weight_population; /* per cent */
  char *note;
  char *source;
};

extern const OpccKind opcc_csp_formula_kind;

G_END_DECLS
