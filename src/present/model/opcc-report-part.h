/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReportPart: a section of a panel report: words, and what is dropped in live below them. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_REPORT_PART (opcc_report_part_get_type ())
G_DECLARE_FINAL_TYPE (OpccReportPart, opcc_report_part, OPCC, REPORT_PART, OpccRecord)

struct _OpccReportPart
{
  OpccRecord parent_instance;
  char *title;    /* its heading */
  gint64 report;  /* link */
  gint64 place;   /* OPCC_NO_INTEGER: last */
  char *text;     /* words of its own, a paragraph a line */
  char *document; /* text of an OpccDocumentOrder; NULL: words alone */
  char *part;     /* a heading of it; NULL: the whole document */
  char *kept;     /* text of OpccKeptFigures */
};

extern const OpccKind opcc_report_part_kind;

G_END_DECLS
