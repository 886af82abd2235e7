/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests forms: a row for each type of field, errors under them, the dialog, the record page. */
#include "opcc-error.h"
#include "opcc-form-dialog.h"
#include "opcc-form-row.h"
#include "opcc-children.h"
#include "opcc-link-row.h"
#include "opcc-record-page.h"
#include "opcc-registry.h"
#include "opcc-test-groups.h"
#include "opcc-ui-test.h"

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
type (GtkWidget *form, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, title)), text);
}

static void
assert_value (OpccRecord *record, const char *field, const char *text)
{
  g_autofree char *found = opcc_record_get_text (record, field);

  g_assert_cmpstr (found, ==, text);
}

static void
test_rows (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  GtkWidget *form = opcc_form_new (record, NULL);
  GtkWidget *text;
  int changes = 0;

  g_signal_connect_swapped (form, "changed", G_CALLBACK (opcc_test_count_cb), &changes);
  g_assert_true (ADW_IS_ENTRY_ROW (find_row (form, "Name")));
  g_assert_true (ADW_IS_COMBO_ROW (find_row (form, "Stage")));
  g_assert_true (ADW_IS_COMBO_ROW (find_row (form, "District")));
  g_assert_true (OPCC_IS_LINK_ROW (find_row (form, "Part of")));
  g_assert_nonnull (opcc_test_find (find_row (form, "Trusted"), GTK_TYPE_SWITCH, NULL));
  /* What the program writes itself is not asked for. */
  g_assert_null (find_row (form, "Seen"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (form, "Asked"))), ==, "£17");

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (form, "Stage")), 3);
  assert_value (record, "stage", "Stopped & <closed>");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (form, "Stage")), 0);
  assert_value (record, "stage", "");
  gtk_switch_set_active (GTK_SWITCH (
                             opcc_test_find (find_row (form, "Trusted"), GTK_TYPE_SWITCH, NULL)),
                         TRUE);
  assert_value (record, "trusted", "Yes");
  g_assert_cmpint (changes, ==, 3);
  type (form, "Asked", "4.4k");
  type (form, "Received", "3/7/2023");
  text = opcc_test_find (find_row (form, "About it"), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), OPCC_TEST_HOSTILE, -1);
  g_assert_true (opcc_form_check (OPCC_FORM (form), NULL));
  assert_value (record, "asked", "£4,400");
  assert_value (record, "received", "3 July 2023");
  assert_value (record, "about", OPCC_TEST_HOSTILE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (form, "Asked"))), ==, "£4,400");
  opcc_test_drop (form);
}

static void
test_errors (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  g_autoptr (GError) error = NULL;
  GtkWidget *form = opcc_form_new (record, NULL);
  GtkWidget *window = opcc_test_show (form, 640, 900);

  type (form, "Name", "");
  type (form, "Asked", "£1,307m");
  g_assert_false (opcc_form_check (OPCC_FORM (form), &error));
  g_assert_error (error, OPCC_ERROR, OPCC_ERROR_INVALID);
  g_assert_true (opcc_test_shows_text (form, error->message));
  g_assert_true (gtk_widget_has_css_class (find_row (form, "Asked"), "error"));
  /* The focus is where the first thing is wrong. */
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), find_row (form, "Name")));
  assert_value (record, "asked", "£17");
  type (form, "Asked", "12000");
  g_assert_false (gtk_widget_has_css_class (find_row (form, "Asked"), "error"));
  type (form, "Name", "Linnet House");
  g_clear_error (&error);
  g_assert_false (opcc_form_check (OPCC_FORM (form), &error));
  g_assert_nonnull (strstr (error->message, "£10,000"));
  opcc_form_set_error (OPCC_FORM (form), "match", OPCC_TEST_HOSTILE);
  g_assert_true (opcc_test_shows_text (form, OPCC_TEST_HOSTILE));
  opcc_form_set_error (OPCC_FORM (form), "match", NULL);
  g_assert_false (opcc_test_shows_text (form, OPCC_TEST_HOSTILE));
  opcc_form_focus_field (OPCC_FORM (form), "bids");
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), find_row (form, "Bids")));
  opcc_test_close (window, form);
}

static void
test_choice_of_fields (void)
{
  static const char *const names[] = { "asked", "name", "parent", NULL };
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  GtkWidget *form = opcc_form_new (NULL, NULL);

  opcc_form_set_fields (OPCC_FORM (form), names);
  opcc_form_add_heading (OPCC_FORM (form), "name", OPCC_TEST_HOSTILE);
  opcc_form_set_locked (OPCC_FORM (form), "asked", "The round is decided");
  opcc_form_set_record (OPCC_FORM (form), record);
  g_assert_true (opcc_form_get_record (OPCC_FORM (form)) == record);
  g_assert_null (find_row (form, "Bids"));
  g_assert_true (opcc_test_shows_text (form, OPCC_TEST_HOSTILE));
  g_assert_false (gtk_widget_get_sensitive (find_row (form, "Asked")));
  opcc_form_set_link_title (OPCC_FORM (form), "parent", OPCC_TEST_RTL);
  opcc_form_set_read_only (OPCC_FORM (form), TRUE);
  g_assert_false (ADW_IS_ENTRY_ROW (find_row (form, "Name")));
  g_assert_true (opcc_test_shows_text (form, "Group 000017"));
  g_assert_true (opcc_test_shows_text (form, OPCC_TEST_RTL));
  opcc_form_set_fields (OPCC_FORM (form), NULL);
  g_assert_nonnull (find_row (form, "Seen"));
  opcc_test_drop (form);
}

static void
test_hostile (void)
{
  for (guint i = 0; opcc_test_hostile ()[i] != NULL; i++)
    {
      g_autoptr (OpccRecord) record = opcc_test_group_make (17);
      GtkWidget *form;
      GtkWidget *window;

      opcc_test_group_set_name (record, opcc_test_hostile ()[i]);
      opcc_record_set_typed (record, "about", opcc_test_hostile ()[i], NULL);
      form = opcc_form_new (record, NULL);
      opcc_form_set_link_title (OPCC_FORM (form), "parent", opcc_test_hostile ()[i]);
      window = opcc_test_show (form, 640, 900);
      g_assert_cmpint (gtk_widget_get_width (window), ==, 640);
      opcc_form_set_read_only (OPCC_FORM (form), TRUE);
      opcc_test_settle ();
      g_assert_cmpint (gtk_widget_get_width (window), ==, 640);
      g_assert_true (opcc_test_shows_text (form, opcc_test_hostile ()[i]));
      opcc_test_close (window, form);
    }
}

static gboolean
has_results (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 1) != NULL;
}

static void
test_link (void)
{
  OpccTestSource *source = opcc_test_source_new (500);
  GtkWidget *row = opcc_link_row_new ("Part of", "test_group", OPCC_LIST_SOURCE (source));
  GtkWidget *list_box = gtk_list_box_new ();
  GtkWidget *window;
  GtkWidget *button;
  GtkListBox *found;
  int changes = 0;

  g_signal_connect_swapped (row, "target-changed", G_CALLBACK (opcc_test_count_cb), &changes);
  gtk_list_box_append (GTK_LIST_BOX (list_box), row);
  window = opcc_test_show (list_box, 500, 400);
  g_assert_true (opcc_test_shows_text (row, "Not stated"));
  button = opcc_test_find (row, GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  found = GTK_LIST_BOX (
      opcc_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                      GTK_TYPE_LIST_BOX, NULL));
  opcc_test_wait (has_results, found);
  /* As many as one can look through, after the one that is none. */
  g_assert_nonnull (gtk_list_box_get_row_at_index (found, 30));
  g_assert_null (gtk_list_box_get_row_at_index (found, 31));
  g_signal_emit_by_name (found, "row-activated", gtk_list_box_get_row_at_index (found, 2));
  g_assert_cmpint (opcc_link_row_get_target (OPCC_LINK_ROW (row)), ==, 2);
  g_assert_cmpstr (opcc_link_row_get_target_title (OPCC_LINK_ROW (row)), ==, "Group 000002");
  g_assert_cmpint (changes, ==, 1);
  g_signal_emit_by_name (found, "row-activated", gtk_list_box_get_row_at_index (found, 0));
  g_assert_cmpint (opcc_link_row_get_target (OPCC_LINK_ROW (row)), ==, 0);
  opcc_link_row_set_source (OPCC_LINK_ROW (row), NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  opcc_test_settle ();
  opcc_test_close (window, row);
  g_assert_finalize_object (source);
}

/* A list box knows nothing of rows that were taken out of it, and takes others. */
static void
test_emptied (void)
{
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());

  for (guint i = 0; i < 3; i++)
    {
      gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("One"));
      gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("Two"));
      g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
      opcc_children_unparent (list);
      g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
    }
  g_assert_finalize_object (list);
}

static void
keep_record_cb (GtkWidget *widget, OpccRecord *record, OpccRecord **place)
{
  g_set_object (place, record);
}

static void
keep_form_cb (OpccFormDialog *dialog, OpccRecord **place)
{
  g_set_object (place, opcc_form_get_record (opcc_form_dialog_get_form (dialog)));
}

static void
test_dialog (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  g_autoptr (OpccRecord) applied = NULL;
  g_autoptr (GError) error =
      g_error_new_literal (OPCC_ERROR, OPCC_ERROR_NO_SPACE, OPCC_TEST_HOSTILE);
  OpccFormDialog *dialog = opcc_form_dialog_new (NULL, "New group", "Add group", record, NULL);
  GtkWidget *widget = GTK_WIDGET (dialog);
  GtkWidget *apply = opcc_test_find (widget, GTK_TYPE_BUTTON, "Add group");
  GtkWidget *focus;

  g_signal_connect (dialog, "apply", G_CALLBACK (keep_form_cb), &applied);
  gtk_window_present (GTK_WINDOW (dialog));
  opcc_test_settle ();
  type (widget, "Name", "");
  opcc_test_press (apply);
  g_assert_null (applied);
  type (widget, "Name", "Linnet House");
  opcc_form_focus_field (opcc_form_dialog_get_form (dialog), "name");
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_TEXT (focus));
  opcc_test_press (apply);
  g_assert_nonnull (applied);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (dialog)));
  assert_value (applied, "name", "Linnet House");
  /* The caller's own record is as it was. */
  assert_value (record, "name", "Group 000017");
  g_assert_false (gtk_widget_get_sensitive (apply));
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), error);
  g_assert_true (opcc_test_shows_text (widget, OPCC_TEST_HOSTILE));
  g_assert_true (gtk_widget_get_sensitive (apply));
  /* What was refused is corrected where it was typed. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == focus);
  opcc_test_press (apply);
  g_object_ref (dialog);
  g_clear_object (&applied);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (dialog), NULL);
  opcc_test_settle ();
  g_assert_finalize_object (dialog);
}

static void
test_dialog_asks_before_it_goes (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  OpccFormDialog *dialog = opcc_form_dialog_new (NULL, "New group", "Add group", record, NULL);
  GtkWidget *question = NULL;
  g_autoptr (GListModel) windows = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (GTK_WIDGET (dialog), "Stage")), 3);
  gtk_window_close (GTK_WINDOW (dialog));
  opcc_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        question = window;
    }
  g_assert_nonnull (question);
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "yes");
  gtk_window_destroy (GTK_WINDOW (question));
  opcc_test_settle ();
  g_assert_finalize_object (dialog);
}

static void
test_record_page (void)
{
  const OpccHistoryLine lines[] = { { "Amount awarded changed from £8,000 to £7,500",
                                      "Grants officer · 9 October 2023" },
                                    { OPCC_TEST_HOSTILE, NULL } };
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  g_autoptr (OpccRecord) saved = NULL;
  GtkWidget *page = opcc_record_page_new (record, NULL);
  OpccRecordPage *self = OPCC_RECORD_PAGE (page);
  GtkWidget *window = opcc_test_show (page, 1064, 700);

  g_signal_connect (page, "save", G_CALLBACK (keep_record_cb), &saved);
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (page)), ==, "Group 000017");
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (page)), ==, "Group");
  g_assert_true (opcc_test_shows_text (page, "No changes yet"));
  opcc_record_page_set_history (self, lines, G_N_ELEMENTS (lines));
  g_assert_true (opcc_test_shows_text (page, OPCC_TEST_HOSTILE));
  opcc_record_page_add_section (self, "Awards", gtk_label_new ("None yet"));
  opcc_record_page_add_top (self, gtk_label_new ("Blind"));
  g_assert_true (opcc_test_shows_text (page, "None yet"));

  gtk_widget_activate_action (page, "record.edit", NULL);
  g_assert_true (opcc_page_can_close (OPCC_PAGE (page)));
  type (page, "Name", "Linnet House");
  gtk_widget_activate_action (page, "record.save", NULL);
  g_assert_nonnull (saved);
  assert_value (opcc_record_page_get_record (self), "name", "Group 000017");
  opcc_record_page_saved (self, NULL, NULL);
  assert_value (opcc_record_page_get_record (self), "name", "Linnet House");
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (page)), ==, "Linnet House");

  opcc_record_page_set_read_only (self, "The file is read only");
  g_assert_true (opcc_test_shows_text (page, "The file is read only"));
  gtk_widget_activate_action (page, "record.edit", NULL);
  g_assert_false (ADW_IS_ENTRY_ROW (find_row (page, "Name")));
  opcc_test_save_picture (window, "record-page.png");
  opcc_test_close (window, page);
}

/* Beside the record where there is room for both, and where no list needs it; else below them. */
static void
check_history_place (int width, gboolean has_list, gboolean beside)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  GtkWidget *page = opcc_record_page_new (record, NULL);
  GtkWidget *list = gtk_label_new ("None yet");
  GtkWidget *window;
  graphene_rect_t history;
  graphene_rect_t form;

  if (has_list)
    opcc_record_page_add_section (OPCC_RECORD_PAGE (page), "Awards", list);
  else
    opcc_test_drop (list);
  window = opcc_test_show (page, width, 900);
  g_assert_true (
      gtk_widget_compute_bounds (opcc_test_find (page, GTK_TYPE_LABEL, "History"), page, &history));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (opcc_record_page_get_form (OPCC_RECORD_PAGE (page))),
                                 page, &form));
  g_assert_cmpint (history.origin.x > form.origin.x + form.size.width, ==, beside);
  g_assert_cmpint (history.origin.y > form.origin.y + form.size.height, ==, !beside);
  opcc_test_close (window, page);
}

static void
test_history_place (void)
{
  check_history_place (1064, FALSE, TRUE);
  check_history_place (1064, TRUE, FALSE);
  check_history_place (1500, TRUE, TRUE);
}

static void
test_conflict (void)
{
  g_autoptr (OpccRecord) record = opcc_test_group_make (17);
  g_autoptr (OpccRecord) theirs = opcc_record_copy (record);
  g_autoptr (OpccRecord) saved = NULL;
  g_autoptr (GError) error = g_error_new_literal (OPCC_ERROR, OPCC_ERROR_CONFLICT, "Changed.");
  GtkWidget *page = opcc_record_page_new (record, NULL);
  OpccRecordPage *self = OPCC_RECORD_PAGE (page);
  GtkWidget *window = opcc_test_show (page, 1064, 700);

  g_signal_connect (page, "save", G_CALLBACK (keep_record_cb), &saved);
  opcc_record_set_typed (theirs, "asked", "£8,000", NULL);
  opcc_record_set_identity (theirs, 17, NULL, 9);
  gtk_widget_activate_action (page, "record.edit", NULL);
  type (page, "Name", "Linnet House");
  gtk_widget_activate_action (page, "record.save", NULL);
  opcc_record_page_saved (self, error, theirs);
  g_assert_true (opcc_test_shows_text (page, "Name. You: Linnet House · the file: Group 000017"));
  g_assert_true (opcc_test_shows_text (page, "Asked. You: £17 · the file: £8,000"));
  opcc_test_press (opcc_test_find (page, GTK_TYPE_BUTTON, "Keep mine"));
  /* What I changed, on top of what they changed, over the version that they wrote. */
  assert_value (saved, "name", "Linnet House");
  assert_value (saved, "asked", "£8,000");
  g_assert_cmpint (opcc_record_get_ver (saved), ==, 9);
  opcc_record_page_saved (self, error, theirs);
  opcc_test_press (opcc_test_find (page, GTK_TYPE_BUTTON, "Take theirs"));
  assert_value (opcc_record_page_get_record (self), "name", "Group 000017");
  assert_value (opcc_record_page_get_record (self), "asked", "£8,000");
  g_assert_false (ADW_IS_ENTRY_ROW (find_row (page, "Name")));
  opcc_test_close (window, page);
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  opcc_registry_add (opcc_test_group_kind ());
  g_test_add_func ("/forms/rows", test_rows);
  g_test_add_func ("/forms/errors", test_errors);
  g_test_add_func ("/forms/choice-of-fields", test_choice_of_fields);
  g_test_add_func ("/forms/hostile", test_hostile);
  g_test_add_func ("/forms/link", test_link);
  g_test_add_func ("/forms/emptied", test_emptied);
  g_test_add_func ("/forms/dialog", test_dialog);
  g_test_add_func ("/forms/dialog-asks-before-it-goes", test_dialog_asks_before_it_goes);
  g_test_add_func ("/forms/record-page", test_record_page);
  g_test_add_func ("/forms/history-place", test_history_place);
  g_test_add_func ("/forms/conflict", test_conflict);
  return g_test_run ();
}
