/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordIntake: taking in a file whose rows are records of one kind, by its field table. */
#pragma once

#include "opcc-file-import.h"
#include "opcc-record.h"

G_BEGIN_DECLS

struct _OpccRecordIntake
{
  const OpccKind *kind;
  const char *const *key; /* names of the fields that tell its records apart; ends with NULL */

  /* (nullable) A rule of the domain over one row. @typed holds what stands in the file: field
   * name -> text; the record has it as values. A cell may be read anew here. FALSE refuses the row
   * with the sentence of @error. */
  gboolean (*judge) (OpccDb *db, gpointer record, GHashTable *typed, GError **error);

  /* (nullable) How the domain reads a cell; NULL: by the field's type. */
  gboolean (*set) (gpointer record, const OpccField *field, const char *cell, GError **error);

  /* (nullable) Fills in what no cell of a row gave, its key too, before the row is held against the
   * office. @seen is the domain's own, text -> any number, kept while the file is read. */
  void (*prepare) (gpointer record, GHashTable *seen);
};

OpccImportResult *opcc_record_intake_run (OpccDb *db,
                                          const OpccRecordIntake *intake,
                                          const char *path,
                                          OpccFileImportFlags flags,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
