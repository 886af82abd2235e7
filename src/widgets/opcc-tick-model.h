/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTickModel: which rows of a slot list are ticked, by record number, as GTK's selection. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* Signal "ticks-changed". A row that is only pointed at is not ticked. When the list becomes empty,
 * the model goes on with some rows, which nobody is to see. */
#define OPCC_TYPE_TICK_MODEL (opcc_tick_model_get_type ())
G_DECLARE_FINAL_TYPE (OpccTickModel, opcc_tick_model, OPCC, TICK_MODEL, GObject)

OpccTickModel *opcc_tick_model_new (void);
/* Lets go of all ticks; @list NULL: none. */
void opcc_tick_model_set_list (OpccTickModel *self, OpccSlotList *list);
OpccSlotList *opcc_tick_model_get_list (OpccTickModel *self);
/* How many rows the list has. */
guint opcc_tick_model_get_n_rows (OpccTickModel *self);
/* FALSE lets go of all ticks. */
void opcc_tick_model_set_can_tick (OpccTickModel *self, gboolean can_tick);
gboolean opcc_tick_model_get_can_tick (OpccTickModel *self);
gboolean opcc_tick_model_is_ticked (OpccTickModel *self, gint64 n);
/* Does nothing where nothing can be ticked. */
void opcc_tick_model_set_ticked (OpccTickModel *self, gint64 n, gboolean ticked);
/* Lets go of all ticks. */
void opcc_tick_model_clear (OpccTickModel *self);
guint opcc_tick_model_get_n_ticked (OpccTickModel *self);
GArray *opcc_tick_model_dup_ticked (OpccTickModel *self);

G_END_DECLS
