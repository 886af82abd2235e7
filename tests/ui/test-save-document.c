/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the dialog that saves a document: the ending of the name follows the form picked. */
#include "opcc-dialogs.h"
#include "opcc-ui-test.h"

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_string_append (user_data, file != NULL ? "file;" : "none;");
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

/* What is written follows the ending, so the ending follows the form that is picked. */
static void
test_forms_of_a_document (void)
{
  static const char *const names[] = { "paper.pdf", "paper.odt", "paper.html", "paper.txt" };
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *parent = opcc_test_show (gtk_label_new ("Page"), 300, 200);
  g_autoptr (GListModel) filters = NULL;
  GtkFileChooser *chooser;

  opcc_dialog_save_document (parent, "Save the paper", "paper.html", file_chosen_cb, log);
  opcc_test_settle ();
  chooser = find_chooser ();
  g_assert_nonnull (chooser);
  filters = gtk_file_chooser_get_filters (chooser);
  g_assert_cmpuint (g_list_model_get_n_items (filters), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);
      g_autofree char *name = NULL;

      if (i == 0)
        {
          g_autofree char *first = gtk_file_chooser_get_current_name (chooser);

          g_assert_cmpstr (first, ==, "paper.html");
          g_assert_cmpstr (gtk_file_filter_get_name (gtk_file_chooser_get_filter (chooser)), ==,
                           "Web page, for screen readers");
        }
      gtk_file_chooser_set_filter (chooser, filter);
      opcc_test_settle ();
      name = gtk_file_chooser_get_current_name (chooser);
      g_assert_cmpstr (name, ==, names[i]);
    }
  gtk_window_close (GTK_WINDOW (chooser));
  opcc_test_settle ();
  g_assert_cmpstr (log->str, ==, "none;");
  gtk_window_destroy (GTK_WINDOW (parent));
  opcc_test_settle ();
}

int
main (int argc, char *argv[])
{
  opcc_test_ui_init (&argc, &argv);
  g_test_add_func ("/save-document/forms", test_forms_of_a_document);
  return g_test_run ();
}
