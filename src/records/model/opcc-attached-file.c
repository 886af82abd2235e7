/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads files that are to be attached, and refuses what is none, or changes meanwhile. */
#include "opcc-attached-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-text.h"

#define PIECE 262144
#define ASKED                                                                                      \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE
/* Characters of a name, and of an ending that is left on one that is cut. */
#define MOST_NAME   120
#define MOST_ENDING 8

void
opcc_attached_file_free (OpccAttachedFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->media_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* --- names ----------------------------------------------------------------------------------- */

static const char *
skip_folders (const char *name)
{
  const char *base = name;

  for (const char *at = name; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      base = at + 1;
  return base;
}

/* What is too long is cut before its ending. */
static void
cut_name (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  g_autofree char *ending = NULL;
  glong n_ending;

  if (g_utf8_strlen (name->str, -1) <= MOST_NAME)
    return;
  ending = g_strdup (dot != NULL ? dot : "");
  n_ending = g_utf8_strlen (ending, -1);
  if (n_ending > MOST_ENDING)
    {
      g_clear_pointer (&ending, g_free);
      n_ending = 0;
    }
  g_string_truncate (name, (gsize) (g_utf8_offset_to_pointer (name->str, MOST_NAME - n_ending) -
                                    name->str));
  g_string_append (name, ending != NULL ? ending : "");
}

/**
 * opcc_attached_file_clean_name:
 * @name: as it came from outside: with folders of any system, or not even readable
 *
 * Returns: (transfer full): the bare name, without what a system takes for a folder, a hidden file
 *   or a command; "File" where nothing is left
 */
char *
opcc_attached_file_clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (skip_folders (name), -1);
  g_auto (GStrv) pieces = g_strsplit (valid, ".", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *piece = opcc_text_to_file_name (pieces[i]);

      if (*piece != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? "." : "", piece);
    }
  if (out->len == 0)
    g_string_append (out, _ ("File"));
  cut_name (out);
  return g_string_free (out, FALSE);
}

static char *
read_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base != NULL ? base : "");

  return opcc_attached_file_clean_name (shown);
}

/* --- reading --------------------------------------------------------------------------------- */

/* What the system says of a file in its own words, as ours. */
static gboolean
refuse_to_read (const char *name, GError *why, GError **error)
{
  g_autoptr (GError) local = why;

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("There is no file “%s” there. Nothing was attached. Check the name and the "
                    "folder."),
                 name);
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("You may not read “%s”. Nothing was attached. Ask whoever keeps it for a "
                    "copy."),
                 name);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("“%s” could not be read: %s. Nothing was attached."), name, local->message);
  return FALSE;
}

static void
refuse_size (const char *name, GError **error)
{
  g_autofree char *most = g_format_size (OPCC_ATTACHED_FILE_MOST);

  g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
               _ ("“%s” is larger than %s. Nothing was attached. Save it smaller (pictures at a "
                  "lower resolution, a report as PDF) or in parts, then attach that."),
               name, most);
}

static gboolean
check_file (GFileInfo *info, const char *name, GError **error)
{
  const GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("“%s” is a folder. Nothing was attached. Choose the files in it."), name);
  else if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("“%s” is no file with a content. Nothing was attached."), name);
  else if (g_file_info_get_size (info) > OPCC_ATTACHED_FILE_MOST)
    refuse_size (name, error);
  else if (g_file_info_get_size (info) == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("“%s” is empty. Nothing was attached. Save it again in the program it comes "
                    "from, and look whether it opens."),
                 name);
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  const char *name;
  gint64 size;
  OpccAttachedProgress progress; /* (nullable) */
  gpointer user_data;
  GCancellable *cancellable; /* (nullable) */
} Reading;

/* (transfer full): at most a byte more than there may be */
static GByteArray *
read_bytes (GInputStream *stream, const Reading *reading, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) reading->size + 1);
  gssize n = 1;

  while (n > 0 && (gint64) bytes->len <= OPCC_ATTACHED_FILE_MOST)
    {
      guint before = bytes->len;

      g_byte_array_set_size (bytes, before + PIECE);
      n = g_input_stream_read (stream, bytes->data + before, PIECE, reading->cancellable, error);
      g_byte_array_set_size (bytes, before + (guint) MAX (n, 0));
      if (n > 0 && reading->progress != NULL)
        reading->progress (bytes->len, reading->size, reading->user_data);
    }
  return n >= 0 ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
is_same (GFileInfo *before, GFileInfo *after, gsize n_read)
{
  return g_file_info_get_size (before) == (goffset) n_read &&
         g_file_info_get_size (after) == (goffset) n_read &&
         g_strcmp0 (g_file_info_get_etag (before), g_file_info_get_etag (after)) == 0;
}

static GByteArray *
read_file (GFile *file, Reading *reading, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) before =
      g_file_query_info (file, ASKED, G_FILE_QUERY_INFO_NONE, reading->cancellable, &local);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GFileInfo) after = NULL;

  if (before != NULL && !check_file (before, reading->name, error))
    return NULL;
  reading->size = before != NULL ? g_file_info_get_size (before) : 0;
  if (before != NULL)
    stream = g_file_read (file, reading->cancellable, &local);
  if (stream != NULL)
    bytes = read_bytes (G_INPUT_STREAM (stream), reading, &local);
  if (bytes != NULL)
    after = g_file_query_info (file, ASKED, G_FILE_QUERY_INFO_NONE, reading->cancellable, &local);
  if (after != NULL && is_same (before, after, bytes->len))
    return g_steal_pointer (&bytes);
  if (after == NULL)
    refuse_to_read (reading->name, g_steal_pointer (&local), error);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_CONFLICT,
                 _ ("“%s” changed while it was being read. Nothing was attached. Wait until it is "
                    "saved, then attach it again."),
                 reading->name);
  return NULL;
}

static char *
guess_type (const char *name, GByteArray *bytes)
{
  g_autofree char *type = g_content_type_guess (name, bytes->data, MIN (bytes->len, PIECE), NULL);

  return g_content_type_get_mime_type (type);
}

/**
 * opcc_attached_file_read:
 * @progress: (nullable): called while it is read, in the thread that reads
 *
 * Reads a file whole, in the thread of the caller: not for the main loop.
 *
 * Returns: (transfer full): the file; NULL with OPCC_ERROR_TOO_LARGE over the limit,
 *   OPCC_ERROR_INVALID where it is empty or no file, OPCC_ERROR_CONFLICT where it changed meanwhile
 */
OpccAttachedFile *
opcc_attached_file_read (GFile *file,
                         OpccAttachedProgress progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (OpccAttachedFile) self = g_new0 (OpccAttachedFile, 1);
  Reading reading = { NULL, 0, progress, user_data, cancellable };
  g_autoptr (GByteArray) bytes = NULL;

  self->name = read_name (file);
  reading.name = self->name;
  bytes = read_file (file, &reading, error);
  if (bytes == NULL)
    return NULL;
  self->media_type = guess_type (self->name, bytes);
  self->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return g_steal_pointer (&self);
}

/**
 * opcc_attached_files_read:
 * @files: (element-type GFile): all are read before one is attached
 *
 * Returns: (transfer full) (element-type OpccAttachedFile): the files in the same order; NULL with
 *   what is wrong with the first that cannot be read, or OPCC_ERROR_TOO_LARGE where they are too
 *   much for one go
 */
GPtrArray *
opcc_attached_files_read (GPtrArray *files,
                          OpccAttachedProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_attached_file_free);
  gsize all = 0;

  for (guint i = 0; i < files->len; i++)
    {
      OpccAttachedFile *one = opcc_attached_file_read (g_ptr_array_index (files, i), progress,
                                                       user_data, cancellable, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (list, one);
      all += g_bytes_get_size (one->bytes);
      if (all > OPCC_ATTACHED_FILES_ALL)
        {
          g_autofree char *most = g_format_size (OPCC_ATTACHED_FILES_ALL);

          g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                       _ ("These files are more than %s together. Nothing was attached. Attach "
                          "them a few at a time."),
                       most);
          return NULL;
        }
    }
  return g_steal_pointer (&list);
}
