/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMoneyEntry: an amount typed in place, flat until focused, refused with a sentence. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what is wrong with an amount in pence; FALSE refuses it with @error. */
typedef gboolean (*OpccMoneyCheck) (gint64 pence, gpointer user_data, GError **error);

/**
 * OpccMoneyEntry:
 *
 * Properties: "value" (pence, OPCC_NO_MONEY: missing), "part" (bold), "framed" (a hairline even
 * when not focused), "show-error" (the sentence below; off where a page shows it elsewhere),
 * "error" (read only, NULL when nothing is refused).
 * Signals: "committed" when Enter or leaving the field took a changed, accepted value; "refused".
 * Escape puts the old value back. CSS: entry.opcc-cell with .part, .shown, .error.
 */
#define OPCC_TYPE_MONEY_ENTRY (opcc_money_entry_get_type ())
G_DECLARE_FINAL_TYPE (OpccMoneyEntry, opcc_money_entry, OPCC, MONEY_ENTRY, GtkWidget)

GtkWidget *opcc_money_entry_new (const char *accessible_label);
gint64 opcc_money_entry_get_value (OpccMoneyEntry *self);
/* Pence, OPCC_NO_MONEY for missing; shown at once, not told by "committed". */
void opcc_money_entry_set_value (OpccMoneyEntry *self, gint64 pence);
/* Who is asked before a typed amount is taken; NULL: every amount is. */
void opcc_money_entry_set_check (OpccMoneyEntry *self,
                                 OpccMoneyCheck check,
                                 gpointer user_data,
                                 GDestroyNotify destroy);
/* A part award stands in bold. */
void opcc_money_entry_set_part (OpccMoneyEntry *self, gboolean part);
/* @reason NULL: can be typed in. Else shows a padlock with the reason. */
void opcc_money_entry_set_locked (OpccMoneyEntry *self, const char *reason);
const char *opcc_money_entry_get_error (OpccMoneyEntry *self);
/* Takes what is typed, as Enter does. FALSE: it was refused. */
gboolean opcc_money_entry_commit (OpccMoneyEntry *self);
/* Shows a refusal that came from elsewhere, for example from the store. */
void opcc_money_entry_refuse (OpccMoneyEntry *self, const char *sentence);

G_END_DECLS
