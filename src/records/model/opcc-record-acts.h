/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one record of any kind by hand, as one action. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* Saves a record that was added or changed as one action, "Add organisation Linnet House". */
gboolean opcc_record_act_save (OpccDb *db, gpointer record, GError **error);
gboolean opcc_record_act_delete (OpccDb *db, gpointer record, GError **error);

/**
 * opcc_record_act_set:
 * @field: name of an attribute that is not computed
 * @typed: the new value as typed; "" clears it
 *
 * Changes one attribute of one record as one action, named after it.
 */
gboolean opcc_record_act_set (
    OpccDb *db, gpointer record, const char *field, const char *typed, GError **error);

G_END_DECLS
