/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainDocument: a document that a domain writes from its records, by its name, for slides,
 * print, files and `opcc document NAME`. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-document.h"
#include "opcc-domain-chart.h"
#include "opcc-domain-order.h"
#include "opcc-redaction.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OpccDomainDocument OpccDomainDocument;

/**
 * OpccDomainDocumentFunc:
 * @self: the row of the table, where one function writes several
 * @choices: char * to char *: what was asked, by the name of the option; what is required is there
 * @audience: who will read it: nothing that they may not see is put in
 * @today: the day in London
 *
 * Reads the records and writes them up; a job of the store. What was left out is said with
 * opcc_document_close ().
 *
 * Returns: (transfer full): NULL on error
 */
typedef OpccDocument *(*OpccDomainDocumentFunc) (OpccDb *db,
                                                 const OpccDomainDocument *self,
                                                 GHashTable *choices,
                                                 OpccAudience audience,
                                                 OpccDate today,
                                                 GCancellable *cancellable,
                                                 GError **error);

/**
 * OpccDocumentWriter:
 * @n: number of the record it is of; 0 where it is of none
 *
 * The same for a document of one record, which was found, or of the domain as a whole.
 */
typedef OpccDocument *(*OpccDocumentWriter) (OpccDb *db,
                                             gint64 n,
                                             OpccAudience audience,
                                             OpccDate today,
                                             GCancellable *cancellable,
                                             GError **error);

/* A row of a domain's table of documents, which ends with { NULL }. It has @build or @write. */
struct _OpccDomainDocument
{
  const char *name;                /* as it is typed: "zone" */
  const char *summary;             /* in N_() "The page of a People Zone" */
  const OpccDomainOption *options; /* (nullable) */
  OpccDomainDocumentFunc build;    /* (nullable) */
  OpccDocumentWriter write;        /* (nullable) */
  const OpccKind *kind; /* (nullable) @write: of a record of this kind, which the option of the
                         * same name tells */
  gboolean is_open;     /* it takes other options too, which @build judges */
  gboolean shown; /* @write: “opcc show” prints it below a record of @kind, whose name the option
                   * bears */
};

/* (transfer container) (element-type OpccDomainDocument): the general ones, then those of all
 * domains in their order. */
GPtrArray *opcc_domain_documents_list (void);
/* (nullable): of whichever domain. */
const OpccDomainDocument *opcc_domain_document_find (const char *name);

/**
 * OpccDocumentOrder:
 *
 * A document by its name with what it is asked: what a page says of itself, and a deck keeps.
 */
typedef OpccDomainOrder OpccDocumentOrder;

/* @...: pairs of an option and its value, ends with NULL; a value of NULL is left out. */
OpccDocumentOrder *opcc_document_order_new (const char *name, ...) G_GNUC_NULL_TERMINATED;
OpccDocumentOrder *opcc_document_order_copy (const OpccDocumentOrder *self);
void opcc_document_order_free (OpccDocumentOrder *self);
char *opcc_document_order_to_text (const OpccDocumentOrder *self);
OpccDocumentOrder *opcc_document_order_parse (const char *text, GError **error);
gboolean opcc_document_order_check (const OpccDocumentOrder *self, GError **error);
OpccDocument *opcc_document_order_build (const OpccDocumentOrder *self,
                                         OpccDb *db,
                                         OpccAudience audience,
                                         OpccDate today,
                                         GCancellable *cancellable,
                                         GError **error);

/* For those who write documents. */
void opcc_document_close (OpccDocument *document, const OpccRedaction *redaction);
gboolean opcc_document_add_chart (OpccDocument *document,
                                  OpccDb *db,
                                  const OpccChartOrder *order,
                                  gboolean with_table,
                                  OpccRedaction *redaction,
                                  GError **error);
/* What every marking begins with. */
#define OPCC_DOCUMENT_OFFICIAL "OFFICIAL"
char *opcc_document_describe_marking (OpccAudience audience, const char *own);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccDocumentOrder, opcc_document_order_free)

G_END_DECLS
