/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching organisations by number, then by the name without what names are matched without. */
#include "opcc-organisation-matcher.h"

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-text.h"

struct _OpccOrganisationMatcher
{
  GPtrArray *entries;      /* (owned) OpccMatchEntry */
  GHashTable *by_charity;  /* (owned) number -> GSList of OpccMatchEntry (unowned) */
  GHashTable *by_company;  /* (owned) the same */
  GHashTable *by_register; /* (owned) the same, by identifier */
  GHashTable *by_key;      /* (owned) the same, by name */
  GHashTable *by_n;        /* (owned) gint64 -> OpccMatchEntry (unowned) */
  GPtrArray *pending;      /* (owned) OpccMatchEntry (unowned), new and not yet saved */
  GPtrArray *filled;       /* (owned) OpccMatchEntry (unowned), known ones that gained a number */
  guint n_new;
};

static void
free_entry (OpccMatchEntry *entry)
{
  g_clear_object (&entry->pending);
  g_free (entry->charity);
  g_free (entry->company);
  g_free (entry->identifier);
  g_strfreev (entry->keys);
  g_free (entry);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_slist_free);
}

/* Keys are borrowed from the entries, which live as long as the matcher. */
static void
index_entry (GHashTable *index, char *key, OpccMatchEntry *entry)
{
  GSList *chain;

  if (key == NULL || *key == '\0')
    return;
  chain = g_hash_table_lookup (index, key);
  if (chain == NULL)
    g_hash_table_insert (index, key, g_slist_prepend (NULL, entry));
  else if (g_slist_find (chain, entry) == NULL)
    chain = g_slist_append (chain, entry);
}

static GStrv
make_keys (const char *name_key, const char *other_names)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) names = NULL;

  if (other_names == NULL)
    {
      /* Almost all, and an office may have tens of thousands. */
      GStrv keys = g_new0 (char *, 2);

      keys[0] = g_strdup (name_key);
      return keys;
    }
  builder = g_strv_builder_new ();
  names = g_strsplit (other_names, "\n", -1);
  if (name_key != NULL)
    g_strv_builder_add (builder, name_key);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *key = opcc_organisation_make_name_key (names[i]);

      if (*key != '\0')
        g_strv_builder_add (builder, key);
    }
  return g_strv_builder_end (builder);
}

static OpccMatchEntry *
add_entry (OpccOrganisationMatcher *self,
           const char *charity,
           const char *company,
           const char *identifier,
           GStrv keys)
{
  OpccMatchEntry *entry = g_new0 (OpccMatchEntry, 1);

  entry->index = self->entries->len;
  entry->charity = g_strdup (charity);
  entry->company = g_strdup (company);
  entry->identifier = g_strdup (identifier);
  entry->keys = keys;
  g_ptr_array_add (self->entries, entry);
  index_entry (self->by_charity, entry->charity, entry);
  index_entry (self->by_company, entry->company, entry);
  index_entry (self->by_register, entry->identifier, entry);
  for (guint i = 0; keys[i] != NULL; i++)
    index_entry (self->by_key, keys[i], entry);
  return entry;
}

static void
remember_n (OpccOrganisationMatcher *self, OpccMatchEntry *entry, gint64 n)
{
  entry->n = n;
  g_hash_table_insert (self->by_n, &entry->n, entry);
}

/**
 * opcc_organisation_matcher_new:
 *
 * Returns: (transfer full): a matcher that knows every organisation of the office
 */
OpccOrganisationMatcher *
opcc_organisation_matcher_new (OpccDb *db, GError **error)
{
  g_autoptr (OpccOrganisationMatcher) self = g_new0 (OpccOrganisationMatcher, 1);
  g_autoptr (OpccStmt) stmt = NULL;
  gboolean row;

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  self->by_charity = new_index ();
  self->by_company = new_index ();
  self->by_register = new_index ();
  self->by_key = new_index ();
  self->by_n = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->pending = g_ptr_array_new ();
  self->filled = g_ptr_array_new ();
  stmt = opcc_db_query (db,
                        "SELECT n, charity_number, company_number, identifier, name_key,"
                        " other_names FROM organisation ORDER BY n",
                        error, "");
  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&self);
      remember_n (self,
                  add_entry (self, opcc_stmt_get_text (stmt, 1), opcc_stmt_get_text (stmt, 2),
                             opcc_stmt_get_text (stmt, 3),
                             make_keys (opcc_stmt_get_text (stmt, 4),
                                        opcc_stmt_get_text (stmt, 5))),
                  opcc_stmt_get_integer (stmt, 0));
    }
  return NULL;
}

void
opcc_organisation_matcher_free (OpccOrganisationMatcher *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_charity);
  g_hash_table_unref (self->by_company);
  g_hash_table_unref (self->by_register);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_n);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->filled);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

static gboolean
contradicts (const OpccMatchEntry *entry, const OpccOrganisation *candidate)
{
  return differ (entry->charity, candidate->charity_number) ||
         differ (entry->company, candidate->company_number) ||
         differ (entry->identifier, candidate->identifier);
}

/* Looks for the candidate among those with one of its numbers. @other gets one that has the number
 * and another name. */
static OpccMatchEntry *
find_by_number (GHashTable *index,
                const char *number,
                const char *key,
                gboolean trust_numbers,
                OpccMatchEntry **other)
{
  GSList *chain = number != NULL ? g_hash_table_lookup (index, number) : NULL;

  for (GSList *link = chain; link != NULL; link = link->next)
    {
      OpccMatchEntry *entry = link->data;

      if (trust_numbers || g_strv_contains ((const char *const *) entry->keys, key))
        return entry;
      if (*other == NULL)
        *other = entry;
    }
  return NULL;
}

static OpccMatchEntry *
find_by_name (OpccOrganisationMatcher *self, OpccOrganisation *candidate, OpccMatchEntry **other)
{
  GSList *chain = g_hash_table_lookup (self->by_key, candidate->name_key);
  gboolean numbered = candidate->charity_number != NULL || candidate->company_number != NULL ||
                      candidate->identifier != NULL;
  OpccMatchEntry *found = NULL;

  for (GSList *link = chain; link != NULL; link = link->next)
    {
      OpccMatchEntry *entry = link->data;
      gboolean bare = entry->charity == NULL && entry->company == NULL && entry->identifier == NULL;

      *other = entry;
      if (contradicts (entry, candidate))
        continue;
      /* Two of one name, and nothing in the row to tell them apart: only the one that has no
       * number either can be meant. */
      if (!numbered && chain->next != NULL && !bare)
        continue;
      if (found == NULL)
        found = entry;
    }
  return found;
}

static void
fill_number (char **place, char **member, const char *number, gboolean *changed)
{
  if (*place != NULL || number == NULL)
    return;
  *place = g_strdup (number);
  if (member != NULL)
    opcc_set_str (member, number);
  *changed = TRUE;
}

/* A known organisation learns the numbers that the row has and it lacks. */
static void
fill_numbers (OpccOrganisationMatcher *self, OpccMatchEntry *entry, OpccOrganisation *candidate)
{
  gboolean changed = FALSE;
  OpccOrganisation *record = entry->pending;

  fill_number (&entry->charity, record != NULL ? &record->charity_number : NULL,
               candidate->charity_number, &changed);
  fill_number (&entry->company, record != NULL ? &record->company_number : NULL,
               candidate->company_number, &changed);
  fill_number (&entry->identifier, record != NULL ? &record->identifier : NULL,
               candidate->identifier, &changed);
  if (!changed)
    return;
  index_entry (self->by_charity, entry->charity, entry);
  index_entry (self->by_company, entry->company, entry);
  index_entry (self->by_register, entry->identifier, entry);
  if (record == NULL && !g_ptr_array_find (self->filled, entry, NULL))
    g_ptr_array_add (self->filled, entry);
}

/**
 * opcc_organisation_matcher_match:
 * @candidate: (transfer none): name and numbers as read; the key it is matched by is
 *   made here unless it is there already
 * @trust_numbers: whether a number settles it whatever the name, as in files whose publishers give
 *   identifiers
 * @match: (out): how it was found
 *
 * Finds the organisation that is meant; a new one is remembered, to be saved by
 * opcc_organisation_matcher_flush(). A number comes before a name. The same number under another
 * name makes a second record, so that a person can look at both and merge them.
 *
 * Returns: (transfer none): the organisation
 */
OpccMatchEntry *
opcc_organisation_matcher_match (OpccOrganisationMatcher *self,
                                 OpccOrganisation *candidate,
                                 gboolean trust_numbers,
                                 OpccMatch *match)
{
  OpccMatchEntry *found;
  OpccMatchEntry *numbered = NULL;
  OpccMatchEntry *named = NULL;

  if (candidate->name_key == NULL)
    candidate->name_key = opcc_organisation_make_name_key (candidate->name);
  found = find_by_number (self->by_charity, candidate->charity_number, candidate->name_key,
                          trust_numbers, &numbered);
  if (found == NULL)
    found = find_by_number (self->by_company, candidate->company_number, candidate->name_key,
                            trust_numbers, &numbered);
  if (found == NULL)
    found = find_by_number (self->by_register, candidate->identifier, candidate->name_key,
                            trust_numbers, &numbered);
  if (found == NULL && numbered == NULL)
    found = find_by_name (self, candidate, &named);
  *match = OPCC_MATCH_KNOWN;
  if (found != NULL)
    {
      if (!contradicts (found, candidate))
        fill_numbers (self, found, candidate);
      return found;
    }
  *match = numbered != NULL ? OPCC_MATCH_OTHER_SPELLING
           : named != NULL  ? OPCC_MATCH_SAME_NAME
                            : OPCC_MATCH_NEW;
  found = add_entry (self, candidate->charity_number, candidate->company_number,
                     candidate->identifier, make_keys (candidate->name_key, NULL));
  found->pending = g_object_ref (candidate);
  found->other = numbered != NULL ? numbered : named;
  g_ptr_array_add (self->pending, found);
  self->n_new++;
  return found;
}

/**
 * opcc_organisation_matcher_find_n:
 *
 * Returns: (transfer none) (nullable): the organisation of that number in the office file
 */
OpccMatchEntry *
opcc_organisation_matcher_find_n (OpccOrganisationMatcher *self, gint64 n)
{
  return g_hash_table_lookup (self->by_n, &n);
}

/**
 * opcc_organisation_matcher_flush:
 *
 * Adds the new organisations met since the last call, inside the action in hand, so that each
 * entry has its number.
 */
gboolean
opcc_organisation_matcher_flush (OpccOrganisationMatcher *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccBulk) bulk = NULL;

  if (self->pending->len == 0)
    return TRUE;
  bulk = opcc_bulk_begin (db, &opcc_organisation_kind, error);
  if (bulk == NULL)
    return FALSE;
  for (guint i = 0; i < self->pending->len; i++)
    if (!opcc_bulk_add (bulk, ((OpccMatchEntry *) self->pending->pdata[i])->pending, error))
      return FALSE;
  if (!opcc_bulk_end (bulk, error))
    return FALSE;
  for (guint i = 0; i < self->pending->len; i++)
    {
      OpccMatchEntry *entry = g_ptr_array_index (self->pending, i);

      remember_n (self, entry, opcc_record_get_n (OPCC_RECORD (entry->pending)));
      g_clear_object (&entry->pending);
    }
  g_ptr_array_set_size (self->pending, 0);
  return TRUE;
}

/**
 * opcc_organisation_matcher_save_filled:
 *
 * Saves the numbers that known organisations gained. Call it last in the action.
 */
gboolean
opcc_organisation_matcher_save_filled (OpccOrganisationMatcher *self, OpccDb *db, GError **error)
{
  for (guint i = 0; i < self->filled->len; i++)
    {
      OpccMatchEntry *entry = g_ptr_array_index (self->filled, i);
      g_autoptr (OpccOrganisation) record =
          opcc_db_load (db, &opcc_organisation_kind, entry->n, error);

      if (record == NULL)
        return FALSE;
      opcc_set_str (&record->charity_number, entry->charity);
      opcc_set_str (&record->company_number, entry->company);
      opcc_set_str (&record->identifier, entry->identifier);
      if (!opcc_organisation_save (db, record, error))
        return FALSE;
    }
  g_ptr_array_set_size (self->filled, 0);
  return TRUE;
}

/**
 * opcc_organisation_matcher_has_filled:
 *
 * Returns: whether a known organisation gained a number that is not yet saved
 */
gboolean
opcc_organisation_matcher_has_filled (OpccOrganisationMatcher *self)
{
  return self->filled->len > 0;
}

/**
 * opcc_organisation_matcher_get_n_new:
 *
 * Returns: how many organisations the files so far brought that were not known
 */
guint
opcc_organisation_matcher_get_n_new (OpccOrganisationMatcher *self)
{
  return self->n_new;
}
