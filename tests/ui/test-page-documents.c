/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page, tab and record page that the table of domains offers says which document it is, and
 * that document can be built for the office and for the public, or is refused to them. */
#include "office-test.h"

#include "opcc-domain-document.h"
#include "opcc-domain-table.h"
#include "opcc-domains.h"
#include "opcc-error.h"
#include "opcc-registry.h"
#include "opcc-tab-page.h"
#include "opcc-ui-test.h"

static char *path;

typedef struct
{
  OpccWindow *window;
  OpccStore *store;   /* (unowned) */
  GHashTable *orders; /* (owned) char *: those that were built */
} Walk;

typedef struct
{
  const char *order;
  OpccAudience audience;
} Asked;

static gpointer
find_first_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT min (n) FROM %s", ((const OpccKind *) data)->name);

  return GINT_TO_POINTER ((int) opcc_db_get_integer (db, sql, 0, error, ""));
}

static gpointer
build_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (asked->order, error);

  return order != NULL
             ? opcc_document_order_build (order, db, asked->audience, 19642, cancellable, error)
             : NULL;
}

static void
build (Walk *walk, const char *order, OpccAudience audience, const char *where)
{
  Asked asked = { order, audience };
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_store_run_wait (walk->store, build_job, &asked, NULL, &error);

  if (audience == OPCC_AUDIENCE_PUBLIC && g_error_matches (error, OPCC_ERROR, OPCC_ERROR_REFUSED))
    return;
  if (document == NULL)
    g_error ("%s: %s: %s", where, order, error->message);
  g_assert_cmpstr (opcc_document_get_text (document, OPCC_DOCUMENT_TITLE), !=, NULL);
}

static void
look (Walk *walk, const char *where)
{
  OpccPage *page = OPCC_PAGE (opcc_window_get_page (walk->window));
  const char *order = opcc_page_get_document (page);

  if (order == NULL)
    g_error ("%s has no document", where);
  g_test_message ("%s: %s", where, order);
  if (!g_hash_table_add (walk->orders, g_strdup (order)))
    return;
  build (walk, order, OPCC_AUDIENCE_OFFICE, where);
  build (walk, order, OPCC_AUDIENCE_PUBLIC, where);
}

static void
look_at_page (Walk *walk, const char *name)
{
  GtkWidget *page = opcc_window_get_page (walk->window);

  opcc_test_spin (50);
  look (walk, name);
  if (!OPCC_IS_TAB_PAGE (page))
    return;
  for (const OpccTab *tab = OPCC_TAB_PAGE_GET_CLASS (page)->tabs; tab->name != NULL; tab++)
    {
      g_autofree char *where = g_strdup_printf ("%s, tab %s", name, tab->name);

      opcc_tab_page_show_tab (OPCC_TAB_PAGE (page), tab->name);
      opcc_test_spin (50);
      look (walk, where);
    }
}

static void
test_domain (gconstpointer data)
{
  const OpccDomain *domain = data;
  Walk walk = { office_test_open (path), NULL,
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  walk.store = opcc_office_get_store (opcc_window_get_office (walk.window));
  if (g_str_equal (domain->name, "grants"))
    office_test_add_grant (walk.window);
  office_test_act (walk.window, "show-domain", "s", domain->name);
  look_at_page (&walk, domain->name);
  for (const OpccRecordPlace *record = domain->records; record->kind != NULL; record++)
    {
      const OpccKind *kind = opcc_registry_find (record->kind);
      g_autofree char *name = g_strdup_printf ("%s, a %s", domain->name, record->kind);
      gint64 n;

      if (!opcc_record_place_has_page (record))
        continue;
      n = GPOINTER_TO_INT (
          opcc_store_run_wait (walk.store, find_first_job, (gpointer) kind, NULL, NULL));
      g_assert_cmpint (n, >, 0);
      office_test_act (walk.window, "show-record", "(sx)", kind->name, n);
      look_at_page (&walk, name);
    }
  g_assert_cmpuint (g_hash_table_size (walk.orders), >, 0);
  g_hash_table_unref (walk.orders);
  office_test_close (walk.window);
}

int
main (int argc, char *argv[])
{
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);
  int result;

  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  path = office_test_make_sample ();
  for (guint i = 0; i < n_domains; i++)
    {
      g_autofree char *name = g_strdup_printf ("/page-documents/%s", domains[i].name);

      g_test_add_data_func (name, &domains[i], test_domain);
    }
  result = g_test_run ();
  office_test_remove (path);
  return result;
}
