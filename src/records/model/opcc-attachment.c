/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attaches files to records, lists them and writes them out again. */
#include "opcc-attachment.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-action.h"
#include "opcc-content.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-record-finder.h"
#include "opcc-record-words.h"
#include "opcc-registry.h"
#include "opcc-text.h"
#include "opcc-time.h"

#define OURS OPCC_MARK_COMPUTED

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccAttachment, kind, TEXT, N_("Kind of record"), .marks = OURS | OPCC_MARK_REQUIRED),
  OPCC_FIELD (OpccAttachment, number, INTEGER, N_("Number of the record"),
              .marks = OURS | OPCC_MARK_REQUIRED, .min = 1, .max = G_MAXINT64, .kind_in = "kind"),
  /* What is in a file may be about anybody, and so may its name. */
  OPCC_FIELD (OpccAttachment, file_name, TEXT, N_("File"),
              .marks = OURS | OPCC_MARK_REQUIRED | OPCC_MARK_PERSONAL | OPCC_MARK_BLIND |
                       OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccAttachment, media_type, TEXT, N_("Type of file"), .marks = OURS),
  OPCC_FIELD (OpccAttachment, size, INTEGER, N_("Size in bytes"),
              .marks = OURS, .min = 0, .max = G_MAXINT64),
  OPCC_FIELD (OpccAttachment, digest, TEXT, N_("SHA-256"),
              .marks = OURS | OPCC_MARK_REQUIRED | OPCC_MARK_PERSONAL | OPCC_MARK_CONTENT),
  OPCC_FIELD (OpccAttachment, added, TIME, N_("Attached"), .marks = OURS),
  OPCC_FIELD (OpccAttachment, added_by, TEXT, N_("Attached by"), .marks = OURS),
  OPCC_FIELD (OpccAttachment, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_PERSONAL | OPCC_MARK_BLIND | OPCC_MARK_SEARCHED | OPCC_MARK_LATER),
};
/* clang-format on */

static gboolean
check_attachment (gpointer record, GError **error)
{
  OpccAttachment *self = record;

  if (opcc_registry_find (self->kind) != NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is no kind of record. Nothing was changed."), self->kind);
  return FALSE;
}

const OpccKind opcc_attachment_kind = {
  .name = "attachment",
  .label = N_ ("Attachment"),
  .plural = N_ ("Attachments"),
  .title = "file_name",
  .detail = "note",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_attachment_get_type,
  .check = check_attachment,
};

OPCC_DEFINE_RECORD (OpccAttachment, opcc_attachment, opcc_attachment_kind)

/**
 * opcc_attachments_list:
 *
 * Returns: (transfer full) (element-type OpccAttachment): what is attached to the record, in the
 *   order it was attached
 */
GPtrArray *
opcc_attachments_list (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  return opcc_db_select (db, &opcc_attachment_kind, "kind = $1 AND number = $2 ORDER BY n", error,
                         "si", kind->name, n);
}

/**
 * opcc_attachments_count:
 *
 * Returns: how many files are attached to the record; -1 on error
 */
gint64
opcc_attachments_count (OpccDb *db, const OpccKind *kind, gint64 n, GError **error)
{
  return opcc_db_get_integer (db, "SELECT count(*) FROM attachment WHERE kind = $1 AND number = $2",
                              -1, error, "si", kind->name, n);
}

/* --- attaching ------------------------------------------------------------------------------- */

/* The same content twice at one record is a slip of the hand. */
static gboolean
refuse_twice (OpccDb *db, const OpccAttachment *attachment, GError **error)
{
  g_autofree char *there = opcc_db_get_text (
      db, "SELECT file_name FROM attachment WHERE kind = $1 AND number = $2 AND digest = $3", error,
      "sis", attachment->kind, attachment->number, attachment->digest);

  if (there == NULL)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("“%s” is attached here already, as “%s”. Nothing was attached. Leave it out."),
               attachment->file_name, there);
  return FALSE;
}

static gboolean
add_file (OpccDb *db,
          const OpccKind *kind,
          gint64 n,
          const OpccAttachedFile *file,
          const char *note,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (OpccAttachment) attachment = g_object_new (OPCC_TYPE_ATTACHMENT, NULL);

  attachment->digest = opcc_db_put_content (db, file->bytes, cancellable, error);
  if (attachment->digest == NULL)
    return FALSE;
  attachment->kind = g_strdup (kind->name);
  attachment->number = n;
  attachment->file_name = g_strdup (file->name);
  attachment->media_type = g_strdup (file->media_type);
  attachment->size = (gint64) g_bytes_get_size (file->bytes);
  attachment->added = opcc_time_now ();
  attachment->added_by = g_strdup (opcc_db_get_who (db));
  return (note == NULL || opcc_record_set_typed (OPCC_RECORD (attachment), "note", note, error)) &&
         refuse_twice (db, attachment, error) && opcc_db_save (db, attachment, error);
}

/* Without the names of the files: an entry of the log keeps its name for good. */
static char *
name_action (const OpccKind *kind, gint64 n, guint n_files)
{
  g_autofree char *what = opcc_record_words_dup (kind->label);

  return g_strdup_printf (
      /* Translators: how many files, a kind of record and its number: "grant return 3". */
      g_dngettext (GETTEXT_PACKAGE, "Attach %u file to %s %" PRId64,
                   "Attach %u files to %s %" PRId64, n_files),
      n_files, what, n);
}

/**
 * opcc_attachments_add:
 * @files: (element-type OpccAttachedFile): what was read
 * @note: (nullable): what they show, for each of them
 *
 * Attaches files to a record that is there, as one action. A content that the office file has
 * already is not kept twice.
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND where there is no such record, OPCC_ERROR_REFUSED where
 *   one of them is attached to it already; nothing is attached then
 */
gboolean
opcc_attachments_add (OpccDb *db,
                      const OpccKind *kind,
                      gint64 n,
                      GPtrArray *files,
                      const char *note,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (OpccListRow) row = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = name_action (kind, n, files->len);

  if (kind == &opcc_attachment_kind)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("Files are attached to records, not to other files. Nothing was "
                              "attached."));
      return FALSE;
    }
  row = opcc_record_find_row (db, kind, n, error);
  action = row != NULL ? opcc_action_begin (db, name, error) : NULL;
  if (action == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!add_file (db, kind, n, g_ptr_array_index (files, i), note, cancellable, error))
      return FALSE;
  return opcc_action_commit (action, error);
}

/**
 * opcc_attachments_delete_of:
 *
 * Deletes what is attached to a record that is about to be deleted, in the same action.
 */
gboolean
opcc_attachments_delete_of (OpccDb *db, OpccRecord *record, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (opcc_registry_find (opcc_attachment_kind.name) == NULL)
    return TRUE;
  list =
      opcc_attachments_list (db, opcc_record_get_kind (record), opcc_record_get_n (record), error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!opcc_db_delete (db, g_ptr_array_index (list, i), error))
      return FALSE;
  return list != NULL;
}

/* --- out again ------------------------------------------------------------------------------- */

/**
 * opcc_attachment_read:
 *
 * Returns: (transfer full): what was attached, held against its digest; NULL with
 *   OPCC_ERROR_NOT_FOUND where it was removed for good, OPCC_ERROR_DAMAGED where it was altered
 */
GBytes *
opcc_attachment_read (OpccDb *db,
                      const OpccAttachment *self,
                      GCancellable *cancellable,
                      GError **error)
{
  return opcc_db_read_content (db, self->digest, cancellable, error);
}

/**
 * opcc_attachment_save_as:
 * @n: number of the attachment
 * @path: where its content is written, over what is there
 */
gboolean
opcc_attachment_save_as (
    OpccDb *db, gint64 n, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccAttachment) self = opcc_db_load (db, &opcc_attachment_kind, n, error);
  g_autoptr (GBytes) bytes =
      self != NULL ? opcc_attachment_read (db, self, cancellable, error) : NULL;

  return bytes != NULL && opcc_file_writer_replace (path, g_bytes_get_data (bytes, NULL),
                                                    (gssize) g_bytes_get_size (bytes), error);
}
