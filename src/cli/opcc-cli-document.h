/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands that write a file share, and those that write a document. */
#pragma once

#include <glib/gi18n-lib.h>

#include "opcc-cli-command.h"
#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* Rows of a table of options. */
#define OPCC_CLI_DOCUMENT_OPTIONS                                                                  \
  { "output", "FILE", N_ ("What to write; .pdf, .odt, .html or .txt; printed unless given") },     \
      { "marking", "TEXT", N_ ("A marking for each page, such as OFFICIAL") },                     \
      OPCC_CLI_STRICT_OPTION

/* Of those that write a document: what is found in it is said, and nothing is written then. */
#define OPCC_CLI_STRICT_OPTION                                                                     \
  {                                                                                                \
    "strict", NULL, N_ ("Write nothing where there is something to look at before it leaves")      \
  }

/* For a command that takes no others. */
extern const OpccOption opcc_cli_document_options[];

void opcc_cli_report_file (OpccCli *cli, const char *path);
gboolean
opcc_cli_write_order (OpccCli *cli, OpccDb *db, const OpccDocumentOrder *order, GError **error);
gboolean opcc_cli_write_document (OpccCli *cli,
                                  OpccDb *db,
                                  const char *name,
                                  const char *option,
                                  const char *value,
                                  GError **error);

G_END_DECLS
