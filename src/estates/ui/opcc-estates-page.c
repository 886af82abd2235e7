/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccEstatesPage: the estates: schemes, their time line, premises, section 106, updates. */
#include "opcc-estates-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-budget-change.h"
#include "opcc-chart-card.h"
#include "opcc-dialogs.h"
#include "opcc-estates-lists.h"
#include "opcc-estates-pages.h"
#include "opcc-estates-paper.h"
#include "opcc-import-dialog.h"
#include "opcc-in-year-request.h"
#include "opcc-missing-dialog.h"
#include "opcc-paper-tab.h"
#include "opcc-record-form.h"
#include "opcc-scheme-acts.h"
#include "opcc-schemes-tab.h"

struct _OpccEstatesPage
{
  OpccTabPage parent_instance;

  GMenuModel *menu; /* template */

  OpccSchemesTab *schemes;
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccEstatesPage, opcc_estates_page, OPCC_TYPE_TAB_PAGE)

/* --- tabs ------------------------------------------------------------------------------------ */

static const OpccTab tabs[] = {
  { "schemes", N_ ("Schemes") },
  { "timeline", N_ ("Time line") },
  { "premises", N_ ("Premises") },
  { "s106", N_ ("Section 106") },
  { "requests", N_ ("In-year requests") },
  { "updates", N_ ("Updates") },
  { "paper", N_ ("Paper") },
  { NULL },
};

static const OpccChartPlace charts[] = {
  { "schemes-timeline", 440 },
  { "schemes-forecast", 330 },
  { "schemes-budget", 330 },
  { NULL },
};

static void
read_cb (OpccEstatesPage *self)
{
  GPtrArray *states = opcc_schemes_tab_get_states (self->schemes);
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  OpccSchemesSum sum;

  opcc_schemes_sum (states, &sum);
  day = opcc_date_format (sum.reported);
  subtitle = sum.reported != OPCC_NO_DATE
                 ? g_strdup_printf (_ ("Capital programme · as reported on %s"), day)
                 : g_strdup (_ ("Capital programme"));
  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
  opcc_tab_row_set_badge (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), "schemes", sum.n);
}

static GtkWidget *
make_schemes (OpccEstatesPage *self)
{
  GtkWidget *tab = opcc_schemes_tab_new (self->workspace);

  self->schemes = OPCC_SCHEMES_TAB (tab);
  g_signal_connect_object (tab, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  return tab;
}

/* Of what shows something else than records alone. */
static char *
opcc_estates_page_get_document (OpccTabPage *page, const char *name)
{
  if (g_str_equal (name, "timeline"))
    return g_strdup ("chart?chart=schemes-timeline");
  if (g_str_equal (name, "premises"))
    return g_strdup ("list?kind=premises");
  if (g_str_equal (name, "s106"))
    return g_strdup ("list?kind=s106_agreement");
  return g_strdup ("estates");
}

static GtkWidget *
opcc_estates_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccEstatesPage *self = OPCC_ESTATES_PAGE (page);

  if (g_str_equal (name, "schemes"))
    return make_schemes (self);
  if (g_str_equal (name, "timeline"))
    return opcc_chart_card_new_column (self->workspace, charts);
  if (g_str_equal (name, "premises"))
    return opcc_premises_list_new (self->workspace);
  if (g_str_equal (name, "s106"))
    return opcc_s106_lists_new (self->workspace);
  if (g_str_equal (name, "paper"))
    return opcc_paper_tab_new (self->workspace);
  if (g_str_equal (name, "requests"))
    return opcc_requests_list_new (self->workspace);
  return opcc_updates_list_new (self->workspace);
}

/* --- acts ------------------------------------------------------------------------------------ */

static gpointer
add_update_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_scheme_update_add (db, data, error));
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccEstatesPage *self = OPCC_ESTATES_PAGE (widget);
  const OpccRecordFormWords words = { _ ("New update"), _ ("Add update") };
  OpccCapitalScheme *scheme = opcc_schemes_tab_get_cursor (self->schemes);
  g_autoptr (OpccSchemeUpdate) update = g_object_new (OPCC_TYPE_SCHEME_UPDATE, NULL);
  OpccFormDialog *dialog;

  update->dated = opcc_date_today ();
  if (scheme != NULL)
    update->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
  dialog = opcc_record_form_open (widget, self->workspace, OPCC_RECORD (update), opcc_update_fields,
                                  &words, add_update_job);
  if (dialog != NULL && scheme != NULL)
    opcc_form_set_link_title (opcc_form_dialog_get_form (dialog), "scheme", scheme->title);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const OpccKind *const kinds[] = { &opcc_capital_scheme_kind, &opcc_budget_change_kind,
                                           &opcc_in_year_request_kind };
  OpccEstatesPage *self = OPCC_ESTATES_PAGE (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      {
        g_autoptr (OpccRecord) record = opcc_record_new (kinds[i]);

        opcc_record_form_open (widget, self->workspace, record, NULL, NULL, NULL);
      }
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OpccFileImport *import = opcc_file_import_find (g_variant_get_string (parameter, NULL));

  if (import != NULL)
    opcc_import_dialog_show (widget, OPCC_ESTATES_PAGE (widget)->workspace, import, NULL);
}

static void
ask_missing_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GPtrArray *states = opcc_schemes_tab_get_states (OPCC_ESTATES_PAGE (widget)->schemes);
  g_autofree char *text = NULL;

  if (states == NULL)
    return;
  text = opcc_schemes_ask_missing (states, opcc_date_today ());
  opcc_missing_dialog_show (widget, text);
}

static gpointer
paper_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      opcc_estates_paper_write (db, opcc_date_today (), data, cancellable, error));
}

static void
paper_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccEstatesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (opcc_workspace_run_finish (self->workspace, result, &error) != NULL)
    opcc_page_toast (GTK_WIDGET (self), _ ("The paper’s list is saved"), FALSE);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
paper_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccEstatesPage) self = user_data;

  if (file != NULL)
    opcc_workspace_run (self->workspace, paper_job, g_file_get_path (file), g_free, NULL, NULL,
                        paper_written_cb, g_object_ref (self));
}

static void
paper_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_dialog_save_document (widget, _ ("Save the paper’s list"), _ ("capital-programme.pdf"),
                             paper_chosen_cb, g_object_ref (widget));
}

static void
filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccEstatesPage *self = OPCC_ESTATES_PAGE (widget);

  opcc_tab_page_show_tab (OPCC_TAB_PAGE (self), "schemes");
  opcc_schemes_tab_focus_filters (self->schemes);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_estates_page_refresh (OpccPage *page)
{
  opcc_schemes_tab_reload (OPCC_ESTATES_PAGE (page)->schemes);
}

static void
opcc_estates_page_dispose (GObject *object)
{
  g_clear_object (&OPCC_ESTATES_PAGE (object)->workspace);
  G_OBJECT_CLASS (opcc_estates_page_parent_class)->dispose (object);
}

static void
opcc_estates_page_class_init (OpccEstatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_estates_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_estates_page_refresh;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_estates_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_estates_page_make_tab;
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "page.import-list", "s", import_cb);
  gtk_widget_class_install_action (widget_class, "page.ask-missing", NULL, ask_missing_cb);
  gtk_widget_class_install_action (widget_class, "page.paper", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, filters_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/estates/opcc-estates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccEstatesPage, menu);
}

static void
opcc_estates_page_init (OpccEstatesPage *self)
{
  OpccTabRow *row = opcc_tab_page_get_row (OPCC_TAB_PAGE (self));

  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_tab_row_add_button (row, _ ("New update…"), "page.new");
  opcc_tab_row_add_menu (row, NULL, _ ("More about the estates"), self->menu);
}

GtkWidget *
opcc_estates_page_new (OpccWorkspace *workspace)
{
  static const char *const writing[] = { "page.new", "page.add", "page.import-list" };
  OpccEstatesPage *self = g_object_new (OPCC_TYPE_ESTATES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i],
                                   !opcc_workspace_is_read_only (workspace));
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  return GTK_WIDGET (self);
}
