/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the letters of a round beside the folder they go to, and moving it there whole. */
#include "opcc-letter-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-document-file.h"
#include "opcc-document-pdf.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-letter-paper.h"
#include "opcc-letters.h"

typedef struct
{
  const char *folder; /* where the files are written */
  GHashTable *names;  /* (owned) char * */
  const char *sender; /* (nullable) as the office set it */
  OpccLetterFiles *files;
  GCancellable *cancellable;
} Writing;

/* Letters, figures and hyphens, whatever the reference is; two never share a name. */
static char *
make_name (Writing *self, OpccLetter *letter)
{
  g_autofree char *stem =
      g_strdup_printf ("%s-%s", letter->reference != NULL ? letter->reference : "letter",
                       letter->outcome);
  char *name;

  for (char *at = stem; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      *at = '-';
  /* The length that every file system takes, with the ending. */
  if (strlen (stem) > 60)
    stem[60] = '\0';
  name = g_strdup (stem);
  for (guint i = 2; g_hash_table_contains (self->names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", stem, i);
    }
  g_hash_table_add (self->names, g_strdup (name));
  return name;
}

static char *
make_path (const Writing *self, const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_build_filename (self->folder, file, NULL);
}

static gboolean
write_bytes (
    const Writing *self, const char *name, const char *ending, GBytes *bytes, GError **error)
{
  g_autofree char *path = make_path (self, name, ending);

  return opcc_file_writer_replace (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), error);
}

static gboolean
write_letter (Writing *self, OpccLetter *letter, GError **error)
{
  g_autoptr (OpccDocument) document = opcc_letter_build_document (letter);
  g_autofree char *name = make_name (self, letter);
  g_autofree char *attached = g_strconcat (name, ".pdf", NULL);
  g_autofree char *odt = make_path (self, name, ".odt");
  g_autofree char *html = make_path (self, name, ".html");
  g_autoptr (GBytes) pdf = opcc_document_make_pdf (document, self->cancellable, error);
  g_autoptr (GBytes) mail =
      pdf != NULL ? opcc_letter_make_mail (letter, pdf, attached, self->sender) : NULL;

  if (mail == NULL)
    return FALSE;
  self->files->n_letters++;
  self->files->n_unaddressed += !opcc_letter_has_address (letter);
  return write_bytes (self, name, ".pdf", pdf, error) &&
         write_bytes (self, name, ".eml", mail, error) &&
         opcc_document_write (document, odt, self->cancellable, error) &&
         opcc_document_write (document, html, self->cancellable, error);
}

/* Flat, as it was made. */
static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_rmdir (folder);
}

static gboolean
write_all (Writing *self, GPtrArray *letters, OpccLetterProgress *progress, GError **error)
{
  if (progress != NULL)
    g_atomic_int_set (&progress->total, (int) letters->len);
  for (guint i = 0; i < letters->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !write_letter (self, g_ptr_array_index (letters, i), error))
        return FALSE;
      if (progress != NULL)
        g_atomic_int_inc (&progress->done);
    }
  return TRUE;
}

/* Only a folder that is empty is replaced by another of its name. */
static gboolean
move_folder (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("“%s” is there already and is not an empty folder. Nothing was written. Name "
                    "another folder."),
                 to);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("The folder “%s” could not be made: %s. Nothing was written. Name another."),
                 to, g_strerror (errno));
  return FALSE;
}

/* (transfer full) (nullable): a folder beside the one that is wanted. */
static char *
make_beside (const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *beside = g_build_filename (parent, ".letters-XXXXXX", NULL);

  if (g_mkdtemp_full (beside, 0755) != NULL)
    return g_steal_pointer (&beside);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
               _ ("Nothing can be written in the folder “%s”: %s. Name another."), parent,
               g_strerror (errno));
  return NULL;
}

/* (transfer full) (nullable): the issued letters; refused where there is none. */
static GPtrArray *
list_issued (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetters) letters = opcc_letters_read (db, round, cancellable, error);
  g_autoptr (GPtrArray) issued = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; letters != NULL && i < letters->rows->len; i++)
    {
      const OpccLetterRow *row = g_ptr_array_index (letters->rows, i);

      if (row->letter != NULL && strcmp (row->letter->state, "issued") == 0)
        g_ptr_array_add (issued, g_object_ref (row->letter));
    }
  if (letters == NULL)
    return NULL;
  if (issued->len == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("No letter of round %s is issued. Nothing was written. Issue the letters "
                      "first."),
                   letters->round->code);
      return NULL;
    }
  return g_steal_pointer (&issued);
}

gboolean
opcc_letter_files_save (OpccDb *db,
                        gint64 round,
                        const char *folder,
                        OpccLetterProgress *progress,
                        OpccLetterFiles *files,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) letters = list_issued (db, round, cancellable, error);
  g_autofree char *beside = letters != NULL ? make_beside (folder, error) : NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sender = opcc_db_get_setting (db, OPCC_LETTER_SENDER_SETTING, NULL);
  Writing writing = { beside, names, sender, files, cancellable };

  *files = (OpccLetterFiles){ 0 };
  if (beside == NULL)
    return FALSE;
  if (write_all (&writing, letters, progress, error) && move_folder (beside, folder, error))
    return TRUE;
  remove_folder (beside);
  return FALSE;
}
