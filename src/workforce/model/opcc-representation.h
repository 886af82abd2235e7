/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is represented: officers by sex and rank, women in each group by year, shares of the census.
 */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/* The figures that know sex and rank. */
#define OPCC_OFFICERS_MEASURE "Police workforce"
#define OPCC_OFFICERS_RULE    "Home Office police workforce open data table, head count at 31 March"
#define OPCC_OWN_FORCE        "Leicestershire"
#define OPCC_YEARS_SHOWN      10

/* Officers of one rank, by head. */
typedef struct
{
  const char *rank; /* static */
  double women;
  double men;
  double others; /* the file of 2021 has three more words, most of them with nobody */
} OpccRankCount;

/**
 * opcc_officers_count:
 * @force: (nullable): Leicestershire unless given
 * @year: four digits; counted at its 31 March
 *
 * Returns: (transfer full) (element-type OpccRankCount): from constable up; empty where the year is
 *   not there
 */
GArray *opcc_officers_count (OpccDb *db, const char *force, const char *year, GError **error);

/* Women in each group of Leicestershire, by year; the earliest year first. */
typedef struct
{
  GPtrArray *groups; /* (owned) char *: the largest of the last year first */
  GPtrArray *years;  /* (owned) char *: "2012" */
  GArray *shares;    /* (owned) double, per cent, by year and group; NAN where nobody was counted */
} OpccWomenByYear;

/* (transfer full): the last @n_years that are there. */
OpccWomenByYear *opcc_women_by_year_read (OpccDb *db, guint n_years, GError **error);
double opcc_women_by_year_get (const OpccWomenByYear *self, guint year, guint group);
void opcc_women_by_year_free (OpccWomenByYear *self);

/**
 * opcc_census_find_share:
 * @of: how the characteristics begin that make up the whole, "Ethnicity:"
 * @without: the one whose people are not counted, "Ethnicity: White"
 * @share: (out): per cent of the people of the area who are not @without; NAN without the census
 *
 * Returns: FALSE on error
 */
gboolean opcc_census_find_share (
    OpccDb *db, const char *of, const char *without, double *share, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccWomenByYear, opcc_women_by_year_free)

G_END_DECLS
