/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is open of those who get money, in one line and as a list. */
#include "opcc-award-applicants.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-page.h"

#define LIST_WIDTH  420
#define LIST_HEIGHT 420

struct _OpccAwardApplicants
{
  GtkWidget parent_instance;
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *button;
  GtkWidget *list;       /* of the popover */
  GPtrArray *applicants; /* (owned) (nullable) of OpccApplicant */
  GArray *open;          /* (owned) gint64: applications in the list, in the order of the board */
};

G_DEFINE_FINAL_TYPE (OpccAwardApplicants, opcc_award_applicants, GTK_TYPE_WIDGET)

static void
open_cb (GtkWidget *button)
{
  g_auto (GStrv) place = g_strsplit (gtk_widget_get_name (button), " ", 2);
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  GtkWidget *from = gtk_widget_get_parent (popover);

  gtk_popover_popdown (GTK_POPOVER (popover));
  opcc_page_show_record (from, place[0], g_ascii_strtoll (place[1], NULL, 10));
}

/* A link to a record, with its words below. */
static void
add_link (GtkWidget *box, const char *title, const char *kind, gint64 n)
{
  GtkWidget *button = gtk_button_new_with_label (title);
  g_autofree char *place = g_strdup_printf ("%s %" PRId64, kind, n);

  gtk_widget_set_name (button, place);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "opcc-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_words (GtkWidget *box, const char *words)
{
  GtkWidget *label = opcc_children_new_label (words, "opcc-small", 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_start (label, 12);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_applicant (OpccAwardApplicants *self, const OpccApplicant *one)
{
  g_autofree char *checks = one->n_open > 0 ? opcc_check_state_say (one->checks) : NULL;

  add_link (self->list, one->name, "organisation", one->organisation);
  if (checks != NULL)
    add_words (self->list, checks);
  for (guint i = 0; i < one->earlier->len; i++)
    {
      const OpccEarlierGrant *grant = g_ptr_array_index (one->earlier, i);
      g_autofree char *words = opcc_earlier_grant_say (grant);

      add_words (self->list, words);
      add_link (self->list, _ ("Open the earlier grant"), "award", grant->award);
    }
}

/* The list is made when it is asked for. */
static void
fill_cb (OpccAwardApplicants *self)
{
  opcc_children_unparent (self->list);
  for (guint i = 0; self->applicants != NULL && i < self->open->len; i++)
    {
      const OpccApplicant *one =
          opcc_applicant_find (self->applicants, g_array_index (self->open, gint64, i));

      if (one != NULL)
        add_applicant (self, one);
    }
}

static void
opcc_award_applicants_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_award_applicants_parent_class)->dispose (object);
}

static void
opcc_award_applicants_finalize (GObject *object)
{
  OpccAwardApplicants *self = OPCC_AWARD_APPLICANTS (object);

  g_clear_pointer (&self->applicants, g_ptr_array_unref);
  g_array_unref (self->open);
  G_OBJECT_CLASS (opcc_award_applicants_parent_class)->finalize (object);
}

static void
opcc_award_applicants_class_init (OpccAwardApplicantsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_award_applicants_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_award_applicants_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_popover (OpccAwardApplicants *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
  opcc_children_set_name (popover, _ ("What is open of those who get money"));
  return popover;
}

static void
opcc_award_applicants_init (OpccAwardApplicants *self)
{
  self->open = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->icon, "opcc-warn");
  opcc_children_set_name (self->icon, _ ("To look at"));
  self->words = opcc_children_new_label (NULL, "opcc-caption", 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Show"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  opcc_children_set_name (self->button, _ ("Show what is open of those who get money"));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
opcc_award_applicants_set (OpccAwardApplicants *self,
                           GPtrArray *applicants,
                           const OpccAwardPlan *plan)
{
  g_autofree char *words = applicants != NULL ? opcc_applicant_say_plan (applicants, plan) : NULL;

  g_return_if_fail (OPCC_IS_AWARD_APPLICANTS (self));

  if (applicants != NULL)
    g_ptr_array_ref (applicants);
  g_clear_pointer (&self->applicants, g_ptr_array_unref);
  self->applicants = applicants;
  g_array_set_size (self->open, 0);
  for (guint i = 0; applicants != NULL && i < plan->rows->len; i++)
    {
      const OpccApplicant *one =
          opcc_applicant_find_open (applicants, &g_array_index (plan->rows, OpccAwardRow, i));

      if (one != NULL)
        g_array_append_val (self->open, one->application);
    }
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}
