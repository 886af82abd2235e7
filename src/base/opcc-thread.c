/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that work for one who is waited for. */
#include "opcc-thread.h"

#include <sys/resource.h>
#include <unistd.h>

/* With fewer processors than threads, the one that all wait for must not be held up. */
#define HELPER_NICENESS 10

typedef struct
{
  GThreadFunc func;
  gpointer data;
} Start;

static gpointer
run_helper (gpointer data)
{
  g_autofree Start *start = data;

  /* On Linux each thread has a priority of its own. Refused, it is only slower. */
  setpriority (PRIO_PROCESS, (id_t) gettid (), HELPER_NICENESS);
  return start->func (start->data);
}

/**
 * opcc_thread_new_helper:
 * @name: at most 15 letters
 * @func: (scope async): what it does
 *
 * Starts a thread that gets out of the way of the window and of the thread it helps.
 *
 * Returns: (transfer full): to be joined
 */
GThread *
opcc_thread_new_helper (const char *name, GThreadFunc func, gpointer data)
{
  Start *start = g_new (Start, 1);

  start->func = func;
  start->data = data;
  return g_thread_new (name, run_helper, start);
}
