/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as whole pence: reading what people type, and printing it the way the office writes it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An amount that was not given. It is not nil. */
#define OPCC_NO_MONEY G_MININT64

gboolean opcc_money_parse (const char *text, gint64 *pence, GError **error);
char *opcc_money_format (gint64 pence);
char *opcc_money_format_short (gint64 pence);
char *opcc_money_to_decimal (gint64 pence);
void opcc_money_append_decimal (GString *out, gint64 pence);

G_END_DECLS
