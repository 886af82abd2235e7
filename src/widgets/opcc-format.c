/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a value is written in a cell or a row: its words, and the style that tells missing from nil.
 */
#include "opcc-format.h"

#include "opcc-place.h"
#include "opcc-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MINUS "−"

void
opcc_cell_text_clear (OpccCellText *self)
{
  g_clear_pointer (&self->text, g_free);
  self->css_class = NULL;
}

/**
 * opcc_cell_text_take:
 * @text: (transfer full) (nullable): plain text
 * @css_class: (nullable): static
 */
void
opcc_cell_text_take (OpccCellText *self, char *text, const char *css_class)
{
  g_free (self->text);
  self->text = text;
  self->css_class = css_class;
}

void
opcc_cell_text_set (OpccCellText *self, const char *text, const char *css_class)
{
  opcc_cell_text_take (self, g_strdup (text), css_class);
}

/**
 * opcc_format_money:
 * @pence: an amount in pence, or OPCC_NO_MONEY
 *
 * "£9,850", "None" for nil, "Not stated" for what was not given.
 */
void
opcc_format_money (gint64 pence, OpccCellText *cell)
{
  opcc_format_money_with (pence, _ ("None"), _ ("Not stated"), cell);
}

/**
 * opcc_format_money_with:
 * @nil_words: (nullable): what nil is called; NULL for "£0"
 * @missing_words: what a missing amount is called
 */
void
opcc_format_money_with (gint64 pence,
                        const char *nil_words,
                        const char *missing_words,
                        OpccCellText *cell)
{
  if (pence == OPCC_NO_MONEY)
    opcc_cell_text_set (cell, missing_words, "opcc-missing");
  else if (pence == 0 && nil_words != NULL)
    opcc_cell_text_set (cell, nil_words, "opcc-dim");
  else
    opcc_cell_text_take (cell, opcc_money_format (pence), NULL);
}

void
opcc_format_percent (double percent, const char *missing_words, OpccCellText *cell)
{
  if (isnan (percent))
    opcc_cell_text_set (cell, missing_words, "opcc-dim");
  else
    opcc_cell_text_take (cell,
                         g_strdup_printf ("%s%.1f%%", percent < 0 ? MINUS : "", fabs (percent)),
                         NULL);
}

void
opcc_format_date (OpccDate date, const char *missing_words, OpccCellText *cell)
{
  if (date == OPCC_NO_DATE)
    opcc_cell_text_set (cell, missing_words, "opcc-missing");
  else
    opcc_cell_text_take (cell, opcc_date_format (date), NULL);
}

static void
format_link (const OpccField *field, OpccRecord *record, OpccSlot *slot, OpccCellText *cell)
{
  const char *title = slot != NULL ? opcc_slot_get_link_title (slot, field->name) : NULL;

  if (title != NULL && *title != '\0')
    opcc_cell_text_set (cell, title, NULL);
  else
    opcc_cell_text_take (cell, opcc_field_to_text (field, record), "opcc-dim");
}

static const char *
get_place_label (const OpccField *field, OpccRecord *record)
{
  const OpccPlace *place;
  OpccStored stored;

  opcc_field_get_stored (field, record, &stored);
  place = opcc_place_by_key (stored.text);
  return place != NULL ? place->label : stored.text;
}

/* (transfer full): as it is, with as many places after the point as its column has. */
static char *
fill_decimals (const OpccField *field, OpccRecord *record)
{
  g_autofree char *text = opcc_field_to_text (field, record);
  const char *point = strchr (text, '.');
  GString *filled = g_string_new (text);

  if (point == NULL)
    g_string_append_c (filled, '.');
  for (gsize n = point != NULL ? strlen (point + 1) : 0; n < field->decimals; n++)
    g_string_append_c (filled, '0');
  return g_string_free (filled, FALSE);
}

/* Whole numbers in groups of three; others as they are. */
static void
format_number (const OpccField *field, OpccRecord *record, double number, OpccCellText *cell)
{
  if (field->decimals > 0)
    opcc_cell_text_take (cell, fill_decimals (field, record), NULL);
  else if (number == floor (number))
    opcc_cell_text_take (cell, opcc_text_from_count (number), NULL);
  else
    opcc_cell_text_take (cell, opcc_field_to_text (field, record), NULL);
}

/**
 * opcc_format_field:
 * @field: which field of @record
 * @slot: (nullable): the row it came in, which knows the titles of what it links to
 * @cell: (out caller-allocates): cleared or set before
 */
void
opcc_format_field (const OpccField *field, OpccRecord *record, OpccSlot *slot, OpccCellText *cell)
{
  OpccStored stored;

  g_return_if_fail (field != NULL);

  if (opcc_field_is_missing (field, record))
    {
      /* Nobody was asked for what the program alone writes, or what has not happened yet. */
      if (field->marks & (OPCC_MARK_COMPUTED | OPCC_MARK_LATER))
        {
          opcc_cell_text_set (cell, "–", "opcc-dim");
          return;
        }
      opcc_cell_text_set (cell, _ ("Not stated"), "opcc-missing");
      return;
    }
  switch (field->type)
    {
    case OPCC_VALUE_MONEY:
      opcc_field_get_stored (field, record, &stored);
      opcc_format_money (stored.integer, cell);
      break;
    case OPCC_VALUE_LINK:
      format_link (field, record, slot, cell);
      break;
    case OPCC_VALUE_PLACE:
      opcc_cell_text_set (cell, get_place_label (field, record), NULL);
      break;
    case OPCC_VALUE_INTEGER:
      opcc_field_get_stored (field, record, &stored);
      opcc_cell_text_take (cell, opcc_text_from_count ((double) stored.integer), NULL);
      break;
    case OPCC_VALUE_NUMBER:
      opcc_field_get_stored (field, record, &stored);
      format_number (field, record, stored.real, cell);
      break;
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
    case OPCC_VALUE_CHOICE:
    case OPCC_VALUE_DATE:
    case OPCC_VALUE_TIME:
    case OPCC_VALUE_FLAG:
      opcc_cell_text_take (cell, opcc_field_to_text (field, record), NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * opcc_format_get_xalign:
 *
 * Returns: 1 for numbers and money, which stand under each other, 0 for all else
 */
float
opcc_format_get_xalign (const OpccField *field)
{
  return field->type == OPCC_VALUE_MONEY || field->type == OPCC_VALUE_INTEGER ||
                 field->type == OPCC_VALUE_NUMBER
             ? 1.0f
             : 0.0f;
}

/**
 * opcc_format_count:
 *
 * Returns: (transfer full): "1,234", whatever the locale
 */
char *
opcc_format_count (gint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (count));
  gsize length = strlen (digits);
  GString *out = g_string_new (count < 0 ? MINUS : NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

char *
opcc_format_change (gint64 change)
{
  g_autofree char *count = opcc_format_count (change);

  return change > 0 ? g_strconcat ("+", count, NULL) : g_steal_pointer (&count);
}

char *
opcc_format_money_change (gint64 pence)
{
  g_autofree char *money = opcc_money_format (pence);

  return pence > 0 ? g_strconcat ("+", money, NULL) : g_steal_pointer (&money);
}
