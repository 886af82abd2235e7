/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that write documents by their names, for an audience, and say which there are. */
#include <glib/gi18n-lib.h>

#include "opcc-cli-command.h"
#include "opcc-cli-document.h"
#include "opcc-cli-order.h"
#include "opcc-cli-table.h"
#include "opcc-domain-document.h"

/* Own options and those of all documents and charts, with the { NULL } at the end. */
#define MAX_OPTIONS 48
#define N_OWN       3

static OpccOption document_options[MAX_OPTIONS] = { OPCC_CLI_DOCUMENT_OPTIONS };

/**
 * opcc_cli_add_document_options:
 *
 * Gives the command the options of all documents, and of the charts that one of them shows; called
 * once the domains are registered.
 */
void
opcc_cli_add_document_options (void)
{
  g_autoptr (GPtrArray) documents = opcc_domain_documents_list ();
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();

  for (guint i = 0; i < documents->len; i++)
    opcc_cli_order_add_options (
        document_options, MAX_OPTIONS,
        ((const OpccDomainDocument *) g_ptr_array_index (documents, i))->options);
  for (guint i = 0; i < charts->len; i++)
    opcc_cli_order_add_options (document_options, MAX_OPTIONS,
                                ((const OpccDomainChart *) g_ptr_array_index (charts, i))->options);
}

static gboolean
run_document (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (OpccDocumentOrder) order =
      opcc_document_order_parse (opcc_cli_get_argument (cli, 0), &wrong);

  if (order == NULL)
    return opcc_cli_refuse_usage (error, "%s", wrong->message);
  opcc_cli_order_read (cli, document_options + N_OWN, order);
  return opcc_cli_write_order (cli, db, order, error);
}

static void
add_document (OpccCliTable *table, gconstpointer row)
{
  const OpccDomainDocument *document = row;

  opcc_cli_order_add_row (table, document->name, document->summary, document->options);
}

static gboolean
run_documents (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "name", N_ ("Name") },
    { "document", N_ ("Document") },
    { "options", N_ ("Options") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_document,
                                          .wide = TRUE };
  g_autoptr (GPtrArray) documents = opcc_domain_documents_list ();

  return opcc_cli_print_listing (cli, &listing, documents);
}

const OpccCommand opcc_cli_document_commands[] = {
  { "document", "NAME", 1, 1, document_options, OPCC_NEED_OFFICE, run_document,
    N_ ("Writes a document as PDF, OpenDocument, HTML or text, for an audience."),
    N_ ("“opcc documents” lists the documents and what each takes. NAME may hold its options too, "
        "as a deck keeps them: “round?round=2023/24-1”. With --audience, what was left out is said "
        "at its end, and each page bears the marking. What “opcc check-paper” would find in a file "
        "that is written is said on stderr; with --strict nothing is written then."),
    .redacts = TRUE },
  { "documents", "", 0, 0, NULL, OPCC_NEED_NOTHING, run_documents,
    N_ ("Lists the documents there are, and what each takes."), NULL },
  { NULL },
};
