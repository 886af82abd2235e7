/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a panel report: adds sections, orders them, takes its figures again, copies
 * it. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"
#include "opcc-report-part.h"
#include "opcc-report.h"

G_BEGIN_DECLS

/* In their order: (transfer full) (element-type OpccReportPart); NULL on error. */
GPtrArray *opcc_report_list_parts (OpccDb *db, gint64 report, GError **error);
gboolean
opcc_report_add_part (OpccDb *db, OpccReport *report, OpccReportPart *part, GError **error);
gboolean opcc_report_move_part (OpccDb *db, gint64 part, gint64 place, GError **error);
gint64 opcc_report_copy_as (OpccDb *db, gint64 report, const char *title, GError **error);

/* What came of taking the figures again. */
typedef struct
{
  guint n_figures;
  gboolean is_written; /* there is something to undo: else all was as it was taken today before */
  GPtrArray *changes;  /* (owned) of char *: "Round 1, Asked for: £400,000 (£380,000)" */
} OpccReportNews;

OpccReportNews *opcc_report_refresh (
    OpccDb *db, gint64 report, OpccDate today, GCancellable *cancellable, GError **error);
char *opcc_report_news_say (const OpccReportNews *self);
void opcc_report_news_free (OpccReportNews *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccReportNews, opcc_report_news_free)

G_END_DECLS
