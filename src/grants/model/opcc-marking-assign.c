/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing the applications of a round out among its markers. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking.h"
#include "opcc-round.h"

typedef struct
{
  GPtrArray *markers; /* (unowned) OpccMarker */
  guint *loads;       /* applications each has to mark */
  GHashTable *known;  /* (owned) "application marker" that are assigned or in conflict */
  GHashTable *counts; /* (owned) application -> markers it has, conflicts left out */
} Sharing;

static char *
make_pair (gint64 application, gint64 marker)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, application, marker);
}

static gboolean
load_sharing (OpccDb *db, gint64 round, Sharing *sharing, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     "SELECT s.application, s.marker, s.state FROM assignment s"
                     " JOIN application p ON p.n = s.application WHERE p.round = $1",
                     error, "i", round);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      gint64 application;
      gint64 marker;

      if (!row)
        return TRUE;
      application = opcc_stmt_get_integer (stmt, 0);
      marker = opcc_stmt_get_integer (stmt, 1);
      g_hash_table_add (sharing->known, make_pair (application, marker));
      if (strcmp (opcc_stmt_get_text (stmt, 2), "conflict") == 0)
        continue;
      g_hash_table_insert (sharing->counts, g_memdup2 (&application, sizeof application),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (sharing->counts,
                                                                                    &application)) +
                                             1));
      for (guint i = 0; i < sharing->markers->len; i++)
        if (opcc_record_get_n (g_ptr_array_index (sharing->markers, i)) == marker)
          sharing->loads[i]++;
    }
  return FALSE;
}

/* The marker with the least to do who may mark it; -1 where there is none. @from makes ties go
 * round, so that the same two do not always meet. */
static int
choose_marker (Sharing *sharing, gint64 application, guint from)
{
  int best = -1;

  for (guint j = 0; j < sharing->markers->len; j++)
    {
      guint i = (from + j) % sharing->markers->len;
      g_autofree char *pair =
          make_pair (application, opcc_record_get_n (g_ptr_array_index (sharing->markers, i)));

      if (!g_hash_table_contains (sharing->known, pair) &&
          (best < 0 || sharing->loads[i] < sharing->loads[best]))
        best = (int) i;
    }
  return best;
}

static gint64
share_application (
    Sharing *sharing, OpccBulk *bulk, gint64 n, guint wanted, guint from, GError **error)
{
  guint have = GPOINTER_TO_UINT (g_hash_table_lookup (sharing->counts, &n));
  gint64 made = 0;

  for (; have < wanted; have++)
    {
      g_autoptr (OpccAssignment) assignment = NULL;
      int place = choose_marker (sharing, n, from);

      if (place < 0)
        break;
      assignment = g_object_new (OPCC_TYPE_ASSIGNMENT, NULL);
      assignment->application = n;
      assignment->marker = opcc_record_get_n (g_ptr_array_index (sharing->markers, place));
      assignment->state = g_strdup ("to-mark");
      g_hash_table_add (sharing->known, make_pair (n, assignment->marker));
      sharing->loads[place]++;
      if (!opcc_bulk_add (bulk, assignment, error))
        return -1;
      made++;
    }
  return made;
}

static gint64
share_all (OpccDb *db, Sharing *sharing, GPtrArray *applications, guint wanted, GError **error)
{
  g_autoptr (OpccBulk) bulk = opcc_bulk_begin (db, &opcc_assignment_kind, error);
  gint64 made = 0;

  if (bulk == NULL)
    return -1;
  for (guint i = 0; i < applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (applications, i);
      gint64 more;

      if (strcmp (application->stage, "stopped") == 0 ||
          strcmp (application->stage, "withdrawn") == 0)
        continue;
      more = share_application (sharing, bulk, opcc_record_get_n (OPCC_RECORD (application)),
                                wanted, i, error);
      if (more < 0)
        return -1;
      made += more;
    }
  return opcc_bulk_end (bulk, error) ? made : -1;
}

static GPtrArray *
list_markers (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) criteria = opcc_criterion_list (db, round, error);
  g_autoptr (GPtrArray) markers = NULL;

  if (criteria == NULL || !opcc_criterion_check_weights (criteria, error))
    return NULL;
  markers = opcc_marker_list (db, round, error);
  if (markers == NULL)
    return NULL;
  for (guint i = markers->len; i-- > 0;)
    if (((OpccMarker *) g_ptr_array_index (markers, i))->stood_down != OPCC_NO_DATE)
      g_ptr_array_remove_index (markers, i);
  if (markers->len > 0)
    return g_steal_pointer (&markers);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("The round has no markers. Add them, then share the applications out."));
  return NULL;
}

/**
 * opcc_marking_assign:
 *
 * Returns: how many assignments were made, 0 where there was nothing to share out; -1 on error
 */
gint64
opcc_marking_assign (OpccDb *db, gint64 round, guint per_application, GError **error)
{
  g_autoptr (GPtrArray) markers = list_markers (db, round, error);
  g_autoptr (GPtrArray) applications = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree guint *loads = NULL;
  g_autofree char *name = NULL;
  Sharing sharing;
  gint64 made;

  if (markers == NULL)
    return -1;
  loads = g_new0 (guint, markers->len);
  sharing = (Sharing){ markers, loads, known, counts };
  applications = opcc_application_list (db, round, error);
  if (applications == NULL || !load_sharing (db, round, &sharing, error))
    return -1;
  action = opcc_action_begin (db, _ ("Share out applications"), error);
  if (action == NULL)
    return -1;
  made = share_all (db, &sharing, applications,
                    per_application > 0 ? per_application : markers->len, error);
  if (made <= 0)
    return made;
  name = g_strdup_printf (_ ("Share out applications to %u markers"), markers->len);
  opcc_action_set_name (action, name);
  return opcc_action_commit (action, error) ? made : -1;
}
