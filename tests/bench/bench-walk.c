/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes where the table of domains says that there is something to see. */
#include "bench-walk.h"

#include <locale.h>

#include "bench-statements.h"
#include "opcc-domain-table.h"
#include "opcc-db.h"
#include "opcc-domains.h"
#include "opcc-registry.h"
#include "opcc-store.h"
#include "opcc-tab-row.h"
#include "opcc-widgets.h"
#include "user.h"

/* Without a statement in so many rounds, there is nothing more to read. */
#define QUIET_ROUNDS 3
#define OPENS_WITHIN 120000
#define A_ROUND      12
#define READS_WITHIN 120

void
bench_walk_prepare (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  setlocale (LC_NUMERIC, "C");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_css_provider_load_from_resource (provider, "/org/opccdesk/Desk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  opcc_widgets_init ();
  opcc_domain_table_register ();
}

static gboolean
is_open (gpointer data)
{
  return opcc_window_get_office (data) != NULL && opcc_window_get_page (data) != NULL;
}

OpccWindow *
bench_walk_open (const char *office)
{
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  OpccWindow *window;

  g_settings_set_int (settings, "window-width", 1280);
  g_settings_set_int (settings, "window-height", 800);
  window = opcc_window_new (NULL, settings);
  opcc_window_open_path (window, office, 0);
  gtk_window_present (GTK_WINDOW (window));
  if (!user_wait_for (is_open, window, OPENS_WITHIN))
    g_error ("The office file %s did not open", office);
  return window;
}

/* --- waiting ------------------------------------------------------------------------------- */

static gpointer
do_nothing_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  opcc_store_run_finish (OPCC_STORE (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return *(gboolean *) data;
}

/* Jobs are done one after the other: when this one is, so are those that were asked for before. */
static void
wait_for_store (OpccWindow *window)
{
  gboolean is_over = FALSE;

  opcc_store_run (opcc_office_get_store (opcc_window_get_office (window)), do_nothing_job, NULL,
                  NULL, NULL, NULL, done_cb, &is_over);
  if (!user_wait_for (is_done, &is_over, READS_WITHIN * 1000))
    g_error ("The store had not done its work in %d seconds", READS_WITHIN);
}

gint64
bench_walk_settle (OpccWindow *window)
{
  gint64 at;
  guint n_quiet = 0;
  guint n_runs = bench_statements_count ();

  wait_for_store (window);
  user_wait_drawn (GTK_WIDGET (window));
  at = g_get_monotonic_time ();
  while (n_quiet < QUIET_ROUNDS)
    {
      const guint before = n_runs;

      user_wait_milliseconds (A_ROUND);
      wait_for_store (window);
      n_runs = bench_statements_count ();
      n_quiet = n_runs == before ? n_quiet + 1 : 0;
      if (n_quiet > 0)
        continue;
      user_wait_drawn (GTK_WIDGET (window));
      at = g_get_monotonic_time ();
    }
  return at;
}

/* --- walking ------------------------------------------------------------------------------- */

static gpointer
find_middle_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccKind *kind = data;
  g_autofree char *sql = g_strconcat ("SELECT max(n) / 2 + 1 FROM ", kind->name, NULL);
  gint64 *n = g_new (gint64, 1);

  *n = opcc_db_get_integer (db, sql, 0, error, "");
  return n;
}

static gint64
find_middle (BenchWalk *self, const OpccKind *kind)
{
  g_autofree gint64 *n =
      opcc_store_run_wait (opcc_office_get_store (opcc_window_get_office (self->window)),
                           find_middle_job, (gpointer) kind, NULL, NULL);

  return n != NULL ? *n : 0;
}

static gboolean
is_wanted (const BenchWalk *self, const char *place)
{
  return self->only == NULL || g_str_has_prefix (place, self->only) ||
         g_str_has_prefix (self->only, place);
}

static GtkStack *
find_tabs (BenchWalk *self)
{
  GtkWidget *page = opcc_window_get_page (self->window);
  GtkWidget *row = page != NULL ? user_find_type (page, OPCC_TYPE_TAB_ROW, 0) : NULL;

  return row != NULL ? opcc_tab_row_get_stack (OPCC_TAB_ROW (row)) : NULL;
}

static void
walk_tabs (BenchWalk *self, const char *name)
{
  GtkStack *stack = find_tabs (self);
  g_autoptr (GtkSelectionModel) tabs = stack != NULL ? gtk_stack_get_pages (stack) : NULL;

  for (guint i = 1; tabs != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (tabs)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (tabs), i);
      GtkStackPage *tab = GTK_STACK_PAGE (item);
      g_autofree char *place = NULL;

      if (!gtk_stack_page_get_visible (tab) || gtk_stack_page_get_name (tab) == NULL)
        continue;
      place = g_strconcat (name, ", ", gtk_stack_page_get_name (tab), NULL);
      if (!is_wanted (self, place))
        continue;
      self->leave (self, place);
      gtk_stack_set_visible_child_name (stack, gtk_stack_page_get_name (tab));
      self->arrive (self, place);
    }
}

static void
walk_records (BenchWalk *self, const OpccDomain *domain)
{
  for (const OpccRecordPlace *record = domain->records; record->kind != NULL; record++)
    {
      g_autofree char *place = g_strdup_printf ("%s, a %s", domain->name, record->kind);
      gint64 n;

      if (!opcc_record_place_has_page (record) || !is_wanted (self, place))
        continue;
      n = find_middle (self, opcc_registry_find (record->kind));
      if (n == 0)
        continue;
      self->leave (self, place);
      opcc_window_show_record (self->window, record->kind, n);
      self->arrive (self, place);
      walk_tabs (self, place);
    }
}

void
bench_walk_run (BenchWalk *self)
{
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  for (guint i = 0; i < n_domains; i++)
    {
      if (!is_wanted (self, domains[i].name))
        continue;
      /* From another domain, so that there is something to open. */
      opcc_window_show_domain (self->window, domains[(i + 1) % n_domains].name);
      bench_walk_settle (self->window);
      self->leave (self, domains[i].name);
      opcc_window_show_domain (self->window, domains[i].name);
      self->arrive (self, domains[i].name);
      walk_tabs (self, domains[i].name);
      walk_records (self, &domains[i]);
    }
}
