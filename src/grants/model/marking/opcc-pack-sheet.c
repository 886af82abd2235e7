/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A marker's pack as a locked workbook, for who has not the program. */
#include "opcc-pack-sheet.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-place.h"
#include "opcc-text.h"
#include "opcc-workbook.h"
#include "opcc-xlsx-writer.h"

/* The first heading of each sheet, by which it is found again. */
#define KEY_APPLICATIONS "opcc-pack applications 2"
#define KEY_FIRST        "opcc-pack applications" /* without the column "Finished" */
#define KEY_SCORES       "opcc-pack scores"
#define KEY_PACK         "opcc-pack 1"

#define MAX_SHEETS        20
#define MAX_ROWS          200000
#define MAX_COMMENT_BYTES (64 * 1024)

/* Columns of the three sheets; the first are hidden. */
enum
{
  APPLICATION_ID,
  APPLICATION_REFERENCE,
  APPLICATION_INTEREST,
  APPLICATION_FINISHED,
  APPLICATION_TITLE,
  APPLICATION_FACTS,
  APPLICATION_SUMMARY,
  APPLICATION_NEED,
  APPLICATION_OUTCOMES,
};

enum
{
  SCORE_APPLICATION,
  SCORE_CRITERION,
  SCORE_BASE,
  SCORE_REFERENCE,
  SCORE_PROJECT,
  SCORE_TITLE,
  SCORE_GUIDANCE,
  SCORE_SCORE,
  SCORE_COMMENT,
};

enum
{
  PACK_KEY,
  PACK_VALUE,
  PACK_NUMBER,
  PACK_TITLE,
  PACK_SCALE,
};

/* --- writing -----------------------------------------------------------------------------------
 */

static char *
describe_facts (const OpccPackApplication *application)
{
  const OpccPlace *place = application->application->district != NULL
                               ? opcc_place_by_key (application->application->district)
                               : NULL;
  static const char *const names[] = { "asked",  "total_cost", "match_funding",
                                       "starts", "ends",       "priority" };
  GString *words = g_string_new (application->organisation);

  if (place != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", place->label);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_application_kind, names[i]);
      g_autofree char *value = opcc_field_to_text (field, application->application);

      if (value != NULL && *value != '\0')
        g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "\n" : "",
                                opcc_field_get_label (field), value);
    }
  return g_string_free (words, FALSE);
}

static void
write_applications (const OpccPack *self, OpccXlsxWriter *writer)
{
  static const guint widths[] = { 0, 12, 30, 14, 30, 30, 60, 60, 60 };
  const char *const answers[] = { _ ("yes"), _ ("no"), NULL };
  const char *headings[] = { KEY_APPLICATIONS,
                             _ ("Reference"),
                             _ ("Conflict of interest? If you have one, say here what it is, and "
                                "do not read on"),
                             _ ("Finished? Yes once all its scores are there"),
                             _ ("Project"),
                             _ ("Facts"),
                             _ ("What will you do?"),
                             _ ("Why is it needed?"),
                             _ ("How will you know that it worked?") };

  opcc_xlsx_writer_begin_sheet (writer, _ ("Applications"), headings, G_N_ELEMENTS (headings));
  opcc_xlsx_writer_protect_sheet (writer);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    opcc_xlsx_writer_set_column (writer, i, widths[i]);
  for (guint i = 0; i < self->applications->len; i++)
    {
      const OpccPackApplication *application = g_ptr_array_index (self->applications, i);
      const OpccApplication *record = application->application;
      g_autofree char *facts = describe_facts (application);

      opcc_xlsx_writer_add_text (writer,
                                 opcc_record_get_id (OPCC_RECORD (application->application)));
      opcc_xlsx_writer_add_read_text (writer, record->reference);
      opcc_xlsx_writer_add_open_text (writer, application->interest);
      opcc_xlsx_writer_add_open_choice (writer, answers[application->submitted ? 0 : 1], answers,
                                        _ ("Choose yes or no."));
      opcc_xlsx_writer_add_read_text (writer, record->title);
      opcc_xlsx_writer_add_read_text (writer, facts);
      opcc_xlsx_writer_add_read_text (writer, record->summary);
      opcc_xlsx_writer_add_read_text (writer, record->need);
      opcc_xlsx_writer_add_read_text (writer, record->outcomes);
      opcc_xlsx_writer_end_row (writer);
    }
}

static void
write_score (OpccXlsxWriter *writer,
             OpccCriterion *criterion,
             const OpccPackApplication *application,
             const OpccPackScore *score)
{
  g_autofree char *base = g_strdup_printf ("%" PRId64, score->base);
  g_autofree char *message =
      g_strdup_printf (_ ("Write a whole number from 0 to %" PRId64 "."), criterion->scale);
  g_autofree char *title =
      g_strdup_printf ("%s (0–%" PRId64 ")", criterion->title, criterion->scale);

  opcc_xlsx_writer_add_text (writer, opcc_record_get_id (OPCC_RECORD (application->application)));
  opcc_xlsx_writer_add_text (writer, opcc_record_get_id (OPCC_RECORD (criterion)));
  opcc_xlsx_writer_add_text (writer, base);
  opcc_xlsx_writer_add_read_text (writer, application->application->reference);
  opcc_xlsx_writer_add_read_text (writer, application->application->title);
  opcc_xlsx_writer_add_read_text (writer, title);
  opcc_xlsx_writer_add_read_text (writer, criterion->guidance);
  opcc_xlsx_writer_add_open_integer (writer, score->score, criterion->scale, message);
  opcc_xlsx_writer_add_open_text (writer, score->comment);
  opcc_xlsx_writer_end_row (writer);
}

static void
write_scores (const OpccPack *self, OpccXlsxWriter *writer)
{
  static const guint widths[] = { 0, 0, 0, 12, 30, 26, 50, 10, 60 };
  const char *headings[] = { KEY_SCORES,      "criterion",   "base",
                             _ ("Reference"), _ ("Project"), _ ("Criterion"),
                             _ ("Guidance"),  _ ("Score"),   _ ("Comment") };

  opcc_xlsx_writer_begin_sheet (writer, _ ("Scores"), headings, G_N_ELEMENTS (headings));
  opcc_xlsx_writer_protect_sheet (writer);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    opcc_xlsx_writer_set_column (writer, i, widths[i]);
  for (guint i = 0; i < self->applications->len; i++)
    for (guint j = 0; j < self->criteria->len; j++)
      {
        const OpccPackApplication *application = g_ptr_array_index (self->applications, i);

        write_score (writer, g_ptr_array_index (self->criteria, j), application,
                     &application->scores[j]);
      }
}

static void
write_pair (OpccXlsxWriter *writer, const char *key, const char *value)
{
  opcc_xlsx_writer_add_text (writer, key);
  opcc_xlsx_writer_add_text (writer, value);
  opcc_xlsx_writer_end_row (writer);
}

static void
write_pack (const OpccPack *self, OpccXlsxWriter *writer)
{
  static const char *const headings[] = { KEY_PACK };

  opcc_xlsx_writer_begin_sheet (writer, _ ("Pack"), headings, G_N_ELEMENTS (headings));
  opcc_xlsx_writer_protect_sheet (writer);
  opcc_xlsx_writer_hide_sheet (writer);
  write_pair (writer, "office", self->office);
  write_pair (writer, "round", self->round);
  write_pair (writer, "round-title", self->round_title);
  write_pair (writer, "marker", self->marker);
  write_pair (writer, "role", self->role);
  write_pair (writer, "made", self->made);
  write_pair (writer, "seal", self->seal);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (self->criteria, i);

      opcc_xlsx_writer_add_text (writer, "criterion");
      opcc_xlsx_writer_add_text (writer, opcc_record_get_id (OPCC_RECORD (criterion)));
      opcc_xlsx_writer_add_integer (writer, criterion->number);
      opcc_xlsx_writer_add_text (writer, criterion->title);
      opcc_xlsx_writer_add_integer (writer, criterion->scale);
      opcc_xlsx_writer_end_row (writer);
    }
}

/**
 * opcc_pack_sheet_write:
 *
 * A sheet to read and one to fill in, of which only scores, comments, conflicts of interest and
 * whether an application is finished can be changed, and a hidden one that says whose it is. Texts
 * are texts, whatever they begin with.
 *
 * Returns: FALSE with @error set; what stood at @path is untouched then
 */
gboolean
opcc_pack_sheet_write (const OpccPack *self, const char *path, GError **error)
{
  g_autoptr (OpccXlsxWriter) writer = opcc_xlsx_writer_new (path, error);

  if (writer == NULL)
    return FALSE;
  write_applications (self, writer);
  write_scores (self, writer);
  write_pack (self, writer);
  return opcc_xlsx_writer_finish (writer, error);
}

/* --- reading -----------------------------------------------------------------------------------
 */

static gboolean
refuse (GError **error, const char *sheet, guint row, const char *value, const char *why)
{
  g_autofree char *quoted = opcc_text_quote (value);

  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               /* Translators: sheet, row, value, and what is wrong: “it is no whole number”. */
               _ ("Sheet “%s”, row %u: %s cannot be used: %s. Nothing was taken in. Correct it and "
                  "take the sheet in again."),
               sheet, row, quoted, why);
  return FALSE;
}

static const char *
get_cell (const OpccRow *row, guint column)
{
  return column < row->n_cells && row->cells[column] != NULL ? row->cells[column] : "";
}

static gboolean
take_criterion (OpccPack *self, const OpccRow *row, GError **error)
{
  g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  if (!g_ascii_string_to_signed (get_cell (row, PACK_NUMBER), 10, 1, 99, &criterion->number,
                                 NULL) ||
      !g_ascii_string_to_signed (get_cell (row, PACK_SCALE), 10, 1, 100, &criterion->scale, NULL) ||
      self->criteria->len >= 99 || opcc_pack_find_criterion (self, get_cell (row, PACK_VALUE)) >= 0)
    return refuse (error, _ ("Pack"), row->number, get_cell (row, PACK_VALUE),
                   _ ("it was changed"));
  opcc_record_set_identity (OPCC_RECORD (criterion), 0, get_cell (row, PACK_VALUE), 0);
  criterion->title = g_strdup (get_cell (row, PACK_TITLE));
  g_ptr_array_add (self->criteria, g_steal_pointer (&criterion));
  return TRUE;
}

static gboolean
take_pack (OpccPack *self, const OpccRow *row, GError **error)
{
  const struct
  {
    const char *key;
    char **place;
  } pairs[] = {
    { "office", &self->office }, { "round", &self->round }, { "round-title", &self->round_title },
    { "marker", &self->marker }, { "role", &self->role },   { "made", &self->made },
    { "seal", &self->seal },
  };

  if (strcmp (get_cell (row, PACK_KEY), "criterion") == 0)
    return take_criterion (self, row, error);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (pairs[i].key, get_cell (row, PACK_KEY)) == 0)
      opcc_set_str (pairs[i].place, get_cell (row, PACK_VALUE));
  return TRUE;
}

static char *
read_text (const char *cell)
{
  return *cell != '\0' ? g_strdup (cell) : NULL;
}

/* "Yes", "NO", "n": whoever types it need not take it from the list. Nothing is no. */
static gboolean
read_finished (const char *cell, gboolean *finished)
{
  const char *const words[] = { "yes", "y", _ ("yes"), "no", "n", _ ("no"), "" };
  g_autofree char *typed = g_utf8_casefold (cell, -1);

  g_strstrip (typed);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);

      *finished = i < 3;
      if (strcmp (typed, word) == 0)
        return TRUE;
    }
  return FALSE;
}

/* @n_new: columns of this form that stand before the title, and were not in the first form */
static gboolean
add_application (OpccPack *self, const OpccRow *row, guint n_new, GError **error)
{
  const char *id = get_cell (row, APPLICATION_ID);
  const char *interest = get_cell (row, APPLICATION_INTEREST);
  OpccPackApplication *added;

  if (*id == '\0')
    return TRUE; /* a line below the last */
  if (opcc_pack_find_application (self, id) != NULL)
    return refuse (error, _ ("Applications"), row->number, id, _ ("it is there twice"));
  if (strlen (interest) > MAX_COMMENT_BYTES)
    return refuse (error, _ ("Applications"), row->number, interest, _ ("it is too long"));
  added = opcc_pack_add_application (self, id);
  added->application->reference = read_text (get_cell (row, APPLICATION_REFERENCE));
  added->application->title = read_text (get_cell (row, APPLICATION_TITLE - 1 + n_new));
  added->application->summary = read_text (get_cell (row, APPLICATION_SUMMARY - 1 + n_new));
  added->application->need = read_text (get_cell (row, APPLICATION_NEED - 1 + n_new));
  added->application->outcomes = read_text (get_cell (row, APPLICATION_OUTCOMES - 1 + n_new));
  added->interest = read_text (interest);
  for (guint i = 0; i < self->criteria->len; i++)
    added->scores[i].base = -1; /* its row is still to come */
  return n_new == 0 || read_finished (get_cell (row, APPLICATION_FINISHED), &added->submitted) ||
         refuse (error, _ ("Applications"), row->number, get_cell (row, APPLICATION_FINISHED),
                 _ ("it is neither yes nor no"));
}

static gboolean
take_application (OpccPack *self, const OpccRow *row, GError **error)
{
  return add_application (self, row, 1, error);
}

/* What has all its scores is finished there. */
static gboolean
take_first_application (OpccPack *self, const OpccRow *row, GError **error)
{
  self->is_first = TRUE;
  return add_application (self, row, 0, error);
}

static gboolean
take_score (OpccPack *self, const OpccRow *row, GError **error)
{
  const char *id = get_cell (row, SCORE_APPLICATION);
  const char *comment = get_cell (row, SCORE_COMMENT);
  g_autofree char *typed = g_strstrip (g_strdup (get_cell (row, SCORE_SCORE)));
  const int criterion = opcc_pack_find_criterion (self, get_cell (row, SCORE_CRITERION));
  OpccPackApplication *application = opcc_pack_find_application (self, id);
  OpccPackScore *score;

  if (*id == '\0')
    return TRUE;
  if (application == NULL || criterion < 0 || application->scores[criterion].base != -1)
    return refuse (error, _ ("Scores"), row->number, id, _ ("its row was changed or copied"));
  score = &application->scores[criterion];
  if (!g_ascii_string_to_signed (get_cell (row, SCORE_BASE), 10, 0, G_MAXINT64, &score->base, NULL))
    return refuse (error, _ ("Scores"), row->number, get_cell (row, SCORE_BASE),
                   _ ("it was changed"));
  if (*typed != '\0' && !g_ascii_string_to_signed (typed, 10, 0, 100, &score->score, NULL))
    return refuse (error, _ ("Scores"), row->number, typed, _ ("it is no whole number"));
  if (strlen (comment) > MAX_COMMENT_BYTES)
    return refuse (error, _ ("Scores"), row->number, comment, _ ("it is too long"));
  score->comment = read_text (comment);
  return TRUE;
}

typedef gboolean (*TakeRow) (OpccPack *self, const OpccRow *row, GError **error);

/* Reads the sheet that begins with @key, or with @first_key of the first form; FALSE also where
 * there is none. */
static gboolean
read_sheet (OpccPack *self,
            OpccWorkbook *book,
            const char *key,
            TakeRow take,
            const char *first_key,
            TakeRow take_first,
            GCancellable *cancellable,
            GError **error)
{
  const guint n_sheets = MIN (opcc_workbook_get_n_sheets (book), MAX_SHEETS);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < n_sheets; i++)
    {
      g_autoptr (OpccRowReader) reader = opcc_workbook_read_rows (book, i, cancellable, error);
      OpccRow row = { 0 };
      TakeRow own = NULL;
      guint n = 0;

      if (reader == NULL)
        return FALSE;
      if (opcc_row_reader_next (reader, &row, cancellable, &local))
        own = strcmp (get_cell (&row, 0), key) == 0         ? take
              : strcmp (get_cell (&row, 0), first_key) == 0 ? take_first
                                                            : NULL;
      if (own == NULL)
        {
          g_clear_error (&local);
          continue;
        }
      while (n++ < MAX_ROWS && opcc_row_reader_next (reader, &row, cancellable, &local))
        if (!own (self, &row, error))
          return FALSE;
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("%s is not a marking sheet that was made here. Nothing was taken in. Ask for the "
                  "sheet that was sent out, filled in and saved as .xlsx."),
               opcc_workbook_get_file_name (book));
  return FALSE;
}

static gboolean
is_whole (const OpccPack *self)
{
  if (self->office == NULL || self->round == NULL || self->marker == NULL || self->made == NULL ||
      self->role == NULL || self->applications->len == 0 || self->criteria->len == 0)
    return FALSE;
  for (guint i = 0; i < self->applications->len; i++)
    for (guint j = 0; j < self->criteria->len; j++)
      if (((OpccPackApplication *) self->applications->pdata[i])->scores[j].base == -1)
        return FALSE;
  return TRUE;
}

/**
 * opcc_pack_sheet_read:
 *
 * Says nothing of whether the pack is this office's: see opcc_pack_check_seal().
 *
 * Returns: (transfer full): NULL with OPCC_ERROR_INVALID, naming sheet and row, and as by
 *   opcc_workbook_open()
 */
OpccPack *
opcc_pack_sheet_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);
  g_autoptr (OpccPack) self = opcc_pack_new ();

  if (book == NULL ||
      !read_sheet (self, book, KEY_PACK, take_pack, KEY_PACK, take_pack, cancellable, error) ||
      !read_sheet (self, book, KEY_APPLICATIONS, take_application, KEY_FIRST,
                   take_first_application, cancellable, error) ||
      !read_sheet (self, book, KEY_SCORES, take_score, KEY_SCORES, take_score, cancellable, error))
    return NULL;
  self->is_sheet = TRUE;
  if (!is_whole (self))
    {
      refuse (error, _ ("Scores"), 0, "", _ ("rows are missing"));
      return NULL;
    }
  if (self->is_first)
    opcc_pack_submit_whole (self);
  return g_steal_pointer (&self);
}
