/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the figures of any file end up: judged one by one, then saved as one action. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-figure.h"
#include "opcc-import-result.h"

G_BEGIN_DECLS

typedef struct _OpccFigureSink OpccFigureSink;

/* @restate: figures that are there with another value are changed rather than asked about. */
OpccFigureSink *opcc_figure_sink_new (OpccDb *db, gboolean restate, GError **error);
void opcc_figure_sink_take (OpccFigureSink *self, const OpccFigure *figure);
/* A remark or a refusal that concerns the file rather than one of its figures. */
void opcc_figure_sink_remark (
    OpccFigureSink *self, OpccSeverity severity, guint row, const char *text, const char *remedy);
void opcc_figure_sink_add_totals (OpccFigureSink *self);
/* Saves as one action; nothing where @dry_run. Steals the result. */
OpccImportResult *opcc_figure_sink_finish (OpccFigureSink *self,
                                           const char *file_name,
                                           gboolean dry_run,
                                           GCancellable *cancellable,
                                           GError **error);
void opcc_figure_sink_free (OpccFigureSink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccFigureSink, opcc_figure_sink_free)

G_END_DECLS
