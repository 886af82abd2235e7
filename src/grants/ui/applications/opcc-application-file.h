/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An application with all that its page shows, read in one job. */
#pragma once

#include "opcc-application.h"
#include "opcc-applicant.h"
#include "opcc-door-rules.h"
#include "opcc-workspace.h"
#include "opcc-organisation.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

G_BEGIN_DECLS

typedef struct
{
  OpccApplication *application;   /* (owned) */
  OpccOrganisation *organisation; /* (owned) */
  OpccRound *round;               /* (owned) */
  OpccScheme *scheme;             /* (owned) */
  GPtrArray *history;             /* (owned) of OpccRecordChange */
  OpccApplicant *applicant;       /* (owned) what is open of its organisation today */
} OpccApplicationFile;

/* A job whose data points to the number of the application. (transfer full) */
gpointer
opcc_application_file_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
void opcc_application_file_free (OpccApplicationFile *self);
/* Why a flag is there, in a sentence; never NULL. (transfer full) */
char *opcc_application_file_explain (const OpccApplicationFile *self, const char *flag);
/* Why a person set it aside; "" where nothing was written. (transfer full) */
char *opcc_application_file_get_reason (const OpccApplicationFile *self, const OpccFlag *flag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccApplicationFile, opcc_application_file_free)

G_END_DECLS
