/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that what a second program is told is done by the one that has the window. */
#include "office-test.h"

#include "opcc-desk.h"
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
  g_test_add_func ("/second-program/file", test_file);
  status = g_test_run ();
  g_object_unref (desk);
  return status;
}
