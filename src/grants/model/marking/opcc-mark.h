/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMark: the score one marker gave an application on one criterion. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_MARK (opcc_mark_get_type ())
G_DECLARE_FINAL_TYPE (OpccMark, opcc_mark, OPCC, MARK, OpccRecord)

struct _OpccMark
{
  OpccRecord parent_instance;
  gint64 application; /* link */
  gint64 marker;      /* link */
  gint64 criterion;   /* link */
  gint64 score;
  char *comment;
};

extern const OpccKind opcc_mark_kind;

G_END_DECLS
