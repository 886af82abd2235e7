/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAfterRow: a grant after its award in a list: who has it, what is next, its money. */
#include "opcc-after-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-grant-acts.h"
#include "opcc-pill.h"

/* Of columns, in pixels. */
#define NEXT_WIDTH   330
#define FIGURE_WIDTH 110

static GtkWidget *
make_line (void)
{
  return g_object_new (GTK_TYPE_BOX, "spacing", 12, "margin-top", 7, "margin-bottom", 7,
                       "margin-start", 18, "margin-end", 18, NULL);
}

static void
add_heading (GtkWidget *line, const char *words, float xalign, int width)
{
  GtkWidget *heading = opcc_children_new_label (words, "opcc-th", xalign);

  g_object_set (heading, "width-request", width, "hexpand", width < 0, NULL);
  gtk_box_append (GTK_BOX (line), heading);
}

GtkWidget *
opcc_after_row_new_headings (void)
{
  GtkWidget *line = make_line ();

  add_heading (line, _ ("Grant"), 0, -1);
  add_heading (line, _ ("Next"), 0, NEXT_WIDTH);
  add_heading (line, _ ("Awarded"), 1, FIGURE_WIDTH);
  add_heading (line, _ ("Paid"), 1, FIGURE_WIDTH);
  add_heading (line, _ ("To pay"), 1, FIGURE_WIDTH);
  return line;
}

static GtkWidget *
make_names (const OpccDelivery *grant)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *project =
      g_strdup_printf ("%s · %s", grant->application->reference, grant->application->title);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box),
                  opcc_children_new_label (grant->organisation->name, "opcc-body", 0));
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (project, "opcc-caption opcc-dim", 0));
  return box;
}

static GtkWidget *
make_next (const OpccDelivery *grant)
{
  /* A long step must not push its column out of line; the tooltip has the whole of it. */
  GtkWidget *place = g_object_new (ADW_TYPE_CLAMP, "maximum-size", NEXT_WIDTH,
                                   "tightening-threshold", NEXT_WIDTH, NULL);
  const OpccTone tone = opcc_grant_act_get_tone (grant);
  GtkWidget *words = tone == OPCC_TONE_NONE
                         ? opcc_children_new_label (grant->words, "opcc-small opcc-dim", 0)
                         : opcc_pill_new (tone, NULL, grant->words);

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (words, grant->words);
  gtk_widget_set_size_request (place, NEXT_WIDTH, -1);
  adw_clamp_set_child (ADW_CLAMP (place), words);
  return place;
}

/* @note (nullable): what is amiss with the sum. */
static GtkWidget *
make_figure (gint64 pence, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *money = opcc_money_format (pence);

  gtk_box_append (GTK_BOX (box), opcc_children_new_label (money, "opcc-body opcc-num", 1));
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), opcc_children_new_label (note, "opcc-caption opcc-missing", 1));
  gtk_widget_set_size_request (box, FIGURE_WIDTH, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

void
opcc_after_row_fill (GtkListBoxRow *row, const OpccDelivery *grant)
{
  GtkWidget *box = make_line ();
  g_autofree char *name = g_strdup_printf ("%s, %s", grant->organisation->name, grant->words);

  gtk_box_append (GTK_BOX (box), make_names (grant));
  gtk_box_append (GTK_BOX (box), make_next (grant));
  gtk_box_append (GTK_BOX (box),
                  make_figure (grant->amount,
                               grant->amount != grant->award->amount ? _ ("varied") : NULL));
  gtk_box_append (GTK_BOX (box),
                  make_figure (grant->paid, grant->at_risk > 0 ? _ ("underspend") : NULL));
  gtk_box_append (GTK_BOX (box),
                  make_figure (grant->to_pay, grant->held_back > 0 ? _ ("held back") : NULL));
  gtk_list_box_row_set_child (row, box);
  /* The target first: a row in a list asks for its action as soon as it has the name of one. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    opcc_record_get_n (OPCC_RECORD (grant->award)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "after.open");
  opcc_children_set_name (GTK_WIDGET (row), name);
}
