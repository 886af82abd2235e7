/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing awards in the 360Giving Data Standard 1.4, checked before they are written. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-problem.h"

G_BEGIN_DECLS

/* Settings of the office that the standard asks for, kept by opcc_db_set_setting(). */
#define OPCC_360GIVING_PREFIX      "360giving.prefix"    /* "360G-example" */
#define OPCC_360GIVING_FUNDER_ID   "360giving.funder-id" /* the office's own identifier */
#define OPCC_360GIVING_FUNDER_NAME "360giving.funder-name"

typedef enum
{
  OPCC_360GIVING_CSV,
  OPCC_360GIVING_XLSX,
  OPCC_360GIVING_JSON,
} Opcc360GivingForm;

/* By the end of the file's name. */
gboolean opcc_360giving_form_from_path (const char *path, Opcc360GivingForm *form, GError **error);

/* What the official checker would say and a little more: a GPtrArray of OpccProblem whose rows
 * are places in the list of grants. Those of severity ERROR forbid publishing. */
GPtrArray *opcc_360giving_check (OpccDb *db, GCancellable *cancellable, GError **error);

/* Writes all approved awards, and the office's own earlier grants that were taken in from
 * published files, but for those that their marking keeps from the public. Returns how many, -1 on
 * error (the old file is then as it was). @said (out) (nullable): the statement of what was left
 * out, NULL for nothing; workbooks and JSON bear it too. */
gint64 opcc_360giving_export (OpccDb *db,
                              const char *path,
                              Opcc360GivingForm form,
                              char **said,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
