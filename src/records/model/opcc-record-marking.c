/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks a record, and says how one is marked. */
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
