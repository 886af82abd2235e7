/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random keys, clicks, words, turns of the wheel and sizes in the real window on a sample office:
 * nothing ends it, nothing acknowledged is lost, the keys always go somewhere, the file verifies.
 */
#include <execinfo.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "campaign.h"
#include "opcc-desk.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-watchdog.h"
#include "opcc-window.h"
#include "user.h"
#include "window-look.h"

#define EVENTS_OF_A_ROUND 50
#define N_KEPT            60
#define LONG_MS           100.0
#define PATIENCE          60000 /* milliseconds */

static struct
{
  Campaign *campaign;
  OpccDesk *desk;
  char *path;            /* (owned): of the office */
  char *last;            /* (owned) (nullable): "SEQ HEAD" of the newest action seen */
  char kept[N_KEPT][96]; /* the events before now, in a ring; read by the signal handler */
  guint n_events, n_rounds, n_actions, n_long, n_without_focus, n_reopened, n_of_gtk;
  guint n_restored, n_miscounts;
  double longest;
  gboolean ended;
} play;

/* What a failure leaves behind, so that it can be done again by hand. */
static void
tell_events_cb (int number)
{
  const guint first = play.n_events > N_KEPT ? play.n_events - N_KEPT : 0;
  void *frames[40];

  for (guint i = first; i < play.n_events; i++)
    {
      const char *line = play.kept[i % N_KEPT];

      if (write (STDERR_FILENO, line, strlen (line)) < 0 || write (STDERR_FILENO, "\n", 1) < 0)
        break;
    }
  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
  signal (number, SIG_DFL);
  raise (number);
}

static void note (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
note (const char *format, ...)
{
  char *line = play.kept[play.n_events % N_KEPT];
  int length = g_snprintf (line, sizeof play.kept[0], "event %u: ", play.n_events);
  va_list args;

  va_start (args, format);
  g_vsnprintf (line + length, sizeof play.kept[0] - (gulong) length, format, args);
  va_end (args);
  play.n_events++;
}

static void
long_round_cb (const char *source, const char *where, double ms, gpointer data)
{
  play.longest = MAX (play.longest, ms);
  if (ms <= LONG_MS)
    return;
  play.n_long++;
  g_test_message ("%.0f ms in %s after %s:\n%s", ms, source,
                  play.kept[(play.n_events + N_KEPT - 1) % N_KEPT], where);
}

/* --- windows -------------------------------------------------------------------------------- */

static GtkWindow *
find_main (void)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (play.desk)); l != NULL; l = l->next)
    if (OPCC_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* The one that has the keys, or the newest. */
static GtkWindow *
find_active (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      if (found == NULL || gtk_window_is_active (window))
        found = window;
    }
  return found;
}

static guint
count_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += gtk_widget_get_mapped (window);
    }
  return n;
}

static gboolean
is_ready (gpointer data)
{
  GtkWindow *window = find_main ();

  return window != NULL && !opcc_window_is_busy (OPCC_WINDOW (window)) &&
         opcc_window_get_office (OPCC_WINDOW (window)) != NULL;
}

static void
open_office (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (play.path);
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (play.desk), files, 1, "");
  if (!user_wait_for (is_ready, NULL, PATIENCE))
    g_error ("the office does not open");
}

/* One beside the main window, which does not have the keys. */
static GtkWindow *
find_other (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != find_main () && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* By its key as a user would; one that stays is closed. */
static void
close_dialogs (void)
{
  for (guint i = 0; i < 40 && count_windows () > 1; i++)
    {
      GtkWindow *window = find_active ();
      GtkWindow *other = i < 12 ? NULL : find_other ();

      note ("close a dialog %s", G_OBJECT_TYPE_NAME (other != NULL ? other : window));
      if (other != NULL)
        gtk_window_close (other);
      else if (OPCC_IS_WINDOW (window))
        gtk_window_present (window);
      else if (i < 6)
        user_press ("Escape");
      else
        gtk_window_close (window);
      user_wait_milliseconds (50);
    }
}

/* GTK's own dialogs to print and to choose a file are closed once they are open: worked at random
 * the printer's ended the program once, and why is not known. */
static gboolean
is_of_gtk (GtkWindow *window)
{
  return GTK_IS_FILE_CHOOSER (window) ||
         g_strcmp0 (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog") == 0;
}

static void
close_those_of_gtk (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window == NULL || !is_of_gtk (window) || !gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      play.n_of_gtk++;
      gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
      user_wait_milliseconds (50);
    }
}

/* --- what is checked ------------------------------------------------------------------------- */

static void
check_focus (GtkWindow *window)
{
  GtkWidget *focus;

  user_press ("Tab");
  user_wait_milliseconds (50);
  focus = gtk_window_get_focus (window);
  if (focus != NULL && gtk_widget_get_mapped (focus))
    return;
  play.n_without_focus++;
  g_test_message ("no focus after %s, on %s", play.kept[(play.n_events + N_KEPT - 1) % N_KEPT],
                  gtk_window_get_title (window));
}

static void
check_round (void)
{
  GtkWindow *window;
  OpccStore *store;

  close_dialogs ();
  window = find_main ();
  if (window == NULL || !is_ready (NULL) ||
      g_strcmp0 (opcc_office_get_path (opcc_window_get_office (OPCC_WINDOW (window))), play.path) !=
          0)
    {
      play.n_reopened++;
      open_office ();
      window = find_main ();
    }
  gtk_window_present (window);
  check_focus (window);
  close_dialogs ();
  if (!user_wait_for (is_ready, NULL, PATIENCE))
    g_error ("the window is busy and stays so");
  opcc_watchdog_stop ();
  store = opcc_office_get_store (opcc_window_get_office (OPCC_WINDOW (find_main ())));
  play.last = window_look (store, play.path, play.last, &play.n_restored);
  opcc_watchdog_start (long_round_cb, NULL);
  play.n_rounds++;
}

/* --- events ---------------------------------------------------------------------------------- */

static const char *const keys[] = { "Tab",
                                    "Tab",
                                    "Shift+Tab",
                                    "Down",
                                    "Up",
                                    "Left",
                                    "Right",
                                    "Return",
                                    "Return",
                                    "space",
                                    "Escape",
                                    "Home",
                                    "End",
                                    "Page_Up",
                                    "Page_Down",
                                    "Delete",
                                    "BackSpace",
                                    "Menu",
                                    "Shift+F10",
                                    "F2",
                                    "F9",
                                    "F10",
                                    "F1",
                                    "F5",
                                    "Shift+F5",
                                    "Alt+1",
                                    "Alt+2",
                                    "Alt+3",
                                    "Alt+4",
                                    "Alt+5",
                                    "Alt+6",
                                    "Alt+7",
                                    "Alt+8",
                                    "Alt+Left",
                                    "Alt+Up",
                                    "Alt+Down",
                                    "Ctrl+Tab",
                                    "Ctrl+Tab",
                                    "Ctrl+Shift+Tab",
                                    "Ctrl+k",
                                    "Ctrl+z",
                                    "Ctrl+z",
                                    "Ctrl+Shift+z",
                                    "Ctrl+Shift+z",
                                    "Ctrl+comma",
                                    "Ctrl+o",
                                    "Ctrl+Shift+h",
                                    "Ctrl+s",
                                    "Ctrl+Shift+s",
                                    "Ctrl+Shift+c",
                                    "Ctrl+h",
                                    "Ctrl+Shift+m",
                                    "Ctrl+Shift+p",
                                    "Ctrl+p",
                                    "Ctrl+d",
                                    "Ctrl+n",
                                    "Ctrl+n",
                                    "Ctrl+i",
                                    "Ctrl+e",
                                    "Ctrl+f",
                                    "Ctrl+Shift+f",
                                    "Ctrl+a",
                                    "Ctrl+c",
                                    "Ctrl+v",
                                    "Ctrl+x",
                                    "z",
                                    "j",
                                    "k",
                                    "c",
                                    "n",
                                    "p",
                                    "i",
                                    "x",
                                    "g",
                                    "t",
                                    "s",
                                    "Shift+s",
                                    "0",
                                    "1",
                                    "2",
                                    "3",
                                    "4",
                                    "5",
                                    "Ctrl+Shift+Return",
                                    "Ctrl+Return",
                                    "Ctrl+w" };

static void
press_some_key (void)
{
  const char *key = keys[campaign_pick (play.campaign, G_N_ELEMENTS (keys))];

  note ("press %s", key);
  user_press (key);
}

static void
type_some_words (void)
{
  static const char *const words[] = {
    "a",     "Bell & <b>Tower</b>",     "1,234.56", "12 March 2024", "-1", "31/02/2023",
    "100%",  "'; DROP TABLE award; --", "&amp;",    "%n%s",          "0",  "99999999999999999999",
    "group",
  };
  const char *some = words[campaign_pick (play.campaign, G_N_ELEMENTS (words))];

  note ("type %s", some);
  user_type (some);
}

static void
collect_targets (GtkWidget *at, GPtrArray *targets)
{
  if (!gtk_widget_get_mapped (at))
    return;
  if (gtk_widget_is_sensitive (at) && gtk_widget_get_width (at) > 0 &&
      (GTK_IS_BUTTON (at) || GTK_IS_LIST_BOX_ROW (at) || GTK_IS_TEXT (at) ||
       GTK_IS_DRAWING_AREA (at) || gtk_widget_get_focusable (at)))
    g_ptr_array_add (targets, at);
  for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_targets (child, targets);
}

static void
click_somewhere (void)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  GtkWindow *window = find_active ();
  GtkWidget *target;

  collect_targets (GTK_WIDGET (window), targets);
  if (targets->len == 0)
    return;
  target = g_ptr_array_index (targets, campaign_pick (play.campaign, targets->len));
  note ("click on %s “%s” in %s", G_OBJECT_TYPE_NAME (target),
        GTK_IS_BUTTON (target) && gtk_button_get_label (GTK_BUTTON (target)) != NULL
            ? gtk_button_get_label (GTK_BUTTON (target))
            : "",
        G_OBJECT_TYPE_NAME (window));
  user_click (target);
}

static void
click_at_random (void)
{
  GtkWidget *window = GTK_WIDGET (find_active ());
  const guint x = campaign_pick (play.campaign, (guint) MAX (gtk_widget_get_width (window), 1));
  const guint y = campaign_pick (play.campaign, (guint) MAX (gtk_widget_get_height (window), 1));

  note ("click at %u,%u in %s", x, y, G_OBJECT_TYPE_NAME (window));
  user_click_at (window, x, y);
}

static void
drag_something (void)
{
  GtkWidget *window = GTK_WIDGET (find_active ());
  const int dx = (int) campaign_pick (play.campaign, 400) - 200;
  const int dy = (int) campaign_pick (play.campaign, 400) - 200;

  note ("drag by %d,%d in %s", dx, dy, G_OBJECT_TYPE_NAME (window));
  user_drag (window, dx, dy);
}

static void
change_size (void)
{
  GtkWindow *window = find_main ();

  note ("another size");
  if (window == NULL)
    return;
  if (gtk_window_is_maximized (window))
    gtk_window_unmaximize (window);
  else if (campaign_pick (play.campaign, 2) == 0)
    gtk_window_maximize (window);
  gtk_window_set_default_size (window, 700 + (int) campaign_pick (play.campaign, 600),
                               500 + (int) campaign_pick (play.campaign, 400));
}

static void
do_something (void)
{
  const guint what = campaign_pick (play.campaign, 100);

  if (find_active () == NULL)
    open_office ();
  if (what < 50)
    press_some_key ();
  else if (what < 80)
    click_somewhere ();
  else if (what < 87)
    type_some_words ();
  else if (what < 94)
    click_at_random ();
  else if (what < 97)
    drag_something ();
  else
    change_size ();
  close_those_of_gtk ();
}

/* --- the campaign ---------------------------------------------------------------------------- */

static void
test_window (void)
{
  open_office ();
  opcc_watchdog_stop ();
  opcc_watchdog_start (long_round_cb, NULL);
  while (play.n_events < play.campaign->count)
    {
      do_something ();
      if (play.n_events / EVENTS_OF_A_ROUND > play.n_rounds)
        check_round ();
    }
  check_round ();
}

static int n_failed = 1;

static gboolean
run_cb (gpointer data)
{
  n_failed = g_test_run ();
  play.ended = TRUE;
  for (GtkWindow *window = find_main (); window != NULL; window = NULL)
    gtk_window_close (window);
  g_application_release (G_APPLICATION (play.desk));
  return G_SOURCE_REMOVE;
}

static void
make_office (void)
{
  g_autoptr (GError) error = NULL;
  OpccDb *db = campaign_create (play.path, &error);

  g_assert_no_error (error);
  opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), NULL, &error);
  g_assert_no_error (error);
  opcc_db_close (db);
}

static void
report (void)
{
  g_autofree char *why = NULL;

  if (campaign_verify (play.path, NULL, &why) > 0)
    g_error ("the file at the end: %s", why);
  play.n_actions = (guint) g_ascii_strtoull (play.last, NULL, 10);
  campaign_report (
      play.campaign,
      "%u random events, %u times looked at: the file verified each time and at the "
      "end, %u actions in it, none lost; %u times opened again, %u times from a backup; "
      "%u times no focus; %u dialogs of GTK closed at once, %u times its count of what "
      "is pressed broken; the main loop was kept over 100 ms %u times, "
      "longest %.0f ms",
      play.n_events, play.n_rounds, play.n_actions, play.n_reopened, play.n_restored,
      play.n_without_focus, play.n_of_gtk, play.n_miscounts, play.n_long, play.longest);
}

static gboolean
has_manager (gpointer data)
{
  return user_has_window_manager ();
}

int
main (int argc, char *argv[])
{
  char *program[] = { argv[0], NULL };

  setlocale (LC_ALL, "");
  play.campaign = campaign_new ("window", 150, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  window_let_gtk_miscount (&play.n_miscounts);
  if (!user_sit_down () || !user_wait_for (has_manager, NULL, 20000))
    {
      g_print ("1..0 # SKIP no display with XTEST and a window manager\n");
      return 0;
    }
  g_setenv ("HOME", play.campaign->folder, TRUE);
  g_assert_cmpint (g_chdir (play.campaign->folder), ==, 0);
  signal (SIGTRAP, tell_events_cb);
  signal (SIGABRT, tell_events_cb);
#ifndef __SANITIZE_ADDRESS__
  signal (SIGSEGV, tell_events_cb);
#endif
  play.path = campaign_get_path (play.campaign, "office.opcc");
  play.desk = opcc_desk_new ();
  g_application_set_flags (G_APPLICATION (play.desk),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  opcc_domain_table_register ();
  make_office ();
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/campaign/window", test_window);
  g_application_hold (G_APPLICATION (play.desk));
  g_timeout_add (50, run_cb, NULL);
  g_application_run (G_APPLICATION (play.desk), 1, program);
  g_object_unref (play.desk);
  if (n_failed == 0)
    report ();
  g_free (play.path);
  g_free (play.last);
  campaign_free (play.campaign);
  return n_failed;
}
