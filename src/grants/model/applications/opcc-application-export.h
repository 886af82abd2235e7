/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes listed applications to a CSV or XLSX file, column for column as they are listed. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;      /* (owned) ends in ".xlsx" for a workbook; otherwise CSV */
  GArray *numbers; /* (owned) of gint64, in order */
  GStrv fields;    /* (owned) names of fields of an application */
} OpccApplicationExport;

OpccApplicationExport *
opcc_application_export_new (const char *path, const GArray *numbers, const char *const *fields);
void opcc_application_export_free (OpccApplicationExport *self);

/* A job whose data is an OpccApplicationExport. Returns: (transfer full): the path written */
gpointer
opcc_application_export_run (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccApplicationExport, opcc_application_export_free)

G_END_DECLS
