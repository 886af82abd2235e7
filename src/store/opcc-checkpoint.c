/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever can write the file and knows the program can write its log anew, hashes and all, or cut
 * off its end so that the rest agrees. Only what is kept elsewhere tells. */
#include "opcc-checkpoint.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-db-private.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-registry.h"
#include "opcc-stmt.h"
#include "opcc-time.h"

#define FIRST_LINE "OPCC Desk checkpoint 1\n"
#define DIGEST     "digest "

/* The lines after the first, each "NAME VALUE". */
typedef struct
{
  char *office; /* (owned) */
  char *made;   /* (owned) */
  gint64 action;
  gint64 n_entries;
  char *head; /* (owned) */
} Checkpoint;

static void
checkpoint_clear (Checkpoint *self)
{
  g_free (self->office);
  g_free (self->made);
  g_free (self->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checkpoint, checkpoint_clear)

static char *
hash_text (const char *text, gsize length)
{
  g_autoptr (OpccHasher) hasher = opcc_hasher_new ();
  OpccDigest digest;
  char hex[OPCC_DIGEST_HEX_SIZE];

  opcc_hasher_add (hasher, text, length);
  digest = opcc_hasher_finish (hasher);
  opcc_digest_to_hex (&digest, hex);
  return g_strdup (hex);
}

/* For the reader: what an office can compare with its own papers. */
static gboolean
append_counts (OpccDb *db, GString *text, GError **error)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", kinds[i]->name, NULL);
      g_autoptr (GError) failure = NULL;
      gint64 n = opcc_db_get_integer (db, sql, 0, &failure, "");

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (n > 0)
        g_string_append_printf (text, "count %s %" PRId64 "\n", kinds[i]->name, n);
    }
  return TRUE;
}

/**
 * opcc_checkpoint_write:
 * @report: what verify just found: nothing
 *
 * The text says where the log stands now. It holds nothing of any record, so it can be printed,
 * mailed or kept by somebody else.
 *
 * Returns: (transfer full) (nullable): the text; NULL with OPCC_ERROR_REFUSED where verify found a
 *   problem: what is wrong already is nothing to hold on to
 */
char *
opcc_checkpoint_write (OpccDb *db, const OpccVerifyReport *report, GError **error)
{
  g_autoptr (GString) text = g_string_new (FIRST_LINE);
  g_autofree char *made = opcc_time_to_iso (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *digest = NULL;
  gint64 action = opcc_db_get_integer (db, "SELECT seq FROM action WHERE head = $1", 0, NULL, "s",
                                       report->head);

  if (report->problems->len > 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                           _ ("The office file was altered outside the program, so no checkpoint "
                              "was written. Look at what verify says first."));
      return NULL;
    }
  g_string_append_printf (text, "office %s\nmade %s\naction %" PRId64 "\nentries %" PRId64 "\n",
                          opcc_db_get_office_id (db), made, action, report->n_changes);
  g_string_append_printf (text, "head %s\nrecords %s\n", report->head, report->content_hash);
  if (!append_counts (db, text, error))
    return NULL;
  digest = hash_text (text->str, text->len);
  g_string_append_printf (text, DIGEST "%s\n", digest);
  return g_strdup (text->str);
}

/**
 * opcc_checkpoint_save:
 * @path: a file that is there is replaced
 *
 * Returns: FALSE as opcc_checkpoint_write(), or where the file cannot be written
 */
gboolean
opcc_checkpoint_save (OpccDb *db, const OpccVerifyReport *report, const char *path, GError **error)
{
  g_autofree char *text = opcc_checkpoint_write (db, report, error);

  return text != NULL && opcc_file_writer_replace (path, text, -1, error);
}

static void
read_line (Checkpoint *self, const char *line)
{
  const char *value = strchr (line, ' ');

  if (value++ == NULL)
    return;
  if (g_str_has_prefix (line, "office ") && self->office == NULL)
    self->office = g_strdup (value);
  else if (g_str_has_prefix (line, "made ") && self->made == NULL)
    self->made = g_strdup (value);
  else if (g_str_has_prefix (line, "head ") && self->head == NULL)
    self->head = g_strdup (value);
  else if (g_str_has_prefix (line, "action "))
    self->action = g_ascii_strtoll (value, NULL, 10);
  else if (g_str_has_prefix (line, "entries "))
    self->n_entries = g_ascii_strtoll (value, NULL, 10);
}

/* Lines that a mail program ended in its own way are read as ours. */
static gboolean
read_checkpoint (Checkpoint *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", parts);
  const char *end = strstr (joined, "\n" DIGEST);
  g_autofree char *digest = NULL;
  g_auto (GStrv) lines = g_strsplit (joined, "\n", -1);

  if (end != NULL)
    digest = hash_text (joined, (gsize) (end + 1 - joined));
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);
  if (g_str_has_prefix (joined, FIRST_LINE) && end != NULL && self->office != NULL &&
      self->made != NULL && self->head != NULL &&
      strncmp (end + 1 + strlen (DIGEST), digest, strlen (digest)) == 0)
    return TRUE;
  g_set_error_literal (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("This is not a checkpoint, or not all of it as it was written. Choose the "
         "file that “opcc checkpoint” wrote."));
  return FALSE;
}

static void
compare_log (OpccDb *db, const Checkpoint *checkpoint, GPtrArray *problems, GError **error)
{
  g_autofree char *head = opcc_db_get_text (db, "SELECT head FROM action WHERE seq = $1", error,
                                            "i", checkpoint->action);
  gint64 n_entries =
      opcc_db_get_integer (db, "SELECT count(*) FROM change WHERE action <= $1", 0,
                           error != NULL && *error == NULL ? error : NULL, "i", checkpoint->action);

  if (checkpoint->action > 0 && head == NULL)
    g_ptr_array_add (
        problems, g_strdup_printf (_ ("The log ends before the checkpoint of %s: its end was cut "
                                      "off, or an older copy was put in place."),
                                   checkpoint->made));
  else if ((checkpoint->action > 0 && strcmp (head, checkpoint->head) != 0) ||
           n_entries != checkpoint->n_entries)
    g_ptr_array_add (problems, g_strdup_printf (_ ("The log up to action %" PRId64
                                                   " is not the one of the checkpoint of %s: "
                                                   "it was written anew."),
                                                checkpoint->action, checkpoint->made));
}

/**
 * opcc_checkpoint_compare:
 * @text: as it was written
 * @problems: (element-type utf8): gets a sentence for each
 *
 * Of a file that verify finds well: whether all that was in the log then is in it still, unchanged.
 * What came after is held together by the log itself, and settings have no past.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where @text is not a whole checkpoint
 */
gboolean
opcc_checkpoint_compare (OpccDb *db, const char *text, GPtrArray *problems, GError **error)
{
  g_auto (Checkpoint) checkpoint = { NULL };
  g_autoptr (GError) failure = NULL;

  if (!read_checkpoint (&checkpoint, text, error))
    return FALSE;
  if (g_strcmp0 (checkpoint.office, opcc_db_get_office_id (db)) != 0)
    g_ptr_array_add (problems, g_strdup (_ ("The checkpoint is of another office file.")));
  compare_log (db, &checkpoint, problems, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A checkpoint is a few lines: what is longer is none. */
#define MAX_BYTES (1024 * 1024)

/**
 * opcc_checkpoint_compare_file:
 * @path: of a checkpoint
 *
 * Returns: FALSE as opcc_checkpoint_compare(), or where the file cannot be read
 */
gboolean
opcc_checkpoint_compare_file (OpccDb *db, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc (MAX_BYTES + 1);
  gsize length = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_BYTES, &length, NULL, error))
    return FALSE;
  text[length] = '\0';
  return opcc_checkpoint_compare (db, text, problems, error);
}
