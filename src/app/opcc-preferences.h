/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPreferences: the few things a person may want otherwise, and the care of the office file. */
#pragma once

#include "opcc-window.h"

G_BEGIN_DECLS

#define OPCC_TYPE_PREFERENCES (opcc_preferences_get_type ())
G_DECLARE_FINAL_TYPE (OpccPreferences, opcc_preferences, OPCC, PREFERENCES, AdwPreferencesWindow)

GtkWindow *opcc_preferences_new (OpccWindow *window, GSettings *settings);

G_END_DECLS
