/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrganisationDossier: all that the office has of one organisation, counted and added up. */
#pragma once

#include "opcc-application.h"
#include "opcc-db-types.h"
#include "opcc-delivery.h"
#include "opcc-organisation.h"

G_BEGIN_DECLS

/* The marks of one application, without a word of who gave them. */
typedef struct
{
  OpccApplication *application; /* (owned) */
  char *round;                  /* (owned) its code */
  guint n_markers;              /* who mark it; those with a conflict of interest do not count */
  guint n_submitted;
  gboolean sealed;  /* somebody of the round has still to submit: no mark is shown */
  double score;     /* per cent as settled, else the mean; NAN: sealed, or not marked */
  double spread;    /* points between the highest and the lowest marker; NAN: sealed, or one */
  gboolean settled; /* moderation put its own in place of the mean */
} OpccMarkSummary;

typedef struct
{
  OpccOrganisation *organisation; /* (owned) */
  GPtrArray *applications;        /* (owned) of OpccMarkSummary, the newest round first */
  GPtrArray *awards;              /* (owned) of OpccDelivery, also of those declined */
  GPtrArray *letters;             /* (owned) of OpccLetter */
  GPtrArray *attendances;         /* (owned) of OpccWorkshopAttendance */
  GPtrArray *notes;               /* (owned) of OpccOrganisationNote, the newest first */

  /* What follows from it. Money in pence. */
  gint64 asked;
  guint n_awarded;
  gint64 awarded; /* as varied */
  gint64 paid;    /* out, less what came back */
  gint64 to_pay;
  guint n_payments;
  guint n_returns;
  guint n_late;
  guint n_issued; /* letters */
} OpccOrganisationDossier;

OpccOrganisationDossier *
opcc_organisation_dossier_load (OpccDb *db, gint64 organisation, OpccDate today, GError **error);
void opcc_organisation_dossier_free (OpccOrganisationDossier *self);
/* (nullable): the marks of one of its applications. */
const OpccMarkSummary *opcc_organisation_dossier_find_marks (const OpccOrganisationDossier *self,
                                                             gint64 application);
/* (transfer full): "64.5%, 6.0 points apart", "sealed: 2 of 3 markers in" or "not marked".
 */
char *opcc_mark_summary_say (const OpccMarkSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccOrganisationDossier, opcc_organisation_dossier_free)

G_END_DECLS
