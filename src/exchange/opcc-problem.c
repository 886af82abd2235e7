/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and showing the problems of a file. */
#include "opcc-problem.h"

#include <glib/gi18n-lib.h>

/* Longer values are cut for show: a preview line must stay a line. */
#define MAX_VALUE_CHARS 200

G_DEFINE_BOXED_TYPE (OpccProblem, opcc_problem, opcc_problem_copy, opcc_problem_free)

static char *
cut_value (const char *value)
{
  g_autofree char *head = NULL;

  if (value == NULL || g_utf8_strlen (value, -1) <= MAX_VALUE_CHARS)
    return g_strdup (value);
  head = g_utf8_substring (value, 0, MAX_VALUE_CHARS - 1);
  return g_strconcat (head, "…", NULL);
}

/**
 * opcc_problem_new:
 * @row: as a spreadsheet program numbers it, 0 for the whole file
 * @column: (nullable): the column's heading
 * @value: (nullable): valid UTF-8
 * @problem: a whole sentence
 * @remedy: (nullable): a whole sentence
 *
 * Returns: (transfer full): a problem with copies of all texts
 */
OpccProblem *
opcc_problem_new (OpccSeverity severity,
                  guint row,
                  const char *column,
                  const char *value,
                  const char *problem,
                  const char *remedy)
{
  OpccProblem *self = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  self = g_new0 (OpccProblem, 1);
  self->severity = severity;
  self->row = row;
  self->column = g_strdup (column);
  self->value = cut_value (value);
  self->problem = g_strdup (problem);
  self->remedy = g_strdup (remedy);
  return self;
}

OpccProblem *
opcc_problem_copy (const OpccProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return opcc_problem_new (self->severity, self->row, self->column, self->value, self->problem,
                           self->remedy);
}

void
opcc_problem_free (OpccProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->column);
  g_free (self->value);
  g_free (self->problem);
  g_free (self->remedy);
  g_free (self);
}

/**
 * opcc_severity_to_nick:
 *
 * Returns: the word for programs: "note", "warning" or "error"
 */
const char *
opcc_severity_to_nick (OpccSeverity severity)
{
  switch (severity)
    {
    case OPCC_SEVERITY_NOTE:
      return "note";
    case OPCC_SEVERITY_WARNING:
      return "warning";
    case OPCC_SEVERITY_ERROR:
      return "error";
    default:
      g_return_val_if_reached ("error");
    }
}

/**
 * opcc_problem_to_text:
 *
 * Returns: (transfer full): one line for people, such as
 *   "Row 12, Amount asked, “£1,307m”: This amount has two readings. Write it in full."
 */
char *
opcc_problem_to_text (const OpccProblem *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->row > 0)
    g_string_append_printf (text, _ ("Row %u"), self->row);
  if (self->column != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", self->column);
  if (self->value != NULL)
    g_string_append_printf (text, _ ("%s“%s”"), text->len > 0 ? ", " : "", self->value);
  g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", self->problem);
  if (self->remedy != NULL)
    g_string_append_printf (text, " %s", self->remedy);
  g_strdelimit (text->str, "\r\n\t", ' ');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * opcc_problems_new:
 *
 * Returns: (transfer full) (element-type OpccProblem): an empty list that owns its problems
 */
GPtrArray *
opcc_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_problem_free);
}

/**
 * opcc_problems_to_text:
 * @problems: (element-type OpccProblem):
 *
 * Returns: (transfer full): a line for each problem
 */
char *
opcc_problems_to_text (GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (problems != NULL, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = opcc_problem_to_text (g_ptr_array_index (problems, i));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_member (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/**
 * opcc_problems_to_json:
 * @problems: (element-type OpccProblem):
 *
 * Returns: (transfer full): an array of {row, column, value, problem, remedy, severity}; row is
 *   null where the whole file is meant
 */
JsonNode *
opcc_problems_to_json (GPtrArray *problems)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = NULL;

  g_return_val_if_fail (problems != NULL, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *object = json_object_new ();

      if (problem->row > 0)
        json_object_set_int_member (object, "row", problem->row);
      else
        json_object_set_null_member (object, "row");
      set_member (object, "column", problem->column);
      set_member (object, "value", problem->value);
      set_member (object, "problem", problem->problem);
      set_member (object, "remedy", problem->remedy);
      set_member (object, "severity", opcc_severity_to_nick (problem->severity));
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&array));
  return node;
}

/**
 * opcc_problems_count:
 * @problems: (element-type OpccProblem):
 *
 * Returns: how many are at least as severe as @at_least
 */
guint
opcc_problems_count (GPtrArray *problems, OpccSeverity at_least)
{
  guint count = 0;

  g_return_val_if_fail (problems != NULL, 0);

  for (guint i = 0; i < problems->len; i++)
    {
      const OpccProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity >= at_least)
        count++;
    }
  return count;
}
