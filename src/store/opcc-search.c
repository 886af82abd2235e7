/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types, found in every kind of record. */
#include "opcc-search.h"

#include <string.h>

#include "opcc-find-private.h"
#include "opcc-index.h"
#include "opcc-registry.h"
#include "opcc-slot-list.h"
#include "opcc-stmt-private.h"

/* Somebody waits: few commits of the side file, and still a chance to cancel. */
#define SLICE_ROWS 50000
/* So many words with one beginning are looked for one by one. */
#define MAX_TERMS   40
#define NUMBER_MASK ((G_GINT64_CONSTANT (1) << OPCC_INDEX_KIND_BITS) - 1)

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

/* Returns: (transfer full): the words; the last stands for the beginning of one. */
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
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
      at = g_utf8_next_char (at);
    }
  g_string_free (word, TRUE);
  return words;
}

/* The records of one kind that hold a word. */
typedef struct
{
  const OpccKind *kind;
  gint64 code;
  OpccBitmap records;
} Part;

static void
clear_part (gpointer data)
{
  opcc_bitmap_clear (&((Part *) data)->records);
}

static gint64
count_numbers (OpccDb *db, const OpccKind *kind, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT max(n) + 1 FROM ", kind->name, NULL);

  return opcc_db_get_integer (db, sql, 1, error, "");
}

static gboolean
add_part (
    OpccDb *db, OpccIndex *index, GArray *parts, const OpccKind *kind, gint64 size, GError **error)
{
  Part part = { kind, GPOINTER_TO_INT (g_hash_table_lookup (index->codes, kind->name)) };

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, Part, i).kind == kind)
      return TRUE;
  if (!opcc_bitmap_init (&part.records, size, error))
    return FALSE;
  g_array_append_val (parts, part);
  return TRUE;
}

static gboolean
leads_to_words (const OpccField *field)
{
  return field->type == OPCC_VALUE_LINK && (field->marks & OPCC_MARK_SEARCHED) != 0 &&
         opcc_registry_find (field->target) != NULL;
}

/* The kind itself, first, and those whose titles are searched through a link of it. */
static GArray *
make_parts (OpccDb *db, OpccIndex *index, const OpccKind *kind, gint64 size, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);
  if (!add_part (db, index, parts, kind, size, error))
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccKind *target = opcc_registry_find (kind->fields[i].target);

      if (leads_to_words (&kind->fields[i]) &&
          !add_part (db, index, parts, target, count_numbers (db, target, error), error))
        return NULL;
    }
  return g_steal_pointer (&parts);
}

static void
mark_document (OpccIndex *index, GArray *parts, gint64 document)
{
  gint64 key = document;

  if (g_hash_table_size (index->dead) > 0 && g_hash_table_contains (index->dead, &document))
    return;
  if (document >= OPCC_INDEX_MOVED)
    {
      const gint64 *found = g_hash_table_lookup (index->moved, &document);

      if (found == NULL)
        return;
      key = *found;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (key >> OPCC_INDEX_KIND_BITS == part->code)
        opcc_bitmap_add (&part->records, key & NUMBER_MASK);
    }
}

static gboolean
match (OpccIndex *index, const char *words, GArray *parts, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (index->file, "SELECT rowid FROM words WHERE words MATCH $1", error, "s",
                     words);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      mark_document (index, parts, opcc_stmt_get_integer (stmt, 0));
    }
  return FALSE;
}

/* The first word of the index that is not below @from. */
static char *
find_term (OpccIndex *index, const char *from)
{
  return opcc_db_get_text (index->file,
                           "SELECT term FROM terms WHERE term >= $1 ORDER BY term LIMIT 1", NULL,
                           "s", from);
}

/* Words that begin like @beginning. Returns: (transfer full) (nullable): NULL where they are many,
 * or the index folds letters in a way of its own */
static GPtrArray *
list_terms (OpccIndex *index, const char *beginning)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = g_ascii_strdown (beginning, -1);
  g_autofree char *from = g_strdup (folded);

  if (!g_str_is_ascii (beginning) ||
      !opcc_db_exec (index->file,
                     "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, words, "
                     "instance)",
                     NULL))
    return NULL;
  while (terms->len <= MAX_TERMS)
    {
      char *term = find_term (index, from);

      if (term == NULL || !g_str_has_prefix (term, folded))
        {
          g_free (term);
          return g_steal_pointer (&terms);
        }
      g_ptr_array_add (terms, term);
      g_free (from);
      /* No letter and no digit is below this. */
      from = g_strconcat (term, "\001", NULL);
    }
  return NULL;
}

/* FTS5 takes five times as long to find a beginning as to find a whole word. */
static gboolean
match_beginning (OpccIndex *index, const char *beginning, GArray *parts, GError **error)
{
  g_autoptr (GPtrArray) terms = list_terms (index, beginning);
  g_autofree char *whole = g_strdup_printf ("\"%s\"*", beginning);

  if (terms == NULL)
    return match (index, whole, parts, error);
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *term = g_strdup_printf ("\"%s\"", (char *) g_ptr_array_index (terms, i));

      if (!match (index, term, parts, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds the records whose link points at one of those that hold the word. */
static gboolean
follow_links (OpccDb *db, const OpccField *field, GArray *parts, GError **error)
{
  Part *own = &g_array_index (parts, Part, 0);
  const OpccKind *target = opcc_registry_find (field->target);
  const GArray *links = opcc_find_get_links (db, own->kind, field, error);

  for (guint i = 0; links != NULL && i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      for (guint j = 0; part->kind == target && j < links->len; j++)
        {
          const OpccLink *link = &g_array_index (links, OpccLink, j);

          if (opcc_bitmap_has (&part->records, link->target))
            opcc_bitmap_add (&own->records, link->n);
        }
    }
  return links != NULL;
}

/* A record holds a word in its own searched fields or in the title of what it points at. */
static GArray *
find_word (OpccDb *db,
           OpccIndex *index,
           const OpccKind *kind,
           const char *word,
           gboolean beginning,
           gint64 size,
           GError **error)
{
  g_autoptr (GArray) parts = make_parts (db, index, kind, size, error);
  g_autofree char *whole = g_strdup_printf ("\"%s\"", word);

  if (parts == NULL)
    return NULL;
  if (!(beginning ? match_beginning (index, word, parts, error)
                  : match (index, whole, parts, error)))
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    if (leads_to_words (&kind->fields[i]) && !follow_links (db, &kind->fields[i], parts, error))
      return NULL;
  return g_steal_pointer (&parts);
}

static gboolean
find_words (OpccDb *db,
            const OpccKind *kind,
            GPtrArray *words,
            OpccBitmap *found,
            GCancellable *cancellable,
            GError **error)
{
  OpccIndex *index;

  if (!opcc_db_search_catch_up (db, cancellable, error))
    return FALSE;
  index = opcc_index_get (db, error);
  if (index == NULL)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GArray) parts = find_word (db, index, kind, g_ptr_array_index (words, i),
                                            i + 1 == words->len, found->size, error);
      OpccBitmap *records = parts != NULL ? &g_array_index (parts, Part, 0).records : NULL;

      if (records == NULL)
        return FALSE;
      if (i == 0)
        memcpy (found->bits, records->bits, (gsize) (found->size / 8 + 1));
      else
        opcc_bitmap_intersect (found, records);
    }
  return TRUE;
}

gboolean
opcc_search_mark (OpccDb *db,
                  const OpccKind *kind,
                  const char *words,
                  OpccBitmap *found,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GPtrArray) parts = split_words (valid);
  g_autoptr (GError) failure = NULL;

  if (find_words (db, kind, parts, found, cancellable, &failure))
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* A damaged side file is no loss: it is made again from the records. */
  opcc_index_discard (db);
  return find_words (db, kind, parts, found, cancellable, error);
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
  g_auto (OpccBitmap) found = { NULL };
  g_autoptr (GError) failure = NULL;
  gint64 size = count_numbers (db, kind, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!opcc_bitmap_init (&found, size, error) ||
      !opcc_search_mark (db, kind, words, &found, cancellable, error))
    return NULL;
  return opcc_bitmap_list (&found);
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
