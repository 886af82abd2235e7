/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkforceSheet: a table of figures as a page, a print and the command line show it. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;  /* (owned) for programs: "difference" */
  char *title; /* (owned) */
  gboolean is_number;
} OpccSheetColumn;

/* A line; what a cause can be written on says of what it is the change. */
typedef struct
{
  GPtrArray *cells; /* (owned) char *, NULL where the figure is missing; one for each column */
  gboolean is_total;
  gint64 measure; /* 0: no change of one line */
  gint64 cause;   /* number of the cause written on it; 0: none */
  char *group;    /* (owned) (nullable) */
  char *from;     /* (owned) (nullable) */
  char *to;       /* (owned) (nullable) */
} OpccSheetRow;

typedef struct
{
  GPtrArray *columns; /* (owned) OpccSheetColumn */
  GPtrArray *rows;    /* (owned) OpccSheetRow */
  GPtrArray *missing; /* (owned) char *: what is not there, and how it comes: whole sentences */
  GPtrArray *notes;   /* (owned) char *: counting rules and sources: whole sentences */
  gboolean is_cut;    /* disclosure control took counts out of it */
} OpccWorkforceSheet;

/* What a sheet is asked: measures for "compare", by title and counting rule. */
typedef struct
{
  const char *name; /* "headcount", "officers", "uplift", "joiners", "leavers", "profile",
                       "representation", "office", "training", "compare" */
  const char *view; /* (nullable) key of one of opcc_sheet_views_list (); NULL: the first */
  const char *a;
  const char *a_rule;
  const char *b;
  const char *b_rule;
} OpccSheetOrder;

/**
 * opcc_workforce_sheet_read:
 *
 * Reads the figures that belong together; a job of the store. What the office has not got is
 * named, never shown as nil.
 *
 * Returns: (transfer full): NULL on error
 */
OpccWorkforceSheet *
opcc_workforce_sheet_read (OpccDb *db, const OpccSheetOrder *order, GError **error);
void opcc_workforce_sheet_free (OpccWorkforceSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccWorkforceSheet, opcc_workforce_sheet_free)

G_END_DECLS
