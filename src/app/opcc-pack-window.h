/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPackWindow: the marking desk over one marker's pack, without an office. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * OpccPackWindow:
 *
 * Every mark goes into the pack as it is given. Asks for the passphrase of a pack that is under
 * one. What is worked on besides is a private folder that goes with the window.
 */
#define OPCC_TYPE_PACK_WINDOW (opcc_pack_window_get_type ())
G_DECLARE_FINAL_TYPE (OpccPackWindow, opcc_pack_window, OPCC, PACK_WINDOW, AdwApplicationWindow)

/* Whether a file given to the program is a pack, by its name. */
gboolean opcc_pack_window_takes (const char *path);
OpccPackWindow *opcc_pack_window_open (GtkApplication *application, const char *path);
/* What the banner says. */
const char *opcc_pack_window_get_words (OpccPackWindow *self);

G_END_DECLS
