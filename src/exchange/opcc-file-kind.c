/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, judged by its first bytes and never by its name. */
#include "opcc-file-kind.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opcc-error.h"

#define HEAD_BYTES 4096

/* The directory of an OLE file is looked for in so much of it. */
#define OLE_BYTES (1024 * 1024)

/* Kinds of file people hand over by mistake, and what to do instead. */
static const struct
{
  const char *magic;
  gsize length;
  const char *advice; /* with one %s for the file's name */
} refused[] = {
  /* clang-format off */
  { "%PDF", 4, N_("“%s” is a PDF, a picture of a table rather than a table. Nothing was taken in. Ask for the spreadsheet it was made from.") },
  { "\x89PNG", 4, N_("“%s” is a picture. Nothing was taken in. Ask for the spreadsheet it shows.") },
  { "\xFF\xD8\xFF", 3, N_("“%s” is a photograph. Nothing was taken in. Ask for the spreadsheet it shows.") },
  { "GIF8", 4, N_("“%s” is a picture. Nothing was taken in. Ask for the spreadsheet it shows.") },
  { "RIFF", 4, N_("“%s” is a picture or a recording. Nothing was taken in. Ask for the spreadsheet.") },
  { "II*\0", 4, N_("“%s” is a scanned picture. Nothing was taken in. Ask for the spreadsheet it shows.") },
  { "MM\0*", 4, N_("“%s” is a scanned picture. Nothing was taken in. Ask for the spreadsheet it shows.") },
  { "\x1F\x8B", 2, N_("“%s” is compressed (gzip). Nothing was taken in. Unpack it and take in the file inside.") },
  { "7z\xBC\xAF", 4, N_("“%s” is compressed (7-Zip). Nothing was taken in. Unpack it and take in the file inside.") },
  { "Rar!", 4, N_("“%s” is compressed (RAR). Nothing was taken in. Unpack it and take in the file inside.") },
  { "SQLite format 3", 15, N_("“%s” is a database, perhaps an office file. Nothing was taken in. Open it with Open Office File instead.") },
  { "{\\rtf", 5, N_("“%s” is a document, not a table. Nothing was taken in. Copy its table into a spreadsheet and save that as .xlsx.") },
  { "\x7F" "ELF", 4, N_("“%s” is a program. Nothing was taken in. Choose a spreadsheet.") },
  { "MZ\x90", 3, N_("“%s” is a program. Nothing was taken in. Choose a spreadsheet.") },
  /* clang-format on */
};

static gboolean
refuse (const char *name, const char *advice, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, advice, name);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
refuse_to_open (const char *name, int code, GError **error)
{
  if (code == ENOENT)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("There is no file “%s” there. Check the name and the folder."), name);
  else if (code == EACCES || code == EPERM)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("You are not allowed to read “%s”. Ask its owner for a copy."), name);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_FAILED,
                 _ ("“%s” could not be opened: %s. Copy it to this computer and try again."), name,
                 g_strerror (code));
  return FALSE;
}

/* Opens without waiting, so that a pipe nobody writes to cannot hold the program. */
static int
open_regular (const char *path, const char *name, gsize *size, GError **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  const char *advice = NULL;

  if (fd < 0)
    {
      refuse_to_open (name, errno, error);
      return -1;
    }
  if (fstat (fd, &info) != 0)
    advice = N_ ("“%s” could not be examined. Copy it to this computer and try again.");
  else if (S_ISDIR (info.st_mode))
    advice = N_ ("“%s” is a folder. Choose a file inside it.");
  else if (!S_ISREG (info.st_mode))
    advice = N_ ("“%s” is not a file but a pipe or a device. Save its content to a file first.");
  else if (info.st_size == 0)
    advice = N_ ("“%s” is empty: it holds no byte at all. Export it again.");
  if (advice != NULL)
    {
      close (fd);
      refuse (name, _ (advice), error);
      return -1;
    }
  *size = (gsize) info.st_size;
  return fd;
}

static gssize
read_at (int fd, void *room, gsize length, goffset offset)
{
  gsize done = 0;

  while (done < length)
    {
      const gssize got = pread (fd, (char *) room + done, length - done, offset + (goffset) done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        break;
      done += (gsize) got;
    }
  return (gssize) done;
}

/* Old Office files and encrypted new ones share a container; stream names tell them apart
 * ([MS-CFB], UTF-16 little-endian). */
static gboolean
refuse_ole (int fd, const char *name, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  static const char word[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
  g_autofree char *bytes = g_malloc (OLE_BYTES);
  const gsize length = (gsize) read_at (fd, bytes, OLE_BYTES, 0);

  if (memmem (bytes, length, encrypted, sizeof encrypted) != NULL)
    return refuse (name,
                   _ ("“%s” is protected by a password. Nothing was taken in. Open it in Excel, "
                      "remove the password (File, Info, Protect Workbook) and save it as .xlsx."),
                   error);
  if (memmem (bytes, length, word, sizeof word) != NULL)
    return refuse (name,
                   _ ("“%s” is a Word document. Nothing was taken in. Copy its table into a "
                      "spreadsheet and save that as .xlsx."),
                   error);
  return refuse (
      name,
      _ ("“%s” is in the old Excel format (.xls). Nothing was taken in. Open it in Excel "
         "or LibreOffice and save it as .xlsx."),
      error);
}

static const char *
skip_space (const char *text)
{
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  return text + strspn (text, " \t\r\n");
}

static gboolean
is_markup (const char *text)
{
  static const char *const starts[] = { "<!doctype", "<html", "<?xml", "<table",
                                        "<head",     "<body", "<!--" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_ascii_strncasecmp (text, starts[i], strlen (starts[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* JSON and not a heading such as "[Ref],Name". */
static gboolean
is_json (const char *text)
{
  const char *inside = NULL;

  if (*text != '{' && *text != '[')
    return FALSE;
  inside = text + 1 + strspn (text + 1, " \t\r\n");
  if (*text == '{')
    return *inside == '"' || *inside == '}';
  return *inside == '{' || *inside == '[' || *inside == ']' || *inside == '"';
}

/**
 * opcc_file_kind_find:
 * @path: a file's path
 * @kind: (out):
 *
 * Returns: %FALSE with a sentence that says what the file is and what to do instead, for anything
 *   that is no text, no zip package and no JSON: %OPCC_ERROR_INVALID, or %OPCC_ERROR_NOT_FOUND,
 *   %OPCC_ERROR_REFUSED, %OPCC_ERROR_FAILED where it cannot be opened
 */
gboolean
opcc_file_kind_find (const char *path, OpccFileKind *kind, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *head = g_malloc0 (HEAD_BYTES + 1);
  const char *text = NULL;
  gsize size = 0;
  gsize length = 0;
  int fd = open_regular (path, name, &size, error);
  gboolean known = TRUE;

  if (fd < 0)
    return FALSE;
  length = (gsize) read_at (fd, head, HEAD_BYTES, 0);
  if (length >= 8 && memcmp (head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    known = refuse_ole (fd, name, error);
  close (fd);
  for (guint i = 0; known && i < G_N_ELEMENTS (refused); i++)
    {
      if (length >= refused[i].length && memcmp (head, refused[i].magic, refused[i].length) == 0)
        return refuse (name, _ (refused[i].advice), error);
    }
  if (!known)
    return FALSE;
  text = skip_space (head);
  if (length >= 4 && (memcmp (head, "PK\3\4", 4) == 0 || memcmp (head, "PK\5\6", 4) == 0))
    *kind = OPCC_FILE_ZIP;
  else if (is_markup (text))
    return refuse (
        name,
        _ ("“%s” is a web page or XML, whatever its name says. Nothing was taken in. Open "
           "it in Excel and save it as .xlsx."),
        error);
  else
    *kind = is_json (text) ? OPCC_FILE_JSON : OPCC_FILE_TEXT;
  return TRUE;
}
