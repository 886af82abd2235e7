/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands of the letters: made, read, reviewed, issued, withdrawn, saved; and their templates. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

#include "opcc-cli-command.h"
#include "opcc-cli-record.h"
#include "opcc-cli-table.h"
#include "opcc-document-text.h"
#include "opcc-letter-files.h"
#include "opcc-letter-paper.h"
#include "opcc-letter-template.h"
#include "opcc-letters.h"
#include "opcc-record-finder.h"

#define ROUND                                                                                      \
  {                                                                                                \
    "round", "ROUND", N_ ("The round, such as 2023/24-1"), OPCC_OPTION_REQUIRED                    \
  }

/* clang-format off */
static const OpccOption round_options[] = {
  ROUND,
  { NULL },
};

static const OpccOption make_options[] = {
  ROUND,
  { "again", NULL, N_ ("Write all that are not issued anew; what was edited in them goes") },
  { NULL },
};

static const OpccOption issue_options[] = {
  ROUND,
  { "dated", "DATE", N_ ("The day that stands in the letters; today unless given") },
  { NULL },
};

static const OpccOption withdraw_options[] = {
  ROUND,
  { "reason", "TEXT", N_ ("Why it is taken back"), OPCC_OPTION_REQUIRED },
  { "replace", NULL, N_ ("Make a new draft as the decision stands now") },
  { NULL },
};

static const OpccOption save_options[] = {
  ROUND,
  { "output", "FOLDER", N_ ("The folder to make; not there yet, or empty"), OPCC_OPTION_REQUIRED },
  { NULL },
};

static const OpccOption preview_options[] = {
  ROUND,
  { "as", "USE", N_ ("The letter of another outcome; its own unless given") },
  { "text", "FILE", N_ ("A file with the text to try; nothing is saved") },
  { NULL },
};

static const OpccOption template_options[] = {
  { "subject", "TEXT", N_ ("A new subject") },
  { "text", "FILE", N_ ("A file with the new text") },
  { NULL },
};
/* clang-format on */

static OpccLetters *
read_letters (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);

  return round != NULL
             ? opcc_letters_read (db, opcc_record_get_n (OPCC_RECORD (round)), NULL, error)
             : NULL;
}

static OpccLetterRow *
find_row (OpccCli *cli, OpccDb *db, const OpccLetters *letters, guint argument, GError **error)
{
  const char *words = opcc_cli_get_argument (cli, argument);
  const gint64 application = opcc_cli_find_application (cli, db, words, error);

  for (guint i = 0; application != 0 && i < letters->rows->len; i++)
    {
      OpccLetterRow *row = g_ptr_array_index (letters->rows, i);

      if (opcc_record_get_n (OPCC_RECORD (row->application)) == application && row->letter != NULL)
        return row;
    }
  if (application != 0)
    opcc_cli_refuse_usage (error, _ ("“%s” has no letter in this round. Make the letters first."),
                           words);
  return NULL;
}

/* The letters of the applications that were named; empty where none was. */
static GArray *
find_letters (OpccCli *cli, OpccDb *db, const OpccLetters *letters, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < cli->arguments->len; i++)
    {
      const OpccLetterRow *row = find_row (cli, db, letters, i, error);
      gint64 n;

      if (row == NULL)
        return NULL;
      n = opcc_record_get_n (OPCC_RECORD (row->letter));
      g_array_append_val (numbers, n);
    }
  return g_steal_pointer (&numbers);
}

static void
say_counts (OpccCli *cli, const OpccLetters *letters)
{
  opcc_cli_say (cli,
                _ ("%u to make, %u to review, %u ready to issue, %u issued, %u out of date, %u "
                   "without an outcome."),
                letters->n_to_make, letters->n_to_review, letters->n_ready, letters->n_issued,
                letters->n_stale, letters->n_without);
}

static gboolean
say_counts_now (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccLetters) letters = read_letters (cli, db, error);

  if (letters != NULL)
    say_counts (cli, letters);
  return letters != NULL;
}

static gboolean
run_make (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  gint64 n;

  if (round == NULL)
    return FALSE;
  n = opcc_letters_make (db, opcc_record_get_n (OPCC_RECORD (round)),
                         opcc_cli_get_option (cli, "again") != NULL, NULL, error);
  if (n < 0)
    return FALSE;
  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " letter made.",
                             "%" PRId64 " letters made.", (gulong) n),
                n);
  return say_counts_now (cli, db, error);
}

static void
add_row (OpccCliTable *table, gconstpointer data)
{
  const OpccLetterRow *row = data;
  OpccLetter *letter = row->letter;
  const OpccField *state = opcc_kind_find_field (&opcc_letter_kind, "state");
  const char *outcome = letter != NULL ? letter->outcome : row->outcome;
  const char *stands = letter != NULL ? letter->state : NULL;
  g_autofree char *gap =
      row->gap != NULL ? g_strdup_printf (_ ("Nothing is known for %s."), row->gap) : NULL;

  opcc_cli_table_add_text (table, row->application->reference);
  opcc_cli_table_add_choice (table, outcome,
                             outcome != NULL ? opcc_choice_get_label (opcc_letter_outcomes, outcome)
                                             : NULL);
  opcc_cli_table_add_choice (table, stands,
                             stands != NULL ? opcc_choice_get_label (state->choices, stands)
                                            : NULL);
  opcc_cli_table_add_money (table,
                            letter != NULL && letter->amount > 0 ? letter->amount : OPCC_NO_MONEY);
  opcc_cli_table_add_date (table, letter != NULL ? letter->dated : OPCC_NO_DATE);
  opcc_cli_table_add_text (table, row->organisation);
  opcc_cli_table_add_text (table, row->stale != NULL ? row->stale : gap);
}

static gboolean
run_list (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "reference", N_ ("Reference") }, { "outcome", N_ ("Kind of letter") },
    { "state", N_ ("State") },         { "amount", N_ ("Award"), TRUE },
    { "dated", N_ ("Issued on") },     { "organisation", N_ ("Organisation") },
    { "remark", N_ ("Remark") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_row };
  g_autoptr (OpccLetters) letters = read_letters (cli, db, error);

  if (!opcc_cli_print_listing (cli, &listing, letters != NULL ? letters->rows : NULL))
    return FALSE;
  say_counts (cli, letters);
  return TRUE;
}

static void
print_letter (OpccCli *cli, OpccLetter *letter)
{
  static const OpccCliColumn columns[] = {
    { "reference", N_ ("Reference") },
    { "subject", N_ ("Subject") },
    { "text", N_ ("Text") },
  };
  g_autoptr (OpccDocument) document = opcc_letter_build_document (letter);
  g_autofree char *text = opcc_document_to_text (document);
  g_autoptr (OpccCliTable) table = NULL;

  if (cli->format == OPCC_CLI_TEXT)
    {
      fputs (text, stdout);
      return;
    }
  table = opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_add_text (table, letter->reference);
  opcc_cli_table_add_text (table, letter->subject);
  opcc_cli_table_add_text (table, text);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
}

static gboolean
run_show (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccLetters) letters = read_letters (cli, db, error);
  const OpccLetterRow *row = letters != NULL ? find_row (cli, db, letters, 0, error) : NULL;

  if (row != NULL)
    print_letter (cli, row->letter);
  return row != NULL;
}

static gboolean
run_review (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccLetters) letters = read_letters (cli, db, error);
  g_autoptr (GArray) numbers = letters != NULL ? find_letters (cli, db, letters, error) : NULL;

  return numbers != NULL &&
         opcc_letters_review (db, (gint64 *) (void *) numbers->data, numbers->len, error) &&
         say_counts_now (cli, db, error);
}

static gboolean
run_issue (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *typed = opcc_cli_get_option (cli, "dated");
  g_autoptr (OpccLetters) letters = read_letters (cli, db, error);
  g_autoptr (GArray) numbers = letters != NULL ? find_letters (cli, db, letters, error) : NULL;
  OpccDate day = opcc_date_today ();
  gint64 n;

  if (numbers == NULL || (typed != NULL && !opcc_date_parse (typed, &day, error)))
    return FALSE;
  n = opcc_letters_issue (db, opcc_record_get_n (OPCC_RECORD (letters->round)),
                          (gint64 *) (void *) numbers->data, numbers->len, day, error);
  if (n < 0)
    return FALSE;
  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " letter issued.",
                             "%" PRId64 " letters issued.", (gulong) n),
                n);
  return say_counts_now (cli, db, error);
}

static gboolean
run_withdraw (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccLetters) letters = read_letters (cli, db, error);
  const OpccLetterRow *row = letters != NULL ? find_row (cli, db, letters, 0, error) : NULL;

  if (row == NULL || !opcc_letter_withdraw (db, opcc_record_get_n (OPCC_RECORD (row->letter)),
                                            opcc_cli_get_option (cli, "reason"),
                                            opcc_cli_get_option (cli, "replace") != NULL, error))
    return FALSE;
  return say_counts_now (cli, db, error);
}

static gboolean
run_save (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *folder = opcc_cli_get_option (cli, "output");
  g_autoptr (OpccRound) round = opcc_cli_find_round (cli, db, error);
  OpccLetterFiles files;

  if (round == NULL || !opcc_letter_files_save (db, opcc_record_get_n (OPCC_RECORD (round)), folder,
                                                NULL, &files, NULL, error))
    return FALSE;
  opcc_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%u letter saved in %s.", "%u letters saved in %s.",
                             files.n_letters),
                files.n_letters, folder);
  if (files.n_unaddressed > 0)
    opcc_cli_say (cli,
                  g_dngettext (GETTEXT_PACKAGE, "%u mail has no address yet.",
                               "%u mails have no address yet.", files.n_unaddressed),
                  files.n_unaddressed);
  return TRUE;
}

/* --- templates ------------------------------------------------------------------------------ */

static void
add_field (OpccCliTable *table, gconstpointer data)
{
  const OpccLetterField *field = data;
  g_autofree char *name = g_strdup_printf ("{%s}", g_dgettext (GETTEXT_PACKAGE, field->name));

  opcc_cli_table_add_text (table, name);
  opcc_cli_table_add_text (table, g_dgettext (GETTEXT_PACKAGE, field->meaning));
}

static gboolean
run_fields (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "field", N_ ("Field") },
    { "meaning", N_ ("What it stands for") },
  };
  static const OpccCliListing listing = { columns, G_N_ELEMENTS (columns), add_field, TRUE };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < OPCC_LETTER_N_FIELDS; i++)
    g_ptr_array_add (rows, (gpointer) &opcc_letter_fields[i]);
  return opcc_cli_print_listing (cli, &listing, rows);
}

/* (nullable): key of what the words name; refused where they name none. */
static const char *
find_use (const char *words, GError **error)
{
  const OpccChoice *uses = opcc_kind_find_field (&opcc_letter_template_kind, "used_for")->choices;
  const char *key = opcc_choice_find (uses, words);

  if (key == NULL)
    opcc_cli_refuse_usage (error,
                           _ ("There is no letter template “%s”. Give letterhead, closing, "
                              "signed-by, success, part, conditional, unsuccessful, reserve, "
                              "not-considered or withdrawal."),
                           words);
  return key;
}

static OpccApplication *
find_application (OpccCli *cli, OpccDb *db, const OpccLetterSource *source, GError **error)
{
  const char *words = opcc_cli_get_argument (cli, 0);
  const gint64 n = opcc_cli_find_application (cli, db, words, error);

  for (guint i = 0; n != 0 && i < source->applications->len; i++)
    if (opcc_record_get_n (g_ptr_array_index (source->applications, i)) == n)
      return g_ptr_array_index (source->applications, i);
  if (n != 0)
    opcc_cli_refuse_usage (error, _ ("“%s” is no application of this round."), words);
  return NULL;
}

/* The words of the file in place of the template, checked as if they were saved. */
static gboolean
try_text (OpccDb *db, OpccLetterSource *source, const char *use, const char *file, GError **error)
{
  g_autoptr (OpccLetterTemplate) template = opcc_letter_template_get (db, use, error);
  g_autofree char *text = NULL;

  if (template == NULL || !g_file_get_contents (file, &text, NULL, error) ||
      !opcc_record_set_typed (OPCC_RECORD (template), "body", g_strchomp (text), error) ||
      !opcc_record_check (OPCC_RECORD (template), error))
    return FALSE;
  opcc_letter_source_set_template (source, template);
  return TRUE;
}

static gboolean
run_preview (OpccCli *cli, OpccDb *db, GError **error)
{
  const char *words = opcc_cli_get_option (cli, "as");
  const char *file = opcc_cli_get_option (cli, "text");
  const char *use = words != NULL ? find_use (words, error) : NULL;
  g_autoptr (OpccRound) round =
      words == NULL || use != NULL ? opcc_cli_find_round (cli, db, error) : NULL;
  g_autoptr (OpccLetterSource) source =
      round != NULL
          ? opcc_letter_source_new (db, opcc_record_get_n (OPCC_RECORD (round)), NULL, error)
          : NULL;
  OpccApplication *application = source != NULL ? find_application (cli, db, source, error) : NULL;
  gboolean is_outcome = FALSE;
  g_autoptr (OpccLetter) letter = NULL;

  if (application == NULL)
    return FALSE;
  if (use == NULL)
    use = opcc_letter_source_find_outcome (source, application);
  if (use == NULL)
    use = opcc_letter_outcomes[0].key;
  if (file != NULL && !try_text (db, source, use, file, error))
    return FALSE;
  for (guint i = 0; opcc_letter_outcomes[i].key != NULL; i++)
    is_outcome = is_outcome || strcmp (opcc_letter_outcomes[i].key, use) == 0;
  letter = opcc_letter_source_preview (source, application, is_outcome ? use : NULL);
  print_letter (cli, letter);
  return TRUE;
}

static gboolean
change_template (OpccCli *cli, OpccDb *db, OpccLetterTemplate *template, GError **error)
{
  const char *subject = opcc_cli_get_option (cli, "subject");
  const char *file = opcc_cli_get_option (cli, "text");
  g_autofree char *text = NULL;

  if (file != NULL && !g_file_get_contents (file, &text, NULL, error))
    return FALSE;
  return opcc_letter_template_save (db, template->used_for,
                                    subject != NULL ? subject : template->subject,
                                    text != NULL ? g_strchomp (text) : template->body, error);
}

static gboolean
run_template (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "used_for", N_ ("Used for") },
    { "subject", N_ ("Subject") },
    { "text", N_ ("Text") },
  };
  const OpccChoice *uses = opcc_kind_find_field (&opcc_letter_template_kind, "used_for")->choices;
  const char *key = find_use (opcc_cli_get_argument (cli, 0), error);
  g_autoptr (OpccLetterTemplate) template = NULL;
  g_autoptr (OpccCliTable) table = NULL;

  if (key == NULL)
    return FALSE;
  template = opcc_letter_template_get (db, key, error);
  if (template != NULL &&
      (opcc_cli_get_option (cli, "subject") != NULL || opcc_cli_get_option (cli, "text") != NULL))
    {
      if (!change_template (cli, db, template, error))
        return FALSE;
      g_clear_object (&template);
      template = opcc_letter_template_get (db, key, error);
    }
  if (template == NULL)
    return FALSE;
  table = opcc_cli_table_new_single (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_set_wide (table, TRUE);
  opcc_cli_table_add_choice (table, key, opcc_choice_get_label (uses, key));
  opcc_cli_table_add_text (table, template->subject);
  opcc_cli_table_add_text (table, template->body);
  opcc_cli_table_end_row (table);
  opcc_cli_table_finish (table);
  return TRUE;
}

const OpccCommand opcc_cli_letter_commands[] = {
  { "letters make", "", 0, 0, make_options, OPCC_NEED_OFFICE, run_make,
    N_ ("Makes the letters of a decided round as drafts, as one action."),
    N_ ("Each application gets the letter of its outcome. Feedback is drawn from the markers’ "
        "comments without saying who wrote them, and has to be reviewed.") },
  { "letters list", "", 0, 0, round_options, OPCC_NEED_OFFICE, run_list,
    N_ ("Lists the letters of a round and how they stand."), NULL },
  { "letters show", "APPLICATION", 1, 1, round_options, OPCC_NEED_OFFICE, run_show,
    N_ ("Prints a letter as it is or will be."), NULL },
  { "letters review", "APPLICATION...", 1, -1, round_options, OPCC_NEED_OFFICE, run_review,
    N_ ("Marks the feedback of letters as reviewed."),
    N_ ("Change it before with opcc set letter APPLICATION feedback=TEXT.") },
  { "letters issue", "[APPLICATION...]", 0, -1, issue_options, OPCC_NEED_OFFICE, run_issue,
    N_ ("Issues letters, as one action; they then stay as they are."),
    N_ ("With no application named, all that are ready.") },
  { "letters withdraw", "APPLICATION", 1, 1, withdraw_options, OPCC_NEED_OFFICE, run_withdraw,
    N_ ("Takes an issued letter back, with the reason."), NULL },
  { "letters save", "", 0, 0, save_options, OPCC_NEED_OFFICE, run_save,
    N_ ("Writes the issued letters as files in a folder of their own."),
    N_ ("Each as PDF, OpenDocument and HTML, and as the draft of a mail with the PDF attached. The "
        "folder appears whole or not at all.") },
  { "letters fields", "", 0, 0, NULL, OPCC_NEED_OFFICE, run_fields,
    N_ ("Lists the fields that templates of letters may have."), NULL },
  { "letters preview", "APPLICATION", 1, 1, preview_options, OPCC_NEED_OFFICE, run_preview,
    N_ ("Prints a letter as the templates would make it now, and saves nothing."),
    N_ ("With --text, the words of a file take the place of the template of --as.") },
  { "letters template", "USE", 1, 1, template_options, OPCC_NEED_OFFICE, run_template,
    N_ ("Prints a template of letters, or changes it."),
    N_ ("USE is letterhead, closing, signed-by, success, part, conditional, unsuccessful, reserve, "
        "not-considered or withdrawal. Letters that are made stay as they are.") },
  { NULL },
};
