/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the store as a value: kind, conditions, words, order. */
#include "opcc-query.h"

#include "opcc-text.h"

struct _OpccQuery
{
  const OpccKind *kind;
  const OpccField *sort; /* (nullable): in the order the records were made */
  gboolean descending;
  char *words;           /* (owned) (nullable) */
  GPtrArray *conditions; /* (owned) of OpccCondition */
  GArray *among;         /* (owned) (nullable) of gint64 */
};

static void
free_condition (OpccCondition *condition)
{
  g_free (condition->text);
  g_free (condition);
}

/**
 * opcc_query_new:
 *
 * Returns: (transfer full): all records of the kind, in the order they were made
 */
OpccQuery *
opcc_query_new (const OpccKind *kind)
{
  OpccQuery *self = g_new0 (OpccQuery, 1);

  self->kind = kind;
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_condition);
  return self;
}

static gpointer
copy_condition (gconstpointer source, gpointer unused)
{
  OpccCondition *copy = g_memdup2 (source, sizeof (OpccCondition));

  copy->text = g_strdup (copy->text);
  return copy;
}

OpccQuery *
opcc_query_copy (const OpccQuery *self)
{
  OpccQuery *copy = opcc_query_new (self->kind);

  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->words = g_strdup (self->words);
  g_ptr_array_unref (copy->conditions);
  copy->conditions = g_ptr_array_copy (self->conditions, copy_condition, NULL);
  if (self->among != NULL)
    copy->among = g_array_copy (self->among);
  return copy;
}

void
opcc_query_free (OpccQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_ptr_array_unref (self->conditions);
  g_clear_pointer (&self->among, g_array_unref);
  g_free (self);
}

const OpccKind *
opcc_query_get_kind (const OpccQuery *self)
{
  return self->kind;
}

/**
 * opcc_query_set_sort:
 * @field: (nullable): name of the field to order by; a link orders by the title of its target;
 *   NULL is the order in which the records were made
 */
void
opcc_query_set_sort (OpccQuery *self, const char *field, gboolean descending)
{
  self->sort = opcc_kind_find_field (self->kind, field);
  self->descending = descending;
}

const OpccField *
opcc_query_get_sort (const OpccQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

/**
 * opcc_query_set_words:
 * @words: (nullable): what a person types into a search field
 */
void
opcc_query_set_words (OpccQuery *self, const char *words)
{
  opcc_set_str (&self->words, words);
}

const char *
opcc_query_get_words (const OpccQuery *self)
{
  return self->words;
}

static OpccCondition *
add_condition (OpccQuery *self, const char *name, OpccTest test)
{
  const OpccField *field = opcc_kind_find_field (self->kind, name);
  OpccCondition *condition;

  g_return_val_if_fail (field != NULL, NULL);
  condition = g_new0 (OpccCondition, 1);
  condition->field = field;
  condition->test = test;
  g_ptr_array_add (self->conditions, condition);
  return condition;
}

/**
 * opcc_query_where_integer:
 * @value: pence, a whole number, a flag as 0 or 1, or the number of a linked record
 */
void
opcc_query_where_integer (OpccQuery *self, const char *field, OpccTest test, gint64 value)
{
  OpccCondition *condition = add_condition (self, field, test);

  if (condition == NULL)
    return;
  condition->type = OPCC_STORED_INTEGER;
  condition->integer = value;
}

/**
 * opcc_query_where_text:
 * @value: a text, the key of a choice or place, or a date or time as ISO text
 */
void
opcc_query_where_text (OpccQuery *self, const char *field, OpccTest test, const char *value)
{
  OpccCondition *condition = add_condition (self, field, test);

  if (condition == NULL)
    return;
  condition->type = OPCC_STORED_TEXT;
  condition->text = g_strdup (value);
}

/**
 * opcc_query_where:
 * @test: OPCC_TEST_MISSING or OPCC_TEST_GIVEN
 */
void
opcc_query_where (OpccQuery *self, const char *field, OpccTest test)
{
  add_condition (self, field, test);
}

/**
 * opcc_query_set_among:
 * @numbers: (nullable): only these records, for what a model works out by itself (a rank, a
 *   selection); the query's order still holds. NULL: no such limit
 */
void
opcc_query_set_among (OpccQuery *self, const gint64 *numbers, gsize n_numbers)
{
  g_clear_pointer (&self->among, g_array_unref);
  if (numbers == NULL)
    return;
  self->among = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_numbers);
  g_array_append_vals (self->among, numbers, n_numbers);
}

const GArray *
opcc_query_get_among (const OpccQuery *self)
{
  return self->among;
}

const GPtrArray *
opcc_query_get_conditions (const OpccQuery *self)
{
  return self->conditions;
}
