/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents by name: finding them, keeping what they are asked as text, and having them built. */
#include "opcc-domain-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-record-documents.h"
#include "opcc-record-finder.h"
#include "opcc-hidden-records.h"

/* What stands in the text of an order as it is; all else is escaped. */
#define PLAIN "/:, "

static void
add_documents (GPtrArray *list, const OpccDomainDocument *documents)
{
  for (const OpccDomainDocument *one = documents; one != NULL && one->name != NULL; one++)
    g_ptr_array_add (list, (gpointer) one);
}

GPtrArray *
opcc_domain_documents_list (void)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  add_documents (list, opcc_record_documents);
  for (guint i = 0; i < n_models; i++)
    add_documents (list, models[i]->documents);
  return list;
}

const OpccDomainDocument *
opcc_domain_document_find (const char *name)
{
  g_autoptr (GPtrArray) list = opcc_domain_documents_list ();

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const OpccDomainDocument *) g_ptr_array_index (list, i))->name, name) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

/* --- orders ---------------------------------------------------------------------------------- */

/**
 * opcc_document_order_new:
 * @name: of a document of any domain
 *
 * Returns: (transfer full): "round", "round", "2023/24-2", NULL
 */
OpccDocumentOrder *
opcc_document_order_new (const char *name, ...)
{
  OpccDocumentOrder *self;
  va_list pairs;

  va_start (pairs, name);
  self = opcc_domain_order_new (name, pairs);
  va_end (pairs);
  return self;
}

OpccDocumentOrder *
opcc_document_order_copy (const OpccDocumentOrder *self)
{
  return opcc_domain_order_copy (self);
}

void
opcc_document_order_free (OpccDocumentOrder *self)
{
  opcc_domain_order_free (self);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * opcc_document_order_to_text:
 *
 * The form of the query of a URI (RFC 3986, 3.4), its options in the order of their names, so that
 * one order has one text.
 *
 * Returns: (transfer full): "round?round=2023/24-2", which opcc_document_order_parse () reads
 */
char *
opcc_document_order_to_text (const OpccDocumentOrder *self)
{
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (self->choices, NULL);
  const guint n = g_hash_table_size (self->choices);
  GString *out = g_string_new (self->name);

  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%c%s=", i == 0 ? '?' : '&', (const char *) names[i]);
      g_string_append_uri_escaped (out, g_hash_table_lookup (self->choices, names[i]), PLAIN, TRUE);
    }
  return g_string_free (out, FALSE);
}

/**
 * opcc_document_order_parse:
 * @text: as opcc_document_order_to_text () writes it
 *
 * Returns: (transfer full): not checked yet; NULL with OPCC_ERROR_INVALID where it is no order
 */
OpccDocumentOrder *
opcc_document_order_parse (const char *text, GError **error)
{
  const char *query = strchr (text, '?');
  g_autofree char *name = query != NULL ? g_strndup (text, query - text) : g_strdup (text);
  g_autoptr (OpccDocumentOrder) self = opcc_document_order_new (name, NULL);
  g_autoptr (GHashTable) choices =
      g_uri_parse_params (query != NULL ? query + 1 : "", -1, "&", G_URI_PARAMS_NONE, NULL);

  if (*name == '\0' || choices == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” names no document. Nothing was made. It has the form "
                      "“name?option=value”."),
                   text);
      return NULL;
    }
  g_hash_table_unref (self->choices);
  self->choices = g_steal_pointer (&choices);
  return g_steal_pointer (&self);
}

/**
 * opcc_document_order_check:
 *
 * Whether there is the document, it knows all that it is asked, and is asked all it needs.
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND for a name that nobody writes, or OPCC_ERROR_INVALID
 */
gboolean
opcc_document_order_check (const OpccDocumentOrder *self, GError **error)
{
  const OpccDomainDocument *document = opcc_domain_document_find (self->name);

  if (document != NULL)
    return opcc_domain_order_check (self, document->options, document->is_open, error);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("There is no document “%s”. “opcc documents” lists those there are."),
               self->name);
  return FALSE;
}

/* --- building -------------------------------------------------------------------------------- */

/**
 * opcc_document_describe_marking:
 * @own: (nullable): what the document says of itself: "DRAFT: NOT DECIDED"
 *
 * Returns: (transfer full): what stands on each page: "OFFICIAL · may be shown in public"
 */
char *
opcc_document_describe_marking (OpccAudience audience, const char *own)
{
  const char *who = audience == OPCC_AUDIENCE_PUBLIC     ? _ ("may be shown in public")
                    : audience == OPCC_AUDIENCE_PARTNERS ? _ ("for partners of the office")
                                                         : _ ("for the office only");

  return own != NULL ? g_strdup_printf (OPCC_DOCUMENT_OFFICIAL " · %s · %s", who, own)
                     : g_strdup_printf (OPCC_DOCUMENT_OFFICIAL " · %s", who);
}

/**
 * opcc_document_close:
 * @redaction: kept account of what the audience may not see
 *
 * Says in the document what was left out of it: how much and why, never what or where it is.
 */
void
opcc_document_close (OpccDocument *document, const OpccRedaction *redaction)
{
  g_autofree char *own = opcc_redaction_say (redaction);
  g_autoptr (GString) words = g_string_new (own);

  if (opcc_redaction_get_hides_counts (redaction))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                            _ ("Small counts are rounded or not given."));
  opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, words->str);
}

/* A picture of which more is hidden than shown tells a reader nothing. */
static gboolean
is_mostly_hidden (const OpccChart *chart)
{
  guint n_hidden = 0;

  for (guint i = 0; i < chart->series->len; i++)
    for (guint k = 0; k < chart->categories->len; k++)
      {
        const double value = opcc_chart_get_value (chart, i, k);

        n_hidden += isnan (value) && opcc_no_value_get (value) != OPCC_NO_VALUE_NOT_GIVEN;
      }
  return 2 * n_hidden > chart->series->len * chart->categories->len;
}

/**
 * opcc_document_add_chart:
 * @with_table: its figures follow; else the caller adds them
 * @redaction: of whom it is for
 *
 * Adds a chart with its notes as the audience may see it. One that is not for them goes into the
 * statement instead, and one without a mark says nothing.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_document_add_chart (OpccDocument *document,
                         OpccDb *db,
                         const OpccChartOrder *order,
                         gboolean with_table,
                         OpccRedaction *redaction,
                         GError **error)
{
  const OpccAudience audience = opcc_redaction_get_audience (redaction);
  const OpccDomainChart *maker = opcc_domain_chart_find (order->name);
  g_autoptr (OpccRedaction) apart = opcc_redaction_new (audience);
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *said = NULL;

  if (maker != NULL && audience > maker->audience)
    {
      opcc_redaction_withhold (redaction, OPCC_WITHHELD_OFFICE);
      return TRUE;
    }
  /* The document itself says which records it goes without. */
  chart = opcc_chart_order_draw_for (order, db, apart, &said, error);
  if (chart == NULL)
    return FALSE;
  if (said != NULL)
    opcc_redaction_hide_counts (redaction);
  if (chart->categories->len == 0)
    return TRUE;
  if (said != NULL && is_mostly_hidden (chart))
    {
      opcc_document_add_paragraph (document,
                                   _ ("These counts are too small to be shown one by one."));
      return TRUE;
    }
  opcc_document_add_figure (document, chart);
  opcc_document_add_figure_notes (document, chart);
  if (with_table)
    opcc_document_add_figure_table (document, chart);
  return TRUE;
}

/* Of the record that is asked for, where it is of one. */
static OpccDocument *
write_document (const OpccDomainDocument *self,
                OpccDb *db,
                GHashTable *choices,
                OpccAudience audience,
                OpccDate today,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (OpccRecord) record = NULL;

  if (self->kind != NULL)
    {
      record =
          opcc_record_find (db, self->kind, g_hash_table_lookup (choices, self->kind->name), error);
      if (record == NULL)
        return NULL;
    }
  return self->write (db, record != NULL ? opcc_record_get_n (record) : 0, audience, today,
                      cancellable, error);
}

static OpccDocument *
run_writer (const OpccDomainDocument *writer,
            OpccDb *db,
            GHashTable *choices,
            OpccAudience audience,
            OpccDate today,
            GCancellable *cancellable,
            GError **error)
{
  return writer->build != NULL
             ? writer->build (db, writer, choices, audience, today, cancellable, error)
             : write_document (writer, db, choices, audience, today, cancellable, error);
}

/* What the markings of records kept from the audience comes before what else was left out. */
static void
say_hidden (OpccDocument *document,
            const OpccHiddenRecords *hidden,
            const OpccDomainModel *owner,
            OpccAudience audience)
{
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  const char *own = opcc_document_get_text (document, OPCC_DOCUMENT_WITHHELD);
  g_autofree char *said = NULL;
  g_autofree char *both = NULL;

  opcc_hidden_records_withhold_kinds (hidden, owner->kinds, redaction);
  said = opcc_redaction_say (redaction);
  if (said == NULL)
    return;
  both = own != NULL && *own != '\0' ? g_strdup_printf ("%s %s", said, own) : g_strdup (said);
  opcc_document_set_text (document, OPCC_DOCUMENT_WITHHELD, both);
}

/* A document of a domain is made as if what its readers may not see were not there. */
static OpccDocument *
build_without_hidden (const OpccDomainDocument *writer,
                      const OpccDomainModel *owner,
                      OpccDb *db,
                      GHashTable *choices,
                      OpccAudience audience,
                      OpccDate today,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (OpccHiddenRecords) hidden = opcc_hidden_records_cast (db, audience, error);
  g_autoptr (GError) local = NULL;
  OpccDocument *document;

  if (hidden == NULL)
    return NULL;
  document = run_writer (writer, db, choices, audience, today, cancellable, &local);
  if (document != NULL)
    {
      say_hidden (document, hidden, owner, audience);
      return document;
    }
  /* The same words whether there is no such record or it is marked: names could be guessed at. */
  if (g_error_matches (local, OPCC_ERROR, OPCC_ERROR_NOT_FOUND) && writer->kind != NULL &&
      opcc_hidden_records_has_any (hidden, writer->kind))
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("There is no such record, or its marking keeps it from this audience: %s. "
                    "Nothing was made."),
                 opcc_audience_get_label (audience));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * opcc_document_order_build:
 *
 * A job of the store. The document holds text alone: nothing leads from it to a record. It bears
 * the marking of its audience, is made without the records that their markings keep from it, and
 * says how many there are.
 *
 * Returns: (transfer full): NULL on error, those of opcc_document_order_check () among them, and
 *   OPCC_ERROR_REFUSED for what is not meant for the audience at all
 */
OpccDocument *
opcc_document_order_build (const OpccDocumentOrder *self,
                           OpccDb *db,
                           OpccAudience audience,
                           OpccDate today,
                           GCancellable *cancellable,
                           GError **error)
{
  const OpccDomainDocument *writer;
  const OpccDomainModel *owner; /* (nullable): none of what is there for all kinds */
  OpccDocument *document;
  g_autofree char *marking = NULL;

  if (!opcc_document_order_check (self, error))
    return NULL;
  writer = opcc_domain_document_find (self->name);
  owner = opcc_domain_model_find_document (writer);
  document = owner != NULL
                 ? build_without_hidden (writer, owner, db, self->choices, audience, today,
                                         cancellable, error)
                 : run_writer (writer, db, self->choices, audience, today, cancellable, error);
  if (document == NULL)
    return NULL;
  marking =
      opcc_document_describe_marking (audience,
                                      opcc_document_get_text (document, OPCC_DOCUMENT_MARKING));
  opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, marking);
  return document;
}
