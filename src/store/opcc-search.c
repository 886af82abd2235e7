/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types, found in every kind of record. */
#include "opcc-search.h"

#include <string.h>

#include "opcc-index.h"
#include "opcc-registry.h"
#include "opcc-slot-list.h"
#include "opcc-stmt-private.h"

/* Somebody waits: few commits of the side file, and still a chance to cancel. */
#define SLICE_ROWS 50000

void
opcc_search_hit_free (OpccSearchHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

/**
 * opcc_db_search_catch_up:
 *
 * Inside an action it does nothing: rows that are not committed must not be indexed.
 */
gboolean
opcc_db_search_catch_up (OpccDb *db, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE;

  if (opcc_index_get_backlog (db) == 0)
    return TRUE;
  while (more)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !opcc_index_feed (db, SLICE_ROWS, &more, error))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full): the words as FTS5 strings; the last stands for the beginning of one. */
static GPtrArray *
split_words (const char *typed)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  GString *word = g_string_new (NULL);
  const char *at = typed;

  for (;;)
    {
      gunichar c = g_utf8_get_char (at);

      if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_ptr_array_add (words, g_strdup_printf ("\"%s\"", word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
      at = g_utf8_next_char (at);
    }
  g_string_free (word, TRUE);
  if (words->len > 0 && at > typed)
    {
      char **last = (char **) &words->pdata[words->len - 1];
      g_autofree char *whole = *last;

      *last = g_strconcat (whole, "*", NULL);
    }
  return words;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* Records whose link points at one of @targets. */
static gboolean
follow_link (OpccDb *db,
             const OpccKind *kind,
             const OpccField *field,
             GArray *targets,
             GArray *numbers,
             GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT n, ", field->name, " FROM ", kind->name, NULL);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;

  if (targets->len == 0)
    return TRUE;
  g_array_sort (targets, compare_numbers);
  stmt = opcc_db_prepare (db, sql, error);
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      gint64 n;
      gint64 target;

      if (!row)
        return TRUE;
      n = opcc_stmt_get_integer (stmt, 0);
      target = opcc_stmt_get_integer (stmt, 1);
      if (g_array_binary_search (targets, &target, compare_numbers, NULL))
        g_array_append_val (numbers, n);
    }
  return FALSE;
}

/* A record holds a word in its own searched fields or in the title of what it points at. */
static GArray *
find_word (OpccDb *db, OpccIndex *index, const OpccKind *kind, const char *word, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!opcc_index_match (index, kind, word, numbers, error))
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      const OpccKind *target = opcc_registry_find (field->target);
      g_autoptr (GArray) targets = NULL;

      if (field->type != OPCC_VALUE_LINK || (field->marks & OPCC_MARK_SEARCHED) == 0 ||
          target == NULL)
        continue;
      targets = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!opcc_index_match (index, target, word, targets, error) ||
          !follow_link (db, kind, field, targets, numbers, error))
        return NULL;
    }
  g_array_sort (numbers, compare_numbers);
  return g_steal_pointer (&numbers);
}

static GArray *
intersect (const GArray *a, const GArray *b)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len)
    {
      gint64 first = g_array_index (a, gint64, i);
      gint64 second = g_array_index (b, gint64, j);

      if (first == second)
        {
          if (both->len == 0 || g_array_index (both, gint64, both->len - 1) != first)
            g_array_append_val (both, first);
          i++;
          j++;
        }
      else if (first < second)
        i++;
      else
        j++;
    }
  return both;
}

static GArray *
find_words (
    OpccDb *db, const OpccKind *kind, GPtrArray *words, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) found = NULL;
  OpccIndex *index;

  if (!opcc_db_search_catch_up (db, cancellable, error))
    return NULL;
  index = opcc_index_get (db, error);
  if (index == NULL)
    return NULL;
  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GArray) one = find_word (db, index, kind, g_ptr_array_index (words, i), error);
      GArray *both;

      if (one == NULL)
        return NULL;
      both = intersect (found != NULL ? found : one, one);
      g_clear_pointer (&found, g_array_unref);
      found = both;
    }
  return found != NULL ? g_steal_pointer (&found) : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * opcc_db_search_kind:
 *
 * Returns: (transfer full) (element-type gint64): the records of one kind that hold every word, in
 *   the order they were made; none where there is no word to look for
 */
GArray *
opcc_db_search_kind (
    OpccDb *db, const OpccKind *kind, const char *words, GCancellable *cancellable, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GPtrArray) parts = split_words (valid);
  g_autoptr (GError) failure = NULL;
  GArray *found = find_words (db, kind, parts, cancellable, &failure);

  if (found != NULL)
    return found;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  /* A damaged side file is no loss: it is made again from the records. */
  opcc_index_discard (db);
  return find_words (db, kind, parts, cancellable, error);
}

static OpccSearchHit *
make_hit (const OpccListRow *row)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  const OpccField *detail = opcc_kind_find_field (kind, kind->detail);
  OpccSearchHit *hit = g_new0 (OpccSearchHit, 1);
  guint link = 0;

  hit->kind = kind;
  hit->n = opcc_record_get_n (row->record);
  hit->title = opcc_record_get_title (row->record);
  if (detail == NULL)
    hit->detail = g_strdup ("");
  else if (detail->type != OPCC_VALUE_LINK)
    hit->detail = opcc_field_to_text (detail, row->record);
  else
    {
      for (const OpccField *field = kind->fields; field != detail; field++)
        if (field->type == OPCC_VALUE_LINK)
          link++;
      hit->detail = g_strdup (row->link_titles[link]);
    }
  return hit;
}

/**
 * opcc_db_search:
 *
 * Returns: (transfer full) (element-type OpccSearchHit): hits of all kinds, kind by kind in the
 *   order of the registry
 */
GPtrArray *
opcc_db_search (
    OpccDb *db, const char *words, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_search_hit_free);
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GArray) found = opcc_db_search_kind (db, kinds[i], words, cancellable, error);
      g_autoptr (GPtrArray) rows = NULL;

      if (found == NULL)
        return NULL;
      rows = opcc_db_fetch_rows (db, kinds[i], (const gint64 *) found->data,
                                 MIN (found->len, limit), error);
      if (rows == NULL)
        return NULL;
      for (guint j = 0; j < rows->len; j++)
        if (g_ptr_array_index (rows, j) != NULL)
          g_ptr_array_add (hits, make_hit (g_ptr_array_index (rows, j)));
    }
  return g_steal_pointer (&hits);
}
