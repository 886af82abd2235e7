/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk over every page, tab, record page and form that the table of domains offers. */
#include "page-walk.h"

#include <string.h>

#include "office-test.h"
#include "opcc-form-dialog.h"
#include "opcc-keys.h"
#include "opcc-record-form.h"
#include "opcc-registry.h"
#include "opcc-tab-row.h"
#include "opcc-ui-test.h"

/* A page reads, lays out the rows in view, and reads what those show. */
#define ROUNDS_OF_READING 4

/* --- the office ------------------------------------------------------------------------------ */

static gpointer
find_first_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccKind *kind = data;
  g_autoptr (GPtrArray) records = NULL;

  records = opcc_db_select (db, kind, "n > 0 ORDER BY n", error, "");
  return records != NULL && records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

/* Of the kind, the record that was made first; the sample office has one of every kind that has a
 * page. */
static gint64
find_first (PageWalk *walk, const OpccKind *kind)
{
  OpccStore *store = opcc_office_get_store (opcc_window_get_office (walk->window));
  g_autoptr (OpccRecord) record =
      opcc_store_run_wait (store, find_first_job, (gpointer) kind, NULL, NULL);

  g_assert_nonnull (record);
  return opcc_record_get_n (record);
}

/* --- waiting --------------------------------------------------------------------------------- */

static gpointer
do_nothing_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *read = user_data;

  opcc_store_run_finish (OPCC_STORE (source), result, NULL);
  *read = TRUE;
}

static gboolean
is_read (gpointer data)
{
  return *(gboolean *) data;
}

/* Jobs are done one after the other, so that all those that the page asked for are done. */
static void
wait_rounds (PageWalk *walk, guint n_rounds)
{
  OpccStore *store = opcc_office_get_store (opcc_window_get_office (walk->window));

  for (guint i = 0; i < n_rounds; i++)
    {
      gboolean read = FALSE;

      opcc_store_run (store, do_nothing_job, NULL, NULL, NULL, NULL, read_cb, &read);
      opcc_test_wait (is_read, &read);
      opcc_test_spin (25);
    }
}

void
page_walk_wait_read (PageWalk *walk)
{
  wait_rounds (walk, ROUNDS_OF_READING);
}

/* A dialog reads once, and what it leaves behind is not looked at by a walk in haste. */
static void
wait_dialog (PageWalk *walk)
{
  wait_rounds (walk, walk->seen != NULL ? 1 : ROUNDS_OF_READING);
}

/* --- where it goes -------------------------------------------------------------------------- */

static void
take (PageWalk *walk, GtkWidget *window, const char *where)
{
  g_test_message ("%s", where);
  walk->n_places++;
  walk->look (walk, window, where);
}

static GtkWindow *
find_dialog (PageWalk *walk)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data != walk->window && gtk_widget_get_mapped (at->data))
      return at->data;
  return NULL;
}

/* What the menus and keys of the page open: their names end in "…". Files are chosen in a dialog of
 * the desk's own, which "page.export" asks for at once. */
static void
look_at_dialogs (PageWalk *walk, const char *where)
{
  guint n_keys;
  const OpccKey *keys = opcc_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *there = NULL;
      GtkWindow *dialog;

      if (keys[i].action == NULL || !g_str_has_prefix (keys[i].action, "page.") ||
          !g_str_has_suffix (keys[i].label, "…") || g_str_equal (keys[i].action, "page.export") ||
          !opcc_keys_is_enabled (GTK_WIDGET (walk->window), keys[i].action) ||
          (walk->seen != NULL && g_hash_table_contains (walk->seen, keys[i].action)))
        continue;
      opcc_keys_activate (GTK_WIDGET (walk->window), keys[i].action);
      wait_dialog (walk);
      dialog = find_dialog (walk);
      if (dialog == NULL)
        continue;
      if (walk->seen != NULL)
        g_hash_table_add (walk->seen, (gpointer) keys[i].action);
      there = g_strdup_printf ("%s, %s", where, keys[i].action);
      take (walk, GTK_WIDGET (dialog), there);
      gtk_window_destroy (dialog);
      wait_dialog (walk);
    }
}

/* The tabs or the switch between lists that are below @root. */
static GtkStack *
find_stack (GtkWidget *root)
{
  GtkWidget *row = opcc_test_find (root, OPCC_TYPE_TAB_ROW, NULL);
  GtkWidget *switcher = opcc_test_find (root, GTK_TYPE_STACK_SWITCHER, NULL);

  if (row != NULL)
    return opcc_tab_row_get_stack (OPCC_TAB_ROW (row));
  return switcher != NULL ? gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)) : NULL;
}

/* What stands in @root, and what each of its tabs shows. */
static void
look_at_all (PageWalk *walk, GtkWidget *root, const char *name)
{
  GtkStack *stack = find_stack (root);
  g_autoptr (GtkSelectionModel) tabs = stack != NULL ? gtk_stack_get_pages (stack) : NULL;

  for (guint i = 0; tabs != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (tabs)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (tabs), i);
      GtkStackPage *tab = GTK_STACK_PAGE (item);
      g_autofree char *where = g_strdup_printf ("%s, tab %s", name, gtk_stack_page_get_name (tab));

      if (!gtk_stack_page_get_visible (tab))
        continue;
      gtk_stack_set_visible_child (stack, gtk_stack_page_get_child (tab));
      page_walk_wait_read (walk);
      look_at_all (walk, gtk_stack_page_get_child (tab), where);
    }
  if (tabs != NULL)
    return;
  take (walk, GTK_WIDGET (walk->window), name);
  if (walk->dialogs)
    look_at_dialogs (walk, name);
}

static void
look_at_page (PageWalk *walk, const char *name)
{
  page_walk_wait_read (walk);
  look_at_all (walk, opcc_window_get_page (walk->window), name);
}

/* The form that asks for all there is to know of a record. */
static void
look_at_form (PageWalk *walk, const OpccKind *kind)
{
  OpccWorkspace *workspace = opcc_office_get_workspace (opcc_window_get_office (walk->window));
  g_autoptr (OpccRecord) record = opcc_record_new (kind);
  g_autofree char *where = g_strdup_printf ("form of %s", kind->name);
  OpccFormDialog *dialog = opcc_record_form_open (opcc_window_get_page (walk->window), workspace,
                                                  record, NULL, NULL, NULL);

  wait_dialog (walk);
  take (walk, GTK_WIDGET (dialog), where);
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_dialog (walk);
}

void
page_walk_domain (PageWalk *walk, const OpccDomain *domain)
{
  if (g_str_equal (domain->name, "grants"))
    office_test_add_grant (walk->window);
  /* Of no domain: looked at from the one with the fewest pages. */
  if (g_str_equal (domain->name, "today"))
    {
      office_test_act (walk->window, "retention", NULL);
      look_at_page (walk, "retention");
    }
  office_test_act (walk->window, "show-domain", "s", domain->name);
  look_at_page (walk, domain->name);
  for (const OpccRecordPlace *record = domain->records; record->kind != NULL; record++)
    {
      const OpccKind *kind = opcc_registry_find (record->kind);
      g_autofree char *name = g_strdup_printf ("%s, a %s", domain->name, record->kind);

      g_assert_nonnull (kind);
      if (walk->dialogs)
        look_at_form (walk, kind);
      if (!opcc_record_place_has_page (record))
        continue;
      office_test_act (walk->window, "show-record", "(sx)", kind->name, find_first (walk, kind));
      look_at_page (walk, name);
      office_test_act (walk->window, "show-domain", "s", domain->name);
    }
}

void
page_walk_end (PageWalk *walk)
{
  g_test_message ("%u places", walk->n_places);
  if (walk->faults->len > 0)
    {
      g_test_message ("%s", walk->faults->str);
      g_test_fail ();
    }
  g_string_free (walk->faults, TRUE);
  office_test_close (walk->window);
}
