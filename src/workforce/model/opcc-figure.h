/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure as a file gives it, and what can be wrong with it on its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccFigure: one figure as a file gives it; every text is borrowed and may be NULL.
 * @row: of the file, for problems
 * @role: what it is: "actual" (also when missing), or a role of a target
 * @theme: key or label of a theme, of a new measure; "other" where it is missing
 * @place: name of a district; refused where it is outside Leicester, Leicestershire and Rutland
 * @title: of a target; else its measure serves
 * @nature: "stock" (also when missing) or "flow", of a new measure
 * @unit: key or label of a unit; taken from the measure where it is known already
 */
typedef struct
{
  guint row;
  const char *measure;
  const char *rule;
  const char *unit;
  const char *nature;
  const char *definition;
  const char *theme;
  const char *place;
  const char *period;
  const char *group;
  const char *force;
  const char *sex;
  const char *rank;
  const char *characteristic;
  const char *value;
  const char *as_stated;
  const char *role;
  const char *title;
  const char *note;
  const char *source;
} OpccFigure;

/* Why a figure is refused; the texts are borrowed or static. */
typedef struct
{
  const char *column;
  const char *value;
  const char *problem;
  const char *remedy;
} OpccFault;

gboolean opcc_figure_is_given (const char *text);
/* Whether it says what was measured, by which rule and of whom, and is no total. */
gboolean opcc_figure_check (const OpccFigure *figure, OpccFault *fault);
gboolean opcc_figure_read_value (const OpccFigure *figure,
                                 const char *unit,
                                 double *value,
                                 OpccFault *fault);
char *opcc_figure_make_key (const OpccFigure *figure,
                            const char *line_key,
                            const char *period,
                            gboolean is_target);

G_END_DECLS
