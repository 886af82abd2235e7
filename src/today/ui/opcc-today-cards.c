/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards beside the list of Today: what to do next, and what was done since yesterday. */
#include "opcc-today-cards.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-time.h"

/* Characters after which a line goes on below. */
#define CARD_WIDTH 22

static GtkWidget *
add_lines (GtkWidget *card, const char *text, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_width_chars (GTK_LABEL (label), CARD_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CARD_WIDTH);
  gtk_box_append (GTK_BOX (card), label);
  return label;
}

/**
 * opcc_today_cards_fill_next:
 *
 * Hides the card where nothing holds up anything.
 */
void
opcc_today_cards_fill_next (GtkWidget *card, const OpccToday *today)
{
  const OpccTodayItem *next = opcc_today_find_next (today);
  GtkWidget *button;

  opcc_children_unparent (card);
  gtk_widget_set_visible (card, next != NULL);
  if (next == NULL)
    return;
  add_lines (card, next->mine ? _ ("Next for you") : _ ("Next for the office"),
             "opcc-caption opcc-dim");
  add_lines (card, next->due->title, "opcc-body opcc-strong");
  add_lines (card, next->due->detail, "opcc-small opcc-dim");
  button = gtk_button_new_with_label (next->due->act != NULL ? next->due->act : _ ("Open"));
  gtk_widget_set_css_classes (button, (const char *[]){ "suggested-action", "opcc-big", NULL });
  gtk_widget_set_margin_top (button, 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.open-next");
  gtk_box_append (GTK_BOX (card), button);
}

/**
 * opcc_today_cards_fill_news:
 *
 * Hides the card where nothing was done.
 */
void
opcc_today_cards_fill_news (GtkWidget *card, const OpccToday *today)
{
  opcc_children_unparent (card);
  gtk_widget_set_visible (card, today->news->len > 0);
  gtk_box_append (GTK_BOX (card),
                  opcc_children_new_label (_ ("Since yesterday"), "opcc-section", 0));
  for (guint i = 0; i < today->news->len; i++)
    {
      const OpccTodayNews *news = g_ptr_array_index (today->news, i);
      g_autofree char *at = opcc_time_format (news->at);
      g_autofree char *detail = g_strdup_printf ("%s · %s", news->who, at);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      add_lines (box, news->name, "opcc-small");
      gtk_box_append (GTK_BOX (box), opcc_children_new_label (detail, "opcc-caption opcc-dim", 0));
      gtk_box_append (GTK_BOX (card), box);
    }
}
