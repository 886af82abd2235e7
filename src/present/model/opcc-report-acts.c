/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a panel report: each command is one action, and one step of undo. */
#include "opcc-report-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-kept-figures.h"
#include "opcc-ordered.h"
#include "opcc-shown-documents.h"
#include "opcc-text.h"

static char *
name_add (const char *title, const char *report)
{
  return g_strdup_printf (_ ("Add section “%s” to report “%s”"), title, report);
}

static char *
name_move (const char *title, int place)
{
  return g_strdup_printf (_ ("Move section “%s” to place %d"), title, place);
}

static char *
name_copy (const char *report)
{
  return g_strdup_printf (_ ("Copy report “%s”"), report);
}

static void
renew (gpointer report)
{
  OPCC_REPORT (report)->held = OPCC_NO_DATE;
  OPCC_REPORT (report)->refreshed = OPCC_NO_DATE;
  OPCC_REPORT (report)->sent = OPCC_NO_DATE;
  g_clear_pointer (&OPCC_REPORT (report)->sent_to, g_free);
  g_clear_pointer (&OPCC_REPORT (report)->paper, g_free);
}

/* What was taken for the meeting before is last time's. */
static void
renew_part (gpointer copy)
{
  OpccReportPart *part = copy;
  g_autoptr (OpccKeptFigures) kept = NULL;

  if (part->kept == NULL)
    return;
  kept = opcc_kept_figures_new (part->kept);
  opcc_kept_figures_end (kept);
  g_free (part->kept);
  part->kept = opcc_kept_figures_to_text (kept);
}

static const OpccOrderedSpec order = {
  .kind = &opcc_report_part_kind,
  .owner_kind = &opcc_report_kind,
  .owner = "report",
  .where = "report = $1 ORDER BY place IS NULL, place, n",
  .last = "SELECT coalesce (max (place), 0) FROM report_part WHERE report = $1",
  .name_add = name_add,
  .name_move = name_move,
  .name_copy = name_copy,
  .renew = renew,
  .renew_record = renew_part,
};

GPtrArray *
opcc_report_list_parts (OpccDb *db, gint64 report, GError **error)
{
  return opcc_ordered_list (db, &order, report, error);
}

/* --- taking figures -------------------------------------------------------------------------- */

typedef struct
{
  OpccDb *db;
  OpccShownDocuments *documents[OPCC_N_AUDIENCES]; /* (owned) */
  OpccReportNews *news;
  GCancellable *cancellable;
} Taking;

/* Figures of one section, as the office sees them, against those taken before. */
typedef struct
{
  OpccReportNews *news;
  const OpccReportPart *part;
  GHashTable *old; /* (owned) */
} Comparison;

static void
compare_figure (gpointer key, gpointer text, gpointer data)
{
  Comparison *comparison = data;
  const char *old = g_hash_table_lookup (comparison->old, key);
  g_autofree char *name = NULL;

  comparison->news->n_figures++;
  if (old == NULL || g_str_equal (old, text))
    return;
  name = g_strdelimit (g_strdup (key), "|", ' ');
  g_ptr_array_add (comparison->news->changes,
                   g_strdup_printf ("%s, %s: %s (%s)", comparison->part->title, name,
                                    (const char *) text, old));
}

static GHashTable *
copy_figures (GHashTable *figures)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, figures);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (text));
  return copy;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What cannot be shown to an audience has no figures for it. FALSE on error. */
static gboolean
take_part (Taking *taking, OpccReportPart *part, OpccDate today, GError **error)
{
  g_autoptr (OpccKeptFigures) kept = opcc_kept_figures_new (part->kept);
  const OpccFigureSet *last = kept->now.day != OPCC_NO_DATE ? &kept->now : &kept->before;
  Comparison comparison = { taking->news, part, copy_figures (last->figures[0]) };
  g_autofree char *text = NULL;

  opcc_kept_figures_begin (kept, today);
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    {
      const OpccDocument *document;
      OpccDeckGap gap;

      if (!opcc_shown_documents_take (taking->documents[i], taking->db, part->document, part->part,
                                      &document, &gap, taking->cancellable, error))
        {
          g_hash_table_unref (comparison.old);
          return FALSE;
        }
      if (document != NULL)
        opcc_kept_figures_take (kept, i, document, part->part);
    }
  g_hash_table_foreach (kept->now.figures[OPCC_AUDIENCE_OFFICE], compare_figure, &comparison);
  g_hash_table_unref (comparison.old);
  text = opcc_kept_figures_to_text (kept);
  taking->news->is_written |= opcc_set_str (&part->kept, text);
  return TRUE;
}

static gboolean
take_all (Taking *taking, GPtrArray *parts, OpccDate today, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      OpccReportPart *part = g_ptr_array_index (parts, i);

      if (part->document != NULL &&
          (!take_part (taking, part, today, error) || !opcc_db_save (taking->db, part, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_report_refresh:
 * @today: the day in London
 *
 * Takes the figures of all sections again, as each audience gets them, and keeps those taken before
 * as last time's; as one action.
 *
 * Returns: (transfer full): NULL on error
 */
OpccReportNews *
opcc_report_refresh (
    OpccDb *db, gint64 report, OpccDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccReport) found = opcc_db_load (db, &opcc_report_kind, report, error);
  g_autoptr (GPtrArray) parts = found != NULL ? opcc_report_list_parts (db, report, error) : NULL;
  g_autoptr (OpccReportNews) news = g_new0 (OpccReportNews, 1);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  Taking taking = { db, { NULL }, news, cancellable };
  gboolean done;

  news->changes = g_ptr_array_new_with_free_func (g_free);
  if (parts == NULL)
    return NULL;
  name = g_strdup_printf (_ ("Take the figures of report “%s” again"), found->title);
  action = opcc_action_begin (db, name, error);
  if (action == NULL)
    return NULL;
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    taking.documents[i] = opcc_shown_documents_new (i, today);
  news->is_written = found->refreshed != today;
  found->refreshed = today;
  done = take_all (&taking, parts, today, error) && opcc_db_save (db, found, error) &&
         opcc_action_commit (action, error);
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    opcc_shown_documents_free (taking.documents[i]);
  g_ptr_array_sort (news->changes, compare_lines);
  return done ? g_steal_pointer (&news) : NULL;
}

/**
 * opcc_report_news_say:
 *
 * Returns: (transfer full): "2 of 31 figures changed: Round 1, Asked for: £400,000 (£380,000) …"
 */
char *
opcc_report_news_say (const OpccReportNews *self)
{
  if (self->changes->len == 0)
    return g_strdup_printf (ngettext ("%u figure taken, none changed",
                                      "%u figures taken, none changed", self->n_figures),
                            self->n_figures);
  /* Translators: "2 of 31 figures changed. Round 1, Asked for: £400,000 (£380,000)" */
  return g_strdup_printf (_ ("%u of %u figures changed. %s%s"), self->changes->len, self->n_figures,
                          (char *) g_ptr_array_index (self->changes, 0),
                          self->changes->len > 1 ? " …" : "");
}

void
opcc_report_news_free (OpccReportNews *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* --- sections -------------------------------------------------------------------------------- */

/**
 * opcc_report_add_part:
 * @report: one that was read, or a new one, which is then saved in the same action
 * @part: new; its report and place are set here
 *
 * Adds a section behind the last one, as one action.
 */
gboolean
opcc_report_add_part (OpccDb *db, OpccReport *report, OpccReportPart *part, GError **error)
{
  return opcc_ordered_add (db, &order, report, part, error);
}

/* @place: 1 is the first. One action; see opcc_ordered_move (). */
gboolean
opcc_report_move_part (OpccDb *db, gint64 part, gint64 place, GError **error)
{
  return opcc_ordered_move (db, &order, part, place, error);
}

/**
 * opcc_report_copy_as:
 * @title: (nullable): of the copy; NULL: "Copy of …"
 *
 * Copies a report with its sections as one action, for the next meeting: its day is left out, and
 * the figures that were taken become last time's.
 *
 * Returns: number of the copy; 0 on error
 */
gint64
opcc_report_copy_as (OpccDb *db, gint64 report, const char *title, GError **error)
{
  return opcc_ordered_copy (db, &order, report, title, error);
}
