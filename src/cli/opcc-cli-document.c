/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a document, or writing it in the form that the end of a name tells. */
#include "opcc-cli-document.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "opcc-cli-table.h"
#include "opcc-date.h"
#include "opcc-document-check.h"
#include "opcc-document-file.h"
#include "opcc-document-text.h"
#include "opcc-error.h"

const OpccOption opcc_cli_document_options[] = { OPCC_CLI_DOCUMENT_OPTIONS, { NULL } };

/**
 * opcc_cli_report_file:
 *
 * Says which file was written.
 */
void
opcc_cli_report_file (OpccCli *cli, const char *path)
{
  static const OpccCliColumn columns[] = { { "file", N_ ("File") } };
  g_autoptr (OpccCliTable) table = NULL;

  if (cli->format == OPCC_CLI_TEXT)
    {
      opcc_cli_say (cli, _ ("Wrote %s."), path);
      return;
    }
  table = opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_add_text (table, path);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}

/* What was typed stands in the place of what every document bears: "OFFICIAL". */
static void
add_marking (OpccCli *cli, OpccDocument *document)
{
  const char *typed = opcc_cli_get_option (cli, "marking");
  const char *own = opcc_document_get_text (document, OPCC_DOCUMENT_MARKING);
  g_autofree char *both = NULL;

  if (typed == NULL)
    return;
  if (own != NULL && g_str_has_prefix (own, OPCC_DOCUMENT_OFFICIAL))
    both = g_strconcat (typed, own + strlen (OPCC_DOCUMENT_OFFICIAL), NULL);
  else
    both = g_strdup (typed);
  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, both);
}

static void
print_findings (const GPtrArray *findings)
{
  g_autofree char *count = opcc_document_findings_count (findings);

  fprintf (stderr, "opcc: %s\n", count);
  for (guint i = 0; i < findings->len; i++)
    {
      const OpccDocumentFinding *finding = g_ptr_array_index (findings, i);

      /* Translators: "Warning, Background · Paragraph 3: “PCC”" */
      fprintf (stderr, _ ("%s, %s: “%s”\n"), finding->label, finding->place, finding->words);
      fprintf (stderr, "  %s\n", finding->why);
      if (finding->fix != NULL)
        fprintf (stderr, "  %s\n", finding->fix);
    }
}

/* FALSE where it may not leave with what was found. */
static gboolean
may_leave (OpccCli *cli, const GPtrArray *findings, GError **error)
{
  if (findings->len == 0 || opcc_cli_get_option (cli, "strict") == NULL)
    return TRUE;
  print_findings (findings);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               ngettext ("Nothing was written: %u thing is to be looked at first. Without --strict "
                         "it is written all the same.",
                         "Nothing was written: %u things are to be looked at first. Without "
                         "--strict it is written all the same.",
                         findings->len),
               findings->len);
  return FALSE;
}

/* What was found is said once the file is there. */
static gboolean
write_file (OpccCli *cli, const OpccDocument *document, const char *path, GError **error)
{
  g_autoptr (GPtrArray) findings = opcc_document_check (document);

  if (!may_leave (cli, findings, error) || !opcc_document_write (document, path, NULL, error))
    return FALSE;
  if (findings->len > 0)
    print_findings (findings);
  return TRUE;
}

/**
 * opcc_cli_write_order:
 * @order: (transfer none): what was asked; refused as typed wrongly where it makes no sense
 *
 * Writes the document for the audience of the command, as the options "output", "marking" and
 * "strict" ask. What is to be looked at in a file before it leaves is said on stderr.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_cli_write_order (OpccCli *cli, OpccDb *db, const OpccDocumentOrder *order, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "output");
  g_autoptr (GError) wrong = NULL;
  g_autoptr (OpccDocument) ours = NULL;

  if (!opcc_document_order_check (order, &wrong))
    return opcc_cli_refuse_usage (error, "%s", wrong->message);
  ours = opcc_document_order_build (order, db, opcc_redaction_get_audience (cli->redaction),
                                    opcc_date_today (), NULL, error);
  if (ours == NULL)
    return FALSE;
  add_marking (cli, ours);
  if (path == NULL)
    {
      g_autofree char *text = opcc_document_to_text (ours);

      fputs (text, stdout);
      return TRUE;
    }
  if (!write_file (cli, ours, path, error))
    return FALSE;
  opcc_cli_report_file (cli, path);
  return TRUE;
}

/**
 * opcc_cli_write_document:
 * @name: of a document of a domain: "round"
 * @option: (nullable): the one option it takes, and in @value what was typed for it
 *
 * What commands with a word of their own share with opcc document.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_cli_write_document (OpccCli *cli,
                         OpccDb *db,
                         const char *name,
                         const char *option,
                         const char *value,
                         GError **error)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_new (name, option, value, NULL);

  return opcc_cli_write_order (cli, db, order, error);
}
