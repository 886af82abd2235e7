/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBulletMeter: what is awarded against the pot and the over-award limit. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccBulletMeter:
 *
 * Role img; its label is the sentence that opcc_bullet_meter_dup_sentence () makes.
 * Property "heads": names the two lines above the bar ("pot", "+10%").
 */
#define OPCC_TYPE_BULLET_METER (opcc_bullet_meter_get_type ())
G_DECLARE_FINAL_TYPE (OpccBulletMeter, opcc_bullet_meter, OPCC, BULLET_METER, GtkWidget)

GtkWidget *opcc_bullet_meter_new (void);
/* All in pence. @limit is the pot with the over-award, and is @pot where none is allowed. */
void opcc_bullet_meter_set (OpccBulletMeter *self, gint64 value, gint64 pot, gint64 limit);
void opcc_bullet_meter_set_heads (OpccBulletMeter *self, gboolean heads);
/* "£33,600 left", "£9,790 over the pot", "£8,200 over the limit"; with the class of its colour. */
char *opcc_bullet_meter_dup_words (OpccBulletMeter *self, const char **css_class);
char *opcc_bullet_meter_dup_sentence (OpccBulletMeter *self);

G_END_DECLS
