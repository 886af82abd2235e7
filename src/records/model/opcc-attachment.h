/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAttachment: a file that belongs to a record of whichever kind: its name, who attached it and
 * when, and the SHA-256 of its content, which the office file keeps. */
#pragma once

#include "opcc-attached-file.h"
#include "opcc-db-types.h"
#include "opcc-record.h"

G_BEGIN_DECLS

#define OPCC_TYPE_ATTACHMENT (opcc_attachment_get_type ())
G_DECLARE_FINAL_TYPE (OpccAttachment, opcc_attachment, OPCC, ATTACHMENT, OpccRecord)

struct _OpccAttachment
{
  OpccRecord parent_instance;
  char *kind;       /* name of the kind of the record it belongs to */
  gint64 number;    /* the record's number in the office file */
  char *file_name;  /* without folders */
  char *media_type; /* "application/pdf" */
  gint64 size;      /* bytes */
  char *digest;     /* SHA-256 of the content in hex; never changed */
  gint64 added;     /* seconds UTC */
  char *added_by;
  char *note;
};

extern const OpccKind opcc_attachment_kind;

gboolean opcc_attachments_add (OpccDb *db,
                               const OpccKind *kind,
                               gint64 n,
                               GPtrArray *files,
                               const char *note,
                               GCancellable *cancellable,
                               GError **error);
GPtrArray *opcc_attachments_list (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);
gint64 opcc_attachments_count (OpccDb *db, const OpccKind *kind, gint64 n, GError **error);
gboolean opcc_attachments_delete_of (OpccDb *db, OpccRecord *record, GError **error);
GBytes *opcc_attachment_read (OpccDb *db,
                              const OpccAttachment *self,
                              GCancellable *cancellable,
                              GError **error);
gboolean opcc_attachment_save_as (
    OpccDb *db, gint64 n, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
