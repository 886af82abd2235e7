/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far work has come that takes a while. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OpccProgress:
 * @fraction: 0 to 1
 *
 * Called now and then on the thread that does the work.
 */
typedef void (*OpccProgress) (double fraction, gpointer user_data);

G_END_DECLS
