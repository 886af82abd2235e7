/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks a record, and finds those that an audience may not see for their marking. */
#include "opcc-record-marking.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-protective-marking.h"
#include "opcc-record-finder.h"
#include "opcc-record-words.h"
#include "opcc-registry.h"
#include "opcc-text.h"

/* What every record is that nobody has marked. */
#define PLAIN "OFFICIAL"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccRecordMarking, kind, TEXT, N_("Kind"), .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccRecordMarking, number, INTEGER, N_("Number"),
              .marks = OPCC_MARK_REQUIRED, .min = 1, .max = G_MAXINT32),
  OPCC_FIELD (OpccRecordMarking, marking, TEXT, N_("Protective marking"),
              .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccRecordMarking, reason, TEXT, N_("Reason")),
};
/* clang-format on */

static gboolean
check_marking (gpointer record, GError **error)
{
  OpccRecordMarking *self = record;
  g_autoptr (OpccProtectiveMarking) marking = NULL;

  if (opcc_registry_find (self->kind) == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no kind of record. Nothing was changed."), self->kind);
      return FALSE;
    }
  marking = opcc_protective_marking_parse (self->marking, error);
  return marking != NULL;
}

const OpccKind opcc_record_marking_kind = {
  .name = "record_marking",
  .label = N_ ("Protective marking"),
  .plural = N_ ("Protective markings"),
  .title = "marking",
  .detail = "kind",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_record_marking_get_type,
  .check = check_marking,
};

OPCC_DEFINE_RECORD (OpccRecordMarking, opcc_record_marking, opcc_record_marking_kind)

/* --- setting --------------------------------------------------------------------------------- */

/**
 * opcc_record_marking_find:
 *
 * Returns: (transfer full): how the record is marked: one that is not saved, OFFICIAL, where nobody
 *   has marked it; NULL on error
 */
OpccRecordMarking *
opcc_record_marking_find (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  g_autoptr (GPtrArray) found =
      opcc_db_select (db, &opcc_record_marking_kind, "kind = $1 AND number = $2", error, "si",
                      kind->name, n);
  OpccRecordMarking *marking;

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (g_ptr_array_index (found, 0));
  marking = OPCC_RECORD_MARKING (opcc_record_new (&opcc_record_marking_kind));
  marking->kind = g_strdup (kind->name);
  marking->number = n;
  marking->marking = g_strdup (PLAIN);
  return marking;
}

/**
 * opcc_record_marking_is_plain:
 *
 * Returns: TRUE for OFFICIAL without handling instructions, which keeps the record from nobody
 */
gboolean
opcc_record_marking_is_plain (const OpccRecordMarking *self)
{
  return g_strcmp0 (self->marking, PLAIN) == 0;
}

/**
 * opcc_record_marking_set:
 * @words: as opcc_protective_marking_parse () reads them; "OFFICIAL" alone takes the marking off
 * @reason: (nullable): why
 *
 * Marks a record that is there, as one action. What was marked once keeps its entry, so that its
 * history is whole.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the words are no marking
 */
gboolean
opcc_record_marking_set (OpccDb *db,
                         const OpccKind *kind,
                         gint64 n,
                         const char *words,
                         const char *reason,
                         GError **error)
{
  g_autoptr (OpccProtectiveMarking) parsed = opcc_protective_marking_parse (words, error);
  g_autoptr (OpccListRow) row = parsed != NULL ? opcc_record_find_row (db, kind, n, error) : NULL;
  g_autoptr (OpccRecordMarking) marking =
      row != NULL ? opcc_record_marking_find (db, kind, n, error) : NULL;
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (marking == NULL)
    return FALSE;
  g_free (marking->marking);
  marking->marking = opcc_protective_marking_get_label (parsed);
  opcc_set_str (&marking->reason, reason != NULL && *reason != '\0' ? reason : NULL);
  what = opcc_record_words_dup (kind->label);
  /* Translators: a kind of record, its number, its marking: "Mark visit 3 OFFICIAL-SENSITIVE". */
  name = g_strdup_printf (_ ("Mark %s %" PRId64 " %s"), what, n, marking->marking);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, marking, error) && opcc_action_commit (action, error);
}

/* --- hiding ---------------------------------------------------------------------------------- */

struct _OpccHiddenRecords
{
  GHashTable *names; /* (owned) char *: "visit/3" to its grade, char * */
  GHashTable *kinds; /* (owned) char *: those of which any is hidden */
};

void
opcc_hidden_records_free (OpccHiddenRecords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

static void
add_hidden (OpccHiddenRecords *self, OpccAudience audience, const OpccRecordMarking *marking)
{
  g_autoptr (OpccProtectiveMarking) parsed = opcc_protective_marking_parse (marking->marking, NULL);

  /* What cannot be read stays in the office. */
  if (parsed != NULL && opcc_audience_may_see_marking (audience, parsed))
    return;
  g_hash_table_insert (self->names, g_strdup_printf ("%s/%" PRId64, marking->kind, marking->number),
                       g_strdup (parsed != NULL ? opcc_protective_marking_get_grade (parsed)
                                                : opcc_withheld_get_label (OPCC_WITHHELD_MARKED)));
  g_hash_table_add (self->kinds, g_strdup (marking->kind));
}

/**
 * opcc_hidden_records_load:
 *
 * Returns: (transfer full): what the markings keep from the audience, from the office nothing; NULL
 *   on error
 */
OpccHiddenRecords *
opcc_hidden_records_load (OpccDb *db, OpccAudience audience, GError **error)
{
  g_autoptr (OpccHiddenRecords) self = g_new0 (OpccHiddenRecords, 1);
  g_autoptr (GPtrArray) markings = NULL;

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (audience == OPCC_AUDIENCE_OFFICE ||
      opcc_registry_find (opcc_record_marking_kind.name) == NULL)
    return g_steal_pointer (&self);
  markings = opcc_db_select (db, &opcc_record_marking_kind, "n > 0", error, "");
  if (markings == NULL)
    return NULL;
  for (guint i = 0; i < markings->len; i++)
    add_hidden (self, audience, g_ptr_array_index (markings, i));
  return g_steal_pointer (&self);
}

gboolean
opcc_hidden_records_has (const OpccHiddenRecords *self, const char *kind, gint64 n)
{
  g_autofree char *name = g_strdup_printf ("%s/%" PRId64, kind, n);

  return g_hash_table_contains (self->names, name);
}

/**
 * opcc_hidden_records_get_grade:
 *
 * Returns: (nullable): what a hidden record is marked, without handling instructions; NULL where it
 *   is not hidden
 */
const char *
opcc_hidden_records_get_grade (const OpccHiddenRecords *self, const char *kind, gint64 n)
{
  g_autofree char *name = g_strdup_printf ("%s/%" PRId64, kind, n);

  return g_hash_table_lookup (self->names, name);
}

/**
 * opcc_hidden_records_withhold:
 *
 * Puts a hidden record into the statement: "1 visit withheld: OFFICIAL-SENSITIVE."
 */
void
opcc_hidden_records_withhold (const OpccHiddenRecords *self,
                              const OpccKind *kind,
                              gint64 n,
                              OpccRedaction *redaction)
{
  const char *grade = opcc_hidden_records_get_grade (self, kind->name, n);
  g_autofree char *one = opcc_record_words_dup (kind->label);
  g_autofree char *many = opcc_record_words_dup (kind->plural);

  g_return_if_fail (grade != NULL);
  opcc_redaction_withhold_record (redaction, one, many, grade);
}

/**
 * opcc_hidden_records_take_out:
 * @numbers: (element-type gint64): of records of the kind, from which those hidden are taken
 * @redaction: its statement says how many that were
 */
void
opcc_hidden_records_take_out (const OpccHiddenRecords *self,
                              const OpccKind *kind,
                              GArray *numbers,
                              OpccRedaction *redaction)
{
  guint n_left = 0;

  if (!g_hash_table_contains (self->kinds, kind->name))
    return;
  for (guint i = 0; i < numbers->len; i++)
    {
      const gint64 n = g_array_index (numbers, gint64, i);

      if (opcc_hidden_records_has (self, kind->name, n))
        opcc_hidden_records_withhold (self, kind, n, redaction);
      else
        g_array_index (numbers, gint64, n_left++) = n;
    }
  g_array_set_size (numbers, n_left);
}

/**
 * opcc_hidden_records_blank_links:
 *
 * Takes the titles of hidden records out of a row that links to them.
 */
void
opcc_hidden_records_blank_links (const OpccHiddenRecords *self, OpccListRow *row)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  guint link = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      OpccStored stored;

      if (field->type != OPCC_VALUE_LINK)
        continue;
      opcc_field_get_stored (field, row->record, &stored);
      if (stored.type == OPCC_STORED_INTEGER &&
          opcc_hidden_records_has (self, field->target, stored.integer))
        opcc_set_str (&row->link_titles[link], "");
      link++;
    }
}

/**
 * opcc_hidden_records_check:
 * @kinds: (array zero-terminated=1): of the domain that something is made from
 *
 * What counts or draws many records cannot say which of them it shows. So it is not given to an
 * audience from whom any of them is kept.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where it may not be given
 */
gboolean
opcc_hidden_records_check (OpccDb *db,
                           OpccAudience audience,
                           const OpccKind *const *kinds,
                           GError **error)
{
  g_autoptr (OpccHiddenRecords) self = opcc_hidden_records_load (db, audience, error);

  if (self == NULL)
    return FALSE;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_hash_table_contains (self->kinds, kinds[i]->name))
      {
        g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                     _ ("Records of this domain bear a marking that keeps them from this audience: "
                        "%s. Nothing was made. Lists and records are given without them."),
                     opcc_audience_get_label (audience));
        return FALSE;
      }
  return TRUE;
}
