/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's settings, for parts that also work where they are not installed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *opcc_settings_find (const char *key);

G_END_DECLS
