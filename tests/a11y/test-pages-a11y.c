/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page, tab, record page and form that the table of domains offers, on the sample office: all
 * that is shown has a role and a name, and Tab goes all the way round. */
#include "office-test.h"
#include "opcc-a11y.h"
#include "opcc-domain-table.h"
#include "page-walk.h"

static char *path;

static void
look (PageWalk *walk, GtkWidget *window, const char *where)
{
  opcc_a11y_check_names (window, where, walk->faults);
  opcc_a11y_check_focus (window, where, walk->faults);
  /* What comes and goes with the focus has a name as well. */
  opcc_a11y_check_names (window, where, walk->faults);
}

static void
test_domain (gconstpointer data)
{
  PageWalk walk = { office_test_open (path), g_string_new (NULL), TRUE, NULL, look };

  page_walk_domain (&walk, data);
  page_walk_end (&walk);
}

int
main (int argc, char *argv[])
{
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);
  int result;

  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  path = office_test_make_sample ();
  for (guint i = 0; i < n_domains; i++)
    {
      g_autofree char *name = g_strdup_printf ("/pages-a11y/%s", domains[i].name);

      g_test_add_data_func (name, &domains[i], test_domain);
    }
  result = g_test_run ();
  office_test_remove (path);
  return result;
}
