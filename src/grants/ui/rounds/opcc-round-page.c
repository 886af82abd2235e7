/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundPage: one round from its overview to what is published, a tab for each part. */
#include "opcc-round-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-after-tab.h"
#include "opcc-application-acts.h"
#include "opcc-application-columns.h"
#include "opcc-award-tab.h"
#include "opcc-criteria-dialog.h"
#include "opcc-decision-form.h"
#include "opcc-grants-forms.h"
#include "opcc-grants-pages.h"
#include "opcc-import-assistant.h"
#include "opcc-letters-tab.h"
#include "opcc-marking-tab.h"
#include "opcc-moderation-tab.h"
#include "opcc-protect-dialog.h"
#include "opcc-publish-tab.h"
#include "opcc-round-figures.h"
#include "opcc-round-overview.h"
#include "opcc-round-words.h"
#include "opcc-setup-copy-dialog.h"

struct _OpccRoundPage
{
  OpccTabPage parent_instance;

  GMenuModel *menu; /* template */

  GtkWidget *import_button;
  GtkWidget *export_button;
  OpccApplicationsTab *applications; /* (nullable) until its tab is opened */
  OpccRoundFigures *figures;         /* (owned) */
  OpccWorkspace *workspace;          /* (owned) */
  gint64 round;
};

G_DEFINE_FINAL_TYPE (OpccRoundPage, opcc_round_page, OPCC_TYPE_TAB_PAGE)

/* --- header ---------------------------------------------------------------------------------- */

static void
update_titles (OpccRoundPage *self, const OpccRoundSummary *summary)
{
  g_autofree char *dates = opcc_round_words_dates (summary->round);
  g_autofree char *subtitle = dates != NULL
                                  ? g_strdup_printf ("%s · %s", summary->scheme->title, dates)
                                  : g_strdup (summary->scheme->title);

  opcc_page_set_title (OPCC_PAGE (self), summary->round->title);
  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
}

static void
update_cb (OpccRoundPage *self)
{
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);
  OpccTabRow *row = opcc_tab_page_get_row (OPCC_TAB_PAGE (self));

  if (summary == NULL)
    return;
  update_titles (self, summary);
  opcc_tab_row_set_badge (row, "applications", summary->n_applications);
  opcc_tab_row_set_badge (row, "moderation", summary->n_to_settle);
}

static void
failed_cb (OpccRoundPage *self, const GError *error)
{
  opcc_page_report_error (GTK_WIDGET (self), error);
}

/* --- acts ------------------------------------------------------------------------------------ */

static void
go_cb (OpccRoundPage *self, const char *target)
{
  if (g_strcmp0 (target, "import") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.import", NULL);
  else if (g_strcmp0 (target, "edit") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.edit", NULL);
  else if (target != NULL)
    opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), target);
}

static void
show_applications_cb (OpccRoundPage *self, const char *key, const char *district)
{
  opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), "applications");
  opcc_applications_tab_show (self->applications, key, district);
}

static void
add_wanted_cb (OpccRoundPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.import", NULL);
}

static void
tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  /* What is to be settled are the applications that a filter leaves. */
  if (g_str_equal (name, "settle"))
    show_applications_cb (OPCC_ROUND_PAGE (widget), name, NULL);
  else
    opcc_tab_page_show_tab (OPCC_TAB_PAGE (widget), name);
}

/* --- tabs ------------------------------------------------------------------------------------ */

static const OpccTab tabs[] = {
  { "overview", N_ ("Overview") },
  { "applications", N_ ("Applications") },
  { "marking", N_ ("Marking") },
  { "moderation", N_ ("Moderation") },
  { "awards", N_ ("Awards") },
  { "letters", N_ ("Letters") },
  { "after", N_ ("After") },
  { "publish", N_ ("Publish") },
  { NULL },
};

/* The round by its number, which stays when it is called otherwise. */
static char *
opcc_round_page_get_document (OpccTabPage *page, const char *name)
{
  const gint64 n = OPCC_ROUND_PAGE (page)->round;

  if (g_str_equal (name, "applications") && OPCC_ROUND_PAGE (page)->applications != NULL)
    return opcc_applications_tab_dup_document (OPCC_ROUND_PAGE (page)->applications);
  if (g_str_equal (name, "awards"))
    return g_strdup_printf ("awards?round=%" PRId64, n);
  if (g_str_equal (name, "after"))
    return g_strdup_printf ("delivery?round=%" PRId64, n);
  if (g_str_equal (name, "publish"))
    return g_strdup_printf ("notice?round=%" PRId64, n);
  return g_strdup_printf ("round?round=%" PRId64, n);
}

static GtkWidget *
opcc_round_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (page);
  GtkWidget *tab;

  if (g_str_equal (name, "marking"))
    return opcc_marking_tab_new (self->workspace, self->round);
  if (g_str_equal (name, "moderation"))
    return opcc_moderation_tab_new (self->workspace, self->round);
  if (g_str_equal (name, "awards"))
    return opcc_award_tab_new (self->workspace, self->round);
  if (g_str_equal (name, "letters"))
    return opcc_letters_tab_new (self->workspace, self->round);
  if (g_str_equal (name, "after"))
    return opcc_after_tab_new (self->workspace, self->round);
  if (g_str_equal (name, "publish"))
    return opcc_publish_tab_new (self->workspace, self->round);
  if (g_str_equal (name, "applications"))
    {
      tab = opcc_applications_tab_new (self->figures);
      self->applications = OPCC_APPLICATIONS_TAB (tab);
      g_signal_connect_object (tab, "add-wanted", G_CALLBACK (add_wanted_cb), self,
                               G_CONNECT_SWAPPED);
      return tab;
    }
  tab = opcc_round_overview_new (self->figures);
  g_signal_connect_object (tab, "show-applications", G_CALLBACK (show_applications_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  return tab;
}

static void
opcc_round_page_shown (OpccTabPage *page, const char *name)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (page);
  const gboolean listed = g_str_equal (name, "applications");

  gtk_widget_set_visible (self->import_button, listed);
  gtk_widget_set_visible (self->export_button, listed);
}

OpccApplicationsTab *
opcc_round_page_get_applications (OpccRoundPage *self)
{
  g_return_val_if_fail (OPCC_IS_ROUND_PAGE (self), NULL);

  opcc_tab_page_get_tab (OPCC_TAB_PAGE (self), "applications");
  return self->applications;
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_focus_search (OPCC_PAGE (widget));
}

static void
filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), "applications");
  opcc_applications_tab_focus_filters (self->applications);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);
  OpccImportAssistant *assistant = opcc_import_assistant_new (widget, self->workspace, self->round);

  if (parameter != NULL)
    {
      g_autoptr (GFile) file =
          g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

      opcc_import_window_open (OPCC_IMPORT_WINDOW (assistant), file);
    }
  gtk_window_present (GTK_WINDOW (assistant));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);
  OpccApplicationsTab *tab = opcc_round_page_get_applications (self);
  OpccTable *table = opcc_applications_tab_get_table (tab);
  g_autoptr (GArray) chosen = opcc_applications_tab_dup_chosen (tab);
  const GArray *numbers = g_str_equal (action, "page.export-selected")
                              ? chosen
                              : opcc_slot_list_get_numbers (opcc_table_get_list (table));
  g_auto (GStrv) shown = opcc_table_dup_shown_columns (table);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint n_columns;
  const OpccColumn *columns = opcc_application_columns_get (&n_columns);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), "applications");
  for (guint i = 0; i < n_columns; i++)
    if (g_strv_contains ((const char *const *) shown, columns[i].id))
      g_ptr_array_add (fields, (gpointer) columns[i].field);
  g_ptr_array_add (fields, NULL);
  if (numbers->len > 0)
    opcc_application_ask_export (widget, self->workspace, numbers,
                                 (const char *const *) fields->pdata, _ ("applications.csv"));
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);

  if (opcc_tab_page_shows (OPCC_TAB_PAGE (self), "applications") &&
      !opcc_workspace_is_read_only (self->workspace))
    opcc_table_tick_all (opcc_applications_tab_get_table (self->applications));
}

static void
open_row_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccApplicationsTab *tab = opcc_round_page_get_applications (OPCC_ROUND_PAGE (widget));
  gint64 n = opcc_table_get_cursor_n (opcc_applications_tab_get_table (tab));

  if (n != 0)
    opcc_page_show_record (widget, "application", n);
}

static void
protect_row_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccApplicationsTab *tab = opcc_round_page_get_applications (OPCC_ROUND_PAGE (widget));
  gint64 n = opcc_table_get_cursor_n (opcc_applications_tab_get_table (tab));

  if (n != 0)
    opcc_protect_dialog_open (widget, OPCC_ROUND_PAGE (widget)->workspace, &opcc_application_kind,
                              n);
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);
  g_autoptr (GArray) chosen =
      opcc_applications_tab_dup_chosen (opcc_round_page_get_applications (self));

  if (chosen->len == 0)
    return;
  if (g_str_equal (action, "page.set-flag"))
    opcc_application_ask_flag (widget, self->workspace, chosen);
  else if (g_str_equal (action, "page.settle"))
    opcc_application_ask_settle (widget, self->workspace, chosen);
  else
    opcc_application_ask_stage (widget, self->workspace, chosen);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);

  if (summary != NULL)
    opcc_grants_open_round (widget, self->workspace, summary->round, 0, 0);
}

static void
decision_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);

  opcc_decision_form_open (widget, self->workspace, self->round);
}

static void
criteria_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);

  gtk_window_present (GTK_WINDOW (opcc_criteria_dialog_new (widget, self->workspace, self->round)));
}

static void
vary_round_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);

  opcc_grants_open_variation (widget, self->workspace, self->round, NULL);
}

static void
copy_round_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (widget);

  opcc_setup_copy_dialog_open (widget, self->workspace, 0, self->round);
}

/* --- class ----------------------------------------------------------------------------------- */

static gboolean
opcc_round_page_focus_search (OpccPage *page)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (page);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), "applications");
  opcc_applications_tab_focus_search (self->applications);
  return TRUE;
}

static void
opcc_round_page_refresh (OpccPage *page)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (page);

  opcc_round_figures_reload (self->figures);
  if (self->applications != NULL)
    opcc_slot_list_reload (
        opcc_table_get_list (opcc_applications_tab_get_table (self->applications)));
}

static void
opcc_round_page_dispose (GObject *object)
{
  OpccRoundPage *self = OPCC_ROUND_PAGE (object);

  self->applications = NULL;
  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_round_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.tab", "s", tab_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, filters_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.import-file", "s", import_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.export-selected", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.open-row", NULL, open_row_cb);
  gtk_widget_class_install_action (widget_class, "page.protect-row", NULL, protect_row_cb);
  gtk_widget_class_install_action (widget_class, "page.set-flag", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.change-stage", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.settle", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.criteria", NULL, criteria_cb);
  gtk_widget_class_install_action (widget_class, "page.vary-round", NULL, vary_round_cb);
  gtk_widget_class_install_action (widget_class, "page.decision", NULL, decision_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-round", NULL, copy_round_cb);
}

static void
opcc_round_page_class_init (OpccRoundPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OpccPageClass *page_class = OPCC_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_round_page_dispose;
  page_class->focus_search = opcc_round_page_focus_search;
  page_class->refresh = opcc_round_page_refresh;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_round_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_round_page_make_tab;
  OPCC_TAB_PAGE_CLASS (klass)->shown = opcc_round_page_shown;

  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-round-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPage, menu);
}

static GtkWidget *
add_button (OpccRoundPage *self, const char *label, const char *action_name)
{
  GtkWidget *button =
      opcc_tab_row_add_button (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), label, action_name);

  gtk_widget_add_css_class (button, "opcc-rowbtn");
  gtk_widget_set_visible (button, FALSE);
  return button;
}

static void
opcc_round_page_init (OpccRoundPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->import_button = add_button (self, _ ("Import…"), "page.import");
  self->export_button = add_button (self, _ ("Export…"), "page.export");
  opcc_tab_row_add_menu (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), NULL,
                         _ ("More for this round"), self->menu);
}

static void
lock_changes (OpccRoundPage *self)
{
  static const char *const changing[] = { "page.import",       "page.import-file", "page.set-flag",
                                          "page.change-stage", "page.settle",      "page.edit",
                                          "page.copy-round",   "page.vary-round" };
  gboolean read_only = opcc_workspace_is_read_only (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], !read_only);
}

GtkWidget *
opcc_round_page_new (OpccWorkspace *workspace, gint64 round)
{
  OpccRoundPage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_ROUND_PAGE, "title", _ ("Round"), NULL);
  self->workspace = g_object_ref (workspace);
  self->round = round;
  self->figures = opcc_round_figures_new (workspace, round);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  lock_changes (self);
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  return GTK_WIDGET (self);
}
