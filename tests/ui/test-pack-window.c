/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack opened by itself: marked by keys, kept as it is marked, and taken back by the office. */
#include "grants-test.h"
#include "packs-test.h"

#include "opcc-ask-dialog.h"
#include "opcc-keys.h"
#include "opcc-pack-making.h"
#include "opcc-pack-taking.h"
#include "opcc-pack-window.h"
#include "opcc-ui-test.h"

static GrantsTest test;
static const char *passphrase;

static gpointer
make_pack (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (packs_test_give_back (db, error) &&
                          opcc_pack_make (db, test.round, 1, data, passphrase, error));
}

static gpointer
take_pack (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_pack_take (db, 0, data, passphrase, NULL, FALSE, cancellable, error);
}

static OpccPack *
read_pack (const char *path)
{
  g_autoptr (GError) error = NULL;
  OpccPack *pack = opcc_pack_read (path, passphrase, NULL, &error);

  g_assert_no_error (error);
  return pack;
}

static gboolean
says (gpointer data)
{
  OpccPackWindow *window = grants_test_wait_window (OPCC_TYPE_PACK_WINDOW);
  const char *words = opcc_pack_window_get_words (window);

  return words != NULL && g_str_has_prefix (words, data);
}

static gboolean
can_mark (gpointer data)
{
  return opcc_keys_is_enabled (data, "page.next-application");
}

static gboolean
is_kept (gpointer data)
{
  g_autoptr (OpccPack) pack = read_pack (data);
  const OpccPackApplication *first = g_ptr_array_index (pack->applications, 0);

  return first->scores[0].score == 2;
}

static gboolean
is_gone (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

static void
act (OpccPackWindow *window, const char *action)
{
  g_assert_true (opcc_keys_activate (GTK_WIDGET (window), action));
}

static OpccPackWindow *
open_pack (const char *path)
{
  OpccPackWindow *window = opcc_pack_window_open (NULL, path);

  if (passphrase != NULL)
    {
      OpccAskDialog *dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);

      opcc_ask_dialog_set_text (dialog, 0, "not these words");
      opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
      grants_test_wait_text (GTK_WIDGET (dialog),
                             "one.opccpack does not open with this passphrase. Nothing was taken "
                             "in. Type it again, or ask who sent the file.");
      opcc_ask_dialog_set_text (dialog, 0, PACKS_TEST_WORDS);
      opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
    }
  opcc_test_wait (says, (gpointer) "2 of 2 applications to submit.");
  opcc_test_wait (can_mark, window);
  return window;
}

static void
mark_all (OpccPackWindow *window, const char *path)
{
  g_autoptr (OpccPack) pack = read_pack (path);

  act (window, "page.next-application");
  /* Each is as the keys give it: what is already scored is scored again, from the top. */
  for (guint i = 0; i < pack->applications->len; i++)
    {
      for (guint j = 0; j < pack->criteria->len; j++)
        act (window, "page.previous-criterion");
      for (guint j = 0; j < pack->criteria->len; j++)
        act (window, "page.score(2)");
      opcc_test_wait (i == 0 ? is_kept : can_mark, i == 0 ? (gpointer) path : window);
      act (window, "page.next-application");
      opcc_test_wait (says, i == 0 ? (gpointer) "1 of 2 applications to submit."
                                   : (gpointer) "All is submitted. Close this window and send "
                                                "one.opccpack back to the office.");
    }
}

static OpccPackWindow *
open_new_pack (char **path)
{
  grants_test_open (&test, TRUE);
  *path = g_build_filename (test.folder, "one.opccpack", NULL);
  grants_test_run (&test, make_pack, *path);
  return open_pack (*path);
}

static void
check_pack (void)
{
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = NULL;
  g_autoptr (OpccPackTaking) taking = NULL;
  OpccPackWindow *window = open_new_pack (&path);
  guint n;

  mark_all (window, path);
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (window)), "pack-window.png");
  gtk_window_close (GTK_WINDOW (window));
  opcc_test_wait (is_gone, NULL);
  pack = read_pack (path);
  n = pack->applications->len * pack->criteria->len;
  taking = grants_test_run (&test, take_pack, path);
  g_assert_cmpuint (taking->marks->len, ==, n);
  g_assert_cmpuint (taking->n_submitted, ==, 2);
  g_assert_cmpuint (taking->counts[OPCC_PACK_REFUSED] + taking->counts[OPCC_PACK_CONFLICT], ==, 0);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((OpccPackMark *) taking->marks->pdata[i])->score, ==, 2);
  grants_test_close (&test);
}

static void
check_sealed (void)
{
  passphrase = PACKS_TEST_WORDS;
  check_pack ();
  passphrase = NULL;
}

static gboolean
can_reopen (gpointer data)
{
  return opcc_keys_is_enabled (data, "page.reopen");
}

/* All at once; one is opened again; and what is left is said before the window goes. */
static void
check_submitting (void)
{
  g_autofree char *path = NULL;
  g_autoptr (OpccPack) pack = NULL;
  OpccPackWindow *window = open_new_pack (&path);
  GtkWidget *question;

  gtk_window_close (GTK_WINDOW (window));
  question = grants_test_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  grants_test_wait_text (question, "2 of 2 not submitted");
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (question)), "pack-left.png");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "cancel");
  gtk_window_destroy (GTK_WINDOW (question));
  act (window, "page.submit-all");
  opcc_test_wait (says, (gpointer) "All is submitted.");
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (window)), "pack-submitted.png");
  act (window, "page.next-application");
  opcc_test_wait (can_reopen, window);
  g_assert_false (opcc_keys_is_enabled (GTK_WIDGET (window), "page.submit-all"));
  opcc_test_save_picture (gtk_window_get_child (GTK_WINDOW (window)), "pack-sealed.png");
  act (window, "page.reopen");
  opcc_test_wait (says, (gpointer) "1 of 2 applications to submit.");
  gtk_window_close (GTK_WINDOW (window));
  question = grants_test_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  grants_test_wait_text (question, "1 of 2 not submitted");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "yes");
  gtk_window_destroy (GTK_WINDOW (question));
  opcc_test_wait (is_gone, NULL);
  pack = read_pack (path);
  g_assert_false (((OpccPackApplication *) pack->applications->pdata[0])->submitted);
  g_assert_true (((OpccPackApplication *) pack->applications->pdata[1])->submitted);
  grants_test_close (&test);
}

static void
check_not_a_pack (void)
{
  g_autofree char *path = NULL;
  OpccPackWindow *window;

  grants_test_open (&test, FALSE);
  path = g_build_filename (test.folder, "bad.opccpack", NULL);
  g_assert_true (g_file_set_contents (path, "no pack", -1, NULL));
  window = opcc_pack_window_open (NULL, path);
  opcc_test_wait (says, (gpointer) "bad.opccpack is not a marker’s pack");
  gtk_window_close (GTK_WINDOW (window));
  opcc_test_wait (is_gone, NULL);
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/pack-window/there-and-back", check_pack);
  g_test_add_func ("/pack-window/sealed", check_sealed);
  g_test_add_func ("/pack-window/submitting", check_submitting);
  g_test_add_func ("/pack-window/not-a-pack", check_not_a_pack);
  return g_test_run ();
}
