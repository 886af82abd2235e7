/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationLists: the applications, awards, payments, returns and letters of one
 * organisation, each list there only while it has rows. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-organisation-dossier.h"
#include "opcc-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_ORGANISATION_APPLICATIONS,
  OPCC_ORGANISATION_AWARDS,
  OPCC_ORGANISATION_PAYMENTS,
  OPCC_ORGANISATION_RETURNS,
  OPCC_ORGANISATION_LETTERS,
  OPCC_N_ORGANISATION_LISTS,
} OpccOrganisationList;

#define OPCC_TYPE_ORGANISATION_LISTS (opcc_organisation_lists_get_type ())
G_DECLARE_FINAL_TYPE (
    OpccOrganisationLists, opcc_organisation_lists, OPCC, ORGANISATION_LISTS, GtkWidget)

/* @n: number of the organisation */
GtkWidget *opcc_organisation_lists_new (OpccWorkspace *workspace, gint64 n);
/* Takes the dossier over. */
void opcc_organisation_lists_take (OpccOrganisationLists *self, OpccOrganisationDossier *dossier);
/* Brings one of the lists into view, with the focus in it. */
void opcc_organisation_lists_open (OpccOrganisationLists *self, OpccOrganisationList list);

G_END_DECLS
