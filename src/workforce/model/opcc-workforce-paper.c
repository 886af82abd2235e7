/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the workforce report: the sheets in the order of the office's paper, with their charts.
 */
#include "opcc-workforce-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-counts-rule.h"
#include "opcc-sheet-control.h"
#include "opcc-sheet-views.h"
#include "opcc-workforce-sheet.h"

/* The parts of the report, in the order of the office's paper. */
static const struct
{
  const char *sheet;
  const char *heading;
} parts[] = {
  { "headcount", N_ ("Headcount by group and year") },
  { "uplift", N_ ("Uplift: officers against their targets") },
  { "joiners", N_ ("Joiners by month and route of entry") },
  { "leavers", N_ ("Leavers") },
  { "representation", N_ ("Who is represented") },
  { "profile", N_ ("Residence, education and socio-economic background") },
};

/* What the columns and rows of the sheets are headed with. */
static const struct
{
  const char *acronym;
  const char *words;
} acronyms[] = {
  { "BAME", N_ ("Black, Asian or Minority Ethnic (BAME)") },
  { "DC", N_ ("Detective Constable (DC)") },
  { "DHEP", N_ ("Degree Holder Entry Programme (DHEP)") },
  { "FTE", N_ ("Full-time Equivalent (FTE)") },
  { "IPLDP", N_ ("Initial Police Learning and Development Programme (IPLDP)") },
  { "LGB", N_ ("Lesbian, Gay, Bisexual (LGB)") },
  { "LLR", N_ ("Leicester, Leicestershire and Rutland (LLR)") },
  { "PCDA", N_ ("Police Constable Degree Apprenticeship (PCDA)") },
  { "PCSO", N_ ("Police Community Support Officer (PCSO)") },
  { "PSD", N_ ("Prefer to Self-Describe (PSD)") },
};

/* (transfer full): all that a sheet says, a line each. */
static char *
gather_words (const OpccWorkforceSheet *sheet)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    g_string_append_printf (words, "%s\n",
                            ((OpccSheetColumn *) g_ptr_array_index (sheet->columns, i))->title);
  for (guint row = 0; row < sheet->rows->len; row++)
    {
      const OpccSheetRow *line = g_ptr_array_index (sheet->rows, row);

      for (guint i = 0; i < line->cells->len; i++)
        g_string_append_printf (words, "%s\n", (const char *) g_ptr_array_index (line->cells, i));
    }
  return g_string_free (words, FALSE);
}

/* Panel members ask for the words of an acronym before its first use; the part may be all of the
 * report that they see. */
static void
explain_acronyms (OpccDocument *document, const OpccWorkforceSheet *sheet)
{
  g_autofree char *words = gather_words (sheet);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (acronyms); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("\\b%ss?\\b", acronyms[i].acronym);

      if (g_regex_match_simple (pattern, words, 0, 0))
        g_string_append_printf (said, "%s%s", said->len > 0 ? "; " : "", _ (acronyms[i].words));
    }
  if (said->len == 0)
    return;
  g_string_append_c (said, '.');
  opcc_document_add_paragraph (document, said->str);
}

static void
add_table (OpccDocument *document, const OpccWorkforceSheet *sheet)
{
  const guint n = sheet->columns->len;
  g_autofree const char **cells = g_new0 (const char *, n + 1);
  g_autofree OpccColumnType *types = g_new0 (OpccColumnType, n);

  for (guint i = 0; i < n; i++)
    {
      const OpccSheetColumn *column = g_ptr_array_index (sheet->columns, i);

      cells[i] = column->title;
      types[i] = column->is_number ? OPCC_COLUMN_NUMBER : OPCC_COLUMN_TEXT;
    }
  opcc_document_add_table (document, NULL, cells, types, n);
  for (guint row = 0; row < sheet->rows->len; row++)
    {
      const OpccSheetRow *line = g_ptr_array_index (sheet->rows, row);

      for (guint i = 0; i < n; i++)
        cells[i] = g_ptr_array_index (line->cells, i);
      if (line->is_total && row == sheet->rows->len - 1)
        opcc_document_add_total (document, cells);
      else
        opcc_document_add_row (document, cells);
    }
}

static void
add_sentences (OpccDocument *document, const GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (sentences, i));
  if (text->len > 0)
    opcc_document_add_paragraph (document, text->str);
}

/* The chart that the sheet is shown with unasked; one without a figure says nothing that the table
 * does not. */
static gboolean
add_figure (
    OpccDocument *document, OpccDb *db, OpccRedaction *redaction, const char *sheet, GError **error)
{
  g_autoptr (GPtrArray) views = opcc_sheet_views_list (db, sheet, error);
  const OpccSheetView *view;

  if (views == NULL)
    return FALSE;
  view = views->len > 0 ? g_ptr_array_index (views, 0) : NULL;
  return view == NULL || view->chart == NULL ||
         opcc_document_add_chart (document, db, view->chart, FALSE, redaction, error);
}

static gboolean
add_part (OpccDocument *document, OpccDb *db, OpccRedaction *redaction, guint part, GError **error)
{
  const OpccSheetOrder order = { .name = parts[part].sheet };
  g_autoptr (OpccWorkforceSheet) sheet = opcc_workforce_sheet_read (db, &order, error);
  g_autofree char *said = NULL;

  if (sheet == NULL)
    return FALSE;
  if (opcc_redaction_get_audience (redaction) != OPCC_AUDIENCE_OFFICE)
    {
      const OpccDisclosureRule rule = opcc_counts_rule_read (db);

      said = opcc_workforce_sheet_control (sheet, &rule);
    }
  if (said != NULL)
    opcc_redaction_hide_counts (redaction);
  opcc_document_add_heading (document, 2, _ (parts[part].heading));
  if (sheet->rows->len > 0)
    {
      explain_acronyms (document, sheet);
      /* A chart hides by itself, and could give away what is hidden in the table. */
      if (!sheet->is_cut && !add_figure (document, db, redaction, parts[part].sheet, error))
        return FALSE;
      add_table (document, sheet);
    }
  else
    opcc_document_add_paragraph (document, _ ("The office holds no figures of this."));
  if (said != NULL)
    opcc_document_add_paragraph (document, said);
  add_sentences (document, sheet->notes);
  add_sentences (document, sheet->missing);
  return TRUE;
}

OpccDocument *
opcc_workforce_paper_build (OpccDb *db,
                            gint64 n,
                            OpccAudience audience,
                            OpccDate today,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = opcc_document_new (_ ("Workforce report"));
  g_autofree char *day = opcc_date_format (today);

  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, _ ("Workforce"));
  opcc_document_number_headings (document);
  opcc_document_add_value (document, _ ("Date"), day);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!add_part (document, db, redaction, i, error))
      return NULL;
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}

const OpccDomainDocument opcc_workforce_documents[] = {
  { "workforce", N_ ("The workforce report: each sheet of figures with its chart"), NULL,
    .write = opcc_workforce_paper_build },
  { NULL },
};
