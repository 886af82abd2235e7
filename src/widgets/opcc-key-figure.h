/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccKeyFigure: a card with one figure, what it leaves out, and the way to its rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccKeyFigureState:
 * @OPCC_KEY_FIGURE_NORMAL: value and notes as given
 * @OPCC_KEY_FIGURE_LOADING: grey shapes
 * @OPCC_KEY_FIGURE_HIDDEN: a small count hidden: value in smaller type, crossed eye
 * @OPCC_KEY_FIGURE_UNKNOWN: cannot be said: amber, warning icon
 */
typedef enum
{
  OPCC_KEY_FIGURE_NORMAL,
  OPCC_KEY_FIGURE_LOADING,
  OPCC_KEY_FIGURE_HIDDEN,
  OPCC_KEY_FIGURE_UNKNOWN,
} OpccKeyFigureState;

#define OPCC_TYPE_KEY_FIGURE_STATE (opcc_key_figure_state_get_type ())
GType opcc_key_figure_state_get_type (void);

/**
 * OpccKeyFigure:
 *
 * Properties: "label", "value", "suffix" (small words after the value), "note", "missing" (the
 * part of the note that stands in amber), "state", "can-trace" (shows the trace button).
 * Signal "trace": the trace button, or Ctrl+Enter. All plain text. CSS: .opcc-card.
 */
#define OPCC_TYPE_KEY_FIGURE (opcc_key_figure_get_type ())
G_DECLARE_FINAL_TYPE (OpccKeyFigure, opcc_key_figure, OPCC, KEY_FIGURE, GtkWidget)

GtkWidget *opcc_key_figure_new (const char *label);
void opcc_key_figure_set (OpccKeyFigure *self,
                          const char *value,
                          const char *suffix,
                          const char *note,
                          const char *missing);
/* What stands in place of the value, or how it is dressed. */
void opcc_key_figure_set_state (OpccKeyFigure *self, OpccKeyFigureState state);
/* Shows the way to the rows behind the figure. */
void opcc_key_figure_set_can_trace (OpccKeyFigure *self, gboolean can_trace);

G_END_DECLS
