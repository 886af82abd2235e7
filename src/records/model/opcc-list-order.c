/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a query as the order of a document, and reads its conditions again. */
#include "opcc-list-order.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-domain-document.h"
#include "opcc-error.h"
#include "opcc-record-words.h"
#include "opcc-slot-list.h"

/* What stands in a value of a condition as it is; ";" parts conditions. */
#define PLAIN " /:,."
/* Rows that are looked through at a time. */
#define WINDOW_ROWS 200

/* In the order in which they are looked for: a longer one before what it begins with. */
static const struct
{
  const char *sign;
  OpccTest test;
} tests[] = {
  { "!=", OPCC_TEST_IS_NOT },
  { ">=", OPCC_TEST_AT_LEAST },
  { "<=", OPCC_TEST_AT_MOST },
  { "=", OPCC_TEST_IS },
};

static gboolean
is_numbered (const OpccField *field)
{
  return field->type == OPCC_VALUE_LINK || field->type == OPCC_VALUE_INTEGER ||
         field->type == OPCC_VALUE_MONEY || field->type == OPCC_VALUE_FLAG;
}

/* --- writing --------------------------------------------------------------------------------- */

/* "state=won", "amount=" for none given, "ends=*" for any. */
static void
append_condition (GString *out, const OpccCondition *condition)
{
  if (out->len > 0)
    g_string_append_c (out, ';');
  g_string_append (out, condition->field->name);
  if (condition->test == OPCC_TEST_MISSING || condition->test == OPCC_TEST_GIVEN)
    {
      g_string_append (out, condition->test == OPCC_TEST_MISSING ? "=" : "=*");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (tests[i].test == condition->test)
      g_string_append (out, tests[i].sign);
  if (condition->type == OPCC_STORED_INTEGER)
    g_string_append_printf (out, "%" PRId64, condition->integer);
  else
    g_string_append_uri_escaped (out, condition->text, PLAIN, TRUE);
}

static char *
write_filter (const OpccQuery *query)
{
  const GPtrArray *conditions = opcc_query_get_conditions (query);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    append_condition (out, g_ptr_array_index (conditions, i));
  return g_string_free (out, out->len == 0);
}

/* "3,7": what a model has worked out, as it is now; "0" for none of them. */
static char *
write_among (const OpccQuery *query)
{
  const GArray *among = opcc_query_get_among (query);
  GString *out = g_string_new (NULL);

  for (guint i = 0; among != NULL && i < among->len; i++)
    g_string_append_printf (out, "%s%" PRId64, i > 0 ? "," : "", g_array_index (among, gint64, i));
  if (among != NULL && among->len == 0)
    g_string_append_c (out, '0');
  return g_string_free (out, out->len == 0);
}

/**
 * opcc_list_order_from_query:
 *
 * Returns: (transfer full): the order of the document "list" that has the rows of the query in its
 *   order: "list?filter=state=won&kind=bid&search=lamp&sort=title"
 */
char *
opcc_list_order_from_query (const OpccQuery *query)
{
  gboolean descending;
  const OpccField *sort = opcc_query_get_sort (query, &descending);
  const char *words = opcc_query_get_words (query);
  g_autofree char *filter = write_filter (query);
  g_autofree char *among = write_among (query);
  g_autoptr (OpccDocumentOrder) order =
      opcc_document_order_new ("list", "kind", opcc_query_get_kind (query)->name, "sort",
                               sort != NULL ? sort->name : NULL, "order",
                               descending ? "descending" : NULL, "search",
                               words != NULL && *words != '\0' ? words : NULL, "filter", filter,
                               "among", among, NULL);

  return opcc_document_order_to_text (order);
}

/* --- reading --------------------------------------------------------------------------------- */

/* Where the sign of the test stands, and which it is; NULL where there is none. */
static const char *
find_sign (const char *text, const char **sign, OpccTest *test)
{
  const char *at = strpbrk (text, "!<>=");

  for (guint i = 0; at != NULL && i < G_N_ELEMENTS (tests); i++)
    if (g_str_has_prefix (at, tests[i].sign))
      {
        *sign = tests[i].sign;
        *test = tests[i].test;
        return at;
      }
  return NULL;
}

static gboolean
refuse_condition (const OpccQuery *query, const char *text, GError **error)
{
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("“%s” is no filter of kind %s. Nothing was made. It has the form “field=value”, "
                  "with “;” before the next; “field=” is not given, “field=*” is."),
               text, opcc_query_get_kind (query)->name);
  return FALSE;
}

static gboolean
set_condition (OpccQuery *query, const OpccField *field, OpccTest test, const char *value)
{
  gint64 number;

  if (*value == '\0' && test == OPCC_TEST_IS)
    opcc_query_where (query, field->name, OPCC_TEST_MISSING);
  else if (g_str_equal (value, "*") && test == OPCC_TEST_IS)
    opcc_query_where (query, field->name, OPCC_TEST_GIVEN);
  else if (!is_numbered (field))
    opcc_query_where_text (query, field->name, test, value);
  else if (g_ascii_string_to_signed (value, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL))
    opcc_query_where_integer (query, field->name, test, number);
  else
    return FALSE;
  return TRUE;
}

static gboolean
add_condition (OpccQuery *query, const char *text, OpccAudience audience, GError **error)
{
  const char *sign = NULL;
  OpccTest test = OPCC_TEST_IS;
  const char *at = find_sign (text, &sign, &test);
  g_autofree char *name = at != NULL ? g_strndup (text, (gsize) (at - text)) : NULL;
  const OpccField *field =
      name != NULL ? opcc_kind_find_field (opcc_query_get_kind (query), name) : NULL;
  g_autofree char *value = field != NULL ? g_uri_unescape_string (at + strlen (sign), NULL) : NULL;

  if (value != NULL && !opcc_audience_may_see_field (audience, field))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("That would tell what this audience may not see: %s. Nothing was made."),
                   opcc_audience_get_label (audience));
      return FALSE;
    }
  return (value != NULL && set_condition (query, field, test, value)) ||
         refuse_condition (query, text, error);
}

/**
 * opcc_list_order_add_filter:
 * @filter: (nullable): conditions parted by ";": "state=won;amount>=100000", money in pence
 * @audience: which rows are left would tell them what they may not see of a field
 *
 * Returns: FALSE with OPCC_ERROR_INVALID for what is no filter, OPCC_ERROR_REFUSED for one of a
 *   field that the audience may not see
 */
gboolean
opcc_list_order_add_filter (OpccQuery *query,
                            const char *filter,
                            OpccAudience audience,
                            GError **error)
{
  g_auto (GStrv) parts = filter != NULL ? g_strsplit (filter, ";", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (!add_condition (query, parts[i], audience, error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_list_order_add_among:
 * @numbers: (nullable): of records, parted by commas
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where one is no number
 */
gboolean
opcc_list_order_add_among (OpccQuery *query, const char *numbers, GError **error)
{
  g_auto (GStrv) parts = numbers != NULL ? g_strsplit (numbers, ",", -1) : NULL;
  g_autoptr (GArray) among = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      gint64 n;

      if (!g_ascii_string_to_signed (parts[i], 10, 0, G_MAXINT64, &n, NULL))
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("--among wants numbers of records parted by commas, and not “%s”. "
                          "Nothing was made."),
                       parts[i]);
          return FALSE;
        }
      g_array_append_val (among, n);
    }
  if (parts != NULL)
    opcc_query_set_among (query, (const gint64 *) (gpointer) among->data, among->len);
  return TRUE;
}

/* --- what was found -------------------------------------------------------------------------- */

/* All that the audience reads of a row, folded as searched words are. */
static char *
fold_row (OpccAudience audience, const OpccListRow *row)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) ascii = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *other = NULL;
  guint link = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const OpccField *field = &kind->fields[i];
      const gboolean is_link = field->type == OPCC_VALUE_LINK;
      g_autofree char *shown = NULL;

      link += is_link;
      if (!opcc_audience_may_see_field (audience, field))
        continue;
      shown =
          is_link ? g_strdup (row->link_titles[link - 1]) : opcc_field_to_text (field, row->record);
      g_string_append_printf (text, " %s", shown != NULL ? shown : "");
    }
  words = g_str_tokenize_and_fold (text->str, NULL, &ascii);
  plain = g_strjoinv (" ", words);
  other = g_strjoinv (" ", ascii);
  return g_strdup_printf (" %s %s", plain, other);
}

static gboolean
has_words (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *beginning = g_strconcat (" ", words[i], NULL);

      if (strstr (folded, beginning) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_window (OpccDb *db,
             const OpccQuery *query,
             const char *const *words,
             GArray *numbers,
             guint from,
             GArray *kept,
             OpccRedaction *redaction,
             GError **error)
{
  const OpccKind *kind = opcc_query_get_kind (query);
  const guint n = MIN (WINDOW_ROWS, numbers->len - from);
  g_autofree char *one = opcc_record_words_dup (kind->label);
  g_autofree char *many = opcc_record_words_dup (kind->plural);
  g_autoptr (GPtrArray) rows =
      opcc_db_fetch_rows (db, kind, &g_array_index (numbers, gint64, from), n, error);

  for (guint i = 0; rows != NULL && i < n; i++)
    {
      const OpccListRow *row = g_ptr_array_index (rows, i);
      g_autofree char *folded =
          row != NULL ? fold_row (opcc_redaction_get_audience (redaction), row) : NULL;

      if (folded != NULL && has_words (folded, words))
        g_array_append_val (kept, g_array_index (numbers, gint64, from + i));
      else
        opcc_redaction_withhold_record (redaction, one, many,
                                        _ ("found by what is for the office only"));
    }
  return rows != NULL;
}

/**
 * opcc_list_order_keep_found:
 * @numbers: (element-type gint64): what the query found
 *
 * For others than the office: that a record was found by a word would tell what stands in it. So
 * those stay in which the words stand in what the audience may read anyway, and the others go into
 * the statement.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_list_order_keep_found (
    OpccDb *db, const OpccQuery *query, GArray *numbers, OpccRedaction *redaction, GError **error)
{
  const char *typed = opcc_query_get_words (query);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = typed != NULL ? g_str_tokenize_and_fold (typed, NULL, NULL) : NULL;

  if (words == NULL || opcc_redaction_get_audience (redaction) == OPCC_AUDIENCE_OFFICE)
    return TRUE;
  for (guint from = 0; from < numbers->len; from += WINDOW_ROWS)
    if (!keep_window (db, query, (const char *const *) words, numbers, from, kept, redaction,
                      error))
      return FALSE;
  g_array_set_size (numbers, 0);
  g_array_append_vals (numbers, kept->data, kept->len);
  return TRUE;
}
