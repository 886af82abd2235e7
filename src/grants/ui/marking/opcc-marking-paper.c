/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingPaper: an application as a marker reads it, with what is hidden marked as such. */
#include "opcc-marking-paper.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-pill.h"
#include "opcc-place.h"

struct _OpccMarkingPaper
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *box;
  gint64 application; /* that is shown */
  gboolean blind;     /* without who applied */
  gboolean fixed;
};

G_DEFINE_FINAL_TYPE (OpccMarkingPaper, opcc_marking_paper, GTK_TYPE_WIDGET)

static GtkWidget *
create_lift_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show who applied…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "opcc-small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.lift-blind");
  /* Over a pack there is nobody to show. */
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static void
add_pills (GtkWidget *box, const OpccMarkingView *view)
{
  const OpccPlace *place =
      view->application->district != NULL ? opcc_place_by_key (view->application->district) : NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (row),
                  opcc_children_new_label (view->application->reference, "opcc-small opcc-dim", 0));
  if (view->blind)
    {
      gtk_box_append (GTK_BOX (row), opcc_pill_new (OPCC_TONE_NONE, "view-conceal-symbolic",
                                                    _ ("applicant hidden")));
      gtk_box_append (GTK_BOX (row), opcc_pill_new (OPCC_TONE_NONE, "view-conceal-symbolic",
                                                    _ ("district hidden")));
      if (!view->fixed)
        gtk_box_append (GTK_BOX (row), create_lift_button ());
    }
  else
    {
      if (view->lifted)
        gtk_box_append (GTK_BOX (row), opcc_pill_new (OPCC_TONE_WARN, "view-reveal-symbolic",
                                                      _ ("shown before submitting")));
      if (view->organisation != NULL)
        gtk_box_append (GTK_BOX (row),
                        opcc_children_new_label (view->organisation, "opcc-small", 0));
      if (place != NULL)
        gtk_box_append (GTK_BOX (row),
                        opcc_children_new_label (place->label, "opcc-small opcc-dim", 0));
    }
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_figure (GtkWidget *row, const char *name, const OpccCellText *value)
{
  GtkWidget *figure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = opcc_children_new_label (name, "opcc-caption opcc-dim", 0);
  GtkWidget *words = opcc_children_new_label (value->text, "opcc-section opcc-num", 0);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  /* A sum or "12 months" stays on one line; only the priority is long. */
  gtk_label_set_width_chars (GTK_LABEL (words), MIN (g_utf8_strlen (value->text, -1), 9));
  if (value->css_class != NULL)
    gtk_widget_add_css_class (words, value->css_class);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (figure), title);
  gtk_box_append (GTK_BOX (figure), words);
  gtk_box_append (GTK_BOX (row), figure);
}

static void
add_money (GtkWidget *row, const char *name, gint64 pence)
{
  g_auto (OpccCellText) words = { NULL };

  opcc_format_money (pence, &words);
  add_figure (row, name, &words);
}

static void
add_figures (GtkWidget *box, const OpccApplication *application)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  int months = opcc_application_get_months ((OpccApplication *) application);
  g_auto (OpccCellText) words = { NULL };
  g_auto (OpccCellText) length = { NULL };

  add_money (row, _ ("Asked"), application->asked);
  add_money (row, _ ("Whole cost"), application->total_cost);
  add_money (row, _ ("Match funding"), application->match_funding);
  if (months < 0)
    opcc_cell_text_set (&length, _ ("Not stated"), "opcc-missing");
  else
    opcc_cell_text_take (
        &length,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", months), months),
        NULL);
  add_figure (row, _ ("Length"), &length);
  if (application->priority != NULL)
    opcc_cell_text_set (&words, application->priority, NULL);
  else
    opcc_cell_text_set (&words, _ ("Not stated"), "opcc-missing");
  add_figure (row, _ ("Plan priority"), &words);
  gtk_box_append (GTK_BOX (box), row);
}

/* What was hidden stands out, so that the marker knows that words are missing. */
static char *
mark_hidden (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *hidden =
      g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, "[applicant hidden]"), -1);
  g_autoptr (GString) marked = g_string_new (escaped);
  g_autofree char *words = g_markup_escape_text (_ ("applicant hidden"), -1);
  g_autofree char *shown =
      g_strdup_printf ("<span bgcolor=\"#808080\" bgalpha=\"14%%\" size=\"small\"> %s </span>",
                       words);

  g_string_replace (marked, hidden, shown, 0);
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static void
add_answer (GtkWidget *box, const char *question, const char *answer)
{
  GtkWidget *title = opcc_children_new_label (question, "opcc-section", 0);
  GtkWidget *words = opcc_children_new_label (NULL, "opcc-read", 0);
  g_autofree char *markup = answer != NULL ? mark_hidden (answer) : NULL;

  gtk_widget_set_margin_top (title, 15);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (words), FALSE);
  gtk_widget_set_margin_top (words, 3);
  if (markup != NULL)
    gtk_label_set_markup (GTK_LABEL (words), markup);
  else
    {
      gtk_label_set_text (GTK_LABEL (words), _ ("Not answered"));
      gtk_widget_add_css_class (words, "opcc-missing");
    }
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
}

static void
opcc_marking_paper_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_marking_paper_parent_class)->dispose (object);
}

static void
opcc_marking_paper_class_init (OpccMarkingPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_marking_paper_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_marking_paper_init (OpccMarkingPaper *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-paper");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_start (self->box, 24);
  gtk_widget_set_margin_end (self->box, 24);
  gtk_widget_set_margin_top (self->box, 15);
  gtk_widget_set_margin_bottom (self->box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
opcc_marking_paper_set_view (OpccMarkingPaper *self, const OpccMarkingView *view)
{
  OpccApplication *application = view->application;
  GtkWidget *title;
  GtkWidget *line;

  g_return_if_fail (OPCC_IS_MARKING_PAPER (self));

  /* Read again after each mark: who reads stays where they are in the text. */
  if (self->application == opcc_record_get_n (OPCC_RECORD (application)) &&
      self->blind == view->blind && self->fixed == view->fixed)
    return;
  self->application = opcc_record_get_n (OPCC_RECORD (application));
  self->blind = view->blind;
  self->fixed = view->fixed;
  opcc_children_unparent (self->box);
  add_pills (self->box, view);
  title = opcc_children_new_label (application->title, "opcc-page-title", 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_margin_top (title, 3);
  gtk_widget_set_margin_bottom (title, 12);
  gtk_box_append (GTK_BOX (self->box), title);
  add_figures (self->box, application);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (line, "opcc-hairline");
  gtk_widget_set_margin_top (line, 15);
  gtk_box_append (GTK_BOX (self->box), line);
  add_answer (self->box, _ ("What will you do?"), application->summary);
  add_answer (self->box, _ ("Why is it needed?"), application->need);
  add_answer (self->box, _ ("How will you know that it worked?"), application->outcomes);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
}
