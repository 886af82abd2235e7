/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a panel report in the office's order, with the figures of last time beside those of now.
 */
#include "opcc-report-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-disclosure.h"
#include "opcc-document-parts.h"
#include "opcc-kept-figures.h"
#include "opcc-report-acts.h"
#include "opcc-report-sending.h"
#include "opcc-shown-documents.h"

typedef struct
{
  OpccDb *db;
  OpccDocument *document;
  OpccReport *report;
  OpccRedaction *redaction;
  OpccShownDocuments *documents;
  GString *withheld; /* what the documents that are shown say of themselves */
  GCancellable *cancellable;
} Writing;

static gboolean
is_office (const Writing *writing)
{
  return opcc_redaction_get_audience (writing->redaction) == OPCC_AUDIENCE_OFFICE;
}

/* A paragraph a line, numbered through the paper. */
static void
add_paragraphs (OpccDocument *document, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      opcc_document_add_numbered (document, lines[i]);
}

static void
add_head (Writing *writing)
{
  static const char *const names[] = { "report_of", "title", "held", "author" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_report_kind, names[i]);
      g_autofree char *text = opcc_field_to_text (field, writing->report);

      if ((*text != '\0' || is_office (writing)) &&
          opcc_redaction_take_field (writing->redaction, field))
        opcc_document_add_value (writing->document, opcc_field_get_label (field),
                                 *text != '\0' ? text : _ ("not given"));
    }
}

/* A section of the template; the office sees which of them wait to be written. */
static void
add_section (Writing *writing, const char *name)
{
  const OpccField *field = opcc_kind_find_field (&opcc_report_kind, name);
  g_autofree char *text = opcc_field_to_text (field, writing->report);

  if ((*text == '\0' && !is_office (writing)) ||
      !opcc_redaction_take_field (writing->redaction, field))
    return;
  opcc_document_add_heading (writing->document, 2, opcc_field_get_label (field));
  if (*text != '\0')
    add_paragraphs (writing->document, text);
  else
    opcc_document_add_paragraph (writing->document, _ ("Not written yet."));
}

/* --- what is dropped in ---------------------------------------------------------------------- */

typedef struct
{
  const OpccFigureSet *before;
  OpccAudience audience;
  gboolean found;
} Beside;

/* (nullable): what stood there last time. Nothing where the figure of now is not shown: counts that
 * are hidden otherwise from one time to the next would give one another away. */
static const char *
find_before (const Beside *beside, const char *key, const char *text)
{
  for (OpccCellState state = OPCC_CELL_FEWER; state <= OPCC_CELL_HIDDEN; state++)
    if (g_str_equal (text, opcc_cell_state_get_label (state)))
      return NULL;
  return opcc_figure_set_find (beside->before, beside->audience, key);
}

/* "£400,000 (£380,000)" */
static char *
put_beside (const char *key, const char *text, gpointer data)
{
  const char *before = find_before (data, key, text);

  return before != NULL ? g_strdup_printf ("%s (%s)", text, before) : NULL;
}

static char *
find_figure (const char *key, const char *text, gpointer data)
{
  ((Beside *) data)->found |= find_before (data, key, text) != NULL;
  return NULL;
}

/* The words stand before the first bracket. */
static void
say_last_time (OpccDocument *document, const OpccFigureSet *before)
{
  g_autofree char *day = opcc_date_format (before->day);
  g_autofree char *words =
      g_strdup_printf (_ ("In brackets behind each figure: last time, taken on %s."), day);

  opcc_document_add_paragraph (document, words);
}

static void
add_shown (Writing *writing, const OpccReportPart *part, const OpccDocument *shown)
{
  g_autoptr (OpccKeptFigures) kept = opcc_kept_figures_new (part->kept);
  const char *withheld = opcc_document_get_text (shown, OPCC_DOCUMENT_WITHHELD);
  Beside beside = { &kept->before, opcc_redaction_get_audience (writing->redaction), FALSE };

  opcc_document_each_figure (shown, part->part, find_figure, &beside);
  if (beside.found)
    say_last_time (writing->document, &kept->before);
  opcc_document_add_part_with (writing->document, shown, part->part, put_beside, &beside);
  if (withheld != NULL && strstr (writing->withheld->str, withheld) == NULL)
    g_string_append_printf (writing->withheld, "%s%s", writing->withheld->len > 0 ? " " : "",
                            withheld);
}

/* FALSE on error. */
static gboolean
add_part (Writing *writing, const OpccReportPart *part, GError **error)
{
  const OpccField *text = opcc_kind_find_field (&opcc_report_part_kind, "text");
  const OpccDocument *shown = NULL;
  OpccDeckGap gap = OPCC_DECK_GAP_NONE;

  if (part->document != NULL &&
      !opcc_shown_documents_take (writing->documents, writing->db, part->document, part->part,
                                  &shown, &gap, writing->cancellable, error))
    return FALSE;
  /* Of what an audience may not see not even the heading is left. */
  if (shown == NULL && part->text == NULL && !is_office (writing))
    return TRUE;
  opcc_document_add_heading (writing->document, 2, part->title);
  if (part->text != NULL && opcc_redaction_take_field (writing->redaction, text))
    add_paragraphs (writing->document, part->text);
  if (shown != NULL)
    add_shown (writing, part, shown);
  else if (gap != OPCC_DECK_GAP_NONE && is_office (writing))
    opcc_document_add_paragraph (writing->document, opcc_deck_gap_get_label (gap));
  return TRUE;
}

static gboolean
add_parts (Writing *writing, GError **error)
{
  g_autoptr (GPtrArray) parts =
      opcc_report_list_parts (writing->db, opcc_record_get_n (OPCC_RECORD (writing->report)),
                              error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!add_part (writing, g_ptr_array_index (parts, i), error))
      return FALSE;
  return parts != NULL;
}

/* What was left out of the report itself, and of what it shows. */
static void
say_withheld (Writing *writing)
{
  const char *own;
  g_autofree char *both = NULL;

  opcc_document_close (writing->document, writing->redaction);
  own = opcc_document_get_text (writing->document, OPCC_DOCUMENT_WITHHELD);
  both = g_strdup_printf ("%s%s%s", own != NULL ? own : "",
                          own != NULL && writing->withheld->len > 0 ? " " : "",
                          writing->withheld->str);
  opcc_document_set_text (writing->document, OPCC_DOCUMENT_WITHHELD, both);
}

OpccDocument *
opcc_report_paper_write (OpccDb *db,
                         gint64 report,
                         OpccAudience audience,
                         OpccDate today,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char *const first[] = { "purpose", "recommendation", "background" };
  static const char *const last[] = { "implications", "attachments", "contact" };
  g_autoptr (OpccReport) found = opcc_db_load (db, &opcc_report_kind, report, error);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccShownDocuments) documents = opcc_shown_documents_new (audience, today);
  g_autoptr (GString) withheld = g_string_new (NULL);
  g_autoptr (OpccDocument) document = NULL;
  Writing writing = { db, NULL, found, redaction, documents, withheld, cancellable };

  if (found == NULL)
    return NULL;
  if (found->sent != OPCC_NO_DATE)
    return opcc_report_read_sent (found, audience, error);
  writing.document = document = opcc_document_new (found->title);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Panel report"));
  add_head (&writing);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    add_section (&writing, first[i]);
  if (!add_parts (&writing, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    add_section (&writing, last[i]);
  say_withheld (&writing);
  return g_steal_pointer (&document);
}
