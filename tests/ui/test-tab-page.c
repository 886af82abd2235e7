/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page with tabs makes each when it is first looked at, and passes on what is asked of it. */
#include "opcc-tab-page.h"
#include "opcc-ui-test.h"

/* --- a tab with a search, and something in the way ------------------------------------------- */

#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, OpccPage)

struct _TestList
{
  OpccPage parent_instance;
  gboolean stays;
};

G_DEFINE_FINAL_TYPE (TestList, test_list, OPCC_TYPE_PAGE)

static gboolean
test_list_focus_search (OpccPage *page)
{
  return gtk_widget_grab_focus (opcc_page_get_child (page));
}

static gboolean
test_list_can_close (OpccPage *page)
{
  return !TEST_LIST (page)->stays;
}

static void
test_list_class_init (TestListClass *klass)
{
  OPCC_PAGE_CLASS (klass)->focus_search = test_list_focus_search;
  OPCC_PAGE_CLASS (klass)->can_close = test_list_can_close;
}

static void
test_list_init (TestList *self)
{
  opcc_page_set_child (OPCC_PAGE (self), gtk_button_new_with_label ("Find"));
}

/* --- a page with three tabs ------------------------------------------------------------------ */

#define TEST_TYPE_TABS (test_tabs_get_type ())
G_DECLARE_FINAL_TYPE (TestTabs, test_tabs, TEST, TABS, OpccTabPage)

struct _TestTabs
{
  OpccTabPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TestTabs, test_tabs, OPCC_TYPE_TAB_PAGE)

/* What was made and shown, in order. */
static GString *told;

static GtkWidget *
test_tabs_make_tab (OpccTabPage *page, const char *name)
{
  g_string_append_printf (told, "make %s;", name);
  return g_str_equal (name, "list") ? g_object_new (TEST_TYPE_LIST, NULL) : gtk_label_new (name);
}

static void
test_tabs_shown (OpccTabPage *page, const char *name)
{
  g_string_append_printf (told, "show %s;", name);
}

static void
test_tabs_class_init (TestTabsClass *klass)
{
  static const OpccTab tabs[] = {
    { "overview", "Overview" },
    { "list", "List" },
    { "charts", "Charts" },
    { NULL },
  };

  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = test_tabs_make_tab;
  OPCC_TAB_PAGE_CLASS (klass)->shown = test_tabs_shown;
}

static void
test_tabs_init (TestTabs *self)
{
}

static GtkWidget *
start (void)
{
  GtkWidget *page = g_object_new (TEST_TYPE_TABS, "title", "Estates", NULL);

  told = g_string_new (NULL);
  opcc_tab_page_start (OPCC_TAB_PAGE (page));
  return page;
}

static void
assert_told (const char *expected)
{
  g_assert_cmpstr (told->str, ==, expected);
  g_string_truncate (told, 0);
}

static void
finish (void)
{
  g_string_free (told, TRUE);
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
test_made_when_looked_at (void)
{
  GtkWidget *page = start ();
  GtkWidget *window = opcc_test_show (page, 500, 300);

  assert_told ("make overview;show overview;");
  g_assert_true (opcc_tab_page_shows (OPCC_TAB_PAGE (page), "overview"));
  gtk_widget_activate_action (page, "page.next-tab", NULL);
  assert_told ("make list;show list;");
  gtk_widget_activate_action (page, "page.previous-tab", NULL);
  gtk_widget_activate_action (page, "page.previous-tab", NULL);
  assert_told ("show overview;make charts;show charts;");
  gtk_widget_activate_action (page, "page.tab", "s", "list");
  assert_told ("show list;");
  gtk_widget_activate_action (page, "page.tab", "s", "nowhere");
  g_assert_null (opcc_tab_page_show_tab (OPCC_TAB_PAGE (page), "nowhere"));
  g_assert_true (opcc_tab_page_shows (OPCC_TAB_PAGE (page), "list"));
  g_assert_true (TEST_IS_LIST (opcc_tab_page_get_shown (OPCC_TAB_PAGE (page))));
  assert_told ("");
  opcc_test_close (window, page);
  finish ();
}

static void
test_going_makes_nothing (void)
{
  GtkWidget *page = start ();
  GtkWidget *window = opcc_test_show (page, 500, 300);

  assert_told ("make overview;show overview;");
  opcc_test_close (window, page);
  assert_told ("");
  finish ();
}

static void
test_passes_on (void)
{
  GtkWidget *page = start ();
  GtkWidget *window = opcc_test_show (page, 500, 300);
  GtkWidget *list;

  g_assert_false (opcc_page_focus_search (OPCC_PAGE (page)));
  list = opcc_tab_page_get_tab (OPCC_TAB_PAGE (page), "list");
  g_assert_true (opcc_tab_page_shows (OPCC_TAB_PAGE (page), "overview"));
  TEST_LIST (list)->stays = TRUE;
  g_assert_false (opcc_page_can_close (OPCC_PAGE (page)));
  g_assert_true (opcc_tab_page_shows (OPCC_TAB_PAGE (page), "list"));
  g_assert_true (opcc_page_focus_search (OPCC_PAGE (page)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == opcc_page_get_child (OPCC_PAGE (list)));
  TEST_LIST (list)->stays = FALSE;
  g_assert_true (opcc_page_can_close (OPCC_PAGE (page)));
  opcc_test_close (window, page);
  finish ();
}

/* What had it is out of sight; elsewhere on the page it would be far from what is looked at. */
static void
test_focus_goes_along (void)
{
  GtkWidget *page = start ();
  GtkWidget *window = opcc_test_show (page, 500, 300);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (page), "list");
  g_assert_true (opcc_page_focus_search (OPCC_PAGE (page)));
  gtk_widget_activate_action (page, "page.next-tab", NULL);
  g_assert_true (opcc_tab_page_shows (OPCC_TAB_PAGE (page), "charts"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 opcc_test_find (page, GTK_TYPE_TOGGLE_BUTTON, "Charts"));
  opcc_test_close (window, page);
  finish ();
}

static void
test_end_of_row (void)
{
  GtkWidget *page = start ();
  OpccTabRow *row = opcc_tab_page_get_row (OPCC_TAB_PAGE (page));
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *window;
  GtkWidget *button;

  g_menu_append (menu, "Charts", "page.tab::charts");
  button = opcc_tab_row_add_button (row, "New update…", "page.next-tab");
  opcc_tab_row_add_menu (row, NULL, "More about the estates", G_MENU_MODEL (menu));
  opcc_tab_row_add_menu (row, "Import…", "Import…", G_MENU_MODEL (menu));
  window = opcc_test_show (page, 700, 300);
  opcc_test_press (button);
  g_assert_true (opcc_tab_page_shows (OPCC_TAB_PAGE (page), "list"));
  button = opcc_test_find (page, GTK_TYPE_MENU_BUTTON, NULL);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "More about the estates");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "More about the estates");
  g_assert_nonnull (opcc_test_find (page, GTK_TYPE_MENU_BUTTON, "Import…"));
  opcc_test_close (window, page);
  finish ();
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/tab-page/made-when-looked-at", test_made_when_looked_at);
  g_test_add_func ("/tab-page/going-makes-nothing", test_going_makes_nothing);
  g_test_add_func ("/tab-page/passes-on", test_passes_on);
  g_test_add_func ("/tab-page/focus-goes-along", test_focus_goes_along);
  g_test_add_func ("/tab-page/end-of-row", test_end_of_row);
  return g_test_run ();
}
