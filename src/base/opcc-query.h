/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccQuery: which records of a kind, in which order, said without a word of SQL. */
#pragma once

#include "opcc-record.h"

G_BEGIN_DECLS

/**
 * OpccTest:
 * @OPCC_TEST_IS: equals the value
 * @OPCC_TEST_IS_NOT: differs from the value, or is missing
 * @OPCC_TEST_AT_LEAST: at least the value
 * @OPCC_TEST_AT_MOST: at most the value
 * @OPCC_TEST_MISSING: has no value
 * @OPCC_TEST_GIVEN: has a value
 */
typedef enum
{
  OPCC_TEST_IS,
  OPCC_TEST_IS_NOT,
  OPCC_TEST_AT_LEAST,
  OPCC_TEST_AT_MOST,
  OPCC_TEST_MISSING,
  OPCC_TEST_GIVEN,
} OpccTest;

typedef struct
{
  const OpccField *field;
  OpccTest test;
  OpccStoredType type;
  gint64 integer;
  double real;
  char *text; /* (owned) (nullable) */
} OpccCondition;

typedef struct _OpccQuery OpccQuery;

OpccQuery *opcc_query_new (const OpccKind *kind);
OpccQuery *opcc_query_copy (const OpccQuery *self);
void opcc_query_free (OpccQuery *self);

const OpccKind *opcc_query_get_kind (const OpccQuery *self);
void opcc_query_set_sort (OpccQuery *self, const char *field, gboolean descending);
const OpccField *opcc_query_get_sort (const OpccQuery *self, gboolean *descending);
void opcc_query_set_words (OpccQuery *self, const char *words);
const char *opcc_query_get_words (const OpccQuery *self);
void opcc_query_where_integer (OpccQuery *self, const char *field, OpccTest test, gint64 value);
void opcc_query_where_text (OpccQuery *self, const char *field, OpccTest test, const char *value);
void opcc_query_where (OpccQuery *self, const char *field, OpccTest test);
void opcc_query_set_among (OpccQuery *self, const gint64 *numbers, gsize n_numbers);
const GArray *opcc_query_get_among (const OpccQuery *self);
const GPtrArray *opcc_query_get_conditions (const OpccQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccQuery, opcc_query_free)

G_END_DECLS
