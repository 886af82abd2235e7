/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is open of the earlier grants of those who apply again, and of the papers they show. */
#include "opcc-applicant.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-linked.h"

static void
free_earlier (OpccEarlierGrant *self)
{
  g_free (self->reference);
  g_free (self->name);
  g_free (self->evidence);
  g_free (self->words);
  g_free (self);
}

void
opcc_applicant_free (OpccApplicant *self)
{
  if (self == NULL)
    return;
  g_free (self->reference);
  g_free (self->name);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self);
}

/* --- one earlier grant ----------------------------------------------------------------------- */

/* Takes the words over. */
static void
take_words (GString *text, char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
  g_free (words);
}

static void
take_sum (GString *text, const char *format, gint64 pence)
{
  g_autofree char *sum = opcc_money_format (pence);

  take_words (text, g_strdup_printf (format, sum));
}

static char *
say_open (const OpccEarlierGrant *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->n_late > 0)
    take_words (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u return is late",
                                                    "%u returns are late", self->n_late),
                                       self->n_late));
  if (self->n_came_late > 0)
    take_words (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u return came late",
                                                    "%u returns came late", self->n_came_late),
                                       self->n_came_late));
  if (self->unspent > 0)
    take_sum (text, _ ("%s was not spent"), self->unspent);
  if (self->to_claw_back > 0)
    take_sum (text, _ ("%s is to be paid back"), self->to_claw_back);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
opcc_earlier_grant_say (const OpccEarlierGrant *self)
{
  if (self->evidence == NULL)
    return g_strdup_printf ("%s: %s", self->reference, self->words);
  /* Translators: an earlier grant of another, who shares something with the applicant: "2022/23-3/
   * R3-001 of Rowan Club (the same contact): 1 return is late". */
  return g_strdup_printf (_ ("%s of %s (%s): %s"), self->reference, self->name, self->evidence,
                          self->words);
}

char *
opcc_applicant_say_earlier (const OpccApplicant *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->earlier->len; i++)
    {
      g_autofree char *line = opcc_earlier_grant_say (g_ptr_array_index (self->earlier, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Also where no agreement was ever signed: what is due was agreed on all the same. */
static void
count_returns (OpccEarlierGrant *self, const OpccDelivery *grant, OpccDate today)
{
  for (guint i = 0; i < grant->returns->len; i++)
    {
      const OpccGrantReturn *one = g_ptr_array_index (grant->returns, i);

      self->n_late += opcc_grant_return_get_state (one, today) == OPCC_GRANT_RETURN_LATE;
      self->n_came_late +=
          one->due != OPCC_NO_DATE && one->received != OPCC_NO_DATE && one->received > one->due;
    }
}

/* (nullable) (transfer full): NULL where nothing of it is open. */
static OpccEarlierGrant *
judge (const OpccDelivery *grant, const char *code, const char *evidence, OpccDate today)
{
  OpccEarlierGrant *self = g_new0 (OpccEarlierGrant, 1);

  count_returns (self, grant, today);
  self->unspent = grant->underspend;
  self->to_claw_back = grant->to_claw_back;
  self->words = say_open (self);
  if (*self->words == '\0')
    {
      free_earlier (self);
      return NULL;
    }
  self->award = opcc_record_get_n (OPCC_RECORD (grant->award));
  self->reference = g_strdup_printf ("%s/%s", code, grant->application->reference);
  self->name = g_strdup (grant->organisation->name);
  self->evidence = g_strdup (evidence);
  return self;
}

/* --- one applicant --------------------------------------------------------------------------- */

/* Grants of rounds that closed before that of the application. */
static const char earlier_query[] =
    "SELECT w.n, r.code FROM award w JOIN application p ON p.n = w.application"
    " JOIN round r ON r.n = p.round"
    " WHERE p.organisation = $1 AND w.state <> 'declined' AND r.closes < (SELECT s.closes"
    " FROM application q JOIN round s ON s.n = q.round WHERE q.n = $2)"
    " ORDER BY r.closes DESC, w.n";

static gboolean
add_earlier (OpccApplicant *self,
             OpccDb *db,
             gint64 organisation,
             const char *evidence,
             OpccDate today,
             GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, earlier_query, error, "ii", organisation, self->application);
  gboolean row = TRUE;

  while (stmt != NULL && row)
    {
      g_autoptr (OpccDelivery) grant = NULL;
      OpccEarlierGrant *earlier;

      if (!opcc_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      grant = opcc_delivery_load (db, opcc_stmt_get_integer (stmt, 0), today, error);
      if (grant == NULL)
        return FALSE;
      earlier = judge (grant, opcc_stmt_get_text (stmt, 1), evidence, today);
      if (earlier != NULL)
        g_ptr_array_add (self->earlier, earlier);
    }
  return stmt != NULL;
}

/* (nullable): by what two organisations are linked, in the first group that has both. */
static const char *
find_link (const GPtrArray *groups, gint64 one, gint64 other)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const OpccLinkedGroup *group = g_ptr_array_index (groups, i);
      gboolean has_one = FALSE;
      gboolean has_other = FALSE;

      for (guint j = 0; j < group->numbers->len; j++)
        {
          has_one |= g_array_index (group->numbers, gint64, j) == one;
          has_other |= g_array_index (group->numbers, gint64, j) == other;
        }
      if (has_one && has_other)
        return group->evidence;
    }
  return NULL;
}

/* Each organisation that shares something with the applicant once, however much it shares. */
static gboolean
add_linked (
    OpccApplicant *self, OpccDb *db, const GPtrArray *groups, OpccDate today, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);

  g_hash_table_add (seen, &self->organisation);
  for (guint i = 0; i < groups->len; i++)
    {
      const OpccLinkedGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->numbers->len; j++)
        {
          gint64 *other = &g_array_index (group->numbers, gint64, j);
          const char *evidence = find_link (groups, self->organisation, *other);

          if (evidence != NULL && g_hash_table_add (seen, other) &&
              !add_earlier (self, db, *other, evidence, today, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_checks (OpccApplicant *self, OpccDb *db, OpccDate today, GError **error)
{
  self->checks = opcc_check_state_list (db, self->organisation, today, error);
  for (guint i = 0; self->checks != NULL && i < self->checks->len; i++)
    {
      const OpccCheckState *state = g_ptr_array_index (self->checks, i);

      self->n_open += state->verdict > OPCC_CHECK_ENDS_SOON;
    }
  return self->checks != NULL;
}

static OpccApplicant *
read_applicant (OpccDb *db, OpccStmt *stmt, const GPtrArray *groups, OpccDate today, GError **error)
{
  g_autoptr (OpccApplicant) self = g_new0 (OpccApplicant, 1);

  self->application = opcc_stmt_get_integer (stmt, 0);
  self->organisation = opcc_stmt_get_integer (stmt, 1);
  self->reference = g_strdup (opcc_stmt_get_text (stmt, 2));
  self->name = g_strdup (opcc_stmt_get_text (stmt, 3));
  self->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) free_earlier);
  if (!add_earlier (self, db, self->organisation, NULL, today, error) ||
      !add_linked (self, db, groups, today, error) || !read_checks (self, db, today, error))
    return NULL;
  return g_steal_pointer (&self);
}

static GPtrArray *
read_list (OpccDb *db, OpccStmt *stmt, const GPtrArray *groups, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_applicant_free);
  gboolean row = TRUE;

  while (row)
    {
      OpccApplicant *one;

      if (!opcc_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      one = read_applicant (db, stmt, groups, today, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (list, one);
    }
  return g_steal_pointer (&list);
}

#define APPLICANT                                                                                  \
  "SELECT p.n, p.organisation, p.reference, o.name FROM application p"                             \
  " JOIN organisation o ON o.n = p.organisation"

/**
 * opcc_applicant_load:
 * @today: the day in London, by which returns are late and papers expired
 *
 * Earlier grants are those of rounds that closed before that of the application: its own, those of
 * what was merged into it, and those of organisations that share a contact or an address with it.
 *
 * Returns: (transfer full): NULL on error
 */
OpccApplicant *
opcc_applicant_load (OpccDb *db, gint64 application, OpccDate today, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db, APPLICANT " WHERE p.n = $1", error, "i", application);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const gint64 organisation =
      opcc_db_get_integer (db, "SELECT organisation FROM application WHERE n = $1", 0, NULL, "i",
                           application);

  groups = stmt != NULL ? opcc_linked_list (db, organisation, error) : NULL;
  list = groups != NULL ? read_list (db, stmt, groups, today, error) : NULL;
  if (list == NULL)
    return NULL;
  if (list->len == 0)
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                           _ ("The application is no longer there."));
      return NULL;
    }
  return g_ptr_array_steal_index (list, 0);
}

GPtrArray *
opcc_applicant_list (OpccDb *db, gint64 round, OpccDate today, GError **error)
{
  g_autoptr (OpccStmt) stmt =
      opcc_db_query (db,
                     APPLICANT " WHERE p.round = $1 AND p.stage <> 'withdrawn'"
                               " AND p.stage <> 'stopped' ORDER BY p.n",
                     error, "i", round);
  g_autoptr (GPtrArray) groups = stmt != NULL ? opcc_linked_list (db, 0, error) : NULL;

  return groups != NULL ? read_list (db, stmt, groups, today, error) : NULL;
}

const OpccApplicant *
opcc_applicant_find (const GPtrArray *list, gint64 application)
{
  guint from = 0;
  guint to = list->len;

  while (from < to)
    {
      const guint middle = from + (to - from) / 2;
      const OpccApplicant *one = g_ptr_array_index (list, middle);

      if (one->application == application)
        return one;
      if (one->application < application)
        from = middle + 1;
      else
        to = middle;
    }
  return NULL;
}

const OpccApplicant *
opcc_applicant_find_open (const GPtrArray *list, const OpccAwardRow *row)
{
  const OpccApplicant *one =
      row->amount > 0 ? opcc_applicant_find (list, row->ranked->application) : NULL;

  return one != NULL && (one->n_open > 0 || one->earlier->len > 0) ? one : NULL;
}

char *
opcc_applicant_say_plan (const GPtrArray *list, const OpccAwardPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_open = 0;
  guint n_earlier = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccApplicant *one =
          opcc_applicant_find_open (list, &g_array_index (plan->rows, OpccAwardRow, i));

      n_open += one != NULL && one->n_open > 0;
      n_earlier += one != NULL && one->earlier->len > 0;
    }
  if (n_open > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%u award waits for papers",
                                         "%u awards wait for papers", n_open),
                            n_open);
  if (n_earlier > 0)
    {
      g_autofree char *words =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u has an earlier grant to look at",
                                        "%u have an earlier grant to look at", n_earlier),
                           n_earlier);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
