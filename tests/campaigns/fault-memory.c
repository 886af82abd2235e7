/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory for SQLite that is refused when it is told to. */
#include "fault-memory.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;
static struct
{
  guint nth;
  gboolean for_ever;
  guint n_calls;
} armed;
/* The threads that help an operation have memory: where they ask for it is another place each time.
 */
static _Thread_local gboolean is_armed;

static gboolean
fails (void)
{
  const guint n = is_armed ? ++armed.n_calls : 0;

  return n > 0 && armed.nth > 0 && (n == armed.nth || (armed.for_ever && n > armed.nth));
}

static void *
allocate (int size)
{
  return fails () ? NULL : real.xMalloc (size);
}

static void *
reallocate (void *memory, int size)
{
  return fails () ? NULL : real.xRealloc (memory, size);
}

void
fault_memory_arm (guint sort, guint nth, gboolean for_ever)
{
  armed.nth = nth;
  armed.for_ever = for_ever;
  armed.n_calls = 0;
  is_armed = TRUE;
}

void
fault_memory_disarm (guint *n_calls)
{
  is_armed = FALSE;
  if (n_calls != NULL)
    *n_calls = armed.n_calls;
}

void
fault_memory_install (void)
{
  sqlite3_mem_methods failing;

  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real);
  failing = real;
  failing.xMalloc = allocate;
  failing.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &failing), ==, SQLITE_OK);
  /* Without its small blocks set aside it asks for each. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}
