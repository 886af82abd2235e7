/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of organisations: those that may be one are shown, merged and parted again; new ones. */
#include "grants-test.h"

#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-banner.h"
#include "opcc-form-dialog.h"
#include "opcc-grants-pages.h"
#include "opcc-history.h"
#include "opcc-organisation-check.h"
#include "opcc-organisation-figures.h"
#include "opcc-organisation-merge.h"
#include "opcc-organisation.h"
#include "opcc-record-acts.h"
#include "opcc-table.h"
#include "opcc-ui-test.h"

static GrantsTest test;

static gpointer
proposals_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_merge_list_proposals (db, cancellable, error);
}

static gpointer
undo_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_db_undo (db, cancellable, error);
}

static guint
count_proposals (void)
{
  g_autoptr (GPtrArray) proposals = grants_test_run (&test, proposals_job, NULL);

  return proposals->len;
}

static void
set_up (void)
{
  grants_test_open (&test, TRUE);
  grants_test_show (&test, opcc_organisations_page_new (test.workspace), 1064, 753);
  grants_test_wait_text (test.page, "1 possible duplicate");
}

static gboolean
has_toast (gpointer data)
{
  return g_strcmp0 (grants_test_get_toast (&test), data) == 0;
}

static gboolean
has_no_banner (gpointer data)
{
  return !gtk_widget_get_visible (opcc_test_find (test.page, OPCC_TYPE_BANNER, NULL));
}

static guint
count_rows (void)
{
  OpccTable *table = OPCC_TABLE (opcc_test_find (test.page, OPCC_TYPE_TABLE, NULL));

  return g_list_model_get_n_items (G_LIST_MODEL (opcc_table_get_list (table)));
}

static gboolean
has_rows (gpointer data)
{
  return count_rows () == GPOINTER_TO_UINT (data);
}

static void
check_merge (void)
{
  OpccAskDialog *dialog;
  guint n_before;

  set_up ();
  n_before = count_rows ();
  g_assert_cmpuint (count_proposals (), ==, 1);
  g_signal_emit_by_name (opcc_test_find (test.page, OPCC_TYPE_BANNER, NULL), "button-clicked");
  dialog = grants_test_wait_window (OPCC_TYPE_ASK_DIALOG);
  opcc_test_save_picture (GTK_WIDGET (dialog), "merge.png");
  opcc_apply_dialog_apply (OPCC_APPLY_DIALOG (dialog));
  opcc_test_wait (has_toast, (gpointer) "Organisations merged [Undo]");
  opcc_test_wait (has_no_banner, NULL);
  opcc_test_wait (has_rows, GUINT_TO_POINTER (n_before - 1));
  g_assert_cmpuint (count_proposals (), ==, 0);
  g_free (grants_test_run (&test, undo_job, NULL));
  opcc_test_wait (has_rows, GUINT_TO_POINTER (n_before));
  grants_test_wait_text (test.page, "1 possible duplicate");
  grants_test_close (&test);
}

static void
check_new (void)
{
  OpccFormDialog *dialog;
  OpccForm *form;
  guint n_before;

  set_up ();
  n_before = count_rows ();
  g_assert_true (gtk_widget_activate_action (test.page, "page.new", NULL));
  dialog = grants_test_wait_window (OPCC_TYPE_FORM_DIALOG);
  form = opcc_form_dialog_get_form (dialog);
  g_assert_true (
      opcc_record_set_typed (opcc_form_get_record (form), "name", "Bell & Tower <Choir>", NULL));
  g_signal_emit_by_name (dialog, "apply");
  opcc_test_wait (has_toast, (gpointer) "“Bell & Tower <Choir>” saved [Undo]");
  opcc_test_wait (has_rows, GUINT_TO_POINTER (n_before + 1));
  grants_test_close (&test);
}

static gboolean
has_focus (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test.host));

  return focus != NULL && gtk_widget_is_ancestor (focus, data);
}

/* Sums first, and behind each its rows; a list is there once it has any. */
static void
check_page (void)
{
  GtkWidget *figures;
  GtkWidget *lists;

  grants_test_open (&test, TRUE);
  grants_test_show (&test,
                    opcc_organisation_page_new (test.workspace,
                                                grants_test_find (&test, &opcc_organisation_kind,
                                                                  "Linnet House")),
                    1064, 753);
  grants_test_wait_text (test.page, "Applications");
  g_assert_cmpstr (opcc_page_get_title (OPCC_PAGE (test.page)), ==, "Linnet House");
  g_assert_cmpstr (grants_test_get_error (&test), ==, NULL);
  grants_test_wait_text (test.page, "0 awards");
  lists = opcc_test_find (test.page, OPCC_TYPE_ORGANISATION_LISTS, NULL);
  g_assert_false (opcc_test_shows_text (lists, "Awards"));
  grants_test_decide (&test);
  grants_test_wait_text (lists, "Awards");
  g_assert_false (opcc_test_shows_text (lists, "Payments"));
  figures = opcc_test_find (test.page, OPCC_TYPE_ORGANISATION_FIGURES, NULL);
  g_signal_emit_by_name (figures, "trace", OPCC_ORGANISATION_AWARDS);
  opcc_test_wait (has_focus, lists);
  opcc_test_save_picture (test.host, "organisation.png");
  grants_test_close (&test);
}

static gpointer
add_check_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccOrganisationCheck) check = g_object_new (OPCC_TYPE_ORGANISATION_CHECK, NULL);

  check->organisation = *(gint64 *) data;
  check->what = g_strdup (OPCC_CHECK_OTHER);
  check->named = g_strdup ("Carbon <plan>");
  check->result = g_strdup ("in-order");
  return GINT_TO_POINTER (opcc_record_act_save (db, OPCC_RECORD (check), error));
}

/* A check of the office's own stands there by its name. */
static void
check_own_check (void)
{
  gint64 n;

  grants_test_open (&test, TRUE);
  n = grants_test_find (&test, &opcc_organisation_kind, "Linnet House");
  grants_test_run (&test, add_check_job, &n);
  grants_test_show (&test, opcc_organisation_page_new (test.workspace, n), 1064, 753);
  grants_test_wait_text (test.page, "Due diligence");
  grants_test_wait_text (test.page, "Carbon <plan>");
  g_assert_false (opcc_test_shows_text (test.page, "Another check"));
  grants_test_close (&test);
}

int
main (int argc, char **argv)
{
  grants_test_init (&argc, &argv);
  g_test_add_func ("/grants/organisations/merge", check_merge);
  g_test_add_func ("/grants/organisations/new", check_new);
  g_test_add_func ("/grants/organisations/page", check_page);
  g_test_add_func ("/grants/organisations/own-check", check_own_check);
  return g_test_run ();
}
