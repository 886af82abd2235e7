/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPresenterList: the slides of a meeting by number and title, to go to one. */
#include "opcc-presenter-list.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

/* Pixels. */
#define WIDTH  420
#define HEIGHT 360

struct _OpccPresenterList
{
  GtkPopover parent_instance;
  GtkWidget *view;      /* (unowned) its child's */
  GtkStringList *names; /* (owned) */
  OpccMeeting *meeting; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccPresenterList, opcc_presenter_list, GTK_TYPE_POPOVER)

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, opcc_children_new_label (NULL, "opcc-body opcc-num", 0));
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

static void
choose_cb (OpccPresenterList *self, guint position)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  opcc_meeting_go_to (self->meeting, position);
}

static void
fill_names (OpccPresenterList *self)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < opcc_meeting_get_n_slides (self->meeting); i++)
    {
      const OpccMeetingSlide *slide = opcc_meeting_get_slide (self->meeting, i);
      g_autofree char *name =
          /* Translators: number of a slide, its title */
          slide->slide != NULL
              ? g_strdup_printf (_ ("%u · %s"), i + 1, slide->title)
              : g_strdup_printf (_ ("%u · %s (nothing to show)"), i + 1, slide->title);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  gtk_string_list_splice (self->names, 0, n_before, (const char *const *) names);
}

static void
opcc_presenter_list_dispose (GObject *object)
{
  OpccPresenterList *self = OPCC_PRESENTER_LIST (object);

  g_clear_object (&self->names);
  g_clear_object (&self->meeting);
  G_OBJECT_CLASS (opcc_presenter_list_parent_class)->dispose (object);
}

static void
opcc_presenter_list_class_init (OpccPresenterListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_presenter_list_dispose;
}

static void
opcc_presenter_list_init (OpccPresenterList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->names = gtk_string_list_new (NULL);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->names)));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  opcc_children_set_name (self->view, _ ("Slides"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (choose_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), WIDTH);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

/**
 * opcc_presenter_list_new:
 *
 * Returns: (transfer floating): a popover; whoever makes it its child unparents it
 */
GtkWidget *
opcc_presenter_list_new (OpccMeeting *meeting)
{
  OpccPresenterList *self = g_object_new (OPCC_TYPE_PRESENTER_LIST, NULL);

  self->meeting = g_object_ref (meeting);
  return GTK_WIDGET (self);
}

/**
 * opcc_presenter_list_open:
 *
 * Shows the slides there are now, with the one that is up chosen.
 */
void
opcc_presenter_list_open (OpccPresenterList *self)
{
  g_return_if_fail (OPCC_IS_PRESENTER_LIST (self));

  fill_names (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u",
                              opcc_meeting_get_current (self->meeting));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (
                                         gtk_list_view_get_model (GTK_LIST_VIEW (self->view))),
                                     opcc_meeting_get_current (self->meeting));
  gtk_widget_grab_focus (self->view);
}
