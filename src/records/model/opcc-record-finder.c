/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a record of any kind by the words a person uses for it. */
#include "opcc-record-finder.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-reference.h"
#include "opcc-uuid.h"

static const OpccReference *
find_reference (const OpccKind *kind)
{
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  for (guint i = 0; i < n_models; i++)
    for (const OpccReference *reference = models[i]->references;
         reference != NULL && reference->kind != NULL; reference++)
      if (strcmp (reference->kind, kind->name) == 0)
        return reference;
  return NULL;
}

/* Kinds that nobody knows by a reference. */
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
  const OpccReference *reference = find_reference (kind);
  const char *slash = strrchr (words, '/');
  g_autofree char *before = slash != NULL ? g_strndup (words, slash - words) : g_strdup ("");
  const char *behind = slash != NULL ? slash + 1 : "";
  g_autofree char *where = NULL;

  if (reference == NULL || reference->where == NULL)
    return find_by_title (db, kind, words, error);
  /* Every statement names all three, whatever its reference needs. */
  where = g_strdup_printf ("(%s) AND $1 <> '' AND $2 <> '/' AND $3 <> '/'", reference->where);
  return opcc_db_select (db, kind, where, error, "sss", words, before, behind);
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
 * million of are not gone through: some have a key instead. */
static GPtrArray *
find_candidates (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  const OpccReference *reference = find_reference (kind);
  g_autofree char *key = NULL;

  if (reference != NULL && reference->few)
    return opcc_db_select (db, kind, "n > 0", error, "");
  if (reference == NULL || reference->alike == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  key = reference->make_key (words);
  return opcc_db_select (db, kind, reference->alike, error, "s", key);
}

static gboolean
is_among (const GPtrArray *records, OpccRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    if (opcc_record_get_n (g_ptr_array_index (records, i)) == opcc_record_get_n (record))
      return TRUE;
  return FALSE;
}

static GPtrArray *
find_in_any_case (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
{
  g_autofree char *capitals = g_ascii_strup (words, -1);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) found = find_by_words (db, kind, capitals, error);

  if (found == NULL)
    return NULL;
  candidates = find_candidates (db, kind, words, error);
  if (candidates == NULL)
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    {
      OpccRecord *candidate = g_ptr_array_index (candidates, i);

      if (is_same_title (candidate, folded) && !is_among (found, candidate))
        g_ptr_array_add (found, g_object_ref (candidate));
    }
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
 * opcc_record_find:
 *
 * Names and references come before the number in the office file, so that a charity number finds
 * its organisation; what is written as it stands comes before what differs in capitals.
 */
gpointer
opcc_record_find (OpccDb *db, const OpccKind *kind, const char *words, GError **error)
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

OpccListRow *
opcc_record_find_row (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) rows = opcc_db_fetch_rows (db, kind, &n, 1, error);

  if (rows == NULL)
    return NULL;
  if (g_ptr_array_index (rows, 0) != NULL)
    return g_steal_pointer (&g_ptr_array_index (rows, 0));
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("%s %" PRId64 " is not there any more. It may have been deleted or undone: look "
                  "in the log."),
               g_dgettext (GETTEXT_PACKAGE, kind->label), n);
  return NULL;
}
