/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Getting, setting, printing and checking one attribute, whatever its type. */
#include "opcc-field.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-field-private.h"
#include "opcc-place.h"
#include "opcc-text.h"

/**
 * opcc_field_get_label:
 *
 * Returns: the translated label, for people
 */
const char *
opcc_field_get_label (const OpccField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

static void
store_text (OpccStored *stored, const char *text)
{
  stored->type = text == NULL ? OPCC_STORED_NULL : OPCC_STORED_TEXT;
  stored->text = text;
}

static void
store_integer (OpccStored *stored, gint64 value, gint64 none)
{
  stored->type = value == none ? OPCC_STORED_NULL : OPCC_STORED_INTEGER;
  stored->integer = value;
}

/* Dates and times are printed here by hand: a list of 100,000 rows is hashed through this. */
static void
print_digits (char *at, int value, int n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      at[i] = (char) ('0' + value % 10);
      value /= 10;
    }
}

static void
store_date (OpccStored *stored, OpccDate date)
{
  int year, month, day;

  if (date == OPCC_NO_DATE)
    {
      stored->type = OPCC_STORED_NULL;
      return;
    }
  opcc_date_get_ymd (date, &year, &month, &day);
  strcpy (stored->buffer, "0000-00-00");
  print_digits (stored->buffer, year, 4);
  print_digits (stored->buffer + 5, month, 2);
  print_digits (stored->buffer + 8, day, 2);
  stored->type = OPCC_STORED_TEXT;
  stored->text = stored->buffer;
}

static void
store_time (OpccStored *stored, gint64 time)
{
  gint64 days, rest;

  if (time == OPCC_NO_TIME)
    {
      stored->type = OPCC_STORED_NULL;
      return;
    }
  days = time / 86400;
  rest = time % 86400;
  if (rest < 0)
    {
      days--;
      rest += 86400;
    }
  store_date (stored, (OpccDate) days);
  memcpy (stored->buffer + 10, "T00:00:00Z", sizeof "T00:00:00Z");
  print_digits (stored->buffer + 11, (int) (rest / 3600), 2);
  print_digits (stored->buffer + 14, (int) (rest / 60 % 60), 2);
  print_digits (stored->buffer + 17, (int) (rest % 60), 2);
}

/**
 * opcc_field_get_stored:
 * @record: a record of the kind the field belongs to
 * @stored: (out caller-allocates): the value; its text is borrowed from the record or from
 *   @stored itself, so that it lives as long as both
 */
void
opcc_field_get_stored (const OpccField *field, gconstpointer record, OpccStored *stored)
{
  switch (field->type)
    {
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
    case OPCC_VALUE_CHOICE:
    case OPCC_VALUE_PLACE:
      store_text (stored, CONST_MEMBER (char *, field, record));
      break;
    case OPCC_VALUE_MONEY:
    case OPCC_VALUE_INTEGER:
      store_integer (stored, CONST_MEMBER (gint64, field, record), OPCC_NO_INTEGER);
      break;
    case OPCC_VALUE_LINK:
      store_integer (stored, CONST_MEMBER (gint64, field, record), 0);
      break;
    case OPCC_VALUE_FLAG:
      store_integer (stored, CONST_MEMBER (gboolean, field, record) ? 1 : 0, -1);
      break;
    case OPCC_VALUE_NUMBER:
      /* Adding 0 makes 0 of -0, which SQLite would hand back as 0: the digest must not differ. */
      stored->real = CONST_MEMBER (double, field, record) + 0.0;
      stored->type = isnan (stored->real) ? OPCC_STORED_NULL : OPCC_STORED_REAL;
      break;
    case OPCC_VALUE_DATE:
      store_date (stored, CONST_MEMBER (OpccDate, field, record));
      break;
    case OPCC_VALUE_TIME:
      store_time (stored, CONST_MEMBER (gint64, field, record));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
refuse_stored (const OpccField *field, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
               _ ("The value kept for “%s” is not one that the program writes. The office file was "
                  "altered outside it: restore a backup, or have the value corrected there."),
               opcc_field_get_label (field));
  return FALSE;
}

static gboolean
set_stored_text (const OpccField *field, gpointer record, const char *text, GError **error)
{
  if (field->type == OPCC_VALUE_DATE)
    return opcc_date_from_iso (text, &MEMBER (OpccDate, field, record)) ||
           refuse_stored (field, error);
  if (field->type == OPCC_VALUE_TIME)
    return opcc_time_from_iso (text, &MEMBER (gint64, field, record)) ||
           refuse_stored (field, error);
  if (field->type > OPCC_VALUE_PLACE || !g_utf8_validate (text, -1, NULL))
    return refuse_stored (field, error);
  opcc_set_str (&MEMBER (char *, field, record), text);
  return TRUE;
}

static gboolean
set_stored_integer (const OpccField *field, gpointer record, gint64 value, GError **error)
{
  if (field->type == OPCC_VALUE_FLAG)
    MEMBER (gboolean, field, record) = value != 0;
  else if (field->type == OPCC_VALUE_MONEY || field->type == OPCC_VALUE_INTEGER ||
           field->type == OPCC_VALUE_LINK || field->type == OPCC_VALUE_TIME)
    MEMBER (gint64, field, record) = value;
  else if (field->type == OPCC_VALUE_NUMBER)
    MEMBER (double, field, record) = (double) value;
  else
    return refuse_stored (field, error);
  return TRUE;
}

/**
 * opcc_field_set_stored:
 *
 * Sets the attribute from the form the store keeps.
 *
 * Returns: FALSE with OPCC_ERROR_DAMAGED where the value is not of the attribute's type
 */
gboolean
opcc_field_set_stored (const OpccField *field,
                       gpointer record,
                       const OpccStored *stored,
                       GError **error)
{
  switch (stored->type)
    {
    case OPCC_STORED_NULL:
      opcc_field_clear (field, record);
      return TRUE;
    case OPCC_STORED_TEXT:
      return set_stored_text (field, record, stored->text, error);
    case OPCC_STORED_INTEGER:
      return set_stored_integer (field, record, stored->integer, error);
    case OPCC_STORED_REAL:
      if (field->type != OPCC_VALUE_NUMBER)
        return refuse_stored (field, error);
      MEMBER (double, field, record) = stored->real;
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
opcc_stored_equal (const OpccStored *a, const OpccStored *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == OPCC_STORED_TEXT)
    return strcmp (a->text, b->text) == 0;
  if (a->type == OPCC_STORED_INTEGER)
    return a->integer == b->integer;
  if (a->type == OPCC_STORED_REAL)
    /* Bit by bit, as the log has it. NOLINTNEXTLINE */
    return memcmp (&a->real, &b->real, sizeof a->real) == 0;
  return TRUE;
}

gboolean
opcc_field_is_missing (const OpccField *field, gconstpointer record)
{
  OpccStored stored;

  opcc_field_get_stored (field, record, &stored);
  return stored.type == OPCC_STORED_NULL;
}

/**
 * opcc_field_clear:
 *
 * Makes the attribute missing; a flag becomes FALSE. Frees a text.
 */
void
opcc_field_clear (const OpccField *field, gpointer record)
{
  switch (field->type)
    {
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
    case OPCC_VALUE_CHOICE:
    case OPCC_VALUE_PLACE:
      g_clear_pointer (&MEMBER (char *, field, record), g_free);
      break;
    case OPCC_VALUE_MONEY:
    case OPCC_VALUE_INTEGER:
    case OPCC_VALUE_TIME:
      MEMBER (gint64, field, record) = OPCC_NO_INTEGER;
      break;
    case OPCC_VALUE_LINK:
      MEMBER (gint64, field, record) = 0;
      break;
    case OPCC_VALUE_FLAG:
      MEMBER (gboolean, field, record) = FALSE;
      break;
    case OPCC_VALUE_NUMBER:
      MEMBER (double, field, record) = NAN;
      break;
    case OPCC_VALUE_DATE:
      MEMBER (OpccDate, field, record) = OPCC_NO_DATE;
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
print_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/* As many digits as it takes to read the same number back, and no more. */
static char *
print_exact_number (double value)
{
  g_autofree char *shown = print_number (value);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_ascii_strtod (shown, NULL) == value)
    return g_steal_pointer (&shown);
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value));
}

/**
 * opcc_field_stored_to_text:
 *
 * Returns: (transfer full): a stored value as people read it: "£8,000", "3 July 2023", the label of
 *   a choice; "" where it is missing. A link is printed as its number.
 */
char *
opcc_field_stored_to_text (const OpccField *field, const OpccStored *stored)
{
  OpccDate date;
  gint64 time;

  if (stored->type == OPCC_STORED_NULL)
    return g_strdup ("");
  /* Translators: in place of a long text that only the program reads. */
  if ((field->marks & OPCC_MARK_KEPT) != 0)
    return g_strdup (_ ("kept"));
  if (stored->type == OPCC_STORED_REAL)
    return print_number (stored->real);
  if (stored->type == OPCC_STORED_INTEGER && field->type == OPCC_VALUE_MONEY)
    return opcc_money_format (stored->integer);
  if (stored->type == OPCC_STORED_INTEGER && field->type == OPCC_VALUE_FLAG)
    return g_strdup (stored->integer != 0 ? _ ("Yes") : _ ("No"));
  if (stored->type == OPCC_STORED_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, stored->integer);
  if (field->type == OPCC_VALUE_CHOICE)
    return g_strdup (opcc_choice_get_label (field->choices, stored->text));
  if (field->type == OPCC_VALUE_PLACE && opcc_place_by_key (stored->text) != NULL)
    return g_strdup (opcc_place_by_key (stored->text)->name);
  if (field->type == OPCC_VALUE_DATE && opcc_date_from_iso (stored->text, &date))
    return opcc_date_format (date);
  if (field->type == OPCC_VALUE_TIME && opcc_time_from_iso (stored->text, &time))
    return opcc_time_format (time);
  return g_strdup (stored->text);
}

char *
opcc_field_to_text (const OpccField *field, gconstpointer record)
{
  OpccStored stored;

  opcc_field_get_stored (field, record, &stored);
  return opcc_field_stored_to_text (field, &stored);
}

/**
 * opcc_field_to_file_text:
 *
 * Returns: (transfer full): the value as files keep it: pounds as a decimal string, ISO dates, the
 *   key of a choice; "" where it is missing
 */
char *
opcc_field_to_file_text (const OpccField *field, gconstpointer record)
{
  OpccStored stored;

  opcc_field_get_stored (field, record, &stored);
  if (stored.type == OPCC_STORED_NULL)
    return g_strdup ("");
  if (stored.type == OPCC_STORED_TEXT)
    return g_strdup (stored.text);
  if (stored.type == OPCC_STORED_REAL)
    return print_exact_number (stored.real);
  if (field->type == OPCC_VALUE_MONEY)
    return opcc_money_to_decimal (stored.integer);
  if (field->type == OPCC_VALUE_FLAG)
    return g_strdup (stored.integer != 0 ? "yes" : "no");
  return g_strdup_printf ("%" G_GINT64_FORMAT, stored.integer);
}

static gboolean
is_within (const OpccField *field, const OpccStored *stored)
{
  if (field->min == 0 && field->max == 0)
    return TRUE;
  if (stored->type == OPCC_STORED_REAL)
    return stored->real >= (double) field->min && stored->real <= (double) field->max;
  return stored->integer >= field->min && stored->integer <= field->max;
}

static gboolean
check_limits (const OpccField *field, const OpccStored *stored, GError **error)
{
  gboolean money = field->type == OPCC_VALUE_MONEY;
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;

  if (stored->type == OPCC_STORED_REAL && !isfinite (stored->real))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, _ ("%s is too large to be kept."),
                   opcc_field_get_label (field));
      return FALSE;
    }
  if (is_within (field, stored))
    return TRUE;
  min = money ? opcc_money_format (field->min) : g_strdup_printf ("%" G_GINT64_FORMAT, field->min);
  max = money ? opcc_money_format (field->max) : g_strdup_printf ("%" G_GINT64_FORMAT, field->max);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, _ ("%s must be from %s to %s."),
               opcc_field_get_label (field), min, max);
  return FALSE;
}

static gboolean
has_choice (const OpccChoice *choices, const char *key)
{
  for (const OpccChoice *choice = choices; choice != NULL && choice->key != NULL; choice++)
    if (strcmp (choice->key, key) == 0)
      return TRUE;
  return FALSE;
}

/**
 * opcc_field_check:
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where a required attribute is missing, a number is outside
 *   its limits, or a choice is not in its list
 */
gboolean
opcc_field_check (const OpccField *field, gconstpointer record, GError **error)
{
  OpccStored stored;

  /* Most attributes have no rule, and an import checks them by the million. */
  if ((field->marks & OPCC_MARK_REQUIRED) == 0 && field->min == 0 && field->max == 0 &&
      field->type != OPCC_VALUE_CHOICE)
    return TRUE;
  opcc_field_get_stored (field, record, &stored);
  if (stored.type == OPCC_STORED_NULL)
    {
      if ((field->marks & OPCC_MARK_REQUIRED) == 0)
        return TRUE;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID, _ ("%s is missing. Fill it in."),
                   opcc_field_get_label (field));
      return FALSE;
    }
  if (stored.type != OPCC_STORED_TEXT)
    return check_limits (field, &stored, error);
  if (field->type == OPCC_VALUE_CHOICE && !has_choice (field->choices, stored.text))
    return opcc_field_refuse_typed (field, stored.text, _ ("It is not in the list of choices."),
                                    error);
  return TRUE;
}

/**
 * opcc_choice_get_label:
 *
 * Returns: the translated label of a key, or the key itself where the list does not hold it
 */
const char *
opcc_choice_get_label (const OpccChoice *choices, const char *key)
{
  for (const OpccChoice *choice = choices; choice != NULL && choice->key != NULL; choice++)
    if (g_strcmp0 (choice->key, key) == 0)
      return g_dgettext (GETTEXT_PACKAGE, choice->label);
  return key;
}

/**
 * opcc_choice_find:
 * @words: a key or a label, however written
 *
 * Returns: (nullable): the key that is meant
 */
const char *
opcc_choice_find (const OpccChoice *choices, const char *words)
{
  g_autofree char *folded = opcc_text_fold (words);

  for (const OpccChoice *choice = choices; choice != NULL && choice->key != NULL; choice++)
    {
      g_autofree char *label = opcc_text_fold (choice->label);
      g_autofree char *translated = opcc_text_fold (g_dgettext (GETTEXT_PACKAGE, choice->label));

      if (strcmp (choice->key, words) == 0 || strcmp (choice->key, folded) == 0 ||
          strcmp (label, folded) == 0 || strcmp (translated, folded) == 0)
        return choice->key;
    }
  return NULL;
}
