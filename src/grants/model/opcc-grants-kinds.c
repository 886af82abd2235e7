/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registering the kinds of this domain, and changing one record by hand. */
#include "opcc-grants-kinds.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-assignment.h"
#include "opcc-award.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-mark.h"
#include "opcc-marker.h"
#include "opcc-organisation.h"
#include "opcc-past-grant.h"
#include "opcc-registry.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

/**
 * opcc_grants_register_kinds:
 *
 * Call it once at start, before the store is opened; again is harmless.
 */
void
opcc_grants_register_kinds (void)
{
  static const OpccKind *const kinds[] = {
    &opcc_scheme_kind,      &opcc_round_kind,      &opcc_criterion_kind,  &opcc_organisation_kind,
    &opcc_application_kind, &opcc_marker_kind,     &opcc_assignment_kind, &opcc_mark_kind,
    &opcc_award_kind,       &opcc_past_grant_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    opcc_registry_add (kinds[i]);
}

static char *
describe (OpccRecord *record)
{
  g_autofree char *title = opcc_record_get_title (record);
  g_autofree char *label =
      g_utf8_strdown (g_dgettext (GETTEXT_PACKAGE, opcc_record_get_kind (record)->label), -1);

  return title != NULL && *title != '\0' ? g_strdup_printf (_ ("%s “%s”"), label, title)
                                         : g_steal_pointer (&label);
}

static gboolean
save (OpccDb *db, gpointer record, GError **error)
{
  if (OPCC_IS_ORGANISATION (record))
    return opcc_organisation_save (db, record, error);
  return opcc_db_save (db, record, error);
}

/**
 * opcc_grants_save_record:
 * @record: (transfer none): new, or changed since it was read
 *
 * Returns: FALSE with OPCC_ERROR_CONFLICT where somebody changed it in between
 */
gboolean
opcc_grants_save_record (OpccDb *db, gpointer record, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *what = describe (record);
  g_autofree char *name = opcc_record_get_n (record) == 0 ? g_strdup_printf (_ ("Add %s"), what)
                                                          : g_strdup_printf (_ ("Change %s"), what);

  action = opcc_action_begin (db, name, error);
  return action != NULL && save (db, record, error) && opcc_action_commit (action, error);
}

/**
 * opcc_grants_delete_record:
 *
 * Returns: FALSE where other records belong to it
 */
gboolean
opcc_grants_delete_record (OpccDb *db, gpointer record, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *what = describe (record);
  g_autofree char *name = g_strdup_printf (_ ("Delete %s"), what);

  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_delete (db, record, error) && opcc_action_commit (action, error);
}

/**
 * opcc_grants_set_field:
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND where there is no such attribute, OPCC_ERROR_REFUSED
 *   where the program alone writes it, OPCC_ERROR_INVALID where the value cannot be read
 */
gboolean
opcc_grants_set_field (
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
         opcc_grants_save_record (db, record, error);
}
