/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that work for one who is waited for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GThread *opcc_thread_new_helper (const char *name, GThreadFunc func, gpointer data);

G_END_DECLS
