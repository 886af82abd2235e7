/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns SQLite's result codes into sentences that say what to do. */
#include "opcc-sqlite-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-registry.h"

/* "UNIQUE constraint failed: organisation.charity_number" becomes a sentence about that field. */
static void
set_constraint_error (GError **error, int code, const char *detail)
{
  const char *colon = strstr (detail, ": ");
  g_auto (GStrv) parts = g_strsplit (colon != NULL ? colon + 2 : "", ".", 2);
  const OpccKind *kind = parts[0] != NULL ? opcc_registry_find (parts[0]) : NULL;
  g_autofree char *column = kind != NULL ? g_strdup (parts[1]) : NULL;
  const OpccField *field;

  if (column != NULL)
    column[strcspn (column, ",")] = '\0';
  field = kind != NULL ? opcc_kind_find_field (kind, column) : NULL;
  if (field != NULL && code == SQLITE_CONSTRAINT_UNIQUE)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("Another record of the kind “%s” has the same %s. Change one of them, or open "
                    "the other."),
                 g_dgettext (GETTEXT_PACKAGE, kind->label), opcc_field_get_label (field));
  else if (field != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, _ ("%s: %s is missing or not allowed."),
                 g_dgettext (GETTEXT_PACKAGE, kind->label), opcc_field_get_label (field));
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                         _ ("Other records still refer to this one, or it refers to one that is "
                            "gone. Change those first."));
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, _ ("The office file refused a value: %s."),
                 detail);
}

/**
 * opcc_sqlite_set_error_code:
 * @code: an extended result code
 * @detail: the library's own words
 * @path: the file it is about
 */
void
opcc_sqlite_set_error_code (GError **error, int code, const char *detail, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  gboolean full = code == SQLITE_FULL ||
                  ((code & 0xff) == SQLITE_IOERR && (errno == ENOSPC || errno == EDQUOT));

  if (full)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NO_SPACE,
                 _ ("Could not save to %s: the disk is full. The file is as it was before. Free "
                    "some space, then try again."),
                 name);
  else if ((code & 0xff) == SQLITE_NOMEM)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("The computer has too little memory to read or write %s. The file is as it was "
                    "before. Close other programs, then try again."),
                 name);
  else if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
  else if ((code & 0xff) == SQLITE_CONSTRAINT)
    set_constraint_error (error, code, detail);
  else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_LOCKED,
                 _ ("%s is being written by another program. Nothing was changed. Wait until it "
                    "has finished, then try again."),
                 name);
  else if (code == SQLITE_READONLY_DBMOVED)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_REFUSED,
        _ ("%s was moved, replaced or deleted while it was open. Nothing was changed. Put it "
           "back, or close it and open the one you mean."),
        path);
  else if ((code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_PERM ||
           (code & 0xff) == SQLITE_CANTOPEN)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_READ_ONLY,
                 _ ("%s cannot be written here. Nothing was changed. Copy it to a folder of your "
                    "own, or ask for the right to write there."),
                 name);
  else if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                 _ ("%s is damaged (%s). Do not repair it: open the newest good backup, from the "
                    "folder beside it or the second folder."),
                 name, detail);
  else if ((code & 0xff) == SQLITE_TOOBIG)
    g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
                         _ ("A text is longer than 16 MB, which the office file does not take. "
                            "Keep it as a document instead."));
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED, _ ("%s could not be read or written: %s."),
                 name, detail);
}

void
opcc_sqlite_set_error (GError **error, sqlite3 *db, const char *path)
{
  opcc_sqlite_set_error_code (error, db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM,
                              db != NULL ? sqlite3_errmsg (db) : "", path);
}
