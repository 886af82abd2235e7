/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of People Zones in the real window, on the sample office: what they say. */
#include "office-test.h"

#include "opcc-domain-model.h"
#include "opcc-domain-table.h"
#include "opcc-ui-test.h"

static OpccWindow *window;

static gpointer
fill_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_domain_models_fill_sample (db, g_getenv ("OPCC_SAMPLE_DIR"), cancellable, error));
}

static char *
make_office (void)
{
  g_autofree char *folder = g_dir_make_tmp ("opcc-zones-XXXXXX", NULL);
  char *path = g_build_filename (folder, "office.opcc", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccStore) store = opcc_store_open (path, OPCC_STORE_CREATE, &error);

  g_assert_no_error (error);
  opcc_store_run_wait (store, fill_job, NULL, NULL, &error);
  g_assert_no_error (error);
  opcc_store_close (store);
  return path;
}

/* --- waiting ---------------------------------------------------------------------------------- */

static gboolean
is_shown (gpointer data)
{
  return opcc_test_shows_text (GTK_WIDGET (window), data);
}

static void
wait_text (const char *text)
{
  g_test_message ("waiting for %s", text);
  opcc_test_wait (is_shown, (gpointer) text);
}

/* --- what the overview says ------------------------------------------------------------------- */

static void
check_overview (void)
{
  g_autofree char *path = make_office ();

  window = office_test_open_sized (path, 1280, 800);
  office_test_act (window, "show-record", "(sx)", "zone", (gint64) 1);
  wait_text ("3 of 6 have no baseline: change shows for the other 3 only.");
  wait_text ("Bell Foundry");
  wait_text ("Baseline missing");
  wait_text ("−38 (−18%)");
  wait_text ("+13 (+144%)");
  wait_text ("cannot say");
  wait_text ("£41,300");
  wait_text ("spent of £50,000 committed");
  wait_text ("nothing recorded");
  wait_text ("2 applications from here: £12,750 asked");
  wait_text ("42 assets");
  wait_text ("2 of 5 done");
  wait_text ("no date, no owner");
  wait_text ("Missing: place, reason, who asked, outcome");
  wait_text ("Residents asked: 12 dark spots listed on a walk");
  wait_text ("Add 3 baselines…");
  opcc_test_save_picture (GTK_WIDGET (window), "zone-overview.png");
  office_test_act (window, "show-record", "(sx)", "zone", (gint64) 3);
  wait_text ("Nothing is measured yet: nobody can say what changes.");
  wait_text ("Nothing is planned yet");
  office_test_act (window, "show-domain", "s", "zones");
  wait_text ("Baseline missing: 3 of 6 indicators.");
  office_test_close (window);
  office_test_remove (g_steal_pointer (&path));
}

int
main (int argc, char **argv)
{
  office_test_init (&argc, &argv);
  opcc_domain_table_register ();
  g_test_add_func ("/zones/overview", check_overview);
  return g_test_run ();
}
