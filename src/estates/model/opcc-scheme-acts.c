/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a scheme that touches more than one record. */
#include "opcc-scheme-acts.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-capital-scheme.h"
#include "opcc-db.h"

static void
carry_over (OpccSchemeUpdate *update, OpccCapitalScheme *scheme)
{
  static const char *const names[] = {
    "done",        "stage",        "forecast",     "ends",           "rating_time",
    "reason_time", "rating_money", "reason_money", "rating_quality", "reason_quality",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const OpccField *from = opcc_kind_find_field (&opcc_scheme_update_kind, names[i]);
      const OpccField *to = opcc_kind_find_field (&opcc_capital_scheme_kind, names[i]);
      OpccStored value;

      if (opcc_field_is_missing (from, update))
        continue;
      opcc_field_get_stored (from, update, &value);
      opcc_field_set_stored (to, scheme, &value, NULL);
    }
}

gboolean
opcc_scheme_update_add (OpccDb *db, OpccSchemeUpdate *update, GError **error)
{
  g_autoptr (OpccCapitalScheme) scheme =
      opcc_db_load (db, &opcc_capital_scheme_kind, update->scheme, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (scheme == NULL || !opcc_record_check (OPCC_RECORD (update), error))
    return FALSE;
  carry_over (update, scheme);
  if (!opcc_record_check (OPCC_RECORD (scheme), error))
    return FALSE;
  name = g_strdup_printf (_ ("Add update of “%s”"), scheme->title);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, update, error) && opcc_db_save (db, scheme, error) &&
         opcc_action_commit (action, error);
}
