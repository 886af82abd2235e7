/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a scheme, and what is left of its pot. */
#include "opcc-scheme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccScheme, year, TEXT, N_("Financial year"),


              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_PUBLISHED |
                       OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccScheme, title, TEXT, N_("Title"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccScheme, purpose, LONG_TEXT, N_("Purpose"),
              .marks = OPCC_MARK_PUBLISHED | OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccScheme, pot, MONEY, N_("Pot for the year"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED,
              .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccScheme, cap, MONEY, N_("Most for one project"),
              .marks = OPCC_MARK_PUBLISHED, .min = 0, .max = G_GINT64_CONSTANT (1000000000000)),
  OPCC_FIELD (OpccScheme, months, INTEGER, N_("Longest project in months"),
              .marks = OPCC_MARK_PUBLISHED, .min = 1, .max = 120),
  OPCC_FIELD (OpccScheme, over_award, INTEGER, N_("Over-award in per cent"),
              .marks = OPCC_MARK_PARTNERS, .min = 0, .max = 50),
  OPCC_FIELD (OpccScheme, priorities, LONG_TEXT, N_("Plan priorities"),
              .marks = OPCC_MARK_PUBLISHED),
};
/* clang-format on */

const OpccKind opcc_scheme_kind = {
  .name = "scheme",
  .label = N_ ("Scheme"),
  .plural = N_ ("Schemes"),
  .title = "title",
  .detail = "year",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_scheme_get_type,
};

OPCC_DEFINE_RECORD (OpccScheme, opcc_scheme, opcc_scheme_kind)

/**
 * opcc_scheme_prepare:
 * @scheme: a new scheme
 *
 * Fills in what was not given, and looks whether the scheme can be added.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where the year cannot be read or an amount is missing,
 *   OPCC_ERROR_REFUSED where the year has its scheme already
 */
gboolean
opcc_scheme_prepare (OpccDb *db, OpccScheme *scheme, GError **error)
{
  int year;

  g_return_val_if_fail (OPCC_IS_SCHEME (scheme), FALSE);

  if (!opcc_financial_year_parse (scheme->year != NULL ? scheme->year : "", &year, error))
    return FALSE;
  g_free (scheme->year);
  scheme->year = opcc_financial_year_format (year);
  if (scheme->title == NULL)
    scheme->title = g_strdup_printf (_ ("Grants %s"), scheme->year);
  if (scheme->over_award == OPCC_NO_INTEGER)
    scheme->over_award = 10;
  if (opcc_db_get_integer (db, "SELECT count(*) FROM scheme WHERE year = $1", 0, NULL, "s",
                           scheme->year) == 0)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("There is a scheme for %s already. Nothing was added. Change that scheme, or "
                  "give another year."),
               scheme->year);
  return FALSE;
}

/**
 * opcc_scheme_add:
 *
 * Returns: FALSE as opcc_scheme_prepare ()
 */
gboolean
opcc_scheme_add (OpccDb *db, OpccScheme *scheme, GError **error)
{
  g_autoptr (OpccAction) action = NULL;
  g_autofree char *name = NULL;

  if (!opcc_scheme_prepare (db, scheme, error))
    return FALSE;
  name = g_strdup_printf (_ ("Add scheme %s"), scheme->year);
  action = opcc_action_begin (db, name, error);
  return action != NULL && opcc_db_save (db, scheme, error) && opcc_action_commit (action, error);
}

/**
 * opcc_scheme_find:
 * @year: a financial year however written
 *
 * Returns: (transfer full): the scheme of that year, or NULL with OPCC_ERROR_NOT_FOUND
 */
OpccScheme *
opcc_scheme_find (OpccDb *db, const char *year, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *tidy = NULL;
  OpccScheme *scheme;
  int first;

  if (opcc_financial_year_parse (year, &first, NULL))
    tidy = opcc_financial_year_format (first);
  scheme =
      opcc_db_find (db, &opcc_scheme_kind, "year = $1", &local, "s", tidy != NULL ? tidy : year);
  if (scheme == NULL && local != NULL && !g_error_matches (local, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (scheme == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("There is no scheme for “%s”. Add it, or give the year of one that is there."),
                 year);
  return scheme;
}

/**
 * opcc_scheme_get_pot_left:
 *
 * Returns: pence of the pot not yet awarded; OPCC_NO_MONEY on error
 */
gint64
opcc_scheme_get_pot_left (OpccDb *db, gint64 scheme, GError **error)
{
  return opcc_db_get_integer (
      db,
      /* From the scheme to its applications: the other way leads through the awards of all years.
       */
      "SELECT s.pot - coalesce((SELECT sum(a.amount) FROM round r"
      " CROSS JOIN application p ON p.round = r.n CROSS JOIN award a ON a.application = p.n"
      " WHERE r.scheme = s.n AND a.state = 'approved'), 0) FROM scheme s WHERE s.n = $1",
      OPCC_NO_MONEY, error, "i", scheme);
}

OpccScheme *
opcc_scheme_load (OpccDb *db, gint64 scheme, GError **error)
{
  return opcc_db_load (db, &opcc_scheme_kind, scheme, error);
}

/* A line is "Violence against women and girls", or the same with what is short enough for a
 * narrow column: "Violence against women and girls = Women and girls". */
static char *
find_short (char *line)
{
  char *sign = strchr (line, '=');

  if (sign == NULL)
    return NULL;
  *sign = '\0';
  return g_strstrip (sign + 1);
}

/**
 * opcc_scheme_get_priorities:
 *
 * Returns: (transfer full): the plan priorities, one a string, by their full names
 */
GStrv
opcc_scheme_get_priorities (OpccScheme *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (self->priorities != NULL ? self->priorities : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      find_short (lines[i]);
      if (*g_strstrip (lines[i]) != '\0')
        g_strv_builder_add (builder, lines[i]);
    }
  return g_strv_builder_end (builder);
}

/**
 * opcc_scheme_allows_priority:
 *
 * Returns: whether @priority is one of the plan priorities; TRUE for any where the scheme names
 * none
 */
gboolean
opcc_scheme_allows_priority (OpccScheme *self, const char *priority)
{
  gsize length = strlen (priority);
  gboolean named = FALSE;

  for (const char *line = self->priorities; line != NULL && *line != '\0';)
    {
      const char *start = line + strspn (line, " \t\r");
      const char *end = start + strcspn (start, "=\n"); /* a short name may follow */
      const char *rest = end + strcspn (end, "\n");

      line = *rest == '\n' ? rest + 1 : rest;
      while (end > start && strchr (" \t\r", end[-1]) != NULL)
        end--;
      if ((gsize) (end - start) == length && strncmp (start, priority, length) == 0)
        return TRUE;
      named |= end > start;
    }
  return !named;
}

/**
 * opcc_scheme_dup_short_priority:
 * @name: a plan priority by its full name
 *
 * Returns: (transfer full): its short name; @name itself where the scheme gives none
 */
char *
opcc_scheme_dup_short_priority (OpccScheme *self, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (self->priorities != NULL ? self->priorities : "", "\n", -1);

  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *short_name = find_short (lines[i]);

      if (short_name != NULL && *short_name != '\0' && strcmp (g_strstrip (lines[i]), name) == 0)
        return g_strdup (short_name);
    }
  return g_strdup (name);
}
