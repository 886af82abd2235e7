/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming what the records of zones lack: baselines, dates, owners, sums, and the reasons of visits.
 */
#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-zone-figures.h"

/* One question to the office file: number, zone, title and the sentence of each row it finds. */
typedef struct
{
  const char *kind;
  const char *sql; /* $1 is the zone, 0: all; gives n, zone, title */
  const char *missing;
} Question;

#define OF_ZONE " AND ($1 = 0 OR t.zone = $1) ORDER BY t.zone, t.n"
#define JOIN    " t JOIN zone z ON z.n = t.zone WHERE "
#define VISIT                                                                                      \
  "SELECT t.n, coalesce (z.title, ''), t.title FROM visit t LEFT JOIN zone z ON z.n = t.zone "     \
  "WHERE "

/* clang-format off */
static const Question questions[] = {
  { "zone", "SELECT t.n, t.title, t.title FROM zone t WHERE t.lead IS NULL"
            " AND ($1 = 0 OR t.n = $1) ORDER BY t.n",
    N_("Nobody is named to lead it.") },
  { "zone", "SELECT t.n, t.title, t.title FROM zone t WHERE t.review IS NULL"
            " AND ($1 = 0 OR t.n = $1) ORDER BY t.n",
    N_("No day is set for its next review.") },
  { "zone", "SELECT t.n, t.title, t.title FROM zone t WHERE NOT EXISTS"
            " (SELECT 1 FROM indicator i WHERE i.zone = t.n) AND ($1 = 0 OR t.n = $1) ORDER BY t.n",
    N_("Nothing is measured: it has no indicator.") },
  { "zone", "SELECT t.n, t.title, t.title FROM zone t WHERE NOT EXISTS"
            " (SELECT 1 FROM zone_funding f WHERE f.zone = t.n) AND ($1 = 0 OR t.n = $1)"
            " ORDER BY t.n",
    N_("No money is recorded for it.") },
  { "zone_step", "SELECT t.n, z.title, t.stage FROM zone_step" JOIN "t.date IS NULL" OF_ZONE,
    N_("The day of the step is not given.") },
  { "zone_step", "SELECT t.n, z.title, t.stage FROM zone_step" JOIN "t.decided_by IS NULL" OF_ZONE,
    N_("Who decided the step is not given.") },
  { "indicator", "SELECT t.n, z.title, t.title FROM indicator" JOIN "t.baseline IS NULL" OF_ZONE,
    N_("Baseline missing: nobody can say whether it changed.") },
  { "indicator", "SELECT t.n, z.title, t.title FROM indicator" JOIN "t.rule IS NULL" OF_ZONE,
    N_("Its counting rule is not given.") },
  { "indicator", "SELECT t.n, z.title, t.title FROM indicator" JOIN "NOT EXISTS"
                 " (SELECT 1 FROM reading r WHERE r.indicator = t.n)" OF_ZONE,
    N_("There is no reading of it yet.") },
  { "plan_line", "SELECT t.n, z.title, t.title FROM plan_line" JOIN "t.due IS NULL"
                 " AND (t.state = 'planned' OR t.state = 'under-way')" OF_ZONE,
    N_("No day is set for it.") },
  { "plan_line", "SELECT t.n, z.title, t.title FROM plan_line" JOIN "t.owner IS NULL"
                 " AND (t.state = 'planned' OR t.state = 'under-way')" OF_ZONE,
    N_("Nobody owns it.") },
  { "zone_funding", "SELECT t.n, z.title, t.year FROM zone_funding" JOIN "t.paid IS NULL" OF_ZONE,
    N_("What was paid is not recorded.") },
  { "visit", VISIT "t.date IS NULL" OF_ZONE, N_("The date is not given.") },
  { "visit", VISIT "t.place IS NULL" OF_ZONE, N_("The place is not given.") },
  { "visit", VISIT "t.reason IS NULL" OF_ZONE, N_("The reason is not given.") },
  { "visit", VISIT "t.asked_by IS NULL" OF_ZONE, N_("Who asked for it is not given.") },
  { "visit", VISIT "t.outcome IS NULL" OF_ZONE, N_("What came of it is not given.") },
};
/* clang-format on */

void
opcc_zone_gap_free (OpccZoneGap *self)
{
  if (self == NULL)
    return;
  g_free (self->zone);
  g_free (self->what);
  g_free (self->missing);
  g_free (self);
}

static gboolean
ask (OpccDb *db, const Question *question, gint64 zone, GPtrArray *gaps, GError **error)
{
  const gboolean is_step = g_strcmp0 (question->kind, "zone_step") == 0;
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, question->sql, error, "i", zone);
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccZoneGap *gap;
      const char *what;

      if (!row)
        return TRUE;
      gap = g_new0 (OpccZoneGap, 1);
      what = opcc_stmt_get_text (stmt, 2);
      gap->kind = question->kind;
      gap->n = opcc_stmt_get_integer (stmt, 0);
      gap->zone = g_strdup (opcc_stmt_get_text (stmt, 1));
      gap->what = g_strdup (is_step ? opcc_choice_get_label (opcc_zone_stages, what) : what);
      gap->missing = g_strdup (g_dgettext (GETTEXT_PACKAGE, question->missing));
      g_ptr_array_add (gaps, gap);
    }
  return FALSE;
}

/**
 * opcc_zones_list_gaps:
 * @zone: number of a zone, 0: all, and visits outside any zone
 *
 * Returns: (transfer full) (element-type OpccZoneGap): kind by kind
 */
GPtrArray *
opcc_zones_list_gaps (OpccDb *db, gint64 zone, GError **error)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_zone_gap_free);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (!ask (db, &questions[i], zone, gaps, error))
      return NULL;
  return g_steal_pointer (&gaps);
}
