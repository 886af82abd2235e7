/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented groups, as many as a test wants, and a list source that makes them up as they are asked.
 */
#pragma once

#include "opcc-slot-list.h"

G_BEGIN_DECLS

/* A record with one field of each type. */
#define OPCC_TYPE_TEST_GROUP (opcc_test_group_get_type ())
G_DECLARE_FINAL_TYPE (OpccTestGroup, opcc_test_group, OPCC, TEST_GROUP, OpccRecord)

const OpccKind *opcc_test_group_kind (void);
/* Number @n of the invented groups: "Group 000017", asked £17 … Every fifth has stated no match. */
OpccRecord *opcc_test_group_make (gint64 n);
void opcc_test_group_set_name (OpccRecord *record, const char *name);

/* Answers in the main loop, at once or after a wait. */
#define OPCC_TYPE_TEST_SOURCE (opcc_test_source_get_type ())
G_DECLARE_FINAL_TYPE (OpccTestSource, opcc_test_source, OPCC, TEST_SOURCE, GObject)

OpccTestSource *opcc_test_source_new (guint n_groups);
void opcc_test_source_set_delay (OpccTestSource *self, guint milliseconds);
/* The next query fails with this message. */
void opcc_test_source_fail_next (OpccTestSource *self, const char *message);
/* All groups are called this; NULL for their own names. */
void opcc_test_source_set_name (OpccTestSource *self, const char *name);

/* A list of all groups, which has been read when this returns. */
OpccSlotList *opcc_test_source_create_list (OpccTestSource *self);
void opcc_test_list_wait (OpccSlotList *list);
/* Runs a query with these words, and returns when it has been answered. */
void opcc_test_list_filter (OpccSlotList *list, const char *words);

G_END_DECLS
