/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to an office while its disk fails. */
#pragma once

#include "campaign.h"
#include "opcc-attached-file.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *made; /* (nullable): the file it writes beside the office file */
  gboolean on_sample;
  gboolean is_older;  /* the file is of the program before this one */
  gboolean is_opened; /* @run gets the open file; otherwise it opens it itself */
  gboolean (*run) (OpccDb *db, const char *path, GError **error);
} Operation;

extern const Operation operations[];
extern const guint n_operations;
/* Writes nothing, so it is none of those above. */
extern const Operation operation_verify;

const Operation *operation_find (const char *name);

gboolean operation_save (OpccDb *db, const char *path, GError **error);
gboolean operation_import (OpccDb *db, const char *path, GError **error);
gboolean operation_delete (OpccDb *db, const char *path, GError **error);
gboolean operation_attach (OpccDb *db, const char *path, GError **error);
gboolean operation_detach (OpccDb *db, const char *path, GError **error);
/* (transfer full): of bytes that tell when one of them is lost or another's */
OpccAttachedFile *operation_make_file (const char *name, guint n_bytes);
gboolean operation_undo (OpccDb *db, const char *path, GError **error);
gboolean operation_redo (OpccDb *db, const char *path, GError **error);
gboolean operation_dispose (OpccDb *db, const char *path, GError **error);
gboolean operation_wipe (OpccDb *db, const char *path, GError **error);
gboolean operation_set (OpccDb *db, const char *path, GError **error);

G_END_DECLS
