/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the packs of a round, one marker or all of them. */
#include "opcc-pack-making.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-marking.h"
#include "opcc-pack-file.h"
#include "opcc-pack-sheet.h"
#include "opcc-round.h"
#include "opcc-sealing.h"

static gboolean
refuse_sheet (GError **error)
{
  g_set_error_literal (
      error, OPCC_ERROR, OPCC_ERROR_REFUSED,
      _ ("A marking sheet cannot be under a passphrase: spreadsheet programs would "
         "not open it. Nothing was written. Make a pack, or leave the passphrase "
         "out."));
  return FALSE;
}

/**
 * opcc_pack_write:
 * @path: (type filename): replaced whole, or left as it was; ending in .xlsx, a marking sheet
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED for a sheet under a passphrase
 */
gboolean
opcc_pack_write (const OpccPack *self, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (!g_str_has_suffix (lower, OPCC_PACK_SHEET_ENDING))
    return opcc_pack_file_write (self, path, error);
  if (self->passphrase == NULL)
    return opcc_pack_sheet_write (self, path, error);
  return refuse_sheet (error);
}

static gsize
read_start (const char *path, guint8 *start, gsize size)
{
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rb") : NULL;
  gsize n = 0;

  if (file == NULL)
    return 0;
  n = fread (start, 1, size, file);
  fclose (file);
  return n;
}

/* A workbook is a zip file. */
static gboolean
is_zip (const char *path)
{
  guint8 start[4];

  return read_start (path, start, sizeof start) == sizeof start &&
         memcmp (start, "PK\3\4", sizeof start) == 0;
}

/**
 * opcc_pack_is_sealed:
 * @path: (type filename): from anybody
 *
 * Returns: whether it is a file under a passphrase
 */
gboolean
opcc_pack_is_sealed (const char *path)
{
  guint8 start[OPCC_SEALING_START];

  return opcc_sealing_is_sealed (start, read_start (path, start, sizeof start));
}

/**
 * opcc_pack_check_passphrase:
 * @passphrase: "" for none
 * @again: the same, typed a second time
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where they differ or it is too short, and with
 *   OPCC_ERROR_REFUSED for sheets
 */
gboolean
opcc_pack_check_passphrase (OpccPackKind kind,
                            const char *passphrase,
                            const char *again,
                            GError **error)
{
  if (*passphrase == '\0' && *again == '\0')
    return TRUE;
  if (strcmp (passphrase, again) != 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                           _ ("The two passphrases differ. Nothing was written. Type the same one "
                              "twice."));
      return FALSE;
    }
  return opcc_sealing_check_passphrase (passphrase, error) &&
         (kind == OPCC_PACK_AS_FILE || refuse_sheet (error));
}

/**
 * opcc_pack_read:
 * @path: (type filename): from anybody
 * @passphrase: (nullable): asked for where it is under one
 *
 * Returns: (transfer full): NULL with the reason; whether it is this office's pack is for
 *   opcc_pack_check_seal() to say
 */
OpccPack *
opcc_pack_read (const char *path, const char *passphrase, GCancellable *cancellable, GError **error)
{
  return is_zip (path) ? opcc_pack_sheet_read (path, cancellable, error)
                       : opcc_pack_file_read (path, passphrase, error);
}

/**
 * opcc_pack_make:
 * @path: (type filename): replaced whole, or left as it was
 * @passphrase: (nullable): that it is put under
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where the marker has nothing left to mark
 */
gboolean
opcc_pack_make (OpccDb *db,
                gint64 round,
                gint64 marker,
                const char *path,
                const char *passphrase,
                GError **error)
{
  g_autoptr (OpccPack) pack = opcc_pack_new_for_marker (db, round, marker, error);

  if (pack == NULL)
    return FALSE;
  pack->passphrase = g_strdup (passphrase);
  return opcc_pack_write (pack, path, error);
}

/* "2023-24-1 Grants officer.opccpack": what no file system objects to. */
static char *
make_name (const OpccRound *round, const OpccMarker *marker, OpccPackKind kind)
{
  g_autofree char *name = g_strdup_printf ("%s %s", round->code, marker->role);

  for (char *p = name; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || strchr ("/\\:*?\"<>|", *p) != NULL)
      *p = '-';
  return g_strconcat (name, kind == OPCC_PACK_AS_SHEET ? OPCC_PACK_SHEET_ENDING : OPCC_PACK_ENDING,
                      NULL);
}

/**
 * opcc_pack_make_all:
 * @folder: (type filename): where they go, one file a marker, named by round and role
 * @passphrase: (nullable): that each is put under
 * @progress: (nullable): called after each
 *
 * Each file is written whole or not at all; those written before it was cancelled stay.
 *
 * Returns: (transfer full) (element-type filename): names of the files, without those of markers
 *   who have nothing left to mark; NULL with OPCC_ERROR_REFUSED where that is all of them
 */
GPtrArray *
opcc_pack_make_all (OpccDb *db,
                    gint64 round,
                    const char *folder,
                    OpccPackKind kind,
                    const char *passphrase,
                    OpccProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) markers =
      record != NULL ? opcc_marking_get_progress (db, round, error) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; markers != NULL && i < markers->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (markers, i);
      g_autofree char *name = make_name (record, entry->marker, kind);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (entry->assigned > entry->submitted)
        {
          if (!opcc_pack_make (db, round, opcc_record_get_n (OPCC_RECORD (entry->marker)), path,
                               passphrase, error))
            return NULL;
          g_ptr_array_add (names, g_steal_pointer (&name));
        }
      if (progress != NULL)
        progress ((double) (i + 1) / markers->len, user_data);
    }
  if (markers == NULL || names->len > 0)
    return markers != NULL ? g_steal_pointer (&names) : NULL;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("No marker has anything left to mark in “%s”. No pack was made. Share "
                  "applications out first."),
               record->title);
  return NULL;
}
