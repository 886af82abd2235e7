/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFileImport: a kind of file that a domain takes in, by menu and by `opcc import NAME FILE`. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-import-result.h"

G_BEGIN_DECLS

typedef struct _OpccRecordIntake OpccRecordIntake;

typedef enum
{
  OPCC_FILE_IMPORT_DRY_RUN = 1 << 0, /* only say what would happen */
  OPCC_FILE_IMPORT_RESTATE = 1 << 1, /* change what is there already and differs in the file */
  OPCC_FILE_IMPORT_FRESH = 1 << 2,   /* the office has just been made: no backup is needed */
} OpccFileImportFlags;

/**
 * OpccFileImportFunc:
 *
 * Takes in a file as one action; a job of the store. For files whose rows are not records of one
 * kind: those are described by an OpccRecordIntake.
 *
 * Returns: (transfer full): what came of it; NULL on error, and nothing is then written
 */
typedef OpccImportResult *(*OpccFileImportFunc) (OpccDb *db,
                                                 const char *path,
                                                 OpccFileImportFlags flags,
                                                 GCancellable *cancellable,
                                                 GError **error);

typedef struct
{
  const char *name;               /* second word of the command: "posts" */
  const char *label;              /* N_() for menus and titles: "Posts of the office" */
  const char *summary;            /* N_() "Takes in the office’s posts as one action." */
  const char *help;               /* N_() what the file looks like */
  gboolean can_restate;           /* whether OPCC_FILE_IMPORT_RESTATE means anything */
  const OpccRecordIntake *intake; /* (nullable) what its rows are; NULL: @run takes it in */
  OpccFileImportFunc run;         /* (nullable) */
} OpccFileImport;

const OpccFileImport *opcc_file_import_find (const char *name);
OpccImportResult *opcc_file_import_run (const OpccFileImport *self,
                                        OpccDb *db,
                                        const char *path,
                                        OpccFileImportFlags flags,
                                        GCancellable *cancellable,
                                        GError **error);

/* A file of the sample office and how it is taken in; a list of them ends with { NULL }. */
typedef struct
{
  const char *name;
  const OpccRecordIntake *intake; /* (nullable) as in OpccFileImport */
  OpccFileImportFunc run;         /* (nullable) */
} OpccSampleFile;

gboolean opcc_sample_files_are_there (const OpccSampleFile *files, const char *data_dir);
gboolean opcc_sample_files_take (OpccDb *db,
                                 const OpccSampleFile *files,
                                 const char *data_dir,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
