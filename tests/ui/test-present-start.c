/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a meeting starts: what takes long says so on the desk and can be called off; for whom it is
 * may be chosen until something is shown. */
#include "office-test.h"

#include <glib/gstdio.h>

#include "opcc-ask-dialog.h"
#include "opcc-audience-window.h"
#include "opcc-db.h"
#include "opcc-deck-acts.h"
#include "opcc-deck.h"
#include "opcc-domain-document.h"
#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-page.h"
#include "opcc-presenter-window.h"
#include "opcc-ui-test.h"
#include "user.h"

/* Milliseconds, at most: between two looks whether the writer may go on. */
#define LOOK_MS 20

static OpccWindow *window;
static char *path;

/* --- a document that is written when the test says so ----------------------------------------- */

static GMutex lock;
static GCond change;
static gboolean begun;
static gboolean released;
static gboolean told_to_stop;

static gboolean
may_go_on (GCancellable *cancellable)
{
  gboolean go_on = FALSE;

  g_mutex_lock (&lock);
  begun = TRUE;
  while (!go_on)
    {
      told_to_stop = g_cancellable_is_cancelled (cancellable);
      go_on = released || told_to_stop;
      if (!go_on)
        g_cond_wait_until (&change, &lock, g_get_monotonic_time () + LOOK_MS * 1000);
    }
  g_mutex_unlock (&lock);
  return released;
}

static OpccDocument *
build_slow (OpccDb *db,
            const OpccDomainDocument *self,
            GHashTable *choices,
            OpccAudience audience,
            OpccDate today,
            GCancellable *cancellable,
            GError **error)
{
  OpccDocument *document;

  if (!may_go_on (cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  document = opcc_document_new ("A long list");
  opcc_document_add_value (document, "For", opcc_audience_get_name (audience));
  return document;
}

static const OpccDomainDocument documents[] = {
  { "slow-paper", "A paper that takes long", NULL, build_slow },
  { NULL },
};
static const OpccKind *const no_kinds[] = { NULL };
static const OpccDomainModel slow_model = {
  .name = "slow",
  .kinds = no_kinds,
  .documents = documents,
};

static void
hold (void)
{
  g_mutex_lock (&lock);
  begun = released = told_to_stop = FALSE;
  g_mutex_unlock (&lock);
}

static void
let_go (void)
{
  g_mutex_lock (&lock);
  released = TRUE;
  g_cond_broadcast (&change);
  g_mutex_unlock (&lock);
}

/* --- waiting --------------------------------------------------------------------------------- */

static gboolean
has_begun (gpointer data)
{
  gboolean yes;

  g_mutex_lock (&lock);
  yes = begun;
  g_mutex_unlock (&lock);
  return yes;
}

static gboolean
was_stopped (gpointer data)
{
  gboolean yes;

  g_mutex_lock (&lock);
  yes = told_to_stop;
  g_mutex_unlock (&lock);
  return yes;
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (GTK_WINDOW (window));
}

static gboolean
says_preparing (gpointer data)
{
  return opcc_test_shows_text (GTK_WIDGET (window), "Preparing…");
}

static gboolean
is_up (gpointer data)
{
  OpccAudienceWindow *wall = office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW);

  return wall != NULL && gtk_widget_get_mapped (GTK_WIDGET (wall)) &&
         opcc_audience_window_get_slide (wall) != NULL;
}

static gboolean
is_over (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW) == NULL;
}

static gboolean
is_asking (gpointer data)
{
  GtkWidget *dialog = office_test_find_window (OPCC_TYPE_ASK_DIALOG);

  return dialog != NULL && gtk_window_is_active (GTK_WINDOW (dialog));
}

static gboolean
is_answered (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_ASK_DIALOG) == NULL;
}

/* --- the office ------------------------------------------------------------------------------ */

static void
show_document (const char *document)
{
  opcc_window_show_domain (window, "organisations");
  opcc_test_settle ();
  opcc_page_set_document (OPCC_PAGE (opcc_window_get_page (window)), document);
}

static void
set_up (void)
{
  path = office_test_make ();
  window = office_test_open (path);
  opcc_test_wait (is_active, NULL);
}

static void
tear_down (void)
{
  office_test_close (window);
  g_clear_pointer (&path, office_test_remove);
}

/* The slide that is up says so. */
static void
assert_wall (const char *words)
{
  OpccAudienceWindow *wall = office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW);
  g_autofree char *text = NULL;

  opcc_test_wait (is_up, NULL);
  text = opcc_slide_to_text (opcc_audience_window_get_slide (wall));
  g_assert_nonnull (strstr (text, words));
}

static void
end_meeting (void)
{
  gtk_widget_activate_action (office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW), "meeting.end",
                              NULL);
  opcc_test_wait (is_over, NULL);
  opcc_test_wait (is_active, NULL);
}

/* Until the desk says that it takes a while. */
static void
begin_slow (void)
{
  hold ();
  show_document ("slow-paper");
  office_test_act (window, "present", NULL);
  opcc_test_wait (has_begun, NULL);
  opcc_test_wait (says_preparing, NULL);
}

static void
assert_nothing_shown (void)
{
  static GType (*const types[]) (void) = { opcc_audience_window_get_type,
                                           opcc_presenter_window_get_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *meeting = office_test_find_window (types[i]());

      g_assert_true (meeting == NULL || !gtk_widget_get_mapped (meeting));
    }
}

/* --- the tests ------------------------------------------------------------------------------- */

/* The desk says so, the wall shows nothing; once it is written, it is up and nothing is said. */
static void
test_says_so (void)
{
  set_up ();
  begin_slow ();
  assert_nothing_shown ();
  g_assert_true (office_test_is_enabled (window, "cancel-present"));
  let_go ();
  assert_wall ("A long list");
  g_assert_false (says_preparing (NULL));
  g_assert_false (office_test_is_enabled (window, "cancel-present"));
  end_meeting ();
  tear_down ();
}

static void
test_escape_calls_it_off (void)
{
  set_up ();
  begin_slow ();
  user_press ("Escape");
  opcc_test_wait (is_over, NULL);
  g_assert_false (says_preparing (NULL));
  opcc_test_wait (was_stopped, NULL);
  /* Nothing is to be explained, and the next one starts as ever. */
  g_assert_false (opcc_test_shows_text (GTK_WIDGET (window), "Not done"));
  let_go ();
  show_document ("list?kind=organisation");
  office_test_act (window, "present", NULL);
  assert_wall ("OFFICIAL");
  end_meeting ();
  tear_down ();
}

static void
test_button_calls_it_off (void)
{
  set_up ();
  begin_slow ();
  user_click (user_find_button (GTK_WIDGET (window), "Cancel"));
  opcc_test_wait (is_over, NULL);
  opcc_test_wait (was_stopped, NULL);
  g_assert_false (says_preparing (NULL));
  tear_down ();
}

/* Opens the question; gives it the audience, or leaves the one it has. */
static void
choose (const char *audience, const char *offered)
{
  OpccAskDialog *dialog;

  office_test_act (window, "present-for", NULL);
  opcc_test_wait (is_asking, NULL);
  dialog = office_test_find_window (OPCC_TYPE_ASK_DIALOG);
  g_assert_cmpstr (opcc_ask_dialog_get_choice (dialog), ==, offered);
  assert_nothing_shown ();
  if (audience != NULL)
    opcc_ask_dialog_set_choice (dialog, audience);
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (is_answered, NULL);
}

static void
test_for_whom (void)
{
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);

  set_up ();
  hold ();
  let_go ();
  show_document ("slow-paper");
  choose ("office", "public");
  assert_wall ("office");
  end_meeting ();
  /* That was for one meeting. */
  g_assert_cmpint (g_settings_get_enum (settings, "present-to"), ==, OPCC_AUDIENCE_PUBLIC);
  office_test_act (window, "present", NULL);
  assert_wall ("public");
  end_meeting ();
  g_settings_set_string (settings, "present-to", "partners");
  choose (NULL, "partners");
  assert_wall ("partners");
  end_meeting ();
  g_settings_reset (settings, "present-to");
  tear_down ();
}

/* While the slides are still being written up: those that come are for whom was chosen last. */
static void
test_another_while_preparing (void)
{
  set_up ();
  begin_slow ();
  choose ("partners", "public");
  let_go ();
  assert_wall ("partners");
  end_meeting ();
  tear_down ();
}

static gpointer
make_deck (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDeck) deck = g_object_new (OPCC_TYPE_DECK, NULL);
  g_autoptr (OpccDeckSlide) slide = g_object_new (OPCC_TYPE_DECK_SLIDE, NULL);

  deck->title = g_strdup ("For partners");
  deck->audience = g_strdup ("partners");
  slide->title = g_strdup ("The paper");
  slide->document = g_strdup ("slow-paper");
  return opcc_deck_add_slide (db, deck, slide, error) ? g_strdup ("done") : NULL;
}

static gboolean
shows_deck (gpointer data)
{
  return opcc_test_shows_text (GTK_WIDGET (window), "The paper");
}

/* Fewer than the deck says may see it, never more: the office is not to be chosen. */
static void
test_deck_is_the_most (void)
{
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);
  g_autofree char *done = NULL;

  set_up ();
  hold ();
  let_go ();
  g_settings_set_string (settings, "present-to", "office");
  done = opcc_store_run_wait (opcc_office_get_store (opcc_window_get_office (window)), make_deck,
                              NULL, NULL, NULL);
  g_assert_nonnull (done);
  opcc_window_show_record (window, "deck", 1);
  opcc_test_wait (shows_deck, NULL);
  office_test_act (window, "present", NULL);
  assert_wall ("partners");
  end_meeting ();
  choose ("office", "partners");
  assert_wall ("partners");
  end_meeting ();
  choose ("public", "partners");
  assert_wall ("public");
  end_meeting ();
  g_settings_reset (settings, "present-to");
  tear_down ();
}

/* --- what was shown ------------------------------------------------------------------------- */

static gboolean
is_written (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static gboolean
says (gpointer data)
{
  GtkWidget *presenter = office_test_find_window (OPCC_TYPE_PRESENTER_WINDOW);

  return presenter != NULL && opcc_test_shows_text (presenter, data);
}

static gboolean
toasts (gpointer data)
{
  return g_str_has_prefix (office_test_last_toast (window), data);
}

/* The field for the name has the keys. */
static gboolean
may_type (gpointer data)
{
  GtkWidget *chooser = office_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);

  return chooser != NULL && gtk_window_is_active (GTK_WINDOW (chooser)) &&
         GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (chooser)));
}

static gboolean
has_typed (gpointer data)
{
  GtkWidget *chooser = office_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (chooser)))),
                    data) == 0;
}

static gboolean
is_chosen (gpointer data)
{
  return office_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL;
}

/* (transfer full): what the file says that is written. */
static char *
save_as (const char *name)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file_path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  opcc_test_wait (may_type, NULL);
  user_press ("Ctrl+a");
  user_type (file_path);
  opcc_test_wait (has_typed, file_path);
  user_press ("Return");
  opcc_test_wait (is_chosen, NULL);
  opcc_test_wait (is_written, file_path);
  g_assert_true (g_file_get_contents (file_path, &text, NULL, NULL));
  return text;
}

static void
keep_folder (const char *folder)
{
  g_autoptr (GSettings) settings = g_settings_new (OPCC_APP_ID);

  g_settings_set_string (settings, "shown-folder", folder);
}

/* (transfer full) (nullable): the path of the one PDF in the folder of the office that is whole. */
static char *
find_saved (void)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *found = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_str_has_suffix (name, ".pdf") && g_file_get_contents (found, &text, NULL, NULL) &&
          g_str_has_prefix (text, "%PDF-"))
        return g_steal_pointer (&found);
    }
  return NULL;
}

static gboolean
has_saved (gpointer data)
{
  char **found = data;

  *found = find_saved ();
  return *found != NULL;
}

/* (transfer full): the name of what is saved, which is taken away. */
static char *
take_saved (void)
{
  g_autofree char *found = NULL;

  opcc_test_wait (has_saved, &found);
  g_unlink (found);
  return g_path_get_basename (found);
}

/* The wall has the keys. */
static gboolean
has_keys (gpointer data)
{
  return is_up (NULL) && gtk_window_is_active (office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW));
}

/* One key: in the meeting, and on the desk when it is over. */
static void
test_saves_with_one_key (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *meanwhile = NULL;
  g_autofree char *after = NULL;

  set_up ();
  folder = g_path_get_dirname (path);
  keep_folder (folder);
  show_document ("record?kind=round&n=1");
  office_test_act (window, "present", NULL);
  opcc_test_wait (has_keys, NULL);
  user_press ("Ctrl+s");
  meanwhile = take_saved ();
  end_meeting ();
  opcc_test_wait (toasts, (gpointer) "1 slide was shown");
  g_assert_nonnull (user_find_button (GTK_WIDGET (window), "Save"));
  office_test_act (window, "save-shown", NULL);
  opcc_test_wait (toasts, (gpointer) "Saved “");
  after = take_saved ();
  g_assert_cmpstr (after, ==, meanwhile);
  g_assert_nonnull (strstr (office_test_last_toast (window), strrchr (folder, '/') + 1));
  /* A place that takes no file from anybody. */
  keep_folder ("/proc");
  office_test_act (window, "save-shown", NULL);
  opcc_test_wait (toasts, (gpointer) "What was shown is not saved");
  g_assert_true (opcc_test_shows_text (GTK_WIDGET (window), "Not done"));
  g_assert_nonnull (user_find_button (GTK_WIDGET (window), "Save elsewhere…"));
  office_test_act (window, "save-shown-as", NULL);
  opcc_test_wait (may_type, NULL);
  user_press ("Escape");
  opcc_test_wait (is_chosen, NULL);
  keep_folder ("");
  tear_down ();
}

/* In the meeting, and once more when it is over. */
static void
test_saves_what_was_shown (void)
{
  g_autofree char *meanwhile = NULL;
  g_autofree char *after = NULL;
  GtkWidget *wall;

  set_up ();
  g_assert_false (office_test_is_enabled (window, "save-shown-as"));
  show_document ("record?kind=round&n=1");
  office_test_act (window, "present", NULL);
  opcc_test_wait (is_up, NULL);
  wall = office_test_find_window (OPCC_TYPE_AUDIENCE_WINDOW);
  gtk_widget_activate_action (wall, "meeting.save-as", NULL);
  meanwhile = save_as ("meanwhile.txt");
  g_assert_nonnull (strstr (meanwhile, "What was shown"));
  g_assert_nonnull (strstr (meanwhile, "Shown to: Public"));
  g_assert_nonnull (strstr (meanwhile, "Slides: 1"));
  opcc_test_wait (says, (gpointer) "Saved");
  end_meeting ();
  opcc_test_wait (toasts, (gpointer) "1 slide was shown");
  office_test_act (window, "save-shown-as", NULL);
  after = save_as ("after.pdf");
  g_assert_true (g_str_has_prefix (after, "%PDF-"));
  opcc_test_wait (toasts, (gpointer) "Saved “after.pdf” in “");
  keep_folder ("");
  tear_down ();
}

int
main (int argc, char **argv)
{
  opcc_test_ui_init (&argc, &argv);
  opcc_domain_table_register ();
  opcc_domain_model_register (&slow_model);
  g_assert_true (user_sit_down ());
  g_test_add_func ("/window/present-start/says-so", test_says_so);
  g_test_add_func ("/window/present-start/escape", test_escape_calls_it_off);
  g_test_add_func ("/window/present-start/button", test_button_calls_it_off);
  g_test_add_func ("/window/present-start/for-whom", test_for_whom);
  g_test_add_func ("/window/present-start/another-while-preparing", test_another_while_preparing);
  g_test_add_func ("/window/present-start/deck-is-the-most", test_deck_is_the_most);
  g_test_add_func ("/window/present-start/saving/asked", test_saves_what_was_shown);
  g_test_add_func ("/window/present-start/saving/one-key", test_saves_with_one_key);
  return g_test_run ();
}
