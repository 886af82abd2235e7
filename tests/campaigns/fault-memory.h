/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory for SQLite that is refused when it is told to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Once, before SQLite is used. */
void fault_memory_install (void);
/* As a FaultSource does, in the thread that calls it; @sort is 0. */
void fault_memory_arm (guint sort, guint nth, gboolean for_ever);
void fault_memory_disarm (guint *n_calls);

G_END_DECLS
