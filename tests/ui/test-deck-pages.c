/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decks and print in the real window, on the sample office: order by keyboard, Add to deck, pages.
 */
#include "office-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-deck-acts.h"
#include "opcc-deck-add-dialog.h"
#include "opcc-deck-row.h"
#include "opcc-document-file.h"
#include "opcc-domain-document.h"
#include "opcc-domain-table.h"
#include "opcc-page.h"
#include "opcc-print-operation.h"
#include "opcc-print-preview.h"
#include "opcc-store.h"
#include "opcc-ui-test.h"
#include "user.h"

static OpccWindow *window;
static char *path;

/* --- waiting --------------------------------------------------------------------------------- */

static gboolean
is_shown (gpointer data)
{
  return opcc_test_shows_text (GTK_WIDGET (window), data);
}

static gboolean
is_first (gpointer data)
{
  GtkWidget *row = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_DECK_ROW, NULL);

  return row != NULL && opcc_test_shows_text (row, data);
}

static gboolean
has_pages (gpointer data)
{
  return opcc_print_preview_get_pages (data) != NULL;
}

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

static gboolean
has_document (gpointer data)
{
  GtkWidget *page = opcc_window_get_page (window);

  return OPCC_IS_PAGE (page) && opcc_page_get_document (OPCC_PAGE (page)) != NULL;
}

static gboolean
is_open (gpointer data)
{
  return office_test_find_window (*(GType *) data) != NULL;
}

/* The window of that type, once a key has opened it. */
static gpointer
wait_window (GType type)
{
  opcc_test_wait (is_open, &type);
  return office_test_find_window (type);
}

static gboolean
is_no_dialog (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_DECK_ADD_DIALOG) == NULL;
}

/* --- the office ------------------------------------------------------------------------------ */

static gpointer
list_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) slides =
      opcc_deck_list_slides (db, opcc_db_get_integer (db, "SELECT max (n) FROM deck", 0, NULL, ""),
                             error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; slides != NULL && i < slides->len; i++)
    {
      const OpccDeckSlide *slide = g_ptr_array_index (slides, i);

      g_string_append_printf (out, "%s [%s] %s\n", slide->title, slide->document,
                              slide->part != NULL ? slide->part : "");
    }
  return g_string_free (out, FALSE);
}

/* (transfer full): the slides of the newest deck, a line each. */
static char *
read_slides (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = opcc_store_open (path, OPCC_STORE_READ_ONLY, &error);
  char *text;

  g_assert_no_error (error);
  text = opcc_store_run_wait (store, list_job, NULL, NULL, &error);
  g_assert_no_error (error);
  opcc_store_close (store);
  return text;
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (GTK_WINDOW (window));
}

static void
set_up (void)
{
  path = office_test_make_sample ();
  window = office_test_open_sized (path, 1280, 800);
  opcc_test_wait (is_active, NULL);
}

static void
tear_down (void)
{
  office_test_close (window);
  g_clear_pointer (&path, office_test_remove);
}

static void
show (const char *kind, gint64 n, const char *text)
{
  opcc_window_show_record (window, kind, n);
  g_test_message ("waiting for %s", text);
  opcc_test_wait (is_shown, (gpointer) text);
}

/* --- decks ----------------------------------------------------------------------------------- */

static void
test_order_by_keyboard (void)
{
  GtkWidget *row;

  set_up ();
  show ("deck", 1, "The decision");
  g_assert_true (is_first ((gpointer) "The round in figures"));
  row = opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_DECK_ROW, NULL);
  gtk_widget_grab_focus (row);
  user_press ("Alt+Down");
  g_test_message ("the award board is to be first");
  opcc_test_wait (is_first, (gpointer) "The award board, names withheld");
  /* The focus went with the slide: it moves back up from where it is now. */
  user_press ("Alt+Up");
  opcc_test_wait (is_first, (gpointer) "The round in figures");
  user_press ("Alt+Up");
  user_press ("Delete");
  g_test_message ("the award board is to be first");
  opcc_test_wait (is_first, (gpointer) "The award board, names withheld");
  opcc_test_wait (is_shown, (gpointer) "7 slides · 22 of 30 minutes planned");
  user_press ("Ctrl+z");
  opcc_test_wait (is_first, (gpointer) "The round in figures");
  opcc_test_wait (is_shown, (gpointer) "8 slides · 25 of 30 minutes planned");
  tear_down ();
}

static GtkWidget *
get_row (guint place)
{
  return user_find_type (GTK_WIDGET (window), OPCC_TYPE_DECK_ROW, place - 1);
}

/* The slide at @place of the list says so. */
typedef struct
{
  guint place;
  const char *title;
} Place;

static gboolean
stands_there (gpointer data)
{
  const Place *wanted = data;
  GtkWidget *row = get_row (wanted->place);

  return row != NULL && opcc_test_shows_text (row, wanted->title);
}

/* So many rows downwards, upwards where negative, and a quarter of one past its middle. */
static void
drag_by (GtkWidget *part, int rows)
{
  graphene_rect_t first;
  graphene_rect_t second;
  double height;

  g_assert_true (gtk_widget_compute_bounds (get_row (1), GTK_WIDGET (window), &first));
  g_assert_true (gtk_widget_compute_bounds (get_row (2), GTK_WIDGET (window), &second));
  height = second.origin.y - first.origin.y;
  g_assert_cmpfloat (height, >, 20);
  user_drag (part, 0, rows * height + (rows > 0 ? height / 4 : -height / 4));
}

static GtkWidget *
get_handle (guint place)
{
  GtkWidget *handle = user_find (get_row (place), "Drag, or press Alt+Up and Alt+Down");

  g_assert_nonnull (handle);
  return handle;
}

/* With the hand, down and up again; each is one step of undo. */
static void
test_order_by_dragging (void)
{
  Place down = { 3, "The round in figures" };
  Place up = { 1, "The round in figures" };
  Place last = { 3, "Bell Foundry" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up ();
  show ("deck", 1, "The decision");
  opcc_test_wait (stands_there, &up);
  user_wait_drawn (GTK_WIDGET (window));
  before = read_slides ();
  /* By anything but its handle a row is not dragged. */
  drag_by (opcc_test_find (get_row (1), GTK_TYPE_LABEL, NULL), 2);
  after = read_slides ();
  g_assert_cmpstr (after, ==, before);
  drag_by (get_handle (1), 2);
  opcc_test_wait (stands_there, &down);
  g_assert_true (is_first ((gpointer) "The award board, names withheld"));
  user_wait_drawn (GTK_WIDGET (window));
  drag_by (get_handle (3), -2);
  opcc_test_wait (stands_there, &up);
  opcc_test_wait (stands_there, &last);
  g_clear_pointer (&after, g_free);
  after = read_slides ();
  g_assert_cmpstr (after, ==, before);
  office_test_act (window, "undo", NULL);
  opcc_test_wait (stands_there, &down);
  office_test_act (window, "undo", NULL);
  opcc_test_wait (stands_there, &up);
  tear_down ();
}

static void
test_add_to_deck (void)
{
  OpccDeckAddDialog *dialog;
  g_autofree char *slides = NULL;

  set_up ();
  opcc_window_show_record (window, "visit", 1);
  opcc_test_wait (has_document, NULL);
  g_test_message ("the page has its document");
  office_test_act (window, "add-to-deck", NULL);
  dialog = wait_window (OPCC_TYPE_DECK_ADD_DIALOG);
  g_test_message ("the dialog is open");
  opcc_test_wait (is_ready, user_find_button (GTK_WIDGET (dialog), "Add to deck"));
  g_test_message ("the dialog can be left");
  user_press ("Ctrl+Return");
  opcc_test_wait (is_no_dialog, NULL);
  g_assert_cmpstr (office_test_last_toast (window), ==, "Added to the deck");
  slides = read_slides ();
  g_assert_nonnull (strstr (slides, " [record?kind=visit&n=1] \n"));
  tear_down ();
}

/* --- panel reports --------------------------------------------------------------------------- */

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (office_test_last_toast (window), data) == 0;
}

static gboolean
says (gpointer data)
{
  return user_find_button (GTK_WIDGET (office_test_find_window (OPCC_TYPE_DECK_ADD_DIALOG)),
                           data) != NULL;
}

/* Sections by keyboard, figures taken again, and each a step of undo. */
static void
test_report (void)
{
  GtkWidget *refresh;

  set_up ();
  show ("report", 1, "3 sections · figures taken on 10 October 2023");
  g_assert_true (is_first ((gpointer) "11 figures"));
  gtk_widget_grab_focus (opcc_test_find (GTK_WIDGET (window), OPCC_TYPE_DECK_ROW, NULL));
  user_press ("Alt+Down");
  opcc_test_wait (is_first, (gpointer) "People Zones");
  user_press ("Ctrl+z");
  opcc_test_wait (is_first, (gpointer) "The grants round");
  refresh = user_find_button (GTK_WIDGET (window), "Refresh figures");
  gtk_widget_grab_focus (refresh);
  user_press ("space");
  opcc_test_wait (has_toast, (gpointer) "47 figures taken, none changed");
  tear_down ();
}

static gboolean
is_grey (gpointer data)
{
  return !gtk_widget_get_sensitive (data);
}

/* Once sent it says so, and nothing on the page changes it; undo opens it again. */
static void
test_report_sent (void)
{
  GtkWidget *refresh;
  OpccAskDialog *dialog;

  set_up ();
  show ("report", 1, "3 sections · figures taken on 10 October 2023");
  refresh = user_find_button (GTK_WIDGET (window), "Refresh figures");
  gtk_widget_grab_focus (user_find_button (GTK_WIDGET (window), "Mark as sent…"));
  user_press ("space");
  dialog = wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_ask_dialog_set_text (dialog, 0, "the panel");
  opcc_ask_dialog_set_text (dialog, 1, "9 October 2023");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (is_shown, (gpointer) "3 sections · sent on 9 October 2023 to the panel");
  opcc_test_wait (is_grey, refresh);
  g_assert_true (is_ready (user_find_button (GTK_WIDGET (window), "Copy report")));
  office_test_act (window, "undo", NULL);
  opcc_test_wait (is_shown, (gpointer) "3 sections · figures taken on 10 October 2023");
  opcc_test_wait (is_ready, refresh);
  tear_down ();
}

/* The one dialog adds to a report too; there the notes are words of the section. */
static void
test_add_to_report (void)
{
  OpccDeckAddDialog *dialog;

  set_up ();
  opcc_window_show_record (window, "visit", 1);
  opcc_test_wait (has_document, NULL);
  office_test_act (window, "add-to-deck", NULL);
  dialog = wait_window (OPCC_TYPE_DECK_ADD_DIALOG);
  opcc_test_wait (is_ready, user_find_button (GTK_WIDGET (dialog), "Add to deck"));
  /* The deck, a new deck, the report. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (opcc_test_find (GTK_WIDGET (dialog),
                                                             ADW_TYPE_COMBO_ROW, "Deck or report")),
                              2);
  opcc_test_wait (says, (gpointer) "Add to report");
  user_press ("Ctrl+Return");
  opcc_test_wait (is_no_dialog, NULL);
  opcc_test_wait (has_toast, (gpointer) "Added to the report");
  show ("report", 1, "4 sections · figures taken on 10 October 2023");
  tear_down ();
}

/* --- print ----------------------------------------------------------------------------------- */

static OpccPrintPreview *
open_preview (void)
{
  OpccPrintPreview *preview;

  office_test_act (window, "print", NULL);
  preview = wait_window (OPCC_TYPE_PRINT_PREVIEW);
  opcc_test_wait (has_pages, preview);
  return preview;
}

static char *
read_words (OpccDocumentPages *pages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < opcc_document_pages_get_n_pages (pages); i++)
    g_string_append (out, opcc_document_pages_get_words (pages, i));
  return g_string_free (out, FALSE);
}

static gboolean
is_no_preview (gpointer data)
{
  return office_test_find_window (OPCC_TYPE_PRINT_PREVIEW) == NULL;
}

static gboolean
is_looked_through (gpointer data)
{
  return opcc_test_shows_text (data, "2 things to look at before it leaves");
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *focus; /* before the key */
} Tabbing;

static gboolean
has_moved (gpointer data)
{
  const Tabbing *tabbing = data;

  return gtk_window_get_focus (GTK_WINDOW (tabbing->window)) != tabbing->focus;
}

/* Whether Tab comes to a widget of that type before it has been everywhere. */
static gboolean
tab_to (GtkWidget *root, GType type)
{
  for (guint i = 0; i < 12; i++)
    {
      Tabbing tabbing = { root, gtk_window_get_focus (GTK_WINDOW (root)) };
      GtkWidget *focus;

      user_press ("Tab");
      opcc_test_wait (has_moved, &tabbing);
      focus = gtk_window_get_focus (GTK_WINDOW (root));
      if (focus != NULL && g_type_is_a (G_OBJECT_TYPE (focus), type))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  OpccPrintPreview *preview;
  guint page;
} Turning;

static gboolean
is_turned (gpointer data)
{
  const Turning *turning = data;

  return opcc_print_preview_get_page (turning->preview) == turning->page;
}

static void
wait_page (OpccPrintPreview *preview, guint page)
{
  Turning turning = { preview, page };

  opcc_test_wait (is_turned, &turning);
}

static void
test_preview (void)
{
  OpccPrintPreview *preview;
  GtkWidget *level;
  g_autofree char *anyone = NULL;
  g_autofree char *office = NULL;
  guint n;

  set_up ();
  show ("deck", 1, "The decision");
  preview = open_preview ();
  n = opcc_document_pages_get_n_pages (opcc_print_preview_get_pages (preview));
  g_assert_cmpuint (n, >, 2);
  wait_page (preview, 0);
  user_press ("Page_Down");
  wait_page (preview, 1);
  user_press ("End");
  wait_page (preview, n - 1);
  user_press ("Page_Down");
  wait_page (preview, n - 1);
  user_press ("Home");
  wait_page (preview, 0);
  anyone = read_words (opcc_print_preview_get_pages (preview));
  g_assert_nonnull (strstr (anyone, "may be shown in public"));
  g_assert_null (strstr (anyone, "Notes:"));
  /* What is to be looked at stands above the pages, in reach of the keys, and stops nothing. */
  opcc_test_wait (is_looked_through, preview);
  g_assert_true (tab_to (GTK_WIDGET (preview), GTK_TYPE_LIST_BOX_ROW));

  level = opcc_test_find (GTK_WIDGET (preview), GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (level), 2);
  /* Until the pages of the new audience are there, there are none. */
  g_assert_null (opcc_print_preview_get_pages (preview));
  opcc_test_wait (has_pages, preview);
  office = read_words (opcc_print_preview_get_pages (preview));
  g_assert_nonnull (strstr (office, "for the office only"));
  g_assert_nonnull (strstr (office, "Notes:"));
  user_press ("Escape");
  opcc_test_wait (is_no_preview, NULL);
  tear_down ();
}

static gpointer
write_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse ("handout?deck=1", error);
  g_autoptr (OpccDocument) document =
      opcc_document_order_build (order, db, OPCC_AUDIENCE_PUBLIC, opcc_date_today (), cancellable,
                                 error);

  return GINT_TO_POINTER (document != NULL &&
                          opcc_document_write (document, data, cancellable, error));
}

/* Without ligatures, (transfer full) (nullable): a PDF as pdftotext reads it; NULL where it is not
 * installed */
static char *
read_pdf (const char *file)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  const char *argv[] = { tool, "-raw", file, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  char *letters;

  if (tool == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  letters = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_free (text);
  return letters;
}

/* What a printer gets has the words of the PDF, page by page, and no others. */
static void
test_print_has_the_words_of_the_pdf (void)
{
  OpccPrintPreview *preview;
  g_autofree char *folder = g_dir_make_tmp ("opcc-print-XXXXXX", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, "written.pdf", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (OpccStore) store = NULL;
  g_autoptr (GError) error = NULL;

  set_up ();
  show ("deck", 1, "The decision");
  preview = open_preview ();
  operation = opcc_print_operation_new (opcc_print_preview_get_pages (preview), 0);
  g_assert_cmpstr (gtk_print_settings_get (gtk_print_operation_get_print_settings (operation),
                                           GTK_PRINT_SETTINGS_OUTPUT_BASENAME),
                   ==, "Panel, October 2023");
  gtk_print_operation_set_export_filename (operation, printed);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  store = opcc_store_open (path, OPCC_STORE_READ_ONLY, &error);
  opcc_store_run_wait (store, write_job, written, NULL, &error);
  g_assert_no_error (error);
  opcc_store_close (store);
  expected = read_pdf (written);
  text = read_pdf (printed);
  if (expected == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      g_assert_cmpuint (strlen (expected), >, 2000);
      g_assert_cmpstr (text, ==, expected);
    }
  gtk_window_close (GTK_WINDOW (preview));
  opcc_test_settle ();
  tear_down ();
  g_remove (printed);
  g_remove (written);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  opcc_domain_table_register ();
  office_test_init (&argc, &argv);
  g_assert_true (user_sit_down ());
  g_test_add_func ("/deck-pages/order-by-keyboard", test_order_by_keyboard);
  g_test_add_func ("/deck-pages/order-by-dragging", test_order_by_dragging);
  g_test_add_func ("/deck-pages/add-to-deck", test_add_to_deck);
  g_test_add_func ("/deck-pages/report", test_report);
  g_test_add_func ("/deck-pages/report-sent", test_report_sent);
  g_test_add_func ("/deck-pages/add-to-report", test_add_to_report);
  g_test_add_func ("/deck-pages/preview", test_preview);
  g_test_add_func ("/deck-pages/print-has-the-words-of-the-pdf",
                   test_print_has_the_words_of_the_pdf);
  return g_test_run ();
}
