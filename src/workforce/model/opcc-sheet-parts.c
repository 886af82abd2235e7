/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a sheet of figures: its columns, its rows, and what is said under it. */
#include "opcc-sheet-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-text.h"

static void
free_column (gpointer data)
{
  OpccSheetColumn *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

static void
free_row (gpointer data)
{
  OpccSheetRow *self = data;

  g_ptr_array_unref (self->cells);
  g_free (self->group);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

void
opcc_workforce_sheet_free (OpccWorkforceSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

OpccWorkforceSheet *
opcc_sheet_create (void)
{
  OpccWorkforceSheet *self = g_new0 (OpccWorkforceSheet, 1);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
opcc_sheet_add_column (OpccWorkforceSheet *self,
                       const char *name,
                       const char *title,
                       gboolean is_number)
{
  OpccSheetColumn *column = g_new0 (OpccSheetColumn, 1);

  column->name = g_strdup (name);
  column->title = g_strdup (title);
  column->is_number = is_number;
  g_ptr_array_add (self->columns, column);
}

OpccSheetRow *
opcc_sheet_add_row (OpccWorkforceSheet *self)
{
  OpccSheetRow *row = g_new0 (OpccSheetRow, 1);

  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

void
opcc_sheet_row_add_text (OpccSheetRow *row, const char *text)
{
  g_ptr_array_add (row->cells, text != NULL && *text != '\0' ? g_strdup (text) : NULL);
}

void
opcc_sheet_row_add_number (OpccSheetRow *row, double value, const char *format)
{
  char text[64];

  if (isnan (value))
    {
      g_ptr_array_add (row->cells, NULL);
      return;
    }
  g_snprintf (text, sizeof text, format, value);
  /* A hyphen is narrower than the plus it stands under. */
  g_ptr_array_add (row->cells, *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_strdup (text));
}

void
opcc_sheet_row_add_count (OpccSheetRow *row, double value)
{
  g_autofree char *words = isnan (value) ? NULL : opcc_text_from_count (value);

  opcc_sheet_row_add_text (row, words);
}

void
opcc_sheet_row_add_figure (OpccSheetRow *row, double value)
{
  const double cents = round (fabs (value) * 100);
  g_autofree char *whole = isnan (value) ? NULL : opcc_text_from_count (floor (cents / 100));
  g_autofree char *words = NULL;

  if (whole != NULL)
    words = fmod (cents, 100) == 0
                ? g_strdup_printf ("%s%s", value < 0 ? "−" : "", whole)
                : g_strdup_printf ("%s%s.%02.0f", value < 0 ? "−" : "", whole, fmod (cents, 100));
  opcc_sheet_row_add_text (row, words);
}

void
opcc_sheet_note (OpccWorkforceSheet *self, char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (self->notes, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->notes, sentence);
  else
    g_free (sentence);
}

void
opcc_sheet_note_rule (OpccWorkforceSheet *self, const char *title, const char *rule)
{
  opcc_sheet_note (self, g_strdup_printf (_ ("%s is counted as: %s."), title, rule));
}

/* How a source names the place in its paper: "Recruitment report; para 17". */
#define PLACE_IN_PAPER "; para "

/* Two places in one paper are one source: "…; para 13, 17". */
void
opcc_sheet_note_source (OpccWorkforceSheet *self, const char *source)
{
  const char *place = g_strrstr (source, PLACE_IN_PAPER);
  g_autofree char *sentence = g_strdup_printf (_ ("Source: %s."), source);
  g_autofree char *paper = NULL;

  if (*source == '\0')
    return;
  if (place != NULL && strlen (place) > strlen (PLACE_IN_PAPER))
    paper = g_strndup (sentence, strlen (sentence) - strlen (place) + strlen (PLACE_IN_PAPER) - 1);
  for (guint i = 0; paper != NULL && i < self->notes->len; i++)
    {
      char *note = g_ptr_array_index (self->notes, i);
      const char *number = place + strlen (PLACE_IN_PAPER);
      g_auto (GStrv) known = NULL;

      if (!g_str_has_prefix (note, paper))
        continue;
      known = g_strsplit_set (note + strlen (paper), ",. ", -1);
      if (!g_strv_contains ((const char *const *) known, number))
        {
          g_ptr_array_index (self->notes, i) =
              g_strdup_printf ("%.*s, %s.", (int) strlen (note) - 1, note, number);
          g_free (note);
        }
      return;
    }
  opcc_sheet_note (self, g_steal_pointer (&sentence));
}

void
opcc_sheet_miss (OpccWorkforceSheet *self, const char *sentence)
{
  g_ptr_array_add (self->missing, g_strdup (sentence));
}

gboolean
opcc_sheet_is_view (const OpccSheetOrder *order, const char *view, gboolean is_first)
{
  return order->view == NULL ? is_first : strcmp (order->view, view) == 0;
}
