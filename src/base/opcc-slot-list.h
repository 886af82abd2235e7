/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlotList: a list of any length that holds numbers, and fetches the rows in view. */
#pragma once

#include <gio/gio.h>

#include "opcc-query.h"

G_BEGIN_DECLS

#define OPCC_TYPE_SLOT (opcc_slot_get_type ())
G_DECLARE_FINAL_TYPE (OpccSlot, opcc_slot, OPCC, SLOT, GObject)

/* A place in the list. Its "record" is NULL until fetched and changes when the list is re-sorted
 * or filtered: cells watch it and never keep a record themselves. */
OpccRecord *opcc_slot_get_record (OpccSlot *self);
gint64 opcc_slot_get_n (OpccSlot *self);
const char *opcc_slot_get_link_title (OpccSlot *self, const char *field);
typedef void (*OpccSlotWatch) (gpointer user_data);
void opcc_slot_watch (OpccSlot *self, OpccSlotWatch watch, gpointer user_data);
void opcc_slot_unwatch (OpccSlot *self, gpointer user_data);

#define OPCC_TYPE_SLOT_LIST (opcc_slot_list_get_type ())
G_DECLARE_FINAL_TYPE (OpccSlotList, opcc_slot_list, OPCC, SLOT_LIST, GObject)

/* A row as it is fetched: the record, and the titles of what its links point at. */
typedef struct
{
  OpccRecord *record; /* (owned) */
  GStrv link_titles;  /* (owned) one for each LINK field of the kind, in table order; "" if none */
} OpccListRow;

OpccListRow *opcc_list_row_new (OpccRecord *record, GStrv link_titles);
void opcc_list_row_free (OpccListRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccListRow, opcc_list_row_free)

/**
 * OpccListSource: where the list gets its rows; the store implements it.
 * @find_async: the numbers that answer a query, in order. The GTask-style result is given to
 *   @find_finish, which returns a GArray of gint64 (transfer full).
 * @fetch_async: rows for some numbers; @fetch_finish returns a GPtrArray of OpccListRow, one for
 * each number asked, NULL where a record is gone (transfer full).
 * @fetch_soon: (nullable) as @fetch_async, but waits a few milliseconds: rows that come by then are
 *   returned (transfer full) and the callback is not called; NULL: it will be.
 */
#define OPCC_TYPE_LIST_SOURCE (opcc_list_source_get_type ())
G_DECLARE_INTERFACE (OpccListSource, opcc_list_source, OPCC, LIST_SOURCE, GObject)

struct _OpccListSourceInterface
{
  GTypeInterface parent_iface;

  void (*find_async) (OpccListSource *self,
                      const OpccQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  GArray *(*find_finish) (OpccListSource *self, GAsyncResult *result, GError **error);
  void (*fetch_async) (OpccListSource *self,
                       const OpccKind *kind,
                       const gint64 *numbers,
                       gsize n_numbers,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
  GPtrArray *(*fetch_finish) (OpccListSource *self, GAsyncResult *result, GError **error);
  GPtrArray *(*fetch_soon) (OpccListSource *self,
                            const OpccKind *kind,
                            const gint64 *numbers,
                            gsize n_numbers,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
};

OpccSlotList *opcc_slot_list_new (OpccListSource *source, OpccQuery *query);

/* Properties: "query-running" (gboolean), "n-items" (guint), "error" (GError, nullable). Setting a
 * query runs it; when it has run, live slots change in place and only the tail is announced. */
void opcc_slot_list_set_query (OpccSlotList *self, OpccQuery *query);
const OpccQuery *opcc_slot_list_get_query (OpccSlotList *self);
void opcc_slot_list_reload (OpccSlotList *self);
void opcc_slot_list_set_sight (OpccSlotList *self, guint first, guint last);
gint64 opcc_slot_list_get_n (OpccSlotList *self, guint position);
guint opcc_slot_list_find_n (OpccSlotList *self, gint64 n);
const GArray *opcc_slot_list_get_numbers (OpccSlotList *self);

G_END_DECLS
