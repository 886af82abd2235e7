/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccEstatesPage: the estates: schemes, their time line, premises, section 106, updates. */
#include "opcc-estates-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-budget-change.h"
#include "opcc-chart-card.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-estates-lists.h"
#include "opcc-estates-pages.h"
#include "opcc-estates-paper.h"
#include "opcc-import-dialog.h"
#include "opcc-in-year-request.h"
#include "opcc-missing-dialog.h"
#include "opcc-record-form.h"
#include "opcc-scheme-acts.h"
#include "opcc-schemes-tab.h"
#include "opcc-tab-row.h"

struct _OpccEstatesPage
{
  OpccPage parent_instance;

  /* template */
  OpccTabRow *tabs;
  GtkStack *stack;
  GMenuModel *menu;

  OpccSchemesTab *schemes;
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccEstatesPage, opcc_estates_page, OPCC_TYPE_PAGE)

/* --- tabs ------------------------------------------------------------------------------------ */

static GtkWidget *
make_charts (OpccEstatesPage *self)
{
  static const char *const names[] = { "schemes-timeline", "schemes-forecast", "schemes-budget" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 17);
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *card = opcc_chart_card_new (self->workspace);

      opcc_chart_card_set_order (OPCC_CHART_CARD (card), opcc_chart_order_new (names[i], NULL));
      gtk_widget_set_size_request (card, -1, i == 0 ? 440 : 330);
      gtk_box_append (GTK_BOX (box), card);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  return window;
}

static GtkWidget *
make_tab (OpccEstatesPage *self, const char *name)
{
  if (g_str_equal (name, "timeline"))
    return make_charts (self);
  if (g_str_equal (name, "premises"))
    return opcc_premises_list_new (self->workspace);
  if (g_str_equal (name, "s106"))
    return opcc_s106_lists_new (self->workspace);
  return opcc_updates_list_new (self->workspace);
}

/* Tabs are made when they are first looked at, so that the page opens at once. */
static void
tab_changed_cb (OpccEstatesPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  GtkWidget *place = gtk_stack_get_visible_child (self->stack);

  if (self->workspace != NULL && name != NULL && adw_bin_get_child (ADW_BIN (place)) == NULL)
    adw_bin_set_child (ADW_BIN (place), make_tab (self, name));
}

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
  opcc_tab_row_set_badge (self->tabs, "schemes", sum.n);
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
  static const OpccFileType types[] = { { N_ ("PDF"), "*.pdf" },
                                        { N_ ("Text"), "*.txt" },
                                        { NULL } };

  opcc_dialog_save_file (widget, _ ("Save the paper’s list"), _ ("capital-programme.pdf"), types,
                         paper_chosen_cb, g_object_ref (widget));
}

static void
tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (OPCC_ESTATES_PAGE (widget)->stack,
                                    g_variant_get_string (parameter, NULL));
}

static void
next_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_tab_row_go (OPCC_ESTATES_PAGE (widget)->tabs,
                   g_str_equal (action, "page.next-tab") ? 1 : -1);
}

static void
filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccEstatesPage *self = OPCC_ESTATES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "schemes");
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

  g_type_ensure (OPCC_TYPE_TAB_ROW);
  G_OBJECT_CLASS (klass)->dispose = opcc_estates_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_estates_page_refresh;
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.add", "s", add_cb);
  gtk_widget_class_install_action (widget_class, "page.import-list", "s", import_cb);
  gtk_widget_class_install_action (widget_class, "page.ask-missing", NULL, ask_missing_cb);
  gtk_widget_class_install_action (widget_class, "page.paper", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "page.tab", "s", tab_cb);
  gtk_widget_class_install_action (widget_class, "page.next-tab", NULL, next_tab_cb);
  gtk_widget_class_install_action (widget_class, "page.previous-tab", NULL, next_tab_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, filters_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/estates/opcc-estates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccEstatesPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, OpccEstatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccEstatesPage, menu);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
}

static void
opcc_estates_page_init (OpccEstatesPage *self)
{
  GtkWidget *update = gtk_button_new_with_label (_ ("New update…"));
  GtkWidget *more = gtk_menu_button_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (update, "flat");
  gtk_widget_set_valign (update, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (update), "page.new");
  opcc_tab_row_add_end (self->tabs, update);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), self->menu);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, _ ("More"));
  opcc_children_set_name (more, _ ("More about the estates"));
  opcc_tab_row_add_end (self->tabs, more);
}

GtkWidget *
opcc_estates_page_new (OpccWorkspace *workspace)
{
  static const char *const writing[] = { "page.new", "page.add", "page.import-list" };
  OpccEstatesPage *self = g_object_new (OPCC_TYPE_ESTATES_PAGE, NULL);
  GtkWidget *tab = opcc_schemes_tab_new (workspace);

  self->workspace = g_object_ref (workspace);
  self->schemes = OPCC_SCHEMES_TAB (tab);
  adw_bin_set_child (ADW_BIN (gtk_stack_get_child_by_name (self->stack, "schemes")), tab);
  g_signal_connect_object (tab, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i],
                                   !opcc_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}
