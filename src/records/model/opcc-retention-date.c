/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows "closes", "round.closes" and "last payment.paid" from a record to a day. */
#include "opcc-retention-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-registry.h"
#include "opcc-time.h"

#define MAX_STEPS 5
#define LAST      "last "

static gboolean
is_day (const OpccField *field)
{
  return field != NULL && (field->type == OPCC_VALUE_DATE || field->type == OPCC_VALUE_TIME);
}

/* How many links a date that is offered may be away. */
#define OFFERED_LINKS 2

/* Its own days, and those of what it links to. */
static void
add_days (GPtrArray *list, const OpccKind *kind, const char *before, guint n_links)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_day (&kind->fields[i]))
      g_ptr_array_add (list, g_strconcat (before, kind->fields[i].name, NULL));
  for (guint i = 0; i < kind->n_fields && n_links > 0; i++)
    {
      const OpccField *field = &kind->fields[i];
      const OpccKind *target =
          field->type == OPCC_VALUE_LINK ? opcc_registry_find (field->target) : NULL;
      g_autofree char *path = g_strconcat (before, field->name, ".", NULL);

      if (target != NULL && target != kind)
        add_days (list, target, path, n_links - 1);
    }
}

static gboolean
refuse (const OpccKind *kind, const char *path, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *days = NULL;

  add_days (list, kind, "", 1);
  g_ptr_array_add (list, NULL);
  days = g_strjoinv (", ", (char **) list->pdata);
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” leads to no date of %s. Nothing was changed. It can be counted from: %s; or "
         "from the last of what belongs to it, such as “last payment.paid”."),
      path, g_dgettext (GETTEXT_PACKAGE, kind->plural), days);
  return FALSE;
}

/* The field of @from that links to @to, where there is just one. */
static const OpccField *
find_link (const OpccKind *from, const OpccKind *to)
{
  const OpccField *found = NULL;

  for (guint i = 0; i < from->n_fields; i++)
    if (from->fields[i].type == OPCC_VALUE_LINK && strcmp (from->fields[i].target, to->name) == 0)
      {
        if (found != NULL)
          return NULL;
        found = &from->fields[i];
      }
  return found;
}

/**
 * opcc_retention_date_list:
 *
 * Returns: (transfer full): the dates that time can be counted from, as
 *   opcc_retention_date_write_sql() takes them: those of the record, of what it links to over one
 * or two links, and the last of what belongs to it
 */
char **
opcc_retention_date_list (const OpccKind *kind)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  add_days (list, kind, "", OFFERED_LINKS);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *before = g_strconcat (LAST, kinds[i]->name, ".", NULL);

      if (find_link (kinds[i], kind) != NULL)
        add_days (list, kinds[i], before, 0);
    }
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

/* Names come from the table of kinds alone, never from what was typed. */
static gboolean
append_path (GString *out, const OpccKind *kind, guint step, const char *path)
{
  const gboolean last = g_str_has_prefix (path, LAST);
  const char *word = last ? path + strlen (LAST) : path;
  const char *dot = strchr (word, '.');
  g_autofree char *name = dot != NULL ? g_strndup (word, (gsize) (dot - word)) : g_strdup (word);
  const OpccField *field = last ? NULL : opcc_kind_find_field (kind, name);
  const OpccKind *next;
  const OpccField *link;

  if (step > MAX_STEPS)
    return FALSE;
  if (dot == NULL && !last)
    {
      if (is_day (field))
        g_string_append_printf (out, "t%u.%s", step, field->name);
      return is_day (field);
    }
  next = last
             ? opcc_registry_find (name)
             : (field != NULL && field->type == OPCC_VALUE_LINK ? opcc_registry_find (field->target)
                                                                : NULL);
  link = last && next != NULL ? find_link (next, kind) : field;
  if (next == NULL || link == NULL || dot == NULL)
    return FALSE;
  g_string_append (out, last ? "(SELECT max(" : "(SELECT ");
  if (!append_path (out, next, step + 1, dot + 1))
    return FALSE;
  if (last)
    g_string_append_printf (out, ") FROM %s AS t%u WHERE t%u.%s = t%u.n)", next->name, step + 1,
                            step + 1, link->name, step);
  else
    g_string_append_printf (out, " FROM %s AS t%u WHERE t%u.n = t%u.%s)", next->name, step + 1,
                            step + 1, step, link->name);
  return TRUE;
}

/**
 * opcc_retention_date_write_sql:
 * @path: "closes": a field of it; "round.closes": of what it links to; "last payment.paid": the
 *   last among those that link to it. Steps can follow one another
 *
 * Returns: (transfer full): an expression over the kind's table as "t0"; NULL with
 *   OPCC_ERROR_INVALID, which says what it can be, where it leads to no date
 */
char *
opcc_retention_date_write_sql (const OpccKind *kind, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (path != NULL && append_path (out, kind, 0, path))
    return g_string_free (g_steal_pointer (&out), FALSE);
  refuse (kind, path != NULL ? path : "", error);
  return NULL;
}

static void
append_word (GString *out, const char *label)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? " › " : "", label);
}

/**
 * opcc_retention_date_dup_words:
 * @path: as for opcc_retention_date_write_sql()
 *
 * Returns: (transfer full): the same with the labels of its steps, "Round › Decided on"; what leads
 *   nowhere as it is
 */
char *
opcc_retention_date_dup_words (const OpccKind *kind, const char *path)
{
  const gboolean last = g_str_has_prefix (path, LAST);
  g_auto (GStrv) steps = g_strsplit (last ? path + strlen (LAST) : path, ".", MAX_STEPS + 1);
  g_autoptr (GString) out = g_string_new (NULL);
  const OpccKind *at = kind;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      const gboolean is_kind = last && i == 0;
      const OpccField *field = at != NULL && !is_kind ? opcc_kind_find_field (at, steps[i]) : NULL;
      const char *target = is_kind ? steps[i] : (field != NULL ? field->target : NULL);

      at = target != NULL ? opcc_registry_find (target) : NULL;
      if (is_kind ? at == NULL : field == NULL)
        return g_strdup (path);
      if (is_kind)
        /* Translators: the last of a kind of record: "last Payment". */
        g_string_append_printf (out, _ ("last %s"), g_dgettext (GETTEXT_PACKAGE, at->label));
      else
        append_word (out, opcc_field_get_label (field));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * opcc_retention_date_read:
 * @stored: (nullable): a date or a time as the office file has it
 *
 * Returns: its day, in London where it is a time; OPCC_NO_DATE for none
 */
OpccDate
opcc_retention_date_read (const char *stored)
{
  OpccDate date;
  gint64 time;

  if (stored == NULL)
    return OPCC_NO_DATE;
  if (opcc_date_from_iso (stored, &date))
    return date;
  return opcc_time_from_iso (stored, &time) ? opcc_time_get_date (time) : OPCC_NO_DATE;
}

/**
 * opcc_retention_date_get_due:
 * @years: whole years to be kept
 *
 * Time is counted from the end of the financial year of the day, as disposal schedules of police
 * and crime commissioners do (Staffordshire).
 *
 * Returns: the first day on which it is due: 31 July 2023 and 6 years give 1 April 2030
 */
OpccDate
opcc_retention_date_get_due (OpccDate date, gint64 years)
{
  return opcc_financial_year_last_day (opcc_financial_year_of (date) + (int) years) + 1;
}
