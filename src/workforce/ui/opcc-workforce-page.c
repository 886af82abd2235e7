/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkforcePage: the workforce, a tab for each question that is asked of it. */
#include "opcc-workforce-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-compare-tab.h"
#include "opcc-import-dialog.h"
#include "opcc-posts-tab.h"
#include "opcc-sheet-tab.h"
#include "opcc-tab-row.h"
#include "opcc-workforce-records.h"

struct _OpccWorkforcePage
{
  OpccPage parent_instance;

  /* template */
  OpccTabRow *tabs;
  GtkStack *stack;
  GMenuModel *menu;

  OpccWorkspace *workspace; /* (owned) (nullable) until it is set up */
};

G_DEFINE_FINAL_TYPE (OpccWorkforcePage, opcc_workforce_page, OPCC_TYPE_PAGE)

/* The tabs of figures. */
static const struct
{
  const char *name;  /* of the tab and its sheet */
  const char *title; /* N_() */
  const char *chart;
} sheets[] = {
  { "headcount", N_ ("Headcount by group and year"), "workforce-headcount" },
  { "uplift", N_ ("Targets of the Uplift and what came of them"), "workforce-uplift" },
  { "joiners", N_ ("Joiners by month and route of entry"), "workforce-joiners" },
  { "leavers", N_ ("Leavers"), "workforce-leavers" },
  { "representation", N_ ("Who is represented"), "workforce-representation" },
  { "profile", N_ ("Residence, education and socio-economic background"), NULL },
};

/* --- tabs ------------------------------------------------------------------------------------ */

static GtkWidget *
make_tab (OpccWorkforcePage *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i].name, name))
      {
        GtkWidget *tab = opcc_sheet_tab_new (self->workspace, name, _ (sheets[i].title));

        if (sheets[i].chart != NULL)
          opcc_sheet_tab_set_chart (OPCC_SHEET_TAB (tab),
                                    opcc_chart_order_new (sheets[i].chart, NULL));
        return tab;
      }
  if (g_str_equal (name, "posts"))
    return opcc_posts_tab_new (self->workspace);
  if (g_str_equal (name, "compare"))
    return opcc_compare_tab_new (self->workspace);
  return opcc_records_page_new (self->workspace, &opcc_observations_spec, NULL);
}

/* Tabs are made when they are first looked at, so that a page opens at once. */
static GtkWidget *
get_tab (OpccWorkforcePage *self, const char *name)
{
  GtkWidget *place = gtk_stack_get_child_by_name (self->stack, name);

  if (place == NULL)
    return NULL;
  if (adw_bin_get_child (ADW_BIN (place)) == NULL)
    adw_bin_set_child (ADW_BIN (place),
                       make_tab (self, gtk_stack_page_get_name (
                                           gtk_stack_get_page (self->stack, place))));
  return adw_bin_get_child (ADW_BIN (place));
}

static void
tab_changed_cb (OpccWorkforcePage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (self->workspace != NULL && name != NULL)
    get_tab (self, name);
}

GtkWidget *
opcc_workforce_page_show_tab (OpccWorkforcePage *self, const char *name)
{
  GtkWidget *tab;

  g_return_val_if_fail (OPCC_IS_WORKFORCE_PAGE (self), NULL);

  tab = get_tab (self, name);
  if (tab != NULL)
    gtk_stack_set_visible_child_name (self->stack, name);
  return tab;
}

static void
tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_workforce_page_show_tab (OPCC_WORKFORCE_PAGE (widget),
                                g_variant_get_string (parameter, NULL));
}

static void
next_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_tab_row_go (OPCC_WORKFORCE_PAGE (widget)->tabs,
                   g_str_equal (action, "page.next-tab") ? 1 : -1);
}

/* What a list in view does by itself: "page.new" of the posts adds a post. */
static void
pass_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccWorkforcePage *self = OPCC_WORKFORCE_PAGE (widget);
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  GtkWidget *list;

  if (!g_str_equal (name, "figures"))
    name = "posts";
  list = opcc_workforce_page_show_tab (self, name);
  if (g_str_equal (name, "posts"))
    list = GTK_WIDGET (opcc_posts_tab_get_list (OPCC_POSTS_TAB (list)));
  gtk_widget_activate_action (list, action, NULL);
}

/* --- files ----------------------------------------------------------------------------------- */

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccWorkforcePage *self = OPCC_WORKFORCE_PAGE (widget);
  const char *name = g_str_equal (action, "page.import-posts") ? "posts" : "observations";
  g_autoptr (GFile) file =
      parameter != NULL ? g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL))
                        : NULL;

  opcc_import_dialog_show (widget, self->workspace, opcc_file_import_find (name), file);
}

/* --- class ----------------------------------------------------------------------------------- */

static gboolean
opcc_workforce_page_focus_search (OpccPage *page)
{
  OpccWorkforcePage *self = OPCC_WORKFORCE_PAGE (page);

  return opcc_page_focus_search (OPCC_PAGE (opcc_workforce_page_show_tab (self, "figures")));
}

static void
opcc_workforce_page_dispose (GObject *object)
{
  g_clear_object (&OPCC_WORKFORCE_PAGE (object)->workspace);
  G_OBJECT_CLASS (opcc_workforce_page_parent_class)->dispose (object);
}

static void
opcc_workforce_page_class_init (OpccWorkforcePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_TAB_ROW);
  G_OBJECT_CLASS (klass)->dispose = opcc_workforce_page_dispose;
  OPCC_PAGE_CLASS (klass)->focus_search = opcc_workforce_page_focus_search;

  gtk_widget_class_install_action (widget_class, "page.tab", "s", tab_cb);
  gtk_widget_class_install_action (widget_class, "page.next-tab", NULL, next_tab_cb);
  gtk_widget_class_install_action (widget_class, "page.previous-tab", NULL, next_tab_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.import-posts", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.import-file", "s", import_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/workforce/opcc-workforce-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccWorkforcePage, tabs);
  gtk_widget_class_bind_template_child (widget_class, OpccWorkforcePage, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccWorkforcePage, menu);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
}

static void
opcc_workforce_page_init (OpccWorkforcePage *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Import…"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), self->menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  opcc_tab_row_add_end (self->tabs, button);
}

GtkWidget *
opcc_workforce_page_new (OpccWorkspace *workspace)
{
  static const char *const changing[] = { "page.new", "page.import", "page.import-posts",
                                          "page.import-file" };
  OpccWorkforcePage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_WORKFORCE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i],
                                   !opcc_workspace_is_read_only (workspace));
  tab_changed_cb (self);
  return GTK_WIDGET (self);
}

GtkWidget *
opcc_post_page_new (OpccWorkspace *workspace, gint64 n)
{
  return opcc_record_file_new (workspace, &opcc_post_spec, n);
}

GtkWidget *
opcc_measure_page_new (OpccWorkspace *workspace, gint64 n)
{
  return opcc_record_file_new (workspace, &opcc_measure_spec, n);
}
