/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the pages for records of any kind: a list with filters and forms, a record with its own.
 */
#include "grants-test.h"

#include <string.h>

#include "opcc-criterion.h"
#include "opcc-domain-document.h"
#include "opcc-form-dialog.h"
#include "opcc-marker.h"
#include "opcc-reader.h"
#include "opcc-record-acts.h"
#include "opcc-record-finder.h"
#include "opcc-record-file.h"
#include "opcc-record-row.h"
#include "opcc-records-page.h"
#include "opcc-round.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static const OpccColumn marker_columns[] = {
  { "role", NULL, "role", 240, 0, .expand = TRUE },
  { "external", NULL, "external", 120, 0 },
};

static const OpccRecordsFilter filters[] = {
  { "all", "All", NULL },
  { "one", "Grants officer", "role", OPCC_TEST_IS, "Grants officer" },
  { "tied", "Of one round", "round", OPCC_TEST_GIVEN },
  { NULL },
};

static const OpccRecordsSpec markers = {
  .kind = &opcc_marker_kind,
  .columns = marker_columns,
  .n_columns = G_N_ELEMENTS (marker_columns),
  .sort = "role",
  .filters = filters,
  .icon_name = "opcc-decide-symbolic",
  .empty_title = "No markers yet",
  .add = "New marker…",
};

static const OpccColumn criterion_columns[] = {
  { "title", NULL, "title", 240, 0, .expand = TRUE },
  { "weight", NULL, "weight", 120, 1 },
};

static const OpccRecordSectionSpec round_sections[] = {
  { "Criteria", &opcc_criterion_kind, "round", criterion_columns, G_N_ELEMENTS (criterion_columns),
    "number", FALSE, "opcc-decide-symbolic", "No criteria yet", "Add a criterion…" },
  { NULL },
};

static const OpccRecordHeading round_headings[] = {
  { "title", "The round" },
  { NULL },
};

static const OpccRecordSpec rounds = {
  &opcc_round_kind, NULL, round_headings, round_sections, "theme",
};

static OpccTable *
get_table (void)
{
  return OPCC_TABLE (opcc_test_find (test.page, OPCC_TYPE_TABLE, NULL));
}

static gboolean
has_rows (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (opcc_table_get_list (get_table ()))) ==
         GPOINTER_TO_UINT (data);
}

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (grants_test_get_toast (&test), data) == 0;
}

static void
wait_rows (guint n)
{
  opcc_test_wait (has_rows, GUINT_TO_POINTER (n));
}

static OpccRecordsPage *
show_markers (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_records_page_new (test.workspace, &markers, NULL), 1064, 753);
  wait_rows (4);
  return OPCC_RECORDS_PAGE (test.page);
}

/* Whatever is typed comes back from the order of the document as it was. */
static void
check_search_in_document (OpccRecordsPage *page)
{
  g_autoptr (OpccDocumentOrder) order =
      opcc_document_order_parse (opcc_page_get_document (OPCC_PAGE (page)), NULL);

  g_assert_true (opcc_document_order_check (order, NULL));
  g_assert_cmpstr (opcc_domain_order_get (order, "search"), ==, OPCC_TEST_HOSTILE);
  g_assert_cmpstr (opcc_domain_order_get (order, "sort"), ==, "role");
  g_assert_null (opcc_domain_order_get (order, "filter"));
}

static void
check_list (void)
{
  OpccRecordsPage *page = show_markers ();

  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (page)), ==, "Markers");
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (page)), ==, "4 markers");
  opcc_chip_row_set_active (opcc_records_page_get_chips (page), "one");
  wait_rows (1);
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (page)), ==, "1 marker");
  g_assert_cmpstr (opcc_page_get_document (OPCC_PAGE (page)), ==,
                   "list?filter=role%3DGrants officer&kind=marker&sort=role");
  opcc_chip_row_set_active (opcc_records_page_get_chips (page), "tied");
  wait_rows (0);
  grants_test_wait_text (test.page, "Nothing here with this filter");
  g_signal_emit_by_name (opcc_records_page_get_table (page), "clear-filters");
  wait_rows (4);
  g_assert_true (opcc_page_focus_search (OPCC_PAGE (page)));
  gtk_editable_set_text (GTK_EDITABLE (opcc_test_find (test.page, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         OPCC_TEST_HOSTILE);
  wait_rows (0);
  grants_test_wait_text (test.page, "Nothing matches “" OPCC_TEST_HOSTILE "”");
  check_search_in_document (page);
  grants_test_close (&test);
}

static void
type_role (OpccFormDialog *dialog, const char *role)
{
  OpccRecord *record = opcc_form_get_record (opcc_form_dialog_get_form (dialog));

  g_assert_true (opcc_record_set_typed (record, "role", role, NULL));
  g_signal_emit_by_name (dialog, "apply");
}

static void
check_add_edit_delete (void)
{
  OpccFormDialog *dialog;
  gint64 n;

  show_markers ();
  g_assert_true (gtk_widget_activate_action (test.page, "page.new", NULL));
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "New marker");
  type_role (dialog, "Marker <E> & co");
  opcc_test_wait (has_toast, (gpointer) "“Marker <E> & co” saved [Undo]");
  wait_rows (5);

  n = grants_test_find (&test, &opcc_marker_kind, "Marker <E> & co");
  g_signal_emit_by_name (get_table (), "row-activated", n);
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Edit marker");
  type_role (dialog, "Marker E");
  opcc_test_wait (has_toast, (gpointer) "“Marker E” saved [Undo]");
  g_assert_cmpint (grants_test_find (&test, &opcc_marker_kind, "Marker E"), ==, n);

  opcc_record_row_delete (test.page, test.workspace, &opcc_marker_kind, n);
  opcc_test_wait (has_toast, (gpointer) "“Marker E” deleted [Undo]");
  wait_rows (4);
  /* It is gone: a second try says so, and nothing else happens. */
  opcc_record_row_delete (test.page, test.workspace, &opcc_marker_kind, n);
  while (grants_test_get_error (&test) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (grants_test_get_error (&test), "is not there any more"));
  grants_test_close (&test);
}

static void
check_record (void)
{
  OpccFormDialog *dialog;
  OpccRecord *record;

  grants_test_open (&test, TRUE);
  /* A round without applications, whose criteria are not fixed yet. */
  test.round = grants_test_find (&test, &opcc_round_kind, "2023/24-3");
  grants_test_show (&test, opcc_record_file_new (test.workspace, &rounds, test.round), 1064, 753);
  grants_test_wait_text (test.page, "The round");
  wait_rows (0);
  record = opcc_record_file_get_record (OPCC_RECORD_FILE (test.page));
  g_assert_cmpint (opcc_record_get_n (record), ==, test.round);
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (test.page)), ==, OPCC_ROUND (record)->title);
  /* What it links to is shown by its title. */
  grants_test_wait_text (test.page, "Commissioner’s Safety Fund");

  gtk_widget_activate_action (GTK_WIDGET (get_table ()), "section.add", NULL);
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  record = opcc_form_get_record (opcc_form_dialog_get_form (dialog));
  g_assert_cmpint (OPCC_CRITERION (record)->round, ==, test.round);
  g_assert_true (opcc_record_set_typed (record, "number", "1", NULL));
  g_assert_true (opcc_record_set_typed (record, "title", "Lasting effect", NULL));
  g_assert_true (opcc_record_set_typed (record, "weight", "0", NULL));
  g_assert_true (opcc_record_set_typed (record, "scale", "5", NULL));
  g_signal_emit_by_name (dialog, "apply");
  opcc_test_wait (has_toast, (gpointer) "“Lasting effect” saved [Undo]");
  wait_rows (1);
  opcc_test_save_picture (test.host, "record-file.png");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

static void
check_section (void)
{
  GtkWidget *section;

  grants_test_open (&test, TRUE);
  section = opcc_record_section_new (test.workspace, &round_sections[0], test.round);
  grants_test_show (&test, opcc_page_new ("Criteria", section), 1064, 753);
  wait_rows (5);
  g_assert_true (opcc_record_section_get_table (OPCC_RECORD_SECTION (section)) == get_table ());
  grants_test_wait_text (test.page, "Add a criterion…");
  grants_test_close (&test);
}

/* How often it was read, and what the page shows of it: the number of the reading. */
static int n_read;
static int shown;
static gboolean busy;

static gpointer
ask_nothing (gpointer page)
{
  return NULL;
}

static gpointer
count_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_memdup2 (&(int){ g_atomic_int_add (&n_read, 1) + 1 }, sizeof (int));
}

static void
take_count (gpointer page, gpointer read)
{
  shown = *(int *) read;
  g_free (read);
}

static gboolean
is_busy (gpointer page)
{
  return busy;
}

static gboolean
has_shown (gpointer data)
{
  return shown == GPOINTER_TO_INT (data);
}

static gpointer
add_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccMarker) marker = g_object_new (OPCC_TYPE_MARKER, NULL);

  marker->role = g_strdup ("Marker F");
  if (!opcc_record_act_save (db, OPCC_RECORD (marker), error))
    return NULL;
  *(gint64 *) data = opcc_record_get_n (OPCC_RECORD (marker));
  return data;
}

static void
check_reader (void)
{
  static const char *const kinds[] = { "marker", NULL };
  static const OpccReaderForm form = { kinds,  count_job,  ask_nothing, NULL,
                                       g_free, take_count, is_busy };
  g_autoptr (OpccReader) reader = NULL;
  gint64 n;

  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_page_new ("Read", gtk_label_new ("Read")), 400, 300);
  reader = opcc_reader_new (test.page, test.workspace, &form);
  for (guint i = 0; i < 3; i++)
    opcc_reader_read (reader);
  /* Whatever was asked for meanwhile is read in one go. */
  opcc_test_wait (has_shown, GINT_TO_POINTER (2));
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 2);

  busy = TRUE;
  opcc_reader_read (reader);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 2);
  busy = FALSE;
  opcc_reader_resume (reader);
  opcc_test_wait (has_shown, GINT_TO_POINTER (3));
  opcc_reader_resume (reader);
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 3);

  grants_test_run (&test, add_job, &n);
  opcc_test_wait (has_shown, GINT_TO_POINTER (4));
  opcc_reader_read (reader);
  opcc_reader_stop (reader);
  opcc_reader_read (reader);
  g_clear_object (&reader);
  grants_test_close (&test);
  g_assert_cmpint (shown, ==, 4);
}

static gpointer
is_there_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccListRow) row =
      opcc_record_find_row (db, &opcc_marker_kind, *(gint64 *) data, NULL);

  return GINT_TO_POINTER (row != NULL ? 1 : 2);
}

/* The page that asked is gone before the office file answers: it is done, and told to nobody. */
static void
check_page_gone (void)
{
  gint64 n;

  show_markers ();
  grants_test_run (&test, add_job, &n);
  wait_rows (5);
  opcc_record_row_delete (test.page, test.workspace, &opcc_marker_kind, n);
  opcc_record_row_edit (test.page, test.workspace, &opcc_marker_kind, n, NULL);
  grants_test_leave (&test);
  g_assert_cmpint (GPOINTER_TO_INT (grants_test_run (&test, is_there_job, &n)), ==, 2);
  grants_test_close (&test);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/records/list", check_list);
  g_test_add_func ("/records/add-edit-delete", check_add_edit_delete);
  g_test_add_func ("/records/record", check_record);
  g_test_add_func ("/records/section", check_section);
  g_test_add_func ("/records/reader", check_reader);
  g_test_add_func ("/records/page-gone", check_page_gone);
  return g_test_run ();
}
