/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one attribute as people and their files write it. */
#include "opcc-field.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-field-private.h"
#include "opcc-place.h"
#include "opcc-text.h"

gboolean
opcc_field_refuse_typed (const OpccField *field,
                         const char *typed,
                         const char *remedy,
                         GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, _ ("“%s” cannot be read as %s. %s"), typed,
               opcc_field_get_label (field), remedy);
  return FALSE;
}

static char *
list_choices (const OpccChoice *choices)
{
  GString *list = g_string_new (NULL);

  for (const OpccChoice *choice = choices; choice != NULL && choice->key != NULL; choice++)
    {
      if (list->len > 0)
        g_string_append (list, ", ");
      g_string_append (list, g_dgettext (GETTEXT_PACKAGE, choice->label));
    }
  return g_string_free (list, FALSE);
}

static gboolean
set_typed_choice (const OpccField *field, gpointer record, const char *typed, GError **error)
{
  const char *key = opcc_choice_find (field->choices, typed);

  if (key == NULL)
    {
      g_autofree char *list = list_choices (field->choices);
      g_autofree char *remedy = g_strdup_printf (_ ("Give one of: %s."), list);

      return opcc_field_refuse_typed (field, typed, remedy, error);
    }
  opcc_set_str (&MEMBER (char *, field, record), key);
  return TRUE;
}

static gboolean
set_typed_place (const OpccField *field, gpointer record, const char *typed, GError **error)
{
  const OpccPlace *place = opcc_place_find (typed);

  if (place == NULL)
    return opcc_field_refuse_typed (
        field, typed,
        _ ("Give one of the nine districts of Leicester, Leicestershire and "
           "Rutland."),
        error);
  opcc_set_str (&MEMBER (char *, field, record), place->key);
  return TRUE;
}

static gboolean
set_typed_text (const OpccField *field, gpointer record, const char *typed, GError **error)
{
  g_autofree char *clean = field->type == OPCC_VALUE_LONG_TEXT
                               ? opcc_text_clean_lines (typed, error)
                               : opcc_text_clean (typed, error);

  if (clean == NULL)
    {
      g_prefix_error (error, "%s: ", opcc_field_get_label (field));
      return FALSE;
    }
  opcc_field_clear (field, record);
  if (*clean != '\0')
    MEMBER (char *, field, record) = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
set_typed_flag (const OpccField *field, gpointer record, const char *typed, GError **error)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "on", "x", NULL };
  static const char *const no[] = { "no", "n", "false", "0", "off", NULL };
  g_autofree char *folded = opcc_text_fold (typed);

  if (!g_strv_contains (yes, folded) && !g_strv_contains (no, folded))
    return opcc_field_refuse_typed (field, typed, _ ("Write yes or no."), error);
  MEMBER (gboolean, field, record) = g_strv_contains (yes, folded);
  return TRUE;
}

static gboolean
set_typed_number (const OpccField *field, gpointer record, const char *typed, GError **error)
{
  char *end = NULL;
  g_autofree char *bare = g_strstrip (g_strdup (typed));
  gsize length = strlen (bare);

  if (length > 1 && bare[length - 1] == '%')
    bare[length - 1] = '\0';
  if (field->type == OPCC_VALUE_NUMBER)
    {
      double value = g_ascii_strtod (bare, &end);

      if (end == bare || *end != '\0' || !isfinite (value))
        return opcc_field_refuse_typed (field, typed, _ ("Write a number, like 12.5."), error);
      MEMBER (double, field, record) = value;
    }
  else
    {
      gint64 value;

      if (!g_ascii_string_to_signed (bare, 10, G_MININT64 + 1, G_MAXINT64, &value, NULL))
        return opcc_field_refuse_typed (field, typed, _ ("Write a whole number, like 12."), error);
      MEMBER (gint64, field, record) = value;
    }
  return TRUE;
}

/**
 * opcc_field_set_typed:
 * @typed: what a person or a file gave; NULL or nothing but spaces makes the attribute missing
 *
 * Reads what people type. Limits are not checked here but by opcc_field_check().
 *
 * Returns: FALSE with OPCC_ERROR_INVALID and a sentence that names value and remedy; the record
 *   is then as it was
 */
gboolean
opcc_field_set_typed (const OpccField *field, gpointer record, const char *typed, GError **error)
{
  g_autofree char *stripped = NULL;

  if (typed == NULL || typed[strspn (typed, " \t\n\v\f\r")] == '\0')
    {
      opcc_field_clear (field, record);
      return TRUE;
    }
  if (field->type != OPCC_VALUE_TEXT && field->type != OPCC_VALUE_LONG_TEXT)
    stripped = g_strstrip (g_strdup (typed));
  switch (field->type)
    {
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
      return set_typed_text (field, record, typed, error);
    case OPCC_VALUE_CHOICE:
      return set_typed_choice (field, record, stripped, error);
    case OPCC_VALUE_PLACE:
      return set_typed_place (field, record, stripped, error);
    case OPCC_VALUE_MONEY:
      return opcc_money_parse (stripped, &MEMBER (gint64, field, record), error);
    case OPCC_VALUE_DATE:
      return opcc_date_parse (stripped, &MEMBER (OpccDate, field, record), error);
    case OPCC_VALUE_TIME:
      return opcc_time_parse (stripped, &MEMBER (gint64, field, record), error);
    case OPCC_VALUE_FLAG:
      return set_typed_flag (field, record, stripped, error);
    case OPCC_VALUE_INTEGER:
    case OPCC_VALUE_NUMBER:
    case OPCC_VALUE_LINK:
      return set_typed_number (field, record, stripped, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
