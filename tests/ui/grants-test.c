/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the grants pages share: the sample office, open, and a page of it in a window. */
#include "grants-test.h"

#include <glib/gstdio.h>

#include "opcc-area-model.h"
#include "opcc-award-plan.h"
#include "opcc-grants-model.h"
#include "opcc-marking.h"
#include "opcc-record-finder.h"
#include "opcc-round.h"
#include "opcc-sample.h"
#include "opcc-ui-test.h"

struct _GrantsTestHost
{
  GtkWindow parent_instance;
  char *toast; /* (owned) (nullable) */
  char *shown; /* (owned) (nullable) */
  char *error; /* (owned) (nullable) */
};

static void
report_error (OpccPageHost *host, const GError *error)
{
  GrantsTestHost *self = GRANTS_TEST_HOST (host);

  g_free (self->error);
  self->error = g_strdup (error != NULL ? error->message : "no error");
}

static void
toast (OpccPageHost *host, const char *plain_text, gboolean with_undo)
{
  GrantsTestHost *self = GRANTS_TEST_HOST (host);

  g_free (self->toast);
  self->toast = g_strdup_printf ("%s%s", plain_text, with_undo ? " [Undo]" : "");
}

static void
host_iface_init (OpccPageHostInterface *iface)
{
  iface->report_error = report_error;
  iface->toast = toast;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GrantsTestHost,
                               grants_test_host,
                               GTK_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (OPCC_TYPE_PAGE_HOST, host_iface_init))

static void
show_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GrantsTestHost *self = GRANTS_TEST_HOST (widget);
  const char *kind;
  const char *tab;
  gint64 n;

  g_free (self->shown);
  if (g_str_equal (action, "win.show-record-tab"))
    {
      g_variant_get (parameter, "(&sx&s)", &kind, &n, &tab);
      self->shown = g_strdup_printf ("%s %d %s", kind, (int) n, tab);
      return;
    }
  g_variant_get (parameter, "(&sx)", &kind, &n);
  self->shown = g_strdup_printf ("%s %d", kind, (int) n);
}

static void
grants_test_host_finalize (GObject *object)
{
  GrantsTestHost *self = GRANTS_TEST_HOST (object);

  g_free (self->toast);
  g_free (self->shown);
  g_free (self->error);
  G_OBJECT_CLASS (grants_test_host_parent_class)->finalize (object);
}

static void
grants_test_host_class_init (GrantsTestHostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = grants_test_host_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.show-record", "(sx)",
                                   show_record_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.show-record-tab", "(sxs)",
                                   show_record_cb);
}

static void
grants_test_host_init (GrantsTestHost *self)
{
}

void
grants_test_init (int *argc, char ***argv)
{
  opcc_test_ui_init (argc, argv);
  opcc_domain_model_register (&opcc_area_model);
  opcc_domain_model_register (&opcc_grants_model);
}

gpointer
grants_test_run (GrantsTest *test, OpccJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = opcc_store_run_wait (test->store, job, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static gpointer
decide_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *round = data;
  g_autoptr (OpccAwardPlan) plan = NULL;

  if (opcc_marking_settle_all (db, *round, "Talked through", error) < 0)
    return NULL;
  plan = opcc_award_plan_for_round (db, *round, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, cancellable,
                                    error);
  return GINT_TO_POINTER (plan != NULL &&
                          opcc_award_round (db, *round, plan, "EXE0099-23", "They stop harm", NULL,
                                            opcc_date_today (), error));
}

void
grants_test_decide (GrantsTest *test)
{
  grants_test_run (test, decide_job, &test->round);
}

static gpointer
fill_sample (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_sample_fill (db, data, cancellable, error));
}

/* What is looked for. */
typedef struct
{
  const OpccKind *kind;
  const char *words;
} Wanted;

static gpointer
find_record (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return opcc_record_find (db, wanted->kind, wanted->words, error);
}

gint64
grants_test_find (GrantsTest *test, const OpccKind *kind, const char *words)
{
  Wanted wanted = { kind, words };
  g_autoptr (OpccRecord) record = grants_test_run (test, find_record, &wanted);

  return opcc_record_get_n (record);
}

void
grants_test_open (GrantsTest *test, gboolean filled)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const char *sample = g_getenv ("OPCC_SAMPLE_DIR");

  *test = (GrantsTest){ NULL };
  test->folder = g_dir_make_tmp ("opcc-grants-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (test->folder, "office.opcc", NULL);
  test->store = opcc_store_open (path, OPCC_STORE_CREATE, &error);
  g_assert_no_error (error);
  test->workspace = opcc_workspace_new (test->store);
  if (!filled)
    return;
  g_assert_nonnull (sample);
  grants_test_run (test, fill_sample, (gpointer) sample);
  test->round = grants_test_find (test, &opcc_round_kind, "2023/24-1");
  /* Word of the filling reaches the main loop before any page listens. */
  opcc_test_settle ();
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static gboolean
is_idle (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

void
grants_test_leave (GrantsTest *test)
{
  GtkWidget *page = test->page;

  if (test->host == NULL)
    return;
  g_object_ref (page);
  gtk_window_destroy (GTK_WINDOW (test->host));
  test->host = NULL;
  test->page = NULL;
  /* Jobs that are under way hold the page until they have ended. */
  opcc_test_wait (is_idle, page);
  g_assert_finalize_object (page);
}

void
grants_test_close (GrantsTest *test)
{
  grants_test_leave (test);
  opcc_test_wait (is_idle, test->workspace);
  g_assert_finalize_object (test->workspace);
  opcc_store_close (test->store);
  g_clear_object (&test->store);
  remove_folder (test->folder);
  g_free (test->folder);
}

void
grants_test_show (GrantsTest *test, GtkWidget *page, int width, int height)
{
  test->host = g_object_new (GRANTS_TEST_TYPE_HOST, NULL);
  test->page = page;
  gtk_window_set_decorated (GTK_WINDOW (test->host), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (test->host), width, height);
  gtk_window_set_child (GTK_WINDOW (test->host), page);
  gtk_window_present (GTK_WINDOW (test->host));
  opcc_test_settle ();
}

const char *
grants_test_get_toast (GrantsTest *test)
{
  return GRANTS_TEST_HOST (test->host)->toast;
}

const char *
grants_test_get_shown (GrantsTest *test)
{
  return GRANTS_TEST_HOST (test->host)->shown;
}

const char *
grants_test_get_error (GrantsTest *test)
{
  return GRANTS_TEST_HOST (test->host)->error;
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return find_window (*(GType *) data) != NULL;
}

gpointer
grants_test_wait_window (GType type)
{
  opcc_test_wait (has_window, &type);
  return find_window (type);
}

/* A text, and where it should be. */
typedef struct
{
  GtkWidget *root;
  const char *text;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  return opcc_test_shows_text (shown->root, shown->text);
}

void
grants_test_wait_text (GtkWidget *root, const char *text)
{
  Shown shown = { root, text };

  opcc_test_wait (is_shown, &shown);
}
