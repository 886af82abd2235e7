/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokenising costs a third as much as writing the rows, and a second processor is often idle. The
 * side file's transaction stays open until the action is committed; given up, so is that. */
#include "opcc-index-ahead.h"

#include <string.h>

#include "opcc-log.h"
#include "opcc-thread.h"

/* Log entries that may wait for the thread. */
#define ENTRIES_WAITING 24

struct _OpccIndexAhead
{
  OpccIndex *index;    /* (unowned): the thread's alone while it runs */
  GThread *thread;     /* (owned) (nullable): NULL once all words are in */
  GAsyncQueue *work;   /* (owned) of OpccIndexWords */
  GAsyncQueue *room;   /* (owned) of anything: how many more may be taken at once */
  GHashTable *entries; /* (owned) set of gint64: log entries that were fed */
  gboolean closed;     /* whether the thread was told that there are no more words */
  int failed;          /* atomic */
};

static void
free_words (OpccIndexWords *words)
{
  g_string_free (words->texts, TRUE);
  g_free (words);
}

static gboolean
add_words (OpccIndex *index, const OpccIndexWords *words)
{
  gint64 code = opcc_index_get_code (index, words->kind, NULL);
  const char *end = words->texts->str + words->texts->len;
  gint64 n = words->first;
  g_autoptr (OpccStmt) insert = code != 0 ? opcc_index_prepare (index, NULL) : NULL;

  if (insert == NULL)
    return FALSE;
  for (const char *text = words->texts->str; text < end; text += strlen (text) + 1)
    if (!opcc_index_add_document (insert, code << OPCC_INDEX_KIND_BITS | n++, text, NULL))
      return FALSE;
  return TRUE;
}

static gpointer
feed_thread (gpointer data)
{
  OpccIndexAhead *self = data;
  OpccIndexWords *words;

  /* Words without texts say that there are no more. */
  while ((words = g_async_queue_pop (self->work))->texts != NULL)
    {
      if (!g_atomic_int_get (&self->failed) && !add_words (self->index, words))
        g_atomic_int_set (&self->failed, TRUE);
      free_words (words);
      g_async_queue_push (self->room, self);
    }
  g_free (words);
  /* A savepoint has FTS5 write out what it holds in memory, here and not on the store's thread. */
  if (!g_atomic_int_get (&self->failed) &&
      !opcc_db_exec (self->index->file, "SAVEPOINT fed; RELEASE fed", NULL))
    g_atomic_int_set (&self->failed, TRUE);
  return NULL;
}

/* Only what comes right after the newest entry fed may be fed ahead. */
static gboolean
is_up_to_date (OpccDb *db, OpccIndex *index)
{
  OpccLog *log = db->log;
  gint64 n_of_action = log->n_written + g_queue_get_length (&log->pending);

  return index->fed == log->next_change - 1 - n_of_action;
}

/**
 * opcc_index_ahead_begin:
 *
 * Returns: (transfer none) (nullable): what takes the words of new rows of the action under way;
 *   NULL where the index must catch up after it instead, which it does by itself
 */
OpccIndexAhead *
opcc_index_ahead_begin (OpccDb *db)
{
  OpccIndex *index = db->index != NULL ? db->index : opcc_index_get (db, NULL);
  OpccIndexAhead *self;

  if (index == NULL || index->ahead != NULL)
    return index != NULL && !index->ahead->closed ? index->ahead : NULL;
  if (!is_up_to_date (db, index) || !index->file->engine->begin (index->file->connection, NULL))
    return NULL;
  self = g_new0 (OpccIndexAhead, 1);
  self->index = index;
  self->work = g_async_queue_new_full ((GDestroyNotify) free_words);
  self->room = g_async_queue_new ();
  for (guint i = 0; i < ENTRIES_WAITING; i++)
    g_async_queue_push (self->room, self);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->thread = opcc_thread_new_helper ("opcc-words", feed_thread, self);
  index->ahead = self;
  return self;
}

/**
 * opcc_index_ahead_take:
 * @words: (transfer full): waits where the thread is far behind
 */
void
opcc_index_ahead_take (OpccIndexAhead *self, OpccIndexWords *words)
{
  g_hash_table_add (self->entries, g_memdup2 (&words->seq, sizeof words->seq));
  g_async_queue_pop (self->room);
  g_async_queue_push (self->work, words);
}

/**
 * opcc_index_ahead_close:
 *
 * Says that no more words come, so that the thread can end beside what else is to be done.
 */
void
opcc_index_ahead_close (OpccIndexAhead *self)
{
  if (self->closed)
    return;
  self->closed = TRUE;
  g_async_queue_push (self->work, g_new0 (OpccIndexWords, 1));
}

/**
 * opcc_index_ahead_wait:
 *
 * Ends the thread with its work done; the side file can be used by this thread from then on.
 */
void
opcc_index_ahead_wait (OpccIndexAhead *self)
{
  opcc_index_ahead_close (self);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

void
opcc_index_ahead_free (OpccIndexAhead *self)
{
  /* What is not yet fed need not be. */
  g_atomic_int_set (&self->failed, TRUE);
  opcc_index_ahead_wait (self);
  g_async_queue_unref (self->work);
  g_async_queue_unref (self->room);
  g_hash_table_unref (self->entries);
  g_free (self);
}

gboolean
opcc_index_ahead_has (OpccIndexAhead *self, gint64 seq)
{
  return g_hash_table_contains (self->entries, &seq);
}

/**
 * opcc_index_ahead_end:
 *
 * Keeps what was fed ahead, with the rest of the action, or drops it. A failure is no loss: the
 * index is behind then, and catches up when it is next asked.
 */
void
opcc_index_ahead_end (OpccDb *db, gboolean committed)
{
  OpccIndex *index = db->index;
  gboolean more;

  if (index == NULL || index->ahead == NULL)
    return;
  if (committed)
    opcc_index_ahead_wait (index->ahead);
  if (committed && !g_atomic_int_get (&index->ahead->failed))
    opcc_index_feed (db, G_MAXINT64, &more, NULL);
  else
    g_clear_pointer (&db->index, opcc_index_free);
}
