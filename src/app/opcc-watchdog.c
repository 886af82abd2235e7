/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says which source kept the main loop from answering, and from which function. */
#include "opcc-watchdog.h"

#include <execinfo.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MAX_FRAMES 24
/* Frames of the signal handler itself, which say nothing. */
#define OWN_FRAMES 2

/* The main loop calls poll() once a round; the time from its return to the next call is what the
 * sources took. A timer that is armed for this stretch only interrupts the main thread when the
 * limit passes, and the handler notes what was running: nothing but that moment knows. */
static struct
{
  gboolean running;
  GPollFunc poll; /* the one we stand in front of */
  OpccWatchdogReport report;
  gpointer user_data;
  timer_t timer;
  gint64 woken_at; /* µs; 0 before the first poll */
  /* Written by the handler, read by the main thread it runs on. */
  volatile int n_frames;
  void *frames[MAX_FRAMES];
  char source[64];
} watchdog;

static void
note_where_cb (int signal_number)
{
  GSource *source = g_main_current_source ();
  const char *name = source != NULL ? g_source_get_name (source) : NULL;

  /* The source may be gone by the time of the report. */
  strncpy (watchdog.source, name != NULL ? name : "a source without a name",
           sizeof watchdog.source - 1);
  watchdog.n_frames = backtrace (watchdog.frames, MAX_FRAMES);
}

static void
arm_timer (gboolean armed)
{
  struct itimerspec span = { .it_value.tv_nsec = armed ? OPCC_WATCHDOG_LIMIT_MS * 1000000L : 0 };

  timer_settime (watchdog.timer, 0, &span, NULL);
}

static void
report_round (gint64 now)
{
  g_autoptr (GString) where = g_string_new (NULL);
  char **names = backtrace_symbols (watchdog.frames, watchdog.n_frames);

  for (int i = OWN_FRAMES; names != NULL && i < watchdog.n_frames; i++)
    g_string_append_printf (where, "%s%s", i > OWN_FRAMES ? "\n" : "", names[i]);
  watchdog.report (watchdog.source, where->str, (now - watchdog.woken_at) / 1000.0,
                   watchdog.user_data);
  free (names);
}

static int
watch_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  arm_timer (FALSE);
  if (watchdog.n_frames > 0 && watchdog.woken_at > 0)
    report_round (g_get_monotonic_time ());
  watchdog.n_frames = 0;

  result = watchdog.poll (fds, n_fds, timeout);
  watchdog.woken_at = g_get_monotonic_time ();
  arm_timer (TRUE);
  return result;
}

/**
 * opcc_watchdog_start:
 * @report: called on the main thread, after the round that took too long
 *
 * Watches the default main context from now on; to be called on its thread. For development: it
 * costs two system calls a round.
 */
void
opcc_watchdog_start (OpccWatchdogReport report, gpointer user_data)
{
  struct sigaction action = { .sa_handler = note_where_cb, .sa_flags = SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN + 6 };
  void *frame;

  g_return_if_fail (report != NULL);
  g_return_if_fail (!watchdog.running);

  /* The first call loads a library, which a signal handler must not do. */
  backtrace (&frame, 1);
  event._sigev_un._tid = (pid_t) syscall (SYS_gettid);
  sigaction (event.sigev_signo, &action, NULL);
  if (timer_create (CLOCK_MONOTONIC, &event, &watchdog.timer) != 0)
    return;
  watchdog.report = report;
  watchdog.user_data = user_data;
  watchdog.woken_at = 0;
  watchdog.n_frames = 0;
  watchdog.poll = g_main_context_get_poll_func (NULL);
  watchdog.running = TRUE;
  g_main_context_set_poll_func (NULL, watch_poll);
}

/**
 * opcc_watchdog_stop:
 *
 * Leaves the main context as it was.
 */
void
opcc_watchdog_stop (void)
{
  if (!watchdog.running)
    return;
  g_main_context_set_poll_func (NULL, watchdog.poll);
  timer_delete (watchdog.timer);
  watchdog.running = FALSE;
}

/**
 * opcc_watchdog_log:
 *
 * An #OpccWatchdogReport that writes to the log.
 */
void
opcc_watchdog_log (const char *source, const char *where, double ms, gpointer user_data)
{
  g_message ("The main loop was kept %.1f ms by %s:\n%s", ms, source, where);
}
