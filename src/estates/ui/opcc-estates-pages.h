/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the estates domain, as the window makes them. */
#pragma once

#include "opcc-record-file.h"

G_BEGIN_DECLS

/* Every page holds a reference to @workspace, reads in jobs of its own, and follows "changed".
 * Returns: (transfer floating): an OpccPage */
GtkWidget *opcc_estates_page_new (OpccWorkspace *workspace);
/* @n: number of the scheme in the office file */
GtkWidget *opcc_scheme_page_new (OpccWorkspace *workspace, gint64 n);

extern const OpccRecordSpec opcc_in_year_request_record;
extern const OpccRecordSpec opcc_premises_record;
/* With its covenants. */
extern const OpccRecordSpec opcc_s106_agreement_record;
/* With its money from secured to spent. */
extern const OpccRecordSpec opcc_s106_covenant_record;
extern const OpccRecordSpec opcc_s106_drawdown_record;
extern const OpccRecordSpec opcc_s106_event_record;

G_END_DECLS
