/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccReference: the words people use for a record of one kind, beside its title and its id. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

/* A kind without a reference of its own is found by its title. */
typedef struct
{
  const char *kind;
  /* (nullable) SQL that is true of the records meant: $1 are the words, $2 what stands before their
   * last "/", $3 what stands behind it; NULL: the title alone */
  const char *where;
  /* Whether all records of the kind may be gone through for a title that differs in capitals only.
   */
  gboolean few;
  /* (nullable) Instead of @few: SQL for the candidates; $1 is what @make_key makes of the words. */
  const char *alike;
  char *(*make_key) (const char *words);
} OpccReference;

G_END_DECLS
