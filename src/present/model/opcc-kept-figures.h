/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccKeptFigures: the figures of a section of a report as each audience was given them: those
 * taken last, and those of last time. */
#pragma once

#include "opcc-audience.h"
#include "opcc-date.h"
#include "opcc-document.h"

G_BEGIN_DECLS

#define OPCC_N_AUDIENCES (OPCC_AUDIENCE_PUBLIC + 1)

/* One taking. */
typedef struct
{
  OpccDate day;                          /* OPCC_NO_DATE: nothing was taken */
  GHashTable *figures[OPCC_N_AUDIENCES]; /* (owned) key to text, by the audience */
} OpccFigureSet;

typedef struct
{
  OpccFigureSet now;
  OpccFigureSet before;
} OpccKeptFigures;

OpccKeptFigures *opcc_kept_figures_new (const char *text);
void opcc_kept_figures_free (OpccKeptFigures *self);
char *opcc_kept_figures_to_text (const OpccKeptFigures *self);
void opcc_kept_figures_begin (OpccKeptFigures *self, OpccDate today);
void opcc_kept_figures_end (OpccKeptFigures *self);
void opcc_kept_figures_take (OpccKeptFigures *self,
                             OpccAudience audience,
                             const OpccDocument *document,
                             const char *part);
const char *
opcc_figure_set_find (const OpccFigureSet *self, OpccAudience audience, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccKeptFigures, opcc_kept_figures_free)

G_END_DECLS
