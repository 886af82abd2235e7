/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window says what the pages in it report: in a banner, and in toasts. */
#include "opcc-window-host.h"

#include <glib/gi18n-lib.h>

/**
 * opcc_window_host_say:
 *
 * Shows the banner with these words, in place of what it said.
 */
void
opcc_window_host_say (OpccBanner *banner, OpccTone tone, const char *title, const char *words)
{
  opcc_banner_set (banner, tone, title, words);
  gtk_widget_set_visible (GTK_WIDGET (banner), TRUE);
}

/**
 * opcc_window_host_toast:
 * @with_undo: it can be taken back by the window's action "undo"
 */
void
opcc_window_host_toast (OpccToaster *toaster, const char *plain_text, gboolean with_undo)
{
  opcc_toaster_show (toaster, plain_text, with_undo ? _ ("Undo") : NULL,
                     with_undo ? "win.undo" : NULL);
}
