/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every document that the sample office has, as slides for each audience: no word is lost, small,
 * cut or under another, and no sentence is left over. */
#include <glib/gstdio.h>
#include <string.h>

#include "opcc-domain-chart.h"
#include "opcc-domain-document.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-error.h"
#include "opcc-registry.h"
#include "opcc-store.h"
#include "slides-fixture.h"

/* Rows of a list that make it go on over a few slides. */
#define ROWS "30"

/* What the documents and charts of the sample are asked. */
static const struct
{
  const char *option;
  const char *value;
} answers[] = {
  { "round", "2023/24-1" },
  { "zone", "Bell Foundry" },
  { "year", "2022/23" },
};

/* FALSE where there is no such record, or this audience is not given it; every other error is one.
 */
static gboolean
check_order (OpccDb *db, const OpccDocumentOrder *order, OpccAudience audience)
{
  g_autofree char *words = opcc_document_order_to_text (order);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, db, audience, opcc_date_from_ymd (2023, 10, 12), NULL,
                                 &error);

  g_test_message ("%s", words);
  if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND) ||
      (audience != OPCC_AUDIENCE_OFFICE && g_error_matches (error, OPCC_ERROR, OPCC_ERROR_REFUSED)))
    return FALSE;
  g_assert_no_error (error);
  slides_check_document (document);
  slides_check_left_over (document);
  return TRUE;
}

/* What must be said, of what the sample can be asked; NULL where it cannot be. */
static gboolean
answer (OpccDocumentOrder *order, const OpccDomainOption *options)
{
  for (const OpccDomainOption *option = options; option != NULL && option->name != NULL; option++)
    {
      guint i = 0;

      if (!option->is_required || g_hash_table_contains (order->choices, option->name))
        continue;
      while (i < G_N_ELEMENTS (answers) && strcmp (answers[i].option, option->name) != 0)
        i++;
      if (i == G_N_ELEMENTS (answers))
        return FALSE;
      g_hash_table_insert (order->choices, g_strdup (option->name), g_strdup (answers[i].value));
    }
  return TRUE;
}

static void
check_documents (OpccDb *db, OpccAudience audience)
{
  g_autoptr (GPtrArray) documents = opcc_domain_documents_list ();
  guint n = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      const OpccDomainDocument *document = g_ptr_array_index (documents, i);
      g_autoptr (OpccDocumentOrder) order = opcc_document_order_new (document->name, NULL);

      if (answer (order, document->options))
        n += check_order (db, order, audience);
    }
  g_assert_cmpuint (n, >=, 6);
}

static void
check_charts (OpccDb *db, OpccAudience audience)
{
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();
  guint n = 0;

  for (guint i = 0; i < charts->len; i++)
    {
      const OpccDomainChart *chart = g_ptr_array_index (charts, i);
      g_autoptr (OpccDocumentOrder) order =
          opcc_document_order_new ("chart", "chart", chart->name, NULL);

      if (answer (order, chart->options))
        n += check_order (db, order, audience);
    }
  g_assert_cmpuint (n, >=, 12);
}

/* A list, and the first record, of every kind there is. */
static void
check_kinds (OpccDb *db, OpccAudience audience)
{
  guint n;
  guint n_records = 0;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n);

  g_assert_cmpuint (n, >, 30);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OpccDocumentOrder) list =
          opcc_document_order_new ("list", "kind", kinds[i]->name, "limit", ROWS, NULL);
      g_autoptr (OpccDocumentOrder) record =
          opcc_document_order_new ("record", "kind", kinds[i]->name, "n", "1", NULL);

      g_assert_true (check_order (db, list, audience));
      n_records += check_order (db, record, audience);
    }
  g_assert_cmpuint (n_records, >, 15);
}

static gpointer
check_all (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const OpccAudience audiences[] = { OPCC_AUDIENCE_PUBLIC, OPCC_AUDIENCE_OFFICE };

  g_assert_true (opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, error));
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      check_documents (db, audiences[i]);
      check_charts (db, audiences[i]);
      check_kinds (db, audiences[i]);
    }
  return GINT_TO_POINTER (TRUE);
}

static void
test_the_sample_office (void)
{
  g_autofree char *folder = g_dir_make_tmp ("opcc-slides-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  opcc_domain_table_register ();
  store = opcc_store_open (path, OPCC_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (opcc_store_run_wait (store, check_all, NULL, NULL, &error));
  g_assert_no_error (error);
  opcc_store_close (store);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slides/the-sample-office", test_the_sample_office);
  return g_test_run ();
}
