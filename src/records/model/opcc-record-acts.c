/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one record of any kind by hand, as one action. */
#include "opcc-record-acts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-action.h"
#include "opcc-attachment.h"
#include "opcc-db.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-record-words.h"
#include "opcc-registry.h"

/* An action's name is for ever: what may have to be removed one day is kept out of it. */
static char *
dup_title (OpccRecord *record)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const OpccField *field = opcc_kind_find_field (kind, kind->title);

  if (field == NULL || (field->marks & (OPCC_MARK_PERSONAL | OPCC_MARK_SENSITIVE)) != 0)
    return NULL;
  return opcc_record_get_text (record, kind->title);
}

static char *
describe (OpccRecord *record)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  g_autofree char *title = dup_title (record);
  g_autofree char *label = opcc_record_words_dup (kind->label);

  if (title != NULL && *title != '\0')
    return g_strdup_printf (_ ("%s “%s”"), label, title);
  if (opcc_record_get_n (record) == 0)
    return g_steal_pointer (&label);
  /* Translators: a kind of record, and its number where it has no name: "grant agreement 5". */
  return g_strdup_printf (_ ("%s %" PRId64), label, opcc_record_get_n (record));
}

/**
 * opcc_record_act_save:
 * @record: (transfer none): new, or changed since it was read
 *
 * Returns: FALSE with OPCC_ERROR_CONFLICT where somebody changed it in between
 */
gboolean
opcc_record_act_save (OpccDb *db, gpointer record, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *what = describe (record);
  g_autofree char *name = opcc_record_get_n (record) == 0 ? g_strdup_printf (_ ("Add %s"), what)
                                                          : g_strdup_printf (_ ("Change %s"), what);

  action = opcc_action_begin (db, name, error);
  if (action == NULL || !opcc_domain_models_judge (db, record, FALSE, error))
    return FALSE;
  if (opcc_record_get_kind (record)->complete != NULL)
    opcc_record_get_kind (record)->complete (record);
  return opcc_db_save (db, record, error) && opcc_action_commit (action, error);
}

/* What has no meaning without the record, and is seen nowhere but on its page. */
static gboolean
delete_parts (OpccDb *db, OpccRecord *record, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const OpccKind *parts = kind->parts != NULL ? opcc_registry_find (kind->parts) : NULL;
  g_autoptr (OpccQuery) query = parts != NULL ? opcc_query_new (parts) : NULL;
  g_autoptr (GArray) numbers = NULL;

  if (query == NULL)
    return TRUE;
  opcc_query_where_integer (query, kind->name, OPCC_TEST_IS, opcc_record_get_n (record));
  numbers = opcc_db_find_numbers (db, query, NULL, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      g_autoptr (OpccRecord) part =
          opcc_db_load (db, parts, g_array_index (numbers, gint64, i), error);

      if (part == NULL || !opcc_db_delete (db, part, error))
        return FALSE;
    }
  return numbers != NULL;
}

/**
 * opcc_record_act_delete:
 *
 * Its parts, as its kind names them, go with it, and so do the files attached to it.
 *
 * Returns: FALSE where other records belong to it
 */
gboolean
opcc_record_act_delete (OpccDb *db, gpointer record, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *what = describe (record);
  g_autofree char *name = g_strdup_printf (_ ("Delete %s"), what);

  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_domain_models_judge (db, record, TRUE, error) &&
         delete_parts (db, record, error) && opcc_attachments_delete_of (db, record, error) &&
         opcc_db_delete (db, record, error) && opcc_action_commit (action, error);
}

/**
 * opcc_record_act_set:
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND where there is no such attribute, OPCC_ERROR_REFUSED
 *   where the program alone writes it, OPCC_ERROR_INVALID where the value cannot be read
 */
gboolean
opcc_record_act_set (
    OpccDb *db, gpointer record, const char *field, const char *typed, GError **error)
{
  const OpccField *found = opcc_kind_find_field (opcc_record_get_kind (record), field);

  if (found == NULL)
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
          _ ("There is no attribute “%s” here. Nothing was changed. Look at the record for "
             "the names of its attributes."),
          field);
      return FALSE;
    }
  if ((found->marks & OPCC_MARK_COMPUTED) != 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” is worked out by the program and cannot be set. Nothing was changed."),
                   opcc_field_get_label (found));
      return FALSE;
    }
  return opcc_record_set_typed (record, field, typed, error) && opcc_record_check (record, error) &&
         opcc_record_act_save (db, record, error);
}
