/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up any list, any record with what belongs to it, and any chart, for whoever reads it. */
#include "opcc-record-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-domain-chart.h"
#include "opcc-error.h"
#include "opcc-history.h"
#include "opcc-list-order.h"
#include "opcc-record-finder.h"
#include "opcc-hidden-records.h"
#include "opcc-record-words.h"
#include "opcc-registry.h"
#include "opcc-slot-list.h"
#include "opcc-text.h"
#include "opcc-time.h"

/* Rows of a list unless it is asked for another number, and of what belongs to a record. */
#define MOST_ROWS      200
#define MOST_BELONGING 50
/* What fits beside each other on A4. */
#define MOST_COLUMNS 6

/* What bears one of these is worth a column. */
#define LISTED                                                                                     \
  (OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED | OPCC_MARK_SENSITIVE | OPCC_MARK_SMALL_COUNT)

/* --- rows of records ------------------------------------------------------------------------- */

static gboolean
is_listed (const OpccKind *kind, const OpccField *field)
{
  return field->type != OPCC_VALUE_LONG_TEXT && g_strcmp0 (field->name, kind->title) != 0 &&
         (g_strcmp0 (field->name, kind->detail) == 0 || (field->marks & LISTED) != 0);
}

/* The title first, then what lists show; @link, which all rows have alike, is left out. */
static GPtrArray *
choose_columns (OpccRedaction *redaction, const OpccKind *kind, const OpccField *link)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GPtrArray *seen;

  g_ptr_array_add (fields, (gpointer) opcc_kind_find_field (kind, kind->title));
  for (guint i = 0; i < kind->n_fields; i++)
    if (&kind->fields[i] != link && is_listed (kind, &kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  seen = opcc_redaction_choose_fields (redaction, fields);
  if (seen->len > MOST_COLUMNS)
    g_ptr_array_set_size (seen, MOST_COLUMNS);
  return seen;
}

static const char *
get_link_title (const OpccListRow *row, const OpccField *field)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  guint link = 0;

  if (field->type != OPCC_VALUE_LINK)
    return NULL;
  for (const OpccField *other = kind->fields; other < field; other++)
    link += other->type == OPCC_VALUE_LINK;
  return row->link_titles[link];
}

static void
add_row (OpccDocument *document, OpccRedaction *redaction, GPtrArray *fields, OpccListRow *row)
{
  g_auto (GStrv) cells = g_new0 (char *, fields->len + 1);

  for (guint i = 0; i < fields->len; i++)
    {
      const OpccField *field = g_ptr_array_index (fields, i);

      cells[i] =
          opcc_redaction_get_text (redaction, row->record, field, get_link_title (row, field));
      if (cells[i] == NULL)
        cells[i] = g_strdup ("");
    }
  opcc_document_add_row (document, (const char *const *) cells);
}

static void
begin_table (OpccDocument *document, GPtrArray *fields)
{
  g_autofree const char **headings = g_new0 (const char *, fields->len);
  g_autofree OpccColumnType *types = g_new0 (OpccColumnType, fields->len);

  for (guint i = 0; i < fields->len; i++)
    {
      const OpccField *field = g_ptr_array_index (fields, i);
      const gboolean is_number = field->type == OPCC_VALUE_MONEY ||
                                 field->type == OPCC_VALUE_INTEGER ||
                                 field->type == OPCC_VALUE_NUMBER;

      headings[i] = opcc_field_get_label (field);
      types[i] = is_number ? OPCC_COLUMN_NUMBER : OPCC_COLUMN_TEXT;
    }
  opcc_document_add_table (document, NULL, headings, types, fields->len);
}

/* What the markings of records keep from the audience. */
static gboolean
take_out_hidden (
    OpccDb *db, OpccRedaction *redaction, const OpccKind *kind, GArray *numbers, GError **error)
{
  g_autoptr (OpccHiddenRecords) hidden =
      opcc_hidden_records_load (db, opcc_redaction_get_audience (redaction), error);

  if (hidden != NULL)
    opcc_hidden_records_take_out (hidden, kind, numbers, redaction);
  return hidden != NULL;
}

static GPtrArray *
fetch_rows (OpccDb *db,
            OpccRedaction *redaction,
            const OpccKind *kind,
            const GArray *numbers,
            guint n,
            GError **error)
{
  g_autoptr (OpccHiddenRecords) hidden =
      opcc_hidden_records_load (db, opcc_redaction_get_audience (redaction), error);
  GPtrArray *rows =
      hidden != NULL
          ? opcc_db_fetch_rows (db, kind, (const gint64 *) (void *) numbers->data, n, error)
          : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      opcc_hidden_records_blank_links (hidden, g_ptr_array_index (rows, i));
  return rows;
}

/* @numbers: of records of the kind, of which at most @most are shown. */
static gboolean
add_rows (OpccDocument *document,
          OpccDb *db,
          OpccRedaction *redaction,
          const OpccKind *kind,
          GPtrArray *fields,
          const GArray *numbers,
          guint most,
          GError **error)
{
  const guint n = MIN (numbers->len, most);
  g_autoptr (GPtrArray) rows = fetch_rows (db, redaction, kind, numbers, n, error);

  if (rows == NULL)
    return FALSE;
  if (n < numbers->len)
    {
      g_autofree char *words = g_strdup_printf (_ ("The first %u of %u."), n, numbers->len);

      opcc_document_add_paragraph (document, words);
    }
  begin_table (document, fields);
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      add_row (document, redaction, fields, g_ptr_array_index (rows, i));
  return TRUE;
}

/* --- a list ---------------------------------------------------------------------------------- */

static const OpccKind *
find_kind (GHashTable *choices, GError **error)
{
  const char *name = g_hash_table_lookup (choices, "kind");
  const OpccKind *kind = opcc_registry_find (name);

  if (kind == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("“%s” is no kind of record. Nothing was made. “opcc list --help” names them."),
                 name);
  return kind;
}

/* The order that was asked for, where it tells nothing that is not shown. */
static gboolean
set_sort (OpccQuery *query, GHashTable *choices, OpccAudience audience, GError **error)
{
  const OpccKind *kind = opcc_query_get_kind (query);
  const char *name = g_hash_table_lookup (choices, "sort");
  const OpccField *field = name != NULL ? opcc_kind_find_field (kind, name) : NULL;
  const gboolean descending = g_strcmp0 (g_hash_table_lookup (choices, "order"), "descending") == 0;

  if (name != NULL && field == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” is no field of kind %s. Nothing was made."), name, kind->name);
      return FALSE;
    }
  if (field != NULL && opcc_audience_may_see_field (audience, field))
    opcc_query_set_sort (query, field->name, descending);
  return TRUE;
}

/* A whole number from 1 on; @fallback where it was not asked. */
static gboolean
read_number (
    GHashTable *choices, const char *option, gint64 fallback, gint64 *number, GError **error)
{
  const char *typed = g_hash_table_lookup (choices, option);

  *number = fallback;
  if (typed == NULL || g_ascii_string_to_signed (typed, 10, 1, G_MAXINT, number, NULL))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("--%s wants a whole number from 1 on, and not “%s”. Nothing was made."), option,
               typed);
  return FALSE;
}

/* Those that belong to one record, where it may be said that they do. */
static gboolean
set_owner (OpccQuery *query, GHashTable *choices, OpccAudience audience, GError **error)
{
  const OpccKind *kind = opcc_query_get_kind (query);
  const char *name = g_hash_table_lookup (choices, "of");
  const OpccField *field = name != NULL ? opcc_kind_find_field (kind, name) : NULL;
  gint64 n;

  if (!read_number (choices, "n", 0, &n, error))
    return FALSE;
  if (name == NULL && n == 0)
    return TRUE;
  if (field == NULL || field->type != OPCC_VALUE_LINK || n == 0)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("--of wants a link of kind %s, and --n the number of what it leads to. Nothing "
                    "was made."),
                 kind->name);
  else if (!opcc_audience_may_see_field (audience, field))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                 _ ("That would tell what this audience may not see: %s. Nothing was made."),
                 opcc_audience_get_label (audience));
  else
    opcc_query_where_integer (query, name, OPCC_TEST_IS, n);
  return field != NULL && field->type == OPCC_VALUE_LINK && n != 0 &&
         opcc_audience_may_see_field (audience, field);
}

static gboolean
add_list (OpccDocument *document,
          OpccDb *db,
          OpccRedaction *redaction,
          OpccQuery *query,
          guint most,
          GCancellable *cancellable,
          GError **error)
{
  const OpccKind *kind = opcc_query_get_kind (query);
  g_autoptr (GPtrArray) fields = choose_columns (redaction, kind, NULL);
  g_autoptr (GArray) numbers = opcc_db_find_numbers (db, query, cancellable, error);
  g_autofree char *count = NULL;

  if (numbers == NULL || !take_out_hidden (db, redaction, kind, numbers, error) ||
      !opcc_list_order_keep_found (db, query, numbers, redaction, error))
    return FALSE;
  if (fields->len == 0)
    {
      opcc_document_add_paragraph (document, _ ("Nothing of these records may be shown here."));
      return TRUE;
    }
  count = opcc_text_from_count (numbers->len);
  opcc_document_add_value (document, g_dgettext (GETTEXT_PACKAGE, kind->plural), count);
  return numbers->len == 0 ||
         add_rows (document, db, redaction, kind, fields, numbers, most, error);
}

static OpccDocument *
build_list (OpccDb *db,
            const OpccDomainDocument *self,
            GHashTable *choices,
            OpccAudience audience,
            OpccDate today,
            GCancellable *cancellable,
            GError **error)
{
  const OpccKind *kind = find_kind (choices, error);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccQuery) query = kind != NULL ? opcc_query_new (kind) : NULL;
  g_autoptr (OpccDocument) document = NULL;
  gint64 most;

  if (kind == NULL || !set_sort (query, choices, audience, error) ||
      !set_owner (query, choices, audience, error) ||
      !opcc_list_order_add_filter (query, g_hash_table_lookup (choices, "filter"), audience,
                                   error) ||
      !opcc_list_order_add_among (query, g_hash_table_lookup (choices, "among"), error) ||
      !read_number (choices, "limit", MOST_ROWS, &most, error))
    return NULL;
  opcc_query_set_words (query, g_hash_table_lookup (choices, "search"));
  document = opcc_document_new (g_dgettext (GETTEXT_PACKAGE, kind->plural));
  if (!add_list (document, db, redaction, query, (guint) most, cancellable, error))
    return NULL;
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}

/* --- a record -------------------------------------------------------------------------------- */

static void
add_values (OpccDocument *document, OpccRedaction *redaction, const OpccListRow *row)
{
  g_autoptr (GPtrArray) shown =
      opcc_redaction_show_record (redaction, row->record, (const char *const *) row->link_titles,
                                  NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      const OpccShownField *one = g_ptr_array_index (shown, i);

      if (*one->text != '\0')
        opcc_document_add_value (document, one->label, one->text);
    }
}

/* What links to the record by one attribute. Where its name may not be shown, neither may it. */
static gboolean
add_belonging (OpccDocument *document,
               OpccDb *db,
               OpccRedaction *redaction,
               const OpccKind *kind,
               const OpccField *link,
               gint64 n,
               GError **error)
{
  g_autoptr (OpccQuery) query = opcc_query_new (kind);
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  opcc_query_where_integer (query, link->name, OPCC_TEST_IS, n);
  numbers = opcc_db_find_numbers (db, query, NULL, error);
  if (numbers == NULL || !take_out_hidden (db, redaction, kind, numbers, error))
    return FALSE;
  if (numbers->len == 0 ||
      !opcc_redaction_take_field (redaction, opcc_kind_find_field (kind, kind->title)) ||
      !opcc_redaction_take_field (redaction, link))
    return TRUE;
  fields = choose_columns (redaction, kind, link);
  opcc_document_add_heading (document, 2, g_dgettext (GETTEXT_PACKAGE, kind->plural));
  return fields->len == 0 ||
         add_rows (document, db, redaction, kind, fields, numbers, MOST_BELONGING, error);
}

static gboolean
add_all_belonging (OpccDocument *document,
                   OpccDb *db,
                   OpccRedaction *redaction,
                   OpccRecord *record,
                   GCancellable *cancellable,
                   GError **error)
{
  const char *name = opcc_record_get_kind (record)->name;
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++)
      {
        const OpccField *field = &kinds[i]->fields[k];

        if (field->type != OPCC_VALUE_LINK || g_strcmp0 (field->target, name) != 0)
          continue;
        if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
            !add_belonging (document, db, redaction, kinds[i], field, opcc_record_get_n (record),
                            error))
          return FALSE;
      }
  return TRUE;
}

/* "People Zone: Braunstone", or the kind alone where the audience may not see what it is called. */
static char *
describe_record (OpccRedaction *redaction, const OpccListRow *row)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  const OpccField *field = opcc_kind_find_field (kind, kind->title);
  const char *label = g_dgettext (GETTEXT_PACKAGE, kind->label);
  g_autofree char *title =
      opcc_redaction_get_text (redaction, row->record, field, get_link_title (row, field));

  return title != NULL && *title != '\0' ? g_strdup_printf ("%s: %s", label, title)
                                         : g_strdup (label);
}

static OpccDocument *
build_record (OpccDb *db,
              const OpccDomainDocument *self,
              GHashTable *choices,
              OpccAudience audience,
              OpccDate today,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  const OpccKind *kind = find_kind (choices, error);
  g_autoptr (OpccHiddenRecords) hidden = NULL;
  g_autoptr (OpccListRow) row = NULL;
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *title = NULL;
  gint64 n;

  /* By its name a record could be guessed at. */
  if (kind == NULL || !read_number (choices, "n", 0, &n, error))
    return NULL;
  hidden = opcc_hidden_records_load (db, audience, error);
  row = hidden != NULL ? opcc_record_find_row (db, kind, n, error) : NULL;
  if (row == NULL)
    return NULL;
  if (opcc_hidden_records_has (hidden, kind->name, n))
    {
      opcc_hidden_records_withhold (hidden, kind, n, redaction);
      document = opcc_document_new (g_dgettext (GETTEXT_PACKAGE, kind->label));
      opcc_document_close (document, redaction);
      return g_steal_pointer (&document);
    }
  opcc_hidden_records_blank_links (hidden, row);
  title = describe_record (redaction, row);
  document = opcc_document_new (title);
  add_values (document, redaction, row);
  if (!add_all_belonging (document, db, redaction, row->record, cancellable, error))
    return NULL;
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}

/* --- a chart --------------------------------------------------------------------------------- */

static OpccDocument *
build_chart (OpccDb *db,
             const OpccDomainDocument *self,
             GHashTable *choices,
             OpccAudience audience,
             OpccDate today,
             GCancellable *cancellable,
             GError **error)
{
  const OpccDomainOrder asked = { (char *) self->name, choices };
  g_autoptr (OpccChartOrder) order = opcc_domain_order_copy (&asked);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *said = NULL;
  OpccDocument *document;

  g_free (order->name);
  order->name = g_strdup (g_hash_table_lookup (choices, "chart"));
  g_hash_table_remove (order->choices, "chart");
  chart = opcc_chart_order_draw_for (order, db, redaction, &said, error);
  if (chart == NULL)
    return NULL;
  document = opcc_document_new (chart->texts[OPCC_CHART_TITLE]);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT, chart->texts[OPCC_CHART_MEASURE]);
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  opcc_document_add_figure_table (document, chart);
  if (said != NULL)
    opcc_redaction_hide_counts (redaction);
  opcc_document_close (document, redaction);
  return document;
}

/* --- what was done --------------------------------------------------------------------------- */

static void
add_action (OpccDocument *document, const OpccActionEntry *action)
{
  g_autofree char *day = opcc_date_format (opcc_time_get_date (action->at));
  g_autofree char *clock = opcc_time_format_clock (action->at);
  const char *const cells[] = { day, clock, action->name, action->who };

  opcc_document_add_row (document, cells);
}

static OpccDocument *
write_history (OpccDb *db,
               gint64 n,
               OpccAudience audience,
               OpccDate today,
               GCancellable *cancellable,
               GError **error)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT };
  const char *const headings[] = { _ ("Date"), _ ("Time"), _ ("What was done"), _ ("Who") };
  g_autoptr (GPtrArray) actions = NULL;
  OpccDocument *document;

  if (audience != OPCC_AUDIENCE_OFFICE)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("What was done is not for this audience: %s. Nothing was made."),
                   opcc_audience_get_label (audience));
      return NULL;
    }
  actions = opcc_db_list_actions (db, 0, MOST_ROWS, error);
  if (actions == NULL)
    return NULL;
  document = opcc_document_new (_ ("History of the office"));
  opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
  for (guint i = 0; i < actions->len; i++)
    add_action (document, g_ptr_array_index (actions, i));
  return document;
}

static const OpccDomainOption list_options[] = {
  { "kind", "KIND", N_ ("The kind of record, such as premises"), TRUE },
  { "sort", "FIELD", N_ ("Order by this field rather than as they were made") },
  { "order", "ORDER", N_ ("Which way round"), .choices = "ascending|descending" },
  { "search", "WORDS", N_ ("Only those found by these words") },
  { "filter", "FIELD=VALUE;...", N_ ("Only those with these values; FIELD= where none is given") },
  { "among", "N,...", N_ ("Only these, by their numbers in the office file") },
  { "limit", "N", N_ ("At most so many; 200 unless given") },
  { "of", "FIELD", N_ ("Only those whose link of this name leads to the record of --n") },
  { "n", "N", N_ ("The number of a record in the office file") },
  { NULL },
};

static const OpccDomainOption record_options[] = {
  { "kind", "KIND", N_ ("The kind of record, such as premises"), TRUE },
  { "n", "N", N_ ("The number of a record in the office file"), TRUE },
  { NULL },
};

static const OpccDomainOption chart_options[] = {
  { "chart", "NAME", N_ ("The chart, such as zone-change, which takes its own options"), TRUE },
  { NULL },
};

const OpccDomainDocument opcc_record_documents[] = {
  { "list", N_ ("The records of a kind as a table"), list_options, build_list },
  { "record", N_ ("One record with what belongs to it"), record_options, build_record },
  { "chart", N_ ("A chart with its figures as a table"), chart_options, build_chart,
    .is_open = TRUE },
  { "history", N_ ("What was done, the newest first, for the office alone"), NULL,
    .write = write_history },
  { NULL },
};
