/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what came of a file, and saying it to people and to programs. */
#include "opcc-import-result.h"

#include <glib/gi18n-lib.h>

OpccImportResult *
opcc_import_result_new (void)
{
  OpccImportResult *self = g_new0 (OpccImportResult, 1);

  self->problems = opcc_problems_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_import_row_free);
  return self;
}

void
opcc_import_row_free (OpccImportRow *row)
{
  if (row == NULL)
    return;
  g_free (row->reference);
  g_free (row->organisation);
  g_free (row->title);
  g_free (row->amount);
  g_free (row->note);
  g_free (row);
}

void
opcc_import_result_free (OpccImportResult *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->action);
  g_free (self);
}

/**
 * opcc_import_result_take_problem:
 * @problem: (transfer full):
 *
 * Lists a problem, or only counts it where the list is full.
 */
void
opcc_import_result_take_problem (OpccImportResult *self, OpccProblem *problem)
{
  self->n_problems++;
  if (self->problems->len < OPCC_IMPORT_MAX_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    opcc_problem_free (problem);
}

/**
 * opcc_import_result_note_empty:
 *
 * Says so where the file held no row at all: nothing added is otherwise a riddle.
 */
void
opcc_import_result_note_empty (OpccImportResult *self)
{
  if (self->read == 0)
    opcc_import_result_take_problem (
        self, opcc_problem_new (OPCC_SEVERITY_WARNING, 1, NULL, NULL,
                                _ ("The file has headings and nothing below them."),
                                _ ("Fill it in, or choose the file that is filled in.")));
}

/**
 * opcc_import_result_to_json:
 *
 * Returns: (transfer full): an object of the counts and the problems
 */
JsonNode *
opcc_import_result_to_json (OpccImportResult *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const struct
  {
    const char *name;
    gint64 value;
  } counts[] = {
    { "read", self->read },       { "added", self->added },     { "matched", self->matched },
    { "flagged", self->flagged }, { "refused", self->refused },
  };

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].name);
      json_builder_add_int_value (builder, counts[i].value);
    }
  json_builder_set_member_name (builder, "problems");
  json_builder_add_value (builder, opcc_problems_to_json (self->problems));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * opcc_import_result_to_sentence:
 *
 * Returns: (transfer full): "54 added, 1 already there, 9 flagged, none refused."
 */
char *
opcc_import_result_to_sentence (OpccImportResult *self)
{
  g_autofree char *refused = self->refused == 0
                                 ? g_strdup (_ ("none refused"))
                                 : g_strdup_printf (_ ("%ld refused"), (long) self->refused);

  return g_strdup_printf (_ ("%ld added, %ld already there, %ld flagged, %s."), (long) self->added,
                          (long) self->matched, (long) self->flagged, refused);
}
