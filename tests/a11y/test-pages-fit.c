/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page, tab and record page of the sample office in a small window, as OPCC_FIT says: as it
 * is (dialogs too), with text twice as large, with long words, from right to left, or in high
 * contrast. Nothing is cut off, squeezed or larger than the screen. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "office-test.h"
#include "opcc-domain-table.h"
#include "opcc-fault.h"
#include "opcc-fit.h"
#include "opcc-tab-row.h"
#include "opcc-ui-test.h"
#include "opcc-whole-words.h"
#include "page-walk.h"

/* The least screen that we promise to be at home on, in pixels. */
#define WIDTH  1024
#define HEIGHT 600

static char *path;
static gboolean dialogs; /* are looked at as well: forms, and what the keys of a page open */
static GHashTable *seen; /* (owned) actions whose dialog was looked at in a domain before */

/* What a dialog is for: to do it, or to let it be. */
static gboolean
is_decision (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && (gtk_widget_has_css_class (widget, "suggested-action") ||
                                    gtk_widget_has_css_class (widget, "destructive-action") ||
                                    gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL);
}

/* The buttons that end a dialog are in view, however long it is. */
static void
check_buttons (GtkWidget *widget, const char *where, GString *faults)
{
  if (OPCC_IS_WINDOW (widget) || !gtk_widget_get_mapped (widget))
    return;
  if (is_decision (widget) && !opcc_fit_is_in_view (widget))
    opcc_fault_add (faults, where, widget, "is not in view");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_buttons (child, where, faults);
}

/* Tabs and key figures are whole, not told by pointing at them, with words and text as they are. */
static void
check_whole (GtkWidget *widget, const char *where, GString *faults)
{
  if ((gtk_widget_has_css_class (widget, "opcc-figure") ||
       gtk_widget_get_ancestor (widget, OPCC_TYPE_TAB_ROW) != NULL) &&
      opcc_whole_words_of (widget) != NULL)
    opcc_fault_add (faults, where, widget, "is cut short");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_whole (child, where, faults);
}

static gboolean
is_laid_out (gpointer window)
{
  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0;
}

static void
look (PageWalk *walk, GtkWidget *window, const char *where)
{
  g_autoptr (GString) faults = g_string_new (NULL);

  opcc_test_wait (is_laid_out, window);
  /* What has just changed its words is laid out with the next frame. */
  for (guint tries = 0; tries < 10; tries++)
    {
      g_string_truncate (faults, 0);
      opcc_fit_check (window, WIDTH, HEIGHT, where, faults);
      check_buttons (window, where, faults);
      if (walk->dialogs)
        check_whole (window, where, faults);
      if (faults->len == 0)
        return;
      opcc_test_spin (50);
    }
  g_string_append (walk->faults, faults->str);
}

static void
test_domain (gconstpointer data)
{
  PageWalk walk = { office_test_open_sized (path, WIDTH, HEIGHT), g_string_new (NULL), dialogs,
                    seen, look };

  page_walk_domain (&walk, data);
  page_walk_end (&walk);
}

/* After the office is made, whose words are data and stay as they are. */
static void
set_up (const char *fit)
{
  int dpi;

  dialogs = g_str_equal (fit, "small");
  if (g_str_equal (fit, "contrast"))
    g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  if (g_str_equal (fit, "right-to-left"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (g_str_equal (fit, "large-text"))
    {
      g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024),
                    NULL);
    }
  if (g_str_equal (fit, "long-words"))
    {
      setlocale (LC_MESSAGES, "");
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("OPCC_LOCALE_DIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      g_assert_cmpstr (_ ("Today"), !=, "Today");
    }
}

int
main (int argc, char *argv[])
{
  const char *fit = g_getenv ("OPCC_FIT");
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);
  int result;

  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  path = office_test_make_sample ();
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  set_up (fit != NULL ? fit : "small");
  for (guint i = 0; i < n_domains; i++)
    {
      g_autofree char *name = g_strdup_printf ("/pages-fit/%s", domains[i].name);

      g_test_add_data_func (name, &domains[i], test_domain);
    }
  result = g_test_run ();
  g_hash_table_unref (seen);
  office_test_remove (path);
  return result;
}
