/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file goes to which field: guessed from the headings, then edited by a person.
 */
#include "opcc-mapping.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "opcc-pairing.h"
#include "opcc-error.h"
#include "opcc-file-writer.h"
#include "opcc-heading-matcher.h"
#include "opcc-heading-words.h"
#include "opcc-json-scanner.h"

/* A mapping somebody keeps in a file is small. */
#define MAX_FILE_BYTES (1024 * 1024)

typedef struct
{
  char *heading; /* (owned) */
  int target;    /* index, or -1 */
  int confidence;
} Column;

struct _OpccMapping
{
  GObject parent_instance;

  GPtrArray *names;  /* (owned) (element-type utf8) of the fields */
  GPtrArray *labels; /* (owned) (element-type utf8) of the fields */
  GArray *columns;   /* (owned) (element-type Column) */
};

G_DEFINE_FINAL_TYPE (OpccMapping, opcc_mapping, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->heading);
}

static void
opcc_mapping_finalize (GObject *object)
{
  OpccMapping *self = OPCC_MAPPING (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  G_OBJECT_CLASS (opcc_mapping_parent_class)->finalize (object);
}

static void
opcc_mapping_class_init (OpccMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_mapping_finalize;
}

static void
opcc_mapping_init (OpccMapping *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
}

static void
assign_columns (OpccMapping *self, const double *scores)
{
  const guint n_columns = self->columns->len;
  const gsize n = (gsize) self->names->len * n_columns;
  g_autofree double *squares = g_new0 (double, MAX (n, 1));
  g_autofree int *chosen = NULL;

  /* Squares, so that one sure pair is worth more than two doubtful ones. */
  for (gsize i = 0; i < n; i++)
    squares[i] = scores[i] >= OPCC_MAPPING_MIN_CONFIDENCE ? scores[i] * scores[i] : 0.0;
  chosen = opcc_pairing_find (squares, self->names->len, n_columns);
  for (guint i = 0; i < self->names->len; i++)
    {
      Column *column = NULL;

      if (chosen[i] < 0)
        continue;
      column = &g_array_index (self->columns, Column, chosen[i]);
      column->target = (int) i;
      column->confidence = (int) lround (scores[(gsize) i * n_columns + (guint) chosen[i]]);
    }
}

/**
 * opcc_mapping_guess:
 * @headings: (array length=n_headings): of the file, unique; copied
 * @targets: (array length=n_targets): the fields that may be filled; copied
 *
 * Compares the words of headings and fields: without letter case, accents, question numbers and
 * polite words, "How much are you asking for? (£)" is "Amount asked for". Rare words count more
 * than common ones. A field gets at most one column and a column one field, so that the sum of all
 * is best; a pair below %OPCC_MAPPING_MIN_CONFIDENCE is none.
 *
 * Returns: (transfer full): the guess, to be edited
 */
OpccMapping *
opcc_mapping_guess (const char *const *headings,
                    guint n_headings,
                    const OpccMappingTarget *targets,
                    guint n_targets)
{
  OpccMapping *self = g_object_new (OPCC_TYPE_MAPPING, NULL);
  g_autofree double *scores = opcc_heading_matcher_score (headings, n_headings, targets, n_targets);

  for (guint i = 0; i < n_targets; i++)
    {
      g_ptr_array_add (self->names, g_strdup (targets[i].name));
      g_ptr_array_add (self->labels, g_strdup (targets[i].label));
    }
  for (guint i = 0; i < n_headings; i++)
    {
      Column column = { g_strdup (headings[i]), -1, 0 };

      g_array_append_val (self->columns, column);
    }
  assign_columns (self, scores);
  return self;
}

guint
opcc_mapping_get_n_columns (OpccMapping *self)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), 0);
  return self->columns->len;
}

static Column *
get_column (OpccMapping *self, guint column)
{
  return &g_array_index (self->columns, Column, column);
}

/**
 * opcc_mapping_get_heading:
 *
 * Returns: (transfer none): the heading of the column, counted from 0
 */
const char *
opcc_mapping_get_heading (OpccMapping *self, guint column)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);
  return get_column (self, column)->heading;
}

/**
 * opcc_mapping_get_target:
 *
 * Returns: (transfer none) (nullable): the name of the field the column goes to
 */
const char *
opcc_mapping_get_target (OpccMapping *self, guint column)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  if (get_column (self, column)->target < 0)
    return NULL;
  return opcc_mapping_get_target_name (self, (guint) get_column (self, column)->target);
}

/**
 * opcc_mapping_get_confidence:
 *
 * Returns: 0 to 100; 100 where a person chose, or where the heading is the field's own label
 */
int
opcc_mapping_get_confidence (OpccMapping *self, guint column)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), 0);
  g_return_val_if_fail (column < self->columns->len, 0);
  return get_column (self, column)->confidence;
}

static int
find_target (OpccMapping *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      if (strcmp (opcc_mapping_get_target_name (self, i), name) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * opcc_mapping_get_column:
 * @target: a field's name
 *
 * Returns: the column that goes to it, from 0, or -1
 */
int
opcc_mapping_get_column (OpccMapping *self, const char *target)
{
  int wanted = -1;

  g_return_val_if_fail (OPCC_IS_MAPPING (self), -1);

  wanted = find_target (self, target);
  for (guint i = 0; wanted >= 0 && i < self->columns->len; i++)
    {
      if (get_column (self, i)->target == wanted)
        return (int) i;
    }
  return -1;
}

guint
opcc_mapping_get_n_targets (OpccMapping *self)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), 0);
  return self->names->len;
}

/**
 * opcc_mapping_get_target_name:
 *
 * Returns: (transfer none): the name of the field, counted from 0 in the order they were given
 */
const char *
opcc_mapping_get_target_name (OpccMapping *self, guint target)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), NULL);
  g_return_val_if_fail (target < self->names->len, NULL);
  return g_ptr_array_index (self->names, target);
}

/**
 * opcc_mapping_get_target_label:
 *
 * Returns: (transfer none): what people call the field
 */
const char *
opcc_mapping_get_target_label (OpccMapping *self, guint target)
{
  g_return_val_if_fail (OPCC_IS_MAPPING (self), NULL);
  g_return_val_if_fail (target < self->names->len, NULL);
  return g_ptr_array_index (self->labels, target);
}

/**
 * opcc_mapping_set:
 * @column: from 0
 * @target: a field's name
 *
 * Sends a column to a field; another column that went there goes nowhere then.
 *
 * Returns: %FALSE with %OPCC_ERROR_NOT_FOUND if there is no such field
 */
gboolean
opcc_mapping_set (OpccMapping *self, guint column, const char *target, GError **error)
{
  int wanted = -1;
  int other = -1;

  g_return_val_if_fail (OPCC_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  wanted = find_target (self, target);
  if (wanted < 0)
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
          _ ("There is no field called “%s”. Nothing was changed. Choose one of those that "
             "are offered."),
          target);
      return FALSE;
    }
  other = opcc_mapping_get_column (self, target);
  if (other >= 0)
    opcc_mapping_clear (self, (guint) other);
  get_column (self, column)->target = wanted;
  get_column (self, column)->confidence = 100;
  return TRUE;
}

/**
 * opcc_mapping_clear:
 * @column: from 0
 *
 * The column is not taken in.
 */
void
opcc_mapping_clear (OpccMapping *self, guint column)
{
  g_return_if_fail (OPCC_IS_MAPPING (self));
  g_return_if_fail (column < self->columns->len);

  get_column (self, column)->target = -1;
  get_column (self, column)->confidence = 0;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * opcc_mapping_key:
 * @headings: (array length=n_headings):
 *
 * Returns: (transfer full): a key under which a mapping can be remembered: the same for the same
 *   set of headings in any order, letter case and spacing (SHA-256 in hexadecimal)
 */
char *
opcc_mapping_key (const char *const *headings, guint n_headings)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < n_headings; i++)
    g_ptr_array_add (folded, opcc_heading_fold (headings[i]));
  g_ptr_array_sort (folded, compare_texts);
  for (guint i = 0; i < folded->len; i++)
    {
      const char *text = g_ptr_array_index (folded, i);

      g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * opcc_mapping_to_json:
 *
 * Returns: (transfer full): {"columns": {"heading": "field", "heading": null}}, which
 *   opcc_mapping_apply_json() reads
 */
char *
opcc_mapping_to_json (OpccMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (OPCC_IS_MAPPING (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *target = opcc_mapping_get_target (self, i);

      json_builder_set_member_name (builder, get_column (self, i)->heading);
      if (target != NULL)
        json_builder_add_string_value (builder, target);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static int
find_heading (OpccMapping *self, const char *heading)
{
  g_autofree char *folded = opcc_heading_fold (heading);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (strcmp (get_column (self, i)->heading, heading) == 0)
        return (int) i;
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *other = opcc_heading_fold (get_column (self, i)->heading);

      if (strcmp (other, folded) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
apply_pair (
    OpccMapping *self, const char *heading, OpccJsonToken token, const char *target, GError **error)
{
  const int column = find_heading (self, heading);

  if (column < 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("The mapping names a column “%s” that the file does not have. Nothing was "
                      "taken in. Correct the mapping."),
                   heading);
      return FALSE;
    }
  if (token == OPCC_JSON_STRING && *target != '\0')
    return opcc_mapping_set (self, (guint) column, target, error);
  opcc_mapping_clear (self, (guint) column);
  return TRUE;
}

static gboolean
refuse_json (GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("A mapping is written as {\"columns\": {\"heading in the file\": \"field\"}}. "
                  "Nothing was taken in. Correct the mapping."));
  return FALSE;
}

/* Reads {"heading": "field", …}, with or without {"columns": …} around it. */
static gboolean
apply_members (OpccMapping *self, OpccJsonScanner *scanner, gboolean may_wrap, GError **error)
{
  OpccJsonToken token = OPCC_JSON_END;

  while (opcc_json_scanner_next (scanner, &token, error))
    {
      g_autofree char *heading = NULL;

      if (token == OPCC_JSON_OBJECT_END)
        return TRUE;
      if (token != OPCC_JSON_NAME)
        return refuse_json (error);
      heading = g_strdup (opcc_json_scanner_get_text (scanner));
      if (!opcc_json_scanner_next (scanner, &token, error))
        return FALSE;
      if (token == OPCC_JSON_OBJECT_START && may_wrap && strcmp (heading, "columns") == 0)
        {
          if (!apply_members (self, scanner, FALSE, error))
            return FALSE;
        }
      else if (token != OPCC_JSON_STRING && token != OPCC_JSON_NULL)
        return refuse_json (error);
      else if (!apply_pair (self, heading, token, opcc_json_scanner_get_text (scanner), error))
        return FALSE;
    }
  return FALSE;
}

/**
 * opcc_mapping_apply_json:
 * @json: as opcc_mapping_to_json() writes it, or only its inner object
 *
 * Sets the columns it names and leaves the others as they are guessed.
 *
 * Returns: %FALSE with %OPCC_ERROR_INVALID if it is no mapping, or %OPCC_ERROR_NOT_FOUND if it
 *   names a column or field that is not there; columns before that one are set then
 */
gboolean
opcc_mapping_apply_json (OpccMapping *self, const char *json, GError **error)
{
  g_autoptr (OpccJsonScanner) scanner = NULL;
  OpccJsonToken token = OPCC_JSON_END;

  g_return_val_if_fail (OPCC_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  scanner = opcc_json_scanner_new (json, strlen (json), _ ("mapping"));
  if (!opcc_json_scanner_next (scanner, &token, error))
    return FALSE;
  if (token != OPCC_JSON_OBJECT_START)
    return refuse_json (error);
  return apply_members (self, scanner, TRUE, error);
}

/**
 * opcc_mapping_load:
 * @path: (type filename): a file of at most 1 MB
 *
 * Returns: %FALSE with @error set as by opcc_mapping_apply_json()
 */
gboolean
opcc_mapping_load (OpccMapping *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) local = NULL;
  gsize length = 0;

  g_return_val_if_fail (OPCC_IS_MAPPING (self), FALSE);

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("The mapping “%s” could not be read: %s. Nothing was taken in."), name,
                   local->message);
      return FALSE;
    }
  if (length > MAX_FILE_BYTES)
    return refuse_json (error);
  return opcc_mapping_apply_json (self, text, error);
}

/**
 * opcc_mapping_save:
 * @path: (type filename): written as opcc_file_writer_replace() does
 */
gboolean
opcc_mapping_save (OpccMapping *self, const char *path, GError **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (OPCC_IS_MAPPING (self), FALSE);

  json = opcc_mapping_to_json (self);
  return opcc_file_writer_replace (path, json, -1, error);
}
