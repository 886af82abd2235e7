/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a record by the words a person uses for it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-grants-kinds.h"
#include "opcc-organisation.h"
#include "opcc-uuid.h"

/* For each kind: which of its records a person means by some words. $1 are the words, $2 what
 * stands before their last "/" and $3 what stands behind it. */
static const struct
{
  const char *kind;
  const char *where;
} ways[] = {
  { "scheme", "year = $1 OR title = $1" },
  { "round", "code = $1 OR title = $1" },
  { "criterion", "(round IN (SELECT r.n FROM round r WHERE r.code = $2)"
                 " AND CAST (number AS TEXT) = $3) OR title = $1" },
  { "application", "(round IN (SELECT r.n FROM round r WHERE r.code = $2) AND reference = $3)"
                   " OR (reference = $1 AND round = (SELECT max (p.round) FROM application p"
                   " WHERE p.reference = $1)) OR form_id = $1" },
  { "organisation", "name = $1 OR charity_number = $1 OR company_number = $1 OR identifier = $1" },
  { "marker", "role = $1" },
  { "award", "application IN (SELECT p.n FROM application p WHERE (p.reference = $3 AND p.round IN"
             " (SELECT r.n FROM round r WHERE r.code = $2)) OR (p.reference = $1 AND p.round ="
             " (SELECT max (q.round) FROM application q WHERE q.reference = $1)))" },
  { "past_grant", "identifier = $1 OR title = $1" },
};

/* Kinds that nobody knows by a reference, those of other domains among them. */
static GPtrArray *
find_by_title (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  const OpccField *title = opcc_kind_find_field (kind, kind->title);
  g_autofree char *where = NULL;

  if (title->type == OPCC_VALUE_LINK)
    return g_ptr_array_new_with_free_func (g_object_unref);
  where = g_strdup_printf ("%s = $1", title->name);
  return opcc_db_select (db, kind, where, error, "s", words);
}

static GPtrArray *
find_by_words (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  const char *slash = strrchr (words, '/');
  g_autofree char *before = slash != NULL ? g_strndup (words, slash - words) : g_strdup ("");
  const char *behind = slash != NULL ? slash + 1 : "";

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].kind, kind->name) == 0)
      {
        /* Every statement names all three, whatever its way needs. */
        g_autofree char *where =
            g_strdup_printf ("(%s) AND $1 <> '' AND $2 <> '/' AND $3 <> '/'", ways[i].where);

        return opcc_db_select (db, kind, where, error, "sss", words, before, behind);
      }
  return find_by_title (db, kind, words, error);
}

static gpointer
find_by_number (OpccDb *db, const OpccKind *kind, const char *words)
{
  gint64 n;

  if (strlen (words) == OPCC_UUID_SIZE - 1 && strchr (words, '-') != NULL)
    return opcc_db_load_id (db, kind, words, NULL);
  if (g_ascii_string_to_signed (words, 10, 1, G_MAXINT64, &n, NULL))
    return opcc_db_load (db, kind, n, NULL);
  return NULL;
}

static gboolean
is_same_title (OpccRecord *record, const char *folded)
{
  g_autofree char *title = opcc_record_get_title (record);
  g_autofree char *own = g_utf8_casefold (title, -1);

  return strcmp (own, folded) == 0;
}

/* Those whose title may differ from @words in nothing but capitals. Kinds that a file may hold a
 * million of are not gone through: organisations have a key, references are in capitals. */
static GPtrArray *
find_candidates (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  static const char *const small_kinds[] = { "scheme", "round", "criterion", "marker", NULL };
  g_autofree char *key = NULL;

  if (g_strv_contains (small_kinds, kind->name))
    return opcc_db_select (db, kind, "n > 0", error, "");
  if (kind != &opcc_organisation_kind)
    return g_ptr_array_new_with_free_func (g_object_unref);
  key = opcc_organisation_make_name_key (words);
  return opcc_db_select (db, kind, "name_key = $1", error, "s", key);
}

static GPtrArray *
find_in_any_case (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  g_autofree char *capitals = g_ascii_strup (words, -1);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) found = find_by_words (db, kind, capitals, error);

  if (found == NULL || found->len > 0)
    return g_steal_pointer (&found);
  candidates = find_candidates (db, kind, words, error);
  if (candidates == NULL)
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    if (is_same_title (g_ptr_array_index (candidates, i), folded))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (candidates, i)));
  return g_steal_pointer (&found);
}

/* The only one of @found; says who they are where there are more. */
static gpointer
take_only (GPtrArray *found, const char *words, GError **error)
{
  const guint most = 3;
  g_autoptr (GString) names = g_string_new (NULL);

  if (found->len == 1)
    return g_object_ref (g_ptr_array_index (found, 0));
  for (guint i = 0; i < MIN (found->len, most); i++)
    {
      OpccRecord *record = g_ptr_array_index (found, i);
      g_autofree char *title = opcc_record_get_title (record);

      g_string_append_printf (names, "%s%s (%s)", i > 0 ? ", " : "", title,
                              opcc_record_get_id (record));
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               found->len > most
                   ? _ ("%u records answer to “%s”: %s and more. Give the id of the one that is "
                        "meant.")
                   : _ ("%u records answer to “%s”: %s. Give the id of the one that is meant."),
               found->len, words, names->str);
  return NULL;
}

/**
 * opcc_grants_find_record:
 *
 * Names and references come before the number in the office file, so that a charity number finds
 * its organisation; what is written as it stands comes before what differs in capitals.
 */
gpointer
opcc_grants_find_record (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (words));
  g_autoptr (GPtrArray) found = find_by_words (db, kind, bare, error);
  g_autoptr (GPtrArray) alike = NULL;
  gpointer record;

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return take_only (found, words, error);
  record = find_by_number (db, kind, bare);
  if (record != NULL)
    return record;
  alike = find_in_any_case (db, kind, bare, error);
  if (alike == NULL)
    return NULL;
  if (alike->len > 0)
    return take_only (alike, words, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("%s: nothing answers to “%s”. List them to see what there is."),
               g_dgettext (GETTEXT_PACKAGE, kind->plural), words);
  return NULL;
}
