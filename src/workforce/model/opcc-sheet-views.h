/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which a sheet of figures can be looked at, each with its chart. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-domain-chart.h"

G_BEGIN_DECLS

/* One way to look at a sheet. */
typedef struct
{
  char *key;             /* (owned) what the sheet is asked as its view */
  char *label;           /* (owned) */
  OpccChartOrder *chart; /* (owned) (nullable) */
} OpccSheetView;

/* A measure between two of its periods: the key of a view of "headcount". */
typedef struct
{
  char *measure; /* (owned) title */
  char *rule;    /* (owned) (nullable) */
  char *force;   /* (owned) (nullable): our own */
  char *from;    /* (owned) (nullable): the last but one */
  char *to;      /* (owned) (nullable): the last */
} OpccHeadcountView;

void opcc_sheet_view_free (OpccSheetView *self);
void opcc_headcount_view_free (OpccHeadcountView *self);

/**
 * opcc_sheet_views_list:
 * @sheet: name of a sheet
 *
 * The views of a sheet that the office has figures for, and those it always has; a job of the
 * store. Headcount: every two neighbouring periods of every measure of that theme, newest first.
 * Officers: every year they are known by sex and rank.
 *
 * Returns: (transfer full) (element-type OpccSheetView): the first is what the sheet shows unasked;
 * may be empty
 */
GPtrArray *opcc_sheet_views_list (OpccDb *db, const char *sheet, GError **error);

/* Whether @view is what @sheet shows unasked. */
gboolean opcc_sheet_view_is_first (const char *sheet, const char *view);

/**
 * opcc_headcount_view_parse:
 * @key: (nullable): NULL for the measure "Headcount" in its last two periods
 *
 * Returns: (transfer full): NULL with a sentence where the measure is not there
 */
OpccHeadcountView *opcc_headcount_view_parse (OpccDb *db, const char *key, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccSheetView, opcc_sheet_view_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccHeadcountView, opcc_headcount_view_free)

G_END_DECLS
