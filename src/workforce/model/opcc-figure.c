/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one figure: words that must be there, a value that suits its unit. */
#include "opcc-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-cell-text.h"
#include "opcc-measure.h"
#include "opcc-place.h"
#include "opcc-text.h"

static gboolean
blame (OpccFault *fault,
       const char *column,
       const char *value,
       const char *problem,
       const char *remedy)
{
  *fault = (OpccFault){ column, value, problem, remedy };
  return FALSE;
}

gboolean
opcc_figure_is_given (const char *text)
{
  return text != NULL && !opcc_cell_text_is_blank (text);
}

gboolean
opcc_figure_check (const OpccFigure *figure, OpccFault *fault)
{
  const struct
  {
    const char *column;
    const char *text;
  } parts[] = { { _ ("Group"), figure->group },
                { _ ("Force"), figure->force },
                { _ ("Sex"), figure->sex },
                { _ ("Rank"), figure->rank },
                { _ ("Characteristic"), figure->characteristic } };

  if (!opcc_figure_is_given (figure->measure))
    return blame (fault, _ ("Measure"), "", _ ("The row does not say what was measured."),
                  _ ("Write the measure."));
  if (!opcc_figure_is_given (figure->rule))
    return blame (fault, _ ("Counting rule"), "",
                  _ ("The row does not say by which rule was counted."),
                  _ ("Write the counting rule: figures of two rules never meet in one line."));
  if (!opcc_figure_is_given (figure->group))
    return blame (fault, _ ("Group"), "", _ ("The row does not say whom it counts."),
                  _ ("Write the group."));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (opcc_figure_is_given (parts[i].text) && opcc_cell_text_is_total (parts[i].text))
      return blame (fault, parts[i].column, parts[i].text,
                    _ ("This row is a total of other rows and would be counted twice."),
                    _ ("Take it out: totals are worked out from the rows."));
  if (opcc_figure_is_given (figure->place) && opcc_place_find (figure->place) == NULL)
    return blame (fault, _ ("Place"), figure->place,
                  _ ("This place is outside Leicester, Leicestershire and Rutland."),
                  _ ("Write one of the nine districts, or take the row out."));
  return TRUE;
}

static gboolean
is_counted (const char *unit)
{
  return opcc_measure_can_add (unit) && strcmp (unit, "fte") != 0;
}

/* An empty cell, "..", "-" and "n/a" are missing values, which stay apart from 0. */
static gboolean
is_missing (const char *text)
{
  static const char *const marks[] = { "..", "…", "-", "–", "n/a", "N/A", "z", ":" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (text, marks[i]) == 0)
      return TRUE;
  return *text == '\0';
}

/**
 * opcc_figure_read_value:
 * @unit: key of opcc_measure_units
 * @value: (out): NAN where the figure is missing
 *
 * Returns: FALSE where it cannot be a value in that unit, with the fault
 */
gboolean
opcc_figure_read_value (const OpccFigure *figure, const char *unit, double *value, OpccFault *fault)
{
  g_autofree char *bare = g_strstrip (g_strdup (figure->value != NULL ? figure->value : ""));
  gsize length = strlen (bare);
  char *end, *to = bare;

  *value = NAN;
  if (is_missing (bare))
    return TRUE;
  if (length > 0 && bare[length - 1] == '%')
    {
      if (strcmp (unit, "percent") != 0)
        return blame (fault, _ ("Value"), figure->value,
                      _ ("This is a percentage, and the measure is a count."),
                      _ ("Write the count, or a measure whose unit is percent."));
      bare[length - 1] = '\0';
    }
  for (const char *from = bare; *from != '\0'; from++)
    if (*from != ',' && *from != ' ')
      *to++ = *from;
  *to = '\0';
  *value = g_ascii_strtod (bare, &end);
  if (end == bare || *end != '\0' || !isfinite (*value))
    return blame (fault, _ ("Value"), figure->value, _ ("This is no number."),
                  _ ("Write a figure; words such as “over 50” belong into “As stated”."));
  if (*value < 0 && opcc_measure_can_add (unit))
    return blame (fault, _ ("Value"), figure->value, _ ("A count cannot be below nil."),
                  _ ("Write the count itself; differences are worked out."));
  if (is_counted (unit) && *value != floor (*value))
    return blame (fault, _ ("Value"), figure->value, _ ("A count of heads is a whole number."),
                  _ ("Write the head count, or a measure whose unit is fte."));
  return TRUE;
}

/**
 * opcc_figure_make_key:
 *
 * Returns: (transfer full): what makes it the same figure when it comes again
 */
char *
opcc_figure_make_key (const OpccFigure *figure,
                      const char *line_key,
                      const char *period,
                      gboolean is_target)
{
  const char *parts[] = { is_target ? figure->title : "",
                          period,
                          figure->group,
                          figure->force,
                          figure->sex,
                          figure->rank,
                          figure->characteristic,
                          is_target ? figure->role : "" };
  g_autoptr (GString) key = g_string_new (line_key);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = opcc_text_fold (parts[i] != NULL ? parts[i] : "");

      g_string_append_printf (key, "\n%s", g_strstrip (part));
    }
  /* Last and only where there is one, so that figures taken in before have the same key. */
  if (opcc_figure_is_given (figure->place))
    {
      g_autofree char *part = opcc_text_fold (figure->place);

      g_string_append_printf (key, "\n%s", g_strstrip (part));
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}
