/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccHistoryList: what was done, who did it and when, newest first, a stretch at a time. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "more": the user wants the older lines too. */
#define OPCC_TYPE_HISTORY_LIST (opcc_history_list_get_type ())
G_DECLARE_FINAL_TYPE (OpccHistoryList, opcc_history_list, OPCC, HISTORY_LIST, GtkWidget)

GtkWidget *
opcc_history_list_new (const char *label, const char *empty_title, const char *empty_text);
void opcc_history_list_clear (OpccHistoryList *self);
void opcc_history_list_add (
    OpccHistoryList *self, const char *sentence, const char *action, const char *who, gint64 at);
void opcc_history_list_end (OpccHistoryList *self, gboolean more);
void opcc_history_list_set_error (OpccHistoryList *self, const char *sentence);
guint opcc_history_list_get_n_lines (OpccHistoryList *self);

G_END_DECLS
