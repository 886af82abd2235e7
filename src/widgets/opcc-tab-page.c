/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabPage: a page with a tab for each of its parts. */
#include "opcc-tab-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  OpccTabRow *row;
  GtkStack *stack; /* (nullable) once it is gone; an AdwBin for each tab */
} OpccTabPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OpccTabPage, opcc_tab_page, OPCC_TYPE_PAGE)

static OpccTabPagePrivate *
get_own (OpccTabPage *self)
{
  return opcc_tab_page_get_instance_private (self);
}

void
opcc_tab_page_update_document (OpccTabPage *self)
{
  OpccTabPageClass *klass = OPCC_TAB_PAGE_GET_CLASS (self);
  GtkWidget *shown = opcc_tab_page_get_shown (self);
  const char *own = OPCC_IS_PAGE (shown) ? opcc_page_get_document (OPCC_PAGE (shown)) : NULL;
  g_autofree char *said = NULL;

  if (shown == NULL)
    return;
  if (own == NULL && klass->get_document != NULL)
    said = klass->get_document (self, gtk_stack_get_visible_child_name (get_own (self)->stack));
  opcc_page_set_document (OPCC_PAGE (self), own != NULL ? own : said);
}

static void
shown_cb (OpccTabPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (get_own (self)->stack);

  if (name == NULL)
    return;
  opcc_tab_page_get_tab (self, name);
  opcc_tab_page_update_document (self);
  if (OPCC_TAB_PAGE_GET_CLASS (self)->shown != NULL)
    OPCC_TAB_PAGE_GET_CLASS (self)->shown (self, name);
}

static void
tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_tab_page_show_tab (OPCC_TAB_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
next_tab_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_tab_row_go (get_own (OPCC_TAB_PAGE (widget))->row,
                   g_str_equal (action, "page.next-tab") ? 1 : -1);
}

static gboolean
opcc_tab_page_focus_search (OpccPage *page)
{
  GtkWidget *shown = opcc_tab_page_get_shown (OPCC_TAB_PAGE (page));

  return OPCC_IS_PAGE (shown) && opcc_page_focus_search (OPCC_PAGE (shown));
}

/* What is in the way is brought into view. */
static gboolean
opcc_tab_page_can_close (OpccPage *page)
{
  OpccTabPagePrivate *own = get_own (OPCC_TAB_PAGE (page));

  for (GtkWidget *place = gtk_widget_get_first_child (GTK_WIDGET (own->stack)); place != NULL;
       place = gtk_widget_get_next_sibling (place))
    {
      GtkWidget *tab = adw_bin_get_child (ADW_BIN (place));

      if (!OPCC_IS_PAGE (tab) || opcc_page_can_close (OPCC_PAGE (tab)))
        continue;
      gtk_stack_set_visible_child (own->stack, place);
      return FALSE;
    }
  return TRUE;
}

static void
opcc_tab_page_constructed (GObject *object)
{
  OpccTabPagePrivate *own = get_own (OPCC_TAB_PAGE (object));

  G_OBJECT_CLASS (opcc_tab_page_parent_class)->constructed (object);
  for (const OpccTab *tab = OPCC_TAB_PAGE_GET_CLASS (object)->tabs; tab->name != NULL; tab++)
    gtk_stack_add_titled (own->stack, adw_bin_new (), tab->name,
                          g_dgettext (GETTEXT_PACKAGE, tab->title));
}

static void
opcc_tab_page_dispose (GObject *object)
{
  OpccTabPagePrivate *own = get_own (OPCC_TAB_PAGE (object));

  /* A stack that goes shows its other tabs, which must not be made for that. */
  if (own->stack != NULL)
    g_signal_handlers_disconnect_by_data (own->stack, object);
  own->stack = NULL;
  own->row = NULL;
  G_OBJECT_CLASS (opcc_tab_page_parent_class)->dispose (object);
}

static void
opcc_tab_page_class_init (OpccTabPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = opcc_tab_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = opcc_tab_page_dispose;
  OPCC_PAGE_CLASS (klass)->focus_search = opcc_tab_page_focus_search;
  OPCC_PAGE_CLASS (klass)->can_close = opcc_tab_page_can_close;
  gtk_widget_class_install_action (widget_class, "page.tab", "s", tab_cb);
  gtk_widget_class_install_action (widget_class, "page.next-tab", NULL, next_tab_cb);
  gtk_widget_class_install_action (widget_class, "page.previous-tab", NULL, next_tab_cb);
}

static void
opcc_tab_page_init (OpccTabPage *self)
{
  OpccTabPagePrivate *own = get_own (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  own->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, "hhomogeneous", FALSE, "vhomogeneous",
                             FALSE, NULL);
  own->row = OPCC_TAB_ROW (opcc_tab_row_new (own->stack));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (own->row));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (own->stack));
  opcc_page_set_child (OPCC_PAGE (self), box);
}

void
opcc_tab_page_start (OpccTabPage *self)
{
  g_return_if_fail (OPCC_IS_TAB_PAGE (self));

  g_signal_connect_object (get_own (self)->stack, "notify::visible-child", G_CALLBACK (shown_cb),
                           self, G_CONNECT_SWAPPED);
  shown_cb (self);
}

static GtkWidget *
make_tab (OpccTabPage *self, const char *name)
{
  GtkWidget *tab = OPCC_TAB_PAGE_GET_CLASS (self)->make_tab (self, name);

  if (OPCC_IS_PAGE (tab))
    g_signal_connect_object (tab, "notify::document", G_CALLBACK (opcc_tab_page_update_document),
                             self, G_CONNECT_SWAPPED);
  return tab;
}

GtkWidget *
opcc_tab_page_get_tab (OpccTabPage *self, const char *name)
{
  GtkWidget *place;

  g_return_val_if_fail (OPCC_IS_TAB_PAGE (self), NULL);

  if (get_own (self)->stack == NULL)
    return NULL;
  place = gtk_stack_get_child_by_name (get_own (self)->stack, name);
  if (place == NULL)
    return NULL;
  if (adw_bin_get_child (ADW_BIN (place)) == NULL)
    adw_bin_set_child (ADW_BIN (place), make_tab (self, name));
  return adw_bin_get_child (ADW_BIN (place));
}

GtkWidget *
opcc_tab_page_show_tab (OpccTabPage *self, const char *name)
{
  GtkWidget *tab = opcc_tab_page_get_tab (self, name);

  if (tab != NULL)
    gtk_stack_set_visible_child_name (get_own (self)->stack, name);
  return tab;
}

GtkWidget *
opcc_tab_page_get_shown (OpccTabPage *self)
{
  g_return_val_if_fail (OPCC_IS_TAB_PAGE (self), NULL);

  if (get_own (self)->stack == NULL)
    return NULL;
  return opcc_tab_page_get_tab (self, gtk_stack_get_visible_child_name (get_own (self)->stack));
}

gboolean
opcc_tab_page_shows (OpccTabPage *self, const char *name)
{
  g_return_val_if_fail (OPCC_IS_TAB_PAGE (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_own (self)->stack), name) == 0;
}

OpccTabRow *
opcc_tab_page_get_row (OpccTabPage *self)
{
  g_return_val_if_fail (OPCC_IS_TAB_PAGE (self), NULL);
  return get_own (self)->row;
}
