/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the grants domain, as the window makes them. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-record-file.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

/* Every page holds a reference to @workspace, reads in jobs of its own, and follows "changed".
 * Returns: (transfer floating): an OpccPage */
GtkWidget *opcc_grants_page_new (OpccWorkspace *workspace);
/* @round: number of the round in the office file */
GtkWidget *opcc_round_page_new (OpccWorkspace *workspace, gint64 round);
/* @n: number of the application in the office file */
GtkWidget *opcc_application_page_new (OpccWorkspace *workspace, gint64 n);
/* @scheme: number of a scheme: what its year came to, for the annual report */
GtkWidget *opcc_annual_page_new (OpccWorkspace *workspace, gint64 scheme);
/* @n: number of the award in the office file */
GtkWidget *opcc_grant_page_new (OpccWorkspace *workspace, gint64 n);
/* @n: number of the scheme in the office file */
GtkWidget *opcc_grant_scheme_page_new (OpccWorkspace *workspace, gint64 n);
/* Which checks are asked of organisations: for the whole office. */
GtkWidget *opcc_check_rules_tab_new (OpccWorkspace *workspace);
GtkWidget *opcc_organisations_page_new (OpccWorkspace *workspace);
/* @n: number of the organisation in the office file */
GtkWidget *opcc_organisation_page_new (OpccWorkspace *workspace, gint64 n);

/* Records that need no page of their own making. */
extern const OpccRecordSpec opcc_workshop_record;
extern const OpccRecordSpec opcc_grant_return_record;

/* Lists of what belongs to an organisation, and to an application. */
extern const OpccRecordSectionSpec opcc_organisation_checks_section;
extern const OpccRecordSectionSpec opcc_organisation_workshops_section;
extern const OpccRecordSectionSpec opcc_organisation_notes_section;
extern const OpccRecordSectionSpec opcc_organisation_merges_section;
extern const OpccRecordSectionSpec opcc_eligibility_section;

G_END_DECLS
