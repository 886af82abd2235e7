/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an application file one after another, in memory that does not grow with texts. */
#include "opcc-intake-pass.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-door-rules.h"
#include "opcc-error.h"
#include "opcc-organisation-matcher.h"
#include "opcc-text.h"

/* Applications are written so many at a time, after the organisations they need: as many as an
 * entry of the log takes, and few enough to be still in the processor's cache. */
#define CHUNK_ROWS 500

#define KEPT_A_BLOCK  512
#define BYTES_A_CHUNK 65536

/* An application of the round, from the office file or from a row before. */
typedef struct
{
  OpccMatchEntry *organisation; /* (unowned) */
  gint64 asked;
  const char *folded_title; /* (unowned): in the pass's texts */
  gint64 n;                 /* 0 while not written */
  OpccApplication *held;    /* (owned) (nullable): while it is in the chunk */
  gint64 preview;           /* place in the rows of the preview, -1 */
  gboolean in_file;         /* a row of this file is it */
  gboolean flagged;
  gboolean twice; /* already flagged as applied twice */
} Kept;

struct _OpccIntakePass
{
  OpccDb *db;
  gboolean write;
  OpccRound *round;                 /* (owned) */
  OpccScheme *scheme;               /* (owned) */
  OpccOrganisationMatcher *matcher; /* (owned) */
  OpccImportResult *result;         /* (owned) */
  GPtrArray *blocks;                /* (owned) of KEPT_A_BLOCK Kept */
  guint n_in_block;                 /* of the last one, that are in use */
  GStringChunk *texts;              /* (owned): all that is remembered of rows, freed as one */
  GPtrArray *chunk;                 /* (owned) Kept (unowned), to be written */
  OpccBulk *bulk;                   /* (owned) (nullable): the way in for applications */
  GPtrArray *repeated;              /* (owned) Kept (unowned), written and then met again */
  GHashTable *by_form;              /* (owned) form response (unowned) -> Kept (unowned) */
  GHashTable *by_content;           /* (owned) set of Kept (unowned), by what makes two the same */
  GHashTable *references;           /* (owned) set of references (unowned) */
  gint64 next_reference;
};

/* The same organisation asks for the same sum under the same title: the same application. */
static guint
hash_content (gconstpointer data)
{
  const Kept *kept = data;

  return g_str_hash (kept->folded_title) * 31 + kept->organisation->index;
}

static gboolean
equal_content (gconstpointer a, gconstpointer b)
{
  const Kept *first = a;
  const Kept *second = b;

  return first->organisation == second->organisation && first->asked == second->asked &&
         strcmp (first->folded_title, second->folded_title) == 0;
}

static Kept *
add_kept (OpccIntakePass *self)
{
  if (self->n_in_block == KEPT_A_BLOCK || self->blocks->len == 0)
    {
      g_ptr_array_add (self->blocks, g_new0 (Kept, KEPT_A_BLOCK));
      self->n_in_block = 0;
    }
  return (Kept *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->n_in_block++;
}

static Kept *
keep (OpccIntakePass *self,
      OpccMatchEntry *organisation,
      const char *folded_title,
      gint64 asked,
      const char *form_id,
      const char *reference)
{
  Kept *kept = add_kept (self);

  kept->organisation = organisation;
  kept->asked = asked;
  kept->folded_title = g_string_chunk_insert (self->texts, folded_title);
  kept->preview = -1;
  g_hash_table_add (self->by_content, kept);
  if (form_id != NULL && !g_hash_table_contains (self->by_form, form_id))
    g_hash_table_insert (self->by_form, g_string_chunk_insert (self->texts, form_id), kept);
  g_hash_table_add (self->references, g_string_chunk_insert (self->texts, reference));
  return kept;
}

static void
note_reference (OpccIntakePass *self, const char *reference)
{
  const char *digits = strrchr (reference, '-');
  gint64 number;

  if (digits != NULL && g_ascii_string_to_signed (digits + 1, 10, 1, G_MAXINT32, &number, NULL))
    self->next_reference = MAX (self->next_reference, number + 1);
}

static gboolean
load_known (OpccIntakePass *self, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (self->db,
                     "SELECT n, organisation, title, asked, form_id, reference, flags"
                     " FROM application WHERE round = $1",
                     error, "i", opcc_record_get_n (OPCC_RECORD (self->round)));
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      OpccMatchEntry *organisation;
      g_autofree char *title = NULL;
      Kept *kept;
      const char *flags;

      if (!row)
        return TRUE;
      organisation =
          opcc_organisation_matcher_find_n (self->matcher, opcc_stmt_get_integer (stmt, 1));
      title = opcc_text_fold (opcc_stmt_get_text (stmt, 2));
      kept = keep (self, organisation, title,
                   opcc_stmt_is_null (stmt, 3) ? OPCC_NO_MONEY : opcc_stmt_get_integer (stmt, 3),
                   opcc_stmt_get_text (stmt, 4), opcc_stmt_get_text (stmt, 5));
      note_reference (self, opcc_stmt_get_text (stmt, 5));
      kept->n = opcc_stmt_get_integer (stmt, 0);
      flags = opcc_stmt_get_text (stmt, 6);
      kept->flagged = flags != NULL;
      kept->twice = flags != NULL && strstr (flags, "applied-twice") != NULL;
    }
  return FALSE;
}

/**
 * opcc_intake_pass_new:
 * @write: whether rows are added, inside the action in hand, or only judged
 */
OpccIntakePass *
opcc_intake_pass_new (OpccDb *db, gint64 round, gboolean write, GError **error)
{
  g_autoptr (OpccIntakePass) self = g_new0 (OpccIntakePass, 1);

  self->db = db;
  self->write = write;
  self->next_reference = 1;
  self->result = opcc_import_result_new ();
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (BYTES_A_CHUNK);
  self->chunk = g_ptr_array_new ();
  self->repeated = g_ptr_array_new ();
  self->by_form = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_content = g_hash_table_new (hash_content, equal_content);
  self->references = g_hash_table_new (g_str_hash, g_str_equal);
  self->round = opcc_round_load (db, round, error);
  if (self->round == NULL)
    return NULL;
  self->scheme = opcc_db_load (db, &opcc_scheme_kind, self->round->scheme, error);
  if (self->scheme == NULL)
    return NULL;
  self->matcher = opcc_organisation_matcher_new (db, error);
  if (self->matcher == NULL || !load_known (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
opcc_intake_pass_free (OpccIntakePass *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bulk, opcc_bulk_free);
  for (guint i = 0; i < self->chunk->len; i++)
    g_clear_object (&((Kept *) g_ptr_array_index (self->chunk, i))->held);
  g_clear_object (&self->round);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->matcher, opcc_organisation_matcher_free);
  g_clear_pointer (&self->result, opcc_import_result_free);
  g_ptr_array_unref (self->chunk);
  g_ptr_array_unref (self->repeated);
  g_hash_table_unref (self->by_form);
  g_hash_table_unref (self->by_content);
  g_hash_table_unref (self->references);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static char *
say_flags (OpccIntakePass *self, OpccApplication *application)
{
  g_auto (GStrv) keys = g_strsplit (application->flags != NULL ? application->flags : "", " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const OpccFlag *flag = opcc_flag_find (keys[i]);
      g_autofree char *label = flag != NULL ? opcc_flag_get_label (flag, self->scheme) : NULL;

      if (label != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", label);
    }
  return g_string_free (words, FALSE);
}

/* Takes @note over. */
static gint64
add_preview (OpccIntakePass *self,
             guint row,
             OpccImportOutcome outcome,
             OpccApplication *application,
             OpccOrganisation *organisation,
             char *note)
{
  OpccImportRow *line;

  if (self->result->rows->len >= OPCC_IMPORT_MAX_PREVIEW)
    {
      g_free (note);
      return -1;
    }
  line = g_new0 (OpccImportRow, 1);
  line->row = row;
  line->outcome = outcome;
  line->reference = g_strdup (application->reference);
  line->organisation = g_strdup (organisation->name);
  line->title = g_strdup (application->title);
  line->amount = opcc_money_format (application->asked);
  line->note = note;
  g_ptr_array_add (self->result->rows, line);
  return self->result->rows->len - 1;
}

static gboolean
refuse_row (OpccIntakePass *self,
            guint row,
            OpccApplication *application,
            OpccOrganisation *organisation)
{
  const char *problem = NULL;
  const char *remedy = NULL;

  if (organisation->name == NULL && application->title == NULL)
    {
      problem = _ ("The row names neither an organisation nor a project.");
      remedy = _ ("Say which columns hold them, or take the row out of the file.");
    }
  else if (organisation->name == NULL)
    {
      problem = _ ("The row does not say who applies.");
      remedy = _ ("Write the name of the organisation, or say which column holds it.");
    }
  else if (application->title == NULL)
    {
      problem = _ ("The row has no project title.");
      remedy = _ ("Write a title, or say which column holds it.");
    }
  else
    return FALSE;
  self->result->refused++;
  opcc_import_result_take_problem (self->result, opcc_problem_new (OPCC_SEVERITY_ERROR, row, NULL,
                                                                   organisation->name != NULL
                                                                       ? organisation->name
                                                                       : application->title,
                                                                   problem, remedy));
  add_preview (self, row, OPCC_IMPORT_REFUSED, application, organisation, g_strdup (problem));
  return TRUE;
}

/* The application that the row repeats: the same response of the form, or the same content. */
static Kept *
find_kept (OpccIntakePass *self,
           guint row,
           OpccApplication *application,
           const char *folded_title,
           OpccMatchEntry *organisation)
{
  Kept like = { .organisation = organisation,
                .asked = application->asked,
                .folded_title = folded_title };
  Kept *kept = NULL;

  if (application->form_id != NULL)
    kept = g_hash_table_lookup (self->by_form, application->form_id);
  if (kept != NULL &&
      (kept->organisation == organisation || strcmp (kept->folded_title, folded_title) == 0))
    return kept;
  if (kept != NULL)
    opcc_import_result_take_problem (
        self->result,
        opcc_problem_new (OPCC_SEVERITY_WARNING, row, NULL, application->form_id,
                          _ ("Another application of this round came under the same response "
                             "number. Both are kept."),
                          _ ("Check that both belong to this round.")));
  return g_hash_table_lookup (self->by_content, &like);
}

static void
take_repeat (OpccIntakePass *self,
             guint row,
             Kept *kept,
             OpccApplication *application,
             OpccOrganisation *organisation)
{
  gboolean again = kept->in_file;
  OpccImportRow *line;

  self->result->matched++;
  kept->in_file = TRUE;
  add_preview (self, row, OPCC_IMPORT_MATCHED, application, organisation,
               g_strdup (again ? _ ("the same as a row before") : _ ("there already")));
  if (!again || kept->twice)
    return;
  kept->twice = TRUE;
  self->result->changes = TRUE;
  if (kept->held != NULL)
    opcc_application_add_flag (kept->held, "applied-twice");
  else
    g_ptr_array_add (self->repeated, kept);
  if (!kept->flagged)
    self->result->flagged++;
  kept->flagged = TRUE;
  if (kept->preview < 0)
    return;
  line = g_ptr_array_index (self->result->rows, kept->preview);
  g_free (line->note);
  line->note = kept->held != NULL ? say_flags (self, kept->held) : g_strdup (_ ("Applied twice"));
}

/* Returns: where the digits of @number begin, at least @n_digits, written to end at @end */
static char *
print_number (char *end, gint64 number, guint n_digits)
{
  char *at = end;

  for (; number > 0 || n_digits > 0; number /= 10)
    {
      *--at = (char) ('0' + number % 10);
      n_digits -= MIN (n_digits, 1);
    }
  return at;
}

/* "R2-017". By hand, since a large file needs one for every row. */
static char *
make_reference (gint64 round, gint64 number)
{
  char buffer[48];
  char *end = buffer + sizeof buffer - 1;
  char *at;

  *end = '\0';
  at = print_number (end, number, 3);
  *--at = '-';
  at = print_number (at, round, 1);
  *--at = 'R';
  return g_strdup (at);
}

static void
give_reference (OpccIntakePass *self, guint row, OpccApplication *application)
{
  if (application->reference != NULL &&
      !g_hash_table_contains (self->references, application->reference))
    {
      note_reference (self, application->reference);
      return;
    }
  if (application->reference != NULL)
    opcc_import_result_take_problem (
        self->result, opcc_problem_new (OPCC_SEVERITY_WARNING, row, NULL, application->reference,
                                        _ ("Another application has this reference. This one was "
                                           "given the next number."),
                                        _ ("Change the reference after the import if need be.")));
  g_free (application->reference);
  /* Its number is above that of every reference met, so nobody else has it. */
  application->reference = make_reference (self->round->number, self->next_reference++);
}

static void
say_match (OpccIntakePass *self,
           guint row,
           OpccMatch match,
           OpccMatchEntry *entry,
           OpccOrganisation *organisation)
{
  if (match == OPCC_MATCH_OTHER_SPELLING)
    {
      self->result->merges_proposed++;
      opcc_import_result_take_problem (
          self->result,
          opcc_problem_new (OPCC_SEVERITY_WARNING, row, NULL, organisation->name,
                            _ ("Another organisation has the same charity or company number under "
                               "another name. A record of its own was made."),
                            _ ("Look at both under Organisations, and merge them if they are "
                               "one.")));
    }
  else if (match == OPCC_MATCH_SAME_NAME)
    opcc_import_result_take_problem (
        self->result,
        opcc_problem_new (OPCC_SEVERITY_NOTE, row, NULL, organisation->name,
                          _ ("Another organisation has the same name and another number. They are "
                             "kept apart."),
                          _ ("Nothing need be done if the number in the row is right.")));
}

static gboolean
write_chunk (OpccIntakePass *self, GError **error)
{
  gpointer records[CHUNK_ROWS];

  if (!opcc_organisation_matcher_flush (self->matcher, self->db, error))
    return FALSE;
  if (self->bulk == NULL)
    self->bulk = opcc_bulk_begin (self->db, &opcc_application_kind, error);
  if (self->bulk == NULL)
    return FALSE;
  for (guint i = 0; i < self->chunk->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->chunk, i);

      kept->held->organisation = kept->organisation->n;
      records[i] = kept->held;
    }
  if (!opcc_bulk_add_many (self->bulk, records, self->chunk->len, error))
    return FALSE;
  for (guint i = 0; i < self->chunk->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->chunk, i);

      kept->n = opcc_record_get_n (OPCC_RECORD (kept->held));
      /* The log's thread has it now, and is the one with time to free it. */
      g_clear_object (&kept->held);
    }
  g_ptr_array_set_size (self->chunk, 0);
  return TRUE;
}

static gboolean
write_last_chunk (OpccIntakePass *self, GError **error)
{
  if (!write_chunk (self, error) || !opcc_bulk_end (self->bulk, error))
    return FALSE;
  g_clear_pointer (&self->bulk, opcc_bulk_free);
  return TRUE;
}

static gboolean
add_application (OpccIntakePass *self,
                 guint row,
                 OpccApplication *application,
                 const char *folded_title,
                 OpccOrganisation *organisation,
                 OpccMatchEntry *entry,
                 GError **error)
{
  Kept *kept;
  gboolean stopped;

  give_reference (self, row, application);
  stopped = opcc_door_check (application, self->round, self->scheme);
  opcc_set_str (&application->stage, stopped ? "stopped" : "received");
  if (application->asked == OPCC_NO_MONEY)
    opcc_import_result_take_problem (
        self->result,
        opcc_problem_new (OPCC_SEVERITY_WARNING, row, NULL, NULL,
                          _ ("The application does not say how much it asks for."),
                          _ ("Ask the applicant; it cannot be awarded anything until then.")));
  kept = keep (self, entry, folded_title, application->asked, application->form_id,
               application->reference);
  kept->in_file = TRUE;
  kept->flagged = application->flags != NULL;
  self->result->added++;
  self->result->changes = TRUE;
  self->result->flagged += kept->flagged;
  if (self->result->rows->len < OPCC_IMPORT_MAX_PREVIEW)
    kept->preview = add_preview (self, row, OPCC_IMPORT_ADDED, application, organisation,
                                 say_flags (self, application));
  if (!self->write)
    return TRUE;
  kept->held = g_object_ref (application);
  g_ptr_array_add (self->chunk, kept);
  return self->chunk->len < CHUNK_ROWS || write_chunk (self, error);
}

static void
take_cell_problems (OpccIntakePass *self, GPtrArray *problems)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    opcc_import_result_take_problem (self->result, g_steal_pointer (&problems->pdata[i]));
}

/**
 * opcc_intake_pass_take_row:
 * @row: as read; what it holds may be taken
 *
 * Judges one row, and keeps it for writing where that is meant. A row that names no organisation
 * or no project is refused; any other value that cannot be read is left missing and listed.
 *
 * Returns: FALSE only where the office file could not be written
 */
gboolean
opcc_intake_pass_take_row (OpccIntakePass *self, OpccIntakeRow *row, GError **error)
{
  OpccApplication *application = row->application;
  g_autoptr (OpccOrganisation) organisation = NULL;
  OpccMatchEntry *entry;
  OpccMatch match;
  Kept *kept;

  self->result->read++;
  take_cell_problems (self, row->problems);
  if (refuse_row (self, row->number, application, row->organisation))
    return TRUE;
  application->round = opcc_record_get_n (OPCC_RECORD (self->round));
  opcc_set_str (&row->organisation->contact_name, application->contact_name);
  opcc_set_str (&row->organisation->contact_email, application->contact_email);
  entry = opcc_organisation_matcher_match (self->matcher, row->organisation, FALSE, &match);
  /* A new one is the matcher's from here on; the reader uses that of a known one again. */
  organisation = match == OPCC_MATCH_KNOWN ? g_object_ref (row->organisation)
                                           : g_steal_pointer (&row->organisation);
  kept = find_kept (self, row->number, application, row->folded_title, entry);
  if (kept != NULL)
    {
      take_repeat (self, row->number, kept, application, organisation);
      return TRUE;
    }
  say_match (self, row->number, match, entry, organisation);
  if (match == OPCC_MATCH_OTHER_SPELLING)
    opcc_application_add_flag (application, "other-spelling");
  return add_application (self, row->number, application, row->folded_title, organisation, entry,
                          error);
}

static gboolean
flag_repeated (OpccIntakePass *self, GError **error)
{
  for (guint i = 0; i < self->repeated->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->repeated, i);
      g_autoptr (OpccApplication) application =
          opcc_db_load (self->db, &opcc_application_kind, kept->n, error);

      if (application == NULL)
        return FALSE;
      opcc_application_add_flag (application, "applied-twice");
      if (!opcc_db_save (self->db, application, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_intake_pass_end:
 *
 * Writes what is left to write.
 *
 * Returns: (transfer full): what came of the file
 */
OpccImportResult *
opcc_intake_pass_end (OpccIntakePass *self, GError **error)
{
  self->result->changes |= opcc_organisation_matcher_has_filled (self->matcher);
  if (self->write && (!write_last_chunk (self, error) || !flag_repeated (self, error) ||
                      !opcc_organisation_matcher_save_filled (self->matcher, self->db, error)))
    return NULL;
  self->result->organisations_added = opcc_organisation_matcher_get_n_new (self->matcher);
  return g_steal_pointer (&self->result);
}
