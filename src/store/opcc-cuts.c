/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds who cut a line outside the program, changed what was left of it, or put it back. */
#include "opcc-cuts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_PROBLEMS 100

typedef struct
{
  gint64 seq;
  guint index;
  char hex[OPCC_DIGEST_HEX_SIZE]; /* of the line as it is left */
} Cut;

struct _OpccCuts
{
  GHashTable *found;  /* (owned) set of Cut: lines that are cut */
  GHashTable *stated; /* (owned) set of Cut: as the newest disposal of each says */
};

static guint
hash_cut (gconstpointer data)
{
  const Cut *cut = data;

  return g_int64_hash (&cut->seq) * 31 + cut->index;
}

static gboolean
equal_cuts (gconstpointer a, gconstpointer b)
{
  const Cut *first = a;
  const Cut *second = b;

  return first->seq == second->seq && first->index == second->index;
}

OpccCuts *
opcc_cuts_new (void)
{
  OpccCuts *self = g_new0 (OpccCuts, 1);

  self->found = g_hash_table_new_full (hash_cut, equal_cuts, g_free, NULL);
  self->stated = g_hash_table_new_full (hash_cut, equal_cuts, g_free, NULL);
  return self;
}

void
opcc_cuts_free (OpccCuts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->stated);
  g_free (self);
}

/* "=entry line digest" */
static void
add_statement (OpccCuts *self, const char *line, gsize length)
{
  g_autofree char *text = g_strndup (line, length);
  g_auto (GStrv) parts = g_strsplit (text + 1, " ", -1);
  Cut cut = { 0 };

  if (g_strv_length (parts) != 3)
    return;
  cut.seq = g_ascii_strtoll (parts[0], NULL, 10);
  cut.index = (guint) g_ascii_strtoull (parts[1], NULL, 10);
  g_strlcpy (cut.hex, parts[2], sizeof cut.hex);
  g_hash_table_replace (self->stated, g_memdup2 (&cut, sizeof cut), NULL);
}

/**
 * opcc_cuts_add_line:
 * @index: of the line in its entry, from 0
 *
 * Notes a line that is cut, and what an entry of a disposal says of such; others are no matter.
 */
void
opcc_cuts_add_line (OpccCuts *self,
                    OpccHasher *hasher,
                    const OpccEntry *entry,
                    guint index,
                    const char *line,
                    gsize length)
{
  OpccDigest digest;
  Cut cut = { entry->seq, index, "" };

  if (*line == '=' && *entry->op == 'x')
    add_statement (self, line, length);
  if (*line != '~')
    return;
  digest = opcc_relation_hash_line (hasher, entry->table->kind, entry->seq, line, length);
  opcc_digest_to_hex (&digest, cut.hex);
  g_hash_table_replace (self->found, g_memdup2 (&cut, sizeof cut), NULL);
}

static void
report (GPtrArray *problems, const char *format, gint64 seq)
{
  if (problems->len < MAX_PROBLEMS)
    g_ptr_array_add (problems, g_strdup_printf (format, seq));
}

/**
 * opcc_cuts_report:
 * @problems: gets a sentence for each line where the log and what it says of itself differ
 */
void
opcc_cuts_report (OpccCuts *self, GPtrArray *problems)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Cut *cut = key;
      const Cut *stated = NULL;

      g_hash_table_lookup_extended (self->stated, cut, (gpointer *) &stated, NULL);
      if (stated == NULL)
        report (problems,
                _ ("Log entry %" PRId64
                   " was cut outside the program: no removal of personal data says so."),
                cut->seq);
      else if (strcmp (stated->hex, cut->hex) != 0)
        report (problems,
                _ ("Log entry %" PRId64
                   " was altered: what a removal of personal data left of it is not what "
                   "stands there."),
                cut->seq);
    }
  g_hash_table_iter_init (&iter, self->stated);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->found, key))
      report (problems, _ ("Log entry %" PRId64 " holds again what was removed from it for good."),
              ((const Cut *) key)->seq);
}
