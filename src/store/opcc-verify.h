/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding the office file against its own log: was anything altered outside the program? */
#pragma once

#include "opcc-db.h"
#include "opcc-progress.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n_rows;       /* rows of all kinds that were hashed */
  gint64 n_changes;    /* log entries in the chain */
  gint64 n_actions;    /* actions in the chain */
  char *content_hash;  /* (owned) SHA-256 over all rows without ver, in hex: equal content, equal
                          hash */
  char *head;          /* (owned) hash of the newest action, for the office's paper record */
  GPtrArray *problems; /* (owned) char *: one sentence each; empty when all is well */
} OpccVerifyReport;

void opcc_verify_report_free (OpccVerifyReport *report);

OpccVerifyReport *opcc_db_verify_telling (OpccDb *db,
                                          OpccProgress progress,
                                          gpointer progress_data,
                                          GCancellable *cancellable,
                                          GError **error);
OpccVerifyReport *opcc_db_verify (OpccDb *db, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccVerifyReport, opcc_verify_report_free)

G_END_DECLS
