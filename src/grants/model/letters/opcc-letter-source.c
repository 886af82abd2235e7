/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what letters are made from, finding what each is about, and writing it. */
#include "opcc-letter-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-door-rules.h"
#include "opcc-letter-template.h"
#include "opcc-text.h"

static gint64 *
copy_number (gint64 n)
{
  return g_memdup2 (&n, sizeof n);
}

static GHashTable *
create_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static gboolean
read_awards (OpccLetterSource *self, OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) awards =
      opcc_db_select (db, &opcc_award_kind,
                      "application IN (SELECT n FROM application WHERE round = $1)", error, "i",
                      round);

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      OpccAward *award = g_ptr_array_index (awards, i);

      /* As the decision left them, whatever became of the awards since. */
      if (strcmp (award->state, award->varied == OPCC_NO_DATE ? "approved" : "released") == 0 &&
          award->rank != OPCC_NO_INTEGER)
        self->last_rank = MAX (self->last_rank, award->rank);
      g_hash_table_insert (self->awards, copy_number (award->application), g_object_ref (award));
    }
  self->decided = self->round->decided != OPCC_NO_DATE && g_hash_table_size (self->awards) > 0;
  return awards != NULL;
}

static gboolean
read_organisations (OpccLetterSource *self, OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_organisation_kind,
                      "n IN (SELECT organisation FROM application WHERE round = $1)", error, "i",
                      round);

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_hash_table_insert (self->organisations, copy_number (opcc_record_get_n (list->pdata[i])),
                         g_object_ref (list->pdata[i]));
  return list != NULL;
}

/* What markers are called must not be read off what they wrote. */
static char *
hide_markers (const char *comment, GPtrArray *roles)
{
  char *hidden = g_strdup (comment);

  for (guint i = 0; i < roles->len; i++)
    {
      g_autofree char *pattern = g_regex_escape_string (g_ptr_array_index (roles, i), -1);
      g_autoptr (GRegex) role = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
      char *next = g_regex_replace_literal (role, hidden, -1, 0, _ ("a marker"), 0, NULL);

      g_free (hidden);
      hidden = next;
    }
  return hidden;
}

static GPtrArray *
read_roles (OpccDb *db, GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, "SELECT role FROM marker ORDER BY length (role) DESC, role", error, "");
  gboolean ok = stmt != NULL;
  gboolean row;

  while (ok && (ok = opcc_stmt_step (stmt, &row, error)) && row)
    g_ptr_array_add (roles, g_strdup (opcc_stmt_get_text (stmt, 0)));
  return ok ? g_steal_pointer (&roles) : NULL;
}

/* A sentence ends with its full stop, so that the next can follow. */
static void
add_comment (GString *text, const char *comment, GPtrArray *roles)
{
  g_autofree char *hidden = g_strstrip (hide_markers (comment, roles));
  const gsize length = strlen (hidden);

  if (length > 0)
    g_string_append_printf (text, " %s%s", hidden, strchr (".!?", hidden[length - 1]) ? "" : ".");
}

/* Where one criterion begins: its mean mark, as the marks that were submitted say it. */
static void
begin_criterion (GString *text, OpccStmt *stmt)
{
  char mean[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (mean, sizeof mean, "%.1f", opcc_stmt_get_real (stmt, 4));
  if (text->len > 0)
    g_string_append (text, "\n\n");
  /* Translators: a criterion, the mean of its marks, and the most it could have. */
  g_string_append_printf (text, _ ("%s: %s of %ld."), opcc_stmt_get_text (stmt, 1), mean,
                          (long) opcc_stmt_get_integer (stmt, 5));
}

/* Comments stand in the order of their words, which says nothing of who wrote them. */
static const char feedback_sql[] =
    "SELECT m.application, c.title, m.comment, c.n,"
    " (SELECT avg (x.score) FROM mark x JOIN assignment y ON y.application = x.application"
    "  AND y.marker = x.marker AND y.state = 'submitted'"
    "  WHERE x.application = m.application AND x.criterion = c.n), c.scale"
    /* From the applications of the round to their marks, not from all marks there ever were. */
    " FROM application p CROSS JOIN mark m ON m.application = p.n"
    " JOIN criterion c ON c.n = m.criterion"
    " JOIN assignment a ON a.application = m.application AND a.marker = m.marker"
    " WHERE p.round = $1 AND c.round = $1 AND c.removed IS NULL AND a.state = 'submitted'"
    " ORDER BY m.application, c.number, c.n, m.comment";

static gboolean
read_feedback (OpccLetterSource *self, OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) roles = read_roles (db, error);
  g_autoptr (OpccStmt) stmt =
      roles != NULL ? opcc_db_query (db, feedback_sql, error, "i", round) : NULL;
  gint64 application = 0;
  gint64 criterion = 0;
  GString *text = NULL;
  gboolean ok = stmt != NULL;
  gboolean row;

  while (ok && (ok = opcc_stmt_step (stmt, &row, error)) && row)
    {
      if (opcc_stmt_get_integer (stmt, 0) != application)
        {
          application = opcc_stmt_get_integer (stmt, 0);
          criterion = 0;
          text = g_string_new (NULL);
          g_hash_table_insert (self->feedback, copy_number (application), text);
        }
      if (opcc_stmt_get_integer (stmt, 3) != criterion)
        begin_criterion (text, stmt);
      criterion = opcc_stmt_get_integer (stmt, 3);
      if (!opcc_stmt_is_null (stmt, 2))
        add_comment (text, opcc_stmt_get_text (stmt, 2), roles);
    }
  return ok;
}

static gboolean
read_templates (OpccLetterSource *self, OpccDb *db, GError **error)
{
  const OpccChoice *uses = opcc_kind_find_field (&opcc_letter_template_kind, "used_for")->choices;

  for (guint i = 0; uses[i].key != NULL; i++)
    {
      OpccLetterTemplate *template = opcc_letter_template_get (db, uses[i].key, error);

      if (template == NULL)
        return FALSE;
      g_hash_table_insert (self->templates, (gpointer) uses[i].key, template);
    }
  return TRUE;
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

/**
 * opcc_letter_source_new:
 *
 * Returns: (transfer full): NULL on error
 */
OpccLetterSource *
opcc_letter_source_new (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccLetterSource) self = g_new0 (OpccLetterSource, 1);

  self->awards = create_table (g_object_unref);
  self->organisations = create_table (g_object_unref);
  self->feedback = create_table (free_text);
  self->templates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->round = opcc_round_load (db, round, error);
  self->scheme = self->round != NULL ? opcc_scheme_load (db, self->round->scheme, error) : NULL;
  self->applications = self->scheme != NULL ? opcc_application_list (db, round, error) : NULL;
  if (self->applications == NULL)
    return NULL;
  self->ranking = opcc_ranking_compute_of (db, self->round, self->applications, cancellable, error);
  if (self->ranking == NULL || !read_awards (self, db, round, error) ||
      !read_organisations (self, db, round, error) || !read_feedback (self, db, round, error) ||
      !read_templates (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
opcc_letter_source_free (OpccLetterSource *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->round);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->ranking, opcc_ranking_free);
  g_clear_pointer (&self->applications, g_ptr_array_unref);
  g_clear_pointer (&self->awards, g_hash_table_unref);
  g_clear_pointer (&self->organisations, g_hash_table_unref);
  g_clear_pointer (&self->feedback, g_hash_table_unref);
  g_clear_pointer (&self->templates, g_hash_table_unref);
  g_free (self);
}

static OpccAward *
find_award (const OpccLetterSource *self, OpccApplication *application)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (application));

  return g_hash_table_lookup (self->awards, &n);
}

/* On the reserve list is what reached the threshold, meets every criterion and stands below the
 * last that got money; what was passed over by hand stands above it. A hand may say otherwise. */
static gboolean
is_reserve (const OpccLetterSource *self, OpccApplication *application, const OpccAward *award)
{
  const OpccRankingRow *row =
      opcc_ranking_find (self->ranking, opcc_record_get_n (OPCC_RECORD (application)));

  if (award->reserve != NULL)
    return strcmp (award->reserve, "on") == 0;
  return row != NULL && row->passes && award->rank != OPCC_NO_INTEGER &&
         award->rank >= self->last_rank;
}

/**
 * opcc_letter_source_find_outcome:
 *
 * From the stage of the application and from its award, as the decision left them: nothing is
 * told before the decision.
 */
const char *
opcc_letter_source_find_outcome (const OpccLetterSource *self, OpccApplication *application)
{
  const OpccAward *award = find_award (self, application);

  if (!self->decided)
    return NULL;
  if (strcmp (application->stage, "withdrawn") == 0)
    return "withdrawal";
  if (strcmp (application->stage, "stopped") == 0)
    return "not-considered";
  if (award == NULL)
    return NULL;
  if (strcmp (award->state, "declined") == 0)
    return is_reserve (self, application, award) ? "reserve" : "unsuccessful";
  if (strcmp (award->state, "approved") != 0)
    return NULL;
  if (award->conditions != NULL)
    return "conditional";
  return award->part ? "part" : "success";
}

gint64
opcc_letter_source_get_amount (const OpccLetterSource *self, OpccApplication *application)
{
  const OpccAward *award = find_award (self, application);
  const char *outcome = opcc_letter_source_find_outcome (self, application);

  return award != NULL && g_strcmp0 (outcome, "withdrawal") != 0 &&
                 strcmp (award->state, "approved") == 0
             ? award->amount
             : 0;
}

static OpccOrganisation *
find_organisation (const OpccLetterSource *self, OpccApplication *application)
{
  return g_hash_table_lookup (self->organisations, &application->organisation);
}

const char *
opcc_letter_source_get_organisation (const OpccLetterSource *self, OpccApplication *application)
{
  const OpccOrganisation *organisation = find_organisation (self, application);

  return organisation != NULL ? organisation->name : "";
}

/* The rules that stopped it at the door, with their figures. */
static char *
say_stopped (const OpccLetterSource *self, OpccApplication *application)
{
  GString *words = g_string_new (NULL);
  guint n_flags;
  const OpccFlag *flags = opcc_flag_list (&n_flags);

  for (guint i = 0; i < n_flags; i++)
    {
      g_autofree char *sentence =
          flags[i].weight == OPCC_FLAG_STOP && opcc_application_has_flag (application, flags[i].key)
              ? opcc_door_explain (flags[i].key, application, self->round, self->scheme)
              : NULL;

      if (sentence != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
    }
  return g_string_free (words, words->len == 0);
}

static char *
format_date (OpccDate date)
{
  return date != OPCC_NO_DATE ? opcc_date_format (date) : NULL;
}

static char *
format_percent (gint64 percent)
{
  return percent != OPCC_NO_PERCENT ? opcc_percent_format (percent) : NULL;
}

static char *
format_money (gint64 pence)
{
  return pence != OPCC_NO_MONEY && pence > 0 ? opcc_money_format (pence) : NULL;
}

/* Braces mean a field to whoever reads the letter next. */
static void
tidy_values (char **values)
{
  for (guint i = 0; i < OPCC_LETTER_N_FIELDS; i++)
    for (char *at = values[i]; at != NULL && *at != '\0'; at++)
      *at = *at == '{' ? '(' : *at == '}' ? ')' : *at;
}

static const char *
get_body (const OpccLetterSource *self, const char *used_for)
{
  return ((OpccLetterTemplate *) g_hash_table_lookup (self->templates, used_for))->body;
}

/* By OpccLetterFieldIndex, each owned; NULL: not known. Feedback keeps its place until it is
 * issued. */
static char **
make_values (const OpccLetterSource *self, OpccApplication *application)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (application));
  const OpccAward *award = find_award (self, application);
  const OpccRankingRow *row = opcc_ranking_find (self->ranking, n);
  const OpccRound *round = self->round;
  char **values = g_new0 (char *, OPCC_LETTER_N_FIELDS + 1);

  values[OPCC_LETTER_ORGANISATION] =
      g_strdup (opcc_letter_source_get_organisation (self, application));
  values[OPCC_LETTER_PROJECT] = g_strdup (application->title);
  values[OPCC_LETTER_REFERENCE] = g_strdup (application->reference);
  values[OPCC_LETTER_CONTACT] =
      g_strdup (application->contact_name != NULL ? application->contact_name : _ ("applicant"));
  values[OPCC_LETTER_FUND] = g_strdup (self->scheme->title);
  values[OPCC_LETTER_ROUND] = g_strdup (round->title);
  values[OPCC_LETTER_ASKED] = format_money (application->asked);
  values[OPCC_LETTER_AMOUNT] = format_money (opcc_letter_source_get_amount (self, application));
  values[OPCC_LETTER_CONDITIONS] = award != NULL ? g_strdup (award->conditions) : NULL;
  values[OPCC_LETTER_REASONS] = strcmp (application->stage, "stopped") == 0
                                    ? say_stopped (self, application)
                                : award != NULL ? g_strdup (award->reasons)
                                                : NULL;
  values[OPCC_LETTER_SCORE] = format_percent (row != NULL ? row->percent : OPCC_NO_PERCENT);
  values[OPCC_LETTER_THRESHOLD] = format_percent (self->ranking->threshold);
  values[OPCC_LETTER_CLOSING_DATE] =
      round->closes != OPCC_NO_TIME ? opcc_date_format (opcc_time_get_date (round->closes)) : NULL;
  values[OPCC_LETTER_DECISION_DATE] = format_date (round->decided);
  values[OPCC_LETTER_DECISION_REFERENCE] =
      g_strdup (award != NULL ? award->decision_ref : round->decision_ref);
  values[OPCC_LETTER_START_DATE] = format_date (application->starts);
  values[OPCC_LETTER_END_DATE] = format_date (application->ends);
  values[OPCC_LETTER_SIGNED_BY] = g_strdup (get_body (self, "signed-by"));
  tidy_values (values);
  return values;
}

static void
free_values (char **values)
{
  for (guint i = 0; i < OPCC_LETTER_N_FIELDS; i++)
    g_free (values[i]);
  g_free (values);
}

char *
opcc_letter_source_fill (const OpccLetterSource *self,
                         OpccApplication *application,
                         const char *text)
{
  char **values = make_values (self, application);
  char *filled = opcc_letter_fill (text, (const char *const *) values);

  free_values (values);
  return filled;
}

/* Contact, organisation, address, postcode: a line each, without those that are not known. */
static char *
make_recipient (const OpccLetterSource *self, OpccApplication *application)
{
  const OpccOrganisation *organisation = find_organisation (self, application);
  const char *const lines[] = { application->contact_name,
                                organisation != NULL ? organisation->name : NULL,
                                organisation != NULL ? organisation->address : NULL,
                                organisation != NULL ? organisation->postcode : NULL };
  GString *recipient = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const gboolean is_said = lines[i] == NULL || (i == 3 && strstr (recipient->str, lines[i]));

      if (!is_said)
        g_string_append_printf (recipient, "%s%s", recipient->len > 0 ? "\n" : "", lines[i]);
    }
  return g_string_free (recipient, FALSE);
}

static void
take (char **place, char *value)
{
  g_free (*place);
  *place = value;
}

/**
 * opcc_letter_source_write:
 * @outcome: key of an outcome
 * @letter: a letter that is not issued
 */
void
opcc_letter_source_write (const OpccLetterSource *self,
                          OpccApplication *application,
                          const char *outcome,
                          OpccLetter *letter)
{
  const gint64 n = opcc_record_get_n (OPCC_RECORD (application));
  const OpccLetterTemplate *template = g_hash_table_lookup (self->templates, outcome);
  const OpccOrganisation *organisation = find_organisation (self, application);
  const GString *feedback = g_hash_table_lookup (self->feedback, &n);
  const char *label = opcc_choice_get_label (opcc_letter_outcomes, outcome);

  letter->application = n;
  opcc_set_str (&letter->outcome, outcome);
  opcc_set_str (&letter->state, "draft");
  opcc_set_str (&letter->reference, application->reference);
  take (&letter->subject,
        opcc_letter_source_fill (self, application,
                                 template->subject != NULL ? template->subject : label));
  take (&letter->body, opcc_letter_source_fill (self, application, template->body));
  take (&letter->letterhead,
        opcc_letter_source_fill (self, application, get_body (self, "letterhead")));
  take (&letter->closing, opcc_letter_source_fill (self, application, get_body (self, "closing")));
  take (&letter->recipient, make_recipient (self, application));
  opcc_set_str (&letter->email, application->contact_email != NULL ? application->contact_email
                                : organisation != NULL             ? organisation->contact_email
                                                                   : NULL);
  letter->amount = opcc_letter_source_get_amount (self, application);
  opcc_set_str (&letter->feedback, NULL);
  if (opcc_letter_needs_review (letter) && feedback != NULL)
    take (&letter->feedback,
          g_strdelimit (g_strdelimit (g_strdup (feedback->str), "{", '('), "}", ')'));
}

/**
 * opcc_letter_source_preview:
 * @outcome: (nullable): the letter of another outcome than its own; NULL: its own, and where it has
 *   none yet an award
 *
 * Returns: (transfer full): the letter as it would be made now, which is not saved
 */
OpccLetter *
opcc_letter_source_preview (const OpccLetterSource *self,
                            OpccApplication *application,
                            const char *outcome)
{
  OpccLetter *letter = g_object_new (OPCC_TYPE_LETTER, NULL);
  const char *own = opcc_letter_source_find_outcome (self, application);

  opcc_letter_source_write (self, application,
                            outcome != NULL ? outcome
                            : own != NULL   ? own
                                            : opcc_letter_outcomes[0].key,
                            letter);
  return letter;
}

/**
 * opcc_letter_source_set_template:
 * @template: (transfer none): takes the place of the one that is for the same
 */
void
opcc_letter_source_set_template (OpccLetterSource *self, OpccLetterTemplate *template)
{
  const OpccChoice *uses = opcc_kind_find_field (&opcc_letter_template_kind, "used_for")->choices;

  for (guint i = 0; uses[i].key != NULL; i++)
    if (strcmp (uses[i].key, template->used_for) == 0)
      g_hash_table_replace (self->templates, (gpointer) uses[i].key, g_object_ref (template));
}
