/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainModel: what a domain brings with it, said once, for the window and the command line. */
#pragma once

#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-domain-chart.h"
#include "opcc-domain-document.h"
#include "opcc-file-import.h"
#include "opcc-map-layer.h"
#include "opcc-record.h"
#include "opcc-reference.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;                    /* "grants" */
  const OpccKind *const *kinds;        /* ends with NULL */
  const OpccReference *references;     /* (nullable) ends with { NULL } */
  const OpccFileImport *imports;       /* (nullable) ends with { NULL } */
  const OpccDomainChart *charts;       /* (nullable) ends with { NULL } */
  const OpccMapLayer *layers;          /* (nullable) ends with { NULL } */
  const OpccDomainDocument *documents; /* (nullable) ends with { NULL } */

  /* (nullable) Fills the sample office, which is empty, from the files in @data_dir; nothing is
   * done where they are not there. */
  gboolean (*fill_sample) (OpccDb *db,
                           const char *data_dir,
                           GCancellable *cancellable,
                           GError **error);

  /* (nullable) A rule that has to look into the office file, before a record of the domain is saved
   * or deleted by hand; it fills what follows from the file too, and says in @error why not. */
  gboolean (*judge) (OpccDb *db, OpccRecord *record, gboolean is_deleted, GError **error);

  /* (nullable) Adds to @items, of OpccDueItem, what needs somebody; @today is the day in London. */
  gboolean (*list_due) (OpccDb *db, OpccDate today, GPtrArray *items, GError **error);
} OpccDomainModel;

/* Tells registry and store of the domain's kinds. Call it before the store is opened; again is
 * harmless. @model is not copied: it is static. */
void opcc_domain_model_register (const OpccDomainModel *model);
const OpccDomainModel *const *opcc_domain_models_get (guint *n_models);
gboolean opcc_domain_models_fill_sample (OpccDb *db,
                                         const char *data_dir,
                                         GCancellable *cancellable,
                                         GError **error);

/* What the domain of its kind says to saving or deleting @record by hand. */
gboolean
opcc_domain_models_judge (OpccDb *db, OpccRecord *record, gboolean is_deleted, GError **error);

/* (nullable): that whose table of charts or of documents the row stands in. */
const OpccDomainModel *opcc_domain_model_find_chart (const OpccDomainChart *chart);
const OpccDomainModel *opcc_domain_model_find_document (const OpccDomainDocument *document);

G_END_DECLS
