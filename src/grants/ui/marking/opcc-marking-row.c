/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in a marker's list: what the application is called, and how far its marking has come. */
#include "opcc-marking-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-marking-words.h"
#include "opcc-pill.h"

static GtkWidget *
create_state (const OpccMarkingView *view, const char *state)
{
  gboolean submitted = strcmp (view->assignment->state, "submitted") == 0;
  gboolean begun = strcmp (view->assignment->state, "marking") == 0;
  GtkWidget *pill = opcc_pill_new (submitted ? OPCC_TONE_GOOD
                                   : begun   ? OPCC_TONE_INFO
                                             : OPCC_TONE_OUTLINE,
                                   submitted ? "object-select-symbolic" : NULL, state);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

GtkWidget *
opcc_marking_row_new (const OpccMarkingView *view)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *reference =
      opcc_children_new_label (view->application->reference, "opcc-small opcc-dim opcc-num", 0);
  const char *who = view->organisation != NULL ? view->organisation : _ ("applicant hidden");
  g_autofree char *state = opcc_marking_words_state (view);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s", view->application->reference,
                                           view->application->title, who, state);
  g_auto (OpccCellText) asked = { NULL };
  GtkWidget *sum;

  opcc_format_money (view->application->asked, &asked);
  sum = opcc_children_new_label (asked.text, "opcc-small opcc-num", 1);
  gtk_widget_set_size_request (reference, 64, -1);
  gtk_box_append (GTK_BOX (words),
                  opcc_children_new_label (view->application->title, "opcc-body", 0));
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (who, "opcc-caption opcc-dim", 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), reference);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), create_state (view, state));
  gtk_box_append (GTK_BOX (box), sum);
  gtk_widget_set_size_request (sum, 72, -1);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  opcc_children_set_name (row, name);
  return row;
}
