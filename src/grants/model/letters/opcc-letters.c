/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the letters of a round stand, and making, reviewing, issuing and withdrawing them. */
#include "opcc-letters.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-letter-template.h"
#include "opcc-text.h"

static void
free_row (OpccLetterRow *row)
{
  g_object_unref (row->application);
  g_clear_object (&row->letter);
  g_free (row->organisation);
  g_free (row->stale);
  g_free (row->gap);
  g_free (row);
}

void
opcc_letters_free (OpccLetters *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->round);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_state (OpccLetter *letter, const char *state)
{
  return letter != NULL && strcmp (letter->state, state) == 0;
}

/* A letter that was withdrawn counts no more. */
static gboolean
is_live (OpccLetter *letter)
{
  return letter != NULL && !has_state (letter, "withdrawn");
}

/* By application: the letter that counts, or else the last one withdrawn. */
static GHashTable *
read_letters (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_letter_kind,
                      "application IN (SELECT n FROM application WHERE round = $1) ORDER BY n",
                      error, "i", round);
  g_autoptr (GHashTable) letters =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      OpccLetter *letter = g_ptr_array_index (list, i);

      if (!is_live (g_hash_table_lookup (letters, &letter->application)))
        g_hash_table_replace (letters, &letter->application, g_object_ref (letter));
    }
  return g_steal_pointer (&letters);
}

static const char *
get_label (const char *outcome)
{
  return opcc_choice_get_label (opcc_letter_outcomes, outcome);
}

/* An issued letter is what was issued. */
static gboolean
is_whole (OpccLetter *letter)
{
  g_autofree char *now = NULL;

  if (letter->fingerprint == NULL)
    return TRUE;
  now = opcc_letter_make_fingerprint (letter);
  return strcmp (now, letter->fingerprint) == 0;
}

/* (nullable): that the letter says other than was decided, in a sentence. */
static char *
find_stale (const OpccLetterSource *source, const OpccLetterRow *row)
{
  const gint64 amount = opcc_letter_source_get_amount (source, row->application);
  g_autofree char *said = NULL;
  g_autofree char *now = NULL;

  if (!is_live (row->letter))
    return NULL;
  if (!is_whole (row->letter))
    return g_strdup (_ ("It is not what was issued: it was altered outside the program."));
  if (row->outcome == NULL)
    return g_strdup (_ ("The decision it speaks of was taken back."));
  if (strcmp (row->letter->outcome, row->outcome) != 0)
    /* Translators: two kinds of letter, such as "Award" and "Unsuccessful". */
    return g_strdup_printf (_ ("It says “%s”; the decision now says “%s”."),
                            get_label (row->letter->outcome), get_label (row->outcome));
  if (row->letter->amount == amount)
    return NULL;
  said = opcc_money_format (row->letter->amount);
  now = opcc_money_format (amount);
  return g_strdup_printf (_ ("It says %s; the award is now %s."), said, now);
}

/* (nullable): a field that is left in what would be sent. */
static char *
find_gap (OpccLetter *letter)
{
  const char *const texts[] = { letter->subject, letter->body, letter->letterhead,
                                letter->closing };
  g_autofree char *place =
      g_strdup_printf ("{%s}",
                       g_dgettext (GETTEXT_PACKAGE, opcc_letter_fields[OPCC_LETTER_FEEDBACK].name));

  for (guint i = 0; i < G_N_ELEMENTS (texts) && letter->fingerprint == NULL; i++)
    for (const char *at = texts[i]; at != NULL && (at = strchr (at, '{')) != NULL; at++)
      if (texts[i] != letter->body || letter->feedback == NULL || !g_str_has_prefix (at, place))
        return g_strndup (at, strcspn (at, "}\n") + (at[strcspn (at, "}\n")] == '}'));
  return NULL;
}

static gboolean
is_ready (const OpccLetterRow *row)
{
  return row->stale == NULL && row->gap == NULL &&
         (has_state (row->letter, "reviewed") ||
          (has_state (row->letter, "draft") && !opcc_letter_needs_review (row->letter)));
}

static void
count (OpccLetters *self, const OpccLetterRow *row)
{
  self->n_without += row->outcome == NULL;
  self->n_to_make += row->outcome != NULL && !is_live (row->letter);
  self->n_to_review += has_state (row->letter, "draft") && opcc_letter_needs_review (row->letter);
  self->n_ready += is_ready (row);
  self->n_issued += has_state (row->letter, "issued");
  self->n_stale += row->stale != NULL;
}

static OpccLetters *
read_from (const OpccLetterSource *source, GHashTable *letters)
{
  OpccLetters *self = g_new0 (OpccLetters, 1);

  self->round = g_object_ref (source->round);
  self->decided = source->decided;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  for (guint i = 0; i < source->applications->len; i++)
    {
      OpccApplication *application = g_ptr_array_index (source->applications, i);
      const gint64 n = opcc_record_get_n (OPCC_RECORD (application));
      OpccLetter *letter = g_hash_table_lookup (letters, &n);
      OpccLetterRow *row = g_new0 (OpccLetterRow, 1);

      row->application = g_object_ref (application);
      row->organisation = g_strdup (opcc_letter_source_get_organisation (source, application));
      row->letter = letter != NULL ? g_object_ref (letter) : NULL;
      row->outcome = opcc_letter_source_find_outcome (source, application);
      row->stale = find_stale (source, row);
      row->gap = is_live (letter) ? find_gap (letter) : NULL;
      count (self, row);
      g_ptr_array_add (self->rows, row);
    }
  return self;
}

/**
 * opcc_letters_read:
 *
 * Returns: (transfer full): NULL on error
 */
OpccLetters *
opcc_letters_read (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetterSource) source = opcc_letter_source_new (db, round, cancellable, error);
  g_autoptr (GHashTable) letters = source != NULL ? read_letters (db, round, error) : NULL;

  return letters != NULL ? read_from (source, letters) : NULL;
}

static gboolean
check_decided (gboolean decided, OpccRound *round, GError **error)
{
  if (!decided)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("Round %s is not decided, so there is nothing to write to anybody. Nothing was "
                    "changed. Decide its awards first."),
                 round->code);
  return decided;
}

static gboolean
write_letter (OpccDb *db, const OpccLetterSource *source, const OpccLetterRow *row, GError **error)
{
  g_autoptr (OpccLetter) letter =
      is_live (row->letter) ? g_object_ref (row->letter) : g_object_new (OPCC_TYPE_LETTER, NULL);

  opcc_letter_source_write (source, row->application, row->outcome, letter);
  opcc_set_str (&letter->made_by, opcc_db_get_who (db));
  opcc_set_str (&letter->reviewed_by, NULL);
  return opcc_db_save (db, letter, error);
}

/* Not what is issued: whoever has it in hand keeps it. */
static gboolean
is_to_write (const OpccLetterRow *row, gboolean again)
{
  if (row->outcome == NULL || has_state (row->letter, "issued"))
    return FALSE;
  return again || !is_live (row->letter) || row->stale != NULL;
}

/**
 * opcc_letters_make:
 *
 * Returns: how many were written, 0 where all are there; -1 with OPCC_ERROR_REFUSED
 */
gint64
opcc_letters_make (
    OpccDb *db, gint64 round, gboolean again, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetterSource) source = opcc_letter_source_new (db, round, cancellable, error);
  g_autoptr (GHashTable) letters = source != NULL ? read_letters (db, round, error) : NULL;
  g_autoptr (OpccLetters) self = letters != NULL ? read_from (source, letters) : NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  guint n = 0;

  if (self == NULL || !check_decided (self->decided, self->round, error))
    return -1;
  for (guint i = 0; i < self->rows->len; i++)
    n += is_to_write (g_ptr_array_index (self->rows, i), again);
  if (n == 0)
    return 0;
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Make %u letter of round %s",
                                       "Make %u letters of round %s", n),
                          n, self->round->code);
  action = opcc_action_begin (db, name, error);
  for (guint i = 0; action != NULL && i < self->rows->len; i++)
    {
      const OpccLetterRow *row = g_ptr_array_index (self->rows, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (is_to_write (row, again) && !write_letter (db, source, row, error)))
        return -1;
    }
  return action != NULL && opcc_action_commit (action, error) ? (gint64) n : -1;
}

/* --- review --------------------------------------------------------------------------------- */

static gboolean
review (OpccDb *db, gint64 n, GError **error)
{
  g_autoptr (OpccLetter) letter = opcc_db_load (db, &opcc_letter_kind, n, error);

  if (letter == NULL)
    return FALSE;
  if (!has_state (letter, "draft") && !has_state (letter, "reviewed"))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The letter of %s is no draft any more. Nothing was changed."),
                 letter->reference);
  else if (opcc_letter_needs_review (letter) && letter->feedback == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The letter of %s promises feedback and has none. Nothing was changed. Write "
                    "the feedback, or take {feedback} out of its text."),
                 letter->reference);
  else
    {
      opcc_set_str (&letter->state, "reviewed");
      opcc_set_str (&letter->reviewed_by, opcc_db_get_who (db));
      return opcc_db_save (db, letter, error);
    }
  return FALSE;
}

/**
 * opcc_letters_review:
 * @letters: (array length=n_letters): numbers of drafts
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED; nothing is then changed
 */
gboolean
opcc_letters_review (OpccDb *db, const gint64 *letters, gsize n_letters, GError **error)
{
  g_autofree char *name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Review %lu letter",
                                                        "Review %lu letters", (gulong) n_letters),
                                           (gulong) n_letters);
  g_autoptr (OpccAction) action = opcc_action_begin (db, name, error);

  for (gsize i = 0; action != NULL && i < n_letters; i++)
    if (!review (db, letters[i], error))
      return FALSE;
  return action != NULL && opcc_action_commit (action, error);
}

/* --- issue ---------------------------------------------------------------------------------- */

/* Why a letter cannot go out, in a sentence. */
static gboolean
check_ready (const OpccLetterRow *row, GError **error)
{
  const char *reference = row->application->reference;

  if (is_ready (row))
    return TRUE;
  if (has_state (row->letter, "issued") || !is_live (row->letter))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 has_state (row->letter, "issued")
                     ? _ ("The letter of %s is issued already. Nothing was issued.")
                     : _ ("%s has no letter yet. Nothing was issued. Make the letters first."),
                 reference);
  else if (row->stale != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The letter of %s is out of date. %s Nothing was issued. Make the letters "
                    "again."),
                 reference, row->stale);
  else if (row->gap != NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The letter of %s has a field that nothing is known for: %s. Nothing was "
                    "issued. Write it into the letter by hand."),
                 reference, row->gap);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("The feedback in the letter of %s is not reviewed. Nothing was issued. Read it "
                    "and mark it as reviewed."),
                 reference);
  return FALSE;
}

static gboolean
issue (OpccDb *db, OpccLetter *letter, OpccDate day, GError **error)
{
  char *body = opcc_letter_compose (letter);

  g_free (letter->body);
  letter->body = body;
  letter->dated = day;
  opcc_set_str (&letter->state, "issued");
  opcc_set_str (&letter->issued_by, opcc_db_get_who (db));
  g_free (letter->fingerprint);
  letter->fingerprint = opcc_letter_make_fingerprint (letter);
  return opcc_db_save (db, letter, error);
}

static OpccLetterRow *
find_row (const OpccLetters *self, gint64 letter)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccLetterRow *row = g_ptr_array_index (self->rows, i);

      if (row->letter != NULL && opcc_record_get_n (OPCC_RECORD (row->letter)) == letter)
        return row;
    }
  return NULL;
}

/* (transfer container) (nullable): the rows to issue. */
static GPtrArray *
choose_rows (const OpccLetters *self, const gint64 *letters, gsize n_letters, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (gsize i = 0; i < n_letters; i++)
    {
      OpccLetterRow *row = find_row (self, letters[i]);

      if (row == NULL)
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                       _ ("There is no such letter in this round any more. Nothing was issued."));
          return NULL;
        }
      if (!check_ready (row, error))
        return NULL;
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; n_letters == 0 && i < self->rows->len; i++)
    if (is_ready (g_ptr_array_index (self->rows, i)))
      g_ptr_array_add (rows, g_ptr_array_index (self->rows, i));
  if (rows->len > 0)
    return g_steal_pointer (&rows);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               self->n_to_make > 0     ? _ ("No letter can be issued. Make the letters first.")
               : self->n_to_review > 0 ? _ ("No letter can be issued. Review the feedback first.")
                                       : _ ("No letter can be issued: none is waiting."));
  return NULL;
}

/* With the last letter out, the round moves on. */
static gboolean
close_letters (OpccDb *db, const OpccLetters *self, guint n_issued, OpccDate day, GError **error)
{
  if (self->n_to_make > 0 || self->n_issued + n_issued + self->n_without < self->rows->len)
    return TRUE;
  self->round->letters_sent = day;
  if (strcmp (self->round->stage, "letters") == 0)
    opcc_set_str (&self->round->stage, "returns");
  return opcc_db_save (db, self->round, error);
}

/**
 * opcc_letters_issue:
 *
 * Returns: how many were issued; -1 with OPCC_ERROR_REFUSED and the first that stands in the way,
 *   and then none is
 */
gint64
opcc_letters_issue (
    OpccDb *db, gint64 round, const gint64 *letters, gsize n_letters, OpccDate day, GError **error)
{
  g_autoptr (OpccLetters) self = opcc_letters_read (db, round, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (self == NULL || !check_decided (self->decided, self->round, error))
    return -1;
  rows = choose_rows (self, letters, n_letters, error);
  if (rows == NULL)
    return -1;
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Issue %u letter of round %s",
                                       "Issue %u letters of round %s", rows->len),
                          rows->len, self->round->code);
  action = opcc_action_begin (db, name, error);
  for (guint i = 0; action != NULL && i < rows->len; i++)
    if (!issue (db, ((OpccLetterRow *) g_ptr_array_index (rows, i))->letter, day, error))
      return -1;
  return action != NULL && close_letters (db, self, rows->len, day, error) &&
                 opcc_action_commit (action, error)
             ? (gint64) rows->len
             : -1;
}

/* --- withdraw ------------------------------------------------------------------------------- */

/* A new draft as things stand now. */
static gboolean
replace_letter (OpccDb *db, OpccLetter *letter, GError **error)
{
  g_autoptr (OpccApplication) application =
      opcc_db_load (db, &opcc_application_kind, letter->application, error);
  g_autoptr (OpccLetterSource) source =
      application != NULL ? opcc_letter_source_new (db, application->round, NULL, error) : NULL;
  OpccLetterRow row = { .application = application };

  if (source == NULL)
    return FALSE;
  row.outcome = opcc_letter_source_find_outcome (source, application);
  if (row.outcome == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The decision on %s was taken back, so there is nothing to write instead. "
                      "Nothing was changed. Withdraw the letter without another."),
                   application->reference);
      return FALSE;
    }
  return write_letter (db, source, &row, error);
}

/**
 * opcc_letter_withdraw:
 * @reason: why; required
 *
 * What was issued stays in the file as it was, marked as withdrawn.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED or OPCC_ERROR_INVALID
 */
gboolean
opcc_letter_withdraw (
    OpccDb *db, gint64 letter, const char *reason, gboolean replace, GError **error)
{
  g_autoptr (OpccLetter) self = opcc_db_load (db, &opcc_letter_kind, letter, error);
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;
  g_autofree char *clean = reason != NULL ? opcc_text_clean_lines (reason, error) : g_strdup ("");

  if (self == NULL || clean == NULL)
    return FALSE;
  if (!has_state (self, "issued") || *clean == '\0')
    {
      g_set_error (error, OPCC_ERROR, *clean == '\0' ? OPCC_ERROR_INVALID : OPCC_ERROR_REFUSED,
                   *clean == '\0'
                       ? _ ("Say why the letter of %s is taken back. Nothing was changed.")
                       : _ ("The letter of %s is not issued, so there is nothing to take back. "
                            "Edit the draft instead."),
                   self->reference);
      return FALSE;
    }
  name =
      g_strdup_printf (replace ? _ ("Replace the letter of %s") : _ ("Withdraw the letter of %s"),
                       self->reference);
  opcc_set_str (&self->state, "withdrawn");
  opcc_set_str (&self->reason, clean);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, self, error) &&
         (!replace || replace_letter (db, self, error)) && opcc_action_commit (action, error);
}

gboolean
opcc_letters_rewrite (OpccDb *db, OpccApplication *application, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) letters = opcc_db_select (
      db, &opcc_letter_kind,
      "application IN (SELECT n FROM application WHERE round = $1) AND state <> 'withdrawn'", error,
      "i", application->round);

  for (guint i = 0; letters != NULL && i < letters->len; i++)
    {
      OpccLetter *letter = g_ptr_array_index (letters, i);
      gboolean saved;

      if (letter->application != opcc_record_get_n (OPCC_RECORD (application)))
        continue;
      if (has_state (letter, "issued"))
        {
          opcc_set_str (&letter->state, "withdrawn");
          opcc_set_str (&letter->reason, reason);
          saved = opcc_db_save (db, letter, error);
        }
      else
        saved = opcc_db_delete (db, letter, error);
      if (!saved || !replace_letter (db, letter, error))
        return FALSE;
    }
  return letters != NULL;
}
