/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the window share: an office file with a little in it, and a window that shows it.
 */
#include "office-test.h"

#include <glib/gstdio.h>

#include "opcc-action.h"
#include "opcc-agreement.h"
#include "opcc-award.h"
#include "opcc-date.h"
#include "opcc-grant-return.h"
#include "opcc-record-acts.h"
#include "opcc-grants-model.h"
#include "opcc-keys.h"
#include "opcc-organisation.h"
#include "opcc-registry.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-time.h"
#include "opcc-toaster.h"
#include "opcc-ui-test.h"

void
office_test_init (int *argc, char ***argv)
{
  opcc_test_ui_init (argc, argv);
  opcc_domain_model_register (&opcc_grants_model);
}

GSettings *
office_test_settings (void)
{
  g_autoptr (GSettingsSchema) schema =
      g_settings_schema_source_lookup (g_settings_schema_source_get_default (), OPCC_APP_ID, TRUE);
  g_auto (GStrv) keys = g_settings_schema_list_keys (schema);
  GSettings *settings = g_settings_new (OPCC_APP_ID);

  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  return settings;
}

static gboolean
add_round (OpccDb *db, gint64 scheme, gint64 number, GError **error)
{
  g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);

  round->scheme = scheme;
  round->number = number;
  round->budget = 13000000;
  return opcc_record_set_typed (OPCC_RECORD (round), "opens", "3 July 2023 09:00", error) &&
         opcc_record_set_typed (OPCC_RECORD (round), "closes", "31 July 2023 17:00", error) &&
         opcc_round_add (db, round, error);
}

static gpointer
fill_office (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);
  g_autoptr (OpccOrganisation) organisation = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

  scheme->year = g_strdup ("2023/24");
  scheme->title = g_strdup ("Safety Fund");
  scheme->pot = 40000000;
  scheme->cap = 1000000;
  scheme->months = 12;
  organisation->name = g_strdup (OFFICE_TEST_ORGANISATION);
  if (!opcc_scheme_add (db, scheme, error))
    return NULL;
  for (gint64 number = 1; number <= 3; number++)
    if (!add_round (db, opcc_record_get_n (OPCC_RECORD (scheme)), number, error))
      return NULL;
  return opcc_record_act_save (db, organisation, error) ? g_strdup ("done") : NULL;
}

static gpointer
fill_sample (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean filled =
      opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), cancellable, error);

  return filled ? g_strdup ("done") : NULL;
}

static char *
make_office (OpccJob fill)
{
  g_autofree char *folder = g_dir_make_tmp ("opcc-window-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.opcc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = opcc_store_open (path, OPCC_STORE_CREATE, &error);
  g_autofree char *done = NULL;

  g_assert_no_error (error);
  done = opcc_store_run_wait (store, fill, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done, ==, "done");
  opcc_store_close (store);
  return g_steal_pointer (&path);
}

char *
office_test_make (void)
{
  return make_office (fill_office);
}

char *
office_test_make_sample (void)
{
  return make_office (fill_sample);
}

static gpointer
add_grant_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccAward) award = g_object_new (OPCC_TYPE_AWARD, NULL);
  g_autoptr (OpccAgreement) agreement = g_object_new (OPCC_TYPE_AGREEMENT, NULL);
  g_autoptr (OpccGrantReturn) planned = g_object_new (OPCC_TYPE_GRANT_RETURN, NULL);
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Award", error);

  award->application = opcc_db_get_integer (db, "SELECT min (n) FROM application", 0, error, "");
  award->state = g_strdup ("approved");
  award->amount = 500000;
  award->decided = opcc_date_from_ymd (2023, 10, 2);
  if (action == NULL || !opcc_db_save (db, award, error))
    return NULL;
  agreement->award = opcc_record_get_n (OPCC_RECORD (award));
  agreement->sent = award->decided + 1;
  planned->award = agreement->award;
  planned->number = 1;
  planned->period_end = opcc_date_from_ymd (2023, 12, 31);
  return GINT_TO_POINTER (opcc_db_save (db, agreement, error) &&
                          opcc_db_save (db, planned, error) && opcc_action_commit (action, error));
}

void
office_test_add_grant (OpccWindow *window)
{
  OpccStore *store = opcc_office_get_store (opcc_window_get_office (window));

  g_assert_nonnull (opcc_store_run_wait (store, add_grant_job, NULL, NULL, NULL));
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

void
office_test_remove (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  remove_folder (folder);
  g_free (path);
}

typedef struct
{
  const OpccKind *kind;
  const char *title;
} Wanted;

static gpointer
find_record (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) records = opcc_db_select (db, wanted->kind, "n > 0", error, "");

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *title = opcc_record_get_title (g_ptr_array_index (records, i));

      if (g_strcmp0 (title, wanted->title) == 0)
        return g_object_ref (g_ptr_array_index (records, i));
    }
  return NULL;
}

gint64
office_test_find (OpccStore *store, const char *kind, const char *title)
{
  Wanted wanted = { opcc_registry_find (kind), title };
  g_autoptr (OpccRecord) record = NULL;

  g_assert_nonnull (wanted.kind);
  record = opcc_store_run_wait (store, find_record, &wanted, NULL, NULL);
  g_assert_nonnull (record);
  return opcc_record_get_n (record);
}

static gboolean
is_settled (gpointer data)
{
  return !opcc_window_is_busy (data);
}

void
office_test_wait (OpccWindow *window)
{
  opcc_test_wait (is_settled, window);
  opcc_test_settle ();
}

OpccWindow *
office_test_open_sized (const char *path, int width, int height)
{
  g_autoptr (GSettings) settings = office_test_settings ();
  OpccWindow *window;

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  window = opcc_window_new (NULL, settings);

  opcc_window_open_path (window, path, 0);
  gtk_window_present (GTK_WINDOW (window));
  office_test_wait (window);
  return window;
}

OpccWindow *
office_test_open (const char *path)
{
  return office_test_open_sized (path, 1280, 800);
}

static gboolean
is_gone (gpointer data)
{
  gpointer *place = data;

  return *place == NULL;
}

void
office_test_close (OpccWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_close (GTK_WINDOW (window));
  opcc_test_wait (is_gone, &left);
}

gboolean
office_test_is_enabled (OpccWindow *window, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

void
office_test_act (OpccWindow *window, const char *action, const char *types, ...)
{
  GVariant *parameter = NULL;
  va_list arguments;

  va_start (arguments, types);
  if (types != NULL)
    parameter = g_variant_new_va (types, NULL, &arguments);
  va_end (arguments);
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, parameter);
}

const char *
office_test_last_toast (OpccWindow *window)
{
  GtkWidget *toaster = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_TOASTER, NULL);

  return opcc_toaster_get_last (OPCC_TOASTER (toaster));
}

gpointer
office_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}
