/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding a document against the rules for papers. */
#include "opcc-document-check.h"

#include <glib/gi18n-lib.h>

#include "opcc-document-lines.h"
#include "opcc-paper-check.h"

static void
free_finding (gpointer data)
{
  OpccDocumentFinding *finding = data;

  g_free (finding->place);
  g_free (finding->words);
  g_free (finding->why);
  g_free (finding->fix);
  g_free (finding);
}

static void
add_finding (GPtrArray *made,
             const OpccPaperFinding *found,
             const OpccDocumentLines *lines,
             const OpccDocument *document)
{
  OpccDocumentFinding *finding = g_new0 (OpccDocumentFinding, 1);

  finding->label = opcc_severity_get_label (found->rule->severity);
  finding->stops = found->rule->severity == OPCC_SEVERITY_STOP;
  finding->place = opcc_document_lines_say_place (lines, document, found->line);
  finding->words = g_strdup (found->words);
  finding->why = g_strdup (found->why);
  finding->fix = g_strdup (found->fix);
  g_ptr_array_add (made, finding);
}

/**
 * opcc_document_check:
 * @self: as its audience gets it, which is what is checked
 *
 * The rules are those of `opcc check-paper` (see “opcc paper-rules”). They propose; whoever sends
 * it decides.
 *
 * Returns: (transfer full) (element-type OpccDocumentFinding): in the order of the document; empty
 *   where nothing was found
 */
GPtrArray *
opcc_document_check (const OpccDocument *self)
{
  g_autoptr (OpccDocumentLines) lines = opcc_document_lines_new (self);
  g_autoptr (OpccPaper) paper = opcc_paper_new (lines->text);
  g_autoptr (OpccPaperCheck) check = opcc_paper_check_new (paper);
  GPtrArray *made = g_ptr_array_new_with_free_func (free_finding);

  for (guint i = 0; i < check->findings->len; i++)
    add_finding (made, g_ptr_array_index (check->findings, i), lines, self);
  return made;
}

/**
 * opcc_document_findings_count:
 *
 * Returns: (transfer full): "2 things to look at before it leaves"
 */
char *
opcc_document_findings_count (const GPtrArray *self)
{
  return g_strdup_printf (ngettext ("%u thing to look at before it leaves",
                                    "%u things to look at before it leaves", self->len),
                          self->len);
}
