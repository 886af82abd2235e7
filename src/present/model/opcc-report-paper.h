/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper that a panel report is: "panel?report=3". */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* An OpccDocumentWriter. */
OpccDocument *opcc_report_paper_write (OpccDb *db,
                                       gint64 report,
                                       OpccAudience audience,
                                       OpccDate today,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
