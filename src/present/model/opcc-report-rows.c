/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting the sections of a panel report into words for its list: what each shows, and how many of
 * its figures have changed since they were taken. */
#include "opcc-report-rows.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-document-parts.h"
#include "opcc-kept-figures.h"
#include "opcc-report-acts.h"
#include "opcc-report-sending.h"
#include "opcc-shown-documents.h"

typedef struct
{
  OpccDb *db;
  OpccShownDocuments *documents;
  OpccOrderedView *made;
  gboolean is_sent; /* what the records say now is nothing to it */
  guint n_changed;
  GCancellable *cancellable;
} Reading;

typedef struct
{
  const OpccFigureSet *taken;
  guint n_figures;
  guint n_changed;
} Count;

static char *
count_figure (const char *key, const char *text, gpointer data)
{
  Count *count = data;
  const char *taken = opcc_figure_set_find (count->taken, OPCC_AUDIENCE_OFFICE, key);

  count->n_figures++;
  count->n_changed += taken != NULL && !g_str_equal (taken, text);
  return NULL;
}

/* (transfer full): "12 figures, 2 changed"; nothing for words alone. */
static char *
describe_figures (Reading *reading, const OpccReportPart *part, const OpccDocument *shown)
{
  g_autoptr (OpccKeptFigures) kept = opcc_kept_figures_new (part->kept);
  g_autofree char *figures = NULL;
  Count count = { &kept->now, 0, 0 };

  if (shown == NULL)
    return g_strdup ("–");
  opcc_document_each_figure (shown, part->part, count_figure, &count);
  reading->n_changed += count.n_changed;
  figures =
      g_strdup_printf (ngettext ("%u figure", "%u figures", count.n_figures), count.n_figures);
  return count.n_changed > 0 ? g_strdup_printf (_ ("%s, %u changed"), figures, count.n_changed)
                             : g_steal_pointer (&figures);
}

/* FALSE on error. */
static gboolean
add_row (Reading *reading, OpccReportPart *part, GError **error)
{
  const OpccDocument *shown = NULL;
  OpccDeckGap gap = OPCC_DECK_GAP_NONE;
  const char *title;
  OpccOrderedItem *row;

  if (part->document != NULL && !reading->is_sent &&
      !opcc_shown_documents_take (reading->documents, reading->db, part->document, part->part,
                                  &shown, &gap, reading->cancellable, error))
    return FALSE;
  title = shown != NULL ? opcc_document_get_text (shown, OPCC_DOCUMENT_TITLE) : NULL;
  row = opcc_ordered_view_add (reading->made, opcc_record_get_n (OPCC_RECORD (part)), part->title);
  row->is_gap = gap != OPCC_DECK_GAP_NONE;
  row->content = row->is_gap ? g_strdup (opcc_deck_gap_get_label (gap))
                 : reading->is_sent && part->document != NULL ? g_strdup (_ ("As it was sent"))
                 : title == NULL                              ? g_strdup (_ ("Words alone"))
                 : part->part != NULL ? g_strdup_printf ("%s · %s", part->part, title)
                                      : g_strdup (title);
  row->words = g_strdup (part->text);
  row->end = describe_figures (reading, part, shown);
  /* Translators: a section of a report read aloud: its place, heading, what it shows, figures. */
  row->name = g_strdup_printf (_ ("Section %u: %s, %s, %s%s%s"), reading->made->items->len,
                               row->title, row->content, row->end, row->words != NULL ? ", " : "",
                               row->words != NULL ? row->words : "");
  return TRUE;
}

static char *
say_figures (const Reading *reading, const OpccReport *report)
{
  const guint n = reading->made->items->len;
  g_autofree char *sections = g_strdup_printf (ngettext ("%u section", "%u sections", n), n);
  g_autofree char *day = opcc_date_format (report->refreshed);
  g_autofree char *changed = NULL;
  g_autofree char *sent = opcc_report_say_sent (report);

  if (sent != NULL)
    return g_strdup_printf ("%s · %s", sections, sent);
  if (report->refreshed == OPCC_NO_DATE)
    return g_strdup_printf (_ ("%s · figures not taken yet"), sections);
  if (reading->n_changed == 0)
    return g_strdup_printf (_ ("%s · figures taken on %s"), sections, day);
  changed = g_strdup_printf (ngettext ("%u has changed since", "%u have changed since",
                                       reading->n_changed),
                             reading->n_changed);
  /* Translators: "3 sections · figures taken on 10 October 2023, 2 have changed since" */
  return g_strdup_printf (_ ("%s · figures taken on %s, %s"), sections, day, changed);
}

OpccOrderedView *
opcc_report_rows_read (OpccDb *db, gint64 report, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccReport) found = opcc_db_load (db, &opcc_report_kind, report, error);
  g_autoptr (GPtrArray) parts = found != NULL ? opcc_report_list_parts (db, report, error) : NULL;
  g_autoptr (OpccShownDocuments) documents =
      opcc_shown_documents_new (OPCC_AUDIENCE_OFFICE, opcc_date_today ());
  g_autoptr (OpccOrderedView) made = opcc_ordered_view_new ();
  Reading reading = { db, documents, made, FALSE, 0, cancellable };

  if (parts == NULL)
    return NULL;
  reading.is_sent = found->sent != OPCC_NO_DATE;
  for (guint i = 0; i < parts->len; i++)
    if (!add_row (&reading, g_ptr_array_index (parts, i), error))
      return NULL;
  made->said = say_figures (&reading, found);
  return g_steal_pointer (&made);
}
