/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is a parcel of a form at all, before the engine may look into it. */
#include "opcc-parcel-check.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opcc-error.h"
#include "opcc-sealing.h"

/* Where things stand in the first hundred bytes: https://www.sqlite.org/fileformat.html. */
#define HEADER_SIZE       100
#define AT_WRITE_VERSION  18
#define AT_READ_VERSION   19
#define AT_USER_VERSION   60
#define AT_APPLICATION_ID 68
#define NO_WAL            1

static gboolean
refuse (GError **error, OpccError code, const char *path, const char *why)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, OPCC_ERROR, code, "%s %s", name, why);
  return FALSE;
}

static gboolean
refuse_errno (GError **error, const char *path, int number)
{
  g_autofree char *why =
      g_strdup_printf (_ ("could not be read (%s). Nothing was taken in. Check the name and "
                          "whether you may read it."),
                       g_strerror (number));

  return refuse (error, number == ENOENT ? OPCC_ERROR_NOT_FOUND : OPCC_ERROR_FAILED, path, why);
}

static guint32
get_number (const guint8 *header, guint at)
{
  guint32 number;

  memcpy (&number, header + at, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* @form: (inout): the newest; then that of the file's version */
static gboolean
check_header (
    const OpccParcelForm **form, const guint8 *header, gsize size, const char *path, GError **error)
{
  const OpccParcelForm *own = *form;
  const char *what = g_dgettext (GETTEXT_PACKAGE, own->what);
  g_autofree char *why = NULL;

  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      get_number (header, AT_APPLICATION_ID) != own->application_id)
    {
      /* Translators: %s is such as “a marker’s pack”; the name of a file stands before it. */
      why = g_strdup_printf (_ ("is not %s, or its beginning is damaged. Nothing was taken in. Ask "
                                "for the file to be sent again."),
                             what);
      return refuse (error, OPCC_ERROR_INVALID, path, why);
    }
  while (own != NULL && get_number (header, AT_USER_VERSION) != own->version)
    own = own->before;
  if (own == NULL)
    {
      why = g_strdup_printf (_ ("is %s of another version (%u; this program knows %u). Nothing was "
                                "taken in. Use the program that made it, or make it anew."),
                             what, get_number (header, AT_USER_VERSION), (*form)->version);
      return refuse (error, OPCC_ERROR_NEWER, path, why);
    }
  if (header[AT_WRITE_VERSION] != NO_WAL || header[AT_READ_VERSION] != NO_WAL)
    return refuse (error, OPCC_ERROR_INVALID, path,
                   _ ("was changed by another program, which may have left part of it in a second "
                      "file. Nothing was taken in. Ask for it to be filled in with this program, "
                      "or on the sheet."));
  *form = own;
  return TRUE;
}

static gboolean
read_whole (int fd, guint8 *data, gsize size)
{
  for (gsize done = 0; done < size;)
    {
      const gssize n = read (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

/* What is under a passphrase takes the place of what it is under. */
static gboolean
open_sealed (guint8 **data, gsize *size, const char *path, const char *passphrase, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (!opcc_sealing_is_sealed (*data, *size))
    return TRUE;
  sealed = g_bytes_new_static (*data, *size);
  plain = opcc_sealing_open (sealed, name, passphrase, error);
  if (plain == NULL)
    return FALSE;
  *size = g_bytes_get_size (plain);
  memcpy (*data, g_bytes_get_data (plain, NULL), *size);
  return TRUE;
}

/**
 * opcc_parcel_load:
 * @form: (inout): the newest form; that of the file's own version after
 * @passphrase: (nullable): asked for where the file is under one
 * @size: (out): bytes
 *
 * Copies a file into memory, where nobody changes it any more and no journal beside it is played
 * back, and looks at its header.
 *
 * Returns: (transfer full): the copy, to be freed with sqlite3_free(); NULL with
 * OPCC_ERROR_INVALID, OPCC_ERROR_NEWER, OPCC_ERROR_TOO_LARGE, OPCC_ERROR_NOT_FOUND,
 * OPCC_ERROR_FAILED, and as by opcc_sealing_open()
 */
guint8 *
opcc_parcel_load (const OpccParcelForm **form,
                  const char *path,
                  const char *passphrase,
                  gsize *size,
                  GError **error)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  guint8 *data = NULL;
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    refuse_errno (error, path, errno);
  else if (!S_ISREG (info.st_mode))
    refuse (error, OPCC_ERROR_INVALID, path, _ ("is not a file. Nothing was taken in."));
  /* Under a passphrase it is a little larger. */
  else if (info.st_size > (*form)->max_size + (*form)->max_size / 1000)
    {
      g_autofree char *why = g_strdup_printf (_ ("is larger than %s can be (%" PRId64
                                                 " MB). Nothing was taken in. Ask for the file "
                                                 "that was made here, filled in."),
                                              g_dgettext (GETTEXT_PACKAGE, (*form)->what),
                                              (*form)->max_size / (1024 * 1024));

      refuse (error, OPCC_ERROR_TOO_LARGE, path, why);
    }
  else
    {
      *size = (gsize) info.st_size;
      data = sqlite3_malloc64 (*size + 1);
      if (data == NULL || !read_whole (fd, data, *size))
        refuse_errno (error, path, EIO);
      else if (open_sealed (&data, size, path, passphrase, error) &&
               check_header (form, data, *size, path, error))
        {
          close (fd);
          return data;
        }
    }
  sqlite3_free (data);
  if (fd >= 0)
    close (fd);
  return NULL;
}

static const char *
get_type_word (OpccStoredType type)
{
  return type == OPCC_STORED_TEXT ? " TEXT" : type == OPCC_STORED_REAL ? " REAL" : " INTEGER";
}

/**
 * opcc_parcel_make_sql:
 *
 * A file is only read where its tables are defined by these words and no others.
 *
 * Returns: (transfer full): the statement that makes the table
 */
char *
opcc_parcel_make_sql (const OpccParcelTable *table)
{
  GString *sql = g_string_new ("CREATE TABLE ");

  g_string_append (sql, table->name);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (sql, i > 0 ? ", " : " (");
      g_string_append (sql, table->columns[i].name);
      g_string_append (sql, get_type_word (table->columns[i].type));
      g_string_append (sql, table->columns[i].optional ? "" : " NOT NULL");
    }
  g_string_append (sql, ") STRICT");
  return g_string_free (sql, FALSE);
}

/**
 * opcc_parcel_check_cell:
 * @n_bytes: of a text, which may hold NULs
 * @why: (out): what is wrong with it, where it returns FALSE
 */
gboolean
opcc_parcel_check_cell (const OpccParcelColumn *column,
                        const OpccStored *cell,
                        gsize n_bytes,
                        char **why)
{
  if (cell->type == OPCC_STORED_NULL && column->optional)
    return TRUE;
  if (cell->type == OPCC_STORED_NULL)
    *why = g_strdup (_ ("it is empty"));
  else if (cell->type != column->type)
    *why = g_strdup (_ ("it is of another type"));
  else if (cell->type == OPCC_STORED_TEXT && (gint64) n_bytes > column->max)
    *why = g_strdup_printf (_ ("it is longer than %" PRId64 " bytes"), column->max);
  else if (cell->type == OPCC_STORED_TEXT && !g_utf8_validate (cell->text, (gssize) n_bytes, NULL))
    *why = g_strdup (_ ("it is not text in UTF-8"));
  else if (cell->type == OPCC_STORED_INTEGER && (cell->integer < 0 || cell->integer > column->max))
    *why = g_strdup_printf (_ ("it is not from 0 to %" PRId64), column->max);
  else if (cell->type == OPCC_STORED_REAL &&
           !(cell->real >= 0 && cell->real <= (double) column->max))
    *why = g_strdup_printf (_ ("it is not from 0 to %" PRId64), column->max);
  else
    return TRUE;
  return FALSE;
}
