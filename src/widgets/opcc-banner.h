/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBanner: says what is the case until it no longer is, with one button. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-tone.h"

G_BEGIN_DECLS

/**
 * OpccBanner:
 *
 * Properties: "tone", "icon-name" (NULL takes the tone's), "title", "text", "button-label" (NULL:
 * no button), "rounded". Signal "button-clicked". Role status, so that it is announced.
 * CSS: .opcc-banner with .warn, .plain, .bad, .round.
 */
#define OPCC_TYPE_BANNER (opcc_banner_get_type ())
G_DECLARE_FINAL_TYPE (OpccBanner, opcc_banner, OPCC, BANNER, GtkWidget)

GtkWidget *opcc_banner_new (OpccTone tone, const char *title, const char *text);
/* Changes tone and words at once; @text may be NULL. */
void opcc_banner_set (OpccBanner *self, OpccTone tone, const char *title, const char *text);
/* @icon_name NULL: the sign of the tone. */
void opcc_banner_set_icon_name (OpccBanner *self, const char *icon_name);
/* @action_name may be NULL; then "button-clicked" tells. */
void opcc_banner_set_button (OpccBanner *self, const char *label, const char *action_name);
void opcc_banner_set_rounded (OpccBanner *self, gboolean rounded);

G_END_DECLS
