/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccScheme: a grant scheme for one financial year, with its pot and the limits on one grant. */
#pragma once

#include "opcc-record.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SCHEME (opcc_scheme_get_type ())
G_DECLARE_FINAL_TYPE (OpccScheme, opcc_scheme, OPCC, SCHEME, OpccRecord)

struct _OpccScheme
{
  OpccRecord parent_instance;
  char *year;  /* "2023/24" */
  char *title; /* "Commissioner's Safety Fund" */
  char *purpose;
  gint64 pot;        /* pence for the whole year */
  gint64 cap;        /* pence, the most one application may ask for */
  gint64 months;     /* the longest a project may last */
  gint64 over_award; /* per cent by which awards may pass the pot */
  char *priorities;  /* of the Police and Crime Plan, one a line, a short name after "=" */
};

extern const OpccKind opcc_scheme_kind;

/**
 * opcc_scheme_add:
 * @scheme: (transfer none): a new scheme; its year is put into the form "2023/24"
 *
 * Adds a scheme as one action. Refuses a second scheme of the same year and title.
 */
gboolean opcc_scheme_add (OpccDb *db, OpccScheme *scheme, GError **error);
/* Fills in what a new scheme lacks and checks it; saves nothing. */
gboolean opcc_scheme_prepare (OpccDb *db, OpccScheme *scheme, GError **error);
OpccScheme *opcc_scheme_find (OpccDb *db, const char *year, GError **error);
OpccScheme *opcc_scheme_load (OpccDb *db, gint64 scheme, GError **error);
/* Pence of the pot that no approved award has taken yet, over all its rounds. */
gint64 opcc_scheme_get_pot_left (OpccDb *db, gint64 scheme, GError **error);
GStrv opcc_scheme_get_priorities (OpccScheme *self);
gboolean opcc_scheme_allows_priority (OpccScheme *self, const char *priority);
char *opcc_scheme_dup_short_priority (OpccScheme *self, const char *name);

G_END_DECLS
