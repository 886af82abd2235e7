/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab in which the office says which checks it asks of which kind of organisation. */
#include "opcc-grants-pages.h"

#include <glib/gi18n-lib.h>

#include "opcc-check-rule.h"
#include "opcc-children.h"
#include "opcc-records-page.h"
#include "opcc-request.h"

static void
fill_kinds (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  g_autofree char *kinds = opcc_check_rule_say_kinds (OPCC_CHECK_RULE (record));

  opcc_cell_text_set (cell, kinds, NULL);
}

static const OpccColumn columns[] = {
  { "title", NULL, "title", 220, 0 },
  { "kinds", N_ ("Asked of"), NULL, 560, 0, .expand = TRUE, .cell = fill_kinds },
  { "months", NULL, "months", 180, 0 },
};

/* clang-format off */
static const OpccRecordsSpec rules = {
  &opcc_check_rule_kind, columns, G_N_ELEMENTS (columns), "title", FALSE, NULL,
  "opcc-decide-symbolic", N_("The checks of the program are asked"),
  N_("Take them over to change them, or add a check of your own."), N_("New check…"),
};
/* clang-format on */

static gpointer
adopt_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_check_rule_adopt (db, error));
}

static void
adopt_cb (GtkWidget *button, OpccWorkspace *workspace)
{
  g_autoptr (OpccRequest) request = opcc_request_new (button, workspace, &opcc_check_rule_kind, 0);

  opcc_request_run (request, NULL, adopt_job, NULL, NULL, _ ("Checks taken over"));
}

GtkWidget *
opcc_check_rules_tab_new (OpccWorkspace *workspace)
{
  GtkWidget *page = opcc_records_page_new (workspace, &rules, NULL);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = opcc_children_new_label (
      _ ("What is listed here takes the place of the program’s own checks: constitution, accounts, "
         "safeguarding policy, insurance and bank letter. A check of the program without a row "
         "here "
         "is asked as the program has it."),
      "opcc-small opcc-dim", 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Take over the program’s checks"));

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !opcc_workspace_is_read_only (workspace));
  gtk_widget_add_css_class (above, "opcc-page");
  gtk_box_append (GTK_BOX (above), words);
  gtk_box_append (GTK_BOX (above), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (adopt_cb), workspace, 0);
  opcc_records_page_add_above (OPCC_RECORDS_PAGE (page), above);
  return page;
}
