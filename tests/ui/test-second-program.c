/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that what a second program is told is done by the one that has the window. */
#include "office-test.h"

#include "opcc-desk.h"
#include "opcc-pack-window.h"
#include "opcc-ui-test.h"

static OpccDesk *desk;

static OpccWindow *
get_window (void)
{
  return OPCC_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (desk)));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *ended = data;

  *ended = g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* A second one, as a launcher starts it; it ends without a window of its own. */
static void
start_second (const char *folder, const char *argument)
{
  const char *argv[] = { g_getenv ("OPCC_DESK_PROGRAM"), argument, NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;

  g_subprocess_launcher_set_cwd (launcher, folder);
  second = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  /* The first one has to answer meanwhile. */
  g_subprocess_wait_async (second, NULL, ended_cb, &ended);
  opcc_test_wait (is_set, &ended);
  g_assert_true (g_subprocess_get_successful (second));
}

static gboolean
shows_path (gpointer data)
{
  OpccOffice *office = opcc_window_get_office (get_window ());

  return office != NULL && !opcc_window_is_busy (get_window ()) &&
         g_str_has_suffix (opcc_office_get_path (office), data);
}

static void
test_sample (void)
{
  OpccWindow *window = get_window ();

  g_assert_null (opcc_window_get_office (window));
  start_second (NULL, "--sample");
  opcc_test_wait (shows_path, (gpointer) "/sample.opcc");
  g_assert_true (get_window () == window);
}

static void
test_file (void)
{
  char *path = office_test_make ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  start_second (folder, name);
  opcc_test_wait (shows_path, path);
  office_test_close (get_window ());
  office_test_remove (path);
}

static gboolean
is_refused (gpointer data)
{
  OpccPackWindow *pack = office_test_find_window (OPCC_TYPE_PACK_WINDOW);
  const char *words = pack != NULL ? opcc_pack_window_get_words (pack) : NULL;

  return words != NULL && strstr (words, "bad.opccpack is not a marker’s pack") != NULL;
}

static guint
count_packs (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (desk)); l != NULL; l = l->next)
    n += OPCC_IS_PACK_WINDOW (l->data);
  return n;
}

/* As a file manager hands it over: it opens beside the office, once. */
static void
test_pack (void)
{
  OpccWindow *window = get_window ();
  char *path = office_test_make ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *pack = g_build_filename (folder, "bad.opccpack", NULL);

  start_second (folder, "office.opcc");
  opcc_test_wait (shows_path, path);
  g_assert_true (g_file_set_contents (pack, "no pack", -1, NULL));
  start_second (folder, "bad.opccpack");
  opcc_test_wait (is_refused, NULL);
  g_assert_cmpuint (count_packs (), ==, 1);
  start_second (folder, "bad.opccpack");
  opcc_test_settle ();
  g_assert_cmpuint (count_packs (), ==, 1);
  g_assert_nonnull (opcc_window_get_office (window));
  gtk_window_close (office_test_find_window (OPCC_TYPE_PACK_WINDOW));
  opcc_test_settle ();
  g_assert_cmpuint (count_packs (), ==, 0);
  opcc_window_take_office (window, NULL);
  opcc_test_settle ();
  office_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  office_test_init (&argc, &argv);
  desk = opcc_desk_new ();
  g_application_register (G_APPLICATION (desk), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (desk));
  g_test_add_func ("/second-program/sample", test_sample);
  g_test_add_func ("/second-program/pack", test_pack);
  g_test_add_func ("/second-program/file", test_file);
  status = g_test_run ();
  g_object_unref (desk);
  return status;
}
