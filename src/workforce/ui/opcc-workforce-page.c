/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkforcePage: the workforce, a tab for each question that is asked of it. */
#include "opcc-workforce-page.h"

#include <glib/gi18n-lib.h>

#include "opcc-compare-tab.h"
#include "opcc-import-dialog.h"
#include "opcc-office-tab.h"
#include "opcc-posts-tab.h"
#include "opcc-views-tab.h"
#include "opcc-workforce-records.h"

struct _OpccWorkforcePage
{
  OpccTabPage parent_instance;

  GMenuModel *menu; /* template */

  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccWorkforcePage, opcc_workforce_page, OPCC_TYPE_TAB_PAGE)

static const OpccTab tabs[] = {
  { "headcount", N_ ("Headcount") }, { "officers", N_ ("Officers") },
  { "uplift", N_ ("Uplift") },       { "joiners", N_ ("Joiners") },
  { "leavers", N_ ("Leavers") },     { "representation", N_ ("Representation") },
  { "profile", N_ ("Background") },  { "posts", N_ ("Posts") },
  { "office", N_ ("Office") },       { "compare", N_ ("Compare") },
  { "figures", N_ ("Figures") },     { NULL },
};

/* The tabs of figures. */
static const struct
{
  const char *name;  /* of the tab and its sheet */
  const char *title; /* N_() */
} sheets[] = {
  { "headcount", N_ ("Headcount by group and year") },
  { "officers", N_ ("Police officers by sex and rank") },
  { "uplift", N_ ("Uplift: officers against their targets") },
  { "joiners", N_ ("Joiners by month and route of entry") },
  { "leavers", N_ ("Leavers") },
  { "representation", N_ ("Who is represented") },
  { "profile", N_ ("Residence, education and socio-economic background") },
};

/* --- tabs ------------------------------------------------------------------------------------ */

/* Of what shows something else than records alone. */
static char *
opcc_workforce_page_get_document (OpccTabPage *page, const char *name)
{
  if (g_str_equal (name, "posts"))
    return g_strdup ("list?kind=post");
  if (g_str_equal (name, "office"))
    return g_strdup ("list?kind=post");
  return g_strdup ("workforce");
}

static GtkWidget *
opcc_workforce_page_make_tab (OpccTabPage *page, const char *name)
{
  OpccWorkforcePage *self = OPCC_WORKFORCE_PAGE (page);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i].name, name))
      return opcc_views_tab_new (self->workspace, name, _ (sheets[i].title));
  if (g_str_equal (name, "office"))
    return opcc_office_tab_new (self->workspace);
  if (g_str_equal (name, "posts"))
    return opcc_posts_tab_new (self->workspace);
  if (g_str_equal (name, "compare"))
    return opcc_compare_tab_new (self->workspace);
  return opcc_records_page_new (self->workspace, &opcc_observations_spec, NULL);
}

/* What a list in view does by itself: "page.new" of the posts adds a post. */
static void
pass_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccTabPage *page = OPCC_TAB_PAGE (widget);
  GtkWidget *list;

  if (opcc_tab_page_shows (page, "figures"))
    list = opcc_tab_page_get_shown (page);
  else
    list = GTK_WIDGET (
        opcc_posts_tab_get_list (OPCC_POSTS_TAB (opcc_tab_page_show_tab (page, "posts"))));
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
  return opcc_page_focus_search (
      OPCC_PAGE (opcc_tab_page_show_tab (OPCC_TAB_PAGE (page), "figures")));
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

  G_OBJECT_CLASS (klass)->dispose = opcc_workforce_page_dispose;
  OPCC_PAGE_CLASS (klass)->focus_search = opcc_workforce_page_focus_search;
  OPCC_TAB_PAGE_CLASS (klass)->tabs = tabs;
  OPCC_TAB_PAGE_CLASS (klass)->get_document = opcc_workforce_page_get_document;
  OPCC_TAB_PAGE_CLASS (klass)->make_tab = opcc_workforce_page_make_tab;

  gtk_widget_class_install_action (widget_class, "page.new", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.filters", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.import-posts", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "page.import-file", "s", import_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/workforce/opcc-workforce-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccWorkforcePage, menu);
}

static void
opcc_workforce_page_init (OpccWorkforcePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_tab_row_add_menu (opcc_tab_page_get_row (OPCC_TAB_PAGE (self)), _ ("Import…"), _ ("Import…"),
                         self->menu);
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
  opcc_tab_page_start (OPCC_TAB_PAGE (self));
  return GTK_WIDGET (self);
}
