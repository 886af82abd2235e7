/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the grants domain, as the window makes them. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-grants.h"

G_BEGIN_DECLS

/* Every page holds a reference to @grants, reads in jobs of its own, and follows "changed".
 * Returns: (transfer floating): an OpccPage */
GtkWidget *opcc_grants_page_new (OpccGrants *grants);
/* @round: number of the round in the office file */
GtkWidget *opcc_round_page_new (OpccGrants *grants, gint64 round);
/* @n: number of the application in the office file */
GtkWidget *opcc_application_page_new (OpccGrants *grants, gint64 n);
GtkWidget *opcc_organisations_page_new (OpccGrants *grants);
/* @n: number of the organisation in the office file */
GtkWidget *opcc_organisation_page_new (OpccGrants *grants, gint64 n);

G_END_DECLS
