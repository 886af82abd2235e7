/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blind round of six applications shared out to three markers, for the tests of packs. */
#pragma once

#include "grants-fixture.h"
#include "opcc-pack.h"

G_BEGIN_DECLS

/* Criteria 1 "Need" and 2 "Value" on 0 to 5; markers 1 to 3; marker 1 declared a conflict on
 * R1-001, the rest is shared out to all. Returns the number of the round. */
gint64 packs_make_round (OpccDb *db, GrantsFixture *fixture);
/* Fills in a score of every criterion of each application of a pack, by its place, and submits it.
 */
void packs_fill_in (OpccPack *pack);
/* How many marks there are of anybody. */
gint64 packs_count_marks (OpccDb *db);

/* Parts of a sheet's workbook that the reader looks into, or needs to be there; its sheets last. */
#define PACKS_N_PARTS     8
#define PACKS_FIRST_SHEET 5
extern const char *const packs_parts[PACKS_N_PARTS];

G_END_DECLS
