/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window asks of the office file as a whole: plain jobs, run on the store's thread. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

/* How many hits of a kind the search shows, and how many lines of the office's history at a time.
 */
#define OPCC_SEARCH_HITS_PER_KIND 6
#define OPCC_ACTIONS_AT_ONCE      100

/* A record that somebody keeps in the sidebar. */
typedef struct
{
  const OpccKind *kind;
  gint64 n;
  char *title; /* (owned) as its page was titled when it was last in view */
} OpccPin;

OpccPin *opcc_pin_new (const OpccKind *kind, gint64 n, const char *title);
void opcc_pin_free (OpccPin *pin);
char *opcc_pins_to_text (const GPtrArray *pins);
GPtrArray *opcc_pins_from_text (const char *text);

/* A record by kind and number, for jobs that need no more. */
typedef struct
{
  const OpccKind *kind;
  gint64 n;
} OpccRecordKey;

OpccRecordKey *opcc_record_key_new (const OpccKind *kind, gint64 n);

/* @data is nothing; the result is the action's name (char *). */
gpointer opcc_job_undo (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer opcc_job_redo (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is the words (char *); the result a GPtrArray of OpccSearchHit. */
gpointer opcc_job_search (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is a gint64: list actions below this number, 0 for the newest; GPtrArray of
 * OpccActionEntry. */
gpointer
opcc_job_list_actions (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is an OpccRecordKey; GPtrArray of OpccHistoryEntry. */
gpointer
opcc_job_list_history (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is a path (char *); the result is that path again. */
gpointer opcc_job_backup_to (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
opcc_job_backup_by_hand (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is nothing; the result a GPtrArray of OpccPin whose records are still there. */
gpointer opcc_job_load_pins (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is what opcc_pins_to_text() gave; the result is that text again. */
gpointer opcc_job_save_pins (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* Nothing in, or whether counts are rounded for others (GINT_TO_POINTER); the result is not NULL,
 * and whether they are is OPCC_ROUNDS (result). */
#define OPCC_ROUNDS(result) (GPOINTER_TO_INT (result) == 2)
gpointer opcc_job_load_round (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* Nothing in, or the address typed (char *); the result is the address that mails come from, as the
 * office set it, or "". */
gpointer
opcc_job_load_sender (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
opcc_job_save_sender (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer opcc_job_save_round (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is why an earlier session could not make its backup; there is no result. */
gpointer
opcc_job_recall_trouble (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* @data is nothing; fills an empty office with the sample; the result is the text of its pins. */
gpointer
opcc_job_fill_sample (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
