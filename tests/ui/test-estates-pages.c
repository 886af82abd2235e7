/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the estates pages on the sample office: figures, filters, updates, what is asked for. */
#include "grants-test.h"

#include <string.h>

#include "opcc-budget-change.h"
#include "opcc-chips.h"
#include "opcc-document-view.h"
#include "opcc-estates-model.h"
#include "opcc-estates-page.h"
#include "opcc-estates-pages.h"
#include "opcc-form-dialog.h"
#include "opcc-history.h"
#include "opcc-key-figure.h"
#include "opcc-missing-dialog.h"
#include "opcc-record-acts.h"
#include "opcc-record-finder.h"
#include "opcc-record-section.h"
#include "opcc-s106-drawdown.h"
#include "opcc-scheme-figures.h"
#include "opcc-scheme-line.h"
#include "opcc-schemes-tab.h"
#include "opcc-table.h"
#include "opcc-ui-test.h"
#include "user.h"

static GrantsTest test;

static gpointer
fill (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_estates_model.fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), cancellable, error));
}

static void
open_page (gboolean filled)
{
  grants_test_open (&test, FALSE);
  if (filled)
    grants_test_run (&test, fill, NULL);
  grants_test_show (&test, opcc_estates_page_new (test.workspace), 1064, 753);
}

static OpccSchemesTab *
get_tab (void)
{
  return OPCC_SCHEMES_TAB (opcc_test_find (test.page, OPCC_TYPE_SCHEMES_TAB, NULL));
}

static guint
count_rows (void)
{
  GtkWidget *list = opcc_test_find (test.page, GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row) ? 1 : 0;
  return n;
}

static void
check_figures (void)
{
  open_page (TRUE);
  grants_test_wait_text (test.page, "£2,376,000");
  grants_test_wait_text (test.page, "14 of 15");
  grants_test_wait_text (test.page, "1 cannot be read");
  grants_test_wait_text (test.page, "£996,000");
  grants_test_wait_text (test.page, "8 not given");
  grants_test_wait_text (test.page, "£15,000");
  grants_test_wait_text (test.page, "£1,307m ?");
  grants_test_wait_text (test.page, "10 schemes lack a figure or a date that the board asks for.");
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (test.page)), ==, "Estates");
  g_assert_cmpstr (opcc_page_get_subtitle (OPCC_PAGE (test.page)), ==,
                   "Capital programme · as reported on 9 October 2023");
  g_assert_cmpuint (count_rows (), ==, 15);
  opcc_test_save_picture (test.host, "estates.png");
  opcc_test_set_dark (TRUE);
  opcc_test_save_picture (test.host, "estates-dark.png");
  opcc_test_set_dark (FALSE);
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

static void
check_filters (void)
{
  static const struct
  {
    const char *key;
    guint n;
  } left[] = {
    { "open", 12 },    { "red", 1 },     { "amber", 3 }, { "unrated", 7 },
    { "missing", 10 }, { "in-year", 4 }, { "all", 15 },
  };

  open_page (TRUE);
  grants_test_wait_text (test.page, "£2,376,000");
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      opcc_schemes_tab_show (get_tab (), left[i].key);
      g_assert_cmpuint (count_rows (), ==, left[i].n);
    }
  grants_test_close (&test);
}

static void
check_row (void)
{
  GtkWidget *list, *row;

  open_page (TRUE);
  grants_test_wait_text (test.page, "Euston Street Cooling");
  list = opcc_test_find (test.page, GTK_TYPE_LIST_BOX, NULL);
  /* A row says in words what its line shows. */
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Amber: Extension to Firearms, budget £500,000, forecast £500,000, On site, expected end 30 "
      "April 2024, +2 months");
  g_assert_nonnull (opcc_test_find (row, OPCC_TYPE_SCHEME_LINE, NULL));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Red: Euston Street Cooling, budget £670,000, forecast not given, Waits for clearance, "
      "expected end not given");
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_true (g_str_has_prefix (grants_test_get_shown (&test), "capital_scheme "));
  grants_test_close (&test);
}

static gboolean
has_toast (gpointer data)
{
  const char *toast = grants_test_get_toast (&test);

  return toast != NULL && strstr (toast, data) != NULL;
}

static gpointer
take_back (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *name =
      data == NULL ? opcc_db_undo (db, cancellable, error) : opcc_db_redo (db, cancellable, error);

  g_assert_cmpstr (name, ==, "Add update of “Euston Street Cooling”");
  return db;
}

/* The row in hand is what the update is about; taken back, and done again. */
static void
check_update (void)
{
  GtkWidget *list, *text;
  OpccFormDialog *dialog;

  open_page (TRUE);
  grants_test_wait_text (test.page, "Euston Street Cooling");
  list = opcc_test_find (test.page, GTK_TYPE_LIST_BOX, NULL);
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_true (gtk_widget_activate_action (test.page, "page.new", NULL));
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "New update");
  grants_test_wait_text (GTK_WIDGET (dialog), "Euston Street Cooling");
  text = opcc_test_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                            "The contractor is cleared.", -1);
  opcc_test_press (user_find_button (GTK_WIDGET (dialog), "Add update"));
  opcc_test_wait (has_toast, (gpointer) "saved [Undo]");
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (get_tab ()),
                                                                        GTK_TYPE_STACK)),
                                    "updates");
  grants_test_wait_text (test.page, "The contractor is cleared.");
  grants_test_run (&test, take_back, NULL);
  opcc_test_spin (300);
  g_assert_false (opcc_test_shows_text (test.page, "The contractor is cleared."));
  grants_test_run (&test, take_back, &test);
  grants_test_wait_text (test.page, "The contractor is cleared.");
  grants_test_close (&test);
}

static void
check_missing (void)
{
  OpccMissingDialog *dialog;
  g_autofree char *text = NULL;

  open_page (TRUE);
  grants_test_wait_text (test.page, "£2,376,000");
  g_assert_true (gtk_widget_activate_action (test.page, "page.ask-missing", NULL));
  dialog = grants_test_wait_window (OPCC_TYPE_MISSING_DIALOG);
  text = opcc_missing_dialog_dup_text (dialog);
  g_assert_nonnull (strstr (text, "Please send what 10 schemes lack"));
  g_assert_nonnull (strstr (text, "– Solar PV - FHQ: forecast, per cent done"));
  g_assert_null (strstr (text, "Vehicle Charging"));
  opcc_test_press (user_find_button (GTK_WIDGET (dialog), "Copy"));
  g_assert_cmpstr (grants_test_get_toast (&test), ==, "The text is copied");
  opcc_test_settle ();
  grants_test_close (&test);
}

static void
check_tabs (void)
{
  static const struct
  {
    const char *tab;
    const char *text;
  } tabs[] = {
    { "timeline", "3 of 15 schemes have slipped" },
    { "premises", "22 freehold, 4 leasehold, 5 shared" },
    { "s106", "5 electric vehicles" },
    { "updates", "Design works are now complete and out to tender." },
    { "paper", "22 are freehold, 4 leasehold and 5 shared with a partner." },
  };

  open_page (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_assert_true (gtk_widget_activate_action (test.page, "page.tab", "s", tabs[i].tab));
      grants_test_wait_text (test.page, tabs[i].text);
    }
  grants_test_wait_text (test.page, "9 October 2023");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

static GtkWidget *
find_words (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_words (child, words);
  return found;
}

/* The paper is shown as headings, values and numbered paragraphs, not as letters of a typewriter.
 */
static void
check_paper (void)
{
  GtkWidget *view;

  open_page (TRUE);
  g_assert_true (gtk_widget_activate_action (test.page, "page.tab", "s", "paper"));
  grants_test_wait_text (test.page, "Police estate");
  view = opcc_test_find (test.page, OPCC_TYPE_DOCUMENT_VIEW, NULL);
  g_assert_nonnull (view);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_words (view, "Police estate")),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_words (view, "Estates: capital programme")),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_nonnull (find_words (view, "Date"));
  g_assert_nonnull (find_words (view, "1."));
  g_assert_nonnull (find_words (view, "The premises have 50,000 square metres."));
  g_assert_null (find_words (view, "====="));
  opcc_test_save_picture (test.host, "estates-paper.png");
  grants_test_close (&test);
}

static void
check_scheme (void)
{
  gint64 n;

  grants_test_open (&test, FALSE);
  grants_test_run (&test, fill, NULL);
  n = grants_test_find (&test, &opcc_capital_scheme_kind, "Extension to Firearms");
  grants_test_show (&test, opcc_scheme_page_new (test.workspace, n), 1064, 753);
  grants_test_wait_text (test.page, "Larger locker rooms than first designed");
  grants_test_wait_text (
      test.page, "Feasible, but significant issues need management’s attention. The figures "
                 "say Amber: +2 months on the first approved end. The budget is £500,000 "
                 "with its changes. Not given: spent so far.");
  grants_test_wait_text (test.page, "Design signed off; the contractor is asked for a programme.");
  /* The money in a row; the change points to its decision. */
  grants_test_wait_text (test.page, "£450,000");
  grants_test_wait_text (test.page, "+£50,000 · Sample D/2023/21");
  grants_test_wait_text (test.page, "£0");
  grants_test_wait_text (test.page, "forecast as budgeted");
  /* Each rating with its reason and what the figures say, beside what the ratings mean. */
  grants_test_wait_text (test.page, "The figures say Green: forecast within budget.");
  grants_test_wait_text (test.page, "The figures say Amber: +2 months on the first approved end.");
  grants_test_wait_text (test.page, "Ends more than 92 days later, or its end has passed.");
  grants_test_wait_text (test.page, "The forecast is up to 10% over it.");
  grants_test_wait_text (test.page, "Issues that cannot be resolved without a new scope.");
  opcc_test_save_picture (test.host, "estates-scheme.png");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

/* The figure of a scheme, by the label of its card. */
static OpccKeyFigure *
find_figure (const char *label)
{
  GtkWidget *figures = opcc_test_find (test.page, OPCC_TYPE_SCHEME_FIGURES, NULL);

  g_assert_nonnull (figures);
  for (GtkWidget *figure = gtk_widget_get_first_child (figures); figure != NULL;
       figure = gtk_widget_get_next_sibling (figure))
    {
      g_autofree char *own = NULL;

      g_object_get (figure, "label", &own, NULL);
      if (g_strcmp0 (own, label) == 0)
        return OPCC_KEY_FIGURE (figure);
    }
  g_assert_not_reached ();
}

static void
assert_figure (const char *label, const char *value, const char *suffix, const char *note)
{
  g_autofree char *own_value = NULL;
  g_autofree char *own_suffix = NULL;
  g_autofree char *own_note = NULL;

  g_object_get (find_figure (label), "value", &own_value, "suffix", &own_suffix, "note", &own_note,
                NULL);
  g_assert_cmpstr (own_value, ==, value);
  g_assert_cmpstr (own_suffix, ==, suffix != NULL ? suffix : "");
  g_assert_cmpstr (own_note, ==, note != NULL ? note : "");
}

static void
open_scheme (const char *title)
{
  gint64 n;

  grants_test_open (&test, FALSE);
  grants_test_run (&test, fill, NULL);
  n = grants_test_find (&test, &opcc_capital_scheme_kind, title);
  grants_test_show (&test, opcc_scheme_page_new (test.workspace, n), 1064, 753);
}

/* The variance with its sign and per cent, and what is missing said as missing. */
static void
check_variance (void)
{
  open_scheme ("Euston Street Cooling");
  grants_test_wait_text (test.page, "forecast not given");
  assert_figure ("Original budget", "£670,000", NULL, NULL);
  assert_figure ("Revised budget", "£670,000", NULL, "as first approved");
  assert_figure ("Spent so far", "not given", NULL, NULL);
  assert_figure ("Forecast", "not given", NULL, NULL);
  assert_figure ("Variance", "not given", NULL, "forecast not given");
  grants_test_close (&test);

  open_scheme ("Commercial Freezer Replacement - FHQ");
  grants_test_wait_text (test.page, "forecast over revised budget");
  assert_figure ("Variance", "+£15,000", "+17.6%", "forecast over revised budget");
  grants_test_close (&test);
}

/* From the revised budget to the rows of its changes. */
static void
check_trace (void)
{
  GtkWidget *focus;

  open_scheme ("Extension to Firearms");
  grants_test_wait_text (test.page, "+£50,000 · Sample D/2023/21");
  g_signal_emit_by_name (find_figure ("Revised budget"), "trace");
  focus = gtk_root_get_focus (gtk_widget_get_root (test.page));
  g_assert_nonnull (focus);
  focus = gtk_widget_get_ancestor (focus, OPCC_TYPE_RECORD_SECTION);
  g_assert_nonnull (focus);
  g_assert_true (opcc_record_section_get_kind (OPCC_RECORD_SECTION (focus)) ==
                 &opcc_budget_change_kind);
  grants_test_close (&test);
}

static gpointer
set_signatories (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccRecord) deed =
      opcc_record_find (db, &opcc_s106_drawdown_kind, "new Deed of Variation", error);

  g_assert_no_error (*error);
  g_assert_true (opcc_record_act_set (db, deed, "signatories", data, error));
  return db;
}

/* What a new deed costs, a signatory and, as soon as their number is known, in sum. */
static void
check_deeds (void)
{
  open_page (TRUE);
  g_assert_true (gtk_widget_activate_action (test.page, "page.tab", "s", "s106"));
  grants_test_wait_text (test.page, "first of 2 councils approached");
  grants_test_wait_text (test.page, "£1,300");
  grants_test_wait_text (test.page,
                         "New deeds: £1,300 a signatory, given for 1 of 3; the sum cannot be said, "
                         "since the number of signatories is not given.");
  opcc_test_save_picture (test.host, "estates-s106.png");
  grants_test_run (&test, set_signatories, (gpointer) "4");
  grants_test_wait_text (test.page, "£5,200");
  grants_test_wait_text (test.page, "New deeds: £1,300 a signatory, given for 1 of 3; £5,200 in "
                                    "sum, for 1 of 3.");
  grants_test_close (&test);
}

static void
check_empty (void)
{
  open_page (FALSE);
  grants_test_wait_text (test.page, "No capital schemes yet");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  opcc_domain_model_register (&opcc_estates_model);
  g_test_add_func ("/estates/figures", check_figures);
  g_test_add_func ("/estates/filters", check_filters);
  g_test_add_func ("/estates/row", check_row);
  g_test_add_func ("/estates/update", check_update);
  g_test_add_func ("/estates/missing", check_missing);
  g_test_add_func ("/estates/tabs", check_tabs);
  g_test_add_func ("/estates/paper", check_paper);
  g_test_add_func ("/estates/scheme", check_scheme);
  g_test_add_func ("/estates/variance", check_variance);
  g_test_add_func ("/estates/trace", check_trace);
  g_test_add_func ("/estates/deeds", check_deeds);
  g_test_add_func ("/estates/empty", check_empty);
  return g_test_run ();
}
