/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a marker. */
#include "opcc-marker.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-db.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccMarker, role, TEXT, N_("Role"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SENSITIVE | OPCC_MARK_UNIQUE | OPCC_MARK_SEARCHED,
              .synonyms = "Marker|Marked by|Assessor"),
  OPCC_FIELD (OpccMarker, round, LINK, N_("Only in round"), .target = "round"),
  OPCC_FIELD (OpccMarker, external, FLAG, N_("From outside the office")),
  OPCC_FIELD (OpccMarker, stood_down, DATE, N_("Stood down on")),
  OPCC_FIELD (OpccMarker, stood_down_reason, LONG_TEXT, N_("Why stood down"),
              .marks = OPCC_MARK_PERSONAL),
};
/* clang-format on */

const OpccKind opcc_marker_kind = {
  .name = "marker",
  .label = N_ ("Marker"),
  .plural = N_ ("Markers"),
  .title = "role",
  .detail = NULL,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_marker_get_type,
};

OPCC_DEFINE_RECORD (OpccMarker, opcc_marker, opcc_marker_kind)

/**
 * opcc_marker_add:
 * @marker: (transfer none): a new marker
 *
 * Adds a marker as one action.
 */
gboolean
opcc_marker_add (OpccDb *db, OpccMarker *marker, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (OPCC_IS_MARKER (marker), FALSE);

  name = g_strdup_printf (_ ("Add marker “%s”"), marker->role != NULL ? marker->role : "");
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, marker, error) && opcc_action_commit (action, error);
}

/**
 * opcc_marker_list:
 *
 * Returns: (transfer full) (element-type OpccMarker): by role; NULL on error
 */
GPtrArray *
opcc_marker_list (OpccDb *db, gint64 round, GError **error)
{
  return opcc_db_select (db, &opcc_marker_kind, "round IS NULL OR round = $1 ORDER BY role", error,
                         "i", round);
}
