/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards beside the list of Today: what to do next, and what was done since yesterday. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-today.h"

G_BEGIN_DECLS

/* The button of the card acts by "page.open-next". */
void opcc_today_cards_fill_next (GtkWidget *card, const OpccToday *today);
void opcc_today_cards_fill_news (GtkWidget *card, const OpccToday *today);

G_END_DECLS
